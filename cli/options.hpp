#pragma once

#include "gazetteer/filter.hpp"
#include "gazetteer/table_source.hpp"
#include "ingest/article.hpp"
#include "ingest/extractor.hpp"

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
    std::vector<gazetteer::TableSource> gazetteers;
};

/// Adds what a run may choose of the tables, --country, --bbox and --rules, to `command`.
void add_resolution_options(CLI::App& command, ingest::KnowledgeOptions& options);

/// Adds --data, --gazetteer and the options that say how the table of the --gazetteer before them
/// is read to `command`; `options` must outlive the parsing.
void add_table_options(CLI::App& command, TableOptions& options);

/// Adds --layer and --columns, of the one table that `command` reads.
void add_layer_options(CLI::App& command, gazetteer::TableSource& source);

/// Adds --data alone.
void add_data_option(CLI::App& command, std::filesystem::path& data);

/// Adds --country and --bbox to `command`; `what` says of what they pick some. `filter` must
/// outlive the parsing.
void add_filter_options(CLI::App& command, gazetteer::PlaceFilter& filter, const std::string& what);

/// Adds --published to `command`: a day, or a usage error. `day` must outlive the parsing.
void add_published_option(CLI::App& command, std::optional<ingest::Day>& day);

/// A form in which a command can report, and what it is for.
struct ReportFormat {
    std::string name, what;
};
inline const std::vector<ReportFormat> text_or_json = {{"text", "for people"},
                                                       {"json", "for programs"}};

/// Adds --format with the names of `formats` to `command`; `format` must outlive the parsing.
void add_report_format_option(CLI::App& command, std::string& format,
                              const std::vector<ReportFormat>& formats = text_or_json);

} // namespace waqia::cli
