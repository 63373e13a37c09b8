#pragma once

#include "geo/footprint.hpp"

#include <string_view>

namespace waqia::geo {

struct Border;
class Geodesic;

/// Where something said to be in a relation to places is. The circle of `uncertainty` round `point`
/// holds the footprint. Nothing here depends on where on the globe the places are: over the
/// antimeridian and about the poles it is as elsewhere.
struct Located {
    LonLat point;
    Metres uncertainty;
    Footprint footprint;
};

/// A place as relations see it: a point, and the radius of the circle that holds it.
struct Site {
    LonLat point;
    Metres extent;
};

/// A side of the compass: by custom 45 degrees to either side of north, east, south and west, 22.5
/// of those between.
struct Direction {
    double azimuth = 0.0;    ///< of its middle, degrees clockwise from north
    double half_angle = 0.0; ///< degrees to either side, above 0 and at most 180
};

/// "In X": its point, on its own ground.
Located at(const Site& site);

/// "Near X": its point, on the ground up to `how_near` beyond it.
Located near(const Site& site, Metres how_near);

/// "South of X", how far is not said: its point, on a sector up to `how_far`, above 0, beyond it.
Located toward(const Site& site, Direction direction, Metres how_far);

/// "10 km from X", in which direction is not said: its point, on the ground to that distance beyond
/// it.
Located distant(const Site& site, Metres distance);

/// "10 km south of X": the point at that distance and azimuth, on a sector of the ring from 0.8 to
/// 1.2 of the distance, above 0, as "10 km" is a round figure; both widened by the extent, for it
/// may be counted from any side of X.
Located offset(const Site& site, Direction direction, Metres distance, const Geodesic& geodesic);

/// "Between X and Y", "the road from X to Y": half-way on the shortest path, on a stretch along it
/// as wide to either side as a tenth of its length, but no less than 2 km and either extent.
Located between(const Site& a, const Site& b, const Geodesic& geodesic);

/// "On the axis of X", a stretch of a front that is called after one place: its point, on the
/// ground up to 10 km beyond it. An axis of two places lies between them.
Located axis(const Site& site);

/// "Along the border": its representative point, on the whole line, `half_width` to either side.
/// `id` is the line's among the boundaries.
Located along(std::string_view id, const Border& line, Metres half_width);

/// "The Goris section of the border": the point of the line nearest to `about`, on what of the line
/// is within `reach` of that point, `half_width` to either side.
Located along_section(std::string_view id, const Border& line, LonLat about, Metres reach,
                      Metres half_width, const Geodesic& geodesic);

/// A position that is said to be inside an area: itself where it is, on the edge included, else a
/// position inside the area, within 100 m of the area's nearest one. Itself where the outline is
/// empty. Costs as `nearest` does over the outline.
LonLat keep_inside(LonLat position, const Outline& area, const Geodesic& geodesic);

} // namespace waqia::geo
