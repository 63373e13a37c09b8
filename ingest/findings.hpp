#pragma once

#include "ingest/report.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace waqia::ingest {

struct Analysis;

/// A run of an article's text: its words, and code points [start, stop).
struct TextSpan {
    std::string text;
    std::size_t start = 0, stop = 0;
};

struct DateFinding {
    TextSpan span;
    When when;
};

struct NumberFinding {
    TextSpan span;
    std::optional<long> value; ///< empty where only vagueness is stated ("a number of")
    CasualtyQual qual = CasualtyQual::exact;
};

/// A reporting frame: the words that name who speaks, and those that the frame holds.
struct ClaimFinding {
    TextSpan span;
    std::size_t scope_start = 0, scope_stop = 0; ///< code points; equal where it holds none
    Claim claim;
};

/// A phrase of the word lists.
struct PhraseFinding {
    std::string_view kind; ///< as kind_name() tells it
    TextSpan span;
};

struct SentenceFinding {
    std::string_view role; ///< of its paragraph, as role_name() tells it
    TextSpan span;
    std::vector<PhraseFinding> phrases;
};

/// What the passes before the reports found in one article, in the order of the text. Owns its
/// memory.
struct Findings {
    std::vector<SentenceFinding> sentences;
    std::vector<DateFinding> dates;
    std::vector<NumberFinding> numbers; ///< less those within dates
    std::vector<ClaimFinding> claims;
};

/// Copies the findings out of an analysis whose text still lives.
Findings findings_of(const Analysis& analysis);

} // namespace waqia::ingest
