#pragma once

#include "cli/command.hpp"

namespace waqia::cli {

/// Adds `waqia score`, how well a layer of reports agrees with gold, to `app`.
Command add_score(CLI::App& app);

} // namespace waqia::cli
