#pragma once

#include "geo/lonlat.hpp"

#include <span>
#include <vector>

namespace waqia::geo {

class Geodesic;

/// Positions joined by straight lines in longitude and latitude; two or more.
using Polyline = std::vector<LonLat>;

/// A closed polyline: the last position repeats the first; four or more.
using Ring = std::vector<LonLat>;

/// One ring and the holes in it.
struct Polygon {
    Ring shell;
    std::vector<Ring> holes;
};

/// The ground an area covers: one polygon for each of its parts.
using Outline = std::vector<Polygon>;

/// Radius of the smallest circle round `centre` that holds the whole outline: the geodesic distance
/// to its farthest vertex, 0 for an outline without parts. Costs one geodesic a vertex.
Metres bounding_radius(const Outline& outline, LonLat centre, const Geodesic& geodesic);

/// Length along a polyline, on the ellipsoid.
Metres length(const Polyline& line, const Geodesic& geodesic);

/// The vertex of a polyline nearest to its middle, by the way along it; its whole length is given.
LonLat middle_vertex(const Polyline& line, Metres line_length, const Geodesic& geodesic);

} // namespace waqia::geo
