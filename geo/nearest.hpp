#pragma once

#include "geo/outline.hpp"

#include <optional>
#include <span>
#include <vector>

namespace waqia::geo {

class Geodesic;

/// A position on a line and its distance from the place asked about.
struct Nearest {
    LonLat point;
    Metres distance;
};

/// The position on any of the lines that is nearest to a place, or nothing where there is no line.
/// Edges are straight in longitude and latitude and go the shorter way round. Exact to a metre
/// (ten metres of a place on the other side of the globe) on edges of any length: distances are
/// geodesic. Costs a twentieth of a geodesic a vertex, and some forty for each edge that may hold
/// the answer.
std::optional<Nearest> nearest(std::span<const Polyline> lines, LonLat place,
                               const Geodesic& geodesic);

/// The stretches of the lines within a distance of a position, in their order; their ends are exact
/// to a centimetre. A closed line that is cut comes back in one piece across its start.
std::vector<Polyline> within(std::span<const Polyline> lines, LonLat centre, Metres reach,
                             const Geodesic& geodesic);

/// The distance of the vertex farthest from a place, 0 where there is none. Costs a tenth of a
/// geodesic a vertex.
Metres farthest_vertex(std::span<const Polyline> lines, LonLat place, const Geodesic& geodesic);

} // namespace waqia::geo
