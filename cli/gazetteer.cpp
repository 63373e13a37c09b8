#include "cli/gazetteer.hpp"

#include "cli/data_dir.hpp"
#include "cli/decimal.hpp"
#include "cli/import.hpp"
#include "cli/one_line.hpp"
#include "cli/options.hpp"
#include "cli/progress.hpp"
#include "gazetteer/check.hpp"
#include "gazetteer/export.hpp"
#include "gazetteer/own_table.hpp"
#include "output/part_folder.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <memory>
#include <stdexcept>

namespace waqia::cli {

namespace {

struct ExportOptions {
    std::filesystem::path output;
    TableOptions tables;
    gazetteer::PlaceFilter filter;
    bool own_only = false, overwrite = false, quiet = false;
};

int export_tables(const ExportOptions& options) {
    Progress progress(options.quiet);
    output::PartFolder part(options.output, options.overwrite);
    std::ofstream(part.working_file()); // by it the next run knows what a killed one left
    if (options.own_only && options.tables.gazetteers.empty())
        throw std::runtime_error("--own-only exports the tables of --gazetteer alone; give one");
    gazetteer::Gazetteer places;
    if (options.own_only)
        for (const auto& source : options.tables.gazetteers)
            places.add(gazetteer::open_own(source));
    else
        places = gazetteer::Gazetteer::load(data_dir(options.tables.data) / "gazetteer",
                                            options.tables.gazetteers);
    const auto counts = gazetteer::export_places(places, options.filter, part.file());
    part.publish();
    if (!options.quiet)
        std::cerr << "waqia: " << count(counts.places, "place") << " with "
                  << count(counts.names, "name") << " in \"" << one_line(options.output.native())
                  << "\" after " << decimal(progress.elapsed().count(), 1) << " s\n";
    return 0;
}

Command add_export(CLI::App& app) {
    auto* command = app.add_subcommand("export", "Write the places to a table for editing");
    const auto options = std::make_shared<ExportOptions>();
    command
        ->add_option("OUT", options->output,
                     "File to write: .gpkg with the layers places and names, or .csv")
        ->type_name("")
        ->required()
        ->check([](const std::string& file) {
            return gazetteer::is_export_name(file)
                       ? std::string()
                       : "\"" + file + "\" ends neither in .gpkg nor in .csv";
        });
    add_table_options(*command, options->tables);
    command->add_flag("--own-only", options->own_only, "Only the places of --gazetteer");
    add_filter_options(*command, options->filter, "Only places");
    command->add_flag("--overwrite", options->overwrite, "Replace OUT if it exists");
    command->add_flag("--quiet", options->quiet, "Print no summary");
    return {command, [options] { return export_tables(*options); }};
}

struct CheckOptions {
    std::vector<std::string> files; ///< empty = the bundled tables
    gazetteer::TableSource how;     ///< layer and columns of the files
    std::filesystem::path data;
    std::string format = "text";
    std::size_t limit = 10;
};

void print_text(const std::vector<gazetteer::Check>& checks, std::size_t limit) {
    for (const auto& check : checks) {
        std::cout << check.name << ": " << check.findings.size() << " ("
                  << to_string(check.severity) << ") " << check.question << '\n';
        const auto shown = std::min(limit, check.findings.size());
        for (std::size_t i = 0; i < shown; ++i) {
            const auto& found = check.findings[i];
            std::cout << "  " << found.where << (found.where.empty() ? "" : ": ") << found.place_id
                      << (found.place_id.empty() ? "" : ": ") << found.text << '\n';
        }
        if (check.findings.size() > shown)
            std::cout << "  and " << check.findings.size() - shown << " more (--limit)\n";
    }
}

void print_json(const std::vector<gazetteer::Check>& checks) {
    auto list = nlohmann::ordered_json::array();
    for (const auto& check : checks) {
        auto findings = nlohmann::ordered_json::array();
        for (const auto& found : check.findings)
            findings.push_back(
                {{"where", found.where}, {"place_id", found.place_id}, {"text", found.text}});
        list.push_back({{"check", check.name},
                        {"severity", to_string(check.severity)},
                        {"question", check.question},
                        {"count", check.findings.size()},
                        {"findings", std::move(findings)}});
    }
    std::cout << list.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
}

int check_tables(const CheckOptions& options) {
    const auto data = data_dir(options.data);
    gazetteer::CheckInput input, bundled;
    if (options.files.empty())
        read_bundled(data / "gazetteer", input);
    else
        read_bundled(data / "gazetteer", bundled); // its units are known to the user's tables
    for (const auto& file : options.files) {
        auto source = options.how;
        source.dataset = file;
        read_source(source, input);
    }
    const auto boundaries = geo::Boundaries::load(data / "shapefiles");
    const auto checks = check_places(
        input, {&boundaries, gazetteer::common_words(data / "gazetteer" / "common_words.txt"),
                gazetteer::unit_names(bundled)});
    if (options.format == "json")
        print_json(checks);
    else
        print_text(checks, options.limit);
    std::size_t errors = 0;
    for (const auto& check : checks)
        errors += check.severity == gazetteer::Severity::error ? check.findings.size() : 0;
    if (errors > 0)
        throw std::runtime_error(count(errors, "error") + " in " +
                                 count(input.rows.size() + input.faults.size(), "row") +
                                 "; the findings name them");
    return 0;
}

Command add_check(CLI::App& app) {
    auto* command = app.add_subcommand(
        "check", "Look for faults in tables of places; exit code 1 where there are errors");
    const auto options = std::make_shared<CheckOptions>();
    command->add_option("FILE", options->files, "Tables or index files; none = the bundled tables")
        ->type_name("");
    add_layer_options(*command, options->how);
    add_report_format_option(*command, options->format);
    command
        ->add_option("--limit", options->limit,
                     "Findings of a check that the text shows; default 10")
        ->type_name("N");
    add_data_option(*command, options->data);
    return {command, [options] { return check_tables(*options); }};
}

} // namespace

Command add_gazetteer(CLI::App& app) {
    auto* command = app.add_subcommand("gazetteer", "Import, export and check tables of places");
    command->require_subcommand(1);
    auto commands = add_import(*command);
    commands.push_back(add_export(*command));
    commands.push_back(add_check(*command));
    return {command, [commands] {
                const auto chosen = std::ranges::find_if(
                    commands, [](const Command& known) { return known.app->parsed(); });
                return chosen->run();
            }};
}

} // namespace waqia::cli
