#include "gazetteer/filter.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>

using namespace waqia::gazetteer;
using waqia::geo::LonLat;

TEST_CASE("Box: holds what is within its bounds, across the antimeridian too") {
    struct Case {
        std::string box;
        double lon, lat;
        bool holds;
    };
    const Case cases[] = {
        {"44,38,47,41", 45, 39, true},       {"44,38,47,41", 44, 38, true},
        {"44,38,47,41", 47.1, 39, false},    {"44,38,47,41", 45, 41.1, false},
        {"170,-50,-170,50", 175, 0, true},   {"170,-50,-170,50", -175, 0, true},
        {"170,-50,-170,50", 180, 0, true},   {"170,-50,-170,50", 0, 0, false},
        {"170,-50,-170,50", 175, 60, false}, {"-180,-90,180,90", 12, 80, true},
    };
    for (const Case& c : cases) {
        CAPTURE(c.box);
        CAPTURE(c.lon);
        CAPTURE(c.lat);
        CHECK(Box::parse(c.box).holds(LonLat::from_degrees(c.lon, c.lat)) == c.holds);
    }
    for (const std::string bad : {"", "1,2,3", "1,2,3,4,5", "a,2,3,4", "1,2,3,nan", "181,0,182,1",
                                  "0,-91,1,1", "0,2,1,1", "1 ,2,3,4"}) {
        CAPTURE(bad);
        CHECK_THROWS_AS(Box::parse(bad), std::invalid_argument);
    }
}

TEST_CASE("PlaceFilter: picks by country and box; a place of no stated country by the box alone") {
    PlaceFilter filter;
    Place goris;
    goris.country = "AM";
    goris.position = LonLat::from_degrees(46.3, 39.5);
    CHECK(filter.empty());
    CHECK(filter.holds(goris));
    filter.countries = countries_from_text("az,AM");
    CHECK(filter.countries == std::vector<std::string>{"AZ", "AM"});
    CHECK(filter.holds(goris));
    goris.country = "GE";
    CHECK_FALSE(filter.holds(goris));
    goris.country = "";
    CHECK(filter.holds(goris));
    filter.box = Box::parse("44,38,46,41");
    CHECK_FALSE(filter.holds(goris));
    for (const std::string bad : {"", "A", "ARM", "AM,", "A1", "AM;AZ", "XX", "AM,ZZ"}) {
        CAPTURE(bad);
        CHECK_THROWS_AS(countries_from_text(bad), std::invalid_argument);
    }
}
