#include "ingest/extract/numbers.hpp"

#include "../support.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace waqia::ingest;
using namespace waqia::ingest::test;

namespace {

// What holds today, rounded down: raise it with the code, never lower it.
constexpr int least_share = 100; // per cent of the rows of numbers.tsv

std::string shown(std::optional<long> value, CasualtyQual qual) {
    return (value ? std::to_string(*value) : std::string()) + " " + std::string(code(qual));
}

} // namespace

TEST_CASE("find_numbers, find_casualties: the case table") {
    const auto table = case_table("numbers.tsv", {"text", "value", "qual"});
    Score score("numbers");
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const Analysed found{std::string(table.cell(row, "text"))};
        std::string first = "none none";
        // A singular counts one only as a casualty, which that pass knows.
        if (!found.analysis.numbers.empty())
            first =
                shown(found.analysis.numbers.front().value, found.analysis.numbers.front().qual);
        else if (!found.analysis.figures.empty())
            first =
                shown(found.analysis.figures.front().value, found.analysis.figures.front().qual);
        const std::string expected =
            std::string(table.cell(row, "value")) + " " + std::string(table.cell(row, "qual"));
        score.add(first == expected, table.cell(row, "text"),
                  "expected " + expected + ", found " + first);
    }
    CHECK(score.share() >= least_share);
}

TEST_CASE("digits_value: whole numbers of any length, behind proclitics too") {
    struct Case {
        std::string folded;
        std::optional<long> value;
    };
    const Case cases[] = {
        {"0", 0},
        {"7", 7},
        {"6500", 6500},
        {"10,000", 10000},
        {"1,234,567", 1234567},
        {"و3", 3},
        {"ب15", 15},
        {"1.5", std::nullopt},
        {"12:30", std::nullopt},
        {"جندي", std::nullopt},
        {"", std::nullopt},
    };
    for (const Case& c : cases) {
        CAPTURE(c.folded);
        CHECK(digits_value(c.folded) == c.value);
    }
    // Of any length: no overflow, and no other number.
    CHECK_FALSE(digits_value("99999999999999999999999999").has_value());
}

namespace {

/// A number in the words of the press, as it stands after a verb (nominative) or in an idafa.
class Speller {
public:
    explicit Speller(bool oblique) : m_oblique(oblique) {}

    std::string below_hundred(int n) const {
        if (n <= 10)
            return unit(n);
        if (n < 20)
            return n == 11   ? "أحد عشر"
                   : n == 12 ? (m_oblique ? "اثني عشر" : "اثنا عشر")
                             : unit(n - 10) + " عشر";
        const std::string tens = std::string(m_tens[n / 10 - 2]) + (m_oblique ? "ين" : "ون");
        if (n % 10 == 0)
            return tens;
        return unit(n % 10) + " و" + tens;
    }
    std::string below_thousand(int n) const {
        const int hundreds = n / 100;
        const std::string head = hundreds == 1   ? "مئة"
                                 : hundreds == 2 ? (m_oblique ? "مئتين" : "مئتان")
                                                 : std::string(m_stems[hundreds % 10]) + "مئة";
        if (hundreds == 0)
            return below_hundred(n);
        return n % 100 == 0 ? head : head + " و" + below_hundred(n % 100);
    }
    std::string spell(int n) const {
        const int thousands = n / 1000;
        if (thousands == 0)
            return below_thousand(n);
        const std::string head = thousands == 1    ? "ألف"
                                 : thousands == 2  ? (m_oblique ? "ألفين" : "ألفان")
                                 : thousands <= 10 ? unit(thousands) + " آلاف"
                                                   : below_hundred(thousands) + " ألفا";
        if (n % 1000 == 0)
            return head;
        const int rest = n % 1000;
        return head + " و" + below_thousand(rest);
    }

private:
    std::string two() const { return m_oblique ? "اثنين" : "اثنان"; }
    std::string unit(int n) const {
        return n == 1 ? "واحد" : n == 2 ? two() : std::string(m_units[n - 3]);
    }

    static constexpr std::array<const char*, 8> m_units = {"ثلاثة", "أربعة",  "خمسة", "ستة",
                                                           "سبعة",  "ثمانية", "تسعة", "عشرة"};
    static constexpr std::array<const char*, 10> m_stems = {"",    "",   "",    "ثلاث", "أربع",
                                                            "خمس", "ست", "سبع", "ثمان", "تسع"};
    static constexpr std::array<const char*, 8> m_tens = {"عشر", "ثلاث", "أربع", "خمس",
                                                          "ست",  "سبع",  "ثمان", "تسع"};
    bool m_oblique;
};

} // namespace

TEST_CASE("find_numbers: reads every number that can be spelled") {
    for (const bool oblique : {false, true}) {
        const Speller speller(oblique);
        for (int n = 3; n < 100000; n += n < 1200 ? 1 : 97) {
            const std::string words = speller.spell(n);
            CAPTURE(words);
            const Analysed found("مقتل " + words + " جنديا");
            REQUIRE(found.analysis.numbers.size() == 1);
            CHECK(found.analysis.numbers[0].value == n);
        }
    }
}

TEST_CASE("find_numbers: digits of three kinds count alike") {
    for (const auto* written : {"مقتل 125 جنديا", "مقتل ١٢٥ جنديا", "مقتل ۱۲۵ جنديا"}) {
        const std::string text = written;
        CAPTURE(text);
        const Analysed found(text);
        REQUIRE(found.analysis.numbers.size() == 1);
        CHECK(found.analysis.numbers[0].value == 125);
        CHECK(found.analysis.numbers[0].digits);
    }
}
