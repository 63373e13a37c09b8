// Borders, the line of contact, and countries as ground.
#include "ingest/extract/borders.hpp"

#include "geo/relation.hpp"
#include "ingest/extract/place_cues.hpp"
#include "ingest/extract/resolve.hpp"

#include <algorithm>
#include <cctype>

namespace waqia::ingest {

namespace {

constexpr std::string_view contact_line_id = "line-of-contact";
constexpr geo::Metres half_width{2000.0};      // of a line's footprint, to either side
constexpr geo::Metres shortest_reach{10000.0}; // of the section about a place

using Pair = std::vector<std::string>; // of ISO codes

void add(Pair& pair, const std::string& iso) {
    if (!iso.empty() && std::find(pair.begin(), pair.end(), iso) == pair.end())
        pair.push_back(iso);
}

std::string border_id(Pair pair) {
    std::sort(pair.begin(), pair.end());
    return "border:" + pair[0] + "-" + pair[1];
}

/// The border's row in the gazetteer.
std::string place_id(const Pair& sorted) {
    std::string id = "waqia:border-" + sorted[0] + "-" + sorted[1];
    for (char& c : id)
        c = static_cast<char>(std::tolower(c)); // ASCII: the C locale is never changed
    return id;
}

const geo::Border* border_of(const PlaceContext& c, const std::string& a, const std::string& b) {
    return c.tables.boundaries.line(border_id({a, b}));
}

/// Whether the name of a state stands there.
bool is_state(const PlaceContext& c, std::uint32_t token) {
    const Annotation* name = token < c.last ? c.found.at(token, Kind::toponym) : nullptr;
    return name && state_named(c.tables, c.found.bearers(*name));
}

/// The country of an outlying unit that has a border of its own: "the border with Nakhchivan".
std::string_view country_of_unit(const PlaceContext& c, const Annotation& name) {
    for (const auto& bearer : c.found.bearers(name))
        if (const auto place = c.tables.gazetteer.place(bearer.place); place.feature_code == "ADM1")
            return place.country;
    return {};
}

/// The states named right behind the word for a border; `end` becomes where their names end.
Pair states_behind(const PlaceContext& c, const Annotation& word, std::uint32_t& end) {
    Pair pair;
    constexpr std::uint32_t reach = 8;
    const std::uint32_t stop = std::min(c.last, word.last + reach);
    for (std::uint32_t i = word.last; i < stop && pair.size() < 2; ++i) {
        const char32_t mark = c.mark(i);
        if (mark == U'.' || mark == U'،' || mark == U':' || c.found.at(i, Kind::event) ||
            c.found.at(i, Kind::reporting))
            break;
        if (const Annotation* sides = c.relation_at(i); c.is(sides, RelationClass::both_sides)) {
            end = sides->last;    // "the border between the two countries"
            if (is_state(c, end)) // "the two countries(,) Armenia and Azerbaijan"
                i = end - 1;
            else if (is_state(c, end + 1))
                i = end;
            else
                break;
            continue;
        }
        if (const Annotation* n = c.found.at(i, Kind::nationality)) {
            add(pair, c.tables.lexicon.nationalities[n->payload].iso);
            end = n->last;
        } else if (const Annotation* t = c.found.at(i, Kind::toponym)) {
            if (const StateName* state = state_named(c.tables, c.found.bearers(*t))) {
                add(pair, state->iso);
                end = t->last;
            } else if (const auto country = country_of_unit(c, *t); !country.empty()) {
                add(pair, std::string(country));
                const Annotation* with = c.relation_before(i);
                if (c.is(with, RelationClass::other) || c.is(with, RelationClass::between))
                    end = t->last;
            }
            i = t->last - 1;
        }
    }
    if (pair.size() == 2 && c.fold(end).starts_with("و") && is_state(c, end))
        end = c.found.at(end, Kind::toponym)->last; // where three meet
    return pair;
}

/// The state that stands before "(near) the border with Iran": its adjective ("Azerbaijani
/// positions near ...") or a place of it. Empty if neither does.
std::string state_before(const PlaceContext& c, const Annotation& word) {
    const Annotation* rel = c.relation_before(word.first);
    const std::uint32_t end = rel ? rel->first : word.first;
    if (end <= c.first)
        return {};
    if (const Annotation* people = c.found.over(end - 1, Kind::nationality);
        people && people->last == end)
        return c.tables.lexicon.nationalities[people->payload].iso;
    const Annotation* name = c.found.over(end - 1, Kind::toponym);
    return name && name->last == end ? std::string(common_country(c, *name)) : std::string();
}

/// Completes a pair of which the text names one state or none.
void complete(const PlaceContext& c, Pair& pair, std::span<const StateCount> states) {
    std::vector<StateCount> ranked(states.begin(), states.end());
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const StateCount& a, const StateCount& b) { return a.count > b.count; });
    const auto has_border = [&](const std::string& iso) {
        return std::any_of(ranked.begin(), ranked.end(), [&](const StateCount& other) {
            return other.iso != iso && border_of(c, iso, other.iso);
        });
    };
    for (const auto& [iso, count] : ranked)
        if (pair.empty() ? has_border(iso) : pair.size() == 1 && border_of(c, pair[0], iso))
            add(pair, iso);
    // The theatre's own border, where only one of its two states is named at all.
    if (pair.size() == 1 && (pair[0] == "AM" || pair[0] == "AZ"))
        add(pair, pair[0] == "AM" ? "AZ" : "AM");
}

