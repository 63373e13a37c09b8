#pragma once

// For the .cpp files of this folder only.

#include "geo/geodesic.hpp"
#include "geo/geos.hpp"

#include <span>

namespace waqia::geo {

/// How the vertices of a line are joined.
enum class Edges {
    geodesic, ///< by the shortest path
    straight, ///< by what is straight in longitude and latitude, the shorter way round
};

/// The ground within a distance of lines, to 1 % of the distance, cut and closed as `left_of` does.
/// Every line has a position or more; the distance is above 0 and at most 10,000 km. Costs some
/// microseconds for each vertex of its outline.
geos::Geometry buffer(const geos::Context& context, std::span<const Polyline> lines,
                      Metres half_width, Edges edges, const Geodesic& geodesic);

} // namespace waqia::geo
