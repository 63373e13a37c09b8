#include "cli/lookup.hpp"

#include "cli/data_dir.hpp"
#include "cli/decimal.hpp"
#include "cli/options.hpp"
#include "gazetteer/gazetteer.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cmath>
#include <iostream>
#include <memory>

namespace waqia::cli {

namespace {

struct LookupOptions {
    std::vector<std::string> names;
    std::string format = "text";
    std::size_t limit = 0; ///< 0 = none
    TableOptions tables;
    gazetteer::PlaceFilter filter;
};

using json = nlohmann::ordered_json;
using Candidates = std::vector<gazetteer::Candidate>;

/// The places under a name that the filter holds, up to the limit.
Candidates find(const gazetteer::Gazetteer& gazetteer, const std::string& name,
                const LookupOptions& options) {
    auto candidates = gazetteer.lookup(name);
    std::erase_if(candidates, [&](const auto& candidate) {
        return !options.filter.holds(gazetteer.place(candidate.place_index));
    });
    if (options.limit > 0 && candidates.size() > options.limit)
        candidates.erase(candidates.begin() + static_cast<std::ptrdiff_t>(options.limit),
                         candidates.end());
    return candidates;
}

/// To three decimals: the rest is noise of the arithmetic.
double rounded(double score) {
    return std::round(score * 1000.0) / 1000.0;
}

json to_json(const gazetteer::Gazetteer& gazetteer, const std::string& name,
             const Candidates& candidates) {
    json list = json::array();
    for (const auto& candidate : candidates) {
        const auto place = gazetteer.place(candidate.place_index);
        list.push_back({{"place_id", candidate.place_id},
                        {"place", candidate.place},
                        {"place_ar", candidate.place_ar},
                        {"lat", candidate.lat},
                        {"lon", candidate.lon},
                        {"feature_code", candidate.feature_code},
                        {"country", candidate.country},
                        {"admin1", candidate.admin1},
                        {"admin2", place.admin2},
                        {"population", place.population ? json(*place.population) : json()},
                        {"radius_m", place.radius.value},
                        {"score", rounded(candidate.score)},
                        {"method", candidate.method},
                        {"name_used", candidate.name_used}});
    }
    return {{"name", name}, {"candidates", std::move(list)}};
}

void print_text(const std::string& name, const Candidates& candidates) {
    std::cout << name << '\n';
    if (candidates.empty())
        std::cout << "  no such place\n";
    for (const auto& candidate : candidates)
        std::cout << "  " << decimal(candidate.score, 2) << "  " << candidate.place << " ("
                  << candidate.place_ar << ")  " << candidate.feature_code << "  "
                  << candidate.country << ' ' << candidate.admin1 << "  "
                  << decimal(candidate.lat, 4) << ',' << decimal(candidate.lon, 4) << "  "
                  << candidate.place_id << "  " << candidate.method << " \"" << candidate.name_used
                  << "\"\n";
}

int lookup(const LookupOptions& options) {
    const auto gazetteer = gazetteer::Gazetteer::load(data_dir(options.tables.data) / "gazetteer",
                                                      options.tables.gazetteers);
    auto results = json::array();
    for (const auto& name : options.names) {
        const auto candidates = find(gazetteer, name, options);
        if (options.format == "json")
            results.push_back(to_json(gazetteer, name, candidates));
        else
            print_text(name, candidates);
    }
    if (options.format == "json") // a name that is not UTF-8 is shown with U+FFFD
        std::cout << results.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
    return 0;
}

} // namespace

Command add_lookup(CLI::App& app) {
    auto* command = app.add_subcommand("lookup", "Show what the gazetteer knows under a name");
    const auto options = std::make_shared<LookupOptions>();
    command->add_option("NAME", options->names, "Place names in any of the gazetteer's scripts")
        ->type_name("")
        ->required();
    add_report_format_option(*command, options->format);
    command->add_option("--limit", options->limit, "Places to show of each name; default all")
        ->type_name("N")
        ->check([](const std::string& text) {
            const bool digits = text.find_first_not_of("0123456789") == std::string::npos;
            return digits && text.find_first_not_of('0') != std::string::npos
                       ? std::string()
                       : "\"" + text + "\" is not a whole number from 1";
        });
    add_filter_options(*command, options->filter, "Only places");
    add_table_options(*command, options->tables);
    return {command, [options] { return lookup(*options); }};
}

} // namespace waqia::cli
