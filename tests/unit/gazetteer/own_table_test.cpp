#include "gazetteer/own_table.hpp"

#include "gazetteer/gazetteer.hpp"
#include "support.hpp"

#include <doctest/doctest.h>

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <vector>

using namespace waqia::gazetteer;
using namespace waqia::gazetteer::test;

namespace {

/// All places of a table, which must have no faults.
std::vector<PlaceRecord> places_of(const TableSource& source) {
    PlaceTable table(source);
    std::vector<PlaceRecord> places;
    while (auto row = table.next()) {
        const auto* fault = std::get_if<RowFault>(&*row);
        CAPTURE((fault ? to_string(*fault) : ""));
        REQUIRE(!fault);
        places.push_back(std::get<PlaceRecord>(std::move(*row)));
    }
    return places;
}

/// A dataset of one layer with these geometries, numbered from 1, in a coordinate system.
void write_dataset(const std::filesystem::path& path, const char* driver, const char* layer_name,
                   int epsg, const std::vector<std::string>& geometries) {
    GDALAllRegister();
    const GDALDatasetUniquePtr dataset(GetGDALDriverManager()->GetDriverByName(driver)->Create(
        path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    REQUIRE(dataset);
    OGRSpatialReference system;
    REQUIRE(system.importFromEPSG(epsg) == OGRERR_NONE);
    system.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    for (const char* name : {"other", layer_name}) {
        auto* layer = dataset->CreateLayer(name, &system, wkbUnknown, nullptr);
        REQUIRE(layer);
        OGRFieldDefn id("place_id", OFTString), text("name", OFTString);
        REQUIRE(layer->CreateField(&id) == OGRERR_NONE);
        REQUIRE(layer->CreateField(&text) == OGRERR_NONE);
        for (std::size_t i = 0; i < geometries.size(); ++i) {
            OGRFeature feature(layer->GetLayerDefn());
            feature.SetField(0, ("own:" + std::to_string(i + 1)).c_str());
            feature.SetField(1, (std::string(name) + " " + std::to_string(i + 1)).c_str());
            OGRGeometry* geometry = nullptr;
            REQUIRE(OGRGeometryFactory::createFromWkt(geometries[i].c_str(), nullptr, &geometry) ==
                    OGRERR_NONE);
            feature.SetGeometryDirectly(geometry);
            REQUIRE(layer->CreateFeature(&feature) == OGRERR_NONE);
        }
    }
}

} // namespace

TEST_CASE("PlaceTable: positions of another coordinate system come out in WGS 84") {
    const TempFolder folder("crs");
    const auto path = folder.path() / "towns.gpkg";
    // Goris in UTM 38N, of 46.33816 39.51288 by PROJ
    write_dataset(path, "GPKG", "places", 32638, {"POINT (615034.454 4374548.723)"});
    const auto places = places_of(path);
    REQUIRE(places.size() == 1);
    CHECK(places[0].name == "places 1"); // the layer `places`, though not the first
    CHECK(places[0].position.lon() == doctest::Approx(46.33816).epsilon(1e-6));
    CHECK(places[0].position.lat() == doctest::Approx(39.51288).epsilon(1e-6));
}

TEST_CASE("PlaceTable: areas and lines give a point on them and a circle that holds them") {
    const TempFolder folder("shapes");
    const auto path = folder.path() / "shapes.gpkg";
    write_dataset(path, "GPKG", "shapes", 4326,
                  {// An L, whose centroid is outside
                   "POLYGON ((46 39, 47 39, 47 39.1, 46.1 39.1, 46.1 40, 46 40, 46 39))",
                   "LINESTRING (46 39, 46 40)", "POINT (46 39)"});
    TableSource source(path);
    source.layer = "shapes";
    const auto places = places_of(source);
    REQUIRE(places.size() == 3);
    const auto at = places[0].position;
    CHECK(((at.lon() > 46 && at.lon() < 46.1) || (at.lat() > 39 && at.lat() < 39.1)));
    CHECK(places[0].radius.value > 60000.0);
    CHECK(places[0].radius.value < 150000.0);
    CHECK(places[1].position.lon() == 46.0);
    CHECK(places[1].radius.value > 50000.0);
    CHECK(places[2].radius.value == 1000.0);
    source.layer = "other";
    CHECK(places_of(source)[0].name == "other 1");
}

TEST_CASE("PlaceTable: columns of names tell language and kind") {
    const TempFolder folder("names");
    const auto path = folder.write(
        "own.csv", "id,name:en,name,name:ar,name_ru,name_hy,old_name:az,alt_name,name_id,y,x\n"
                   "1,Goris,Գորիս,غوريس,Горис,Գորիս,Gorus,Guerusy;Gerusy,77,39.5,46.3\n");
    TableSource source(path);
    source.columns = ColumnMap::parse("place_id=id,name=name:en,lat=y,lon=x");
    const auto places = places_of(source);
    REQUIRE(places.size() == 1);
    CHECK(places[0].name == "Goris");
    CHECK(places[0].name_ar == "غوريس");
    const std::vector<NameRecord> expected = {
        {"Goris", "en", "official", "", false}, {"غوريس", "ar", "official", "", false},
        {"Գորիս", "", "variant", "", false},    {"Горис", "ru", "variant", "", false},
        {"Gorus", "az", "historic", "", false}, {"Guerusy", "", "variant", "", false},
        {"Gerusy", "", "variant", "", false},
    };
    CHECK(places[0].names == expected);
}

TEST_CASE("PlaceTable: the user's columns of position go before the geometry") {
    const TempFolder folder("mapped");
    const auto path = folder.write("own.geojson",
                                   R"({"type": "FeatureCollection", "features": [{"type": "Feature",
        "properties": {"place_id": "own:1", "name": "Post", "y": 39.0, "x": 45.0},
        "geometry": {"type": "Point", "coordinates": [46.4, 39.6]}}]})");
    TableSource source(path);
    CHECK(places_of(source)[0].position.lon() == 46.4);
    source.columns = ColumnMap::parse("lat=y,lon=x");
    CHECK(places_of(source)[0].position.lon() == 45.0);
}

