#include "output/join.hpp"
#include "support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <random>
#include <tuple>

using namespace waqia;
using namespace waqia::test;
using ingest::Side;
using ingest::SubEvent;
using output::JoinKey;

namespace {

JoinKey goris() {
    return {SubEvent::shelling,
            "a.txt",
            day(2022, 9, 13),
            day(2022, 9, 13),
            "gn:1",
            geo::LonLat::from_degrees(46.34, 39.51),
            1,
            Side::azerbaijan};
}

struct Case {
    std::string name;
    std::function<void(JoinKey&)> change;
    bool joins;
};

void another_place(JoinKey& key, double lat) {
    key.place_id = "gn:2";
    key.point = geo::LonLat::from_degrees(46.34, lat);
}

} // namespace

TEST_CASE("JoinRule: each clause of the rule, for two reports of two articles") {
    const Case cases[] = {
        {"the same", [](JoinKey&) {}, true},
        {"another sub-event of the family",
         [](JoinKey& k) { k.sub_event = SubEvent::air_drone_strike; }, true},
        {"battles are not explosions", [](JoinKey& k) { k.sub_event = SubEvent::armed_clash; },
         false},
        {"the same place id, coarse", [](JoinKey& k) { k.where_prec = 4; }, true},
        {"the same place id, no point", [](JoinKey& k) { k.point.reset(); }, true},
        {"another place, 4.4 km", [](JoinKey& k) { another_place(k, 39.55); }, true},
        {"another place, 5.6 km", [](JoinKey& k) { another_place(k, 39.56); }, false},
        {"another place near by, coarse",
         [](JoinKey& k) { another_place(k, 39.52), k.where_prec = 3; }, false},
        {"no id, near by", [](JoinKey& k) { k.place_id.clear(); }, true},
        {"no id and coarse", [](JoinKey& k) { k.place_id.clear(), k.where_prec = 5; }, false},
        {"no place", [](JoinKey& k) { k.place_id.clear(), k.point.reset(); }, false},
        {"the next day", [](JoinKey& k) { k.start = k.stop = day(2022, 9, 14); }, true},
        {"two days on", [](JoinKey& k) { k.start = k.stop = day(2022, 9, 15); }, false},
        {"the day before", [](JoinKey& k) { k.start = k.stop = day(2022, 9, 12); }, true},
        {"two days before", [](JoinKey& k) { k.start = k.stop = day(2022, 9, 11); }, false},
        {"a week round it",
         [](JoinKey& k) { k.start = day(2022, 9, 10), k.stop = day(2022, 9, 16); }, true},
        {"a month round it",
         [](JoinKey& k) { k.start = day(2022, 9, 1), k.stop = day(2022, 9, 30); }, false},
        {"no date", [](JoinKey& k) { k.start.reset(), k.stop.reset(); }, false},
        {"initiator unknown", [](JoinKey& k) { k.initiator_side.reset(); }, true},
        {"initiator contradicts", [](JoinKey& k) { k.initiator_side = Side::armenia; }, false},
    };
    const output::JoinRule rule{{}};
    for (const Case& c : cases) {
        CAPTURE(c.name);
        JoinKey other = goris();
        other.source_file = "b.txt";
        c.change(other);
        CHECK(rule.agree(goris(), other) == c.joins);
        CHECK(rule.agree(other, goris()) == c.joins);
    }
}

TEST_CASE("JoinRule: null agrees with null only within one article") {
    const output::JoinRule rule{{}};
    JoinKey no_place = goris();
    no_place.place_id.clear();
    no_place.point.reset();
    JoinKey no_date = goris();
    no_date.start.reset();
    no_date.stop.reset();
    for (const JoinKey& key : {no_place, no_date}) {
        JoinKey elsewhere = key;
        elsewhere.source_file = "b.txt";
        JoinKey contradicts = key;
        contradicts.initiator_side = Side::armenia;
        CHECK(rule.agree(key, key));
        CHECK_FALSE(rule.agree(key, elsewhere));
        CHECK_FALSE(rule.agree(key, contradicts));
        CHECK_FALSE(rule.agree(key, goris()));
    }
}

