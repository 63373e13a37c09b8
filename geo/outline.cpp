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

LonLat middle_vertex(const Polyline& line, Metres line_length, const Geodesic& geodesic) {
    const double middle = line_length.value / 2.0;
    double walked = 0.0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double step = geodesic.distance(line[i - 1], line[i]).value;
        if (walked + step >= middle)
            return middle - walked < walked + step - middle ? line[i - 1] : line[i];
        walked += step;
    }
    return line.back();
}

} // namespace waqia::geo
