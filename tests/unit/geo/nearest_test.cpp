#include "geo/nearest.hpp"

#include "geo/geodesic.hpp"

#include "support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

using namespace waqia::geo;
using test::Random;

namespace {

const Geodesic geodesic;

LonLat at(double lon, double lat) {
    return LonLat::from_degrees(lon, lat);
}

// Straight in longitude and latitude.
LonLat on_edge(LonLat a, LonLat b, double along) {
    const double lon = a.lon() + std::remainder(b.lon() - a.lon(), 360.0) * along;
    return at(std::remainder(lon, 360.0), a.lat() + (b.lat() - a.lat()) * along);
}

// By trying: a thousand positions on the edge, then a thousand about the best, and so on.
double brute_force(LonLat a, LonLat b, LonLat place) {
    double from = 0.0;
    double to = 1.0;
    double best = 1e9;
    for (int round = 0; round < 3; ++round) {
        best = 1e9;
        double best_along = from;
        for (int i = 0; i <= 1000; ++i) {
            const double along = from + (to - from) * i / 1000.0;
            const double distance = geodesic.distance(on_edge(a, b, along), place).value;
            if (distance < best) {
                best = distance;
                best_along = along;
            }
        }
        const double step = (to - from) / 1000.0;
        from = std::max(0.0, best_along - step);
        to = std::min(1.0, best_along + step);
    }
    return best;
}

double brute_force(const std::vector<Polyline>& lines, LonLat place) {
    double best = 1e9;
    for (const Polyline& line : lines)
        for (std::size_t i = 1; i < line.size(); ++i)
            best = std::min(best, brute_force(line[i - 1], line[i], place));
    return best;
}

struct Case {
    std::string name;
    std::vector<Polyline> lines;
    double west, south, east, north; // of the places asked about
};

const std::vector<Case> cases{
    {"a village street", {{at(46.34, 39.51), at(46.341, 39.512)}}, 46.3, 39.5, 46.4, 39.6},
    {"800 km along a parallel", {{at(40, 40), at(49.5, 40)}}, 38, 36, 51, 44},
    {"4000 km aslant", {{at(20, 30), at(60, 55)}}, 0, 20, 80, 70},
    {"two lines",
     {{at(46, 40), at(46, 41)}, {at(48, 40), at(48, 40.5), at(49, 39)}},
     44,
     38,
     50,
     42},
    {"across the antimeridian", {{at(178, -16), at(-179, -19)}}, -180, -25, -175, -10},
    {"to and fro across it", {{at(179, 60), at(-179, 61), at(179, 62)}}, 170, 58, 180, 64},
    {"about the north pole", {{at(0, 89), at(100, 88), at(-160, 89.5)}}, -180, 80, 180, 90},
    {"up to the south pole", {{at(30, -80), at(30, -90)}}, -180, -90, 180, -70},
    {"half of a polar circle", {{at(-85, 85), at(85, 85)}}, -180, 60, 180, 90},
};

} // namespace

TEST_CASE("nearest: is as near as brute force finds, and on the line") {
    for (const Case& c : cases) {
        CAPTURE(c.name);
        Random random;
        for (int i = 0; i < 12; ++i) {
            const LonLat place = random.position(c.west, c.south, c.east, c.north);
            CAPTURE(place.lon());
            CAPTURE(place.lat());
            const auto found = nearest(c.lines, place, geodesic);
            REQUIRE(found.has_value());
            CHECK(std::abs(found->distance.value - brute_force(c.lines, place)) < 0.01);
            CHECK(geodesic.distance(place, found->point) == found->distance);
            CHECK(brute_force(c.lines, found->point) < 0.05);
        }
    }
}

TEST_CASE("nearest: the foot on a parallel is the one that looks along the meridian") {
    // From the north, a parallel is nearest where its meridian meets it: no flat map is needed.
    const std::vector<Polyline> parallel{{at(40, 40), at(50, 40)}};
    for (const double lat : {40.001, 41.0, 45.0}) {
        CAPTURE(lat);
        const LonLat foot = nearest(parallel, at(46.3, lat), geodesic)->point;
        CHECK(geodesic.distance(foot, at(46.3, 40)).value < 0.1);
    }
}

TEST_CASE("nearest: there is none on no line, and a lone vertex is a line") {
    CHECK_FALSE(nearest({}, at(46, 40), geodesic).has_value());
    const std::vector<Polyline> empty{{}};
    CHECK_FALSE(nearest(empty, at(46, 40), geodesic).has_value());
    const std::vector<Polyline> vertex{{at(47, 40)}};
    CHECK(nearest(vertex, at(46, 40), geodesic)->point == at(47, 40));
}

