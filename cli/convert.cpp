#include "cli/convert.hpp"

#include "cli/data_dir.hpp"
#include "cli/options.hpp"
#include "cli/pipeline.hpp"
#include "cli/summary.hpp"
#include "ingest/extractor.hpp"
#include "ingest/source/article_source.hpp"
#include "output/output.hpp"

#include <CLI/CLI.hpp>

#include <array>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <thread>

namespace waqia::cli {

namespace {

constexpr std::array<std::pair<std::string_view, output::Layer>, 6> layers = {{
    {"incidents", output::Layer::incidents},
    {"reports", output::Layer::reports},
    {"footprints", output::Layer::footprints},
    {"places", output::Layer::places},
    {"articles", output::Layer::articles},
    {"run_info", output::Layer::run_info},
}};

struct ConvertOptions {
    ingest::SourceOptions source;
    std::filesystem::path manifest; ///< empty = none
    output::OutputOptions output;
    std::string layer = "incidents";
    TableOptions tables;
    ingest::KnowledgeOptions knowledge;
    unsigned jobs = std::max(1U, std::thread::hardware_concurrency());
    std::size_t max_rejects = 0;
    bool quiet = false;
};

std::string check_layer(const std::string& name) {
    std::string names;
    for (const auto& [known, layer] : layers) {
        if (name == known)
            return {};
        names.append(names.empty() ? "" : ", ").append(known);
    }
    return "\"" + name + "\" is not a layer; write one of " + names;
}

output::Layer layer_of(std::string_view name) {
    return std::find_if(layers.begin(), layers.end(),
                        [&](const auto& layer) { return layer.first == name; })
        ->second;
}

using Result = std::variant<ingest::ArticleResult, ingest::Rejection>;

/// A worker with its own extractor over the shared `knowledge`.
std::function<Result(ingest::SourceItem)> make_worker(const ingest::Knowledge& knowledge) {
    auto extractor = std::make_shared<ingest::Extractor>(knowledge);
    return [extractor](ingest::SourceItem item) -> Result {
        if (auto* article = std::get_if<ingest::Article>(&item))
            return (*extractor)(std::move(*article));
        return std::get<ingest::Rejection>(std::move(item));
    };
}

/// Exit code and, if too many articles were rejected, the exception that says so.
void check_counts(const ConvertOptions& options, const Summary& summary,
                  const output::OutputCounts& counts) {
    if (counts.articles + counts.rejected != summary.articles_in())
        throw std::runtime_error(std::to_string(summary.articles_in()) +
                                 " articles were read but " + std::to_string(counts.articles) +
                                 " converted and " + std::to_string(counts.rejected) +
                                 " rejected; please report this fault");
    if (counts.rejected <= options.max_rejects)
        return;
    const auto& first = summary.first_rejection();
    const std::string which = options.quiet
                                  ? ", the first \"" + first.source_file + "\": " + first.reason
                                  : std::string(); // the summary has told
    throw std::runtime_error(std::to_string(counts.rejected) + " of " +
                             std::to_string(summary.articles_in()) + " articles rejected" + which +
                             "; \"" + options.output.path.string() +
                             "\" was written without (--max-rejects " +
                             std::to_string(counts.rejected) + " accepts that)");
}

int convert(ConvertOptions& options) {
    Summary summary(options.quiet);
    if (!options.manifest.empty())
        options.source.manifest = ingest::Manifest::load(options.manifest);
    options.output.layer = layer_of(options.layer);
    // What can be wrong with the command is told before the long work of loading the tables.
    const auto tables = data_dir(options.tables.data);
    const auto source = ingest::open_source(std::move(options.source));
    output::Output output(options.output);
    options.knowledge.gazetteers = options.tables.gazetteers;
    const auto knowledge = ingest::Knowledge::load(tables, options.knowledge);

    Pipeline<ingest::SourceItem, Result> pipeline(options.jobs);
    pipeline.run([&] { return source->next(); }, [&] { return make_worker(knowledge); },
                 [&](const Result& result) {
                     std::visit(
                         [&](const auto& value) {
                             output.add(value);
                             summary.add(value);
                         },
                         result);
                 });
    const auto counts = output.finish(knowledge.boundaries());
    summary.print(counts, options.output.path);
    check_counts(options, summary, counts);
    return 0;
}

void add_output_options(CLI::App& command, ConvertOptions& options) {
    command
        .add_option("-o,--output", options.output.path,
                    "File to write; .gpkg holds all layers, .geojson, .geojsonl and .fgb one")
        ->type_name("FILE")
        ->required();
    command
        .add_option("--format", options.output.driver,
                    "Name of the OGR driver to write with, if not the one of FILE's extension")
        ->type_name("DRIVER");
    command
        .add_option("--layer", options.layer,
                    "Layer for formats of one layer: incidents (default), reports, footprints, "
                    "places, articles or run_info")
        ->type_name("NAME")
        ->check(check_layer);
    command.add_flag("--overwrite", options.output.overwrite, "Replace FILE if it exists");
}

} // namespace

Command add_convert(CLI::App& app, std::string command_line) {
    auto* command = app.add_subcommand("convert", "Turn articles into a map layer of incidents");
    const auto options = std::make_shared<ConvertOptions>();
    options->output.version = WAQIA_VERSION;
    options->output.command_line = std::move(command_line);
    command
        ->add_option("INPUT", options->source.inputs,
                     "Plain-text articles (.txt) and folders of them, read with all below")
        ->type_name("")
        ->required();
    add_output_options(*command, *options);
    command
        ->add_option("--manifest", options->manifest,
                     "CSV of what is known of the articles: file, published, source, url, title")
        ->type_name("CSV");
    add_published_option(*command, options->source.published);
    add_table_options(*command, options->tables);
    add_resolution_options(*command, options->knowledge);
    command
        ->add_option("--jobs", options->jobs,
                     "Threads that extract; default: one a processor. Results do not depend on it")
        ->type_name("N")
        ->check(CLI::Range(1U, 1024U));
    command
        ->add_option("--max-rejects", options->max_rejects,
                     "Rejected articles up to which the exit code is 0; default 0")
        ->type_name("N");
    command->add_flag("--quiet", options->quiet, "Print no progress and no summary");
    return {command, [options] { return convert(*options); }};
}

} // namespace waqia::cli
