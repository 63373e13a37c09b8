#include "cli/options.hpp"

#include "ingest/source/manifest.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <stdexcept>

namespace waqia::cli {

namespace {

/// Runs `read`; what it finds wrong with the value of an option is a usage error.
template <class Read> void read_value(const std::string& option, Read read) {
    try {
        read();
    } catch (const std::invalid_argument& e) {
        throw CLI::ValidationError(option, e.what());
    }
}

/// The table that was named last, of which `option` tells something.
gazetteer::TableSource& last_table(TableOptions& options, const std::string& option) {
    if (options.gazetteers.empty())
        throw CLI::ValidationError(option, "write it after the --gazetteer that it is about");
    return options.gazetteers.back();
}

} // namespace

void add_data_option(CLI::App& command, std::filesystem::path& data) {
    command.add_option("--data", data, "Folder of the tables, if not beside the program")
        ->type_name("DIR");
}

void add_table_options(CLI::App& command, TableOptions& options) {
    add_data_option(command, options.data);
    // Each is handled as it is met, since it is their order that says what belongs to what.
    command
        .add_option_function<std::string>(
            "--gazetteer",
            [&options](const std::string& file) {
                options.gazetteers.emplace_back(std::filesystem::path(file));
            },
            "Table of places, or index of one, that adds to the bundled ones or overrides them; "
            "repeatable")
        ->type_name("FILE")
        ->trigger_on_parse();
    command
        .add_option_function<std::string>(
            "--gazetteer-layer",
            [&options](const std::string& layer) {
                last_table(options, "--gazetteer-layer").layer = layer;
            },
            "Layer of the --gazetteer before, if not its first")
        ->type_name("NAME")
        ->trigger_on_parse();
    command
        .add_option_function<std::string>(
            "--gazetteer-columns",
            [&options](const std::string& columns) {
                read_value("--gazetteer-columns", [&] {
                    last_table(options, "--gazetteer-columns").columns =
                        gazetteer::ColumnMap::parse(columns);
                });
            },
            "Columns of the --gazetteer before that have names of their own, as "
            "place_id=osm_id,name=name:en,lat=y,lon=x")
        ->type_name("FIELD=COLUMN,...")
        ->trigger_on_parse();
}

void add_layer_options(CLI::App& command, gazetteer::TableSource& source) {
    command.add_option("--layer", source.layer, "Layer of the table, if not its first")
        ->type_name("NAME");
    command
        .add_option_function<std::string>(
            "--columns",
            [&source](const std::string& columns) {
                read_value("--columns",
                           [&] { source.columns = gazetteer::ColumnMap::parse(columns); });
            },
            "Columns that have names of their own, as place_id=osm_id,name=name:en,lat=y,lon=x")
        ->type_name("FIELD=COLUMN,...");
}

void add_filter_options(CLI::App& command, gazetteer::PlaceFilter& filter,
                        const std::string& what) {
    command
        .add_option_function<std::string>(
            "--country",
            [&filter](const std::string& codes) {
                read_value("--country",
                           [&] { filter.countries = gazetteer::countries_from_text(codes); });
            },
            what + " of these countries, ISO 3166-1 codes as AM,AZ")
        ->type_name("CODES");
    command
        .add_option_function<std::string>(
            "--bbox",
            [&filter](const std::string& box) {
                read_value("--bbox", [&] { filter.box = gazetteer::Box::parse(box); });
            },
            what + " between these degrees; W above E crosses the antimeridian")
        ->type_name("W,S,E,N");
}

void add_resolution_options(CLI::App& command, ingest::KnowledgeOptions& options) {
    add_filter_options(command, options.filter, "Take names for places");
    command
        .add_option("--rules", options.rules,
                    "Table of what names mean, columns name, place_id and beside; comes first")
        ->type_name("FILE");
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

void add_report_format_option(CLI::App& command, std::string& format,
                              const std::vector<ReportFormat>& formats) {
    std::string names, choice, help;
    for (std::size_t i = 0; i < formats.size(); ++i) {
        const bool last = i + 1 == formats.size();
        const std::string comma = i == 0 ? "" : last ? " or " : ", ";
        names.append(i == 0 ? "" : "|").append(formats[i].name);
        choice.append(comma).append(formats[i].name);
        help.append(comma).append(formats[i].name + " (" + formats[i].what + ")");
    }
    command.add_option("--format", format, help)
        ->type_name(names)
        ->check([formats, choice](const std::string& text) {
            const bool known = std::any_of(formats.begin(), formats.end(),
                                           [&](const auto& f) { return f.name == text; });
            return known ? std::string() : "\"" + text + "\" is not a format; write " + choice;
        });
}

} // namespace waqia::cli
