#include "geo/lines.hpp"

#include "geo/boundaries.hpp"
#include "geo/footprint.hpp"
#include "geo/nearest.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

using namespace waqia::geo;

namespace {

const Geodesic geodesic;

const Boundaries& boundaries() {
    static const Boundaries loaded =
        Boundaries::load(std::filesystem::path(WAQIA_SOURCE_DIR) / "shapefiles");
    return loaded;
}

LonLat at(double lon, double lat) {
    return LonLat::from_degrees(lon, lat);
}

Area area(std::string id, Ring shell) {
    return {id, id, id, AreaKind::country, {{std::move(shell), {}}}, at(0, 0)};
}

// A square of a degree, clockwise, by its south-western corner.
Ring square(double west, double south) {
    return {at(west, south), at(west, south + 1), at(west + 1, south + 1), at(west + 1, south),
            at(west, south)};
}

std::vector<std::string> ids(const Lines& lines) {
    std::vector<std::string> result;
    for (const auto& [id, line] : lines)
        result.push_back(id);
    return result;
}

} // namespace

TEST_CASE("land_borders: those of countries with regions, their neighbours, and between these") {
    // A row of five, of which W is two high; C lies on X and beside W.
    const Ring tall{at(10, 40), at(10, 42), at(11, 42), at(11, 41), at(11, 40), at(10, 40)};
    const std::vector<Area> countries{area("V", square(9, 40)),  area("W", tall),
                                      area("X", square(11, 40)), area("Y", square(12, 40)),
                                      area("Z", square(13, 40)), area("C", square(11, 41)),
                                      area("", square(11, 39))};
    const Area region = area("X", square(11, 40));
    CHECK(ids(land_borders(countries, {&region, 1}, geodesic)) ==
          std::vector<std::string>{"border:C-W", "border:C-X", "border:W-X", "border:X-Y"});
    CHECK(land_borders(countries, {}, geodesic).empty());
}

TEST_CASE("edge_off_borders: what does not follow, from west to east") {
    Area held{"held", "", "", AreaKind::historical, {}, at(46.5, 40.5)};
    // Its western edge lies beside the border, the last vertices of its others come near it.
    held.outline = {{{at(46.01, 40), at(46.02, 40.5), at(46.01, 41), at(46.5, 41.2), at(47, 41),
                      at(47, 40), at(46.5, 39.9), at(46.04, 39.99), at(46.01, 40)},
                     {}}};
    const std::vector<Polyline> border{{at(46, 39), at(46, 42)}};
    const auto edge = edge_off_borders(held, border, geodesic);
    REQUIRE(edge.has_value());
    REQUIRE(edge->parts.size() == 1);
    CHECK(edge->parts[0] == Polyline{at(46.01, 41), at(46.5, 41.2), at(47, 41), at(47, 40),
                                     at(46.5, 39.9), at(46.04, 39.99), at(46.01, 40)});
    CHECK(edge->length == length(edge->parts[0], geodesic));
    CHECK(edge->on_border == at(47, 41));

    held.outline = {{{at(46.01, 40), at(46.02, 40.5), at(46.01, 41), at(46.01, 40)}, {}}};
    CHECK_FALSE(edge_off_borders(held, border, geodesic).has_value());
    CHECK_FALSE(edge_off_borders(held, {}, geodesic).has_value());
}

TEST_CASE("Boundaries: lines of the theatre") {
    struct Case {
        std::string id;
        double least_km, most_km;
    };
    for (const Case& c : {Case{"border:AM-AZ", 700, 1050}, Case{"border:AM-GE", 130, 230},
                          Case{"border:AM-IR", 30, 50}, Case{"border:AM-TR", 220, 330},
                          Case{"border:AZ-GE", 270, 450}, Case{"border:AZ-IR", 500, 700},
                          Case{"border:AZ-RU", 230, 400}, Case{"border:AZ-TR", 7, 20},
                          Case{"border:GE-RU", 600, 950}, Case{"border:GE-TR", 180, 290},
                          Case{"border:IR-TR", 380, 560}, Case{"line-of-contact", 180, 260}}) {
        CAPTURE(c.id);
        const Border* line = boundaries().line(c.id);
        REQUIRE(line != nullptr);
        CHECK(line->length.value > c.least_km * 1000);
        CHECK(line->length.value < c.most_km * 1000);
    }
    for (const std::string id :
         {"border:AZ-AM", "border:AM-RU", "border:AM-AM", "border:FR-DE", "AM-AZ", "border:", ""}) {
        CAPTURE(id);
        CHECK(boundaries().line(id) == nullptr);
    }
    const auto computed = boundaries().border("AZ", "AM");
    REQUIRE(computed.has_value());
    CHECK(computed->length.value ==
          doctest::Approx(boundaries().line("border:AM-AZ")->length.value));
}