TEST_CASE("nearest, farthest_vertex: of lines of many vertices, as looking at each finds") {
    struct Place {
        std::string name;
        double west, south, east, north; // of the lines
    };
    const Place places[] = {{"a frontier", 45.0, 38.0, 46.0, 41.0},
                            {"half the globe", -90.0, -60.0, 90.0, 80.0},
                            {"across the antimeridian", 179.0, 10.0, 180.0, 11.0},
                            {"about a pole", -180.0, 88.0, 180.0, 90.0}};
    for (const Place& p : places) {
        CAPTURE(p.name);
        Random random;
        std::vector<Polyline> lines(3);
        for (Polyline& line : lines)
            for (int i = 0; i < 60; ++i)
                line.push_back(random.position(p.west, p.south, p.east, p.north));
        for (int i = 0; i < 12; ++i) {
            const LonLat about = lines[0][static_cast<std::size_t>(i)];
            // Beside the lines, or across the globe.
            const LonLat place =
                i % 2 == 0 ? random.position(p.west, p.south, p.east, p.north)
                           : at(about.lon() > 0.0 ? about.lon() - 180.0 : about.lon() + 180.0,
                                -about.lat());
            CAPTURE(place.lon());
            CAPTURE(place.lat());
            Metres farthest;
            double least = 1e9;
            for (const Polyline& line : lines)
                for (std::size_t v = 0; v < line.size(); ++v) {
                    farthest = std::max(farthest, geodesic.distance(place, line[v]));
                    const Polyline edge(line.begin() +
                                            static_cast<std::ptrdiff_t>(v == 0 ? 0 : v - 1),
                                        line.begin() + static_cast<std::ptrdiff_t>(v + 1));
                    least = std::min(least, nearest({&edge, 1}, place, geodesic)->distance.value);
                }
            CHECK(farthest_vertex(lines, place, geodesic) == farthest);
            CHECK(nearest(lines, place, geodesic)->distance.value ==
                  doctest::Approx(least).epsilon(1e-9));
        }
    }
    CHECK(farthest_vertex({}, at(46, 40), geodesic) == Metres{0.0});
}

TEST_CASE("within: holds what of the lines is within reach, and its ends are at the reach") {
    for (const Case& c : cases) {
        CAPTURE(c.name);
        Random random;
        for (int i = 0; i < 8; ++i) {
            const LonLat centre = random.position(c.west, c.south, c.east, c.north);
            const double least = nearest(c.lines, centre, geodesic)->distance.value;
            const Metres reach{least + random.between(0, 300e3)};
            const auto found = within(c.lines, centre, reach, geodesic);
            REQUIRE_FALSE(found.empty());
            for (const Polyline& line : found) {
                REQUIRE(line.size() >= 2);
                for (LonLat vertex : line) {
                    CHECK(geodesic.distance(centre, vertex).value < reach.value + 0.01);
                    CHECK(nearest(c.lines, vertex, geodesic)->distance.value < 0.05);
                }
            }
            for (int j = 0; j < 10; ++j) {
                const Polyline& line = c.lines[j % c.lines.size()];
                const LonLat position = on_edge(line[0], line[1], random.between(0, 1));
                const double beyond = geodesic.distance(centre, position).value - reach.value;
                if (std::abs(beyond) > 1.0)
                    CHECK((nearest(found, position, geodesic)->distance.value < 0.05) ==
                          (beyond < 0.0));
            }
        }
    }
}

TEST_CASE("within: stretches") {
    const Polyline line{at(46, 40), at(46.1, 40), at(46.2, 40)};
    const Polyline ring{at(46, 40), at(46.1, 40), at(46.1, 40.1), at(46, 40.1), at(46, 40)};
    const Polyline comb{at(46, 40), at(46.1, 40), at(46.1, 41), at(46.2, 41), at(46.2, 40)};
    const LonLat corner = at(46, 40);
    CHECK(within({&line, 1}, corner, Metres{1e6}, geodesic) == std::vector<Polyline>{line});
    CHECK(within({&ring, 1}, corner, Metres{1e6}, geodesic) == std::vector<Polyline>{ring});
    CHECK(within({&line, 1}, at(46.05, 40.5), Metres{10e3}, geodesic).empty());
    // The ring begins in the middle of what is near its first vertex.
    const auto round_start = within({&ring, 1}, corner, Metres{2e3}, geodesic);
    REQUIRE(round_start.size() == 1);
    CHECK(round_start[0].size() == 3);
    CHECK(round_start[0][1] == corner);
    CHECK(within({&comb, 1}, at(46.15, 40), Metres{20e3}, geodesic).size() == 2);
}
