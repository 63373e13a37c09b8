#include "output/dispute.hpp"

#include <algorithm>
#include <limits>

namespace waqia::output {

namespace {

using ingest::CasualtyQual;

std::string text_at(const Row& report, std::string_view name) {
    return to_text(report.values[field_index(Layer::reports, name)]);
}

/// The numbers that a claimed figure allows; nothing for one that is no number at all.
std::optional<std::pair<std::int64_t, std::int64_t>> allowed(std::int64_t figure,
                                                             std::string_view qual) {
    switch (ingest::from_code<CasualtyQual>(qual).value_or(CasualtyQual::exact)) {
    case CasualtyQual::exact:
        return std::pair{figure, figure};
    case CasualtyQual::at_least:
        return std::pair{figure, std::numeric_limits<std::int64_t>::max()};
    case CasualtyQual::at_most:
        return std::pair{std::int64_t{0}, figure};
    case CasualtyQual::about:
    case CasualtyQual::tens:
    case CasualtyQual::hundreds:
    case CasualtyQual::vague:
        break;
    }
    return std::nullopt;
}

template <class T, class Contradict> bool any_pair(const std::set<T>& items, Contradict test) {
    for (auto a = items.begin(); a != items.end(); ++a)
        if (std::any_of(std::next(a), items.end(), [&](const T& b) { return test(*a, b); }))
            return true;
    return false;
}

} // namespace

bool has_incident_figures(const Row& report) {
    return text_at(report, "casualty_scope") != ingest::code(ingest::CasualtyScope::period_total);
}

void Dispute::add(const Row& report) {
    const std::string side = text_at(report, "claimant_side");
    if (side.empty() || side == ingest::code(ingest::Side::unattributed))
        return;
    const bool denies = text_at(report, "claim_stance") == ingest::code(ingest::Stance::denies);
    m_positions.insert({side, text_at(report, "initiator_side"), denies});
    if (!has_incident_figures(report))
        return;
    for (std::size_t i = 0; i < figure_names.size(); ++i) {
        const Value& value = report.values[field_index(Layer::reports, figure_names[i])];
        const auto* figure = std::get_if<std::int64_t>(&value);
        if (!figure)
            continue;
        if (const auto range = allowed(*figure, text_at(report, "casualty_qual")))
            m_claims.insert(
                {side, text_at(report, "casualty_side"), i, range->first, range->second});
    }
}

bool Dispute::contradict(const Position& a, const Position& b) {
    if (a.claimant_side == b.claimant_side)
        return false;
    const bool initiators = !a.initiator_side.empty() && !b.initiator_side.empty() &&
                            a.initiator_side != b.initiator_side;
    return initiators || a.denies != b.denies;
}

bool Dispute::contradict(const Claim& a, const Claim& b) {
    const bool same_casualties =
        a.casualty_side.empty() || b.casualty_side.empty() || a.casualty_side == b.casualty_side;
    return a.claimant_side != b.claimant_side && a.figure == b.figure && same_casualties &&
           (a.high < b.low || b.high < a.low);
}

bool Dispute::found() const {
    return any_pair(m_positions, [](const auto& a, const auto& b) { return contradict(a, b); }) ||
           any_pair(m_claims, [](const auto& a, const auto& b) { return contradict(a, b); });
}

} // namespace waqia::output
