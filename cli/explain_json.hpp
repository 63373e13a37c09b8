#pragma once

#include "ingest/extractor.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace waqia::cli {

/// What is found in an article as the members dates, numbers, places, claims, reports and warnings,
/// all of them lists. Places and reports have the fields of their layers as `convert` writes them;
/// offsets are code points of the text. Empty lists of what holds nothing.
nlohmann::ordered_json findings_json(const ingest::Extractor::Detailed& found);

/// The explanation of one article for programs: source_file, published, its sentences with the
/// phrases of the word lists, and its findings, among which the claims are called frames.
std::string explain_json(const ingest::Extractor::Detailed& found);

} // namespace waqia::cli
