#include "output/incident.hpp"
#include "support.hpp"

#include <doctest/doctest.h>

using namespace waqia;
using namespace waqia::test;
using ingest::CasualtyQual;
using ingest::Side;
using output::Layer;

namespace {

output::Row row_of(const ingest::Report& report, std::string file = "a.txt",
                   std::string id = "r_1") {
    ingest::Article source;
    source.source_file = std::move(file);
    return output::report_row(source, report, id);
}

ingest::Report claim(Side side, std::optional<int> killed,
                     CasualtyQual qual = CasualtyQual::exact) {
    ingest::Report report = shelling();
    report.claim.side = side;
    report.claim.claimant = std::string(ingest::code(side)) + " ministry";
    report.casualties.killed = killed;
    report.casualties.qual = qual;
    return report;
}

output::Row joined(const std::vector<ingest::Report>& reports) {
    output::IncidentBuilder builder;
    int i = 0;
    for (const ingest::Report& report : reports) {
        const std::string n = std::to_string(++i);
        builder.add(row_of(report, n + ".txt", "r_" + n));
    }
    return builder.finish();
}

std::string field(const output::Row& row, std::string_view name) {
    return text(row, Layer::incidents, name);
}

bool disputed(const std::vector<ingest::Report>& reports) {
    return field(joined(reports), "disputed") == "true";
}

} // namespace

TEST_CASE("IncidentBuilder: claimants, sides, counts and sources") {
    ingest::Report nobody = claim(Side::unattributed, {});
    nobody.claim.claimant.clear();
    const output::Row row = joined(
        {claim(Side::azerbaijan, {}), claim(Side::armenia, {}), claim(Side::armenia, {}), nobody});
    CHECK(field(row, "claimant") == "Azerbaijan ministry");
    CHECK(field(row, "claimants") == "Armenia ministry; Azerbaijan ministry");
    CHECK(field(row, "claimant_sides") == "Armenia; Azerbaijan; unattributed");
    CHECK(field(row, "n_reports") == "4");
    CHECK(field(row, "n_claimants") == "2");
    CHECK(field(row, "n_sources") == "4");
    CHECK(field(row, "sources") == "1.txt; 2.txt; 3.txt; 4.txt");
    CHECK(field(row, "review_status") == "auto");
    CHECK(field(row, "note") ==
          "Shelling at Goris, 13 Sep 2022, according to the Azerbaijan ministry");
}

TEST_CASE("IncidentBuilder: the lowest claim and the range of the figures") {
    ingest::Report wounded = claim(Side::armenia, 5, CasualtyQual::at_least);
    wounded.casualties.wounded = 9;
    const output::Row row = joined({claim(Side::armenia, 7), wounded, claim(Side::armenia, {})});
    CHECK(field(row, "killed") == "5");
    CHECK(field(row, "casualty_qual") == "at_least");
    CHECK(field(row, "casualty_scope") == "incident");
    CHECK(field(row, "killed_low") == "5");
    CHECK(field(row, "killed_high") == "7");
    CHECK(field(row, "wounded_low") == "9");
    CHECK(field(row, "captured").empty());
}

TEST_CASE("IncidentBuilder: a total of a period counts for nothing") {
    ingest::Report total = claim(Side::armenia, 49);
    total.casualties.scope = ingest::CasualtyScope::period_total;
    const output::Row alone = joined({total});
    for (const std::string name : {"killed", "killed_low", "killed_high", "casualty_scope",
                                   "casualty_qual", "casualty_side"}) {
        CAPTURE(name);
        CHECK(field(alone, name).empty());
    }
    const output::Row beside = joined({total, claim(Side::azerbaijan, 2)});
    CHECK(field(beside, "killed") == "2");
    CHECK(field(beside, "killed_high") == "2");
    CHECK(field(beside, "disputed") == "false");
}

TEST_CASE("IncidentBuilder: a stated zero is 0, no figure is null") {
    CHECK(field(joined({claim(Side::armenia, 0)}), "killed_low") == "0");
    CHECK(field(joined({claim(Side::armenia, {})}), "killed_low").empty());
}

TEST_CASE("IncidentBuilder: gaps are filled from the next report that states it, in pairs") {
    ingest::Report vague = shelling();
    vague.initiator.clear();
    vague.initiator_side.reset();
    vague.target = "Goris";
    ingest::Report precise = shelling();
    precise.weapon = ingest::Weapon::mortar;
    precise.target_side = Side::armenia;
    const output::Row row = joined({vague, precise});
    CHECK(field(row, "initiator_side") == "Azerbaijan");
    CHECK(field(row, "initiator") == "Armed Forces of Azerbaijan");
    CHECK(field(row, "weapon") == "mortar");
    CHECK(field(row, "target") == "Goris");
    CHECK(field(row, "target_side").empty());
}

TEST_CASE("IncidentBuilder: is empty again after an incident") {
    output::IncidentBuilder builder;
    builder.add(row_of(claim(Side::armenia, 3)));
    builder.finish();
    CHECK(builder.empty());
    builder.add(row_of(claim(Side::russia, {})));
    const output::Row row = builder.finish();
    CHECK(field(row, "n_reports") == "1");
    CHECK(field(row, "killed").empty());
    CHECK(field(row, "claimant_sides") == "Russia");
}

TEST_CASE("Dispute: figures of different sides that cannot both be true") {
    using enum Side;
    CHECK(disputed({claim(armenia, 5), claim(azerbaijan, 7)}));
    CHECK(disputed({claim(armenia, 5), claim(azerbaijan, 3, CasualtyQual::at_most)}));
    CHECK_FALSE(disputed({claim(armenia, 5), claim(azerbaijan, 5)}));
    CHECK_FALSE(disputed({claim(armenia, 5), claim(armenia, 7)}));
    CHECK_FALSE(disputed({claim(armenia, 7), claim(azerbaijan, 5, CasualtyQual::at_least)}));
    CHECK_FALSE(disputed({claim(armenia, 5), claim(azerbaijan, 50, CasualtyQual::tens)}));
    CHECK_FALSE(disputed({claim(armenia, 5), claim(unattributed, 7)}));
    ingest::Report ours = claim(armenia, 5);
    ours.casualties.side = armenia;
    ingest::Report theirs = claim(azerbaijan, 7);
    theirs.casualties.side = azerbaijan;
    CHECK_FALSE(disputed({ours, theirs}));
}

TEST_CASE("Dispute: initiators and stances of different sides") {
    ingest::Report accuses = claim(Side::armenia, {});
    ingest::Report blames_back = claim(Side::azerbaijan, {});
    blames_back.initiator_side = Side::armenia;
    CHECK(disputed({accuses, blames_back}));
    ingest::Report denies = claim(Side::azerbaijan, {});
    denies.claim.stance = ingest::Stance::denies;
    CHECK(disputed({accuses, denies}));
    denies.claim.side = Side::armenia;
    CHECK_FALSE(disputed({accuses, denies}));
}
