#pragma once

#include "cli/command.hpp"

namespace waqia::cli {

/// Adds `waqia gazetteer` with its commands import, export and check to `app`.
Command add_gazetteer(CLI::App& app);

} // namespace waqia::cli
