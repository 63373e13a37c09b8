#include "ingest/extract/claims.hpp"

#include "../support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>

using namespace waqia::ingest;
using namespace waqia::ingest::test;

namespace {

// What holds today, rounded down: raise them with the code, never lower them. Per cent of the rows
// of claims.tsv.
struct Column {
    std::string name;
    int least_share;
};
const std::array<Column, 5> columns = {{{"claimant", 98},
                                        {"claimant_side", 97},
                                        {"claimant_type", 97},
                                        {"claim_stance", 99},
                                        {"claimant_via", 99}}};
constexpr int least_whole_rows = 97;
constexpr int least_scopes = 97; ///< per cent of the rows of claim_scopes.tsv

/// The claim under which most of the text's words stand; of none, what nobody says.
Claim main_claim(const Analysis& analysis) {
    const auto& claims = analysis.claims;
    std::vector<std::size_t> words(claims.frames.size());
    for (const auto frame : claims.frame_of)
        if (frame != Claims::none)
            ++words[frame];
    if (words.empty())
        return {};
    return claims.frames[std::max_element(words.begin(), words.end()) - words.begin()].claim;
}

std::string value(const Claim& claim, std::string_view column) {
    if (column == "claimant")
        return claim.claimant;
    if (column == "claimant_side")
        return std::string(code(claim.side));
    if (column == "claimant_type")
        return std::string(code(claim.type));
    if (column == "claim_stance")
        return std::string(code(claim.stance));
    return claim.via;
}

} // namespace

TEST_CASE("find_claims: the case table") {
    const auto table = case_table("claims.tsv", {"text", "claimant", "claimant_side",
                                                 "claimant_type", "claim_stance", "claimant_via"});
    Score whole("claims");
    std::array<Score, 5> scores{Score("claims.claimant"), Score("claims.claimant_side"),
                                Score("claims.claimant_type"), Score("claims.claim_stance"),
                                Score("claims.claimant_via")};
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const Analysed found{std::string(table.cell(row, "text"))};
        const Claim claim = main_claim(found.analysis);
        std::string what;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto cell = table.cell(row, columns[i].name);
            const auto is = value(claim, columns[i].name);
            const std::string miss =
                columns[i].name + ": expected '" + std::string(cell) + "', found '" + is + "'";
            scores[i].add(meets(cell, is), table.cell(row, "text"), miss);
            if (!meets(cell, is))
                what += miss + "; ";
        }
        whole.add(what.empty(), table.cell(row, "text"), what);
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
        CAPTURE(columns[i].name);
        CHECK(scores[i].share() >= columns[i].least_share);
    }
    CHECK(whole.share() >= least_whole_rows);
}

TEST_CASE("find_claims: the table of scopes") {
    const auto table = case_table(
        "claim_scopes.tsv", {"text", "word", "claimant_side", "claim_stance", "claimant_via"});
    Score scopes("claim_scopes");
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const Analysed found{std::string(table.cell(row, "text"))};
        const auto word = table.cell(row, "word");
        const Frame* frame = found.analysis.claims.over(found.token(word));
        const Claim claim = frame ? frame->claim : Claim{};
        std::string what;
        for (const auto* column : {"claimant_side", "claim_stance", "claimant_via"})
            if (const auto is = value(claim, column); !meets(table.cell(row, column), is))
                what += std::string(column) + " over " + std::string(word) + ": expected '" +
                        std::string(table.cell(row, column)) + "', found '" + is + "'; ";
        scopes.add(what.empty(), table.cell(row, "text"), what);
    }
    CHECK(scopes.share() >= least_scopes);
}

TEST_CASE("find_claims: frames and their scopes are within the text") {
    const auto table = case_table("claims.tsv", {"text"});
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string text(table.cell(row, "text"));
        CAPTURE(text);
        const Analysed found(text);
        const auto& claims = found.analysis.claims;
        const auto tokens = found.analysis.text.tokens.size();
        CHECK(claims.frame_of.size() == tokens);
        for (const Frame& frame : claims.frames) {
            CHECK(frame.first < frame.last);
            CHECK(frame.last <= tokens);
        }
        for (const auto frame : claims.frame_of)
            CHECK((frame == Claims::none || frame < claims.frames.size()));
    }
}

TEST_CASE("find_claims: a scope ends with its sentence, or goes on where the subject is left out") {
    // "The Armenian Ministry of Defence said that Azerbaijani forces shelled Goris. It added that
    // two soldiers were wounded. The streets were empty."
    const Analysed found("قالت وزارة الدفاع الأرمينية إن القوات الأذربيجانية قصفت غوريس. "
                         "وأضافت أن جنديين أصيبا. وخلت الشوارع من المارة.");
    const auto& claims = found.analysis.claims;
    for (const auto* word : {"قصفت", "أصيبا"}) {
        const std::string said = word;
        CAPTURE(said);
        const Frame* frame = claims.over(found.token(said));
        REQUIRE(frame != nullptr);
        CHECK(frame->claim.claimant == "Ministry of Defence of Armenia");
    }
    CHECK(claims.over(found.token("أصيبا"))->continued);
    CHECK(claims.over(found.token("الشوارع")) == nullptr);
}

TEST_CASE("find_claims: \"according to\" reaches back over its sentence and no further") {
    // "Azerbaijani forces shelled Goris, according to the Armenian Ministry of Defence. Armenian
    // forces attacked Lachin, according to the Azerbaijani Ministry of Defence."
    const Analysed found("قصفت القوات الأذربيجانية غوريس، بحسب وزارة الدفاع الأرمينية. "
                         "وهاجمت القوات الأرمينية لاتشين، بحسب وزارة الدفاع الأذربيجانية.");
    const auto& claims = found.analysis.claims;
    REQUIRE(claims.frames.size() == 2);
    const Frame* first = claims.over(found.token("قصفت"));
    const Frame* second = claims.over(found.token("وهاجمت"));
    REQUIRE(first != nullptr);
    REQUIRE(second != nullptr);
    CHECK(first->claim.side == Side::armenia);
    CHECK(second->claim.side == Side::azerbaijan);
    CHECK(first->trailing);
}

TEST_CASE("find_claims: a quotation of several sentences has one speaker") {
    // Pashinyan said: "Azerbaijani forces shelled Goris. Two soldiers were killed". Silence fell.
    const Analysed found("قال باشينيان: «قصفت القوات الأذربيجانية غوريس. وقتل جنديان». "
                         "وساد الهدوء.");
    const auto& claims = found.analysis.claims;
    for (const auto* word : {"قصفت", "وقتل"}) {
        const std::string said = word;
        CAPTURE(said);
        const Frame* frame = claims.over(found.token(said));
        REQUIRE(frame != nullptr);
        CHECK(frame->claim.claimant == "Nikol Pashinyan");
        CHECK(frame->claim.type == ClaimantType::head_of_government);
    }
    CHECK(claims.over(found.token("الهدوء")) == nullptr);
}

TEST_CASE("find_claims: the innermost source is the claimant, the outer one relays it") {
    // "Interfax quoted the Russian Ministry of Defence that a patrol came under fire."
    const Analysed found("نقلت وكالة إنترفاكس عن وزارة الدفاع الروسية أن دورية تعرضت لإطلاق نار.");
    const Frame* frame = found.analysis.claims.over(found.token("دورية"));
    REQUIRE(frame != nullptr);
    CHECK(frame->claim.claimant == "Ministry of Defence of Russia");
    CHECK(frame->claim.side == Side::russia);
    CHECK(frame->claim.type == ClaimantType::defence_ministry);
    CHECK(frame->claim.via == "Interfax");
}
