#include "gazetteer/import/geonames.hpp"
#include "gazetteer/import/table.hpp"
#include "gazetteer/import/wof.hpp"
#include "gazetteer/index_file.hpp"
#include "support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <vector>

using namespace waqia::gazetteer;
using namespace waqia::gazetteer::test;

namespace {

const std::filesystem::path golden = std::filesystem::path(WAQIA_SOURCE_DIR) / "tests/golden";
const std::filesystem::path codes_table =
    std::filesystem::path(WAQIA_SOURCE_DIR) / "gazetteer/data/feature_codes.tsv";

/// What an import gives: an index in memory and the counts.
struct Imported {
    std::optional<IndexFile> index;
    Tally places, names;

    template <class Read> explicit Imported(Read read, PlaceFilter filter = {}) {
        IndexBuilder builder;
        Importer importer(builder, std::move(filter));
        read(importer);
        places = importer.places();
        names = importer.names();
        index = IndexFile::in_memory(builder.bytes(), "test");
    }

    Place place(std::string_view id) const {
        const auto number = index->find(id);
        REQUIRE(number.has_value());
        return index->place(*number);
    }

    std::vector<NameRecord> names_of(std::string_view id) const {
        std::vector<NameRecord> list;
        const auto [first, stop] = index->names_of(index->find(id).value());
        for (auto i = first; i < stop; ++i) {
            const auto name = index->name(i);
            list.push_back({std::string(name.text), std::string(name.lang), std::string(name.kind),
                            std::string(name.side), name.needs_cue});
        }
        return list;
    }
};

void check_counts(const Tally& tally) {
    CHECK(tally.read == tally.taken + tally.left_out_count() + tally.rejected);
}

bool has(const std::vector<NameRecord>& names, const NameRecord& name) {
    return std::ranges::find(names, name) != names.end();
}

} // namespace

TEST_CASE("import_geonames: keeps languages, flags, names of units, and counts every row") {
    const auto folder = golden / "gazetteer_import_geonames" / "input";
    const Imported imported([&](Importer& importer) {
        import_geonames({folder / "AM.txt", folder / "alternateNamesV2.txt", "PAH"}, importer);
    });
    check_counts(imported.places);
    check_counts(imported.names);
    CHECK(imported.places.read == 9);
    CHECK(imported.places.rejected == 3);
    CHECK(imported.names.read == 12);
    const auto goris = imported.place("gn:174895");
    CHECK(goris.name == "Goris");
    CHECK(goris.name_ar == "غوريس");
    CHECK(goris.admin1 == "Syunik");
    CHECK(goris.country == "AM");
    CHECK(goris.population == 20379);
    const auto names = imported.names_of("gn:174895");
    CHECK(has(names, {"غوريس", "ar", "official", "", false}));
    CHECK(has(names, {"جوريس", "ar", "variant", "", false}));
    CHECK(has(names, {"Գորիս", "hy", "official", "", false}));
    CHECK(has(names, {"Gerusy", "", "historic", "", false}));
    CHECK(has(names, {"Goris", "en", "official", "", false})); // not without a language
    CHECK(names.size() == 6);                                  // no link, no postcode
    CHECK(has(imported.names_of("gn:174875"), {"Qafan", "az", "variant", "", false}));
    CHECK_FALSE(imported.place("gn:616530").population.has_value()); // 0 is "unknown"
    CHECK(imported.place("gn:409313").admin1.empty());               // a unit is not in itself
}

TEST_CASE("import_geonames: without alternate names takes the dump's own list") {
    const auto folder = golden / "gazetteer_import_geonames" / "input";
    PlaceFilter filter;
    filter.countries = {"AM"};
    const Imported imported(
        [&](Importer& importer) {
            import_geonames({folder / "AM.txt", {}, ""}, importer);
        },
        filter);
    check_counts(imported.places);
    CHECK(imported.names.read == 0);
    CHECK(has(imported.names_of("gn:174895"), {"Горис", "", "variant", "", false}));
    CHECK_FALSE(imported.index->find("gn:584649").has_value());
}

