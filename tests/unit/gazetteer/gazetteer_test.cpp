#include "gazetteer/gazetteer.hpp"

#include "support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <vector>

using namespace waqia::gazetteer;
using namespace waqia::gazetteer::test;
using waqia::geo::LonLat;

namespace {

/// Loads the bundled tables and one table of the user's own.
Gazetteer with_own(const std::filesystem::path& path) {
    const std::array own = {TableSource(path)};
    return Gazetteer::load(std::filesystem::path(WAQIA_SOURCE_DIR) / "gazetteer/data", own);
}

} // namespace

TEST_CASE("Gazetteer: rival and variant names lead to one place and say which name was used") {
    struct Case {
        std::string place, feature;
        std::vector<std::string> names;
    };
    const Case cases[] = {
        {"Stepanakert", "PPLA2", {"ستيباناكيرت", "خانكندي"}},
        {"Shusha", "PPLA2", {"شوشي", "شوشا", "شوشة"}},
        {"Kalbajar", "PPLA2", {"كلبجار", "كلباجار", "كالباجار", "كيلبجار"}},
        {"Lachin", "PPLA2", {"لاتشين", "لاشين"}},
        {"Goris", "PPLA2", {"غوريس", "جوريس"}},
        {"Dashkasan", "PPLA2", {"داشكسن", "داشكسان"}},
        {"Yevlakh", "PPLA2", {"يفلاخ"}},
        {"Jermuk", "PPLA2", {"جيرموك"}},
        {"Sotk", "PPL", {"سوتك"}},
        {"Kapan", "PPLA", {"كابان"}},
        {"Nagorno-Karabakh",
         "RGN",
         {"قره باغ", "كاراباخ", "ناغورني قره باغ", "ناغورنو كاراباخ", "آرتساخ"}},
    };
    for (const Case& c : cases)
        for (const auto& name : c.names) {
            CAPTURE(name);
            const auto found = bundled().lookup(name);
            REQUIRE(!found.empty());
            CHECK(found[0].place == c.place);
            CHECK(found[0].feature_code == c.feature);
            CHECK(found[0].name_used == name);
            CHECK(bundled().places()[found[0].place_index].id == found[0].place_id);
        }
}

TEST_CASE("Gazetteer: tells how a name matched") {
    struct Case {
        std::string name, method, used;
    };
    const Case cases[] = {
        {"غوريس", "exact", "غوريس"},
        {"Goris", "exact", "Goris"},
        {"جوريس", "alias", "جوريس"},
        {"غُوريس", "folded", "غوريس"},
        {"GORIS", "folded", "Goris"},
        {"أرمينيا", "exact", "أرمينيا"},
        {"ارمينيا", "folded", "أرمينيا"},
        {"وغوريس", "prefix_stripped", "غوريس"},
        {"بغوريس", "prefix_stripped", "غوريس"},
        {"لغوريس", "prefix_stripped", "غوريس"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name);
        const auto found = bundled().lookup(c.name);
        REQUIRE(!found.empty());
        CHECK(found[0].method == c.method);
        CHECK(found[0].name_used == c.used);
        CHECK(found[0].score > 0.0);
        CHECK(found[0].score <= 1.0);
    }
    CHECK(bundled().lookup("").empty());
    CHECK(bundled().lookup("،").empty());
    CHECK(bundled().lookup("زقزقزقزق").empty());
}

TEST_CASE("Gazetteer: candidates come best first, each place once") {
    for (const std::string& name : std::vector<std::string>{"آغدام", "لاتشين", "مارتوني", "باكو"}) {
        CAPTURE(name);
        const auto found = bundled().lookup(name);
        REQUIRE(!found.empty());
        std::vector<std::string> ids;
        for (const auto& candidate : found)
            ids.push_back(candidate.place_id);
        CHECK(std::is_sorted(found.begin(), found.end(),
                             [](const auto& a, const auto& b) { return a.score > b.score; }));
        std::sort(ids.begin(), ids.end());
        CHECK(std::adjacent_find(ids.begin(), ids.end()) == ids.end());
    }
    // A district and its seat share their names and are two places.
    CHECK(bundled().lookup("لاتشين").size() >= 2);
}

