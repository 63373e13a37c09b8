#pragma once

#include "ingest/extract/analysis.hpp"
#include "ingest/report.hpp"

#include <string>

namespace waqia::ingest {

/// What the passes found, sentence by sentence, and each report with what gave its slots, for
/// people.
std::string explain_text(const Analysis& analysis, const ArticleResult& result);

/// The same for programs: one JSON object with `published`, `sentences` (each with `annotations`),
/// `frames`, `dates`, `numbers`, `places`, `reports`, `warnings`. Offsets are code points.
std::string explain_json(const Analysis& analysis, const ArticleResult& result);

} // namespace waqia::ingest
