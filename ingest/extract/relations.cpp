// Spatial relations: what the words beside a name say of how the event lies to the place.
#include "ingest/extract/relations.hpp"

#include "geo/relation.hpp"

#include <algorithm>
#include <charconv>

namespace waqia::ingest {

namespace {

constexpr geo::Metres how_near{5000.0};   // how far "near" may be
constexpr geo::Metres small{10000.0};     // waters that have a shore to be near to
constexpr geo::Metres how_far{10000.0};   // how far "south of" may be
constexpr geo::Metres farthest{500000.0}; // how far from a place an event may be said to be
constexpr int cardinal = 90;              // degrees between the four winds

/// "2.5", "2,5" or "٢٫٥": one token of digits with a decimal mark.
std::optional<double> decimal(std::string_view folded) {
    std::string ascii(folded);
    for (const std::string_view mark : {"٫", ","})
        if (const auto at = ascii.find(mark); at != std::string::npos)
            ascii.replace(at, mark.size(), ".");
    double value = 0.0;
    const auto [end, error] = std::from_chars(ascii.data(), ascii.data() + ascii.size(), value);
    if (error != std::errc() || end != ascii.data() + ascii.size())
        return std::nullopt;
    return value;
}

/// The number whose words end just before `token`, null if there is none.
const Number* number_before(const PlaceContext& c, std::uint32_t token) {
    const auto after = std::upper_bound(
        c.numbers.begin(), c.numbers.end(), token,
        [](std::uint32_t limit, const Number& number) { return limit <= number.first; });
    if (after == c.numbers.begin())
        return nullptr;
    const Number& number = *std::prev(after);
    return number.last == token && number.first >= c.first ? &number : nullptr;
}

/// "على بعد" and the like before the length that begins at `token`, with or without "about" behind
/// it: where the phrase begins.
std::uint32_t head_of_length(const PlaceContext& c, std::uint32_t token) {
    if (const Annotation* about = token > c.first ? c.found.over(token - 1, Kind::number) : nullptr;
        about && about->last == token && about->first >= c.first)
        token = about->first;
    const Annotation* head = c.relation_before(token);
    return c.is(head, RelationClass::distance_head) ? head->first : token;
}

/// "(and) a half" just before `token`, as a part of the unit; 0 where there is none.
double fraction_before(const PlaceContext& c, std::uint32_t token) {
    const Annotation* word = c.relation_before(token);
    return c.is(word, RelationClass::fraction) ? c.relation(*word).value / 100.0 : 0.0;
}

bool is_unit(const PlaceContext& c, const Annotation* word) {
    return c.is(word, RelationClass::unit_of_length) || c.is(word, RelationClass::length) ||
           c.is(word, RelationClass::dual);
}

/// How many of a unit, with the first token that says so.
struct Count {
    std::optional<double> value; ///< empty where it is vague
    std::uint32_t first = 0;
};

/// How many of the unit that stands at `unit`.
std::optional<Count> count_before(const PlaceContext& c, const Annotation& unit) {
    if (c.is(&unit, RelationClass::dual))
        return Count{2.0, unit.first};
    if (const Number* number = number_before(c, unit.first)) {
        if (number->qual == CasualtyQual::hundreds && c.relation(unit).value > 1)
            return std::nullopt; // "hundreds of kilometres" is not near
        if (number->value)
            return Count{static_cast<double>(*number->value), number->first};
        if (c.is(&unit, RelationClass::length)) // "about a kilometre"
            return Count{1.0, number->first};
        return Count{std::nullopt, number->first};
    }
    if (const double part = fraction_before(c, unit.first); part > 0.0)
        return Count{part, unit.first - 1};
    if (unit.first > c.first && c.text.tokens[unit.first - 1].kind == TokenKind::number)
        if (const auto value = decimal(c.fold(unit.first - 1)))
            return Count{value, unit.first - 1};
    if (c.is(&unit, RelationClass::length)) // "a kilometre"
        return Count{1.0, unit.first};
    return std::nullopt;
}

/// "800م": a number and its unit in one token, in metres.
std::optional<double> attached(const PlaceContext& c, std::uint32_t token) {
    const auto word = c.fold(token);
    const auto letters = word.find_first_not_of("0123456789.,");
    if (letters == 0 || letters == std::string_view::npos)
        return std::nullopt;
    const auto& index = c.tables.index;
    for (const Entry& entry : index.entries(index.next(0, index.form(word.substr(letters)))))
        if (entry.kind == Kind::relation)
            if (const auto& unit = c.tables.lexicon.relations[entry.payload];
                unit.cls == RelationClass::unit_of_length || unit.cls == RelationClass::length)
                if (const auto value = decimal(word.substr(0, letters)))
                    return *value * unit.value;
    return std::nullopt;
}

/// A length with the words that lead to it; nothing if they tell a height.
std::optional<Length> with_head(const PlaceContext& c, std::uint32_t first, std::uint32_t last,
                                std::optional<double> metres) {
    if (c.is(c.relation_before(first), RelationClass::height_head))
        return std::nullopt;
    if (metres && (!(*metres > 0.0) || *metres > farthest.value))
        return std::nullopt;
    Length length{head_of_length(c, first), last, {}};
    if (metres)
        length.metres = geo::Metres{*metres};
    return length;
}

/// The direction that is said before or behind a stated distance from a name that ends at `last`:
/// "5 km from X to the south".
const Annotation* direction_behind(const PlaceContext& c, std::uint32_t last) {
    const Annotation* word = c.relation_at(last);
    if (c.is(word, RelationClass::toward) || c.is(word, RelationClass::other)) // "to the south"
        word = c.relation_at(word->last);
    if (!c.is(word, RelationClass::direction) || c.found.at(word->last, Kind::toponym) ||
        c.found.at(word->last, Kind::place_type))
        return nullptr; // it belongs to the next name
    return word;
}

/// "by 5 km", "at a distance of 5 km (from it)" behind a name.
std::optional<Length> length_behind(const PlaceContext& c, std::uint32_t token) {
    if (c.mark(token) == U'،' && c.is(c.relation_at(token + 1), RelationClass::distance_head))
        ++token;
    const Annotation* head = c.relation_at(token);
    const std::uint32_t from = c.is(head, RelationClass::distance_head) ? head->last : token;
    constexpr std::uint32_t longest = 5; // tokens of a length
    for (std::uint32_t end = from + 1; end <= std::min(c.last, from + longest); ++end) {
        const auto length = length_before(c, end);
        if (!length || length->first > from)
            continue;
        const bool stated = from > token || c.text.fold(from).starts_with("ب");
        if (stated && length->first >= token && !is_unit(c, c.relation_at(end)))
            return Length{token, end, length->metres};
    }
    return std::nullopt;
}

/// "the eastern part of X": a direction with the article, or an adjective of direction, before the
/// "of" that stands at `of`.
const Annotation* part_before(const PlaceContext& c, const Annotation& of) {
    const Annotation* word = c.relation_before(of.first);
    const bool partitive = c.is(word, RelationClass::side) ||
                           (c.is(word, RelationClass::direction) && word->has(clitic_the));
    return partitive ? word : nullptr;
}

/// What stands before a "from" or "of": a part of the place, or a distance from it.
void away_from(const PlaceContext& c, const Annotation& of, std::uint32_t last,
               SpatialPhrase& phrase) {
    if (const Annotation* part = part_before(c, of)) {
        phrase.relation = PlaceRelation::direction;
        phrase.azimuth = c.relation(*part).value;
        phrase.part = true;
        phrase.first = part->first;
    } else if (const auto length = length_before(c, of.first)) {
        phrase.relation = PlaceRelation::near; // at a distance left vague
        phrase.distance = length->metres;
        phrase.first = length->first;
        if (const Annotation* wind = direction_behind(c, last)) {
            phrase.azimuth = c.relation(*wind).value;
            phrase.last = wind->last;
        }
    }
}

/// A side of the compass, narrower between the four winds.
geo::Direction direction(int azimuth) {
    return {static_cast<double>(azimuth), azimuth % cardinal == 0 ? 45.0 : 22.5};
}

void take(const geo::Located& located, Location& where) {
    where.point = located.point;
    where.uncertainty = located.uncertainty;
    where.footprint = located.footprint;
}

} // namespace

std::optional<Length> length_before(const PlaceContext& c, std::uint32_t token) {
    if (token > c.first)
        if (const auto metres = attached(c, token - 1))
            return with_head(c, token - 1, token, metres);
    double more = 0.0;
    const Annotation* unit = c.relation_before(token);
    while (c.is(unit, RelationClass::length_tail))
        unit = c.relation_before(unit->first);
    if (const Annotation* part = is_unit(c, unit) ? c.relation_before(unit->first) : nullptr;
        c.is(part, RelationClass::fraction) && part->has(clitic_and)) {
        more = c.relation(*part).value / 100.0; // "3 km and half a kilometre"
        unit = c.relation_before(part->first);
    } else if (c.is(unit, RelationClass::fraction) && unit->has(clitic_and)) {
        more = c.relation(*unit).value / 100.0;
        unit = c.relation_before(unit->first);
    }
    if (!is_unit(c, unit))
        return std::nullopt;
    const auto count = count_before(c, *unit);
    if (!count)
        return std::nullopt;
    return with_head(c, count->first, token,
                     count->value ? std::optional((*count->value + more) * c.relation(*unit).value)
                                  : std::nullopt);
}

SpatialPhrase read_relation(const PlaceContext& c, std::uint32_t first, std::uint32_t last) {
    SpatialPhrase phrase;
    phrase.first = first;
    phrase.last = last;
    const Annotation* word = c.relation_before(first);
    if (c.is(word, RelationClass::in))
        if (const Annotation* wind = c.relation_before(word->first);
            c.is(wind, RelationClass::direction))
            word = wind; // "west of both X and Y"
    if (!word)
        return phrase;
    if (c.is(word, RelationClass::near) || c.is(word, RelationClass::along)) {
        phrase.relation =
            c.is(word, RelationClass::near) ? PlaceRelation::near : PlaceRelation::along;
        phrase.first = word->first;
    } else if (c.is(word, RelationClass::direction) ||
               (c.is(word, RelationClass::side) && c.fold(first).starts_with("ل"))) {
        phrase.relation = PlaceRelation::direction; // "the eastern outskirts of X" among them
        phrase.azimuth = c.relation(*word).value;
        phrase.first = word->first;
        if (const auto length = length_before(c, word->first)) {
            phrase.distance = length->metres;
            phrase.first = length->first;
        } else if (const auto behind = length_behind(c, last)) {
            phrase.distance = behind->metres;
            phrase.last = behind->last;
        }
    } else if (c.is(word, RelationClass::from) || c.is(word, RelationClass::away)) {
        away_from(c, *word, last, phrase);
    }
    if (phrase.distance)
        phrase.relation = PlaceRelation::distance;
    return phrase;
}

void make_near(Location& where) {
    const bool line = where.where_prec == 5;
    where.relation = line ? PlaceRelation::along : PlaceRelation::near;
    const bool small_waters = where.where_prec == 7 && where.uncertainty < small;
    if (where.where_prec.value_or(7) > 2 && !small_waters)
        return;
    where.where_prec = 2;
    take(geo::near({*where.point, where.uncertainty}, how_near), where);
}

void make_axis(Location& where) {
    if (where.where_prec.value_or(7) > 2)
        return;
    const auto ground = geo::axis({*where.point, where.uncertainty});
    where.uncertainty = ground.uncertainty;
    where.footprint = ground.footprint;
    where.where_prec = 2;
    where.relation = PlaceRelation::near;
}

void apply_relation(const PlaceContext& c, const SpatialPhrase& phrase, Location& where) {
    if (phrase.relation == PlaceRelation::near)
        return make_near(where);
    if (phrase.relation == PlaceRelation::at || phrase.part) {
        if (phrase.part && where.where_prec == 6)
            where.where_prec = 5; // part of a country
        if (phrase.part && where.where_prec.value_or(0) >= 3)
            where.relation = PlaceRelation::direction;
        return;
    }
    if (phrase.relation == PlaceRelation::along) {
        if (where.where_prec == 5 || where.where_prec == 7) // a line, or waters
            where.relation = PlaceRelation::along;
        return;
    }
    where.relation = phrase.relation;
    if (where.where_prec.value_or(7) > 2) {
        if (where.where_prec == 6)
            where.where_prec = 5;
        return;
    }
    where.where_prec = 2;
    const geo::Site site{*where.point, where.uncertainty};
    if (!phrase.azimuth)
        return take(geo::distant(site, *phrase.distance), where);
    const geo::Direction wind = direction(*phrase.azimuth);
    if (phrase.distance)
        take(geo::offset(site, wind, *phrase.distance, c.tables.geodesic), where);
    else
        take(geo::toward(site, wind, how_far), where);
}

} // namespace waqia::ingest
