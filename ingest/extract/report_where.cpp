// Where an event took place.
#include "ingest/extract/report_parts.hpp"

namespace waqia::ingest {

namespace {

/// "X said in Y that ...": where something was said is not where it happened, but for those who
/// tell what they see.
bool where_it_was_said(const Scene& s, const FoundPlace& place, const Event& event) {
    const Frame* frame = s.analysis.claims.over(event.first);
    return frame && !frame->trailing && frame->claim.type != ClaimantType::media &&
           frame->claim.type != ClaimantType::witness && place.first >= frame->first &&
           place.last <= frame->content && event.first >= frame->content;
}

/// "in the corridor of X near Y", "on the river X at Y": of an area or a line and the finer
/// place whose words follow it at once, the finer one.
std::size_t finer_behind(const Scene& s, std::size_t best) {
    constexpr std::uint32_t gap = 2; // tokens between them
    const FoundPlace& wide = s.analysis.places[best];
    const std::size_t next = best + 1;
    if (wide.where.where_prec.value_or(1) <= 2 || next >= s.analysis.places.size())
        return best;
    const FoundPlace& fine = s.analysis.places[next];
    const bool follows = fine.group != wide.group && fine.first >= wide.last &&
                         fine.first <= wide.last + gap && fine.last <= s.last &&
                         !breaks(s, wide.last, fine.first);
    return follows && fine.role == PlaceRole::location && fine.where.point &&
                   fine.where.where_prec.value_or(7) <= (wide.where.where_prec == 5 ? 4 : 2)
               ? next
               : best;
}

/// "in a village that belongs to X": a unit named for a place that bears no name.
std::vector<std::size_t> unit_of_unnamed(const Scene& s, const Event& event) {
    constexpr std::uint32_t reach = 4; // tokens from the word for the place to its unit
    for (const FoundPlace& p : s.within(s.analysis.places)) {
        if (p.role != PlaceRole::topic || !p.where.point || p.last > event.clause_last ||
            p.first < event.last)
            continue;
        const std::uint32_t from = std::max(event.last, p.first - std::min(p.first, reach));
        if (s.analysis.found.find(from, p.first, Kind::place_type) &&
            !s.analysis.found.find(from, p.first, Kind::toponym))
            return {static_cast<std::size_t>(&p - s.analysis.places.data())};
    }
    return {};
}

/// Whether the time may be that of what was told.
bool overlap(const When& told, const When& when) {
    return told.start && (!when.start || (*told.start <= *when.stop && *when.start <= *told.stop));
}

/// An event is where it happens; a departure also where people set out from.
bool may_be_at(const FoundPlace& place, const Event& event) {
    return place.role == PlaceRole::location ||
           (event.note == EventNote::departure && place.role == PlaceRole::origin);
}

/// "the army in X … near Y": where a body is at home, if a place of the event follows.
bool qualifies_body(const Scene& s, const FoundPlace& place, const Event& event) {
    const auto places = s.within(s.analysis.places);
    const bool followed = std::any_of(places.begin(), places.end(), [&](const FoundPlace& p) {
        return p.first >= place.last && p.last <= event.clause_last && p.group != place.group &&
               p.role == PlaceRole::location && p.where.point;
    });
    if (!followed || place.first == s.first)
        return false;
    const Annotation* in = s.analysis.found.over(place.first - 1, Kind::relation);
    const std::uint32_t end = in && in->first > s.first ? in->first : place.first;
    constexpr std::uint32_t reach = 2; // "former" may stand between
    for (std::uint32_t i = end; i-- > s.first && end - i <= reach;) {
        if (s.analysis.text.tokens[i].kind == TokenKind::punctuation)
            break;
        const Annotation* body = s.analysis.found.over(i, Kind::institution);
        if (!body)
            continue;
        const auto cls = s.tables.lexicon.institutions[body->payload].cls;
        return cls == InstitutionClass::force || cls == InstitutionClass::person;
    }
    return false;
}

/// The members of the list that place `i` stands in, which stand one after the other.
std::vector<std::size_t> list_of(const Scene& s, std::size_t i, const Event& event) {
    const auto& places = s.analysis.places;
    const std::uint32_t group = places[i].group;
    while (i > 0 && places[i - 1].group == group)
        --i;
    std::vector<std::size_t> list;
    for (; i < places.size() && places[i].group == group; ++i)
        if (may_be_at(places[i], event))
            list.push_back(i);
    return list;
}

} // namespace

namespace {

/// Local authorities who name no place speak of their own: of the one in their title ("the mayor of
/// Goris"), else of the last that was named ("its mayor").
std::vector<std::size_t> own_place(const Scene& s, const Event& e) {
    const Frame* frame = s.analysis.claims.over(e.first);
    if (!frame || frame->trailing || frame->claim.type != ClaimantType::local_authority ||
        frame->claim.side == Side::nagorno_karabakh) // the authorities of a whole region
        return {};
    const auto& places = s.analysis.places;
    for (std::size_t i = places.size(); i-- > 0;)
        if (places[i].last <= frame->last && places[i].where.point &&
            places[i].role != PlaceRole::metonym && places[i].where.where_prec.value_or(7) <= 3)
            return {i};
    return {};
}

} // namespace

std::vector<std::size_t> where_of(const Scene& s, const Telling& telling, const When& when) {
    const Event& e = telling.event;
    std::size_t best = s.analysis.places.size();
    std::uint32_t best_rank = far_away;
    for (const FoundPlace& p : s.within(s.analysis.places)) {
        const auto i = static_cast<std::size_t>(&p - s.analysis.places.data());
        if (!s.inside(p.first, p.last) || !may_be_at(p, e))
            continue;
        const bool after = p.first >= e.first;
        const bool in_clause = p.first >= e.clause_first && p.last <= e.clause_last;
        const bool same =
            s.analysis.claims.frame_of[p.first] == s.analysis.claims.frame_of[e.first];
        const std::uint32_t gap =
            p.first >= e.last ? p.first - e.last : e.first - std::min(e.first, p.last);
        // A country or more is where an event lies only if nothing smaller is named.
        constexpr double vast_m = 150000.0;
        const bool country = p.where.where_prec == 6 ||
                             (p.where.where_prec == 4 && p.where.uncertainty.value > vast_m);
        if (gap >= best_rank || where_it_was_said(s, p, e))
            continue;
        const std::uint32_t rank =
            gap + (after ? 0 : 3) + (in_clause ? 0 : 40) + (same ? 0 : 60) + (country ? 50 : 0) +
            (p.where.point ? 0 : 25) + (qualifies_body(s, p, e) ? 15 : 0) +
            breaks(s, std::min(e.last, p.last), std::max(e.first + 1, p.first));
        if (rank < best_rank) {
            best_rank = rank;
            best = i;
        }
    }
    if (best == s.analysis.places.size()) {
        if (auto unit = unit_of_unnamed(s, e); !unit.empty())
            return unit;
        if (auto own = own_place(s, e); !own.empty())
            return own;
        const Told* same = told_before(s, e);
        return same && !same->places.empty() && overlap(same->when, when) ? same->places
               : follows_context(s, e)                                    ? s.context.places
                                       : std::vector<std::size_t>{};
    }
    best = finer_behind(s, best);
    return list_of(s, best, e);
}

std::vector<Gapped> gapped(const Scene& s, const Telling& telling, const When& when,
                           const std::vector<std::size_t>& places) {
    constexpr std::uint32_t reach = 4; // tokens between a day and its place
    std::vector<Gapped> out;
    const Event& e = telling.event;
    if (places.empty() || !when.start)
        return out;
    const std::uint32_t group = s.analysis.places[places[0]].group;
    const auto joined = [&](std::uint32_t token) {
        return s.analysis.text.fold(token).starts_with("و");
    };
    for (const DateExpression& date : s.within(s.analysis.dates)) {
        if (date.reach != DateReach::day || date.first < e.last || date.last > e.clause_last ||
            !date.when.start || date.when.start == when.start)
            continue;
        for (const FoundPlace& p : s.within(s.analysis.places)) {
            const auto i = static_cast<std::size_t>(&p - s.analysis.places.data());
            if (p.group == group || p.first < e.last || p.last > e.clause_last ||
                p.role != PlaceRole::location || !p.where.point ||
                s.analysis.claims.frame_of[p.first] != s.analysis.claims.frame_of[e.first])
                continue;
            const bool behind =
                p.first >= date.last && p.first <= date.last + reach && joined(date.first);
            const bool ahead =
                date.first >= p.last && date.first <= p.last + reach && joined(p.first);
            if (behind || ahead) {
                out.push_back({date.when, list_of(s, i, e)});
                break;
            }
        }
    }
    return out;
}

} // namespace waqia::ingest
