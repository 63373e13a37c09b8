#include "geo/lonlat.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <stdexcept>

using waqia::geo::LonLat;

TEST_CASE("LonLat: keeps positions in range, the limits included") {
    struct Case {
        double lon, lat;
    };
    for (const Case& c : {Case{0, 0}, Case{-180, -90}, Case{180, 90}, Case{46.33816, 39.51288}}) {
        CAPTURE(c.lon);
        CAPTURE(c.lat);
        const LonLat position = LonLat::from_degrees(c.lon, c.lat);
        CHECK(position.lon() == c.lon);
        CHECK(position.lat() == c.lat);
    }
}

TEST_CASE("LonLat: refuses what is no position on Earth") {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    constexpr double infinity = std::numeric_limits<double>::infinity();
    struct Case {
        double lon, lat;
    };
    for (const Case& c : {Case{180.1, 0}, Case{-180.1, 0}, Case{0, 90.1}, Case{0, -90.1},
                          Case{nan, 0}, Case{0, nan}, Case{infinity, 0}, Case{0, -infinity}}) {
        CAPTURE(c.lon);
        CAPTURE(c.lat);
        CHECK_THROWS_AS(LonLat::from_degrees(c.lon, c.lat), std::invalid_argument);
    }
}
