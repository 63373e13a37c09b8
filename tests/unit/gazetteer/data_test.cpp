#include "gazetteer/table.hpp"
#include "geo/boundaries.hpp"
#include "geo/geodesic.hpp"
#include "support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace waqia::gazetteer;
using namespace waqia::gazetteer::test;
using waqia::geo::Area;
using waqia::geo::Boundaries;
using waqia::geo::Metres;

namespace {

/// The bundled boundaries, read at the first call.
const Boundaries& boundaries() {
    static const Boundaries loaded =
        Boundaries::load(std::filesystem::path(WAQIA_SOURCE_DIR) / "shapefiles");
    return loaded;
}

// Places of Armenia and Azerbaijan that the bundled boundaries put into another country: they lie
// at the frontier, whose lines are coarse. What holds today, rounded up: lower it with the data.
constexpr std::size_t most_across_a_frontier = 100;
// Places that no region of their unit's name holds: beside the frontier, where the regions stop
// short or overlap the neighbour. What holds today, as above.
constexpr std::size_t most_outside_their_unit = 111;
constexpr Metres farthest_outside_their_unit{6000.0};

/// The gazetteer's display name of a region, where the shapefile spells it otherwise.
std::string unit_name(const Area& region) {
    static const std::map<std::string, std::string> spelt = {
        {"Fizuli", "Fuzuli"},
        {"Ismailli", "Ismayilli"},
        {"Khojali", "Khojaly"},
        {"Qabala", "Gabala"},
        {"Qazakh", "Gazakh"},
        {"Qubadli", "Gubadli"},
        {"Siazan", "Siyazan"},
        {"Yardymli", "Yardimli"},
        {"Zaqatala", "Zagatala"},
        {"Shaki District", "Shaki"},
        {"Lankaran District", "Lankaran"},
        {"Yevlakh District", "Yevlakh"},
    };
    const auto it = spelt.find(region.name_en);
    return it == spelt.end() ? region.name_en : it->second;
}

/// Distance to the nearest vertex of an outline: an upper bound of that to the outline.
Metres to_vertices(const waqia::geo::Outline& outline, waqia::geo::LonLat from) {
    static const waqia::geo::Geodesic geodesic;
    Metres nearest{std::numeric_limits<double>::infinity()};
    for (const auto& polygon : outline)
        for (const auto vertex : polygon.shell)
            nearest.value = std::min(nearest.value, geodesic.distance(from, vertex).value);
    return nearest;
}

bool is_arabic(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    return lead >= 0xD8 && lead <= 0xDB;
}

/// Whether an Arabic name that a text may hold leads to a place of this class, country and name.
bool has_arabic_name(std::string_view place, std::string_view country,
                     const std::vector<std::string_view>& features) {
    for (const Name& name : bundled().names()) {
        const Place& p = bundled().places()[name.place];
        if (p.name != place || p.country != country || !is_arabic(name.text) ||
            std::find(features.begin(), features.end(), p.feature_code) == features.end())
            continue;
        for (const auto& candidate : bundled().lookup(name.text))
            if (candidate.place_id == p.id)
                return true;
    }
    return false;
}

} // namespace

TEST_CASE("gazetteer data: places are whole") {
    std::set<std::string> ids;
    for (const Place& place : bundled().places()) {
        CAPTURE(place.id);
        CHECK(ids.emplace(place.id).second);
        CHECK(!place.name.empty());
        CHECK(!place.feature_code.empty());
        CHECK((place.country.size() == 2 || place.country.empty()));
        CHECK(place.radius.value > 0.0);
        CHECK(place.population.value_or(0) >= 0);
        // Null island stands for a missing position.
        CHECK((place.position.lon() != 0.0 || place.position.lat() != 0.0));
        if (place.country == "AM" || place.country == "AZ") {
            CHECK(place.position.lon() > 43.0);
            CHECK(place.position.lon() < 52.0);
            CHECK(place.position.lat() > 38.0);
            CHECK(place.position.lat() < 42.5);
        }
    }
    CHECK(ids.size() > 10000);
}

TEST_CASE("gazetteer data: every name has its place and is found, every place has a name") {
    const std::set<std::string_view> kinds = {"official", "rival", "historic", "exonym", "variant"};
    const auto places = bundled().places();
    std::vector<bool> named(places.size());
    for (const Name& name : bundled().names()) {
        REQUIRE(name.place < places.size());
        named[name.place] = true;
        CAPTURE(name.text);
        CHECK(!name.text.empty());
        CHECK(kinds.contains(name.kind));
        const auto found = bundled().lookup(name.text);
        CHECK(std::any_of(found.begin(), found.end(),
                          [&](const Candidate& c) { return c.place_index == name.place; }));
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
        CAPTURE(places[i].id);
        CHECK(named[i]);
    }
}

TEST_CASE("gazetteer data: no place has one name twice") {
    std::set<std::pair<std::uint32_t, std::string>> seen;
    for (const Name& name : bundled().names()) {
        CAPTURE(name.text);
        CHECK(seen.emplace(name.place, name.text).second);
    }
}

TEST_CASE("gazetteer data: countries agree with the boundaries but at the frontier") {
    std::size_t compared = 0, apart = 0;
    for (const Place& place : bundled().places()) {
        if (place.country != "AM" && place.country != "AZ")
            continue;
        ++compared;
        const auto countries = boundaries().countries_at(place.position);
        apart += std::none_of(countries.begin(), countries.end(),
                              [&](const auto* area) { return area->id == place.country; });
    }
    MESSAGE(apart << " of " << compared
                  << " places of Armenia and Azerbaijan lie elsewhere by the boundaries");
    CHECK(compared > 3000);
    CHECK(apart <= most_across_a_frontier);
}

