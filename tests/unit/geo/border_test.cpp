#include "geo/border.hpp"

#include "geo/geodesic.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>

using namespace waqia::geo;

namespace {

LonLat at(double lon, double lat) {
    return LonLat::from_degrees(lon, lat);
}

Outline outline(Ring shell) {
    return {{std::move(shell), {}}};
}

const Geodesic geodesic;

} // namespace

TEST_CASE("shared_border: is the common edge, whichever way and wherever the rings begin") {
    const Outline west =
        outline({at(45, 40), at(46, 40), at(46, 40.5), at(46, 41), at(45, 41), at(45, 40)});
    const Outline east =
        outline({at(47, 40), at(47, 41), at(46, 41), at(46, 40.5), at(46, 40), at(47, 40)});
    // The same ring as `west`, begun in the middle of the border.
    const Outline begun_on_border =
        outline({at(46, 40.5), at(46, 41), at(45, 41), at(45, 40), at(46, 40), at(46, 40.5)});
    for (const Outline& a : {west, begun_on_border}) {
        CAPTURE(a.front().shell.front().lon());
        const auto border = shared_border(a, east, geodesic);
        REQUIRE(border.has_value());
        REQUIRE(border->parts.size() == 1);
        CHECK(border->parts[0] == Polyline{at(46, 40), at(46, 40.5), at(46, 41)});
        CHECK(border->length == length(border->parts[0], geodesic));
        CHECK(border->on_border == at(46, 40.5));
        CHECK(border->reach == geodesic.distance(at(46, 40.5), at(46, 41)));
        CHECK(shared_border(east, a, geodesic)->length.value ==
              doctest::Approx(border->length.value));
    }
}

TEST_CASE("shared_border: the longest part comes first and holds the representative point") {
    // A comb: `right` touches `left` in a short stretch and in a long one.
    const Outline left =
        outline({at(45, 40), at(46, 40), at(46, 40.1), at(45.5, 40.1), at(45.5, 40.2), at(46, 40.2),
                 at(46, 40.6), at(46, 41), at(45, 41), at(45, 40)});
    const Outline right = outline({at(46, 40), at(47, 40), at(47, 41), at(46, 41), at(46, 40.6),
                                   at(46, 40.2), at(46, 40.1), at(46, 40)});
    const auto border = shared_border(left, right, geodesic);
    REQUIRE(border.has_value());
    REQUIRE(border->parts.size() == 2);
    CHECK(border->parts[0] == Polyline{at(46, 40.2), at(46, 40.6), at(46, 41)});
    CHECK(border->parts[1] == Polyline{at(46, 40), at(46, 40.1)});
    CHECK(border->on_border == at(46, 40.6));
}

TEST_CASE("shared_border: an enclave's edge is a closed part") {
    const Ring edge{at(45.4, 40.4), at(45.6, 40.4), at(45.6, 40.6), at(45.4, 40.4)};
    const Outline around{{{at(45, 40), at(46, 40), at(46, 41), at(45, 41), at(45, 40)}, {edge}}};
    const auto border = shared_border(around, outline(edge), geodesic);
    REQUIRE(border.has_value());
    REQUIRE(border->parts.size() == 1);
    CHECK(border->parts[0] == edge);
}

TEST_CASE("shared_border: areas that touch in a point or not at all have none") {
    const Outline a = outline({at(45, 40), at(46, 40), at(46, 41), at(45, 40)});
    const Outline at_a_corner = outline({at(46, 41), at(47, 41), at(47, 42), at(46, 41)});
    const Outline far = outline({at(10, 10), at(11, 10), at(11, 11), at(10, 10)});
    CHECK_FALSE(shared_border(a, at_a_corner, geodesic).has_value());
    CHECK_FALSE(shared_border(a, far, geodesic).has_value());
    CHECK_FALSE(shared_border({}, far, geodesic).has_value());
}

TEST_CASE("nearest_on_border: finds the foot on an edge, or the end of the line") {
    const Border border{{{at(46, 40), at(46, 41)}, {at(48, 40), at(48, 40.5)}}, {}, at(46, 40), {}};
    struct Case {
        std::string name;
        LonLat place, expected;
    };
    const Case cases[] = {
        {"beside the first part", at(45.5, 40.5), at(46, 40.50108)},
        {"on it", at(46, 40.25), at(46, 40.25)},
        {"beyond its end", at(45.9, 41.5), at(46, 41)},
        {"beside the second part", at(47.9, 40.2), at(48, 40.20004)},
        {"beyond the second part's end", at(48.1, 39), at(48, 40)},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name);
        const LonLat found = nearest_on_border(border, c.place, geodesic);
        CHECK(geodesic.distance(found, c.expected).value < 1.0);
    }
}
