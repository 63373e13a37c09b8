#include "cli/options.hpp"

#include "ingest/source/manifest.hpp"

#include <CLI/CLI.hpp>

namespace waqia::cli {

void add_table_options(CLI::App& command, TableOptions& options) {
    command.add_option("--data", options.data, "Folder of the tables, if not beside the program")
        ->type_name("DIR");
    command
        .add_option("--gazetteer", options.gazetteers,
                    "Table of places that adds to the bundled ones or overrides them; repeatable")
        ->type_name("FILE")
        ->allow_extra_args(false);
}

void add_published_option(CLI::App& command, std::optional<ingest::Day>& day) {
    command
        .add_option_function<std::string>(
            "--published", [&day](const std::string& text) { day = ingest::day_from_text(text); },
            "Day of publication of articles for which the manifest gives none, YYYY-MM-DD")
        ->type_name("DATE")
        ->check([](const std::string& text) {
            return ingest::day_from_text(text) ? std::string()
                                               : "\"" + text + "\" is not a date; write YYYY-MM-DD";
        });
}

void add_report_format_option(CLI::App& command, std::string& format) {
    command.add_option("--format", format, "text (for people) or json (for programs)")
        ->type_name("text|json")
        ->check([](const std::string& text) {
            return text == "text" || text == "json"
                       ? std::string()
                       : "\"" + text + "\" is not a format; write text or json";
        });
}

} // namespace waqia::cli
