#include "geo/footprint.hpp"

#include "geo/boundaries.hpp"
#include "geo/nearest.hpp"

#include "support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <numbers>
#include <string>
#include <vector>

using namespace waqia::geo;
using test::fault;
using test::holds;
using test::Random;

namespace {

const Geodesic geodesic;

const Boundaries& boundaries() {
    static const Boundaries loaded =
        Boundaries::load(std::filesystem::path(WAQIA_SOURCE_DIR) / "shapefiles");
    return loaded;
}

LonLat at(double lon, double lat) {
    return LonLat::from_degrees(lon, lat);
}

Outline drawn(const Footprint& footprint) {
    Outline outline = draw(footprint, boundaries(), geodesic);
    const char* found = fault(outline);
    CHECK_MESSAGE(found == nullptr, to_text(footprint), ": ", found);
    return outline;
}

struct Place {
    std::string name;
    LonLat position;
};

const std::vector<Place> places{
    {"Goris", at(46.342, 39.511)},
    {"the equator", at(-78.5, 0)},
    {"on the antimeridian", at(180, -16.5)},
    {"west of the antimeridian", at(179.9999, 66)},
    {"east of the antimeridian", at(-179.6, 68)},
    {"the north pole", at(0, 90)},
    {"the south pole, by another longitude", at(-123.4, -90)},
    {"11 km from the north pole", at(46, 89.9)},
    {"112 km from the south pole", at(-179, -89)},
    {"a hand from the north pole", at(10, 89.999999)},
};

constexpr double sizes[] = {50.0, 5e3, 500e3};

// Positions about a place, from its own to twice a radius away.
std::vector<LonLat> positions_about(LonLat centre, double radius, int count) {
    Random random;
    std::vector<LonLat> result;
    for (int i = 0; i < count; ++i) {
        const double azimuth = random.between(0, 360);
        const double reach = std::min(2.0 * radius, 20e6);
        result.push_back(geodesic.destination(centre, azimuth, Metres{random.between(0, reach)}));
    }
    return result;
}

// Checks an outline position by position: `margin` gives how far inside a position is, in metres,
// negative if outside.
template <typename Margin>
void check(const Outline& outline, const std::vector<LonLat>& positions, double tolerance,
           Margin margin) {
    REQUIRE_FALSE(outline.empty());
    int inside = 0;
    int wrong = 0;
    for (LonLat position : positions) {
        const double metres = margin(position);
        inside += metres > 0.0 ? 1 : 0;
        if (std::abs(metres) > tolerance && holds(outline, position) != (metres > 0.0)) {
            CAPTURE(position.lon());
            CAPTURE(position.lat());
            CAPTURE(metres);
            if (++wrong < 4)
                CHECK(holds(outline, position) == (metres > 0.0));
        }
    }
    CHECK(wrong == 0);
    CHECK(inside > static_cast<int>(positions.size()) / 100);
}

void check_circle(LonLat centre, double radius) {
    check(drawn(Circle{centre, Metres{radius}}), positions_about(centre, radius, 2000),
          radius * 0.005, [&](LonLat p) { return radius - geodesic.distance(centre, p).value; });
}

// The least distance by which a position is on the right side of each edge of a sector; far along
// an edge's circle it is only a bound, near the edge it is exact.
double inside_sector(const Sector& sector, LonLat position) {
    const double distance = geodesic.distance(sector.apex, position).value;
    const double off =
        std::abs(std::remainder(geodesic.azimuth(sector.apex, position) - sector.azimuth, 360.0));
    constexpr double earth = 6371e3;
    const double across = std::sin(std::min(distance / earth, std::numbers::pi / 2)) * earth;
    const double angle = std::clamp(sector.half_angle - off, -90.0, 90.0) * std::numbers::pi / 180;
    const double side = sector.half_angle < 180.0 ? across * std::sin(angle) : 1e9;
    return std::min({distance - sector.inner.value, sector.outer.value - distance, side});
}

void check_sector(const Sector& sector) {
    CAPTURE(to_text(sector));
    Random random;
    std::vector<LonLat> positions;
    const double depth = sector.outer.value - sector.inner.value;
    for (int i = 0; i < 2000; ++i) {
        const double angle = random.between(-1, 1) * std::min(180.0, 2.0 * sector.half_angle);
        const double distance =
            random.between(std::max(0.0, sector.inner.value - depth), sector.outer.value + depth);
        positions.push_back(
            geodesic.destination(sector.apex, sector.azimuth + angle, Metres{distance}));
    }
    // The sides are measured on a sphere.
    check(drawn(sector), positions, sector.outer.value * 0.005,
          [&](LonLat p) { return inside_sector(sector, p); });
}

// Distance to a geodesic: every twentieth of it, then between the neighbours of the nearest one.
double distance_to_edge(LonLat a, LonLat b, LonLat place) {
    const double length = geodesic.distance(a, b).value;
    const double azimuth = geodesic.azimuth(a, b);
    double from = 0.0;
    double to = length;
    double best = geodesic.distance(a, place).value;
    for (int round = 0; round < 7; ++round) {
        const double step = (to - from) / 20.0;
        double nearest_at = from;
        best = 1e9;
        for (int i = 0; i <= 20; ++i) {
            const LonLat point = geodesic.destination(a, azimuth, Metres{from + i * step});
            const double distance = geodesic.distance(point, place).value;
            if (distance < best) {
                best = distance;
                nearest_at = from + i * step;
            }
        }
        from = std::max(0.0, nearest_at - step);
        to = std::min(length, nearest_at + step);
    }
    return best;
}

void check_stretch(const Stretch& stretch, int count) {
    CAPTURE(to_text(stretch));
    Random random;
    std::vector<LonLat> positions;
    for (int i = 0; i < count; ++i) {
        const auto edge = static_cast<std::size_t>(
            random.between(0, static_cast<double>(stretch.line.size() - 1)));
        const LonLat a = stretch.line[edge];
        const LonLat b = stretch.line[edge + 1];
        const LonLat on_line =
            geodesic.destination(a, geodesic.azimuth(a, b),
                                 Metres{geodesic.distance(a, b).value * random.between(0, 1)});
        positions.push_back(
            geodesic.destination(on_line, random.between(0, 360),
                                 Metres{stretch.half_width.value * random.between(0, 2)}));
    }
    check(drawn(stretch), positions, stretch.half_width.value * 0.01, [&](LonLat p) {
        double nearest = 1e9;
        for (std::size_t i = 1; i < stretch.line.size(); ++i)
            nearest = std::min(nearest, distance_to_edge(stretch.line[i - 1], stretch.line[i], p));
        return stretch.half_width.value - nearest;
    });
}

bool touches(const Outline& outline, double lon) {
    for (const Polygon& polygon : outline)
        for (LonLat vertex : polygon.shell)
            if (vertex.lon() == lon)
                return true;
    return false;
}

} // namespace

