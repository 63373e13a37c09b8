#pragma once

#include "ingest/lexicon/lexicon.hpp"
#include "ingest/lexicon/scan.hpp"
#include "ingest/text/text.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace waqia::ingest {

/// A number in digits or words: tokens [first, last), qualifier words before it included.
struct Number {
    std::uint32_t first = 0, last = 0;
    std::optional<long> value; ///< empty where only vagueness is stated ("a number of")
    CasualtyQual qual = CasualtyQual::exact;
    bool digits = false; ///< begins with digits
};

/// The value of a folded token that is a whole number, thousands separators allowed, behind any
/// proclitic; nothing for fractions, clock times and words.
std::optional<long> digits_value(std::string_view folded);

/// The number that begins at `token`, in digits or words, without qualifiers; nothing if none does
/// or `token` is `last`, where the reading ends.
std::optional<Number> read_number(const Text& text, const Annotations& found,
                                  const Lexicon& lexicon, std::uint32_t token, std::uint32_t last);

/// All numbers of a text in order, none of them overlapping.
void find_numbers(const Text& text, const Annotations& found, const Lexicon& lexicon,
                  std::vector<Number>& numbers);

} // namespace waqia::ingest
