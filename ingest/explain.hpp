#pragma once

#include "ingest/extract/analysis.hpp"
#include "ingest/report.hpp"

#include <string>

namespace waqia::ingest {

/// What the passes found, sentence by sentence, and each report with what gave its slots, for
/// people. With `colours` the findings stand out by escape sequences of ANSI terminals, and a
/// legend tells which table a word is added to.
std::string explain_text(const Analysis& analysis, const ArticleResult& result, bool colours);

/// The same as one page of HTML that needs nothing else: the text from right to left with its
/// findings marked, and a card for each report; a card and its words show each other.
std::string explain_html(const Analysis& analysis, const ArticleResult& result);

} // namespace waqia::ingest
