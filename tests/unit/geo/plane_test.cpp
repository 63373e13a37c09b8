#include "geo/plane.hpp"

#include "geo/geodesic.hpp"

#include "support.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace waqia::geo;

TEST_CASE("Plane: there and back, with distance and direction from the origin kept") {
    const Geodesic geodesic;
    for (const LonLat origin :
         {LonLat::from_degrees(46.342, 39.511), LonLat::from_degrees(180, -16),
          LonLat::from_degrees(-120, 90), LonLat::from_degrees(0, -89.99)}) {
        const Plane plane(origin, geodesic);
        CHECK(std::hypot(plane.to_plane(origin).x, plane.to_plane(origin).y) == 0.0);
        test::Random random;
        for (int i = 0; i < 200; ++i) {
            const double azimuth = random.between(0, 360);
            const double distance = random.between(1, 1e6);
            const LonLat position = geodesic.destination(origin, azimuth, Metres{distance});
            const PlanePoint point = plane.to_plane(position);
            const double radians = azimuth * 3.14159265358979323846 / 180.0;
            CHECK(point.x == doctest::Approx(distance * std::sin(radians)).epsilon(1e-6));
            CHECK(point.y == doctest::Approx(distance * std::cos(radians)).epsilon(1e-6));
            CHECK(geodesic.distance(plane.to_ellipsoid(point), position).value < 1e-6);
        }
    }
}
