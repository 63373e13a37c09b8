#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Spelling folding: one form for the spellings in which a word is written, for matching only.
namespace waqia::gazetteer {

/// Appends the folded form of `text` (UTF-8) to `out`. Arabic: tashkeel and tatweel dropped, alef
/// with hamza, madda or wasla as bare alef, hamza on waw or ya as its seat, alef maqsura as ya, ta
/// marbuta as ha, the Persian and Urdu letters as their Arabic neighbours, Arabic-Indic and Persian
/// digits as ASCII. Other scripts: decomposed, marks dropped, lower case (ICU). Bidi controls and
/// zero-width characters are dropped everywhere. Linear; allocates only for non-Arabic letters.
void fold_append(std::string_view text, std::string& out);

/// The folded form of `text`, see fold_append.
std::string fold(std::string_view text);

/// The folded words of a phrase, split at everything that is neither letter, mark nor digit: the
/// form in which names stand in an index. Empty if the phrase has no word.
std::vector<std::string> fold_words(std::string_view phrase);

/// Whether a folded word begins in Arabic script, by the first byte of its UTF-8.
inline bool is_arabic_word(std::string_view word) {
    const auto lead = word.empty() ? 0 : static_cast<unsigned char>(word.front());
    return lead >= 0xD8 && lead <= 0xDB;
}

} // namespace waqia::gazetteer
