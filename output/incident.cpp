#include "output/incident.hpp"

#include "output/domains.hpp"
#include "output/ids.hpp"
#include "output/note.hpp"

#include <algorithm>
#include <initializer_list>
#include <span>

namespace waqia::output {

namespace {

/// Position in a report of each field that an incident has too, as (incident's, report's).
std::span<const std::pair<std::size_t, std::size_t>> shared_fields() {
    static const auto pairs = [] {
        std::vector<std::pair<std::size_t, std::size_t>> list;
        const auto incident = fields(Layer::incidents);
        const auto report = fields(Layer::reports);
        for (std::size_t i = 0; i < incident.size(); ++i)
            for (std::size_t j = 0; j < report.size(); ++j)
                if (incident[i].name == report[j].name)
                    list.emplace_back(i, j);
        return list;
    }();
    return pairs;
}

const Value& at(const Row& report, std::string_view name) {
    return report.values[field_index(Layer::reports, name)];
}

bool is_null(const Value& value) {
    return std::holds_alternative<std::monostate>(value);
}

std::string joined(const std::set<std::string>& items) {
    std::string text;
    for (const std::string& item : items)
        text.append(text.empty() ? "" : "; ").append(item);
    return text;
}

void insert_text(std::set<std::string>& set, const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value))
        set.insert(*text);
}

} // namespace

void IncidentBuilder::add(const Row& report) {
    const std::string id = to_text(at(report, "report_id"));
    if (empty()) {
        m_best = report;
        m_smallest_id = id;
    } else {
        fill_gaps(report);
        m_smallest_id = std::min(m_smallest_id, id);
    }
    ++m_reports;
    insert_text(m_claimants, at(report, "claimant"));
    insert_text(m_sides, at(report, "claimant_side"));
    insert_text(m_files, at(report, "source_file"));
    const Value& url = at(report, "url");
    insert_text(m_sources, is_null(url) ? at(report, "source_file") : url);
    add_figures(report);
    m_dispute.add(report);
}

void IncidentBuilder::add_figures(const Row& report) {
    if (!has_incident_figures(report))
        return;
    for (std::size_t i = 0; i < figure_names.size(); ++i) {
        const auto* claimed = std::get_if<std::int64_t>(&at(report, figure_names[i]));
        if (!claimed)
            continue;
        Figure& figure = m_figures[i];
        if (!figure.low || *claimed < *figure.low) {
            figure.low = *claimed;
            figure.qual = at(report, "casualty_qual");
            figure.side = at(report, "casualty_side");
        }
        figure.high = std::max(figure.high.value_or(*claimed), *claimed);
    }
}

void IncidentBuilder::fill_gaps(const Row& report) {
    using Names = std::initializer_list<std::string_view>;
    // A name and its side come from one report, or the two would not belong together.
    for (const Names group : {Names{"initiator", "initiator_side"}, Names{"target", "target_side"},
                              Names{"target_kind"}, Names{"weapon"}}) {
        const auto unknown = [&](std::string_view name) { return is_null(at(m_best, name)); };
        if (!std::ranges::all_of(group, unknown))
            continue;
        for (const std::string_view name : group)
            m_best.values[field_index(Layer::reports, name)] = at(report, name);
    }
}

Row IncidentBuilder::finish() {
    RowBuilder row(Layer::incidents);
    const auto names = fields(Layer::incidents);
    for (const auto& [incident, report] : shared_fields())
        row.set(names[incident].name, m_best.values[report]);
    row.text("incident_id", incident_id(m_smallest_id));
    set_figures(row);
    row.text("claimants", joined(m_claimants))
        .text("claimant_sides", joined(m_sides))
        .count("n_reports", m_reports)
        .count("n_claimants", m_claimants.size())
        .count("n_sources", m_files.size());
    for (std::size_t i = 0; i < 2; ++i) {
        const std::string name(figure_names[i]);
        row.number(name + "_low", m_figures[i].low).number(name + "_high", m_figures[i].high);
    }
    row.set("disputed", m_dispute.found())
        .text("sources", joined(m_sources))
        .text("review_status", review_auto)
        .text("note", note_of(m_best));
    row.place_at(m_best.point, m_best.footprint);
    *this = IncidentBuilder();
    return row.take();
}

void IncidentBuilder::set_figures(RowBuilder& row) const {
    for (std::size_t i = 0; i < figure_names.size(); ++i)
        row.number(figure_names[i], m_figures[i].low);
    const auto stated = std::ranges::find_if(
        m_figures, [](const Figure& figure) { return figure.low.has_value(); });
    const bool any = stated != m_figures.end();
    row.set("casualty_qual", any ? stated->qual : Value{})
        .set("casualty_side", any ? stated->side : Value{})
        .term("casualty_scope",
              any ? std::optional{ingest::CasualtyScope::incident} : std::nullopt);
}

} // namespace waqia::output
