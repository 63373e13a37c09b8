#include "gazetteer/phonetic.hpp"

#include "gazetteer/phonetic_letters.hpp"
#include "gazetteer/phonetic_sounds.hpp"
#include "gazetteer/phonetic_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace waqia::gazetteer {

namespace {

using namespace phonetic;

constexpr std::size_t max_letters = 80; ///< of a name; the rest is cut
constexpr std::size_t max_sounds = 100; ///< of a name, in each of its two forms
constexpr int unlike = 100;             ///< two consonants without kinship
constexpr int apart = 200;              ///< a consonant and a vowel: never aligned
constexpr int edge = 20;                ///< extra for a vowel at the beginning or end
constexpr int again = 20;               ///< a doubled letter where the other has one
constexpr char divider = ' ';

// ---- tables made of the rows at compile time

constexpr std::size_t symbols = 128;

constexpr bool is_vowel_sound(char sound) {
    return std::string_view("aAeiIoOuU'").find(sound) != std::string_view::npos;
}

struct Tables {
    std::array<std::array<std::uint8_t, symbols>, symbols> replace{};
    std::array<std::uint8_t, symbols> drop{};
    std::array<bool, symbols> vowel{};
    std::array<std::string_view, symbols> classes{};
};

constexpr int near(char a, char b) {
    if (a == b)
        return 0;
    for (const auto& kin : kinship)
        if ((kin.sounds[0] == a && kin.sounds[1] == b) ||
            (kin.sounds[0] == b && kin.sounds[1] == a))
            return kin.cost;
    const bool va = is_vowel_sound(a), vb = is_vowel_sound(b);
    return va && vb ? 40 : va || vb ? apart : unlike;
}

struct Reading {
    char sound = 0;
    int cost = 0;
};

struct Readings {
    std::array<Reading, 10> list{};
    std::size_t size = 0;
};

constexpr Readings readings_of(std::string_view text) {
    Readings out;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == ' ') {
            ++i;
            continue;
        }
        Reading reading{text[i++], 0};
        while (i < text.size() && text[i] >= '0' && text[i] <= '9')
            reading.cost = reading.cost * 10 + (text[i++] - '0');
        out.list[out.size++] = reading;
    }
    return out;
}

const Tables& tables() {
    static const Tables made = [] {
        Tables t;
        for (const auto& a : sound_rows) {
            const auto ia = static_cast<std::size_t>(a.symbol);
            const auto ra = readings_of(a.readings);
            t.drop[ia] = static_cast<std::uint8_t>(a.drop);
            t.classes[ia] = a.classes;
            t.vowel[ia] = is_vowel_sound(ra.list[ra.size - 1].sound);
            for (const auto& b : sound_rows) {
                const auto rb = readings_of(b.readings);
                int best = apart;
                for (std::size_t i = 0; i < ra.size; ++i)
                    for (std::size_t j = 0; j < rb.size; ++j)
                        best = std::min(best, ra.list[i].cost + rb.list[j].cost +
                                                  near(ra.list[i].sound, rb.list[j].sound));
                t.replace[ia][static_cast<std::size_t>(b.symbol)] = static_cast<std::uint8_t>(best);
            }
            t.replace[ia][ia] = 0;
        }
        return t;
    }();
    return made;
}

// ---- reading

constexpr std::size_t first_letters = 0x700;

struct Letters {
    std::array<LetterRow, std::size(letter_rows)> rows{};
    std::array<std::uint16_t, first_letters + 1> begin{};
};

const Letters& letters() {
    static const Letters made = [] {
        Letters t;
        std::copy(std::begin(letter_rows), std::end(letter_rows), t.rows.begin());
        std::stable_sort(t.rows.begin(), t.rows.end(), [](const LetterRow& a, const LetterRow& b) {
            if (a.letters[0] != b.letters[0])
                return a.letters[0] < b.letters[0];
            if (a.letters.size() != b.letters.size())
                return a.letters.size() > b.letters.size();
            return a.where != Where::anywhere && b.where == Where::anywhere;
        });
        std::size_t row = 0;
        for (std::size_t c = 0; c <= first_letters; ++c) {
            while (row < t.rows.size() && t.rows[row].letters[0] < c)
                ++row;
            t.begin[c] = static_cast<std::uint16_t>(row);
        }
        return t;
    }();
    return made;
}

