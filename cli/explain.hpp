#pragma once

#include "cli/command.hpp"

namespace waqia::cli {

/// Adds `waqia explain`, what every pass finds in one article and why, to `app`.
Command add_explain(CLI::App& app);

} // namespace waqia::cli