TEST_CASE("Boundaries: the line of contact runs inside Azerbaijan, from Murovdag to the Aras") {
    const Border& line = *boundaries().line("line-of-contact");
    REQUIRE(line.parts.size() == 1);
    const Polyline& vertices = line.parts[0];
    const auto& frontier = boundaries().line("border:AM-AZ")->parts;
    const auto& aras = boundaries().line("border:AZ-IR")->parts;
    const auto from = [](const std::vector<Polyline>& lines, LonLat place) {
        return nearest(lines, place, geodesic)->distance.value;
    };
    CHECK(from(frontier, vertices.front()) < 2e3);
    CHECK(from(aras, vertices.back()) < 2e3);
    CHECK(vertices.front().lat() > vertices.back().lat());
    CHECK(vertices.front().lon() < vertices.back().lon());
    for (std::size_t i = 2; i + 2 < vertices.size(); ++i) {
        CHECK(from(frontier, vertices[i]) > 5e3);
        CHECK(from(aras, vertices[i]) > 5e3);
        const auto countries = boundaries().countries_at(vertices[i]);
        REQUIRE(countries.size() == 1);
        CHECK(countries[0]->id == "AZ");
    }

    struct Case {
        std::string place;
        double lon, lat, least_km, most_km;
    };
    // Positions: GeoNames.
    const Case cases[] = {
        {"Talish", 46.74271, 40.37663, 0, 6},
        {"Sugovushan (Madagiz)", 46.75082, 40.32612, 0, 12},
        {"Horadiz", 47.33531, 39.44877, 0, 5},
        {"Fuzuli", 47.14529, 39.60094, 5, 15},
        {"Agdam", 46.92736, 39.99096, 10, 25},
        {"Tartar", 46.92889, 40.345, 2, 10},
        {"Stepanakert", 46.7528, 39.8177, 30, 60},
        {"Kalbajar", 46.03833, 40.10667, 12, 30},
        {"Lachin", 46.5469, 39.6408, 50, 90},
        {"Goris", 46.33816, 39.51288, 70, 110},
        {"Jabrayil", 47.02834, 39.39917, 15, 40},
    };
    for (const Case& c : cases) {
        CAPTURE(c.place);
        const double distance = from(line.parts, at(c.lon, c.lat));
        CHECK(distance >= c.least_km * 1000);
        CHECK(distance <= c.most_km * 1000);
    }
}

TEST_CASE("Boundaries: an area by reference") {
    struct Case {
        AreaRef reference;
        std::string name_en;
    };
    const Case cases[] = {
        {{AreaRef::Layer::country, "AM"}, "Armenia"},
        {{AreaRef::Layer::region, "AM-SU"}, "Syunik"},
        {{AreaRef::Layer::region, "AZ-LAC"}, "Lachin"},
        {{AreaRef::Layer::region, "AZ-SUS"}, "Shusha"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name_en);
        const Area* found = boundaries().area(c.reference);
        REQUIRE(found != nullptr);
        CHECK(found->name_en == c.name_en);
        CHECK(found->id == c.reference.id);
        CHECK(found->kind != AreaKind::city);
    }
    CHECK(boundaries().area({AreaRef::Layer::historical, "nkao-1991"}) ==
          boundaries().historical("nkao-1991"));
    CHECK(boundaries().area({AreaRef::Layer::country, ""}) == nullptr);
    CHECK(boundaries().area({AreaRef::Layer::region, ""}) == nullptr);
    CHECK(boundaries().area({AreaRef::Layer::region, "AM"}) == nullptr);
}