/// The number of the country in the gazetteer.
std::optional<std::uint32_t> country_of(const PlaceContext& c, std::string_view iso) {
    for (const auto& [place, state] : c.tables.states)
        if (!iso.empty() && state.iso == iso && !state.capital)
            return place;
    return std::nullopt;
}

std::string country_ar(const PlaceContext& c, const std::string& iso) {
    const auto place = country_of(c, iso);
    return place ? std::string(c.tables.gazetteer.place(*place).name_ar) : iso;
}

void take(const geo::Located& located, Location& where) {
    where.point = located.point;
    where.uncertainty = located.uncertainty;
    where.footprint = located.footprint;
}

void set_line(const geo::Border& line, std::string_view id, Location& where) {
    take(geo::along(id, line, half_width), where);
    where.where_prec = 5;
    where.relation = PlaceRelation::along;
    where.method = PlaceMethod::exact;
    where.conf = 0.8;
    where.feature_code = "BDRY";
}

FoundPlace found_at(const PlaceContext& c, const Annotation& word, std::uint32_t last) {
    FoundPlace place;
    place.first = place.name_first = word.first;
    place.last = last;
    place.where.text = c.text.words(word.first, last);
    return place;
}

} // namespace

namespace {

void set_border(const PlaceContext& c, Pair pair, Location& where) {
    std::sort(pair.begin(), pair.end());
    set_line(*border_of(c, pair[0], pair[1]), border_id(pair), where);
    where.place = c.tables.boundaries.country(pair[0])->name_en + "-" +
                  c.tables.boundaries.country(pair[1])->name_en + " border";
    where.place_ar = "حدود " + country_ar(c, pair[0]) + " مع " + country_ar(c, pair[1]);
    where.place_id = place_id(pair);
}

} // namespace

FoundPlace find_border(const PlaceContext& c, const Annotation& word,
                       std::span<const StateCount> states) {
    std::uint32_t end = word.last;
    Pair pair = states_behind(c, word, end);
    if (pair.size() == 1)
        if (const auto iso = state_before(c, word); !iso.empty() && border_of(c, pair[0], iso))
            add(pair, iso);
    if (pair.size() < 2)
        complete(c, pair, states);
    const bool adjective = c.is(&word, RelationClass::border_adjective);
    FoundPlace place = found_at(c, word, adjective ? word.last : end);
    place.where.feature_code = "BDRY";
    if (pair.size() < 2)
        place.reason = "border: the text does not say between which states";
    else if (!border_of(c, pair[0], pair[1]))
        place.reason = "border: these states have none, or none is bundled";
    else
        set_border(c, pair, place.where);
    return place;
}

