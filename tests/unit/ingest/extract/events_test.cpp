#include "ingest/extract/events.hpp"

#include "../support.hpp"
#include "geo/geodesic.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

using namespace waqia::ingest;
using namespace waqia::ingest::test;
using waqia::gazetteer::Table;
using waqia::geo::Geodesic;
using waqia::geo::LonLat;

namespace {

// What holds today, rounded down (the last: up): raise them with the code, never lower them.
constexpr int least_rows = 94;   // per cent of the expected reports of events.tsv
constexpr int least_silent = 98; // per cent of the texts that must give no report
struct Slot {
    std::string name;
    int least_share; // per cent of the reports found
};
const std::array<Slot, 6> slots = {{{"initiator_side", 97},
                                    {"target_side", 96},
                                    {"weapon", 98},
                                    {"killed", 97},
                                    {"wounded", 98},
                                    {"captured", 98}}};
constexpr std::size_t most_spurious = 3; // reports that no row expects

const std::vector<std::string_view> columns = {
    "published",     "text",           "sub_event_type", "place",  "date_start",
    "claimant_side", "initiator_side", "target_side",    "weapon", "killed",
    "wounded",       "captured",       "modality"};

double degrees(std::string_view cell) {
    double value = 0.0;
    std::from_chars(cell.data(), cell.data() + cell.size(), value);
    return value;
}

/// Where the labels of the table are: examples/places.tsv, else the gazetteer.
class Labels {
public:
    /// Whether a report's place is what `cell` asks for.
    bool meet(std::string_view cell, const Location& where) const {
        if (cell == "*")
            return true;
        if (cell.empty())
            return !where.point;
        if (!where.point)
            return false;
        for (const auto label : waqia::gazetteer::split(cell))
            if (is(std::string(label), where))
                return true;
        return false;
    }

private:
    bool is(const std::string& label, const Location& where) const {
        if (label == "border")
            return where.place_id.starts_with("waqia:border");
        for (std::size_t row = 0; row < m_table.rows(); ++row)
            if (m_table.cell(row, "place") == label)
                return within(LonLat::from_degrees(degrees(m_table.cell(row, "lon")),
                                                   degrees(m_table.cell(row, "lat"))),
                              where, 1000 * degrees(m_table.cell(row, "radius_km")));
        if (label == "Aghdam-Tovuz") // the village, not the city
            return within(LonLat::from_degrees(45.5564, 40.9053), where, 6000);
        const auto candidates = knowledge().tables().gazetteer.lookup(label);
        REQUIRE_MESSAGE(!candidates.empty(), "no place is called " << label);
        const LonLat best = LonLat::from_degrees(candidates[0].lon, candidates[0].lat);
        // A district and its seat have one name.
        for (const auto& candidate : candidates)
            if (candidate.place_id == where.place_id &&
                m_geodesic.distance(best, LonLat::from_degrees(candidate.lon, candidate.lat))
                        .value < 50000)
                return true;
        return candidates[0].feature_code.starts_with("PPL") && within(best, where, 25000);
    }
    bool within(LonLat position, const Location& where, double metres) const {
        return m_geodesic.distance(position, *where.point).value <= metres;
    }

    Table m_table = case_table("examples/places.tsv", {"place", "lat", "lon", "radius_km"});
    Geodesic m_geodesic;
};

std::string value(const Report& report, std::string_view column) {
    if (column == "initiator_side")
        return code_of(report.initiator_side);
    if (column == "target_side")
        return code_of(report.target_side);
    if (column == "weapon")
        return code_of(report.weapon);
    if (column == "killed")
        return text_of(report.casualties.killed);
    if (column == "wounded")
        return text_of(report.casualties.wounded);
    return text_of(report.casualties.captured);
}

std::string shown(const Report& r) {
    return "[" + std::string(code(r.sub_event)) + " | " + r.where.place + " | " +
           iso(r.when.start) + " | " + std::string(code(r.claim.side)) + " | " +
           std::string(code(r.modality)) + "]";
}

/// Whether the five columns that make a report are the row's.
bool is_expected(const Table& table, std::size_t row, const Labels& labels, const Report& r) {
    return meets(table.cell(row, "sub_event_type"), code(r.sub_event)) &&
           labels.meet(table.cell(row, "place"), r.where) &&
           meets(table.cell(row, "date_start"), iso(r.when.start)) &&
           meets(table.cell(row, "claimant_side"), code(r.claim.side)) &&
           meets(table.cell(row, "modality"), code(r.modality));
}

std::string expected(const Table& table, std::size_t row) {
    std::string out = "[";
    for (const auto* column :
         {"sub_event_type", "place", "date_start", "claimant_side", "modality"})
        out += (out.size() > 1 ? " | " : "") + std::string(table.cell(row, column));
    return out + "]";
}

/// The scores of the whole table.
struct Scores {
    Score rows{"events"}, silent{"events.silent"};
    std::map<std::string, Score> by_slot;
    std::size_t spurious = 0;

    Scores() {
        for (const auto& slot : slots)
            by_slot.try_emplace(slot.name, "events." + slot.name);
    }

    /// Compares a row with the first of its text's reports that is the expected one and that no
    /// row has `taken` before.
    void compare(const Table& table, std::size_t row, const Labels& labels,
                 const std::vector<Report>& reports, std::vector<bool>& taken) {
        const auto text = table.cell(row, "text");
        std::string all;
        std::size_t match = reports.size();
        for (std::size_t i = reports.size(); i-- > 0;) {
            all = shown(reports[i]) + all;
            if (!taken[i] && is_expected(table, row, labels, reports[i]))
                match = i;
        }
        rows.add(match < reports.size(), text,
                 "expected " + expected(table, row) + ", found " + all);
        if (match == reports.size())
            return;
        taken[match] = true;
        for (const auto& slot : slots) {
            const auto cell = table.cell(row, slot.name);
            const auto is = value(reports[match], slot.name);
            by_slot.at(slot.name).add(meets(cell, is), text,
                                      "expected '" + std::string(cell) + "', found '" + is + "'");
        }
    }
};

} // namespace

TEST_CASE("make_reports: the case table of events") {
    const auto table = case_table("events.tsv", columns);
    const Labels labels;
    Scores scores;
    for (std::size_t row = 0; row < table.rows();) {
        const auto text = table.cell(row, "text");
        const auto reports = extract(std::string(text), table.cell(row, "published")).reports;
        std::vector<bool> taken(reports.size());
        for (; row < table.rows() && table.cell(row, "text") == text; ++row)
            if (table.cell(row, "sub_event_type") != "-")
                scores.compare(table, row, labels, reports, taken);
            else
                scores.silent.add(reports.empty(), text,
                                  reports.empty() ? "" : "found " + shown(reports[0]));
        scores.spurious += static_cast<std::size_t>(std::count(taken.begin(), taken.end(), false));
    }
    CHECK(scores.rows.share() >= least_rows);
    CHECK(scores.silent.share() >= least_silent);
    for (const auto& slot : slots) {
        CAPTURE(slot.name);
        CHECK(scores.by_slot.at(slot.name).share() >= slot.least_share);
    }
    MESSAGE("events: " << scores.spurious << " reports that no row expects");
    CHECK(scores.spurious <= most_spurious);
}
