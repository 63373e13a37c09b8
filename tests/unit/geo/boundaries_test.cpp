#include "geo/boundaries.hpp"

#include "support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>

using namespace waqia::geo;
using test::holds;
using test::Random;
namespace fs = std::filesystem;

namespace {

const fs::path folder = fs::path(WAQIA_SOURCE_DIR) / "shapefiles";

const Boundaries& boundaries() {
    static const Boundaries loaded = Boundaries::load(folder);
    return loaded;
}

std::vector<std::string> ids(const std::vector<const Area*>& areas) {
    std::vector<std::string> result;
    for (const Area* area : areas)
        result.push_back(area->id);
    return result;
}

std::vector<std::string> brute_force(std::span<const Area> areas, LonLat p) {
    std::vector<std::string> result;
    for (const Area& area : areas)
        if (holds(area.outline, p))
            result.push_back(area.id);
    return result;
}

std::set<std::pair<double, double>> vertices(const Outline& outline) {
    std::set<std::pair<double, double>> result;
    for (const Polygon& polygon : outline) {
        for (LonLat vertex : polygon.shell)
            result.emplace(vertex.lon(), vertex.lat());
        for (const Ring& hole : polygon.holes)
            for (LonLat vertex : hole)
                result.emplace(vertex.lon(), vertex.lat());
    }
    return result;
}

} // namespace

TEST_CASE("Boundaries: towns are in their region and country") {
    struct Case {
        std::string town;
        double lon, lat;
        std::string region;
        AreaKind kind;
        std::string country;
    };
    const Case cases[] = {
        {"Goris", 46.33816, 39.51288, "Syunik", AreaKind::marz, "AM"},
        {"Kapan", 46.40576, 39.20754, "Syunik", AreaKind::marz, "AM"},
        {"Meghri", 46.24458, 38.90292, "Syunik", AreaKind::marz, "AM"},
        {"Jermuk", 45.6723, 39.84173, "Vayots Dzor", AreaKind::marz, "AM"},
        {"Vardenis", 45.7311, 40.18272, "Gegharkunik", AreaKind::marz, "AM"},
        {"Ijevan", 45.14922, 40.87832, "Tavush", AreaKind::marz, "AM"},
        {"Yerevan", 44.520721, 40.185693, "Yerevan", AreaKind::city, "AM"},
        {"Lachin", 46.55045, 39.59881, "Lachin", AreaKind::district, "AZ"},
        {"Kalbajar", 46.03833, 40.10667, "Kalbajar", AreaKind::district, "AZ"},
        {"Dashkasan", 46.07722, 40.49472, "Dashkasan", AreaKind::district, "AZ"},
        {"Gadabay", 45.81611, 40.56556, "Gadabay", AreaKind::district, "AZ"},
        {"Tovuz", 45.62889, 40.99222, "Tovuz", AreaKind::district, "AZ"},
        {"Agdam", 46.92736, 39.99096, "Agdam", AreaKind::district, "AZ"},
        {"Hadrut", 47.0318, 39.52002, "Khojavend", AreaKind::district, "AZ"},
        {"Ordubad", 46.02341, 38.90595, "Ordubad", AreaKind::district, "AZ"},
        {"Shusha", 46.74989, 39.76006, "Shusha", AreaKind::city, "AZ"},
        {"Stepanakert", 46.7528, 39.8177, "Stepanakert", AreaKind::city, "AZ"},
        {"Nakhchivan", 45.41222, 39.20889, "Nakhchivan", AreaKind::city, "AZ"},
        {"Baku", 49.840288, 40.378395, "Baku", AreaKind::city, "AZ"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.town);
        const LonLat town = LonLat::from_degrees(c.lon, c.lat);
        const auto regions = boundaries().regions_at(town);
        REQUIRE(regions.size() == 1);
        CHECK(regions[0]->name_en == c.region);
        CHECK(regions[0]->kind == c.kind);
        CHECK(regions[0]->country == c.country);
        CHECK(ids(boundaries().countries_at(town)) == std::vector<std::string>{c.country});
    }
}

TEST_CASE("Boundaries: countries and historical areas at a position") {
    struct Case {
        std::string place;
        double lon, lat;
        std::vector<std::string> countries, historical;
    };
    const Case cases[] = {
        {"Stepanakert", 46.7528, 39.8177, {"AZ"}, {"nk-de-facto-1994-2020", "nkao-1991"}},
        {"Lachin", 46.55045, 39.59881, {"AZ"}, {"nk-de-facto-1994-2020"}},
        {"Goris", 46.33816, 39.51288, {"AM"}, {}},
        {"Moscow", 37.6173, 55.7558, {"RU"}, {}},
        {"Paris", 2.3522, 48.8566, {"FR"}, {}},
        {"the Atlantic", -40.0, 30.0, {}, {}},
    };
    for (const Case& c : cases) {
        CAPTURE(c.place);
        const LonLat place = LonLat::from_degrees(c.lon, c.lat);
        CHECK(ids(boundaries().countries_at(place)) == c.countries);
        CHECK(ids(boundaries().historical_at(place)) == c.historical);
    }
}

