#include "output/note.hpp"
#include "support.hpp"

#include <doctest/doctest.h>

using namespace waqia;
using namespace waqia::test;

namespace {

std::string note(const ingest::Report& report) {
    return output::note_of(output::report_row({}, report, "r_1"));
}

} // namespace

TEST_CASE("note_of: what, where, when and who says so") {
    CHECK(note(shelling()) ==
          "Shelling at Goris, 13 Sep 2022, according to the Ministry of Defence of Armenia");
}

TEST_CASE("note_of: nothing is made up where nothing is known") {
    CHECK(note({}) == "Other event at a place not stated, date not stated, no source named");
}

TEST_CASE("note_of: ranges of dates, areas and persons") {
    ingest::Report report = shelling();
    report.sub_event = ingest::SubEvent::armed_clash;
    report.where.where_prec = 4;
    report.where.place = "Syunik";
    report.claim.claimant = "Nikol Pashinyan";
    report.claim.type = ingest::ClaimantType::head_of_government;
    report.when.stop = day(2022, 9, 14);
    CHECK(note(report) == "Armed clash in Syunik, 13 to 14 Sep 2022, according to Nikol Pashinyan");
    report.when.stop = day(2022, 10, 2);
    CHECK(note(report) ==
          "Armed clash in Syunik, 13 Sep to 2 Oct 2022, according to Nikol Pashinyan");
    report.when.stop = day(2023, 1, 2);
    CHECK(note(report) ==
          "Armed clash in Syunik, 13 Sep 2022 to 2 Jan 2023, according to Nikol Pashinyan");
}
