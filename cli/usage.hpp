#pragma once

#include <string>

namespace CLI {
class App;
class ParseError;
} // namespace CLI

namespace waqia::cli {

/// One line that says what is wrong with the command line that `app` could not parse, with the
/// nearest option or command where an unknown one was given, and where to find help.
std::string usage_error(const CLI::App& app, const CLI::ParseError& error);

} // namespace waqia::cli
