#include "ingest/extract/relations.hpp"

#include "../support.hpp"
#include "geo/geodesic.hpp"
#include "ingest/extract/places.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <charconv>

using namespace waqia::ingest;
using namespace waqia::ingest::test;
using waqia::gazetteer::split;
using waqia::gazetteer::Table;
using waqia::geo::Geodesic;

namespace {

// What holds today, rounded down: raise it with the code, never lower it.
constexpr int least_rows = 98;

constexpr double offset_tolerance_m = 10.0;

double number(std::string_view cell) {
    double value = 0.0;
    std::from_chars(cell.data(), cell.data() + cell.size(), value);
    return value;
}

/// The places of the events of a text; where it tells none, the places that it puts something at.
std::vector<Location> wheres(const std::string& text) {
    std::vector<Location> found;
    for (const auto& report : extract(text, "2022-09-14").reports)
        if (report.where.point)
            found.push_back(report.where);
    if (!found.empty())
        return found;
    const Analysed analysed(text, "2022-09-14");
    for (const auto& place : analysed.analysis.places)
        if (place.role == PlaceRole::location && place.where.point)
            found.push_back(place.where);
    return found;
}

/// Whether the place is one of the anchor's ("a/b" is either).
bool bears(const Location& where, std::string_view anchor) {
    for (const auto id : split(anchor, '/')) {
        const bool border = id.starts_with("border:");
        std::string wanted = border                    ? "waqia:border-" + std::string(id.substr(7))
                             : id == "line-of-contact" ? "waqia:line-of-contact"
                                                       : std::string(id);
        if (border)
            for (char& c : wanted)
                c = static_cast<char>(std::tolower(c));
        for (const auto part : split(where.place_id))
            if (part == wanted)
                return true;
    }
    return false;
}

/// Whether the point lies where the stated distance and direction from the anchor put it.
bool at_offset(const Location& where, std::string_view anchor, double azimuth,
               std::string_view metres) {
    const auto& gazetteer = knowledge().tables().gazetteer;
    const auto place = gazetteer.find(split(anchor, '/').front());
    REQUIRE(place.has_value());
    const Geodesic geodesic;
    for (const auto distance : split(metres))
        if (geodesic
                .distance(*where.point,
                          geodesic.destination(gazetteer.place(*place).position, azimuth,
                                               waqia::geo::Metres{number(distance)}))
                .value < offset_tolerance_m)
            return true;
    return false;
}

/// What is wrong with the place found for an anchor; empty if nothing is.
std::string fault(const Table& table, std::size_t row, std::string_view anchor,
                  const Location& where) {
    if (!meets(table.cell(row, "relation"), code_of(where.relation)))
        return "relation " + code_of(where.relation);
    if (!meets(table.cell(row, "where_prec"), text_of(where.where_prec)))
        return "where_prec " + text_of(where.where_prec);
    const auto country = table.cell(row, "country"), azimuth = table.cell(row, "azimuth"),
               metres = table.cell(row, "metres");
    if (!country.empty() && where.country != country)
        return "country " + where.country;
    if (!azimuth.empty() && !metres.empty() && country.empty() &&
        !at_offset(where, anchor, number(azimuth), metres))
        return "not at the stated distance and direction";
    return {};
}

std::string judge(const Table& table, std::size_t row) {
    const auto found = wheres(std::string(table.cell(row, "text")));
    const auto anchors = split(table.cell(row, "place_ids"));
    if (table.cell(row, "relation") == "-")
        return found.empty() ? "" : "a place: " + found.front().place;
    const bool one = table.cell(row, "relation").find("between") != std::string_view::npos ||
                     table.cell(row, "place_ids").find("|border:") != std::string_view::npos;
    for (const auto anchor : anchors) {
        const auto it = std::find_if(found.begin(), found.end(),
                                     [&](const Location& w) { return bears(w, anchor); });
        if (it != found.end()) {
            if (auto wrong = fault(table, row, anchor, *it); !wrong.empty())
                return std::string(anchor) + ": " + wrong;
        } else if (!one || found.empty()) {
            return "lacks " + std::string(anchor) +
                   (found.empty() ? ""
                                  : ", has " + found.front().place + " " + found.front().place_id);
        }
    }
    for (const Location& where : found)
        if (std::none_of(anchors.begin(), anchors.end(),
                         [&](std::string_view anchor) { return bears(where, anchor); }))
            return "too many: " + where.place;
    return {};
}

} // namespace

TEST_CASE("read_relation: the table of relations") {
    const Table table = case_table("relations.tsv", {"text", "relation", "place_ids", "azimuth",
                                                     "metres", "where_prec", "country"});
    Score score("relations");
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string wrong = judge(table, row);
        score.add(wrong.empty(), table.cell(row, "text"),
                  std::string(table.cell(row, "relation")) + " " +
                      std::string(table.cell(row, "place_ids")) + ": " + wrong);
    }
    CHECK(score.share() >= least_rows);
}
