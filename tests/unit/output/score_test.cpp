#include "output/score.hpp"

#include "support.hpp"

#include <doctest/doctest.h>

#include <fstream>

using namespace waqia;
using namespace waqia::output;
using waqia::test::message_of;
using waqia::test::TempFolder;

namespace {

const GoldPlaces places = {
    {"Goris", {geo::LonLat::from_degrees(46.342, 39.511), geo::Metres{10'000.0}}},
    {"Sotk", {geo::LonLat::from_degrees(45.865, 40.202), geo::Metres{10'000.0}}}};

/// Shelling at Goris on 13 September 2022, said by Armenia, three killed.
GoldRow row() {
    GoldRow gold;
    gold.file = "01";
    gold.id = "a";
    gold.sub_events = {"Shelling/artillery/missile attack", "Armed clash"};
    gold.where = {"Goris"};
    gold.date_from = gold.date_to = "2022-09-13";
    gold.sides = {"Armenia"};
    gold.figures[0] = "3";
    return gold;
}

Prediction told() {
    Prediction p;
    p.source_file = "set/01_wire.txt";
    p.sub_event = "Armed clash";
    p.side = "Armenia";
    p.country = "AM";
    p.date_start = p.date_end = "2022-09-13";
    p.where_prec = 1;
    p.point = geo::LonLat::from_degrees(46.35, 39.52);
    p.figures[0] = "3";
    return p;
}

Score scored(const std::vector<Prediction>& predictions, const std::vector<GoldRow>& gold,
             double metres_to_border = 100'000.0) {
    return score(predictions, gold, places,
                 [&](geo::LonLat) { return geo::Metres{metres_to_border}; });
}

bool agrees(const Prediction& p, const GoldRow& gold, double metres_to_border = 100'000.0) {
    return scored({p}, {gold}, metres_to_border).strict.precision.right == 1;
}

} // namespace

TEST_CASE("score: what agrees in all four slots is right, its figures too") {
    const auto result = scored({told()}, {row()});
    CHECK(result.strict.f1() == 1.0);
    CHECK(result.figures.right == 1);
    CHECK(result.within_5_km.right == 1);
    CHECK(result.mistakes.empty());
}

TEST_CASE("score: each slot by itself makes a report wrong") {
    auto p = told();
    p.sub_event = "Attack";
    CHECK_FALSE(agrees(p, row()));
    p = told();
    p.point = geo::LonLat::from_degrees(46.5, 39.52); // 13 km off
    CHECK_FALSE(agrees(p, row()));
    p = told();
    p.date_start = p.date_end = "2022-09-14";
    CHECK_FALSE(agrees(p, row()));
    p = told();
    p.side = "Azerbaijan";
    const auto result = scored({p}, {row()});
    CHECK(result.strict.recall.right == 0);
    CHECK(result.strict.f1() == 0.0);
    CHECK(result.slots[static_cast<std::size_t>(Slot::place)].f1() == 1.0);
    CHECK(result.slots[static_cast<std::size_t>(Slot::claimant)].f1() == 0.0);
    REQUIRE(result.mistakes.size() == 2);
    CHECK(result.mistakes.front().starts_with("01 wrong: Armed clash"));
    CHECK(result.mistakes.back().find("the nearest lacks claimant") != std::string::npos);
}

TEST_CASE("score: words for places that are no points") {
    auto gold = row();
    auto p = told();
    gold.where = {"border"};
    CHECK_FALSE(agrees(p, gold, 1'000.0)); // a town near the border is no report of the border
    p.where_prec = 5;
    CHECK(agrees(p, gold, 1'000.0));
    CHECK_FALSE(agrees(p, gold, 41'000.0));
    gold.where = {"AM"};
    CHECK_FALSE(agrees(p, gold));
    p.where_prec = 6;
    CHECK(agrees(p, gold));
    gold.where = {"none"};
    CHECK(agrees(p, gold));
    p.where_prec = 1;
    CHECK_FALSE(agrees(p, gold));
    p.point.reset();
    CHECK(agrees(p, gold));
    gold.where = {"Goris", "*"};
    CHECK(agrees(p, gold));
}

TEST_CASE("score: dates that overlap agree, unless they go on past the row into another month") {
    auto gold = row();
    auto p = told();
    p.date_start = "2022-09-12";
    CHECK(agrees(p, gold));
    p.date_start = "2022-08-30";
    CHECK(agrees(p, gold));
    p.date_end = "2022-10-01";
    p.date_start = "2022-09-13";
    CHECK_FALSE(agrees(p, gold));
    p.date_start = p.date_end = "";
    CHECK_FALSE(agrees(p, gold));
    gold.date_from = gold.date_to = "";
    CHECK(agrees(p, gold));
}

TEST_CASE("score: what is said again counts as wrong, an optional row asks for nothing") {
    const auto twice = scored({told(), told()}, {row()});
    CHECK(twice.strict.precision.right == 1);
    CHECK(twice.strict.precision.all == 2);
    auto gold = row();
    gold.required = false;
    const auto nothing = scored({}, {gold});
    CHECK(nothing.strict.recall.all == 0);
    CHECK(scored({told()}, {gold}).strict.precision.right == 1);
}

TEST_CASE("score: articles without gold are left out") {
    auto p = told();
    p.source_file = "02.txt";
    const auto result = scored({p}, {row()});
    CHECK(result.strict.precision.all == 0);
    CHECK(result.strict.recall.all == 1);
}

TEST_CASE("score: a place too far off counts as an error of the place alone") {
    auto p = told();
    p.point = geo::LonLat::from_degrees(46.5, 39.52); // 13 km
    const auto result = scored({p}, {row()});
    CHECK(result.within_5_km.right == 0);
    CHECK(result.within_25_km.right == 1);
    CHECK(result.within_25_km.all == 1);
}

TEST_CASE("load_predictions: reads what the writer wrote, and no report that is no incident") {
    const TempFolder folder;
    auto denied = test::shelling();
    denied.modality = ingest::Modality::denied;
    test::write(folder / "out.gpkg",
                {test::article("01.txt", {test::shelling(), std::move(denied)})}, Layer::reports);
    const auto found = load_predictions((folder / "out.gpkg").string());
    REQUIRE(found.size() == 1);
    CHECK(found[0].source_file == "01.txt");
    CHECK(found[0].date_start == "2022-09-13");
    CHECK(found[0].side == "Armenia");
    CHECK(found[0].where_prec == 1);
    CHECK(agrees(found[0], row()));
}
