#pragma once

#include "output/dispute.hpp"
#include "output/row.hpp"

#include <array>
#include <optional>
#include <set>
#include <string>

namespace waqia::output {

/// Makes one row of `incidents` after another from rows of `reports`. Holds the sets of names and
/// figures of one incident, not its reports.
class IncidentBuilder {
public:
    /// Adds a report of the incident under way. The most specific one comes first: it gives the
    /// place, the date, the claimant and all else that is not said otherwise below.
    void add(const Row& report);

    bool empty() const { return m_reports == 0; }

    /// The row of the incident whose reports were added; the builder is empty again after it.
    /// What the most specific report leaves open (initiator, target, kind of target, weapon) is
    /// filled from the next one that states it. Figures are the lowest claims; totals of a period
    /// count for nothing. Must not be called when empty.
    Row finish();

private:
    /// The claims of one figure over the reports of an incident.
    struct Figure {
        std::optional<std::int64_t> low, high;
        Value qual, side; ///< of the lowest claim
    };

    void add_figures(const Row& report);
    void fill_gaps(const Row& report);
    void set_figures(RowBuilder& row) const;

    std::size_t m_reports = 0;
    Row m_best;
    std::string m_smallest_id;
    std::set<std::string> m_claimants, m_sides, m_sources, m_files;
    std::array<Figure, figure_names.size()> m_figures;
    Dispute m_dispute;
};

} // namespace waqia::output
