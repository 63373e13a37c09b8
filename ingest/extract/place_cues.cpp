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

namespace {

/// Whether a word stands there that no table holds.
bool is_unknown(const PlaceContext& c, std::uint32_t token) {
    return token < c.last && c.text.tokens[token].kind == TokenKind::word && !c.found.known(token);
}

/// Whether the word before the token is one soldier's or civilian's title: "the soldier", "the
/// journalist".
bool is_rank(const PlaceContext& c, std::uint32_t token) {
    const Annotation* title = token > c.first ? c.found.over(token - 1, Kind::person) : nullptr;
    if (!title || title->is(morph_plural) || title->is(morph_dual))
        return false;
    return c.tables.lexicon.persons[title->payload] == PersonClass::military ||
           title->has(clitic_the);
}

} // namespace

bool is_person(const PlaceContext& c, const NamePhrase& phrase) {
    const Annotation& name = phrase.name;
    if (phrase.cue.located || phrase.cue.certain)
        return false;
    const auto& endings = c.tables.lexicon.surname_endings;
    const auto is_surname = [&](std::string_view word) {
        return std::any_of(endings.begin(), endings.end(),
                           [&](const auto& end) { return word.ends_with(end); });
    };
    const bool given_name = is_unknown(c, name.last) && is_surname(c.fold(name.last));
    const bool named = name.first > c.first && is_unknown(c, name.first - 1);
    const bool surname = named && name.last == name.first + 1 && is_surname(c.fold(name.first));
    return given_name || surname || is_rank(c, name.first) || (named && is_rank(c, name.first - 1));
}

bool stands_alone(const PlaceContext& c, std::uint32_t token) {
    if (token >= c.last || c.text.tokens[token].kind == TokenKind::punctuation ||
        c.fold(token).starts_with("و"))
        return true;
    if (const Annotation* rel = c.relation_at(token))
        return !c.is(rel, RelationClass::from) && !c.is(rel, RelationClass::quality);
    const Annotation* event = c.found.at(token, Kind::event);
    return (event && !event->has(clitic_the)) || c.found.at(token, Kind::date) ||
           c.found.at(token, Kind::attribution) || c.found.at(token, Kind::nationality);
}

bool is_common_word(const PlaceContext& c, const Annotation& name) {
    const auto bearers = c.found.bearers(name);
    return std::all_of(bearers.begin(), bearers.end(), [&](const gazetteer::Bearer& bearer) {
        return c.tables.gazetteer.name(bearer.name).needs_cue;
    });
}

std::string_view common_country(const PlaceContext& c, const Annotation& name) {
    std::string_view country;
    for (const auto& bearer : c.found.bearers(name)) {
        const auto place = c.tables.gazetteer.place(bearer.place);
        if (!country.empty() && place.country != country)
            return {};
        country = place.country;
    }
    return country;
}

namespace {

/// Whether "X (rel) Y" can say that X lies in Y.
bool puts_inside(const PlaceContext& c, const Annotation* rel) {
    return c.is(rel, RelationClass::in) || c.is(rel, RelationClass::direction) ||
           c.is(rel, RelationClass::side) || c.is(rel, RelationClass::territory);
}

} // namespace

std::string_view country_behind(const PlaceContext& c, std::uint32_t token) {
    constexpr std::uint32_t reach = 4;
    bool inside = false, led = false;
    for (std::uint32_t i = token; i < std::min(c.last, token + reach); ++i) {
        if (const Annotation* of = c.found.at(i, Kind::nationality); of && (i == token || inside))
            return c.tables.lexicon.nationalities[of->payload].iso;
        if (const Annotation* name = c.found.at(i, Kind::toponym)) {
            inside |= name->has(clitic_in);
            const StateName* state = state_named(c.tables, c.found.bearers(*name));
            if (state && !state->capital && (led || inside))
                return state->iso;
            return inside ? common_country(c, *name) : std::string_view();
        }
        const Annotation* type = c.found.at(i, Kind::place_type);
        const Annotation* rel = c.relation_at(i);
        if (puts_inside(c, rel)) {
            led = true;
            inside |= c.is(rel, RelationClass::in) || c.is(rel, RelationClass::territory);
            i = rel->last - 1;
        } else if (type && (inside || type->has(clitic_in))) {
            inside = true;
            i = type->last - 1;
        } else {
            break;
        }
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

namespace {

bool stands_in_text(const PlaceContext& c, const std::vector<std::string>& words) {
    const auto count = static_cast<std::uint32_t>(c.text.tokens.size());
    for (std::uint32_t i = 0; i + words.size() <= count; ++i) {
        std::uint32_t matched = 0;
        while (matched < words.size() && c.text.fold(i + matched) == words[matched])
            ++matched;
        if (matched == words.size())
            return true;
    }
    return false;
}

} // namespace

const gazetteer::Rule* rule_of(const PlaceContext& c, const Annotation& name) {
    for (const auto& rule : c.tables.rules.find(c.tables.pinned[name.payload]))
        if (rule.beside_words.empty() || stands_in_text(c, rule.beside_words))
            return &rule;
    return nullptr;
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
