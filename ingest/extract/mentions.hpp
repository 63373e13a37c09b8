#pragma once

#include "ingest/extract/analysis.hpp"
#include "ingest/report.hpp"

#include <vector>

namespace waqia::ingest {

/// Every place name of an article and every demonym beside them, in order of their spans: the rows
/// of the layer `places`. Metonyms and names of speakers keep the place that they name, without its
/// geometry. Linear in what was found.
std::vector<PlaceMention> find_mentions(const Analysis& analysis);

} // namespace waqia::ingest