TEST_CASE("Boundaries: a vertex of a shared border is in both countries") {
    const auto border = boundaries().border("AM", "AZ");
    REQUIRE(border.has_value());
    for (const Polyline& part : border->parts) {
        for (LonLat vertex : part) {
            CAPTURE(vertex.lon());
            CAPTURE(vertex.lat());
            const auto countries = ids(boundaries().countries_at(vertex));
            CHECK(std::count(countries.begin(), countries.end(), "AM") == 1);
            CHECK(std::count(countries.begin(), countries.end(), "AZ") == 1);
        }
    }
}

TEST_CASE("Boundaries: a point on the border of two regions belongs to both") {
    const Geodesic geodesic;
    const Area* syunik = boundaries().region("Syunik", "AM");
    const Area* vayots_dzor = boundaries().region("Vayots Dzor", "AM");
    REQUIRE(syunik != nullptr);
    REQUIRE(vayots_dzor != nullptr);
    const auto border = shared_border(syunik->outline, vayots_dzor->outline, geodesic);
    REQUIRE(border.has_value());
    const auto regions = ids(boundaries().regions_at(border->on_border));
    CHECK(regions == std::vector<std::string>{"AM-SU", "AM-VD"});
}

TEST_CASE("Boundaries: the index agrees with brute force") {
    Random random;
    for (int i = 0; i < 4000; ++i) {
        const LonLat p = random.position(43.4, 38.3, 50.7, 42.0);
        CAPTURE(p.lon());
        CAPTURE(p.lat());
        REQUIRE(ids(boundaries().regions_at(p)) == brute_force(boundaries().regions(), p));
        REQUIRE(ids(boundaries().historical_at(p)) ==
                brute_force(boundaries().historical_areas(), p));
    }
    for (int i = 0; i < 1000; ++i) {
        const LonLat p = random.position(-180, -90, 180, 90);
        CAPTURE(p.lon());
        CAPTURE(p.lat());
        REQUIRE(ids(boundaries().countries_at(p)) == brute_force(boundaries().countries(), p));
    }
}

TEST_CASE("Boundaries: threads that share it get the same answers") {
    const Boundaries fresh = Boundaries::load(folder);
    std::vector<LonLat> places;
    std::vector<std::vector<std::string>> expected;
    Random random;
    for (int i = 0; i < 2000; ++i) {
        places.push_back(random.position(43.4, 38.3, 50.7, 42.0));
        expected.push_back(brute_force(fresh.regions(), places.back()));
    }
    std::atomic<int> wrong = 0;
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&] {
            for (std::size_t i = 0; i < places.size(); ++i)
                if (ids(fresh.regions_at(places[i])) != expected[i])
                    ++wrong;
        });
    threads.clear(); // joins
    CHECK(wrong == 0);
}

TEST_CASE("Boundaries: every representative point is in its own area") {
    for (const Area& area : boundaries().countries()) {
        CAPTURE(area.name_en);
        CHECK(holds(area.outline, area.point));
    }
    for (const Area& area : boundaries().regions()) {
        CAPTURE(area.id);
        CHECK(holds(area.outline, area.point));
        CHECK(ids(boundaries().countries_at(area.point)) == std::vector<std::string>{area.country});
    }
}

TEST_CASE("Boundaries: areas by name") {
    CHECK(boundaries().countries().size() == 241);
    CHECK(boundaries().regions().size() == 89);
    CHECK(boundaries().historical_areas().size() == 2);

    REQUIRE(boundaries().country("AM") != nullptr);
    CHECK(boundaries().country("AM")->name_en == "Armenia");
    CHECK(boundaries().country("XX") == nullptr);
    CHECK(boundaries().country("") == nullptr);

    REQUIRE(boundaries().region("Syunik", "AM") != nullptr);
    CHECK(boundaries().region("Syunik", "AM")->id == "AM-SU");
    CHECK(boundaries().region("Syunik", "AZ") == nullptr);
    REQUIRE(boundaries().region("Shusha", "AZ") != nullptr);
    CHECK(boundaries().region("Shusha", "AZ")->kind == AreaKind::district);

    REQUIRE(boundaries().historical("nkao-1991") != nullptr);
    CHECK(boundaries().historical("nkao-1990") == nullptr);
}

