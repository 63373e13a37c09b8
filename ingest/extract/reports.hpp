#pragma once

#include "ingest/extract/analysis.hpp"
#include "ingest/report.hpp"

namespace waqia::ingest {

/// Joins what the passes found to the reports of an article, one for each sub-event, place, date
/// and claimant, in order of their evidence; and its place names, warnings and counts.
void make_reports(const Analysis& analysis, const Knowledge::Tables& tables, ArticleResult& result);

} // namespace waqia::ingest
