#pragma once

#include "cli/command.hpp"

namespace waqia::cli {

/// Adds `waqia lookup`, what the gazetteer knows under a name, to `app`.
Command add_lookup(CLI::App& app);

} // namespace waqia::cli