TEST_CASE("draw: a circle holds what is within its radius, of any size, anywhere") {
    for (const Place& place : places)
        for (const double radius : sizes) {
            CAPTURE(place.name);
            CAPTURE(radius);
            check_circle(place.position, radius);
        }
}

TEST_CASE("draw: circles at the limits") {
    const double to_pole = geodesic.distance(at(46, 85), at(46, 90)).value;
    struct Case {
        std::string name;
        LonLat centre;
        double radius;
    };
    const Case cases[] = {
        {"through the pole", at(46, 85), to_pole},
        {"a metre short of the pole", at(46, 85), to_pole - 1.0},
        {"a metre beyond the pole", at(46, 85), to_pole + 1.0},
        {"round both poles", at(46, 10), 12e6},
        {"round both poles and the antimeridian", at(-175, -20), 15e6},
        {"a hemisphere", at(0, 0), 10001965.7},
        {"nearly everything", at(46, 40), 19.8e6},
        {"a metre", at(46, 40), 1.0},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name);
        check_circle(c.centre, c.radius);
    }
    CHECK(drawn(Circle{at(46, 40), Metres{0.0}}).empty());
    const Outline everything = drawn(Circle{at(46, 40), Metres{20.1e6}});
    REQUIRE(everything.size() == 1);
    for (const Place& place : places)
        if (std::abs(place.position.lat()) < 90.0 && place.position.lon() < 180.0)
            CHECK(holds(everything, place.position));
}