TEST_CASE("gazetteer data: units agree with the boundaries but at the frontier") {
    std::size_t compared = 0, apart = 0;
    for (const Place& place : bundled().places()) {
        const bool azerbaijani = place.country == "AZ";
        if ((!azerbaijani && place.country != "AM") || place.admin1.empty())
            continue;
        ++compared;
        CAPTURE(place.id);
        CHECK(place.admin2 == (azerbaijani ? place.admin1 : ""));
        const auto regions = boundaries().regions_at(place.position);
        const auto is_unit = [&](const Area& area) {
            return area.country == place.country && unit_name(area) == place.admin1;
        };
        if (std::any_of(regions.begin(), regions.end(),
                        [&](const Area* area) { return is_unit(*area); }))
            continue;
        ++apart;
        Metres nearest{std::numeric_limits<double>::infinity()};
        for (const Area& area : boundaries().regions())
            if (is_unit(area))
                nearest.value =
                    std::min(nearest.value, to_vertices(area.outline, place.position).value);
        MESSAGE(place.id << " " << place.name << ": " << place.admin1 << ", by the boundaries "
                         << (regions.empty() ? "none" : regions.front()->name_en) << ", "
                         << std::lround(nearest.value) << " m from its unit");
        CHECK(nearest.value <= farthest_outside_their_unit.value);
    }
    MESSAGE(apart << " of " << compared << " places lie outside their unit");
    CHECK(compared > 7000);
    CHECK(apart <= most_outside_their_unit);
}

TEST_CASE("gazetteer data: every name of the table finds its place first") {
    const auto table =
        Table::load(std::filesystem::path(WAQIA_SOURCE_DIR) / "tests/cases/place_names.tsv",
                    {"name", "place_id", "note"});
    std::set<std::string> places;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto name = table.cell(row, "name"), id = table.cell(row, "place_id");
        CAPTURE(name);
        CAPTURE(id);
        const auto found = bundled().lookup(name);
        REQUIRE(!found.empty());
        CHECK(found.front().place_id == id);
        const Place& place = bundled().places()[found.front().place_index];
        if (is_arabic(std::string(name)) && (place.country == "AM" || place.country == "AZ"))
            places.insert(std::string(place.id));
    }
    CHECK(table.rows() >= 700);
    CHECK(places.size() >= 600);
}

TEST_CASE("gazetteer data: every Azerbaijani district, its seat and every marz has Arabic names") {
    std::size_t districts = 0, marzes = 0;
    for (const Place& place : bundled().places()) {
        const bool district = place.country == "AZ" && place.feature_code == "ADM2";
        const bool marz = place.country == "AM" && place.feature_code == "ADM1";
        if (!district && !marz)
            continue;
        ++(district ? districts : marzes);
        CAPTURE(place.name);
        CHECK(!place.name_ar.empty());
        CHECK(has_arabic_name(place.name, place.country, {place.feature_code}));
    }
    const auto regions = boundaries().regions();
    const auto count = [&](auto kind, const std::string& country) {
        return static_cast<std::size_t>(
            std::count_if(regions.begin(), regions.end(), [&](const auto& area) {
                return area.kind == kind && area.country == country;
            }));
    };
    CHECK(districts >= count(waqia::geo::AreaKind::district, "AZ"));
    CHECK(marzes + 1 >= count(waqia::geo::AreaKind::marz, "AM")); // Yerevan is a city here
    CHECK(marzes >= 10);
    std::size_t seats = 0;
    for (const Place& place : bundled().places())
        if ((place.country == "AZ" || place.country == "AM") &&
            (place.feature_code == "PPLA2" || place.feature_code == "PPLA" ||
             place.feature_code == "PPLC")) {
            ++seats;
            CAPTURE(place.name);
            CHECK(has_arabic_name(place.name, place.country, {place.feature_code}));
        }
    CHECK(seats >= 100);
}

TEST_CASE("gazetteer data: the towns and villages of the news are found in Arabic") {
    struct Case {
        std::string name, place, country;
    };
    const Case cases[] = {
        {"يريفان", "Yerevan", "AM"},    {"غيومري", "Gyumri", "AM"},
        {"فانادزور", "Vanadzor", "AM"}, {"إيجيفان", "Ijevan", "AM"},
        {"بيرد", "Berd", "AM"},         {"فاردينيس", "Vardenis", "AM"},
        {"سيسيان", "Sisian", "AM"},     {"ميغري", "Meghri", "AM"},
        {"فايك", "Vayk", "AM"},         {"يغيغنادزور", "Yeghegnadzor", "AM"},
        {"تيغ", "Tegh", "AM"},          {"يراسخ", "Yeraskh", "AM"},
        {"موفسيس", "Movses", "AM"},     {"تشيناري", "Chinari", "AM"},
        {"غنجة", "Ganja", "AZ"},        {"سومغاييت", "Sumgait", "AZ"},
        {"نخجوان", "Nakhchivan", "AZ"}, {"مينغاتشيفير", "Mingachevir", "AZ"},
        {"توفوز", "Tovuz", "AZ"},       {"ترتر", "Tartar", "AZ"},
        {"بردعة", "Barda", "AZ"},       {"فضولي", "Fuzuli", "AZ"},
        {"جبرائيل", "Jabrayil", "AZ"},  {"زنغيلان", "Zangilan", "AZ"},
        {"قوبادلي", "Gubadli", "AZ"},   {"هادروت", "Hadrut", "AZ"},
        {"خوجالي", "Khojaly", "AZ"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name);
        const auto found = bundled().lookup(c.name);
        REQUIRE(!found.empty());
        CHECK(found[0].place == c.place);
        CHECK(found[0].country == c.country);
    }
}
