#include "geo/relation.hpp"

#include "geo/border.hpp"
#include "geo/geodesic.hpp"
#include "geo/geos.hpp"
#include "geo/nearest.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace waqia::geo {
namespace {

constexpr double round_figure = 0.2; // of a stated distance
constexpr double width_of_way = 0.1; // of the distance between two places, to either side
constexpr Metres least_width_of_way{2e3};
constexpr Metres reach_of_axis{10e3};

Metres operator+(Metres a, Metres b) {
    return Metres{a.value + b.value};
}

Located on_circle(LonLat centre, Metres radius) {
    return {centre, radius, Circle{centre, radius}};
}

// Of a sector's positions the farthest from a point on its axis are corners.
Metres reach_of(const Sector& sector, LonLat from, const Geodesic& geodesic) {
    Metres farthest;
    for (const Metres radius : {sector.inner, sector.outer})
        for (const double angle : {-sector.half_angle, sector.half_angle})
            farthest =
                std::max(farthest,
                         geodesic.distance(from, geodesic.destination(
                                                     sector.apex, sector.azimuth + angle, radius)));
    return farthest;
}

std::vector<Polyline> rings(const Outline& area) {
    std::vector<Polyline> lines;
    for (const Polygon& polygon : area) {
        lines.push_back(polygon.shell);
        lines.insert(lines.end(), polygon.holes.begin(), polygon.holes.end());
    }
    return lines;
}

bool holds(const geos::Context& context, const geos::Geometry& area, LonLat position) {
    const geos::Geometry point =
        context.own(GEOSGeom_createPointFromXY_r(context.get(), position.lon(), position.lat()),
                    "making a point");
    const char answer = GEOSIntersects_r(context.get(), area.get(), point.get());
    if (answer == 2)
        context.fail("looking for a point in a polygon");
    return answer == 1;
}

} // namespace

Located at(const Site& site) {
    return on_circle(site.point, site.extent);
}

Located near(const Site& site, Metres how_near) {
    return on_circle(site.point, site.extent + how_near);
}

Located toward(const Site& site, Direction direction, Metres how_far) {
    const Metres outer = site.extent + how_far;
    return {site.point, outer,
            Sector{site.point, direction.azimuth, direction.half_angle, {}, outer}};
}

Located distant(const Site& site, Metres distance) {
    return on_circle(site.point, site.extent + distance);
}

Located offset(const Site& site, Direction direction, Metres distance, const Geodesic& geodesic) {
    const double inner = distance.value * (1.0 - round_figure) - site.extent.value;
    const double outer = distance.value * (1.0 + round_figure) + site.extent.value;
    const Sector sector{site.point, direction.azimuth, direction.half_angle,
                        Metres{std::max(0.0, inner)}, Metres{outer}};
    const LonLat point = geodesic.destination(site.point, direction.azimuth, distance);
    return {point, reach_of(sector, point, geodesic), sector};
}

Located between(const Site& a, const Site& b, const Geodesic& geodesic) {
    const Metres distance = geodesic.distance(a.point, b.point);
    const LonLat middle = geodesic.destination(a.point, geodesic.azimuth(a.point, b.point),
                                               Metres{distance.value / 2.0});
    const Metres half_width =
        std::max({least_width_of_way, Metres{distance.value * width_of_way}, a.extent, b.extent});
    return {middle, Metres{distance.value / 2.0} + half_width,
            Stretch{{a.point, b.point}, half_width}};
}

Located axis(const Site& site) {
    return near(site, reach_of_axis);
}

Located along(std::string_view id, const Border& line, Metres half_width) {
    return {line.on_border, line.reach + half_width,
            LineRef{std::string(id), std::nullopt, {}, half_width}};
}

Located along_section(std::string_view id, const Border& line, LonLat about, Metres reach,
                      Metres half_width, const Geodesic& geodesic) {
    const LonLat point = nearest_on_border(line, about, geodesic);
    const Metres farthest = farthest_vertex(section(line, point, reach, geodesic), point, geodesic);
    return {point, farthest + half_width, LineRef{std::string(id), about, reach, half_width}};
}

LonLat keep_inside(LonLat position, const Outline& area, const Geodesic& geodesic) {
    if (area.empty())
        return position;
    const geos::Context& context = geos::thread_context();
    const geos::Geometry drawn = geos::to_geometry(context, area);
    if (holds(context, drawn, position))
        return position;
    const Nearest edge = *nearest(rings(area), position, geodesic);
    // Straight on is inside but at a spike, beside it or off a corner somewhere is.
    const double onward = geodesic.azimuth(position, edge.point);
    constexpr std::array turns{0.0,   30.0,  -30.0,  60.0,  -60.0,  90.0,
                               -90.0, 120.0, -120.0, 150.0, -150.0, 180.0};
    for (const double step : {100.0, 10.0, 1.0, 0.1}) {
        for (const double turn : turns) {
            const LonLat inside = geodesic.destination(edge.point, onward + turn, Metres{step});
            if (holds(context, drawn, inside))
                return inside;
        }
    }
    return edge.point;
}

} // namespace waqia::geo
