#include "ingest/lexicon/scan.hpp"

#include "gazetteer/fold.hpp"

#include <algorithm>
#include <bit>

namespace waqia::ingest {

using gazetteer::format::extend;

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
static_assert(conjunctions.size() * prefixes.size() == 27, "see m_heads");

/// starts_with for a few bytes, without the call that a length unknown to the compiler costs.
bool begins(std::string_view word, std::string_view prefix) {
    if (word.size() < prefix.size())
        return false;
    for (std::size_t i = 0; i < prefix.size(); ++i)
        if (word[i] != prefix[i])
            return false;
    return true;
}

bool is_hyphen(char32_t mark) {
    return mark == U'-' || mark == U'–';
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

Scanner::Word Scanner::word_of(std::string_view folded) const {
    const std::uint64_t hash = gazetteer::hash_word(folded);
    return {hash, m_index->form(folded, hash)};
}

void Scanner::read_words(const Text& text) {
    const auto count = static_cast<std::uint32_t>(text.tokens.size());
    m_words.resize(count);
    m_bare.assign(count, {});
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto word = text.fold(i);
        m_words[i] = word_of(word);
        if (word.size() > 4 + shortest_stem && word.starts_with("ال"))
            m_bare[i] = word_of(word.substr(4));
    }
}

/// The forms under which a word may stand in an index, as written first.
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
            const Word found = !stripped ? m_words[token] : word_of(stem);
            Head& head = m_heads[m_head_count++];
            head = {extend(0, found.hash), found.form,
                    static_cast<std::uint8_t>(conjunction.clitics | prefix.clitics),
                    gazetteer::is_arabic_word(stem)};
            if (head.arabic)
                for (const auto& layer : m_gazetteer->layers())
                    layer.index.prefetch(head.key);
        }
    }
}

/// Walks the lexicon's index from `token` on and keeps the longest match of each kind in m_best.
void Scanner::follow(std::uint32_t token, const Head& head) {
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
        const auto further = m_index->next(node, m_words[i].form);
        node = further ? further : m_index->next(node, m_bare[i].form);
    }
}

/// Walks the gazetteer's indexes likewise; a hyphen between the words of a name counts for nothing.
void Scanner::follow_names(std::uint32_t token, const Head& head) {
    for (const auto& layer : m_gazetteer->layers()) {
        std::uint64_t key = head.key;
        auto phrase = layer.index.arabic_phrase(key);
        for (std::uint32_t i = token + 1; phrase; ++i) {
            if (!phrase->names.empty())
                keep_name({&layer, *phrase}, token, i, head);
            if (!phrase->goes_on || i >= m_limit)
                break;
            if (is_hyphen(m_text->mark(i)) && i + 1 < m_limit)
                ++i; // "the Goris-Kapan road"
            const std::uint64_t before = key;
            phrase = layer.index.arabic_phrase(key = extend(before, m_words[i].hash));
            if (!phrase && m_bare[i].hash != 0)
                phrase = layer.index.arabic_phrase(key = extend(before, m_bare[i].hash));
        }
    }
}

void Scanner::keep_name(const Hit& hit, std::uint32_t first, std::uint32_t last, const Head& head) {
    Annotation& best = m_best[static_cast<std::size_t>(Kind::toponym)];
    const std::uint32_t bit = Annotations::bit(Kind::toponym);
    if ((m_matched & bit) == 0 || best.last < last) {
        m_matched |= bit;
        best = {first, last, 0, morph_none, Kind::toponym, head.clitics};
        m_hits.clear();
    } else if (best.last != last || best.clitics != head.clitics) {
        return;
    }
    m_hits.push_back(hit);
}

/// The payload of the toponym in m_best.
std::uint32_t Scanner::take_bearers(Annotations& found) const {
    const std::size_t before = found.m_bearers.size();
    for (const auto& [layer, phrase] : m_hits)
        m_gazetteer->append_bearers(*layer, phrase, found.m_bearers, before);
    found.m_bearer_start.push_back(static_cast<std::uint32_t>(found.m_bearers.size()));
    return static_cast<std::uint32_t>(found.m_bearer_start.size() - 2);
}

/// Moves what was matched at `token` to `found`, but for phrases that begin inside another of their
/// kind.
void Scanner::take_matches(std::uint32_t token, Annotations& found) {
    for (; m_matched != 0; m_matched &= m_matched - 1) {
        const auto kind = static_cast<std::size_t>(std::countr_zero(m_matched));
        Annotation& best = m_best[kind];
        if (m_taken[kind] > token)
            continue;
        if (best.kind == Kind::toponym)
            best.payload = take_bearers(found);
        found.m_list.push_back(best);
        m_taken[kind] = best.last;
        const std::uint32_t bit = Annotations::bit(best.kind);
        found.m_begins[best.first] |= bit;
        for (std::uint32_t i = best.first; i < best.last; ++i)
            found.m_over[i] |= bit;
    }
}

void Scanner::operator()(const Text& text, Annotations& found) {
    m_text = &text;
    const auto count = static_cast<std::uint32_t>(text.tokens.size());
    read_words(text);
    found.m_list.clear();
    found.m_start.clear();
    found.m_begins.assign(count, 0);
    found.m_over.assign(count, 0);
    found.m_bearers.clear();
    found.m_bearer_start.assign(1, 0);
    m_taken.fill(0);
    m_matched = 0;
    auto sentence = text.sentences.begin();
    for (std::uint32_t token = 0; token < count; ++token) {
        while (sentence != text.sentences.end() && sentence->last <= token)
            ++sentence;
        m_limit = sentence == text.sentences.end() ? count : sentence->last;
        found.m_start.push_back(static_cast<std::uint32_t>(found.m_list.size()));
        if (text.tokens[token].kind == TokenKind::punctuation)
            continue;
        heads_of(text, token);
        for (std::size_t h = 0; h < m_head_count; ++h) {
            follow(token, m_heads[h]);
            if (m_heads[h].arabic && m_taken[static_cast<std::size_t>(Kind::toponym)] <= token)
                follow_names(token, m_heads[h]);
        }
        take_matches(token, found);
    }
    found.m_start.push_back(static_cast<std::uint32_t>(found.m_list.size()));
}

} // namespace waqia::ingest
