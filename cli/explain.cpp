#include "cli/explain.hpp"

#include "cli/data_dir.hpp"
#include "cli/explain_json.hpp"
#include "cli/explain_lines.hpp"
#include "cli/options.hpp"
#include "ingest/extractor.hpp"
#include "ingest/source/article_source.hpp"
#include "ingest/source/bytes.hpp"

#include <CLI/CLI.hpp>

#include <cstdlib>
#include <iostream>
#include <iterator>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <unistd.h>

namespace waqia::cli {

namespace {

struct ExplainOptions {
    std::string input; ///< a file, or "-" for standard input
    std::string format = "text", colour = "auto";
    std::optional<ingest::Day> published;
    TableOptions tables;
    ingest::KnowledgeOptions knowledge;
};

/// Everything that standard input or the file holds.
std::string read_input(const std::string& input) {
    if (input == "-")
        return {std::istreambuf_iterator(std::cin), {}};
    auto content = ingest::read_bytes(input);
    if (const auto* error = std::get_if<std::error_code>(&content))
        throw std::runtime_error("input \"" + input + "\" cannot be read: " + error->message() +
                                 "; check the path");
    return std::get<std::string>(std::move(content));
}

/// The article of the input. Throws std::runtime_error if it is none.
ingest::Article read_article(const ExplainOptions& options) {
    const auto name = std::filesystem::path(options.input).filename().string();
    auto item = ingest::article_from_bytes(ingest::printable(name), read_input(options.input));
    if (const auto* rejection = std::get_if<ingest::Rejection>(&item))
        throw std::runtime_error("input \"" + options.input + "\" is " + rejection->reason +
                                 "; give a text in UTF-8");
    auto article = std::get<ingest::Article>(std::move(item));
    article.published = options.published;
    if (article.published)
        article.published_from = ingest::PublishedFrom::option;
    return article;
}

ingest::ExplainForm form_of(const ExplainOptions& options) {
    if (options.format == "html")
        return ingest::ExplainForm::html;
    // https://no-color.org: any value that is not empty
    const char* no_colour = std::getenv("NO_COLOR");
    const bool wanted = isatty(STDOUT_FILENO) && !(no_colour && *no_colour);
    return options.colour == "always" || (options.colour == "auto" && wanted)
               ? ingest::ExplainForm::coloured_text
               : ingest::ExplainForm::text;
}

/// Explains JSON Lines of a file or of standard input.
int explain_all(const ExplainOptions& options, const ingest::Knowledge& knowledge) {
    std::size_t bad = 0;
    if (options.input == "-") {
        bad = explain_lines(std::cin, std::cout, knowledge, options.published);
    } else {
        std::istringstream lines(read_input(options.input));
        bad = explain_lines(lines, std::cout, knowledge, options.published);
    }
    if (bad == 0)
        return 0;
    std::cerr << "waqia: " << bad << (bad == 1 ? " line" : " lines")
              << " could not be read; see \"error\" in the output\n";
    return 1;
}

int explain(ExplainOptions& options) {
    const auto tables = data_dir(options.tables.data);
    options.knowledge.gazetteers = options.tables.gazetteers;
    if (options.format == "jsonl")
        return explain_all(options, ingest::Knowledge::load(tables, options.knowledge));
    auto article = read_article(options);
    const auto knowledge = ingest::Knowledge::load(tables, options.knowledge);
    ingest::Extractor extractor(knowledge);
    const auto text = options.format == "json"
                          ? explain_json(extractor.detailed(std::move(article)))
                          : extractor.explain(std::move(article), form_of(options));
    std::cout << text;
    if (!text.ends_with('\n'))
        std::cout << '\n';
    return 0;
}

} // namespace

Command add_explain(CLI::App& app) {
    auto* command = app.add_subcommand("explain", "Show what is found in one article, and why");
    const auto options = std::make_shared<ExplainOptions>();
    command->add_option("FILE", options->input, "A plain-text article (.txt); - = standard input")
        ->type_name("")
        ->required();
    add_report_format_option(*command, options->format,
                             {{"text", "for people"},
                              {"json", "for programs"},
                              {"jsonl", "of JSON Lines, one answer a line"},
                              {"html", "a page for the browser"}});
    command
        ->add_option("--color", options->colour,
                     "Colours in text: auto (on a terminal without NO_COLOR), always or never")
        ->type_name("WHEN")
        ->check([](const std::string& text) {
            return text == "auto" || text == "always" || text == "never"
                       ? std::string()
                       : "\"" + text + "\" is not one of auto, always and never";
        });
    add_published_option(*command, options->published);
    add_table_options(*command, options->tables);
    add_resolution_options(*command, options->knowledge);
    return {command, [options] { return explain(*options); }};
}

} // namespace waqia::cli
