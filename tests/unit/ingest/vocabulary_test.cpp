#include "ingest/vocabulary.hpp"

#include <doctest/doctest.h>

#include <array>
#include <set>
#include <string>
#include <vector>

using namespace waqia::ingest;

namespace {

template <class E> std::vector<std::string> codes() {
    std::vector<std::string> out;
    for (const Term& term : terms<E>())
        out.emplace_back(term.code);
    return out;
}

template <class E> void check_terms() {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < terms<E>().size(); ++i) {
        const Term& term = terms<E>()[i];
        const std::string written(term.code);
        CAPTURE(written);
        CHECK(!term.code.empty());
        CHECK(!term.label_en.empty());
        CHECK(!term.label_ar.empty());
        CHECK(seen.insert(written).second);
        CHECK(from_code<E>(term.code) == static_cast<E>(i));
        CHECK(code(static_cast<E>(i)) == term.code);
    }
    CHECK_FALSE(from_code<E>("").has_value());
    CHECK_FALSE(from_code<E>("no such code").has_value());
}

} // namespace

TEST_CASE("vocabulary: every term has a code of its own, both labels, and is found by its code") {
    check_terms<Side>();
    check_terms<ClaimantType>();
    check_terms<Stance>();
    check_terms<EventType>();
    check_terms<SubEvent>();
    check_terms<Modality>();
    check_terms<TargetKind>();
    check_terms<Weapon>();
    check_terms<CasualtyQual>();
    check_terms<CasualtyScope>();
    check_terms<DateMethod>();
    check_terms<DayPart>();
    check_terms<PlaceRelation>();
    check_terms<PlaceMethod>();
    check_terms<PlaceRole>();
    CHECK_FALSE(from_code<Side>("armenia").has_value());
}

TEST_CASE("vocabulary: codes are the contract's") {
    CHECK(codes<Side>() == std::vector<std::string>{"Armenia", "Azerbaijan", "Nagorno-Karabakh",
                                                    "Russia", "Turkey", "Iran", "Georgia", "France",
                                                    "United States", "European Union",
                                                    "United Nations", "OSCE", "media", "other",
                                                    "unattributed", "civilians"});
    CHECK(codes<ClaimantType>() ==
          std::vector<std::string>{
              "head_of_state", "head_of_government", "defence_ministry", "foreign_ministry",
              "parliament", "prosecutor", "emergency_service", "local_authority", "armed_force",
              "peacekeepers", "official", "intl_org", "media", "witness", "unattributed"});
    CHECK(codes<Stance>() == std::vector<std::string>{"asserts", "accuses", "confirms", "denies"});
    CHECK(codes<Modality>() == std::vector<std::string>{"reported", "denied", "threatened",
                                                        "planned", "hypothetical", "recap"});
    CHECK(codes<DateMethod>() == std::vector<std::string>{"explicit", "explicit_no_year", "weekday",
                                                          "relative", "range", "context",
                                                          "publication"});
    CHECK(codes<SubEvent>() == std::vector<std::string>{"Armed clash",
                                                        "Government regains territory",
                                                        "Non-state actor overtakes territory",
                                                        "Shelling/artillery/missile attack",
                                                        "Air/drone strike",
                                                        "Remote explosive/landmine/IED",
                                                        "Suicide bomb",
                                                        "Grenade",
                                                        "Chemical weapon",
                                                        "Attack",
                                                        "Abduction/forced disappearance",
                                                        "Sexual violence",
                                                        "Agreement",
                                                        "Arrests",
                                                        "Change to group/activity",
                                                        "Disrupted weapons use",
                                                        "Headquarters or base established",
                                                        "Looting/property destruction",
                                                        "Non-violent transfer of territory",
                                                        "Other",
                                                        "Peaceful protest",
                                                        "Protest with intervention",
                                                        "Excessive force against protesters",
                                                        "Violent demonstration",
                                                        "Mob violence"});
    CHECK(codes<PlaceMethod>() == std::vector<std::string>{"exact", "folded", "prefix_stripped",
                                                           "alias", "phonetic", "context",
                                                           "user_rule"});
}

TEST_CASE("event_type: every sub-event has the type that ACLED gives it") {
    const std::array<EventType, 25> expected = {
        EventType::battles,
        EventType::battles,
        EventType::battles,
        EventType::explosions,
        EventType::explosions,
        EventType::explosions,
        EventType::explosions,
        EventType::explosions,
        EventType::explosions,
        EventType::violence_against_civilians,
        EventType::violence_against_civilians,
        EventType::violence_against_civilians,
        EventType::strategic_developments,
        EventType::strategic_developments,
        EventType::strategic_developments,
        EventType::strategic_developments,
        EventType::strategic_developments,
        EventType::strategic_developments,
        EventType::strategic_developments,
        EventType::strategic_developments,
        EventType::protests,
        EventType::protests,
        EventType::protests,
        EventType::riots,
        EventType::riots,
    };
    REQUIRE(terms<SubEvent>().size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        CAPTURE(i);
        CHECK(event_type(static_cast<SubEvent>(i)) == expected[i]);
    }
}

TEST_CASE("time_precision, geo_precision: ACLED's three steps from UCDP GED's") {
    const std::array<int, 5> time = {1, 2, 2, 3, 3};
    for (int prec = 1; prec <= 5; ++prec) {
        CAPTURE(prec);
        CHECK(time_precision(prec) == time[static_cast<std::size_t>(prec - 1)]);
    }
    const std::array<int, 7> geo = {1, 2, 2, 3, 3, 3, 3};
    for (int prec = 1; prec <= 7; ++prec) {
        CAPTURE(prec);
        CHECK(geo_precision(prec) == geo[static_cast<std::size_t>(prec - 1)]);
    }
}
