#pragma once

#include "cli/command.hpp"

#include <vector>

namespace waqia::cli {

/// Adds `import`, with a command for each source, to `gazetteer`; returns these.
std::vector<Command> add_import(CLI::App& gazetteer);

} // namespace waqia::cli
