#include "geo/antimeridian.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace waqia::geo {
namespace {

using geos::Context;
using geos::Geometry;

// A position whose longitude may have left [-180, 180].
struct Vertex {
    double lon, lat;
};

// A vertex at a pole has no longitude of its own, and could be met at any: a tenth of a millimetre
// beside it, it is a vertex like others.
constexpr double greatest_latitude = 90.0 - 1e-9;

// Longitudes are rounded to 2^-40 degrees (a tenth of a micrometre), so that full turns can be
// added and taken away without an error that would part edges which belong together.
double on_grid(double lon) {
    return std::ldexp(std::nearbyint(std::ldexp(lon, 40)), -40);
}

std::vector<Vertex> distinct_vertices(const Ring& ring) {
    std::vector<Vertex> vertices;
    const auto same = [](Vertex a, Vertex b) {
        return std::remainder(a.lon - b.lon, 360.0) == 0.0 && a.lat == b.lat;
    };
    for (LonLat position : ring) {
        const Vertex vertex{on_grid(position.lon()),
                            std::clamp(position.lat(), -greatest_latitude, greatest_latitude)};
        if (vertices.empty() || !same(vertices.back(), vertex))
            vertices.push_back(vertex);
    }
    while (vertices.size() > 1 && same(vertices.front(), vertices.back()))
        vertices.pop_back();
    return vertices;
}

// Lets longitude run on past 180 degrees. Returns how far the ring is from its start, in longitude,
// when it comes back to it: 0, or a full turn east or west.
double unroll(std::vector<Vertex>& ring) {
    const double first = ring.front().lon;
    for (std::size_t i = 1; i < ring.size(); ++i)
        ring[i].lon = ring[i - 1].lon + std::remainder(ring[i].lon - ring[i - 1].lon, 360.0);
    const double end = ring.back().lon + std::remainder(first - ring.back().lon, 360.0);
    return end - first;
}

// A ring round a pole, made a ring of the map: from its vertex nearest to the pole, above which no
// edge lies, round to that vertex again, and back along the edge of the map.
void close_over_pole(std::vector<Vertex>& ring, double turn) {
    const double pole = turn > 0.0 ? 90.0 : -90.0;
    const auto nearest = std::max_element(ring.begin(), ring.end(), [pole](Vertex a, Vertex b) {
        return std::abs(pole - a.lat) > std::abs(pole - b.lat);
    });
    std::rotate(ring.begin(), nearest, ring.end());
    unroll(ring);
    const Vertex start = ring.front();
    ring.insert(ring.end(),
                {{start.lon + turn, start.lat}, {start.lon + turn, pole}, {start.lon, pole}});
}

double signed_area(const std::vector<Vertex>& ring) {
    const Vertex origin = ring.front();
    double twice = 0.0;
    for (std::size_t i = 1; i + 1 < ring.size(); ++i)
        twice += (ring[i].lon - origin.lon) * (ring[i + 1].lat - origin.lat) -
                 (ring[i + 1].lon - origin.lon) * (ring[i].lat - origin.lat);
    return twice / 2.0;
}

std::vector<double> flat(const std::vector<Vertex>& vertices) {
    std::vector<double> xy;
    for (Vertex vertex : vertices)
        xy.insert(xy.end(), {vertex.lon, vertex.lat});
    return xy;
}

Geometry rectangle(const Context& context, double west, double east) {
    return geos::to_polygon(context, {west, -90.0, east, -90.0, east, 90.0, west, 90.0});
}

int shift_longitude(double* x, double*, void* degrees) {
    *x += *static_cast<double*>(degrees);
    return 1;
}

// Cuts an unrolled polygon at each antimeridian and lays the pieces on one map.
Geometry roll_up(const Context& context, const std::vector<Vertex>& ring) {
    Geometry polygon = geos::to_polygon(context, flat(ring));
    const auto [west, east] = std::minmax_element(ring.begin(), ring.end(),
                                                  [](Vertex a, Vertex b) { return a.lon < b.lon; });
    if (west->lon >= -180.0 && east->lon <= 180.0)
        return polygon;
    std::vector<Geometry> pieces;
    const double last = std::ceil((east->lon - 180.0) / 360.0);
    for (double turn = std::floor((west->lon + 180.0) / 360.0); turn <= last; ++turn) {
        const Geometry map = rectangle(context, turn * 360.0 - 180.0, turn * 360.0 + 180.0);
        const Geometry piece = context.own(
            GEOSIntersection_r(context.get(), polygon.get(), map.get()), "cutting a polygon");
        double shift = turn * -360.0;
        pieces.push_back(
            context.own(GEOSGeom_transformXY_r(context.get(), piece.get(), shift_longitude, &shift),
                        "moving a polygon"));
    }
    return geos::unite(context, std::move(pieces));
}

} // namespace

LonLat halfway(LonLat a, LonLat b) {
    const double lon = a.lon() + std::remainder(b.lon() - a.lon(), 360.0) / 2.0;
    return LonLat::from_degrees(std::remainder(lon, 360.0), (a.lat() + b.lat()) / 2.0);
}

Geometry left_of(const Context& context, const Ring& ring) {
    std::vector<Vertex> vertices = distinct_vertices(ring);
    if (vertices.size() < 3)
        return context.own(GEOSGeom_createEmptyPolygon_r(context.get()), "making a polygon");
    const double turn = unroll(vertices);
    if (turn != 0.0)
        close_over_pole(vertices, turn);
    if (signed_area(vertices) >= 0.0)
        return roll_up(context, vertices);
    // What is right of it holds no pole, so this holds both.
    std::reverse(vertices.begin(), vertices.end());
    return without(context, whole_earth(context), roll_up(context, vertices));
}

Geometry whole_earth(const Context& context) {
    return rectangle(context, -180.0, 180.0);
}

Geometry without(const Context& context, const Geometry& from, const Geometry& taken) {
    return context.own(GEOSDifference_r(context.get(), from.get(), taken.get()),
                       "taking a polygon away");
}

} // namespace waqia::geo
