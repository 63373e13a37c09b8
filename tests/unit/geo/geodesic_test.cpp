#include "geo/geodesic.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>

using waqia::geo::Geodesic;
using waqia::geo::LonLat;
using waqia::geo::Metres;

// Expected figures: PROJ 9.1's command `geod +ellps=WGS84` (Debian package proj-bin).

TEST_CASE("Geodesic: distances and azimuths agree with the geod command") {
    struct Case {
        std::string name;
        LonLat from, to;
        double metres, azimuth;
    };
    const Case cases[] = {
        {"Yerevan to Baku", LonLat::from_degrees(44.520721, 40.185693),
         LonLat::from_degrees(49.840288, 40.378395), 452821.0971, 85.573482},
        {"Goris to Kapan", LonLat::from_degrees(46.33816, 39.51288),
         LonLat::from_degrees(46.40576, 39.20754), 34396.5753, 170.226704},
        {"Jermuk to Kalbajar", LonLat::from_degrees(45.6723, 39.84173),
         LonLat::from_degrees(46.03833, 40.10667), 42931.2609, 46.629686},
        {"Nakhchivan to Shusha", LonLat::from_degrees(45.41222, 39.20889),
         LonLat::from_degrees(46.74989, 39.76006), 130338.8894, 61.574812},
        {"Vardenis to Moscow", LonLat::from_degrees(45.7311, 40.18272),
         LonLat::from_degrees(37.6173, 55.7558), 1831484.6573, 360 - 16.323803},
        {"Sydney to Yerevan", LonLat::from_degrees(151.2093, -33.8688),
         LonLat::from_degrees(44.520721, 40.185693), 13647148.4866, 360 - 60.674416},
        {"across the antimeridian", LonLat::from_degrees(179.5, 0), LonLat::from_degrees(-179.5, 0),
         111319.4908, 90.0},
        {"a step of a metre", LonLat::from_degrees(46.33816, 39.51288),
         LonLat::from_degrees(46.33817, 39.51289), 1.4044, 37.760505},
    };
    const Geodesic geodesic;
    for (const Case& c : cases) {
        CAPTURE(c.name);
        // To the last digit that geod was asked for.
        CHECK(std::abs(geodesic.distance(c.from, c.to).value - c.metres) < 1e-4);
        CHECK(std::abs(geodesic.distance(c.to, c.from).value - c.metres) < 1e-4);
        CHECK(geodesic.azimuth(c.from, c.to) == doctest::Approx(c.azimuth).epsilon(1e-7));
    }
}

TEST_CASE("Geodesic: destinations agree with the geod command to a metre") {
    struct Case {
        std::string name;
        LonLat from;
        double azimuth, metres;
        LonLat to;
    };
    const Case cases[] = {
        {"10 km east of Goris", LonLat::from_degrees(46.33816, 39.51288), 90, 10000,
         LonLat::from_degrees(46.454442329, 39.512821848)},
        {"5 km north of Goris", LonLat::from_degrees(46.33816, 39.51288), 0, 5000,
         LonLat::from_degrees(46.338160000, 39.557914611)},
        {"15 km south-west of Jermuk", LonLat::from_degrees(45.6723, 39.84173), 225, 15000,
         LonLat::from_degrees(45.548549055, 39.746135379)},
        {"30 km north-west of Dashkasan", LonLat::from_degrees(46.07722, 40.49472), 315, 30000,
         LonLat::from_degrees(45.826276844, 40.685478774)},
        {"1000 km north of Yerevan", LonLat::from_degrees(44.520721, 40.185693), 359.5, 1000000,
         LonLat::from_degrees(44.401508009, 49.184115680)},
        {"across the antimeridian", LonLat::from_degrees(179.9, 0), 90, 50000,
         LonLat::from_degrees(-179.650842358, 0)},
        {"an azimuth of more than a turn", LonLat::from_degrees(46.40576, 39.20754), 450, 12000,
         LonLat::from_degrees(46.544692570, 39.207457160)},
        {"a negative distance", LonLat::from_degrees(46.40576, 39.20754), 180, -12000,
         LonLat::from_degrees(46.405760000, 39.315628168)},
    };
    const Geodesic geodesic;
    for (const Case& c : cases) {
        CAPTURE(c.name);
        const LonLat to = geodesic.destination(c.from, c.azimuth, Metres{c.metres});
        CHECK(geodesic.distance(to, c.to).value < 1.0);
    }
}

TEST_CASE("Geodesic: azimuths are in [0, 360)") {
    const Geodesic geodesic;
    const LonLat centre = LonLat::from_degrees(46.0, 40.0);
    for (double degrees : {-720.0, -90.0, -1e-18, 0.0, 1e-18, 179.0, 181.0, 359.999, 360.0}) {
        CAPTURE(degrees);
        const double azimuth =
            geodesic.azimuth(centre, geodesic.destination(centre, degrees, Metres{1000.0}));
        CHECK(azimuth >= 0.0);
        CHECK(azimuth < 360.0);
    }
}

TEST_CASE("Geodesic: refuses an azimuth or a distance that is no number") {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const Geodesic geodesic;
    const LonLat goris = LonLat::from_degrees(46.33816, 39.51288);
    for (double wrong : {nan, infinity, -infinity}) {
        CAPTURE(wrong);
        CHECK_THROWS_AS(geodesic.destination(goris, wrong, Metres{1.0}), std::invalid_argument);
        CHECK_THROWS_AS(geodesic.destination(goris, 90.0, Metres{wrong}), std::invalid_argument);
    }
}
