#pragma once

#include "geo/lonlat.hpp"

namespace waqia::geo {

class Geodesic;

/// A point of a plane: metres east and north of the plane's origin.
struct PlanePoint {
    double x = 0.0;
    double y = 0.0;
};

/// The plane that touches the ellipsoid at its origin, in azimuthal equidistant projection:
/// distance and direction from the origin are the geodesic ones. Lengths across are drawn too long,
/// at r metres from the origin by the share r * r / 2.4e14: 0.04 % at 300 km. Holds a reference to
/// the Geodesic; a call costs two geodesics at most.
class Plane {
public:
    Plane(LonLat origin, const Geodesic& geodesic) : m_origin(origin), m_geodesic(geodesic) {}

    PlanePoint to_plane(LonLat position) const;
    LonLat to_ellipsoid(PlanePoint point) const;

private:
    LonLat m_origin;
    const Geodesic& m_geodesic;
};

} // namespace waqia::geo
