#include "geo/footprint.hpp"

#include "support.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>

using namespace waqia::geo;
using test::Random;

namespace {

LonLat at(double lon, double lat) {
    return LonLat::from_degrees(lon, lat);
}

} // namespace

TEST_CASE("to_text: a footprint is one line of words") {
    struct Case {
        Footprint footprint;
        std::string text;
    };
    const Case cases[] = {
        {{}, "none"},
        {Circle{at(46.342, 39.511), Metres{5000}}, "circle 46.342 39.511 5000"},
        {Sector{at(-0.1, 1), 180, 22.5, Metres{8000}, Metres{12000}},
         "sector -0.1 1 180 22.5 8000 12000"},
        {Stretch{{at(46, 39), at(47, 40.5)}, Metres{2000}}, "stretch 2000 46 39 47 40.5"},
        {AreaRef{AreaRef::Layer::country, "AM"}, "area country AM"},
        {AreaRef{AreaRef::Layer::region, "AZ-LAC"}, "area region AZ-LAC"},
        {AreaRef{AreaRef::Layer::historical, "50% of\nit"}, "area historical 50%25%20of%0Ait"},
        {AreaRef{AreaRef::Layer::country, ""}, "area country "},
        {LineRef{"border:AM-AZ", {}, {}, Metres{2000}}, "line border:AM-AZ 0 2000"},
        {LineRef{"\u0641", at(46, 39), Metres{20000}, Metres{2000}},
         "line %D9%81 20000 2000 46 39"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(to_text(c.footprint) == c.text);
        CHECK(footprint_from_text(c.text) == c.footprint);
    }
}

TEST_CASE("footprint_from_text: gives back every bit of random values") {
    Random random;
    const auto position = [&random] { return random.position(-180, -90, 180, 90); };
    const auto metres = [&random] { return Metres{random.between(0, 1e6)}; };
    for (int i = 0; i < 2000; ++i) {
        const Metres inner = metres();
        for (const Footprint& footprint :
             {Footprint(Circle{position(), metres()}),
              Footprint(Sector{position(), random.between(-360, 720), random.between(1e-9, 180),
                               inner, Metres{inner.value * 1.2 + 1e-12}}),
              Footprint(Stretch{{position(), position(), position()}, metres()}),
              Footprint(LineRef{"line-of-contact", position(), metres(), metres()})}) {
            const std::string text = to_text(footprint);
            CAPTURE(text);
            REQUIRE(footprint_from_text(text) == footprint);
            REQUIRE(to_text(footprint_from_text(text)) == text);
        }
    }
}

TEST_CASE("footprint_from_text: refuses what to_text does not write") {
    for (const std::string text : {"",
                                   " ",
                                   "none ",
                                   "disc 1 2 3",
                                   "circle",
                                   "circle 1 2",
                                   "circle 1 2 3 4",
                                   "circle 1  2 3",
                                   "circle 1 2 3 ",
                                   "circle 181 2 3",
                                   "circle 1 91 3",
                                   "circle 1 2 -3",
                                   "circle 1 2 nan",
                                   "circle 1 2 inf",
                                   "circle 1 2 3x",
                                   "circle 01 2 3",
                                   "circle 1 2 3.0",
                                   "circle 1,5 2 3",
                                   "sector 1 2 0 0 0 5",
                                   "sector 1 2 0 181 0 5",
                                   "sector 1 2 0 45 5 5",
                                   "stretch 5",
                                   "stretch 5 1 2",
                                   "stretch 5 1 2 3",
                                   "area",
                                   "area planet X",
                                   "area country A B",
                                   "area country %4",
                                   "area country %zz",
                                   "area country %41",
                                   "line x",
                                   "line x 1",
                                   "line x 1 2 3",
                                   "line x 1 2 3 4 5"}) {
        CAPTURE(text);
        CHECK_THROWS_WITH_AS(
            footprint_from_text(text),
            ("'" + text + "' is not a footprint; write it with the same version").c_str(),
            std::invalid_argument);
    }
}