TEST_CASE("Gazetteer: of places alike otherwise the one that is shown by the name comes first") {
    const TempFolder folder("display");
    const auto path = folder.write("own.csv", "place_id,name,names,lat,lon\n"
                                              "own:1,Old Camp,Olive Camp@historic,39.6,46.4\n"
                                              "own:2,Olive Camp,,39.7,46.5\n");
    const auto found = with_own(path).lookup("Olive Camp");
    REQUIRE(found.size() == 2);
    CHECK(found[0].place_id == "own:2");
    CHECK(found[1].place_id == "own:1");
    CHECK(found[0].score == found[1].score);
}

TEST_CASE("Gazetteer: finds places by id") {
    const auto goris = bundled().find("gn:174895");
    REQUIRE(goris.has_value());
    CHECK(bundled().places()[*goris].name == "Goris");
    CHECK_FALSE(bundled().find("gn:0").has_value());
    CHECK_FALSE(bundled().find("").has_value());
}

TEST_CASE("Gazetteer: a table of the user's own adds places and replaces those of its ids") {
    const TempFolder folder("own");
    const auto path = folder.write(
        "own.csv", "place_id,name,name_ar,names,lat,lon,feature_code,country\n"
                   "own:1,Post Seven,الموقع زهراء,نقطة زهراء|Seventh Post,39.6,46.4,,AM\n"
                   "gn:174895,Goris II,غوريس,,39.5,46.3,PPL,AM\n");
    const Gazetteer gazetteer = with_own(path);
    CHECK(gazetteer.places().size() == bundled().places().size() + 2);
    for (const std::string& name :
         std::vector<std::string>{"Post Seven", "الموقع زهراء", "نقطة زهراء", "Seventh Post"}) {
        CAPTURE(name);
        const auto found = gazetteer.lookup(name);
        REQUIRE(found.size() == 1);
        CHECK(found[0].place_id == "own:1");
        CHECK(found[0].feature_code == "PPL");
        CHECK(found[0].country == "AM");
        CHECK(found[0].lat == 39.6);
        CHECK(found[0].lon == 46.4);
    }
    const auto index = gazetteer.find("gn:174895");
    REQUIRE(index.has_value());
    CHECK(gazetteer.places()[*index].name == "Goris II");
    CHECK(gazetteer.current(*bundled().find("gn:174895")) == *index);
    CHECK(gazetteer.current(*index) == *index);
    CHECK(gazetteer.places()[*index].position == LonLat::from_degrees(46.3, 39.5));
    CHECK(gazetteer.lookup("Goris II")[0].place_id == "gn:174895");
    CHECK(gazetteer.lookup("غوريس")[0].place_id == "gn:174895");
}

TEST_CASE("Gazetteer: own places may be points of any vector file") {
    const TempFolder folder("own_geojson");
    const auto path = folder.write("own.geojson",
                                   R"({"type": "FeatureCollection", "features": [{"type": "Feature",
        "properties": {"place_id": "own:1", "name": "Post Seven", "radius_m": 250},
        "geometry": {"type": "Point", "coordinates": [46.4, 39.6]}}]})");
    const Gazetteer gazetteer = with_own(path);
    const auto found = gazetteer.lookup("Post Seven");
    REQUIRE(found.size() == 1);
    CHECK(found[0].lon == 46.4);
    CHECK(found[0].lat == 39.6);
    CHECK(gazetteer.places()[found[0].place_index].radius.value == 250.0);
}

TEST_CASE("Gazetteer: faults of an own table name the file, the row and the reason") {
    const TempFolder folder("own_faults");
    struct Case {
        std::string content, row, reason;
    };
    const std::string header = "place_id,name,lat,lon,radius_m\n";
    const Case cases[] = {
        {header + "own:1,Post,39.6,46.4,\n,Post,39.6,46.4,\n", "row 2: ", "must not be empty"},
        {header + "own:1,,39.6,46.4,\n", "row 1: ", "must not be empty"},
        {header + "own:1,Post,39.6,46.4,\nown:1,Other,39.7,46.4,\n",
         "row 2: ", "'own:1' stands in data row 1 too"},
        {header + "own:1,Post,91,46.4,\n", "row 1: ", "91"},
        {header + "own:1,Post,39.6,-181,\n", "row 1: ", "-181"},
        {header + "own:1,Post,north,46.4,\n", "row 1: ", "column 'lat': 'north' is not a number"},
        {header + "own:1,Post,39.6,46.4,wide\n",
         "row 1: ", "column 'radius_m': 'wide' is not a number"},
        {header + "own:1,Post,39.6,46.4,0.5\n", "row 1: ", "'0.5' is no radius in metres, from 1"},
        {header + "own:1,Post,,,\n", "row 1: ", "no position"},
        {"place_id,lat,lon\nown:1,39.6,46.4\n", "", "has no column 'name'"},
        {"name,lat,lon\nPost,39.6,46.4\n", "", "has no column 'place_id'"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.content);
        const auto path = folder.write("own.csv", c.content);
        const auto message = message_of([&] { with_own(path); });
        CAPTURE(message);
        CHECK(holds(message, "'" + path.string() + "'"));
        CHECK(holds(message, c.row));
        CHECK(holds(message, c.reason));
        CHECK_FALSE(holds(message, "\n"));
    }
    const auto missing = folder.path() / "no.csv";
    CHECK(holds(message_of([&] { with_own(missing); }),
                "cannot read the gazetteer '" + missing.string() + "'"));
}

