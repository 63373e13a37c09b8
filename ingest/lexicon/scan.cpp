#include "ingest/lexicon/scan.hpp"

#include <algorithm>
#include <bit>

namespace waqia::ingest {

namespace {

struct Proclitic {
    std::string_view letters;
    std::uint8_t clitics;
};

// In the order in which they stand before a word: conjunction, then preposition, then article.
constexpr std::array conjunctions = {Proclitic{"", clitic_none}, Proclitic{"و", clitic_and},
                                     Proclitic{"ف", clitic_then}};
constexpr std::array prefixes = {
    Proclitic{"", clitic_none},
    Proclitic{"ال", clitic_the},
    Proclitic{"بال", clitic_in | clitic_the},
    Proclitic{"كال", clitic_as | clitic_the},
    Proclitic{"لل", clitic_to | clitic_the},
    Proclitic{"ب", clitic_in},
    Proclitic{"ل", clitic_to},
    Proclitic{"ك", clitic_as},
    Proclitic{"س", clitic_future},
};

constexpr std::size_t shortest_stem = 4; // bytes: two Arabic letters

/// starts_with for a few bytes, without the call that a length unknown to the compiler costs.
bool begins(std::string_view word, std::string_view prefix) {
    if (word.size() < prefix.size())
        return false;
    for (std::size_t i = 0; i < prefix.size(); ++i)
        if (word[i] != prefix[i])
            return false;
    return true;
}

} // namespace

const Annotation* Annotations::look_up(std::uint32_t token, Kind kind) const {
    for (std::uint32_t i = m_start[token]; i < m_start[token + 1]; ++i)
        if (m_list[i].kind == kind)
            return &m_list[i];
    return nullptr;
}

const Annotation* Annotations::look_back(std::uint32_t token, Kind kind) const {
    // Phrases of a kind do not overlap, so the nearest that begins at or before the token holds it.
    for (std::uint32_t first = token;; --first)
        if (const Annotation* found = at(first, kind); found || first == 0)
            return found;
}

const Annotation* Annotations::find(std::uint32_t first, std::uint32_t last, Kind kind) const {
    for (std::uint32_t token = first; token < last; ++token)
        if (const Annotation* found = at(token, kind))
            return found;
    return nullptr;
}

/// The forms under which a word may stand in the index, as written first.
void Scanner::heads_of(const Text& text, std::uint32_t token) {
    const auto word = text.fold(token);
    m_head_count = 0;
    for (const auto& conjunction : conjunctions) {
        if (!begins(word, conjunction.letters))
            continue;
        const auto rest = word.substr(conjunction.letters.size());
        for (const auto& prefix : prefixes) {
            if (!begins(rest, prefix.letters))
                continue;
            const auto stem = rest.substr(prefix.letters.size());
            const bool stripped = stem.size() < word.size();
            if (stripped && stem.size() < shortest_stem)
                continue;
            const auto form = !stripped ? m_forms[token] : m_index->form(stem);
            if (form && m_head_count < m_heads.size())
                m_heads[m_head_count++] = {
                    form, static_cast<std::uint8_t>(conjunction.clitics | prefix.clitics)};
        }
    }
}

/// Walks the index from `token` on and keeps the longest match of each kind in m_best.
void Scanner::follow(std::uint32_t token, Head head) {
    PhraseIndex::Node node = m_index->next(0, head.form);
    for (std::uint32_t i = token; node != 0;) {
        ++i;
        for (const Entry& entry : m_index->entries(node)) {
            Annotation& best = m_best[static_cast<std::size_t>(entry.kind)];
            const std::uint32_t bit = Annotations::bit(entry.kind);
            if ((m_matched & bit) == 0 || best.last < i) {
                m_matched |= bit;
                best = {token, i, entry.payload, entry.morph, entry.kind, head.clitics};
            }
        }
        if (i >= m_limit)
            break;
        const auto further = m_index->next(node, m_forms[i]);
        node = further ? further : m_index->next(node, m_bare[i]);
    }
}

void Scanner::operator()(const Text& text, Annotations& found) {
    const auto count = static_cast<std::uint32_t>(text.tokens.size());
    m_forms.assign(count, 0);
    m_bare.assign(count, 0);
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto word = text.fold(i);
        m_forms[i] = m_index->form(word);
        if (word.size() > 4 + shortest_stem && word.starts_with("ال"))
            m_bare[i] = m_index->form(word.substr(4));
    }
    found.m_list.clear();
    found.m_start.clear();
    found.m_begins.assign(count, 0);
    found.m_over.assign(count, 0);
    std::array<std::uint32_t, static_cast<std::size_t>(Kind::count_)> taken{};
    auto sentence = text.sentences.begin();
    for (std::uint32_t token = 0; token < count; ++token) {
        while (sentence != text.sentences.end() && sentence->last <= token)
            ++sentence;
        m_limit = sentence == text.sentences.end() ? count : sentence->last;
        found.m_start.push_back(static_cast<std::uint32_t>(found.m_list.size()));
        if (text.tokens[token].kind == TokenKind::punctuation)
            continue;
        heads_of(text, token);
        m_matched = 0;
        for (std::size_t h = 0; h < m_head_count; ++h)
            follow(token, m_heads[h]);
        for (std::uint32_t rest = m_matched; rest != 0; rest &= rest - 1) {
            const auto kind = static_cast<std::size_t>(std::countr_zero(rest));
            const Annotation& best = m_best[kind];
            if (taken[kind] > token)
                continue;
            found.m_list.push_back(best);
            taken[kind] = best.last;
            const std::uint32_t bit = Annotations::bit(best.kind);
            found.m_begins[best.first] |= bit;
            for (std::uint32_t i = best.first; i < best.last; ++i)
                found.m_over[i] |= bit;
        }
    }
    found.m_start.push_back(static_cast<std::uint32_t>(found.m_list.size()));
}

} // namespace waqia::ingest
