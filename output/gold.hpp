#pragma once

#include "geo/lonlat.hpp"

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// Gold, what a careful reader wrote of articles by hand, and the reports that are compared with
/// it.
namespace waqia::output {

/// One incident that an article tells, as its reader saw it. Alternatives stand side by side: one
/// of them is enough.
struct GoldRow {
    std::string file; ///< what the article's file name begins with
    std::string id;
    bool required = true;                ///< must be found; otherwise it may be
    std::vector<std::string> sub_events; ///< ACLED's names; "*" = any
    /// Labels of GoldPlaces, "border" (of Armenia and Azerbaijan), "none" (no geometry), "AM", "AZ"
    /// (the whole country) or "*".
    std::vector<std::string> where;
    std::string date_from, date_to;     ///< ISO days, both included; empty = any date and none
    std::vector<std::string> sides;     ///< of the claimant; "*" = any
    std::array<std::string, 3> figures; ///< killed, wounded, captured; empty = not compared
    std::string evidence;               ///< the words
};

/// A place of the gold, and how far from it a point still counts.
struct GoldPlace {
    geo::LonLat point;
    geo::Metres radius;
};
using GoldPlaces = std::map<std::string, GoldPlace, std::less<>>;

/// One feature of the layer `reports`, as far as it is compared.
struct Prediction {
    std::string source_file, sub_event, side, country, place, sentence;
    std::string date_start, date_end; ///< ISO days, or empty
    int where_prec = 0;               ///< 0 = null
    std::optional<geo::LonLat> point;
    std::array<std::string, 3> figures; ///< killed, wounded, captured; empty = null
};

/// Reads the places; `paths` add to one another. Throws std::runtime_error naming file, line and
/// reason.
GoldPlaces load_gold_places(const std::vector<std::filesystem::path>& paths);

/// Reads the gold rows, whose places must be among `places`. Throws std::runtime_error naming file,
/// line and reason.
std::vector<GoldRow> load_gold(const std::filesystem::path& path, const GoldPlaces& places);

/// Reads the features of a layer of reports (the layer `reports`, or the only one) whose modality
/// is "reported": no other is an incident. Throws std::runtime_error where it is none.
std::vector<Prediction> load_predictions(const std::string& dataset);

} // namespace waqia::output
