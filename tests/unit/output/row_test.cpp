#include "support.hpp"

#include <doctest/doctest.h>

using namespace waqia;
using namespace waqia::test;
using output::Layer;

namespace {

std::string report_text(const ingest::Report& report, std::string_view name) {
    return text(output::report_row({}, report, "r_1"), Layer::reports, name);
}

} // namespace

TEST_CASE(
    "report_row: a day with no hour runs from the first to the last second of the local day") {
    const ingest::Report report = shelling();
    CHECK(report_text(report, "datetime_start") == "2022-09-12T20:00:00Z");
    CHECK(report_text(report, "datetime_end") == "2022-09-13T19:59:59Z");
    CHECK(report_text(report, "date_start") == "2022-09-13");
}

TEST_CASE("report_row: an hour with no end is an instant, unless the event ends on a later day") {
    ingest::Report report = shelling();
    report.when.datetime_start =
        std::chrono::sys_seconds{day(2022, 9, 12)} + std::chrono::hours{20};
    CHECK(report_text(report, "datetime_end") == "2022-09-12T20:00:00Z");
    report.when.stop = day(2022, 9, 14);
    CHECK(report_text(report, "datetime_end") == "2022-09-14T19:59:59Z");
}

TEST_CASE("report_row: what is not stated is null and a stated zero is 0") {
    ingest::Report report;
    report.casualties.killed = 0;
    const output::Row row = output::report_row({}, report, "r_1");
    CHECK(at(row, Layer::reports, "killed") == output::Value{std::int64_t{0}});
    for (const std::string name : {"wounded", "datetime_start", "date_prec", "claimant", "place",
                                   "where_prec", "uncertainty_m", "place_conf", "time_precision"}) {
        CAPTURE(name);
        CHECK(at(row, Layer::reports, name) == output::Value{});
    }
    CHECK_FALSE(row.point);
    CHECK(text(row, Layer::reports, "claimant_side") == "unattributed");
}

TEST_CASE("report_row: alternatives are a JSON array") {
    ingest::Report report;
    report.where.alternatives = {{"gn:1", 0.25}, {"a\"b", 0.1234567}};
    CHECK(report_text(report, "place_alternatives") == R"([["gn:1",0.25],["a\"b",0.123]])");
}

TEST_CASE("place_row: candidates are a JSON array, the chosen one first") {
    ingest::PlaceMention mention;
    mention.where.alternatives = {{"gn:1", 0.25}};
    const auto candidates = [&] {
        return text(output::place_row({}, mention), Layer::places, "candidates");
    };
    CHECK(candidates() == R"([["gn:1",0.25]])");
    mention.where.place_id = "gn:2";
    mention.where.conf = 0.9876;
    CHECK(candidates() == R"([["gn:2",0.988],["gn:1",0.25]])");
    mention.where = {};
    CHECK(candidates().empty());
}

TEST_CASE("report_row: a footprint that is left open is the circle of the uncertainty") {
    ingest::Report report = shelling();
    const auto footprint = [&] {
        return geo::footprint_from_text(output::report_row({}, report, "r_1").footprint);
    };
    CHECK(footprint() == geo::Footprint{geo::Circle{*report.where.point, geo::Metres{2500.0}}});
    const geo::AreaRef syunik{geo::AreaRef::Layer::region, "AM-SU"};
    report.where.footprint = syunik;
    CHECK(footprint() == geo::Footprint{syunik});
    report.where.point.reset(); // no point, no geometry
    CHECK(output::report_row({}, report, "r_1").footprint.empty());
    report = shelling();
    report.where.uncertainty = {};
    CHECK(output::report_row({}, report, "r_1").footprint.empty());
}

TEST_CASE("RowBuilder: a field that the layer does not have is refused") {
    output::RowBuilder row(Layer::run_info);
    CHECK_THROWS_AS(row.text("killed", "1"), std::logic_error);
}

TEST_CASE("to_text: every kind of value") {
    CHECK(output::to_text({}).empty());
    CHECK(output::to_text(std::int64_t{-7}) == "-7");
    CHECK(output::to_text(0.1) == "0.1");
    CHECK(output::to_text(true) == "true");
    CHECK(output::to_text(day(2020, 2, 29)) == "2020-02-29");
}
