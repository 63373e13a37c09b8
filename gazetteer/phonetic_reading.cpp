#include "gazetteer/phonetic_reading.hpp"

#include "gazetteer/phonetic_letters.hpp"
#include "gazetteer/phonetic_sounds.hpp"
#include "gazetteer/phonetic_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>
#include <utility>
#include <vector>

namespace waqia::gazetteer::phonetic {

namespace {

constexpr std::size_t max_letters = 80; // of a name; the rest is cut
constexpr std::size_t max_meanings = 8;
constexpr char divider = ' ';
constexpr char first_meaning = '!';

// ---- The tables, sorted at compile time.

constexpr std::size_t letter_codes = 0x700;

constexpr std::size_t count_parts(std::u32string_view text) {
    return 1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), U' '));
}

/// Cuts the first of the parts divided by spaces from `text`.
constexpr std::u32string_view cut_part(std::u32string_view& text) {
    const auto stop = std::min(text.find(U' '), text.size());
    const auto part = text.substr(0, stop);
    text.remove_prefix(std::min(stop + 1, text.size()));
    return part;
}

constexpr std::size_t count_letters() {
    std::size_t count = 0;
    for (const auto& row : letter_rows)
        count += count_parts(row.letters);
    return count;
}

struct Letters {
    std::array<LetterRow, count_letters()> rows{};       ///< one group each
    std::array<std::uint16_t, letter_codes + 1> begin{}; ///< of the rows of a first letter
};

constexpr Letters sorted_letters() {
    Letters sorted;
    std::size_t size = 0;
    for (const auto& row : letter_rows)
        for (auto rest = row.letters; !rest.empty();)
            sorted.rows[size++] = {cut_part(rest), row.sounds, row.where};
    std::sort(sorted.rows.begin(), sorted.rows.end(), [](const LetterRow& a, const LetterRow& b) {
        if (a.letters[0] != b.letters[0])
            return a.letters[0] < b.letters[0];
        if (a.letters.size() != b.letters.size())
            return a.letters.size() > b.letters.size();
        return a.where > b.where;
    });
    std::size_t row = 0;
    for (std::size_t c = 0; c <= letter_codes; ++c) {
        while (row < sorted.rows.size() && sorted.rows[row].letters[0] < c)
            ++row;
        sorted.begin[c] = static_cast<std::uint16_t>(row);
    }
    return sorted;
}

constexpr Letters letters = sorted_letters();

constexpr bool letters_are_sound() {
    for (std::size_t i = 0; i < letters.rows.size(); ++i) {
        const auto& row = letters.rows[i];
        for (const char symbol : row.sounds)
            if (std::none_of(std::begin(sound_rows), std::end(sound_rows),
                             [&](const SoundRow& sound) { return sound.symbol == symbol; }))
                return false;
        if (i > 0 && letters.rows[i - 1].letters == row.letters &&
            letters.rows[i - 1].where == row.where)
            return false;
    }
    return true;
}

static_assert(letters_are_sound(),
              "letter_rows: a symbol without row, or letters that stand twice");

constexpr std::array<bool, symbols> vowel_symbols() {
    std::array<bool, symbols> vowel{};
    for (const auto& row : sound_rows)
        vowel[index_of(row.symbol)] = is_vowel(row.readings.front());
    return vowel;
}

constexpr auto vowel = vowel_symbols();

/// FNV-1a over the letters.
constexpr std::uint32_t hash_of(std::u32string_view word) {
    std::uint32_t hash = 2166136261U;
    for (const char32_t c : word)
        hash = (hash ^ static_cast<std::uint32_t>(c)) * 16777619U;
    return hash;
}

constexpr std::size_t count_words() {
    std::size_t count = 0;
    for (const auto& row : word_rows)
        count += count_parts(row.words);
    return count;
}

using WordHash = std::pair<std::uint32_t, char>;