TEST_CASE("import_wof: takes names with their languages and units by their records") {
    const auto codes = FeatureCodes::load(codes_table, "wof");
    const Imported imported([&](Importer& importer) {
        import_wof(golden / "gazetteer_import_wof" / "input" / "data", codes, importer);
    });
    check_counts(imported.places);
    CHECK(imported.places.taken == 2);
    CHECK(imported.places.rejected == 2);
    const auto goris = imported.place("wof:8904421");
    CHECK(goris.feature_code == "PPL");
    CHECK(goris.name_ar == "غوريس");
    CHECK(goris.admin1 == "Syunik");
    CHECK(goris.position.lat() == 39.513); // the label's, not the centroid's
    const auto names = imported.names_of("wof:8904421");
    CHECK(has(names, {"Горис", "ru", "official", "", false}));
    CHECK(has(names, {"Gerusy", "en", "historic", "", false}));
    CHECK(has(names, {"Gorus", "az", "variant", "", false}));
    const auto syunik = imported.place("wof:85667865");
    CHECK(syunik.feature_code == "ADM1");
    CHECK(syunik.radius.value > 50000.0); // its box
}

TEST_CASE("import_wof: a population beyond all numbers is none") {
    const TempFolder folder("wof_population");
    folder.write("1.geojson", R"({"properties": {"wof:id": 1, "wof:name": "Olive Camp",
        "wof:placetype": "locality", "lbl:latitude": 39.5, "lbl:longitude": 46.3,
        "wof:population": 1e300, "gn:population": 1200}})");
    const auto codes = FeatureCodes::load(codes_table, "wof");
    const Imported imported(
        [&](Importer& importer) { import_wof(folder.path(), codes, importer); });
    CHECK(imported.place("wof:1").population == 1200);
}

TEST_CASE("import_osm_csv: tags give classes, and free text is no population") {
    const auto codes = FeatureCodes::load(codes_table, "osm");
    const Imported imported([&](Importer& importer) {
        import_osm_csv(golden / "gazetteer_import_osm_csv" / "input" / "osm.csv", codes, importer);
    });
    check_counts(imported.places);
    CHECK(imported.places.taken == 3);
    const auto goris = imported.place("osm:n25934");
    CHECK(goris.name == "Գորիս");
    CHECK(goris.country == "AM");
    CHECK_FALSE(goris.population.has_value());
    CHECK(imported.place("osm:n25935").population == 34655);
    CHECK(imported.place("osm:n25936").feature_code == "MT");
    CHECK(has(imported.names_of("osm:n25934"), {"Կյորես", "", "historic", "", false}));
    CHECK(has(imported.names_of("osm:n25935"), {"قابان", "ar", "variant", "", false}));
}

TEST_CASE("import_table: what is bad or stands twice is rejected by row, the rest is taken") {
    const TempFolder folder("import_table");
    const auto path = folder.write("own.csv", "place_id,name,lat,lon\na,A,39,46\na,B,39,46\n"
                                              ",C,39,46\nd,D,39,460\ne,E,39,46\n");
    const Imported imported([&](Importer& importer) { import_table(path, importer); });
    check_counts(imported.places);
    CHECK(imported.places.taken == 2);
    REQUIRE(imported.places.first_rejected.size() == 3);
    CHECK(holds(imported.places.first_rejected[0].where, "data row 2"));
    CHECK(holds(imported.places.first_rejected[0].reason, "stands in an earlier row"));
    CHECK(holds(imported.places.first_rejected[2].where, "data row 4"));
}

TEST_CASE("FeatureCodes: every code of the table is one, and no value stands twice") {
    for (const char* source : {"osm", "wof"}) {
        const auto codes = FeatureCodes::load(codes_table, source);
        CHECK(codes.values().size() > 10);
        for (const auto& value : codes.values()) {
            CAPTURE(value);
            CHECK(codes.code(value).size() >= 2);
        }
    }
    CHECK(FeatureCodes::load(codes_table, "osm").code("place=nothing").empty());
}