TEST_CASE("Boundaries: the radius of a region reaches its edge") {
    const Geodesic geodesic;
    struct Case {
        std::string region;
        std::string country;
        double least_km, most_km;
    };
    for (const Case& c : {Case{"Syunik", "AM", 55, 75}, Case{"Yerevan", "AM", 8, 14},
                          Case{"Kalbajar", "AZ", 45, 65}, Case{"Lachin", "AZ", 35, 50}}) {
        CAPTURE(c.region);
        const Area* region = boundaries().region(c.region, c.country);
        REQUIRE(region != nullptr);
        const double radius = bounding_radius(region->outline, region->point, geodesic).value;
        CHECK(radius > c.least_km * 1000);
        CHECK(radius < c.most_km * 1000);
    }
}

TEST_CASE("Boundaries: Armenia and Azerbaijan meet in the east and at Nakhchivan") {
    const auto border = boundaries().border("AM", "AZ");
    REQUIRE(border.has_value());
    // Said to be 996 km (CIA World Factbook); the outlines are generalised.
    CHECK(border->length.value > 700e3);
    CHECK(border->length.value < 1050e3);
    REQUIRE(border->parts.size() >= 2);

    const Geodesic geodesic;
    const double east = length(border->parts[0], geodesic).value;
    const double nakhchivan = length(border->parts[1], geodesic).value;
    CHECK(east > 450e3);
    CHECK(nakhchivan > 180e3);
    CHECK(nakhchivan < 260e3);

    // From Georgia to Iran without a gap, Kalbajar included.
    const auto [south, north] =
        std::minmax_element(border->parts[0].begin(), border->parts[0].end(),
                            [](LonLat a, LonLat b) { return a.lat() < b.lat(); });
    CHECK(south->lat() < 38.95);
    CHECK(north->lat() > 41.25);

    const auto& longest = border->parts[0];
    CHECK(std::find(longest.begin(), longest.end(), border->on_border) != longest.end());
    CHECK(border->on_border.lon() > 45.5);

    const auto armenian = vertices(boundaries().country("AM")->outline);
    const auto azerbaijani = vertices(boundaries().country("AZ")->outline);
    for (const Polyline& part : border->parts)
        for (LonLat vertex : part) {
            CHECK(armenian.contains({vertex.lon(), vertex.lat()}));
            CHECK(azerbaijani.contains({vertex.lon(), vertex.lat()}));
        }
}

TEST_CASE("Boundaries: the section of the border beside a place") {
    const Geodesic geodesic;
    const auto border = boundaries().border("AM", "AZ");
    REQUIRE(border.has_value());
    struct Case {
        std::string place;
        double lon, lat, least_km, most_km;
    };
    const Case cases[] = {
        {"Goris", 46.33816, 39.51288, 5, 25},      {"Kapan", 46.40576, 39.20754, 0, 12},
        {"Jermuk", 45.6723, 39.84173, 5, 25},      {"Vardenis", 45.7311, 40.18272, 10, 30},
        {"Dashkasan", 46.07722, 40.49472, 10, 35}, {"Nakhchivan", 45.41222, 39.20889, 15, 50},
    };
    for (const Case& c : cases) {
        CAPTURE(c.place);
        const LonLat place = LonLat::from_degrees(c.lon, c.lat);
        const LonLat nearest = nearest_on_border(*border, place, geodesic);
        const double distance = geodesic.distance(place, nearest).value;
        CHECK(distance > c.least_km * 1000);
        CHECK(distance < c.most_km * 1000);
        for (const Polyline& part : border->parts)
            for (LonLat vertex : part)
                CHECK(distance <= geodesic.distance(place, vertex).value + 1.0);
    }
}

TEST_CASE("Boundaries: neighbours have a border, others none") {
    struct Case {
        std::string a, b;
        bool expected;
    };
    for (const Case& c : {Case{"AM", "TR", true}, Case{"AM", "IR", true}, Case{"AM", "GE", true},
                          Case{"AZ", "TR", true}, Case{"AZ", "IR", true}, Case{"AZ", "RU", true},
                          Case{"AM", "RU", false}, Case{"AM", "AM", false}, Case{"AM", "XX", false},
                          Case{"", "", false}, Case{"FR", "AZ", false}}) {
        CAPTURE(c.a);
        CAPTURE(c.b);
        CHECK(boundaries().border(c.a, c.b).has_value() == c.expected);
        CHECK(boundaries().border(c.b, c.a).has_value() == c.expected);
    }
}

TEST_CASE("Boundaries: a folder without shapefiles is an error that names the file") {
    CHECK_THROWS_WITH_AS(Boundaries::load("/no/such/folder"),
                         "cannot read the boundaries '/no/such/folder/countries.shp': there is no "
                         "'countries.shp'; restore the folder 'shapefiles' that comes with waqia",
                         std::runtime_error);
}