TEST_CASE("JoinRule: distance and days are options") {
    const output::JoinRule strict{{.distance = geo::Metres{0.0}, .days = 0}};
    JoinKey next_day = goris();
    next_day.start = next_day.stop = day(2022, 9, 14);
    JoinKey near = goris();
    another_place(near, 39.5101);
    CHECK(strict.agree(goris(), goris()));
    CHECK_FALSE(strict.agree(goris(), next_day));
    CHECK_FALSE(strict.agree(goris(), near));
}

TEST_CASE("family: strategic developments are each of their own") {
    CHECK(output::family(SubEvent::agreement) != output::family(SubEvent::arrests));
    CHECK(output::family(SubEvent::attack) == output::family(SubEvent::abduction));
    CHECK(output::family(SubEvent::attack) != output::family(SubEvent::agreement));
}

TEST_CASE("Joiner: members do not chain from day to day") {
    output::Joiner joiner{{}};
    std::vector<std::int64_t> leaders;
    for (int i = 0; i < 6; ++i) {
        JoinKey key = goris();
        key.start = key.stop = day(2022, 9, 13) + std::chrono::days{i};
        leaders.push_back(joiner.add(key, i));
    }
    CHECK(leaders == std::vector<std::int64_t>{0, 0, 2, 2, 4, 4});
    CHECK(joiner.active() == 1);
}

TEST_CASE("Joiner: of two leaders the one that is least apart") {
    output::Joiner joiner{{}};
    JoinKey north = goris();
    another_place(north, 39.58);
    CHECK(joiner.add(goris(), 1) == 1);
    CHECK(joiner.add(north, 2) == 2);
    JoinKey between = goris();
    between.place_id = "gn:3";
    between.point = geo::LonLat::from_degrees(46.34, 39.55);
    CHECK(joiner.add(between, 3) == 2);
}

TEST_CASE("Joiner: the index finds what a comparison with all leaders finds") {
    std::mt19937 random(7);
    const auto below = [&](unsigned n) { return static_cast<int>(random() % n); };
    std::vector<JoinKey> keys;
    for (int i = 0; i < 1500; ++i) {
        JoinKey key = goris();
        key.source_file = std::to_string(below(300));
        key.start = day(2022, 9, 1) + std::chrono::days{below(20)};
        key.stop = *key.start + std::chrono::days{below(12) == 0 ? 12 : below(3)};
        key.place_id = below(3) == 0 ? "" : "gn:" + std::to_string(below(30));
        key.point = geo::LonLat::from_degrees(46.0 + below(40) * 0.02, 39.0 + below(40) * 0.02);
        key.where_prec = 1 + below(3);
        key.sub_event = static_cast<SubEvent>(below(8));
        if (below(2))
            key.initiator_side = static_cast<Side>(below(2));
        if (key.place_id.empty() && *key.where_prec > 2)
            key.where_prec = 1;
        keys.push_back(key);
    }
    std::ranges::sort(keys, {}, [](const JoinKey& k) { return std::tuple(*k.start, *k.stop); });
    output::Joiner joiner{{}};
    const output::JoinRule rule{{}};
    std::vector<std::size_t> leaders;
    std::size_t joined = 0;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        auto best = i;
        for (const std::size_t leader : leaders)
            if (rule.agree(keys[leader], keys[i]) &&
                (best == i || rule.apart(keys[leader], keys[i]) < rule.apart(keys[best], keys[i])))
                best = leader;
        if (best == i)
            leaders.push_back(i);
        joined += best != i;
        REQUIRE(joiner.add(keys[i], static_cast<std::int64_t>(i)) ==
                static_cast<std::int64_t>(best));
    }
    CHECK(joined > 50);
    CHECK(joiner.active() < leaders.size());
}
