#include "cli/convert.hpp"
#include "cli/explain.hpp"
#include "cli/gazetteer.hpp"
#include "cli/lookup.hpp"
#include "cli/one_line.hpp"
#include "cli/score.hpp"
#include "cli/usage.hpp"

#include <CLI/CLI.hpp>

#include <array>
#include <iostream>
#include <span>
#include <stdexcept>

namespace {

constexpr int exit_failed = 1, exit_usage = 2;

/// `argument` as a shell would take it back.
std::string shell_quoted(const std::string& argument) {
    if (!argument.empty() &&
        argument.find_first_of(" \t\n\"'\\$`*?;&|<>()#~!{}[]") == std::string::npos)
        return argument;
    std::string quoted = "'";
    for (const char c : argument)
        quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + "'";
}

/// The command, less the number of threads: no result depends on it, so none may tell it.
std::string command_line(int argc, const char* const* argv) {
    std::string result = "waqia";
    bool options_end = false;
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        options_end = options_end || argument == "--";
        if (!options_end && argument == "--jobs")
            ++i; // its value
        else if (options_end || !argument.starts_with("--jobs="))
            result += ' ' + shell_quoted(argument);
    }
    return result;
}

int run(const CLI::App& app, std::span<const waqia::cli::Command> commands) {
    for (const auto& command : commands) {
        if (!app.got_subcommand(command.app))
            continue;
        const int code = command.run();
        if (!std::cout.flush())
            throw std::runtime_error(
                "results cannot be written to standard output; check the disk or the pipe");
        return code;
    }
    return exit_usage;
}

} // namespace

int main(int argc, char** argv) {
    CLI::App app("Turns sets of Arabic news articles into map layers of conflict incidents.",
                 "waqia");
    try {
        app.set_version_flag("--version", "waqia " WAQIA_VERSION, "Print the version and exit");
        app.require_subcommand(1);
        const std::array commands = {waqia::cli::add_convert(app, command_line(argc, argv)),
                                     waqia::cli::add_lookup(app), waqia::cli::add_explain(app),
                                     waqia::cli::add_gazetteer(app), waqia::cli::add_score(app)};
        app.parse(argc, argv);
        return run(app, commands);
    } catch (const CLI::Success& help_or_version) {
        return app.exit(help_or_version);
    } catch (const CLI::ParseError& error) {
        std::cerr << "waqia: " << waqia::cli::one_line(waqia::cli::usage_error(app, error)) << '\n';
        return exit_usage;
    } catch (const std::exception& error) {
        std::cerr << "waqia: " << waqia::cli::one_line(error.what()) << '\n';
        return exit_failed;
    }
}
