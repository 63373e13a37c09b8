#include "ingest/extract/events.hpp"

#include "../labels.hpp"
#include "../support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <map>

using namespace waqia::ingest;
using namespace waqia::ingest::test;
using waqia::gazetteer::Table;

namespace {

// What holds today, rounded down (the last: up): raise them with the code, never lower them.
constexpr int least_rows = 99;    // per cent of the expected reports of events.tsv
constexpr int least_silent = 100; // per cent of the texts that must give no report
struct Slot {
    std::string name;
    int least_share; // per cent of the reports found
};
const std::array<Slot, 6> slots = {{{"initiator_side", 100},
                                    {"target_side", 100},
                                    {"weapon", 100},
                                    {"killed", 100},
                                    {"wounded", 100},
                                    {"captured", 100}}};
constexpr std::size_t most_spurious = 5; // reports that no row expects

const std::vector<std::string_view> columns = {
    "published",     "text",           "sub_event_type", "place",  "date_start",
    "claimant_side", "initiator_side", "target_side",    "weapon", "killed",
    "wounded",       "captured",       "modality"};

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
