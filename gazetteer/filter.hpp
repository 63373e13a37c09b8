#pragma once

#include "gazetteer/gazetteer.hpp"
#include "geo/lonlat.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace waqia::gazetteer {

/// Longitudes and latitudes between two bounds each, in degrees, bounds included. West above east
/// means across the antimeridian.
struct Box {
    double west = -180.0, south = -90.0, east = 180.0, north = 90.0;

    /// Reads "W,S,E,N". Throws std::invalid_argument with the reason: not four numbers, one out of
    /// range, south above north.
    static Box parse(std::string_view text);

    bool holds(geo::LonLat position) const;
};

/// Which places a user cares for.
struct PlaceFilter {
    std::vector<std::string> countries; ///< ISO 3166-1 alpha-2; empty = all
    std::optional<Box> box;

    /// Whether the place is in one of the countries and in the box. One whose country is not stated
    /// (a region that lies in several, say) is judged by the box alone.
    bool holds(const Place& place) const;
    bool holds(std::string_view country, geo::LonLat position) const;

    bool empty() const { return countries.empty() && !box; }
};

/// Reads "AM,AZ": ISO 3166-1 alpha-2 codes, in any case, as capitals. Throws std::invalid_argument
/// with the reason.
std::vector<std::string> countries_from_text(std::string_view text);

} // namespace waqia::gazetteer
