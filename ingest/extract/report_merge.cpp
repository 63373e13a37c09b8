// The figures of a report, and reports that say the same.
#include "ingest/extract/report_parts.hpp"

namespace waqia::ingest {

namespace {

/// A state that says something is no other claimant than its ministry that says the same: of
/// the two names the more exact one is kept.
bool same_claimant(const Claim& a, const Claim& b) {
    return a.side == b.side && (a.claimant == b.claimant || a.claimant == side_name(a.side) ||
                                b.claimant == side_name(b.side));
}

bool same_report(const Report& a, const Report& b) {
    return a.sub_event == b.sub_event && a.modality == b.modality &&
           a.where.place_id == b.where.place_id && a.where.relation == b.where.relation &&
           (a.where.place_id.empty() ? a.where.text == b.where.text
                                     : a.where.point == b.where.point) &&
           a.when.start == b.when.start && a.when.stop == b.when.stop &&
           same_claimant(a.claim, b.claim);
}

} // namespace

Casualties casualties_of(const Telling& telling, const Claim& claim) {
    Casualties c;
    const auto take = [&](const CasualtyFigure& figure) {
        std::optional<int>& slot = figure.kind == CasualtyKind::killed     ? c.killed
                                   : figure.kind == CasualtyKind::wounded  ? c.wounded
                                   : figure.kind == CasualtyKind::captured ? c.captured
                                                                           : c.missing;
        if (slot)
            return;
        slot = figure.value;
        if (!c.qual ||
            (figure.value && (c.qual == CasualtyQual::vague || c.qual == CasualtyQual::exact)))
            c.qual = figure.qual;
        if (!c.scope)
            c.scope = figure.total ? CasualtyScope::period_total : CasualtyScope::incident;
        if (!c.side)
            c.side = figure.who == PersonClass::civilian ? std::optional(Side::civilians)
                     : figure.own && claim.side != Side::unattributed ? std::optional(claim.side)
                                                                      : figure.side;
    };
    for (const CasualtyFigure* figure : telling.figures)
        if (!figure->total)
            take(*figure);
    if (c.scope)
        return c; // a period's total beside an incident's figures is none of its own
    for (const CasualtyFigure* figure : telling.figures)
        take(*figure);
    return c;
}

void fill_open(Casualties& known, const Casualties& more) {
    const auto fill = [](auto& slot, const auto& from) {
        if (!slot)
            slot = from;
    };
    fill(known.killed, more.killed);
    fill(known.wounded, more.wounded);
    fill(known.captured, more.captured);
    fill(known.missing, more.missing);
    fill(known.qual, more.qual);
    fill(known.side, more.side);
    fill(known.scope, more.scope);
}

bool clash(const Casualties& a, const Casualties& b) {
    const auto differ = [](const auto& x, const auto& y) { return x && y && x != y; };
    return differ(a.killed, b.killed) || differ(a.wounded, b.wounded) ||
           differ(a.captured, b.captured) || differ(a.missing, b.missing);
}

std::size_t add_report(std::vector<Report>& reports, Report report) {
    report.confidence =
        0.3 + (report.where.point ? 0.25 * report.where.conf.value_or(0.5) : 0.0) +
        (report.when.start ? report.when.method == DateMethod::publication ? 0.1 : 0.25 : 0.0) +
        (report.claim.side != Side::unattributed ? 0.2 : 0.1);
    for (auto& known : reports) {
        if (!same_report(known, report))
            continue;
        if (clash(known.casualties, report.casualties))
            continue;
        ++known.mentions;
        if (known.claim.claimant == side_name(known.claim.side))
            known.claim = report.claim;
        fill_open(known.casualties, report.casualties);
        if (!known.weapon)
            known.weapon = report.weapon;
        if (!known.initiator_side) {
            known.initiator_side = report.initiator_side;
            known.initiator = report.initiator;
        }
        return static_cast<std::size_t>(&known - reports.data());
    }
    reports.push_back(std::move(report));
    return reports.size() - 1;
}

} // namespace waqia::ingest
