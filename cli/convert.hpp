#pragma once

#include "cli/command.hpp"

#include <string>

namespace waqia::cli {

/// Adds `waqia convert`, articles to a map layer, to `app`. `command_line` is what the user typed,
/// for the layer run_info.
Command add_convert(CLI::App& app, std::string command_line);

} // namespace waqia::cli
