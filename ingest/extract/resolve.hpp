#pragma once

#include "ingest/knowledge.hpp"
#include "ingest/report.hpp"

#include <array>
#include <optional>
#include <span>

namespace waqia::ingest {

/// Where a position lies from the Earth's centre, a unit vector. Chords between them rank
/// candidates by nearness at a fraction of a geodesic's cost.
using Direction = std::array<double, 3>;
Direction direction_of(geo::LonLat position);

/// What the text says of a name's bearer, besides its name.
struct PlaceCue {
    std::optional<PlaceTypeClass> type; ///< the type word before it
    std::span<const Direction> nearby;  ///< other places of the article
    bool located = false; ///< a preposition, a type word or a list makes a place likely
};

/// Chooses among the bearers of a name. The Location has a point and its scores, or none where no
/// bearer is likely enough; `method` tells how the name matched. Costs one chord for each pair of
/// a bearer and a nearby place.
Location resolve(const Knowledge::Tables& tables, std::span<const gazetteer::Bearer> bearers,
                 std::string_view written, bool stripped, const PlaceCue& cue);

/// The Location of one place of the gazetteer, as itself.
Location location_of(const gazetteer::Place& place);

} // namespace waqia::ingest
