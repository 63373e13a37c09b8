#pragma once

#include "ingest/extractor.hpp"

#include <iosfwd>
#include <optional>

namespace waqia::cli {

/// Reads JSON Lines, one article or phrase each ({"id", "text", "published"}), and writes for each
/// one JSON object of what is found in it, at once and in order; one with nothing but an "error"
/// for a line that cannot be read. `published` is the day of lines that tell none. Returns the
/// number of such lines. Empty lines are passed over.
std::size_t explain_lines(std::istream& in, std::ostream& out, const ingest::Knowledge& knowledge,
                          std::optional<ingest::Day> published);

} // namespace waqia::cli
