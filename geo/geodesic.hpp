#pragma once

#include "geo/lonlat.hpp"

#include <memory>

struct geod_geodesic; // PROJ's, from <geodesic.h>

namespace waqia::geo {

/// Shortest paths on the WGS 84 ellipsoid, by PROJ's geodesic routines (Karney, "Algorithms for
/// geodesics", J. Geodesy 87, 2013), accurate to nanometres. Immutable once made: needs no PROJ
/// context and may be shared between threads. A call costs about a microsecond.
class Geodesic {
public:
    Geodesic();
    ~Geodesic();
    Geodesic(Geodesic&&) noexcept;
    Geodesic& operator=(Geodesic&&) noexcept;

    /// Length of the shortest path.
    Metres distance(LonLat from, LonLat to) const;

    /// Direction in which the shortest path sets out, in degrees clockwise from north, [0, 360).
    /// Without meaning where the two places are one.
    double azimuth(LonLat from, LonLat to) const;

    /// Where a path ends that sets out at an azimuth (degrees clockwise from north, any number of
    /// turns) and runs for a distance; a negative distance runs backwards. Throws
    /// std::invalid_argument if either is infinite or NaN.
    LonLat destination(LonLat from, double azimuth_degrees, Metres distance) const;

private:
    std::unique_ptr<const geod_geodesic> m_ellipsoid;
};

} // namespace waqia::geo
