// When an event took place.
#include "ingest/extract/report_parts.hpp"

namespace waqia::ingest {

namespace {

/// Whether a date tells when something was said, and not when it happened.
bool of_the_report(const Scene& s, const DateExpression& date, const Event& event) {
    const Frame* frame = s.analysis.claims.over(event.first);
    if (!frame)
        return false;
    if (frame->trailing)
        return date.first >= frame->first && date.last <= frame->last;
    return date.last <= frame->content && event.first >= frame->content;
}

/// "hours later": the day told before goes on, whoever speaks.
bool is_sequel(const Scene& s, const Event& event) {
    for (std::uint32_t i = s.first; i < event.first; ++i)
        if (s.is(i, FunctionClass::sequel))
            return true;
    return false;
}

} // namespace

When when_of(const Scene& s, const Telling& telling) {
    const Event& e = telling.event;
    const DateExpression* best = nullptr;
    const DateExpression* said = nullptr;
    const DateExpression* future = nullptr;
    std::uint32_t best_rank = far_away;
    for (const auto& date : s.within(s.analysis.dates)) {
        if (date.reach == DateReach::future &&
            s.analysis.claims.frame_of[date.first] == s.analysis.claims.frame_of[e.first])
            future = &date;
        if (date.last > s.last || date.reach == DateReach::future)
            continue;
        if (of_the_report(s, date, e)) {
            said = &date;
            continue;
        }
        const bool in_clause = date.first >= e.clause_first && date.last <= e.clause_last;
        const std::uint32_t from = std::min(e.last, date.last),
                            to = std::max(e.first + 1, date.first);
        if (date.reach == DateReach::period && e.note != EventNote::war &&
            (!in_clause || relative_between(s, from, to)))
            continue;
        const bool same =
            s.analysis.claims.frame_of[date.first] == s.analysis.claims.frame_of[e.first];
        const std::uint32_t gap =
            date.first >= e.last ? date.first - e.last : e.first - std::min(e.first, date.last);
        if (gap >= best_rank)
            continue;
        const std::uint32_t rank = gap + (in_clause ? 0 : 40) + (same ? 0 : 80) +
                                   (date.reach == DateReach::day ? 0 : 5) + breaks(s, from, to);
        if (rank < best_rank) {
            best_rank = rank;
            best = &date;
        }
    }
    if (best)
        return best->when;
    if (const Told* same = told_before(s, e))
        return same->when;
    if (said)
        return said->when;
    const bool goes_on = follows_context(s, e) || is_sequel(s, e) ||
                         s.context.paragraph == s.analysis.text.sentences[s.index].paragraph;
    if (goes_on && s.context.when.start) {
        When when = s.context.when;
        when.method = DateMethod::context;
        return when;
    }
    When when;
    if (future) {
        when.text = future->when.text; // a time is named, and it is none that has been
        return when;
    }
    if (const auto today = s.analysis.today[s.index]; today && e.modality == Modality::reported) {
        when.start = when.stop = today;
        when.prec = 1;
        when.method = today == s.analysis.anchor.day ? DateMethod::publication
                                                     : DateMethod::context; // of the section
    }
    return when;
}

} // namespace waqia::ingest
