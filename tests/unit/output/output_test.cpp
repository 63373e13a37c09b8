#include "output/fields.hpp"
#include "support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>

using namespace waqia;
using namespace waqia::test;
using ingest::Side;
using output::Layer;

namespace {

/// Articles whose reports overlap, contradict each other and lack places and dates.
std::vector<ingest::ArticleResult> many(int articles, int reports_each) {
    std::mt19937 random(11);
    const auto below = [&](unsigned n) { return static_cast<int>(random() % n); };
    std::vector<ingest::ArticleResult> list;
    for (int a = 0; a < articles; ++a) {
        std::vector<ingest::Report> reports;
        for (int r = 0; r < reports_each; ++r) {
            ingest::Report report = shelling();
            report.sub_event = static_cast<ingest::SubEvent>(below(9));
            report.when.start = report.when.stop = day(2022, 1, 1) + std::chrono::days{below(60)};
            report.where.place_id = "gn:" + std::to_string(below(40));
            report.where.point =
                geo::LonLat::from_degrees(46.0 + below(100) * 0.01, 39.0 + below(100) * 0.01);
            report.where.where_prec = 1 + below(4);
            report.claim.side = static_cast<Side>(below(3));
            report.confidence = below(3) * 0.25;
            report.char_start = static_cast<std::size_t>(100 * r);
            report.char_stop = report.char_start + 90;
            if (below(3) == 0)
                report.casualties.killed = below(9);
            if (below(4) == 0)
                report.initiator_side.reset();
            if (below(8) == 0)
                report.where = {};
            if (below(8) == 0)
                report.when = {};
            reports.push_back(report);
        }
        list.push_back(article("set/" + std::to_string(a) + ".txt", std::move(reports)));
    }
    return list;
}

std::size_t incidents_of(const std::vector<ingest::ArticleResult>& articles) {
    const TempFolder folder;
    return write(folder / "out.geojson", articles).incidents;
}

} // namespace

TEST_CASE("Output: the order of the articles changes no byte") {
    auto articles = many(40, 12);
    for (const Layer layer :
         {Layer::incidents, Layer::reports, Layer::footprints, Layer::articles, Layer::run_info}) {
        const TempFolder folder;
        write(folder / "a.geojson", articles, layer);
        std::ranges::shuffle(articles, std::mt19937(3));
        write(folder / "b.geojson", articles, layer);
        CAPTURE(output::layer_info(layer).name);
        CHECK(bytes(folder / "a.geojson") == bytes(folder / "b.geojson"));
        CHECK(bytes(folder / "a.geojson").size() > 500);
    }
    const TempFolder folder;
    for (const std::string extension : {".gpkg", ".fgb"}) {
        CAPTURE(extension);
        std::filesystem::create_directory(folder / extension);
        const auto in = [&](const char* name) { return folder.path() / extension / name; };
        write(in("a").concat(extension), articles);
        std::ranges::shuffle(articles, std::mt19937(5));
        write(in("b").concat(extension), articles);
        // The file's name is in no format's bytes.
        CHECK(bytes(in("a").concat(extension)) == bytes(in("b").concat(extension)));
    }
}

TEST_CASE("Output: counts what came in and what went out") {
    const TempFolder folder;
    const auto counts = write(folder / "out.gpkg", sample());
    CHECK(counts.articles == 2);
    CHECK(counts.rejected == 1);
    CHECK(counts.reports == 3);
    CHECK(counts.incidents == 2);
    CHECK(counts.reports_without_place == 1);
    CHECK(counts.reports_without_date == 1);
    CHECK(counts.places_unresolved == 1);
    CHECK(counts.reports_not_incidents == 1);
    CHECK(counts.left_out == 0);
    std::map<std::string, std::string> info;
    for (const auto& row : read(folder / "out.gpkg", Layer::run_info))
        info[output::to_text(row.values[0])] = output::to_text(row.values[1]);
    CHECK(info["version"] == "0.1.0");
    CHECK(info["options"] == "convert");
    CHECK(info["join_distance_m"] == "5000");
    CHECK(info["incidents"] == "2");
    CHECK(info["footprints"] == "1");
}

TEST_CASE("Output: what two articles tell of one event is one incident") {
    ingest::Report theirs = shelling();
    theirs.claim.claimant = "Ministry of Defence of Azerbaijan";
    theirs.claim.side = Side::azerbaijan;
    theirs.claim.stance = ingest::Stance::denies;
    theirs.when.prec = 2;
    const TempFolder folder;
    write(folder / "out.gpkg", {article("b.txt", {theirs}), article("a.txt", {shelling()})});
    const auto incidents = read(folder / "out.gpkg", Layer::incidents);
    REQUIRE(incidents.size() == 1);
    const auto field = [&](const char* name) { return text(incidents[0], Layer::incidents, name); };
    CHECK(field("claimant_side") == "Armenia"); // the more precise date
    CHECK(field("claimant_sides") == "Armenia; Azerbaijan");
    CHECK(field("n_reports") == "2");
    CHECK(field("sources") == "a.txt; b.txt");
    CHECK(field("disputed") == "true");
    for (const auto& report : read(folder / "out.gpkg", Layer::reports))
        CHECK(text(report, Layer::reports, "incident_id") == field("incident_id"));
}

TEST_CASE("Output: only what is reported makes an incident") {
    for (std::size_t i = 0; i < ingest::terms<ingest::Modality>().size(); ++i) {
        ingest::Report report = shelling();
        report.modality = static_cast<ingest::Modality>(i);
        CAPTURE(ingest::code(report.modality));
        CHECK(incidents_of({article("a.txt", {report})}) == (i == 0 ? 1 : 0));
    }
}

TEST_CASE("Output: without a place or a date reports join within their article only") {
    ingest::Report no_place = shelling();
    no_place.where = {};
    ingest::Report no_date = shelling();
    no_date.when = {};
    for (const ingest::Report& report : {no_place, no_date}) {
        CHECK(incidents_of({article("a.txt", {report, report})}) == 1);
        CHECK(incidents_of({article("a.txt", {report}), article("b.txt", {report})}) == 2);
        CHECK(incidents_of({article("a.txt", {report, shelling()})}) == 2);
    }
}

TEST_CASE("Output: the joining rule's figures are options") {
    ingest::Report later = shelling();
    later.when.start = later.when.stop = day(2022, 9, 16);
    const TempFolder folder;
    output::Output out({.path = folder / "out.geojson", .join = {.days = 3}});
    out.add(article("a.txt", {shelling()}));
    out.add(article("b.txt", {later}));
    CHECK(out.finish(boundaries()).incidents == 1);
    CHECK(incidents_of({article("a.txt", {shelling()}), article("b.txt", {later})}) == 2);
}

TEST_CASE("Output: twenty thousand reports are all there") {
    const TempFolder folder;
    const auto counts = write(folder / "out.gpkg", many(1000, 20));
    CHECK(counts.reports == 20000);
    CHECK(read(folder / "out.gpkg", Layer::reports).size() == 20000);
    std::size_t joined = 0;
    for (const auto& row : read(folder / "out.gpkg", Layer::incidents))
        joined += std::stoul(text(row, Layer::incidents, "n_reports"));
    CHECK(joined == counts.reports - counts.reports_not_incidents);
    CHECK(counts.incidents < counts.reports / 2);
}
