#include "ingest/extract/places.hpp"

#include "../support.hpp"
#include "geo/geodesic.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>

using namespace waqia::ingest;
using namespace waqia::ingest::test;
using waqia::geo::Geodesic;
using waqia::geo::LonLat;

namespace {

/// Where the only report of "Shells fell ..." is placed.
Location fallen(const std::string& where) {
    const auto reports = extract("سقطت قذائف " + where + ".", "2022-09-14").reports;
    REQUIRE(reports.size() == 1);
    return reports[0].where;
}

const LonLat goris = LonLat::from_degrees(46.33816, 39.51288);

} // namespace

TEST_CASE("find_places: the words round a name give relation and precision") {
    struct Case {
        std::string words, place, feature;
        int prec;
        PlaceRelation relation;
    };
    const Case cases[] = {
        {"على مدينة غوريس", "Goris", "PPLA2", 1, PlaceRelation::at},
        {"في غوريس", "Goris", "PPLA2", 1, PlaceRelation::at},
        {"قرب غوريس", "Goris", "PPLA2", 2, PlaceRelation::near},
        {"بالقرب من قرية سوتك", "Sotk", "PPL", 2, PlaceRelation::near},
        {"شمال مدينة غوريس", "Goris", "PPLA2", 2, PlaceRelation::direction},
        {"على بعد خمسة كيلومترات شرق غوريس", "Goris", "PPLA2", 2, PlaceRelation::distance},
        {"في مقاطعة لاتشين", "Lachin", "ADM2", 3, PlaceRelation::area},
        {"على مدينة لاتشين", "Lachin", "PPLA2", 1, PlaceRelation::at},
        {"في محافظة سيونيك", "Syunik", "ADM1", 4, PlaceRelation::area},
        {"في ناغورني قره باغ", "Nagorno-Karabakh", "RGN", 4, PlaceRelation::area},
    };
    for (const Case& c : cases) {
        CAPTURE(c.words);
        const Location where = fallen(c.words);
        CHECK(where.place == c.place);
        CHECK(where.feature_code == c.feature);
        CHECK(where.where_prec == c.prec);
        CHECK(code_of(where.relation) == std::string(code(c.relation)));
        CHECK(where.point.has_value());
    }
}

TEST_CASE("find_places: a stated distance and direction move the point") {
    const Geodesic geodesic;
    const Location where = fallen("على بعد خمسة كيلومترات شرق غوريس");
    REQUIRE(where.point.has_value());
    CHECK(geodesic.distance(goris, *where.point).value == doctest::Approx(5000).epsilon(0.01));
    CHECK(geodesic.azimuth(goris, *where.point) == doctest::Approx(90).epsilon(0.01));
    // Without a distance the point stays.
    CHECK(fallen("شرق غوريس").point == goris);
}

TEST_CASE("find_places: the members of a list are places of one group") {
    // "in the towns of Goris, Kapan and Jermuk"
    const Analysed found("سقطت قذائف في بلدات غوريس وكابان وجيرموك.", "2022-09-14");
    const auto& places = found.analysis.places;
    REQUIRE(places.size() == 3);
    const std::array<std::string, 3> names = {"Goris", "Kapan", "Jermuk"};
    for (std::size_t i = 0; i < places.size(); ++i) {
        CHECK(places[i].where.place == names[i]);
        CHECK(places[i].role == PlaceRole::location);
        CHECK(places[i].group == places[0].group);
        CHECK(places[i].reason.empty());
        CHECK(places[i].name_first >= places[i].first);
        CHECK(places[i].last > places[i].name_first);
    }
}

TEST_CASE("find_places: spellings of one place lead to it") {
    const std::array<std::array<std::string, 2>, 8> spellings = {{{"كلبجار", "Kalbajar"},
                                                                  {"كالباجار", "Kalbajar"},
                                                                  {"كيلبجار", "Kalbajar"},
                                                                  {"شوشي", "Shusha"},
                                                                  {"خانكندي", "Stepanakert"},
                                                                  {"جوريس", "Goris"},
                                                                  {"غُوريس", "Goris"},
                                                                  {"لاشين", "Lachin"}}};
    for (const auto& [written, place] : spellings) {
        CAPTURE(written);
        const Location where = fallen("على مدينة " + written);
        CHECK(where.place == place);
        CHECK(where.text.find(written) != std::string::npos);
    }
}

TEST_CASE("find_places: a border is a line between two countries") {
    // "on the border between Armenia and Azerbaijan", "at the Armenian-Azerbaijani border"
    const std::array<std::string, 2> borders = {"على الحدود بين أرمينيا وأذربيجان",
                                                "عند الحدود الأرمينية الأذربيجانية"};
    for (const auto& border : borders) {
        CAPTURE(border);
        const Location where = fallen(border);
        CHECK(where.place_id.starts_with("waqia:border"));
        CHECK(where.where_prec == 5);
        CHECK(where.point.has_value());
    }
}

TEST_CASE("find_places: a capital that acts or speaks is no location") {
    struct Case {
        std::string text, name;
    };
    const Case cases[] = {
        {"قالت باكو إن قواتها ردت على النيران.", "باكو"},
        {"اندلعت اشتباكات بين يريفان وباكو.", "يريفان"},
        {"اتهمت أرمينيا أذربيجان بقصف غوريس.", "أذربيجان"},
        {"أعلنت وزارة الدفاع في يريفان مقتل عسكري.", "يريفان"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        const Analysed found(c.text);
        const auto token = found.token(c.name);
        bool listed = false;
        for (const FoundPlace& place : found.analysis.places)
            if (place.name_first == token) {
                listed = true;
                CHECK(place.role != PlaceRole::location);
                CHECK(!place.reason.empty());
            }
        CHECK(listed);
    }
    // In its own city it is one: "shells fell in the city of Yerevan".
    CHECK(fallen("في مدينة يريفان").place == "Yerevan");
}
