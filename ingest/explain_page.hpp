#pragma once

#include <string_view>

namespace waqia::ingest {

/// What the page of an explanation is dressed in: a style sheet, and the script by which a card
/// and its words show each other. Both stand in the page itself.
extern const std::string_view explain_page_style;
extern const std::string_view explain_page_script;

} // namespace waqia::ingest
