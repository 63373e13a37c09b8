#pragma once

#include "ingest/extract/place_context.hpp"
#include "ingest/extract/places.hpp"
#include "ingest/extract/relations.hpp"

#include <span>

namespace waqia::ingest {

/// Whether "the X section of the border" can be said of the place: a settlement, a site, a unit,
/// and no region.
bool can_have_section(const FoundPlace& place);

/// Makes `line` its section about a place, which then only tells where the section is; of a border
/// that the text does not tell apart, the one beside the place. False if there is none.
bool take_section(const PlaceContext& context, FoundPlace& about, FoundPlace& line);

/// "the border in the region of X", "the border villages of X", "on the border near X": what a line
/// and the place whose words follow its own tell together. Leaves both alone if they do not.
void take_section_behind(const PlaceContext& context, FoundPlace& line, FoundPlace& place);

/// "the Azerbaijani side of the border": puts the line's point there, if such words lead
/// to it or follow it.
void put_on_bank(const PlaceContext& context, FoundPlace& line);

/// "5 km from the border".
void put_away(const Length& length, FoundPlace& line);

/// "5 km from the border, in the territory of Armenia": of the places of a sentence, what is beside
/// a territory is put there.
void choose_sides(const PlaceContext& context, std::span<FoundPlace> places);

/// "between X and Y", "the road from X to Y", "the X-Y road": of the places of a sentence, the ends
/// of such a way become one stretch, held by the first.
void join_stretches(const PlaceContext& context, std::span<FoundPlace> places);

} // namespace waqia::ingest
