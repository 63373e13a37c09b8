#include "gazetteer/export.hpp"

#include "gazetteer/own_table.hpp"
#include "support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <vector>

using namespace waqia::gazetteer;
using namespace waqia::gazetteer::test;

namespace {

/// A place with its names in an order that does not depend on where it was read.
using Content = std::map<std::string, PlaceRecord>;

bool before(const NameRecord& a, const NameRecord& b) {
    return a.text < b.text;
}

Content content_of(const Gazetteer& gazetteer) {
    Content content;
    for (std::uint32_t i = 0; i < gazetteer.places().size(); ++i) {
        if (gazetteer.current(i) != i)
            continue;
        const auto place = gazetteer.place(i);
        PlaceRecord record;
        record.id = place.id;
        record.name = place.name;
        record.name_ar = place.name_ar;
        record.feature_code = place.feature_code;
        record.country = place.country;
        record.admin1 = place.admin1;
        record.admin2 = place.admin2;
        record.position = place.position;
        record.population = place.population;
        record.radius = place.radius;
        content.emplace(record.id, std::move(record));
    }
    for (const Name& name : gazetteer.names())
        content.at(std::string(gazetteer.place(name.place).id))
            .add_name({std::string(name.text), std::string(name.lang), std::string(name.kind),
                       std::string(name.side), name.needs_cue});
    for (auto& [id, record] : content)
        std::ranges::sort(record.names, before);
    return content;
}

Content read_back(const std::filesystem::path& file) {
    Gazetteer gazetteer;
    gazetteer.add(open_own(file));
    return content_of(gazetteer);
}

void check_equal(const Content& read, const Content& written) {
    REQUIRE(read.size() == written.size());
    for (const auto& [id, record] : written) {
        CAPTURE(id);
        const auto& found = read.at(id);
        CHECK(found.name == record.name);
        CHECK(found.name_ar == record.name_ar);
        CHECK(found.feature_code == record.feature_code);
        CHECK(found.country == record.country);
        CHECK(found.admin1 == record.admin1);
        CHECK(found.admin2 == record.admin2);
        CHECK(found.position == record.position);
        CHECK(found.population == record.population);
        CHECK(found.radius == record.radius);
        CHECK(found.names == record.names);
    }
}

} // namespace

TEST_CASE("export_places: what is exported reads back as it was, as GeoPackage and as CSV") {
    const TempFolder folder("export");
    const auto written = content_of(bundled());
    for (const char* name : {"all.gpkg", "all.csv"}) {
        CAPTURE(std::string(name));
        const auto file = folder.path() / name;
        const auto counts = export_places(bundled(), {}, file);
        CHECK(counts.places == written.size());
        check_equal(read_back(file), written);
    }
}

TEST_CASE("export_places: names with commas, quotes and bars survive") {
    const TempFolder folder("export_odd");
    const auto own = folder.write(
        "own.csv", "place_id,name,names,lat,lon,feature_code\n"
                   "own:1,\"Post \"\"A\"\", "
                   "north\",ar:مخيم\\|شمال@rival@side=Armenia@cue|x\\@y,39.5,46.25,PPL\n");
    Gazetteer gazetteer;
    gazetteer.add(open_own(own));
    const auto written = content_of(gazetteer);
    REQUIRE(written.at("own:1").names.size() == 3);
    for (const char* name : {"odd.gpkg", "odd.csv"}) {
        export_places(gazetteer, {}, folder.path() / name);
        check_equal(read_back(folder.path() / name), written);
    }
}

TEST_CASE("export_places: a filter picks places, a replaced place is there once with all names") {
    const TempFolder folder("export_some");
    const std::vector<TableSource> own = {folder.write(
        "own.csv", "place_id,name,lat,lon,country\ngn:174895,Goris II,39.5,46.3,AM\n")};
    const auto gazetteer =
        Gazetteer::load(std::filesystem::path(WAQIA_SOURCE_DIR) / "gazetteer/data", own);
    PlaceFilter filter;
    filter.countries = {"AM"};
    filter.box = Box::parse("46.2,39.4,46.4,39.6");
    const auto file = folder.path() / "some.gpkg";
    export_places(gazetteer, filter, file);
    const auto read = read_back(file);
    CHECK(read.size() < 100);
    const auto& goris = read.at("gn:174895");
    CHECK(goris.name == "Goris II");
    CHECK(std::ranges::find(goris.names, "غوريس", &NameRecord::text) != goris.names.end());
    for (const auto& [id, record] : read)
        CHECK(record.country == "AM");
}
