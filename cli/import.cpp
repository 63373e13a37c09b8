#include "cli/import.hpp"

#include "cli/data_dir.hpp"
#include "cli/decimal.hpp"
#include "cli/one_line.hpp"
#include "cli/options.hpp"
#include "cli/progress.hpp"
#include "gazetteer/import/geonames.hpp"
#include "gazetteer/import/table.hpp"
#include "gazetteer/import/wof.hpp"
#include "gazetteer/index_file.hpp"
#include "output/part_folder.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <memory>
#include <stdexcept>

namespace waqia::cli {

namespace {

struct ImportOptions {
    gazetteer::TableSource source; ///< a table, or the file or folder of another source
    gazetteer::GeonamesSource geonames;
    std::filesystem::path output, data;
    gazetteer::PlaceFilter filter;
    std::size_t max_rejects = 0;
    bool overwrite = false, quiet = false;
};

using Reader = std::function<void(const ImportOptions&, gazetteer::Importer&)>;

std::size_t rejected(const gazetteer::Importer& importer) {
    return importer.places().rejected + importer.names().rejected;
}

/// What became of the rows of one kind.
void print_tally(const gazetteer::Tally& tally, const std::string& noun) {
    if (tally.read == 0)
        return;
    std::cerr << "  " << count(tally.read, "row") << " of " << noun << ": " << tally.taken
              << " taken, " << tally.left_out_count() << " left out, " << tally.rejected
              << " rejected\n";
    for (const auto& [reason, rows] : tally.left_out)
        std::cerr << "    " << rows << " left out: " << reason << '\n';
    for (const auto& fault : tally.first_rejected)
        std::cerr << "    rejected: " << one_line(to_string(fault)) << '\n';
    if (tally.rejected > tally.first_rejected.size())
        std::cerr << "    and " << tally.rejected - tally.first_rejected.size()
                  << " more rejected\n";
}

void check_tally(const gazetteer::Tally& tally) {
    if (tally.read != tally.taken + tally.left_out_count() + tally.rejected)
        throw std::runtime_error(
            std::to_string(tally.read) + " rows were read but " + std::to_string(tally.taken) +
            " taken, " + std::to_string(tally.left_out_count()) + " left out and " +
            std::to_string(tally.rejected) + " rejected; please report this fault");
}

/// Refuses what no index should be made of.
void check_rows(const ImportOptions& options, const gazetteer::Importer& importer) {
    check_tally(importer.places());
    check_tally(importer.names());
    const auto bad = rejected(importer);
    const bool empty = importer.places().taken == 0;
    if (bad <= options.max_rejects && !empty)
        return;
    if (bad > 1 && !options.quiet) {
        print_tally(importer.places(), "places");
        print_tally(importer.names(), "names");
    }
    const auto& faults = importer.places().first_rejected.empty()
                             ? importer.names().first_rejected
                             : importer.places().first_rejected;
    const auto first = faults.empty() ? std::string() : to_string(faults.front()) + "; ";
    const auto what = "of " + count(importer.places().read + importer.names().read, "row");
    if (empty)
        throw std::runtime_error(first + what + " none gave a place, nothing was written");
    throw std::runtime_error(first + what + ' ' + std::to_string(bad) +
                             " rejected, nothing was written (--max-rejects " +
                             std::to_string(bad) + " accepts that)");
}

int import(const ImportOptions& options, const Reader& read) {
    const auto begin = std::chrono::steady_clock::now();
    output::PartFolder part(options.output, options.overwrite);
    std::ofstream(part.working_file()); // by it the next run knows what a killed one left
    gazetteer::IndexBuilder builder;
    Progress progress(options.quiet);
    gazetteer::Importer importer(builder, options.filter,
                                 [&](std::size_t rows) { progress.show(count(rows, "row")); });
    read(options, importer);
    progress.clear();
    check_rows(options, importer);
    builder.write(part.file());
    const auto index = gazetteer::IndexFile::open(part.file()); // what was written, as it reads
    if (index.places() != builder.places())
        throw std::runtime_error("\"" + options.output.string() + "\" holds " +
                                 std::to_string(index.places()) + " places, not " +
                                 std::to_string(builder.places()) + "; please report this fault");
    part.publish();
    if (options.quiet)
        return 0;
    const std::chrono::duration<double> time = std::chrono::steady_clock::now() - begin;
    std::cerr << "waqia: " << count(index.places(), "place") << " with "
              << count(index.names(), "name") << " in \"" << one_line(options.output.native())
              << "\" after " << decimal(time.count(), 1) << " s\n";
    print_tally(importer.places(), "places");
    print_tally(importer.names(), "names");
    if (builder.names() > index.names())
        std::cerr << "  " << count(builder.names() - index.names(), "name")
                  << " listed twice for their place, kept once\n";
    return 0;
}

void add_common_options(CLI::App& command, ImportOptions& options) {
    command.add_option("OUT", options.output, "Index file to write, for --gazetteer")
        ->type_name("")
        ->required();
    add_filter_options(command, options.filter, "Only places");
    command
        .add_option("--max-rejects", options.max_rejects,
                    "Bad rows to accept; with more nothing is written; default 0")
        ->type_name("N");
    command.add_flag("--overwrite", options.overwrite, "Replace OUT if it exists");
    command.add_flag("--quiet", options.quiet, "Print no progress and no summary");
}

Command add_source(CLI::App& app, const std::string& name, const std::string& help,
                   const std::string& input, const std::string& input_help, Reader read,
                   const std::function<void(CLI::App&, ImportOptions&)>& add_options) {
    auto* command = app.add_subcommand(name, help);
    const auto options = std::make_shared<ImportOptions>();
    command->add_option(input, options->source.dataset, input_help)->type_name("")->required();
    add_common_options(*command, *options);
    add_options(*command, *options);
    return {command, [options, read] { return import(*options, read); }};
}

gazetteer::FeatureCodes codes_of(const ImportOptions& options, std::string_view source) {
    return gazetteer::FeatureCodes::load(data_dir(options.data) / "gazetteer" / "feature_codes.tsv",
                                         source);
}

void add_geonames_options(CLI::App& command, ImportOptions& options) {
    command
        .add_option("--alternate-names", options.geonames.alternate_names,
                    "GeoNames' alternateNamesV2.txt: names with their languages")
        ->type_name("FILE");
    command
        .add_option_function<std::string>(
            "--feature-class",
            [&options](const std::string& text) {
                options.geonames.feature_classes = text;
                std::erase(options.geonames.feature_classes, ',');
            },
            "Only places of these GeoNames classes, as P,A,H")
        ->type_name("LETTERS")
        ->check([](const std::string& text) {
            const bool fits =
                text.size() % 2 == 1 && std::ranges::all_of(text, [&](const char& c) {
                    return (&c - text.data()) % 2 == 1 ? c == ',' : c >= 'A' && c <= 'Z';
                });
            return fits ? std::string()
                        : "\"" + text + "\" is no list of GeoNames classes; write letters, as P,A";
        });
}

} // namespace

std::vector<Command> add_import(CLI::App& gazetteer) {
    auto* app = gazetteer.add_subcommand("import", "Make an index file of a foreign source");
    app->require_subcommand(1);
    std::vector<Command> commands;
    commands.push_back(add_source(
        *app, "geonames", "Read a GeoNames dump, as AM.txt or allCountries.txt", "DUMP",
        "Dump of GeoNames, 19 columns separated by tabs",
        [](const ImportOptions& options, gazetteer::Importer& importer) {
            auto source = options.geonames;
            source.dump = options.source.dataset;
            import_geonames(source, importer);
        },
        add_geonames_options));
    commands.push_back(add_source(
        *app, "wof", "Read records of Who's On First", "FOLDER",
        "Folder of records (ID.geojson), read with all below",
        [](const ImportOptions& options, gazetteer::Importer& importer) {
            import_wof(options.source.dataset, codes_of(options, "wof"), importer);
        },
        [](CLI::App& command, ImportOptions& options) { add_data_option(command, options.data); }));
    commands.push_back(add_source(
        *app, "osm-csv", "Read a table of OpenStreetMap objects", "FILE",
        "CSV with a column a tag, as Overpass or osmium writes it",
        [](const ImportOptions& options, gazetteer::Importer& importer) {
            import_osm_csv(options.source.dataset, codes_of(options, "osm"), importer);
        },
        [](CLI::App& command, ImportOptions& options) { add_data_option(command, options.data); }));
    commands.push_back(add_source(
        *app, "table", "Read any table of places that GDAL reads", "FILE",
        "Table, or a connection string as PG:dbname=places",
        [](const ImportOptions& options, gazetteer::Importer& importer) {
            import_table(options.source, importer);
        },
        [](CLI::App& command, ImportOptions& options) {
            add_layer_options(command, options.source);
        }));
    return commands;
}

} // namespace waqia::cli
