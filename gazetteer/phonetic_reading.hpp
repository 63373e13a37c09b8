#pragma once

#include <string>
#include <string_view>

/// From the letters of a name to its sounds, by the tables of phonetic_letters.hpp and
/// phonetic_words.hpp.
namespace waqia::gazetteer::phonetic {

/// The most sounds that are kept of a name, in each of its two forms.
inline constexpr std::size_t max_sounds = 96;

/// The sounds of a name in two forms: all of them; and, where the name has words of a known
/// meaning, those meanings and the sounds of the other words. Views of the bytes they came from.
struct Form {
    std::string_view all;
    std::string_view meanings; ///< one char a row of word_rows, see meaning_row; empty if none
    std::string_view rest;     ///< empty if there are no meanings
};

/// Reads a name (UTF-8, any script, any length) into bytes that `form_of` takes apart: symbols of
/// phonetic_sounds.hpp. Never longer than 255 bytes; empty if nothing in the name has a sound.
std::string read_name(std::string_view name);

/// Takes apart what `read_name` gave; of other bytes, forms without sense but no harm.
Form form_of(std::string_view bytes);

/// What it costs, in hundredths, that a meaning stands in one of two names only.
int meaning_cost(char meaning);

} // namespace waqia::gazetteer::phonetic
