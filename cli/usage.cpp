#include "cli/usage.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <numeric>
#include <string_view>
#include <vector>

namespace waqia::cli {

namespace {

/// Levenshtein's distance in bytes; cost is the product of the lengths.
std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const auto above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1])});
            diagonal = above;
        }
    }
    return row[b.size()];
}

/// "; did you mean …?" with the nearest of `names`, or nothing if none is near `wrong`.
std::string suggestion(const std::string& wrong, const std::vector<std::string>& names) {
    const auto distance = [&](const std::string& name) {
        const bool cut_short = wrong.size() > 3 && name.starts_with(wrong);
        return cut_short ? std::size_t{0} : edit_distance(wrong, name);
    };
    const auto best =
        std::min_element(names.begin(), names.end(),
                         [&](const auto& a, const auto& b) { return distance(a) < distance(b); });
    const auto most_edits = std::min((wrong.size() - 1) / 2, wrong.size() / 4 + 1);
    if (best == names.end() || distance(*best) > most_edits)
        return {};
    return "; did you mean " + *best + "?";
}

std::vector<std::string> option_names(const CLI::App& command) {
    std::vector<std::string> names;
    for (const auto* option : command.get_options()) {
        for (const auto& name : option->get_lnames())
            names.push_back("--" + name);
        for (const auto& name : option->get_snames())
            names.push_back("-" + name);
    }
    return names;
}

std::vector<std::string> command_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const auto* command : app.get_subcommands([](const CLI::App*) { return true; }))
        names.push_back(command->get_name());
    return names;
}

/// "convert, lookup or explain".
std::string choice(const std::vector<std::string>& names) {
    std::string list;
    for (std::size_t i = 0; i < names.size(); ++i)
        list.append(i == 0 ? "" : i + 1 == names.size() ? " or " : ", ").append(names[i]);
    return list;
}

} // namespace

std::string usage_error(const CLI::App& app, const CLI::ParseError& error) {
    const CLI::App* deepest = &app; // the command under way, "waqia gazetteer import" say
    std::string path = "waqia";
    while (!deepest->get_subcommands().empty()) {
        deepest = deepest->get_subcommands().front();
        path += ' ' + deepest->get_name();
    }
    const auto& command = *deepest;
    const auto help = path + " --help";
    const auto known = command_names(command);
    const auto unknown = app.remaining(true);
    if (!known.empty() && !unknown.empty() && !unknown.front().starts_with('-'))
        return "unknown command \"" + unknown.front() + "\"" + suggestion(unknown.front(), known) +
               " (" + help + " lists them)";
    const auto option = std::find_if(unknown.begin(), unknown.end(), [](const std::string& text) {
        return text.size() > 1 && text.starts_with('-');
    });
    if (option != unknown.end()) {
        const auto name = option->substr(0, option->find('='));
        return "unknown option \"" + name + "\"" + suggestion(name, option_names(command)) + " (" +
               help + " lists them)";
    }
    if (!known.empty())
        return "no command given; write " + path + ' ' + choice(known) + " (" + help + ")";
    return std::string(error.what()) + " (" + help + ")";
}

} // namespace waqia::cli