constexpr std::uint32_t hash_of(std::u32string_view word) {
    std::uint32_t hash = 2166136261U;
    for (const char32_t c : word)
        hash = (hash ^ static_cast<std::uint32_t>(c)) * 16777619U;
    return hash;
}

struct Words {
    std::vector<std::pair<std::uint32_t, char>> by_hash;
};

constexpr char first_meaning = '!';

const Words& words() {
    static const Words made = [] {
        Words t;
        for (std::size_t row = 0; row < std::size(word_rows); ++row) {
            auto rest = word_rows[row].words;
            while (!rest.empty()) {
                const auto stop = std::min(rest.find(U' '), rest.size());
                if (stop != 0)
                    t.by_hash.emplace_back(hash_of(rest.substr(0, stop)),
                                           static_cast<char>(first_meaning + row));
                rest.remove_prefix(std::min(stop + 1, rest.size()));
            }
        }
        std::sort(t.by_hash.begin(), t.by_hash.end());
        return t;
    }();
    return made;
}

/// The meaning of a word, 0 if it has none.
char meaning_of(std::u32string_view word) {
    const auto& table = words().by_hash;
    const auto hash = hash_of(word);
    const auto it = std::lower_bound(table.begin(), table.end(), std::pair{hash, char{0}});
    return it != table.end() && it->first == hash ? it->second : 0;
}

bool is_apostrophe(UChar32 c) {
    return c == '\'' || c == '`' || c == 0x2019 || c == 0x2018 || c == 0x2BC || c == 0x2BB ||
           c == 0x55A || c == 0xB4 || c == 0x2BF || c == 0x2BE;
}

struct LowerText {
    std::array<char32_t, max_letters> letters{};
    std::size_t size = 0;
    bool azeri = false;

    void add(UChar32 c) {
        if (size == letters.size())
            return;
        const auto lower = static_cast<char32_t>(u_tolower(c));
        letters[size++] = lower;
        azeri = azeri || azeri_letters.find(lower) != std::u32string_view::npos || c == 0x130;
    }
};

/// The letters in lower case, words divided by one space, marks and apostrophes dropped.
LowerText lower_of(std::string_view name) {
    LowerText text;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(name.data());
    const auto length =
        static_cast<std::int32_t>(std::min<std::size_t>(name.size(), 4 * 4 * max_letters));
    for (std::int32_t i = 0; i < length;) {
        UChar32 c;
        U8_NEXT_OR_FFFD(bytes, i, length, c);
        if (is_apostrophe(c))
            continue;
        if (u_isalnum(c)) {
            text.add(c);
            continue;
        }
        const auto type = u_charType(c);
        if (type == U_NON_SPACING_MARK || type == U_FORMAT_CHAR || c == 0x640)
            continue;
        if (text.size > 0 && text.letters[text.size - 1] != U' ')
            text.add(U' ');
    }
    while (text.size > 0 && text.letters[text.size - 1] == U' ')
        --text.size;
    return text;
}

/// Appends the sounds of one word.
void read_word(std::u32string_view word, bool azeri, std::string& out) {
    const auto& table = letters();
    const auto& sounds = tables();
    const std::size_t start = out.size();
    for (std::size_t i = 0; i < word.size();) {
        const char32_t c = word[i];
        const LetterRow* read = nullptr;
        if (c < first_letters)
            for (std::size_t row = table.begin[c]; row < table.begin[c + 1] && !read; ++row) {
                const auto& candidate = table.rows[row];
                if (word.substr(i, candidate.letters.size()) != candidate.letters)
                    continue;
                bool holds = true;
                switch (candidate.where) {
                case Where::anywhere:
                    break;
                case Where::first:
                    holds = i == 0;
                    break;
                case Where::last:
                    holds = i + candidate.letters.size() == word.size();
                    break;
                case Where::open:
                    holds =
                        out.size() == start || sounds.vowel[static_cast<std::size_t>(out.back())];
                    break;
                case Where::azeri:
                    holds = azeri;
                    break;
                case Where::not_azeri:
                    holds = !azeri;
                    break;
                }
                if (holds)
                    read = &candidate;
            }
        if (read) {
            out += read->sounds;
            i += read->letters.size();
        } else {
            ++i;
        }
    }
}

