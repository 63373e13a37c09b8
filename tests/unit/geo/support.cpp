#include "support.hpp"

#include "geo/geos.hpp"

#include <algorithm>

namespace test {
namespace {

using waqia::geo::LonLat;
using waqia::geo::Outline;
using waqia::geo::Polygon;
using waqia::geo::Ring;

bool crosses_oddly(const Ring& ring, LonLat p) {
    bool odd = false;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const LonLat a = ring[i - 1];
        const LonLat b = ring[i];
        if ((a.lat() > p.lat()) != (b.lat() > p.lat()) &&
            p.lon() < (b.lon() - a.lon()) * (p.lat() - a.lat()) / (b.lat() - a.lat()) + a.lon())
            odd = !odd;
    }
    return odd;
}

double twice_area(const Ring& ring) {
    double sum = 0.0;
    for (std::size_t i = 1; i < ring.size(); ++i)
        sum += (ring[i - 1].lon() - ring[0].lon()) * (ring[i].lat() - ring[0].lat()) -
               (ring[i].lon() - ring[0].lon()) * (ring[i - 1].lat() - ring[0].lat());
    return sum;
}

bool closed(const Ring& ring) {
    return ring.size() >= 4 && ring.front() == ring.back();
}

} // namespace

bool holds(const Outline& outline, LonLat p) {
    return std::any_of(outline.begin(), outline.end(), [p](const Polygon& polygon) {
        return crosses_oddly(polygon.shell, p) &&
               std::none_of(polygon.holes.begin(), polygon.holes.end(),
                            [p](const Ring& hole) { return crosses_oddly(hole, p); });
    });
}

const char* fault(const Outline& outline) {
    for (const Polygon& polygon : outline) {
        if (!closed(polygon.shell) ||
            !std::all_of(polygon.holes.begin(), polygon.holes.end(), closed))
            return "a ring is not closed";
        if (twice_area(polygon.shell) <= 0.0)
            return "an exterior is clockwise";
        for (const Ring& hole : polygon.holes)
            if (twice_area(hole) >= 0.0)
                return "a hole is counterclockwise";
    }
    const auto& context = waqia::geo::geos::thread_context();
    const auto geometry = waqia::geo::geos::to_geometry(context, outline);
    return GEOSisValid_r(context.get(), geometry.get()) == 1 ? nullptr : "GEOS finds it invalid";
}

} // namespace test
