#include "geo/outline.hpp"

#include "geo/geodesic.hpp"

#include <algorithm>

namespace waqia::geo {

Metres bounding_radius(const Outline& outline, LonLat centre, const Geodesic& geodesic) {
    Metres radius;
    for (const Polygon& polygon : outline) // holes lie within their shell
        for (LonLat vertex : polygon.shell)
            radius = std::max(radius, geodesic.distance(centre, vertex));
    return radius;
}

Metres length(const Polyline& line, const Geodesic& geodesic) {
    Metres sum;
    for (std::size_t i = 1; i < line.size(); ++i)
        sum.value += geodesic.distance(line[i - 1], line[i]).value;
    return sum;
}

} // namespace waqia::geo
