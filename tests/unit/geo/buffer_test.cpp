#include "geo/buffer.hpp"

#include "geo/nearest.hpp"

#include "support.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

using namespace waqia::geo;
using test::fault;
using test::holds;
using test::Random;

namespace {

LonLat at(double lon, double lat) {
    return LonLat::from_degrees(lon, lat);
}

} // namespace

TEST_CASE("buffer: what is within a distance of edges that are straight on the map") {
    const Geodesic geodesic;
    struct Case {
        std::string name;
        std::vector<Polyline> lines;
        double half_width;
    };
    const Case cases[] = {
        {"50 m along 850 km of a parallel", {{at(40, 40), at(50, 40)}}, 50},
        {"a zigzag", {{at(46, 40), at(46.01, 40.02), at(46.02, 40), at(46.03, 40.02)}}, 1e3},
        {"two lines that meet and one apart",
         {{at(46, 40), at(46.5, 40)}, {at(46.2, 39.8), at(46.2, 40.2)}, {at(47, 40), at(47, 41)}},
         5e3},
        {"a polar circle", {{at(0, 88), at(120, 88), at(-120, 88), at(0, 88)}}, 10e3},
        {"over the antimeridian", {{at(178, 70), at(-178, 71)}}, 3e3},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name);
        const auto& context = geos::thread_context();
        const Outline outline = geos::to_outline(
            context,
            buffer(context, c.lines, Metres{c.half_width}, Edges::straight, geodesic).get());
        const char* found = fault(outline);
        CHECK_MESSAGE(found == nullptr, found);
        Random random;
        for (int i = 0; i < 200; ++i) {
            const Polyline& line = c.lines[i % c.lines.size()];
            const auto edge =
                static_cast<std::size_t>(random.between(0, static_cast<double>(line.size() - 1)));
            const double along = random.between(0, 1);
            const double lon =
                line[edge].lon() +
                along * std::remainder(line[edge + 1].lon() - line[edge].lon(), 360.0);
            const double lat = std::lerp(line[edge].lat(), line[edge + 1].lat(), along);
            const LonLat position =
                geodesic.destination(at(std::remainder(lon, 360.0), lat), random.between(0, 360),
                                     Metres{random.between(0, 2 * c.half_width)});
            const double beyond =
                nearest(c.lines, position, geodesic)->distance.value - c.half_width;
            if (std::abs(beyond) > 0.01 * c.half_width) {
                CAPTURE(position.lon());
                CAPTURE(position.lat());
                CHECK(holds(outline, position) == (beyond < 0.0));
            }
        }
    }
}
