// A place name with the words that lead to it.
#include "ingest/extract/place_phrase.hpp"

#include "ingest/extract/place_cues.hpp"

namespace waqia::ingest {

namespace {

/// The type word before a name: "the Armenian capital Yerevan", "towns of X".
void read_type(const PlaceContext& c, const PlaceList& list, NamePhrase& phrase) {
    std::uint32_t before = c.before_marks(phrase.name.first);
    if (before > c.first) {
        if (const Annotation* of = c.found.over(before - 1, Kind::nationality);
            of && of->first > c.first && c.found.over(of->first - 1, Kind::place_type))
            before = of->first;
        const Annotation* type = c.found.over(before - 1, Kind::place_type);
        if (type && type->last == before && type->first >= c.first) {
            phrase.cue.type = c.tables.lexicon.place_types[type->payload];
            phrase.first = type->first;
            phrase.type_clitics = type->clitics;
        }
    }
    if (!phrase.cue.type && phrase.listed)
        phrase.cue.type = list.type;
}

} // namespace

NamePhrase read_phrase(const PlaceContext& c, const Annotation& name, const PlaceList& list,
                       std::span<const Nearby::Entry> nearby,
                       std::span<const Nearby::Entry> beside) {
    NamePhrase phrase(name);
    phrase.before = list.places.empty() ? nullptr : &list.places.back();
    if (const Annotation* toponym = c.found.at(name.first, Kind::toponym)) // a pinned name's too
        phrase.state = state_named(c.tables, c.found.bearers(*toponym));
    phrase.listed =
        ends_way(c, list, name.first, name.clitics) || in_list(c, list, name.first, name.clitics);
    phrase.cue.nearby = nearby;
    phrase.cue.beside = beside;
    phrase.cue.country = country_behind(c, name.last);
    phrase.cue.unit = unit_behind(c, name.last);
    read_type(c, list, phrase);
    phrase.spatial = read_relation(c, phrase.first, name.last);
    const Annotation* within = c.found.at(name.first, Kind::place_type); // "Mount X"
    const bool own_type = phrase.first < name.first || (within && within->last < name.last);
    const bool after_comma = name.first > c.first && c.mark(name.first - 1) == U'،';
    // A comma and "and" may as well begin the next clause.
    const bool in_typed_list =
        phrase.cue.type && !(after_comma && c.fold(name.first).starts_with("و"));
    phrase.cue.alone = stands_alone(c, name.last);
    phrase.cue.certain = own_type || in_typed_list ||
                         phrase.spatial.relation != PlaceRelation::at || is_object(c, phrase.first);
    phrase.cue.located = phrase.cue.certain || name.has(clitic_in) || phrase.listed ||
                         puts_somewhere(c, c.relation_before(phrase.first));
    return phrase;
}

} // namespace waqia::ingest
