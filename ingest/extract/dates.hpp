#pragma once

#include "ingest/extract/numbers.hpp"
#include "ingest/report.hpp"

#include <optional>
#include <vector>

namespace waqia::ingest {

/// What a date expression refers to.
enum class DateReach : std::uint8_t {
    day,    ///< a day, or the night between two
    period, ///< longer, or a range
    since,  ///< from a day until publication
    future  ///< after publication
};

/// A date expression: tokens [first, last). `when` has no days where it stays unresolved.
struct DateExpression {
    std::uint32_t first = 0, last = 0;
    When when;
    DateReach reach = DateReach::day;
};

/// The publication day and how far it may be trusted.
struct Anchor {
    std::optional<Day> day;
    PublishedFrom from = PublishedFrom::nowhere;
    std::string warning; ///< why a day found in the text was rejected; empty if none was
    std::uint32_t token = UINT32_MAX; ///< where the date of the dateline begins
};

/// Finds all date expressions of tokens [first, last) in order, resolved against `anchor` (the
/// publication day, or the day of a dated section). Appends to `dates`, whose earlier expressions
/// serve those that refer back ("the same day"). Linear.
void find_dates(const Text& text, const Annotations& found, const Lexicon& lexicon,
                std::optional<Day> anchor, std::uint32_t first, std::uint32_t last,
                std::vector<DateExpression>& dates);

/// The anchor of an article: what the manifest or the option says, else a line of metadata
/// ("Published: ..."), else a dateline or a header date of the text. A day whose weekday
/// contradicts the weekday beside "today" in the text is rejected, and the next one is asked.
Anchor find_anchor(const Article& article, const Text& text, const Annotations& found,
                   const Lexicon& lexicon);

} // namespace waqia::ingest
