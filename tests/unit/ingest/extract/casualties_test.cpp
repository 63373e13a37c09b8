#include "ingest/extract/casualties.hpp"

#include "../labels.hpp"
#include "../support.hpp"

#include <doctest/doctest.h>

#include <algorithm>

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

namespace {

// What holds today, rounded down (the last: up): raise them with the code, never lower them.
constexpr int least_rows = 98;           // per cent of the expected reports of casualties.tsv
constexpr std::size_t most_spurious = 3; // reports that no row expects

const std::vector<std::string_view> columns = {
    "published", "text",    "sub_event_type", "place",         "killed",        "wounded",
    "captured",  "missing", "casualty_qual",  "casualty_side", "casualty_scope"};

/// What a report says of the people harmed, in the order of the columns behind "place".
std::vector<std::string> harm(const Casualties& c) {
    return {text_of(c.killed), text_of(c.wounded), text_of(c.captured), text_of(c.missing),
            code_of(c.qual),   code_of(c.side),    code_of(c.scope)};
}

bool is_expected(const waqia::gazetteer::Table& table, std::size_t row, const Labels& labels,
                 const Report& report) {
    const auto values = harm(report.casualties);
    for (std::size_t i = 0; i < values.size(); ++i)
        if (!meets(table.cell(row, columns[i + 4]), values[i]))
            return false;
    return meets(table.cell(row, "sub_event_type"), code(report.sub_event)) &&
           labels.meet(table.cell(row, "place"), report.where);
}

std::string shown(const Report& report) {
    std::string out = "[" + std::string(code(report.sub_event)) + " | " + report.where.place;
    for (const auto& value : harm(report.casualties))
        out += " | " + value;
    return out + "]";
}

} // namespace

TEST_CASE("make_reports: the case table of casualties") {
    const auto table = case_table("casualties.tsv", columns);
    const Labels labels;
    Score score("casualties");
    std::size_t spurious = 0;
    for (std::size_t row = 0; row < table.rows();) {
        const auto text = table.cell(row, "text");
        const auto reports = extract(std::string(text), table.cell(row, "published")).reports;
        std::string all;
        for (const auto& report : reports)
            all += shown(report);
        std::vector<bool> taken(reports.size());
        for (; row < table.rows() && table.cell(row, "text") == text; ++row) {
            std::size_t match = 0;
            while (match < reports.size() &&
                   (taken[match] || !is_expected(table, row, labels, reports[match])))
                ++match;
            std::string due;
            for (std::size_t i = 2; i < columns.size(); ++i)
                due += (i > 2 ? " | " : "") + std::string(table.cell(row, columns[i]));
            score.add(match < reports.size(), text, "expected [" + due + "], found " + all);
            if (match < reports.size())
                taken[match] = true;
        }
        spurious += static_cast<std::size_t>(std::count(taken.begin(), taken.end(), false));
    }
    CHECK(score.share() >= least_rows);
    MESSAGE("casualties: " << spurious << " reports that no row expects");
    CHECK(spurious <= most_spurious);
}
