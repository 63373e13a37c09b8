#include "geo/outline.hpp"

#include "geo/geodesic.hpp"

#include <doctest/doctest.h>

using namespace waqia::geo;

namespace {

Ring square(double west, double south, double side) {
    return {LonLat::from_degrees(west, south), LonLat::from_degrees(west + side, south),
            LonLat::from_degrees(west + side, south + side),
            LonLat::from_degrees(west, south + side), LonLat::from_degrees(west, south)};
}

} // namespace

TEST_CASE("bounding_radius: reaches the farthest vertex of any part") {
    const Geodesic geodesic;
    const LonLat centre = LonLat::from_degrees(46.5, 40.5);
    const Outline one{{square(46, 40, 1), {}}};
    const Outline two{{square(46, 40, 1), {}}, {square(49, 41, 0.5), {}}};
    CHECK(bounding_radius({}, centre, geodesic).value == 0.0);
    CHECK(bounding_radius(one, centre, geodesic) ==
          geodesic.distance(centre, LonLat::from_degrees(46, 40)));
    CHECK(bounding_radius(two, centre, geodesic) ==
          geodesic.distance(centre, LonLat::from_degrees(49.5, 41.5)));
}

TEST_CASE("length: adds up the edges") {
    const Geodesic geodesic;
    // A degree along the equator, by the geod command.
    const Polyline line{LonLat::from_degrees(179.5, 0), LonLat::from_degrees(-179.5, 0),
                        LonLat::from_degrees(179.5, 0)};
    CHECK(length(line, geodesic).value == doctest::Approx(2 * 111319.4908).epsilon(1e-9));
    CHECK(length({}, geodesic).value == 0.0);
}
