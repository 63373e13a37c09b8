// Names that no table holds: whether a word is one, and which place sounds like it.
#include "ingest/extract/place_sounds.hpp"

#include "gazetteer/phonetic.hpp"

namespace waqia::ingest {

namespace {

/// "its surroundings": a word with a pronoun is no name.
bool has_pronoun(std::string_view word) {
    return word.ends_with("ها") || word.ends_with("هما") || word.ends_with("هم");
}

} // namespace

bool may_be_name(const PlaceContext& c, std::span<const FoundPlace> places, std::uint32_t token) {
    if (token == c.first || c.text.tokens[token].kind != TokenKind::word || c.found.known(token) ||
        has_pronoun(c.fold(token)))
        return false;
    const std::uint32_t end = c.before_marks(token);
    const Annotation* type = end > c.first ? c.found.over(end - 1, Kind::place_type) : nullptr;
    return (type && type->last == end) || c.relation_before(token) ||
           (!places.empty() && places.back().last <= token && places.back().last + 1 >= token);
}

bool is_settlement_word(std::optional<PlaceTypeClass> type) {
    return type == PlaceTypeClass::town || type == PlaceTypeClass::village;
}

std::optional<double> least_likeness(const PlaceContext& c, const NamePhrase& phrase) {
    constexpr double behind_type = gazetteer::Sounds::alike, behind_unit = 0.90, in_a_list = 0.90,
                     related = 0.92, behind_area = 0.94;
    if (c.fold(phrase.name.first).starts_with("ال"))
        return std::nullopt;
    if (phrase.first < phrase.name.first) {
        const Annotation* type = c.found.at(phrase.first, Kind::place_type);
        if (!type || type->has(clitic_the))
            return std::nullopt;
        return is_settlement_word(phrase.cue.type)        ? behind_type
               : phrase.cue.type == PlaceTypeClass::admin ? behind_unit
                                                          : behind_area;
    }
    if (phrase.listed)
        return phrase.before->role == PlaceRole::location && phrase.before->where.point
                   ? std::optional(in_a_list)
                   : std::nullopt;
    const auto relation = phrase.spatial.relation;
    return relation == PlaceRelation::near || relation == PlaceRelation::direction ||
                   relation == PlaceRelation::distance
               ? std::optional(related)
               : std::nullopt;
}

Location sounding(const PlaceContext& c, SoundMemory& sounds, const NamePhrase& phrase,
                  double least, std::uint32_t& last) {
    const std::uint32_t first = phrase.name.first;
    const auto spelled = [&](std::uint32_t end) {
        constexpr std::size_t conjunction = 2; // bytes of a waw
        return c.text.words(first, end).substr(phrase.name.has(clitic_and) ? conjunction : 0);
    };
    if (last < c.last && c.text.tokens[last].kind == TokenKind::word &&
        (!c.found.known(last) || c.found.at(last, Kind::toponym)) &&
        !c.fold(last).starts_with("و")) {
        Location where = resolve_by_sound(c.tables, sounds, spelled(last + 1), least, phrase.cue);
        if (where.point) {
            ++last;
            return where;
        }
    }
    return resolve_by_sound(c.tables, sounds, spelled(last), least, phrase.cue);
}

} // namespace waqia::ingest