TEST_CASE("Gazetteer: faults of the bundled tables name the file, the line and the reason") {
    const TempFolder folder("faults");
    const std::string places_header = "place_id\tname\tname_ar\tfeature_code\tcountry\tadmin1\t"
                                      "admin2\tlat\tlon\tpopulation\tradius_m\n";
    const std::string names_header = "place_id\tname\tlang\tkind\tside\tneeds_cue\n";
    const std::string goris = "gn:1\tGoris\tغوريس\tPPL\tAM\tSyunik\t\t39.5\t46.3\t20000\t2000\n";
    struct Case {
        std::string places, names, where, reason;
    };
    const Case cases[] = {
        {goris + goris, "", "places.tsv', line 3: ", "the place_id 'gn:1' stands twice"},
        {"gn:1\tGoris\t\tPPL\tAM\t\t\t39.5\teast\t\t\n", "",
         "places.tsv', line 2: ", "column 'lon': 'east' is not a number"},
        {"gn:1\tGoris\t\tPPL\tAM\t\t\t95\t46.3\t\t\n", "", "places.tsv', line 2: ", "95"},
        {"gn:1\t\t\tPPL\tAM\t\t\t39.5\t46.3\t\t\n", "",
         "places.tsv', line 2: ", "must not be empty"},
        {goris, "gn:1\tGoris\ten\tofficial\t\t0\ngn:2\tKapan\ten\tofficial\t\t0\n",
         "names.tsv', line 3: ", "no place has this place_id"},
        {"gn:1\tGor\xFFis\t\tPPL\tAM\t\t\t39.5\t46.3\t\t\n", "",
         "places.tsv', line 2: ", "column 'name': 'Gor\uFFFDis' is not UTF-8"},
        {goris, "gn:1\tGor\xC3is\ten\tofficial\t\t0\n",
         "names.tsv', line 2: ", "column 'name': 'Gor\uFFFDis' is not UTF-8"},
        {"gn:1\tGoris\t\tPPL\tAM\t\t\t39.5\t46.3\tnan\t\n", "",
         "places.tsv', line 2: ", "'nan' is not a number"},
        {"gn:1\tGoris\t\tPPL\tAM\t\t\t39.5\t46.3\t-1\t\n", "",
         "places.tsv', line 2: ", "'-1' is not a whole number from 0"},
        {"gn:1\tGoris\t\tPPL\tAM\t\t\t39.5\t46.3\t\tinf\n", "",
         "places.tsv', line 2: ", "the radius must be from 0 to 20004000 metres"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.reason);
        folder.write("places.tsv", places_header + c.places);
        folder.write("names.tsv", names_header + c.names);
        const auto message = message_of([&] { Gazetteer::load(folder.path()); });
        CAPTURE(message);
        CHECK(holds(message, c.where));
        CHECK(holds(message, c.reason));
        CHECK(holds(message, folder.path().string()));
    }
}

TEST_CASE("Gazetteer: importance is between 0 and 1, and more for greater places") {
    for (const Place& place : bundled().places()) {
        CHECK(Gazetteer::importance(place) >= 0.0);
        CHECK(Gazetteer::importance(place) <= 1.0);
    }
    const auto of = [](const std::string& id) {
        return Gazetteer::importance(bundled().places()[*bundled().find(id)]);
    };
    CHECK(of("gn:587084") > of("gn:174895")); // Baku, Goris
    CHECK(of("gn:174895") > of("gn:616041")); // Goris, Sotk
    CHECK(is_settlement("PPLA2"));
    CHECK_FALSE(is_settlement("ADM2"));
    CHECK(is_admin("ADM1"));
    CHECK_FALSE(is_admin("PCLI"));
}
