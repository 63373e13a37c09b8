#include "geo/antimeridian.hpp"

#include "support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace waqia::geo;
using test::fault;
using test::holds;

namespace {

LonLat at(double lon, double lat) {
    return LonLat::from_degrees(lon, lat);
}

} // namespace

TEST_CASE("halfway: the shorter way round") {
    CHECK(halfway(at(46, 39), at(47, 40)) == at(46.5, 39.5));
    CHECK(halfway(at(179, 10), at(-179, 12)) == at(180, 11));
    CHECK(halfway(at(-179, 10), at(178, 12)) == at(179.5, 11));
    CHECK(halfway(at(180, 10), at(-180, 10)) == at(180, 10));
}

TEST_CASE("left_of: what is on the left of a ring, whatever it goes round") {
    struct Case {
        std::string name;
        Ring ring;
        std::size_t polygons;
        std::vector<LonLat> inside, outside;
    };
    const Case cases[] = {
        {"a square",
         {at(46, 39), at(47, 39), at(47, 40), at(46, 40)},
         1,
         {at(46.5, 39.5)},
         {at(45.5, 39.5), at(46.5, -89)}},
        {"a square, closed",
         {at(46, 39), at(47, 39), at(47, 40), at(46, 40), at(46, 39)},
         1,
         {at(46.5, 39.5)},
         {at(45.5, 39.5)}},
        {"a square clockwise is all but it",
         {at(46, 39), at(46, 40), at(47, 40), at(47, 39)},
         1,
         {at(45.5, 39.5), at(0.1, 89.9), at(-179.9, -89.9)},
         {at(46.5, 39.5)}},
        {"over the antimeridian",
         {at(179, 10), at(-179, 10), at(-179, 11), at(179, 11)},
         2,
         {at(179.5, 10.5), at(-179.5, 10.5)},
         {at(0, 10.5), at(178, 10.5), at(-178, 10.5)}},
        {"over it from the other side",
         {at(-179, 11), at(179, 11), at(179, 10), at(-179, 10)},
         2,
         {at(179.5, 10.5), at(-179.5, 10.5)},
         {at(0, 10.5)}},
        {"up to it",
         {at(179, 10), at(180, 10), at(-180, 11), at(179, 11)},
         1,
         {at(179.5, 10.5)},
         {at(-179.5, 10.5)}},
        {"over it clockwise",
         {at(179, 10), at(179, 11), at(-179, 11), at(-179, 10)},
         1,
         {at(0, 10.5), at(178, 10.5), at(1, 89)},
         {at(179.5, 10.5), at(-179.5, 10.5)}},
        {"round the north pole",
         {at(0, 80), at(120, 85), at(-120, 82)},
         1,
         {at(0, 81), at(179, 89), at(-179, 88), at(1, 89.99)},
         {at(0, 79), at(120, 84), at(5, -89)}},
        {"round it, winding about its first meridian",
         {at(10, 80), at(5, 82), at(60, 70), at(180, 75), at(-90, 60)},
         1,
         {at(1, 89), at(5, 83), at(-90, 61), at(170, 80)},
         {at(5, 79), at(-90, 59)}},
        {"round the north pole clockwise: all south of it",
         {at(0, 80), at(-120, 82), at(120, 85)},
         1,
         {at(0, 79), at(5, -89)},
         {at(0, 81), at(179, 89)}},
        {"round the south pole",
         {at(0, -80), at(-120, -80), at(120, -80)},
         1,
         {at(0.5, -81), at(179, -89), at(-179, -88)},
         {at(0.5, -79)}},
        {"by the pole",
         {at(0, 90), at(-45, 80), at(45, 80)},
         1,
         {at(1, 85), at(-20, 84)},
         {at(90, 85), at(-90, 85), at(1, 79), at(180, 89)}},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name);
        const auto& context = geos::thread_context();
        const Outline outline = geos::to_outline(context, left_of(context, c.ring).get());
        const char* found = fault(outline);
        CHECK_MESSAGE(found == nullptr, found);
        CHECK(outline.size() == c.polygons);
        for (LonLat position : c.inside) {
            CAPTURE(position.lon());
            CAPTURE(position.lat());
            CHECK(holds(outline, position));
        }
        for (LonLat position : c.outside) {
            CAPTURE(position.lon());
            CAPTURE(position.lat());
            CHECK_FALSE(holds(outline, position));
        }
    }
}

TEST_CASE("left_of: of too few positions is empty") {
    const auto& context = geos::thread_context();
    for (const Ring& ring : {Ring{}, Ring{at(46, 40)}, Ring{at(46, 40), at(46, 40)},
                             Ring{at(46, 40), at(47, 40), at(46, 40)},
                             Ring{at(180, 40), at(-180, 40), at(180, 40), at(-180, 40)}})
        CHECK(geos::to_outline(context, left_of(context, ring).get()).empty());
}
