#pragma once

#include "ingest/report.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace waqia::output {

/// The ids of `result.reports`, in their order: `r_` and 24 hexadecimal digits of the XXH3 128 hash
/// of source file, sub-event, place (its id, else its point), dates, claimant, modality and span of
/// the sentence. The same on every machine. A report whose key an earlier one of the same article
/// has is told apart by a running number.
std::vector<std::string> report_ids(const ingest::ArticleResult& result);

/// `i_` and 24 hexadecimal digits of the hash of the smallest id among the incident's reports.
std::string incident_id(std::string_view smallest_report_id);

} // namespace waqia::output