TEST_CASE("PlaceTable: a bad row is a value, and the next one is read") {
    const TempFolder folder("rows");
    const auto path =
        folder.write("own.csv", "place_id,name,lat,lon\na,A,39,46\nb,B,99,46\nc,C,39,46\n");
    PlaceTable table{TableSource(path)};
    CHECK(std::holds_alternative<PlaceRecord>(table.next().value()));
    const auto fault = table.next().value();
    REQUIRE(std::holds_alternative<RowFault>(fault));
    CHECK(std::get<RowFault>(fault).where == "gazetteer '" + path.string() + "', data row 2");
    CHECK(std::holds_alternative<PlaceRecord>(table.next().value()));
    CHECK(!table.next());
}

TEST_CASE("ColumnMap: reads fields and columns, and refuses what is neither") {
    const auto map = ColumnMap::parse("place_id=osm_id,name=name:en,population=-");
    CHECK(map.column(PlaceField::place_id) == "osm_id");
    CHECK(map.column(PlaceField::name) == "name:en");
    CHECK(map.column(PlaceField::population) == ColumnMap::none);
    CHECK(map.column(PlaceField::lat).empty());
    CHECK(map.any());
    CHECK_FALSE(ColumnMap::parse("").any());
    for (const char* bad : {"name", "name=", "=name", "nam=x", "name=a,name=b", "name=a,"}) {
        CAPTURE(std::string(bad));
        if (std::string(bad) == "name=a,")
            CHECK(ColumnMap::parse(bad).any()); // a comma at the end is forgiven
        else
            CHECK_THROWS_AS(ColumnMap::parse(bad), std::invalid_argument);
    }
}

TEST_CASE("name_column: tells names from what only looks like one") {
    struct Case {
        std::string column;
        bool is_name;
        std::string lang, kind;
    };
    const Case cases[] = {
        {"name:ar", true, "ar", "variant"},
        {"name_ru", true, "ru", "variant"},
        {"name", true, "", "variant"},
        {"old_name", true, "", "historic"},
        {"official_name:hy", true, "hy", "official"},
        {"alt_name:az-Arab", true, "az-Arab", "variant"},
        {"name:hyw", true, "hyw", "variant"},
        {"name_id", false, "", ""},
        {"name_no", false, "", ""},
        {"name_src", false, "", ""},
        {"name:", false, "", ""},
        {"names", false, "", ""},
        {"name:etymology", false, "", ""},
        {"population", false, "", ""},
    };
    for (const Case& c : cases) {
        CAPTURE(c.column);
        const auto told = name_column(c.column);
        REQUIRE(told.has_value() == c.is_name);
        if (told) {
            CHECK(told->lang == c.lang);
            CHECK(told->kind == c.kind);
        }
    }
}

TEST_CASE("names_from_cell: reads back every list of names") {
    const std::vector<std::vector<NameRecord>> lists = {
        {},
        {{"Goris", "", "variant", "", false}},
        {{"غوريس", "ar", "official", "", false}, {"Gerusy", "ru", "historic", "", false}},
        {{"Khankendi", "en", "rival", "Azerbaijan", true}},
        {{"a|b@c:d\\e", "", "variant", "x@y|z", false}, {"ar:b", "", "variant", "", false}},
        {{"Post: seven", "en", "variant", "", false}},
    };
    for (const auto& names : lists) {
        const auto cell = cell_of_names(names);
        CAPTURE(cell);
        CHECK(names_from_cell(cell) == names);
    }
    CHECK(names_from_cell(" Goris | ar:غوريس @official @cue || ") ==
          std::vector<NameRecord>{{"Goris", "", "variant", "", false},
                                  {"غوريس", "ar", "official", "", true}});
    CHECK(names_from_cell("Post: seven")[0].text == "Post: seven"); // "Post" is no language
    CHECK_THROWS_AS(names_from_cell("Goris@oficial"), std::invalid_argument);
}
