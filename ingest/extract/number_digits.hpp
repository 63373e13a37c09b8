#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace waqia::ingest {

inline constexpr std::size_t most_digits = 12; ///< of a number that news counts

/// The digits with which a folded word begins. "1.234" may be a whole number and a decimal one.
struct LeadingDigits {
    std::optional<long> whole;   ///< as a whole number, its groups of three digits
    std::optional<long> decimal; ///< thousandths, as a number with a fraction
    std::size_t length = 0;      ///< in bytes; 0 = the word begins with no digit
};

/// Reads them; more than most_digits are none.
LeadingDigits leading_digits(std::string_view folded);

/// A folded word less its conjunction, preposition and article.
std::string_view without_proclitics(std::string_view folded);

} // namespace waqia::ingest
