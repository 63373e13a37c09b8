// What a place name does in its sentence: location, origin, topic, metonym or speaker.
#include "ingest/extract/place_roles.hpp"

namespace waqia::ingest {

namespace {

void set(FoundPlace& place, PlaceRole role, std::string_view reason) {
    place.role = role;
    place.reason = reason;
}

void set_metonym(const StateName& state, FoundPlace& place) {
    set(place, PlaceRole::metonym,
        state.capital ? "metonym: the capital stands for its government"
                      : "metonym: the name stands for a government or a state");
}

/// Whether the name is part of the name of who speaks. The town of a speech is a place all the
/// same.
bool in_speaker(const PlaceContext& c, std::uint32_t token, bool state) {
    for (const Frame& frame : c.claims.frames)
        if (frame.first <= token && token < frame.last)
            return frame.trailing || frame.speech != SpeechClass::say || state;
    return false;
}

/// "about the status of X", "Y, which belongs to X"; but X is a place in "about the shelling of X".
bool is_topic(const PlaceContext& c, std::uint32_t token) {
    constexpr std::uint32_t reach = 2;
    for (std::uint32_t i = token; i-- > c.first && token - i <= reach;) {
        if (const Annotation* word = c.found.over(i, Kind::relation);
            c.is(word, RelationClass::topic))
            return true;
        if (c.found.over(i, Kind::event))
            return false;
    }
    return false;
}

/// "the club of X Y": a name at once behind what is spoken of belongs to it.
bool goes_on_topic(const PlaceContext& c, const NamePhrase& phrase) {
    return phrase.before && phrase.before->role == PlaceRole::topic &&
           phrase.before->last == phrase.first && is_topic(c, phrase.before->first);
}

/// "X in the province of Y": Y only tells where X is.
bool contains_previous(const PlaceContext& c, const NamePhrase& phrase, const FoundPlace& place) {
    const bool unit =
        phrase.cue.type == PlaceTypeClass::admin || phrase.cue.type == PlaceTypeClass::region;
    if (!phrase.before || (place.where.where_prec.value_or(1) < 3 && !unit))
        return false;
    const FoundPlace& last = *phrase.before;
    constexpr std::uint32_t gap = 3; // a comma, an adjective, "in"
    return last.first >= c.first && last.role == PlaceRole::location && last.where.point &&
           last.where.where_prec.value_or(7) <= 2 && phrase.first >= last.last &&
           phrase.first <= last.last + gap && !c.found.find(last.last, phrase.first, Kind::event);
}

/// "missiles fell on Baku": "on" behind words of shelling is a place.
bool hit_before(const PlaceContext& c, const Annotation& name) {
    constexpr std::uint32_t reach = 8;
    for (std::uint32_t i = name.first; i-- > c.first && name.first - i <= reach;) {
        if (const Annotation* word = c.found.at(i, Kind::event))
            return event_type(c.tables.lexicon.events[word->payload].sub_event) ==
                   EventType::explosions;
        if (const Annotation* light = c.found.at(i, Kind::occurrence);
            light && c.tables.lexicon.occurrences[light->payload].cls == OccurrenceClass::fall)
            return true;
    }
    return false;
}

/// "our drones struck Stepanakert": a capital as the object of a verb of striking whose subject
/// stands between them is a place.
bool struck(const PlaceContext& c, const Annotation& name) {
    bool subject = false;
    constexpr std::uint32_t reach = 7;
    for (std::uint32_t i = name.first; i-- > c.first && name.first - i <= reach;) {
        subject |= c.found.at(i, Kind::weapon) || c.found.at(i, Kind::institution) ||
                   c.found.at(i, Kind::nationality);
        if (c.text.tokens[i].kind == TokenKind::punctuation || c.found.at(i, Kind::reporting))
            return false;
        if (const Annotation* verb = c.found.at(i, Kind::event)) {
            const auto& row = c.tables.lexicon.events[verb->payload];
            return subject && row.verb && !verb->is(morph_noun) &&
                   event_type(row.sub_event) == EventType::explosions;
        }
    }
    return false;
}

/// "X was exposed to shelling": the subject of a verb of suffering, which hit it.
bool suffers(const PlaceContext& c, const Annotation& name) {
    constexpr std::uint32_t to_verb = 5, to_event = 4; // tokens
    const std::uint32_t stop = std::min(c.last, name.last + to_verb);
    for (std::uint32_t i = name.last; i < stop; ++i) {
        if (c.text.tokens[i].kind == TokenKind::punctuation || c.found.at(i, Kind::reporting))
            return false;
        const Annotation* verb = c.found.at(i, Kind::occurrence);
        if (!verb || c.tables.lexicon.occurrences[verb->payload].cls != OccurrenceClass::suffer)
            continue;
        const Annotation* what =
            c.found.find(verb->last, std::min(c.last, verb->last + to_event), Kind::event);
        return what && event_type(c.tables.lexicon.events[what->payload].sub_event) ==
                           EventType::explosions;
    }
    return false;
}

/// Whether the words before the name put something there.
bool in_place(const PlaceContext& c, const NamePhrase& phrase, const Annotation* rel) {
    return phrase.name.has(clitic_in) || (phrase.type_clitics & clitic_in) != 0 ||
           phrase.spatial.part || c.is(rel, RelationClass::in) ||
           c.is(rel, RelationClass::territory) || c.is(rel, RelationClass::near) ||
           c.is(rel, RelationClass::along) || c.is(rel, RelationClass::direction);
}

/// Whether what ends before the token is fire: "fire", "the shelling".
bool is_fire(const PlaceContext& c, std::uint32_t token) {
    if (token == c.first)
        return false;
    if (const Annotation* light = c.found.over(token - 1, Kind::occurrence))
        return c.tables.lexicon.occurrences[light->payload].cls == OccurrenceClass::fire;
    const Annotation* word = c.found.over(token - 1, Kind::event);
    return word &&
           event_type(c.tables.lexicon.events[word->payload].sub_event) == EventType::explosions;
}

/// "fired from positions in X at Y", "the units stationed in X": the fire came from there. A "from"
/// leads to the name, and what the fire was aimed at follows.
bool fired_from(const PlaceContext& c, const NamePhrase& phrase) {
    constexpr std::uint32_t back = 4, ahead = 8; // tokens
    bool from = false;
    for (std::uint32_t i = phrase.spatial.first;
         !from && i-- > c.first && phrase.first - i <= back;) {
        if (c.text.tokens[i].kind == TokenKind::punctuation || c.found.at(i, Kind::toponym) ||
            c.found.at(i, Kind::event))
            break;
        const Annotation* word = c.relation_at(i);
        const bool positions =
            c.is(word, RelationClass::from) &&
            (word->last - word->first > 1 || c.found.find(word->last, phrase.first, Kind::target) ||
             is_fire(c, word->first));
        from = positions || c.is(word, RelationClass::stationed);
    }
    if (!from)
        return false;
    const std::uint32_t stop = std::min(c.last, phrase.name.last + ahead);
    for (std::uint32_t i = phrase.name.last; i < stop; ++i) {
        const Annotation* word = c.relation_at(i);
        if (c.is(word, RelationClass::on) || c.is(word, RelationClass::toward) ||
            c.found.at(i, Kind::place_type) || c.found.at(i, Kind::event))
            return true;
    }
    return false;
}

/// A name that a government bears too.
void assign_state(const PlaceContext& c, const NamePhrase& phrase, const StateName& state,
                  FoundPlace& place) {
    const Annotation* rel = c.relation_before(phrase.first);
    const bool on = c.is(rel, RelationClass::on) || c.is(rel, RelationClass::toward),
               region = place.where.feature_code == "RGN";
    if (state.capital &&
        (struck(c, phrase.name) || suffers(c, phrase.name) || (on && hit_before(c, phrase.name))))
        return;
    const bool typed = phrase.cue.type && *phrase.cue.type != PlaceTypeClass::area;
    const bool inherits = phrase.listed && phrase.before->role == PlaceRole::location &&
                          phrase.before->where.feature_code != "PCLI" && !state.capital;
    const bool measured = phrase.spatial.distance.has_value();
    if (!in_place(c, phrase, rel) && !typed && !(on && region) && !inherits && !measured &&
        !(phrase.cue.type && region))
        set_metonym(state, place);
    if (c.is(rel, RelationClass::from) && !region && !measured && !phrase.spatial.part)
        set(place, PlaceRole::origin, "where something came from");
}

} // namespace

void assign_role(const PlaceContext& c, const NamePhrase& phrase, FoundPlace& place) {
    const StateName* state = phrase.state;
    const Annotation* rel = c.relation_before(phrase.first);
    if (in_speaker(c, phrase.name.first, state != nullptr)) {
        const bool government = state && !phrase.name.has(clitic_in) &&
                                !c.is(rel, RelationClass::in) && !phrase.cue.type;
        return government ? set_metonym(*state, place)
                          : set(place, PlaceRole::speaker, "part of the name of who speaks");
    }
    if (is_topic(c, phrase.first) || goes_on_topic(c, phrase) ||
        (!phrase.listed && in_place(c, phrase, rel) && contains_previous(c, phrase, place)))
        return set(place, PlaceRole::topic,
                   "what is spoken of, or the unit that another place belongs to");
    if (fired_from(c, phrase))
        return set(place, PlaceRole::origin, "where the fire came from");
    if (state)
        return assign_state(c, phrase, *state, place);
    if (c.is(rel, RelationClass::from) && phrase.spatial.relation == PlaceRelation::at &&
        (rel->last - rel->first > 1 || !phrase.cue.type))
        set(place, PlaceRole::origin, "where something came from");
}

} // namespace waqia::ingest