bool border_between(const PlaceContext& c, const std::string& a, const std::string& b,
                    Location& border) {
    if (a.empty() || b.empty() || a == b || !border_of(c, a, b))
        return false;
    set_border(c, {a, b}, border);
    return true;
}

bool border_beside(const PlaceContext& c, const Location& about, Location& border) {
    constexpr geo::Metres beside{40000.0};
    geo::Metres nearest = beside;
    Pair pair;
    for (const char* other : {"AM", "AZ", "GE", "IR", "RU", "TR"})
        if (const geo::Border* line = border_of(c, about.country, other)) {
            const auto point = geo::nearest_on_border(*line, *about.point, c.tables.geodesic);
            if (const auto gap = c.tables.geodesic.distance(*about.point, point); gap < nearest) {
                nearest = gap;
                pair = {about.country, other};
            }
        }
    if (pair.empty())
        return false;
    set_border(c, pair, border);
    border.method = PlaceMethod::context;
    return true;
}

FoundPlace find_contact_line(const PlaceContext& c, const Annotation& word) {
    FoundPlace place = found_at(c, word, word.last);
    const geo::Border* line = c.tables.boundaries.line(contact_line_id);
    if (!line) {
        place.reason = "line of contact: none is bundled";
        return place;
    }
    set_line(*line, contact_line_id, place.where);
    place.where.place = "Line of contact 1994-2020";
    place.where.place_ar = "خط التماس 1994-2020";
    place.where.place_id = "waqia:line-of-contact";
    return place;
}

std::optional<FoundPlace> find_territory(const PlaceContext& c, const Annotation& word) {
    if (word.last >= c.last)
        return std::nullopt;
    std::string iso;
    std::uint32_t end = word.last;
    if (const Annotation* people = c.found.at(word.last, Kind::nationality)) {
        iso = c.tables.lexicon.nationalities[people->payload].iso;
        end = people->last;
    } else if (const Annotation* name = c.found.at(word.last, Kind::toponym)) {
        const StateName* state = state_named(c.tables, c.found.bearers(*name));
        if (state && !state->capital) {
            iso = state->iso;
            end = name->last;
        }
    }
    const auto country = country_of(c, iso);
    if (!country)
        return std::nullopt;
    FoundPlace place = found_at(c, word, end);
    place.where = location_of(c.tables, *country);
    place.where.text = c.text.words(word.first, end);
    place.where.method = PlaceMethod::exact;
    place.where.conf = 0.7;
    place.where.where_prec = c.relation(word).value;
    place.ground = true;
    if (const Annotation* before = c.relation_before(word.first);
        before && !c.is(before, RelationClass::in) && !c.is(before, RelationClass::on)) {
        place.role = PlaceRole::origin;
        place.reason = "where something came from";
    }
    return place;
}

void put_inside(const PlaceContext& c, std::string_view iso, Location& where) {
    where.country = iso;
    if (const geo::Area* area = c.tables.boundaries.country(iso))
        where.point = geo::keep_inside(*where.point, area->outline, c.tables.geodesic);
}

bool is_line(const Location& where) {
    return std::holds_alternative<geo::LineRef>(where.footprint);
}

void section_at(const PlaceContext& c, const Location& about, Location& line) {
    const std::string id = std::get<geo::LineRef>(line.footprint).id;
    const geo::Border* border = c.tables.boundaries.line(id);
    const geo::Metres reach = std::max(shortest_reach, about.uncertainty);
    take(geo::along_section(id, *border, *about.point, reach, half_width, c.tables.geodesic), line);
    line.place = line.place + ", " + about.place + " section";
    line.place_ar = "قطاع " + about.place_ar + " من " + line.place_ar;
    line.place_id = about.place_id;
    line.country = about.country;
    line.admin1 = about.admin1;
    line.admin2 = about.admin2;
    line.conf = about.conf;
    line.alternatives = about.alternatives;
}

} // namespace waqia::ingest
