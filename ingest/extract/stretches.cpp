// Lines and stretches: what several names and words tell together of one place.
#include "ingest/extract/stretches.hpp"

#include "geo/relation.hpp"
#include "ingest/extract/borders.hpp"

namespace waqia::ingest {

namespace {

bool is_end(const FoundPlace& place) {
    return place.role == PlaceRole::location && place.where.where_prec.value_or(7) <= 4;
}

bool is_stretch(const PlaceContext& c, const FoundPlace& head) {
    if (c.is(c.relation_before(head.first), RelationClass::between))
        return true;
    const Annotation* type =
        head.name_first > c.first ? c.found.over(head.name_first - 1, Kind::place_type) : nullptr;
    return type && c.tables.lexicon.place_types[type->payload] == PlaceTypeClass::road;
}

} // namespace

bool can_have_section(const FoundPlace& place) {
    return place.where.point && place.where.where_prec.value_or(7) <= 4 &&
           place.where.feature_code != "RGN";
}

bool take_section(const PlaceContext& c, FoundPlace& about, FoundPlace& line) {
    if (!line.where.point && !border_beside(c, about.where, line.where))
        return false;
    line.reason = {};
    section_at(c, about.where, line.where);
    about.role = PlaceRole::topic;
    about.reason = "tells which section of a line is meant";
    return true;
}

void take_section_behind(const PlaceContext& c, FoundPlace& line, FoundPlace& place) {
    const bool border =
        is_line(line.where) || (line.where.feature_code == "BDRY" && !line.where.point);
    const Annotation* rel = c.relation_before(place.first);
    const bool beside =
        place.where.relation != PlaceRelation::at && place.where.relation != PlaceRelation::area;
    if (!border || line.last != (rel && !beside ? rel->first : place.first))
        return;
    const bool adjective = c.is(c.relation_at(line.first), RelationClass::border_adjective);
    if (place.where.feature_code == "RGN" && line.where.point) {
        place.role = PlaceRole::topic;
        place.reason = "tells where a line is";
    } else if (can_have_section(place) && (beside || adjective)) {
        line.role = PlaceRole::topic;
        line.reason = "described by the place behind it";
    } else if (can_have_section(place) && (!rel || c.is(rel, RelationClass::in))) {
        take_section(c, place, line);
    }
}

namespace {

/// "(the border) on the Azerbaijani side": behind the line.
void put_on_bank_behind(const PlaceContext& c, FoundPlace& line) {
    const Annotation* in = c.relation_at(line.last);
    const Annotation* bank = in ? c.relation_at(in->last) : nullptr;
    const Annotation* people =
        c.is(bank, RelationClass::bank) ? c.found.at(bank->last, Kind::nationality) : nullptr;
    if (!people || people->last > c.last ||
        !(c.is(in, RelationClass::in) || c.is(in, RelationClass::on)))
        return;
    line.last = people->last;
    put_inside(c, c.tables.lexicon.nationalities[people->payload].iso, line.where);
}

} // namespace

void put_on_bank(const PlaceContext& c, FoundPlace& line) {
    if (line.where.point)
        put_on_bank_behind(c, line);
    const Annotation* of = c.relation_before(line.first);
    const std::uint32_t end = c.is(of, RelationClass::from) ? of->first : line.first;
    const Annotation* people = end > c.first ? c.found.over(end - 1, Kind::nationality) : nullptr;
    if (!people || people->last != end || !line.where.point)
        return;
    const Annotation* bank = c.relation_before(people->first);
    if (!c.is(bank, RelationClass::bank))
        return;
    line.first = bank->first;
    put_inside(c, c.tables.lexicon.nationalities[people->payload].iso, line.where);
    if (c.is(c.relation_before(bank->first), RelationClass::from)) {
        line.role = PlaceRole::origin;
        line.reason = "where something came from";
    }
}

void put_away(const Length& length, FoundPlace& line) {
    line.first = length.first;
    if (!length.metres) {
        line.where.relation = PlaceRelation::near;
        return;
    }
    line.where.relation = PlaceRelation::distance;
    line.where.uncertainty.value += length.metres->value;
    std::get<geo::LineRef>(line.where.footprint).half_width = *length.metres;
}

void choose_sides(const PlaceContext& c, std::span<FoundPlace> places) {
    constexpr std::uint32_t gap = 4;
    for (std::size_t i = 0; i < places.size(); ++i) {
        FoundPlace& ground = places[i];
        if (!ground.ground || ground.role != PlaceRole::location)
            continue;
        for (std::size_t j = 0; j < places.size(); ++j) {
            FoundPlace& place = places[j];
            const bool beside = place.last <= ground.first ? place.last + gap >= ground.first
                                                           : ground.last + gap >= place.first;
            if (j == i || !beside || place.role != PlaceRole::location || !place.where.point ||
                place.where.relation == PlaceRelation::at ||
                place.where.relation == PlaceRelation::area)
                continue;
            put_inside(c, ground.where.country, place.where);
            ground.role = PlaceRole::topic;
            ground.reason = "tells on which side another place lies";
        }
    }
}

namespace {

/// Whether the words before a place are for a section of a border or a front.
bool is_section(const PlaceContext& c, const FoundPlace& head) {
    const Annotation* type =
        head.name_first > c.first ? c.found.over(head.name_first - 1, Kind::place_type) : nullptr;
    return c.is(c.relation_before(head.first), RelationClass::border) ||
           (type && c.tables.lexicon.place_types[type->payload] == PlaceTypeClass::area);
}

/// "the X-Y section" of places of two states: their border beside the one that is known best. False
/// if they have none.
bool join_at_border(const PlaceContext& c, const Location& b, Location& a) {
    const Location about = a.where_prec.value_or(7) <= b.where_prec.value_or(7) ? a : b;
    Location line;
    if (!border_between(c, a.country, b.country, line))
        return false;
    section_at(c, about, line);
    a = std::move(line);
    return true;
}

void join_ends(const PlaceContext& c, const Location& b, Location& a) {
    const auto stretch =
        geo::between({*a.point, a.uncertainty}, {*b.point, b.uncertainty}, c.tables.geodesic);
    a.point = stretch.point;
    a.uncertainty = stretch.uncertainty;
    a.footprint = stretch.footprint;
    a.where_prec = 5;
    a.relation = PlaceRelation::between;
    a.place += " - " + b.place;
    a.place_ar += " - " + b.place_ar;
    a.place_id += "|" + b.place_id;
}

} // namespace

void join_stretches(const PlaceContext& c, std::span<FoundPlace> places) {
    for (std::size_t i = 0; i + 1 < places.size(); ++i) {
        FoundPlace& a = places[i];
        FoundPlace& b = places[i + 1];
        const bool last = i + 2 == places.size() || places[i + 2].group != a.group;
        if (a.group != b.group || !last || !is_end(a) || !is_end(b) ||
            !(b.ends_way || is_stretch(c, a)))
            continue;
        const bool units = a.where.where_prec.value_or(0) > 2 || b.where.where_prec.value_or(0) > 2;
        const bool front = is_section(c, a) || (b.ends_way && units); // "the Tavush-Tovuz front"
        if (!front || !join_at_border(c, b.where, a.where))
            join_ends(c, b.where, a.where);
        a.where.text = c.text.words(a.name_first, b.last);
        b.role = PlaceRole::topic;
        b.reason = "the other end of a stretch between two places";
    }
}

} // namespace waqia::ingest