struct Form {
    std::string_view all, meanings, rest;
};

Form form_of(std::string_view bytes) {
    Form form;
    const auto first = bytes.find(divider);
    form.all = bytes.substr(0, first);
    if (first == std::string_view::npos)
        return form;
    const auto second = bytes.find(divider, first + 1);
    form.meanings = bytes.substr(first + 1, second - first - 1);
    form.rest = bytes.substr(second + 1);
    return form;
}

// ---- comparing

struct Line {
    std::array<std::uint8_t, max_sounds> sound{};
    std::array<std::int16_t, max_sounds> gap{};
    std::size_t size = 0;
    int weight = 0;

    explicit Line(std::string_view text) {
        const auto& t = tables();
        for (; size < std::min(text.size(), max_sounds); ++size) {
            const auto c = static_cast<std::uint8_t>(text[size] & 0x7F);
            sound[size] = c;
            int cost = t.drop[c];
            if (size > 0 && sound[size - 1] == c)
                cost = std::min(cost, again);
            else if (t.vowel[c] && (size == 0 || size + 1 == text.size()))
                cost += edge;
            gap[size] = static_cast<std::int16_t>(cost);
            weight += cost;
        }
    }
};

int distance(const Line& a, const Line& b) {
    const auto& t = tables();
    std::array<int, max_sounds + 1> row;
    row[0] = 0;
    for (std::size_t j = 0; j < b.size; ++j)
        row[j + 1] = row[j] + b.gap[j];
    for (std::size_t i = 0; i < a.size; ++i) {
        const auto& replace = t.replace[a.sound[i]];
        int diagonal = row[0];
        row[0] += a.gap[i];
        for (std::size_t j = 0; j < b.size; ++j) {
            const int best = std::min(
                {diagonal + replace[b.sound[j]], row[j + 1] + a.gap[i], row[j] + b.gap[j]});
            diagonal = row[j + 1];
            row[j + 1] = best;
        }
    }
    return row[b.size];
}

double likeness_of(std::string_view a, std::string_view b, int extra) {
    if (a.empty() || b.empty())
        return 0.0;
    const Line la(a), lb(b);
    const int weight = la.weight + lb.weight;
    if (weight == 0)
        return 0.0;
    return std::max(0.0, 1.0 - 2.0 * (distance(la, lb) + extra) / (weight + extra));
}

/// What it costs that only one of two names has some of the meanings.
int meanings_apart(std::string_view a, std::string_view b) {
    int cost = 0;
    const auto add = [&](std::string_view from, std::string_view other) {
        for (const char meaning : from)
            if (other.find(meaning) == std::string_view::npos)
                cost += word_rows[static_cast<std::size_t>(meaning - first_meaning)].drop;
    };
    add(a, b);
    add(b, a);
    return cost;
}

// ---- keys

constexpr std::string_view key_classes = "BVMNLRTSJK";

void add_key(std::string_view skeleton, std::vector<std::uint32_t>& keys, std::size_t most) {
    std::uint32_t key = 0;
    char before = 0;
    int length = 0;
    for (const char c : skeleton) {
        if (c == '-' || c == before)
            continue;
        before = c;
        if (length++ == 8)
            break;
        key = key << 4 | static_cast<std::uint32_t>(key_classes.find(c) + 1);
    }
    if (key != 0 && keys.size() < most && std::find(keys.begin(), keys.end(), key) == keys.end())
        keys.push_back(key);
}

