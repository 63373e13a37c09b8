#include "output/ids.hpp"
#include "support.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <set>

using namespace waqia;
using namespace waqia::test;

TEST_CASE("report_ids: the id of a known report never changes") {
    const auto ids = output::report_ids(article("a.txt", {shelling()}));
    REQUIRE(ids.size() == 1);
    CHECK(ids[0] == "r_f00f4892161f1f7865f46531");
    CHECK(output::incident_id(ids[0]) == "i_c6c0441152e90b9b473e4c57");
}

TEST_CASE("report_ids: each part of the key tells reports apart, and nothing else does") {
    const auto id_of = [](const std::function<void(ingest::Report&)>& change) {
        ingest::Report report = shelling();
        change(report);
        return output::report_ids(article("a.txt", {report})).front();
    };
    const std::string plain = id_of([](auto&) {});
    CHECK(id_of([](auto& r) { r.casualties.killed = 7; }) == plain);
    CHECK(id_of([](auto& r) { r.confidence = 0.1; }) == plain);
    std::set<std::string> ids{plain};
    ids.insert(id_of([](auto& r) { r.sub_event = ingest::SubEvent::armed_clash; }));
    ids.insert(id_of([](auto& r) { r.where.place_id = "gn:2"; }));
    ids.insert(id_of([](auto& r) { r.where.place_id.clear(); }));
    ids.insert(id_of([](auto& r) { r.when.stop = day(2022, 9, 14); }));
    ids.insert(id_of([](auto& r) { r.claim.claimant = "Interfax"; }));
    ids.insert(id_of([](auto& r) { r.modality = ingest::Modality::denied; }));
    ids.insert(id_of([](auto& r) { r.char_start = 11; }));
    ids.insert(id_of([](auto& r) { r.char_stop = 61; }));
    ids.insert(output::report_ids(article("b.txt", {shelling()})).front());
    CHECK(ids.size() == 10);
}

TEST_CASE("report_ids: two reports of one key in one article have two ids") {
    const auto ids = output::report_ids(article("a.txt", {shelling(), shelling()}));
    REQUIRE(ids.size() == 2);
    CHECK(ids[0] != ids[1]);
    CHECK(ids[0] == output::report_ids(article("a.txt", {shelling()})).front());
}
