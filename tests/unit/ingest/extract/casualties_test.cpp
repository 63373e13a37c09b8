#include "ingest/extract/casualties.hpp"

#include "../support.hpp"

#include <doctest/doctest.h>

using namespace waqia::ingest;
using namespace waqia::ingest::test;

namespace {

struct Figure {
    CasualtyKind kind;
    std::optional<int> value;
    CasualtyQual qual = CasualtyQual::exact;

    friend bool operator==(const Figure&, const Figure&) = default;
};

std::vector<Figure> figures(const std::string& text) {
    const Analysed found(text, "2022-09-14");
    std::vector<Figure> out;
    for (const auto& figure : found.analysis.figures)
        out.push_back({figure.kind, figure.value, figure.qual});
    return out;
}

constexpr auto killed = CasualtyKind::killed;
constexpr auto wounded = CasualtyKind::wounded;
constexpr auto captured = CasualtyKind::captured;

} // namespace

TEST_CASE("find_casualties: verbs, verbal nouns and nouns of harm with what they count") {
    struct Case {
        std::string text;
        std::vector<Figure> expected;
    };
    const Case cases[] = {
        {"قتل 12 جنديا أذربيجانيا.", {{killed, 12}}},
        {"قتل جندي أرميني قرب سوتك.", {{killed, 1}}},
        {"مقتل جنديين أرمينيين.", {{killed, 2}}},
        {"أعلنت الوزارة مقتل ثلاثة جنود وإصابة خمسة مدنيين.", {{killed, 3}, {wounded, 5}}},
        {"سقط خمسة قتلى وسبعة جرحى.", {{killed, 5}, {wounded, 7}}},
        {"أصيب ٢٣ شخصا بجروح.", {{wounded, 23}}},
        {"أسر ثلاثة جنود أرمن.", {{captured, 3}}},
        {"قتل ما لا يقل عن خمسة جنود.", {{killed, 5, CasualtyQual::at_least}}},
        {"قتل نحو 300 شخص.", {{killed, 300, CasualtyQual::about}}},
        {"اندلعت اشتباكات قرب غوريس.", {}},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(figures(c.text) == c.expected);
    }
}

TEST_CASE("find_casualties: whose they are") {
    const Analysed found("قتل 12 جنديا أذربيجانيا وأصيب خمسة مدنيين أرمن.");
    const auto& figures = found.analysis.figures;
    REQUIRE(figures.size() == 2);
    CHECK(figures[0].who == PersonClass::military);
    CHECK(figures[0].side == Side::azerbaijan);
    CHECK(figures[1].who == PersonClass::civilian);
    CHECK(figures[1].side == Side::armenia);
    for (const auto& figure : figures) {
        CHECK(figure.first <= figure.word);
        CHECK(figure.word < figure.last);
    }
}

TEST_CASE("make_reports: figures go to the event that they belong to, a total is marked") {
    // "The Armenian ministry announced the killing of two soldiers and the wounding of five
    // civilians in shelling on Goris."
    const auto reports =
        extract("أعلنت وزارة الدفاع الأرمينية مقتل جنديين وإصابة خمسة مدنيين في قصف على غوريس.",
                "2022-09-14")
            .reports;
    REQUIRE(reports.size() == 1);
    CHECK(reports[0].casualties.killed == 2);
    CHECK(reports[0].casualties.wounded == 5);
    CHECK_FALSE(reports[0].casualties.captured.has_value());
    CHECK(reports[0].casualties.scope == CasualtyScope::incident);
    // "49 soldiers were killed since Tuesday in clashes near Goris."
    const auto total = extract("قتل 49 جنديا منذ الثلاثاء في اشتباكات قرب غوريس.", "2022-09-14");
    REQUIRE(total.reports.size() == 1);
    CHECK(total.reports[0].casualties.killed == 49);
    CHECK(total.reports[0].casualties.scope == CasualtyScope::period_total);
}
