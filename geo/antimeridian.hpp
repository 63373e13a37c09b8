#pragma once

// For the .cpp files of this folder only.

#include "geo/geos.hpp"

namespace waqia::geo {

/// Half-way between two positions in longitude and latitude, the shorter way round.
LonLat halfway(LonLat a, LonLat b);

/// The ground to the left of a ring on the ellipsoid, as polygons in longitude and latitude: cut
/// where it crosses the antimeridian, closed along the edge of the map over each pole that it holds
/// (RFC 7946, 3.1.9). The ring must not cross itself; its edges are straight in longitude and
/// latitude and go the shorter way round; its first position may be repeated at its end or not.
/// Empty for a ring of fewer than three different positions.
geos::Geometry left_of(const geos::Context& context, const Ring& ring);

/// The whole map.
geos::Geometry whole_earth(const geos::Context& context);

/// What of `from` is not in `taken`.
geos::Geometry without(const geos::Context& context, const geos::Geometry& from,
                       const geos::Geometry& taken);

} // namespace waqia::geo
