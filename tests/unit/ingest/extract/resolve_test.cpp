#include "ingest/extract/resolve.hpp"

#include "../support.hpp"
#include "ingest/extract/places.hpp"

#include <doctest/doctest.h>

using namespace waqia::ingest;
using namespace waqia::ingest::test;
using waqia::gazetteer::split;

namespace {

// What holds today, rounded down: raise them with the code, never lower them.
constexpr int least_ambiguous = 87;
constexpr int least_by_sound = 94;

constexpr double doubtful = 0.45; // a score that does not pretend to know

/// The places found whose words overlap `name`, which stands in `text`.
std::vector<FoundPlace> bearing(const std::string& text, std::string_view name) {
    const Analysed found(text, "2022-09-14");
    const auto at = static_cast<std::uint32_t>(text.find(name));
    const auto end = at + static_cast<std::uint32_t>(name.size());
    std::vector<FoundPlace> places;
    for (const auto& place : found.analysis.places) {
        const auto& tokens = found.analysis.text.tokens;
        if (place.listed && tokens[place.name_first].start < end &&
            tokens[place.last - 1].stop > at)
            places.push_back(place);
    }
    return places;
}

bool is_place(const FoundPlace& place) {
    return place.where.point && (place.role == PlaceRole::location ||
                                 place.role == PlaceRole::topic || place.role == PlaceRole::origin);
}

/// What is wrong with the places found under a name; empty if nothing is.
std::string fault(const std::vector<FoundPlace>& places, std::string_view wanted) {
    if (wanted == "-") {
        for (const auto& place : places)
            if (place.where.point && place.role == PlaceRole::location)
                return "a place: " + place.where.place_id;
        return {};
    }
    if (wanted == "?") {
        for (const auto& place : places)
            if (is_place(place) && place.where.conf.value_or(0.0) >= doubtful)
                return "sure of " + place.where.place_id;
        return {};
    }
    std::string seen;
    for (const auto& place : places) {
        if (is_place(place))
            for (const auto id : split(wanted, '/'))
                for (const auto part : split(place.where.place_id))
                    if (part == id)
                        return {};
        seen += " " + place.where.place_id + " (" + std::string(place.reason) + ")";
    }
    return seen.empty() ? "nothing found" : "found" + seen;
}

int judge(const char* name) {
    const auto table = case_table(std::string(name) + ".tsv", {"text", "name", "place_id"});
    Score score(name);
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string text(table.cell(row, "text"));
        REQUIRE_MESSAGE(text.find(table.cell(row, "name")) != std::string::npos, text);
        const auto wrong =
            fault(bearing(text, table.cell(row, "name")), table.cell(row, "place_id"));
        score.add(wrong.empty(), text,
                  std::string(table.cell(row, "name")) + " is " +
                      std::string(table.cell(row, "place_id")) + ": " + wrong);
    }
    return score.share();
}

} // namespace

TEST_CASE("resolve: the table of ambiguous names") {
    CHECK(judge("ambiguous") >= least_ambiguous);
}

TEST_CASE("resolve_by_sound: the table of spellings that no table lists") {
    CHECK(judge("phonetic_texts") >= least_by_sound);
}
