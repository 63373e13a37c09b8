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
    /// Of an estimate ("tens", "between 10 and 15") the least that it can mean; empty where only
    /// vagueness is stated ("a number of").
    std::optional<long> value;
    CasualtyQual qual = CasualtyQual::exact;
    bool digits = false; ///< begins with digits
};

/// The value of a folded token that is a whole number, thousands separators allowed, behind any
/// proclitic; nothing for fractions, clock times and words.
std::optional<long> digits_value(std::string_view folded);

/// The number that begins at `token`, in digits or words, without qualifiers; nothing if none does.
/// Reads no token from `last` on.
std::optional<Number> read_number(const Text& text, const Annotations& found,
                                  const Lexicon& lexicon, std::uint32_t token, std::uint32_t last);

/// All numbers of a text in order, none of them overlapping: those that count, or measure,
/// something. Ordinals, shares ("20 per cent") and numbers that are names ("the 44th brigade") are
/// left out.
void find_numbers(const Text& text, const Annotations& found, const Lexicon& lexicon,
                  std::vector<Number>& numbers);

/// Adds the nouns in the dual, which count two by themselves, to the numbers of a text.
void add_duals(const Text& text, const Annotations& found, const Lexicon& lexicon,
               std::vector<Number>& numbers);

} // namespace waqia::ingest
