#include "gazetteer/check.hpp"

#include "support.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace waqia::gazetteer;
using namespace waqia::gazetteer::test;

namespace {

const std::filesystem::path source_dir(WAQIA_SOURCE_DIR);

const waqia::geo::Boundaries& boundaries() {
    static const auto loaded = waqia::geo::Boundaries::load(source_dir / "shapefiles");
    return loaded;
}

std::vector<Check> run(const CheckInput& input) {
    return check_places(
        input, {&boundaries(), common_words(source_dir / "gazetteer/data/common_words.txt"), {}});
}

const Check& of(const std::vector<Check>& checks, const std::string& name) {
    return *std::ranges::find(checks, name, &Check::name);
}

PlaceRecord place(const std::string& id, const std::string& name, double lon, double lat) {
    PlaceRecord record;
    record.id = id;
    record.name = name;
    record.feature_code = "PPL";
    record.country = "AM";
    record.position = waqia::geo::LonLat::from_degrees(lon, lat);
    record.names = {{name, "en", "official", "", false}};
    return record;
}

} // namespace

TEST_CASE("check_places: the bundled tables have no errors") {
    CheckInput input;
    read_bundled(source_dir / "gazetteer/data", input);
    CHECK(input.rows.size() > 10000);
    for (const auto& check : run(input)) {
        if (check.severity != Severity::error)
            continue;
        CAPTURE(check.name);
        for (const auto& found : check.findings)
            MESSAGE(found.where << ": " << found.text);
        CHECK(check.findings.empty());
    }
}

TEST_CASE("check_places: each fault is found by its check, and by that alone") {
    struct Case {
        std::string check;
        PlaceRecord place;
        std::string text;
    };
    auto beyond = place("own:1", "Post", 47.5, 39.5); // in Azerbaijan
    auto unit = place("own:1", "Post", 44.5, 40.18);  // in Yerevan
    unit.admin1 = "Syunik";
    auto orphan = place("own:1", "Post", 46.34, 39.51);
    orphan.admin1 = "Nowhere";
    auto word = place("own:1", "Post", 46.34, 39.51);
    word.names.push_back({"الخبر", "ar", "variant", "", false});
    auto cue = word;
    cue.names.back().needs_cue = true;
    auto twice = place("own:1", "Post", 46.34, 39.51);
    twice.names.push_back({"POST", "en", "variant", "", false});
    auto broken = place("own:1", "Po\xFFst", 46.34, 39.51);
    auto decomposed = place("own:1", "Poste\xCC\x81", 46.34, 39.51);
    auto nameless = place("own:1", "Post", 46.34, 39.51);
    nameless.names.clear();
    auto at_zero = place("own:1", "Post", 0.0, 0.0);
    at_zero.country = "";
    const Case cases[] = {
        {"", place("own:1", "Post", 46.34, 39.51), ""},
        {"", cue, ""},
        {"ids", place("gn:12x", "Post", 46.34, 39.51), "is malformed"},
        {"ids", place("waqia:Upper", "Post", 46.34, 39.51), "is malformed"},
        {"ids", place("my id", "Post", 46.34, 39.51), "is malformed"},
        {"encoding", broken, "is not UTF-8"},
        {"encoding", decomposed, "is not in normal form C"},
        {"coordinates", at_zero, "longitude 0, latitude 0"},
        {"country", beyond, "outside Armenia, in Azerbaijan"},
        {"unit", unit, "outside Syunik"},
        {"orphans", orphan, "'Nowhere' is no unit of AM"},
        {"common_words", word, "'الخبر' of 'Post'"},
        {"collisions", twice, "'Post', 'POST' fold to 'post'"},
        {"empty", nameless, "has none"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.place.id);
        CAPTURE(c.check);
        CheckInput input;
        input.rows.push_back({c.place, "row 1"});
        for (const auto& check : run(input)) {
            const bool due = check.name == c.check;
            CAPTURE(check.name);
            CHECK(check.findings.empty() != due);
            if (due && !check.findings.empty())
                CHECK(holds(check.findings.front().text, c.text));
        }
    }
}

TEST_CASE("check_places: ids that stand twice and names that several places share") {
    CheckInput input;
    input.rows.push_back({place("own:1", "Post", 46.34, 39.51), "row 1"});
    input.rows.push_back({place("own:1", "Other", 46.34, 39.51), "row 2"});
    input.rows.push_back({place("own:2", "post", 46.34, 39.51), "row 3"});
    input.faults.push_back({"row 4", "no position"});
    const auto checks = run(input);
    REQUIRE(of(checks, "ids").findings.size() == 1);
    CHECK(of(checks, "ids").findings[0].where == "row 2");
    CHECK(holds(of(checks, "ids").findings[0].text, "row 1"));
    REQUIRE(of(checks, "shared_names").findings.size() == 1);
    CHECK(of(checks, "shared_names").findings[0].text == "'post': 2 places, own:1, own:2");
    REQUIRE(of(checks, "rows").findings.size() == 1);
    CHECK(of(checks, "rows").severity == Severity::error);
}

TEST_CASE("read_source: tables give their bad rows as faults, indexes their places") {
    const TempFolder folder("check_source");
    const auto path = folder.write("own.csv", "place_id,name,lat,lon\na,A,39,46\nb,B,99,46\n");
    CheckInput input;
    read_source(path, input);
    CHECK(input.rows.size() == 1);
    REQUIRE(input.faults.size() == 1);
    CHECK(holds(input.faults[0].where, "data row 2"));
    IndexBuilder builder;
    add_to(builder, input.rows[0].place);
    builder.write(folder.path() / "own.waqia");
    CheckInput from_index;
    read_source(folder.path() / "own.waqia", from_index);
    REQUIRE(from_index.rows.size() == 1);
    CHECK(from_index.rows[0].place.names == input.rows[0].place.names);
}
