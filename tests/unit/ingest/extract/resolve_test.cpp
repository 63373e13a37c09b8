#include "ingest/extract/resolve.hpp"

#include "../support.hpp"
#include "ingest/extract/places.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

using namespace waqia::ingest;
using namespace waqia::ingest::test;
using waqia::gazetteer::split;

namespace {

// What holds today, rounded down: raise them with the code, never lower them.
constexpr int least_ambiguous = 95;
constexpr int least_by_sound = 98;

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

TEST_CASE("Knowledge: the user's rules say what names mean, before all other evidence") {
    const TempFolder folder("rules");
    const auto path = folder.path() / "rules.tsv";
    {
        std::ofstream out(path, std::ios::binary);
        out << "name\tplace_id\tbeside\n"
               "مارتوني\tgn:146969\t\n"             // Martuni is the one in Karabakh
               "النقطة السابعة\tgn:174895\tغوريس\n" // "Post Seven" is Goris, in texts that name it
               "غرة\t-\t\n";                        // never a place
    }
    const Knowledge with =
        Knowledge::load(std::filesystem::path(WAQIA_BINARY_DIR) / "share/waqia", {.rules = path});
    Extractor extractor(with);
    const auto places = [&](const char* text) {
        return extractor(article(text, "2022-09-14")).places;
    };
    const auto martuni = places("سقطت قذائف على مارتوني في محافظة غيغاركونيك.");
    REQUIRE(!martuni.empty());
    CHECK(martuni[0].where.place_id == "gn:146969");
    CHECK(martuni[0].where.method == PlaceMethod::user_rule);
    const auto post = places("سقطت قذائف على النقطة السابعة قرب غوريس.");
    REQUIRE(!post.empty());
    CHECK(post[0].where.place_id == "gn:174895");
    for (const auto& place : places("سقطت قذائف على النقطة السابعة."))
        CHECK(place.where.place_id != "gn:174895");
    const auto never = places("سقطت قذائف قرب غرة.");
    REQUIRE(never.size() == 1);
    CHECK(never[0].role == PlaceRole::unresolved);
    CHECK(!never[0].where.point);
}

TEST_CASE("Knowledge: places outside the countries or the box are never chosen") {
    using waqia::gazetteer::Box;
    const auto data = std::filesystem::path(WAQIA_BINARY_DIR) / "share/waqia";
    const auto first_of = [](const Knowledge& knowledge) {
        const auto places =
            Extractor(knowledge)(article("سقطت قذائف قرب مارتوني.", "2022-09-14")).places;
        return places.empty() ? std::string() : places[0].where.place_id;
    };
    CHECK(first_of(Knowledge::load(data, {.filter = {.countries = {"AM"}, .box = {}}})) ==
          "gn:616438");
    CHECK(first_of(Knowledge::load(data, {.filter = {.countries = {"AZ"}, .box = {}}})) ==
          "gn:146969");
    CHECK(first_of(Knowledge::load(
              data, {.filter = {.countries = {}, .box = Box::parse("45,40,46,41")}})) ==
          "gn:616438");
    CHECK(first_of(Knowledge::load(data, {.filter = {.countries = {"GE"}, .box = {}}})).empty());
}
