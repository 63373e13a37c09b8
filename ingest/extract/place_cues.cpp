// What the words round a name say of whether it is a place, and which.
#include "ingest/extract/place_cues.hpp"

#include <algorithm>

namespace waqia::ingest {

bool part_of_longer(const PlaceContext& c, const Annotation& name) {
    const Annotations& found = c.found;
    if (name.has(clitic_future) || name.has(clitic_the))
        return true; // no name of a place bears it
    for (const Kind kind : {Kind::actor, Kind::institution})
        if (const Annotation* a = found.over(name.first, kind))
            if (a->last - a->first > name.last - name.first || kind == Kind::actor)
                return true;
    // A nationality that is spelled like a place name, and words that are no names here.
    if (const Annotation* n = found.at(name.first, Kind::nationality);
        n && n->last >= name.last && !state_named(c.tables, found.bearers(name)))
        return true;
    for (const Kind kind : {Kind::casualty, Kind::event, Kind::person})
        if (const Annotation* a = found.over(name.first, kind); a && a->last > name.last)
            return true;
    for (const Kind kind : {Kind::date, Kind::relation})
        if (const Annotation* a = found.over(name.first, kind); a && a->last >= name.last)
            return true;
    return false;
}

bool is_person(const PlaceContext& c, const NamePhrase& phrase) {
    const Annotation& name = phrase.name;
    if (phrase.cue.located || phrase.cue.certain)
        return false;
    const auto& endings = c.tables.lexicon.surname_endings;
    const auto next = c.fold(name.last);
    const bool surname = name.last < c.last && !c.found.known(name.last) &&
                         std::any_of(endings.begin(), endings.end(),
                                     [&](const auto& end) { return next.ends_with(end); });
    const Annotation* title =
        name.first > c.first ? c.found.over(name.first - 1, Kind::person) : nullptr;
    const bool rank = title && !title->is(morph_plural) && !title->is(morph_dual) &&
                      c.tables.lexicon.persons[title->payload] == PersonClass::military;
    return surname || rank;
}

bool is_common_word(const PlaceContext& c, const Annotation& name) {
    const auto bearers = c.found.bearers(name);
    return std::all_of(bearers.begin(), bearers.end(), [&](const gazetteer::Bearer& bearer) {
        return c.tables.gazetteer.name(bearer.name).needs_cue;
    });
}

std::string_view country_behind(const PlaceContext& c, std::uint32_t token) {
    constexpr std::uint32_t reach = 4;
    for (std::uint32_t i = token; i < std::min(c.last, token + reach); ++i) {
        if (const Annotation* of = c.found.at(i, Kind::nationality))
            return i == token ? std::string_view(c.tables.lexicon.nationalities[of->payload].iso)
                              : std::string_view();
        if (const Annotation* name = c.found.at(i, Kind::toponym)) {
            const StateName* state = state_named(c.tables, c.found.bearers(*name));
            return state && !state->capital && i > token ? std::string_view(state->iso)
                                                         : std::string_view();
        }
        const Annotation* rel = c.relation_at(i);
        if (!rel)
            break;
        i = rel->last - 1;
    }
    return {};
}

std::optional<std::uint32_t> unit_behind(const PlaceContext& c, std::uint32_t token) {
    const Annotation* in = c.relation_at(token);
    const std::uint32_t at = c.is(in, RelationClass::in) ? in->last : token;
    const Annotation* type = at < c.last ? c.found.at(at, Kind::place_type) : nullptr;
    if (!type || type->last >= c.last || !(at > token || type->has(clitic_in)))
        return std::nullopt;
    const auto cls = c.tables.lexicon.place_types[type->payload];
    const Annotation* name = c.found.at(type->last, Kind::toponym);
    if (!name || (cls != PlaceTypeClass::admin && cls != PlaceTypeClass::area))
        return std::nullopt;
    for (const auto& bearer : c.found.bearers(*name))
        if (gazetteer::is_admin(c.tables.gazetteer.place(bearer.place).feature_code))
            return bearer.place;
    return std::nullopt;
}

bool is_object(const PlaceContext& c, std::uint32_t token) {
    const Annotation* on = c.relation_before(token);
    const std::uint32_t end = c.is(on, RelationClass::on) ? on->first : token;
    const Annotation* event = end > c.first ? c.found.over(end - 1, Kind::event) : nullptr;
    if (!event || event->last < end || event->has(clitic_the))
        return false;
    const EventWord& word = c.tables.lexicon.events[event->payload];
    return word.note == EventNote::territory || event_type(word.sub_event) == EventType::explosions;
}

bool puts_somewhere(const PlaceContext& c, const Annotation* rel) {
    return c.is(rel, RelationClass::in) || c.is(rel, RelationClass::on) ||
           c.is(rel, RelationClass::toward) || c.is(rel, RelationClass::territory) ||
           c.is(rel, RelationClass::near) || c.is(rel, RelationClass::along) ||
           c.is(rel, RelationClass::direction);
}

} // namespace waqia::ingest
