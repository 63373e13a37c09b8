#pragma once

#include <functional>

namespace CLI {
class App;
}

namespace waqia::cli {

/// One subcommand: its options, which the parser fills, and what it then does.
struct Command {
    CLI::App* app = nullptr;  ///< owned by the application it was added to
    std::function<int()> run; ///< after parsing; returns the exit code
};

} // namespace waqia::cli
