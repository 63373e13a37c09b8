// Lists of places, and ways from one place to another.
#include "ingest/extract/place_lists.hpp"

#include "ingest/extract/place_cues.hpp"

namespace waqia::ingest {

namespace {

bool is_hyphen(char32_t m) {
    return m == U'-' || m == U'–' || m == U'—';
}

/// Whether the last place follows the words for a border: "the border section X-Y".
bool behind_border(const PlaceContext& c, const PlaceList& list) {
    const Annotation* rel = c.relation_before(list.places.back().first);
    return c.is(rel, RelationClass::border);
}

} // namespace

bool in_list(const PlaceContext& c, const PlaceList& list, std::uint32_t first,
             std::uint8_t clitics) {
    constexpr std::size_t longest_list = 40;
    if (list.places.empty() || list.places.back().last <= c.first ||
        (list.places.size() > longest_list &&
         list.places[list.places.size() - longest_list].group == list.places.back().group))
        return false;
    std::uint32_t at = list.places.back().last;
    while (c.mark(at) == U')' || c.quote(at))
        ++at;
    if (at < c.last)
        if (const Annotation* of = c.found.at(at, Kind::nationality))
            at = of->last; // "the Armenian town of X and Y"
    const bool comma = c.mark(at) == U'،' || c.mark(at) == U',';
    if (comma)
        ++at;
    const bool apart = c.fold(at) == "و"; // 'X and "Y"'
    if (apart)
        ++at;
    while (c.quote(at))
        ++at;
    const Annotation* again = at < c.last ? c.relation_at(at) : nullptr;
    const bool own_relation = again && again->has(clitic_and) && puts_somewhere(c, again);
    if (own_relation)
        at = again->last; // "on X and on Y", "X and the surroundings of Y"
    if (const Annotation* type = at < c.last ? c.found.at(at, Kind::place_type) : nullptr;
        type && (own_relation || type->has(clitic_and)))
        at = type->last;
    else if (own_relation)
        return at == first;
    else if (at != first || (!comma && !apart && (clitics & clitic_and) == 0))
        return false;
    return at == first && (clitics & clitic_in) == 0;
}

bool ends_way(const PlaceContext& c, const PlaceList& list, std::uint32_t first,
              std::uint8_t clitics) {
    const bool road = list.type == PlaceTypeClass::road;
    if (list.places.empty() || list.places.back().last <= c.first ||
        (!road && list.type != PlaceTypeClass::axis && list.type != PlaceTypeClass::area &&
         !behind_border(c, list)))
        return false;
    const std::uint32_t end = list.places.back().last;
    const Annotation* to = c.relation_at(end);
    return (end + 1 == first && is_hyphen(c.mark(end))) ||
           (road && end == first && (clitics == clitic_none || clitics == clitic_in)) ||
           (list.type != PlaceTypeClass::area && c.is(to, RelationClass::other) &&
            to->last == first);
}

const FoundPlace& head_of_list(std::span<const FoundPlace> places) {
    std::size_t first = places.size() - 1;
    while (first > 0 && places[first - 1].group == places[first].group)
        --first;
    return places[first];
}

} // namespace waqia::ingest
