#pragma once

#include "ingest/article.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace waqia::cli {

/// Where a command finds its tables; every command takes these options.
struct TableOptions {
    std::filesystem::path data; ///< empty = beside the program
    std::vector<std::filesystem::path> gazetteers;
};

/// Adds --data and --gazetteer to `command`; `options` must outlive the parsing.
void add_table_options(CLI::App& command, TableOptions& options);

/// Adds --published to `command`: a day, or a usage error. `day` must outlive the parsing.
void add_published_option(CLI::App& command, std::optional<ingest::Day>& day);

/// Adds --format text|json to `command`; `format` must outlive the parsing.
void add_report_format_option(CLI::App& command, std::string& format);

} // namespace waqia::cli