constexpr std::array<WordHash, count_words()> sorted_words() {
    std::array<WordHash, count_words()> sorted{};
    std::size_t size = 0;
    for (std::size_t row = 0; row < std::size(word_rows); ++row)
        for (auto rest = word_rows[row].words; !rest.empty();)
            sorted[size++] = {hash_of(cut_part(rest)),
                              static_cast<char>(first_meaning + static_cast<char>(row))};
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

constexpr auto words = sorted_words();

constexpr bool has_twins() {
    for (std::size_t i = 1; i < words.size(); ++i)
        if (words[i].first == words[i - 1].first)
            return true;
    return false;
}

static_assert(!has_twins(), "a word stands twice in word_rows");

/// The meaning of a word, 0 if it has none.
char meaning_of(std::u32string_view word) {
    const auto hash = hash_of(word);
    const auto* it = std::lower_bound(words.begin(), words.end(), WordHash{hash, 0});
    return it != words.end() && it->first == hash ? it->second : char{0};
}

// ---- From UTF-8 to letters in lower case.

struct Text {
    std::array<char32_t, max_letters> letters{};
    std::size_t size = 0;
    bool azeri = false;     ///< has a letter of the Azerbaijani alphabet
    bool combining = false; ///< has a mark that stands for itself

    void add(UChar32 c) {
        if (size == letters.size())
            return;
        const auto lower = static_cast<char32_t>(c == 0x130 ? 'i' : u_tolower(c));
        azeri = azeri || c == 0x130 || azeri_letters.find(lower) != std::u32string_view::npos;
        letters[size++] = lower;
    }
    std::u32string_view view() const { return {letters.data(), size}; }
};

bool is_apostrophe(UChar32 c) {
    return c < 0x80 ? c == '\'' || c == '`'
                    : apostrophes.find(static_cast<char32_t>(c)) != std::u32string_view::npos;
}

/// Letters and digits in lower case, words divided by one space, apostrophes and marks dropped.
Text lower(std::string_view name) {
    Text text;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(name.data());
    const auto length =
        static_cast<std::int32_t>(std::min(name.size(), max_letters * 2 * U8_MAX_LENGTH));
    for (std::int32_t i = 0; i < length;) {
        UChar32 c;
        U8_NEXT_OR_FFFD(bytes, i, length, c);
        if (u_isalnum(c)) {
            text.add(c);
            continue;
        }
        if (is_apostrophe(c))
            continue;
        const auto type = u_charType(c);
        text.combining = text.combining || (c >= 0x300 && c < 0x370);
        if (type == U_NON_SPACING_MARK || type == U_FORMAT_CHAR || c == 0x640)
            continue;
        if (text.size > 0 && text.letters[text.size - 1] != U' ')
            text.add(U' ');
    }
    while (text.size > 0 && text.letters[text.size - 1] == U' ')
        --text.size;
    return text;
}

/// The name with its marks joined to their letters (NFC).
std::string composed(std::string_view name) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status))
        throw std::runtime_error("ICU has no NFC data: install the package libicu72");
    const auto cut =
        static_cast<std::int32_t>(std::min(name.size(), max_letters * 2 * U8_MAX_LENGTH));
    std::string out;
    nfc->normalize(icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), cut)), status)
        .toUTF8String(out);
    return out;
}

// ---- From letters to sounds.

bool holds(const LetterRow& row, std::u32string_view word, std::size_t at, bool open, bool azeri) {
    if (word.substr(at, row.letters.size()) != row.letters)
        return false;
    switch (row.where) {
    case Where::anywhere:
        return true;
    case Where::first:
        return at == 0;
    case Where::last:
        return at + row.letters.size() == word.size();
    case Where::open:
        return open;
    case Where::azeri:
        return azeri;
    }
    return false;
}

void read_word(std::u32string_view word, bool azeri, std::string& out) {
    const std::size_t start = out.size();
    for (std::size_t at = 0; at < word.size();) {
        const char32_t c = word[at];
        std::size_t length = 1;
        const bool open = out.size() == start || vowel[index_of(out.back())];
        if (c < letter_codes)
            for (std::size_t row = letters.begin[c]; row < letters.begin[c + 1]; ++row)
                if (holds(letters.rows[row], word, at, open, azeri)) {
                    out += letters.rows[row].sounds;
                    length = letters.rows[row].letters.size();
                    break;
                }
        at += length;
    }
}

struct Word {
    std::size_t begin, end; ///< of its sounds
    char meaning;
};

/// Where every word has a meaning, one of them tells what it is and the others are its name: in
/// Arabic the first, elsewhere the last.
void leave_a_name(std::vector<Word>& words_read, bool arabic) {
    const auto kept = arabic ? 0 : words_read.size() - 1;
    for (std::size_t i = 0; i < words_read.size(); ++i)
        if (i != kept)
            words_read[i].meaning = 0;
}

} // namespace

std::string read_name(std::string_view name) {
    Text text = lower(name);
    if (text.combining)
        text = lower(composed(name));
    const auto all = text.view();
    std::string out;
    std::vector<Word> parts;
    const bool several = all.find(U' ') != std::u32string_view::npos;
    for (std::size_t at = 0; at < all.size();) {
        const auto stop = std::min(all.find(U' ', at), all.size());
        const auto begin = out.size();
        read_word(all.substr(at, stop - at), text.azeri, out);
        if (several)
            parts.push_back({begin, out.size(), meaning_of(all.substr(at, stop - at))});
        at = stop + 1;
    }
    const auto is_plain = [](const Word& word) { return word.meaning == 0; };
    if (std::all_of(parts.begin(), parts.end(), is_plain)) {
        out.resize(std::min(out.size(), max_sounds));
        return out;
    }
    if (std::none_of(parts.begin(), parts.end(), is_plain))
        leave_a_name(parts, all[0] >= 0x600 && all[0] < 0x700);
    std::string meanings, rest;
    for (const auto& word : parts)
        if (is_plain(word))
            rest.append(out, word.begin, word.end - word.begin);
        else if (meanings.size() < max_meanings && meanings.find(word.meaning) == std::string::npos)
            meanings += word.meaning;
    out.resize(std::min(out.size(), max_sounds));
    rest.resize(std::min(rest.size(), max_sounds));
    if (!rest.empty())
        out.append(1, divider).append(meanings).append(1, divider).append(rest);
    return out;
}

Form form_of(std::string_view bytes) {
    const auto first = bytes.find(divider);
    if (first == std::string_view::npos)
        return {bytes, {}, {}};
    const auto second = std::min(bytes.find(divider, first + 1), bytes.size() - 1);
    return {bytes.substr(0, first), bytes.substr(first + 1, second - first - 1),
            bytes.substr(second + 1)};
}

int meaning_cost(char meaning) {
    const auto row = static_cast<std::size_t>(meaning - first_meaning);
    return row < std::size(word_rows) ? word_rows[row].drop : 0;
}

} // namespace waqia::gazetteer::phonetic
