#include "cli/score.hpp"

#include "cli/data_dir.hpp"
#include "cli/decimal.hpp"
#include "cli/options.hpp"
#include "geo/boundaries.hpp"
#include "geo/nearest.hpp"
#include "output/score.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <charconv>
#include <cmath>
#include <iostream>
#include <memory>
#include <stdexcept>

namespace waqia::cli {

namespace {

struct ScoreOptions {
    std::string output;
    std::filesystem::path gold;
    std::vector<std::filesystem::path> places;
    std::optional<double> min_f1;
    bool verbose = false;
    std::string format = "text";
    std::filesystem::path data;
};

using json = nlohmann::ordered_json;
using output::Agreement;
using output::Share;

json rounded(double value) {
    return std::round(value * 1000.0) / 1000.0;
}

json to_json(const Agreement& a) {
    return {{"precision", rounded(a.precision.value())},
            {"recall", rounded(a.recall.value())},
            {"f1", rounded(a.f1())}};
}

json to_json(const Share& share) {
    return {{"right", share.right}, {"all", share.all}};
}

json to_json(const output::Score& score, bool verbose) {
    json out = {{"rows", score.strict.recall.all},
                {"predictions", score.strict.precision.all},
                {"strict", to_json(score.strict)}};
    for (std::size_t i = 0; i < output::slot_count; ++i)
        out[std::string(output::slot_name(static_cast<output::Slot>(i)))] = to_json(score.slots[i]);
    out["within_5_km"] = to_json(score.within_5_km);
    out["within_25_km"] = to_json(score.within_25_km);
    out["figures"] = to_json(score.figures);
    if (verbose)
        out["mistakes"] = score.mistakes;
    return out;
}

void print(std::string_view name, const Agreement& a) {
    std::cout << name << std::string(14 - name.size(), ' ') << decimal(a.precision.value(), 3)
              << "   " << decimal(a.recall.value(), 3) << "   " << decimal(a.f1(), 3) << '\n';
}

void print(const output::Score& score) {
    std::cout << "rows that must be found: " << score.strict.recall.all
              << ", reports: " << score.strict.precision.all << "\n\n"
              << "              precision recall F1\n";
    print("strict", score.strict);
    for (std::size_t i = 0; i < output::slot_count; ++i)
        print(output::slot_name(static_cast<output::Slot>(i)), score.slots[i]);
    std::cout << "\nplaces within 5 km:  " << score.within_5_km.right << " of "
              << score.within_5_km.all << "\nplaces within 25 km: " << score.within_25_km.right
              << " of " << score.within_25_km.all
              << "\ncasualty figures:    " << score.figures.right << " of " << score.figures.all
              << '\n';
}

int score(const ScoreOptions& options) {
    const auto boundaries = geo::Boundaries::load(data_dir(options.data) / "shapefiles");
    const auto* border = boundaries.line("border:AM-AZ");
    if (!border)
        throw std::runtime_error("the bundled boundaries have no border of Armenia and Azerbaijan; "
                                 "reinstall the data or name its folder with --data");
    const geo::Geodesic geodesic;
    const auto places = output::load_gold_places(options.places);
    const auto gold = output::load_gold(options.gold, places);
    const auto score = output::score(
        output::load_predictions(options.output), gold, places, [&](geo::LonLat position) {
            return geodesic.distance(position, geo::nearest_on_border(*border, position, geodesic));
        });
    if (options.format == "json") {
        std::cout << to_json(score, options.verbose).dump(2) << '\n';
    } else {
        if (options.verbose)
            for (const auto& mistake : score.mistakes)
                std::cout << mistake << '\n';
        print(score);
    }
    if (options.min_f1 && score.strict.f1() < *options.min_f1) {
        std::cerr << "waqia: strict F1 is " << decimal(score.strict.f1(), 3) << ", below "
                  << decimal(*options.min_f1, 3) << " (--min-f1)\n";
        return 1;
    }
    return 0;
}

} // namespace

Command add_score(CLI::App& app) {
    auto* command =
        app.add_subcommand("score", "Show how well a layer of reports agrees with gold");
    const auto options = std::make_shared<ScoreOptions>();
    command->add_option("OUTPUT", options->output, "What `waqia convert --layer reports` wrote")
        ->type_name("")
        ->required();
    command->add_option("GOLD", options->gold, "Table of what the articles tell (tests/gold/)")
        ->type_name("")
        ->required();
    command->add_option("PLACES", options->places, "Tables of where the gold's places are")
        ->type_name("")
        ->required();
    command->add_option("--min-f1", options->min_f1, "Fail if the strict F1 is below X")
        ->type_name("X")
        ->check([](const std::string& text) {
            double value = 0.0;
            const auto [end, error] =
                std::from_chars(text.data(), text.data() + text.size(), value);
            return error == std::errc() && end == text.data() + text.size() && value >= 0.0 &&
                           value <= 1.0
                       ? std::string()
                       : "\"" + text + "\" is not a number from 0 to 1";
        });
    command->add_flag("--verbose", options->verbose, "List what is wrong and what is missed");
    add_report_format_option(*command, options->format);
    add_data_option(*command, options->data);
    return {command, [options] { return score(*options); }};
}

} // namespace waqia::cli