TEST_CASE("draw: a circle is cut at the antimeridian and closed over a pole") {
    const Outline cut = drawn(Circle{at(179.9, 0), Metres{50e3}});
    CHECK(cut.size() == 2);
    CHECK(touches(cut, 180.0));
    CHECK(touches(cut, -180.0));
    const Outline cap = drawn(Circle{at(12, 88), Metres{500e3}});
    REQUIRE(cap.size() == 1);
    CHECK(cap[0].holes.empty());
    CHECK(touches(cap, 180.0));
    CHECK(touches(cap, -180.0));
    CHECK(std::count(cap[0].shell.begin(), cap[0].shell.end(), at(180, 90)) == 1);
    CHECK(std::count(cap[0].shell.begin(), cap[0].shell.end(), at(-180, 90)) >= 1);
}

TEST_CASE("draw: a circle has a vertex every 5 degrees at least") {
    for (const Place& place : places) {
        CAPTURE(place.name);
        const Outline outline = drawn(Circle{place.position, Metres{5e3}});
        std::size_t vertices = 0;
        for (const Polygon& polygon : outline)
            vertices += polygon.shell.size() - 1;
        CHECK(vertices >= 72);
        CHECK(vertices < 1000);
    }
}

TEST_CASE("draw: a sector holds what is between its distances and azimuths") {
    struct Shape {
        double azimuth, half_angle, inner;
    };
    const Shape shapes[] = {{180, 45, 0.0}, {22.5, 22.5, 0.8}, {-45, 45, 0.0},
                            {90, 135, 0.5}, {0, 180, 0.6},     {300, 180, 0.0}};
    for (const Place& place : places)
        for (const double outer : sizes)
            for (const Shape& s : shapes) {
                CAPTURE(place.name);
                check_sector({place.position, s.azimuth, s.half_angle, Metres{s.inner * outer},
                              Metres{outer}});
            }
}

TEST_CASE("draw: sectors at the limits") {
    const double to_pole = geodesic.distance(at(46, 85), at(46, 90)).value;
    check_sector({at(46, 85), 0, 45, {}, Metres{2.0 * to_pole}});
    // A side runs through the pole, and on.
    check_sector({at(46, 85), 45, 45, {}, Metres{2.0 * to_pole}});
    check_sector({at(46, 85), -45, 45, Metres{0.8 * to_pole}, Metres{1.2 * to_pole}});
    check_sector({at(46, 40), 0, 5, Metres{9.99e5}, Metres{1e6}});
    check_sector({at(46, 40), 270, 170, Metres{1.0}, Metres{1e6}});
    CHECK(drawn(Sector{at(46, 40), 0, 45, {}, {}}).empty());
}

TEST_CASE("draw: a stretch holds what is within its half width of the line") {
    struct Case {
        std::string name;
        Polyline line;
        double half_width;
    };
    const Case cases[] = {
        {"Goris to Stepanakert", {at(46.342, 39.511), at(46.7528, 39.8177)}, 2e3},
        {"50 m along 50 km", {at(46.342, 39.511), at(46.7528, 39.8177)}, 50},
        {"50 m along 1000 km", {at(40, 39.5), at(51.6, 40)}, 50},
        {"5 km along 1000 km", {at(40, 39.5), at(51.6, 40)}, 5e3},
        {"500 km along 1000 km", {at(40, 39.5), at(51.6, 40)}, 500e3},
        {"a bend", {at(46, 39), at(46.3, 39.4), at(46.1, 39.8), at(46.9, 39.9)}, 3e3},
        {"a loop", {at(46, 39), at(47, 39), at(47, 40), at(46, 40), at(46, 39)}, 10e3},
        {"a point", {at(46.3, 39.5), at(46.3, 39.5)}, 2e3},
        {"across the antimeridian", {at(179.5, -16), at(-179.2, -17)}, 3e3},
        {"along the antimeridian", {at(180, 65), at(-180, 69)}, 20e3},
        {"across the north pole", {at(30, 88), at(-150, 88.5)}, 50e3},
        {"across the north pole, thin", {at(30, 88), at(-150, 88.5)}, 50},
        {"beside the south pole", {at(10, -89.9), at(100, -89.8), at(-170, -89.9)}, 2e3},
        {"round the north pole",
         {at(0, 89), at(90, 89), at(180, 89), at(-90, 89), at(0, 89)},
         20e3},
        {"from the pole", {at(0, -90), at(60, -85)}, 10e3},
        {"half round the globe", {at(10, 5), at(100, -30), at(170, 20)}, 100e3},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name);
        check_stretch({c.line, Metres{c.half_width}}, 250);
    }
}

