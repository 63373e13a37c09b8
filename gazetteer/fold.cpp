#include "gazetteer/fold.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace waqia::gazetteer {

namespace {

constexpr char32_t arabic_first = 0x600;
constexpr char32_t arabic_last = 0x6FF;

/// What a character of the Arabic block folds to; 0 = dropped.
constexpr std::array<char16_t, 256> make_arabic_fold() {
    std::array<char16_t, 256> to{};
    for (unsigned c = 0; c < 256; ++c)
        to[c] = static_cast<char16_t>(arabic_first + c);
    auto set = [&](char32_t from, char32_t what) {
        to[from - arabic_first] = static_cast<char16_t>(what);
    };
    for (char32_t c = 0x610; c <= 0x61A; ++c)
        set(c, 0); // honorifics and small marks
    for (char32_t c = 0x64B; c <= 0x65F; ++c)
        set(c, 0); // tashkeel
    for (char32_t c = 0x6D6; c <= 0x6ED; ++c)
        set(c, 0); // Quranic marks
    set(0x640, 0); // tatweel
    set(0x61C, 0); // Arabic letter mark
    set(0x670, 0); // superscript alef
    for (char32_t c : {0x622, 0x623, 0x625, 0x671, 0x672, 0x673})
        set(c, 0x627); // alef forms
    set(0x624, 0x648); // hamza on waw
    set(0x626, 0x64A); // hamza on ya
    set(0x649, 0x64A); // alef maqsura
    set(0x629, 0x647); // ta marbuta
    set(0x6CC, 0x64A); // Persian ya
    set(0x6D0, 0x64A);
    set(0x6D2, 0x64A);
    set(0x6A9, 0x643); // Persian kaf
    set(0x6AA, 0x643);
    set(0x6AF, 0x643); // gaf
    set(0x67E, 0x628); // pe
    set(0x686, 0x62C); // che
    set(0x698, 0x632); // zhe
    set(0x6A4, 0x641); // ve
    set(0x6A8, 0x642);
    set(0x6C0, 0x647);
    set(0x6C1, 0x647);
    set(0x6BE, 0x647);
    set(0x6D5, 0x647);
    for (char32_t d = 0; d < 10; ++d) {
        set(0x660 + d, U'0' + d);
        set(0x6F0 + d, U'0' + d);
    }
    return to;
}

constexpr auto arabic_fold = make_arabic_fold();

bool is_invisible(char32_t c) {
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

void append_utf8(char32_t c, std::string& out) {
    std::array<char, U8_MAX_LENGTH> bytes;
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(bytes.data(), length, c);
    out.append(bytes.data(), static_cast<std::size_t>(length));
}

/// A letter of another script: decomposed, without its marks, in lower case.
void append_other(char32_t c, std::string& out) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
    if (U_FAILURE(status))
        throw std::runtime_error("ICU has no NFKD data: install the package libicu72");
    icu::UnicodeString decomposed =
        nfkd->normalize(icu::UnicodeString(static_cast<UChar32>(c)), status);
    decomposed.foldCase();
    for (std::int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
        const UChar32 d = decomposed.char32At(i);
        if (u_charType(d) == U_NON_SPACING_MARK)
            continue;
        // Turkic letters that have no decomposition, as the Latin press writes them.
        if (d == 0x131) // dotless i
            out += 'i';
        else if (d == 0x259) // schwa
            out += 'a';
        else
            append_utf8(static_cast<char32_t>(d), out);
    }
}

} // namespace

void fold_append(std::string_view text, std::string& out) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto length = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < length;) {
        if (bytes[i] < 0x80) {
            const char c = static_cast<char>(bytes[i++]);
            out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
            continue;
        }
        UChar32 signed_c;
        U8_NEXT_OR_FFFD(bytes, i, length, signed_c);
        const auto c = static_cast<char32_t>(signed_c);
        if (c >= arabic_first && c <= arabic_last) {
            const char16_t folded = arabic_fold[c - arabic_first];
            if (folded >= 0x80) {
                out += static_cast<char>(0xC0 | (folded >> 6));
                out += static_cast<char>(0x80 | (folded & 0x3F));
            } else if (folded != 0) {
                out += static_cast<char>(folded);
            }
        } else if (!is_invisible(c)) {
            append_other(c, out);
        }
    }
}

std::string fold(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    fold_append(text, out);
    return out;
}

std::vector<std::string> fold_words(std::string_view phrase) {
    std::vector<std::string> words;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(phrase.data());
    const auto length = static_cast<std::int32_t>(phrase.size());
    std::int32_t word_start = -1;
    auto close = [&](std::int32_t stop) {
        if (word_start < 0)
            return;
        auto word = fold(phrase.substr(static_cast<std::size_t>(word_start),
                                       static_cast<std::size_t>(stop - word_start)));
        if (!word.empty())
            words.push_back(std::move(word));
        word_start = -1;
    };
    for (std::int32_t i = 0; i < length;) {
        const std::int32_t at = i;
        UChar32 c;
        U8_NEXT_OR_FFFD(bytes, i, length, c);
        // U+02BC.. apostrophes of transliterations stand inside words.
        const bool inside = u_isalnum(c) || u_charType(c) == U_NON_SPACING_MARK || c == 0x640 ||
                            is_invisible(static_cast<char32_t>(c));
        if (inside && word_start < 0)
            word_start = at;
        else if (!inside)
            close(at);
    }
    close(length);
    return words;
}

} // namespace waqia::gazetteer