/// Adds the keys of one form: the likeliest skeleton, then those with one and with two letters read
/// otherwise, then those with one class left out.
void add_keys(std::string_view sounds, std::vector<std::uint32_t>& keys, std::size_t most, bool two,
              std::size_t shortest_cut) {
    const auto& t = tables();
    std::string skeleton;
    std::vector<std::pair<std::size_t, char>> other;
    for (const char c : sounds) {
        const auto classes = t.classes[static_cast<std::size_t>(c)];
        for (std::size_t k = 1; k < classes.size(); ++k)
            other.emplace_back(skeleton.size(), classes[k]);
        if (classes[0] != '-' || classes.size() > 1)
            skeleton += classes[0];
    }
    add_key(skeleton, keys, most);
    auto changed = skeleton;
    for (const auto& [at, c] : other) {
        changed[at] = c;
        add_key(changed, keys, most);
        changed[at] = skeleton[at];
    }
    if (two)
        for (std::size_t i = 0; i < other.size(); ++i)
            for (std::size_t j = i + 1; j < other.size(); ++j) {
                changed[other[i].first] = other[i].second;
                changed[other[j].first] = other[j].second;
                add_key(changed, keys, most);
                changed = skeleton;
            }
    const auto solid = static_cast<std::size_t>(
        std::count_if(skeleton.begin(), skeleton.end(), [](char c) { return c != '-'; }));
    if (solid >= shortest_cut)
        for (std::size_t i = 0; i < skeleton.size(); ++i) {
            if (changed[i] == '-')
                continue;
            changed[i] = '-';
            add_key(changed, keys, most);
            changed[i] = skeleton[i];
        }
}

} // namespace

Sounds::Sounds(std::string_view name) {
    const LowerText text = lower_of(name);
    const std::u32string_view all(text.letters.data(), text.size);
    const bool several = all.find(U' ') != std::u32string_view::npos;
    std::string rest, meanings;
    for (std::size_t at = 0; at < all.size();) {
        const auto stop = std::min(all.find(U' ', at), all.size());
        const auto word = all.substr(at, stop - at);
        const auto before = m_sounds.size();
        read_word(word, text.azeri, m_sounds);
        const char meaning = several ? meaning_of(word) : char{0};
        if (meaning == 0)
            rest.append(m_sounds, before);
        else if (meanings.find(meaning) == std::string::npos)
            meanings += meaning;
        at = stop + 1;
    }
    m_sounds.resize(std::min(m_sounds.size(), max_sounds));
    if (!meanings.empty() && !rest.empty()) {
        m_sounds += divider;
        m_sounds += meanings.substr(0, 40);
        m_sounds += divider;
        m_sounds += rest.substr(0, max_sounds);
    }
}

Sounds Sounds::from_bytes(std::string_view bytes) {
    Sounds sounds;
    sounds.m_sounds = bytes;
    return sounds;
}

double Sounds::likeness(std::string_view bytes) const {
    const Form a = form_of(m_sounds), b = form_of(bytes);
    double best = likeness_of(a.all, b.all, 0);
    if (!a.rest.empty() || !b.rest.empty())
        best = std::max(best, likeness_of(a.rest.empty() ? a.all : a.rest,
                                          b.rest.empty() ? b.all : b.rest,
                                          meanings_apart(a.meanings, b.meanings)));
    return best;
}

std::vector<std::uint32_t> Sounds::keys() const {
    std::vector<std::uint32_t> keys;
    const Form form = form_of(m_sounds);
    if (!form.rest.empty())
        add_keys(form.rest, keys, 4, false, 5);
    add_keys(form.all, keys, 8, false, 4);
    return keys;
}

std::vector<std::uint32_t> Sounds::query_keys() const {
    std::vector<std::uint32_t> keys;
    const Form form = form_of(m_sounds);
    if (!form.rest.empty())
        add_keys(form.rest, keys, 32, true, 4);
    add_keys(form.all, keys, 64, true, 4);
    return keys;
}

} // namespace waqia::gazetteer