TEST_CASE("draw: a loop leaves a hole") {
    const Outline ring =
        drawn(Stretch{{at(46, 39), at(47, 39), at(47, 40), at(46, 40), at(46, 39)}, Metres{10e3}});
    REQUIRE(ring.size() == 1);
    CHECK(ring[0].holes.size() == 1);
    // And round a pole as well: there the hole is what is left above.
    const Outline polar =
        drawn(Stretch{{at(0, 89), at(90, 89), at(180, 89), at(-90, 89), at(0, 89)}, Metres{20e3}});
    CHECK_FALSE(holds(polar, at(10, 89.99)));
    CHECK_FALSE(holds(polar, at(10, 88)));
}

TEST_CASE("draw: an area is its outline, every part and vertex of it") {
    const auto check_area = [](AreaRef::Layer layer, const Area& area) {
        CAPTURE(area.id);
        const Outline outline = drawn(AreaRef{layer, area.id});
        REQUIRE(outline.size() == area.outline.size());
        for (std::size_t i = 0; i < outline.size(); ++i) {
            CHECK(outline[i].shell.size() == area.outline[i].shell.size());
            CHECK(outline[i].holes.size() == area.outline[i].holes.size());
        }
        CHECK(holds(outline, area.point));
    };
    for (const Area& area : boundaries().countries())
        if (!area.id.empty())
            check_area(AreaRef::Layer::country, area);
    for (const Area& area : boundaries().regions())
        if (area.kind != AreaKind::city || area.id != "AZ-SUS") // the district's, too
            check_area(AreaRef::Layer::region, area);
    for (const Area& area : boundaries().historical_areas())
        check_area(AreaRef::Layer::historical, area);
}

TEST_CASE("draw: a line of the boundaries, whole or a section of it") {
    constexpr double half_width = 2e3;
    const Border& border = *boundaries().line("border:AM-AZ");
    const auto margin_of = [](const std::vector<Polyline>& lines) {
        return
            [&lines](LonLat p) { return half_width - nearest(lines, p, geodesic)->distance.value; };
    };
    Random random;
    std::vector<LonLat> positions;
    for (int i = 0; i < 400; ++i)
        positions.push_back(random.position(44.5, 38.8, 46.8, 41.4));
    for (LonLat vertex : border.parts[0])
        positions.push_back(geodesic.destination(vertex, random.between(0, 360),
                                                 Metres{random.between(0, 2 * half_width)}));
    check(drawn(LineRef{"border:AM-AZ", {}, {}, Metres{half_width}}), positions, half_width * 0.01,
          margin_of(border.parts));

    const LonLat goris = at(46.342, 39.511);
    const LonLat middle = nearest_on_border(border, goris, geodesic);
    const auto stretches = section(border, middle, Metres{20e3}, geodesic);
    check(drawn(LineRef{"border:AM-AZ", goris, Metres{20e3}, Metres{half_width}}), positions,
          half_width * 0.01, margin_of(stretches));
}

TEST_CASE("draw: what is not there has no outline") {
    for (const Footprint& footprint :
         {Footprint(), Footprint(AreaRef{AreaRef::Layer::country, "XX"}),
          Footprint(AreaRef{AreaRef::Layer::country, ""}),
          Footprint(AreaRef{AreaRef::Layer::region, "AM"}),
          Footprint(AreaRef{AreaRef::Layer::historical, "AM"}),
          Footprint(LineRef{"border:AM-RU", {}, {}, Metres{1e3}})}) {
        CAPTURE(to_text(footprint));
        CHECK(draw(footprint, boundaries(), geodesic).empty());
    }
}
