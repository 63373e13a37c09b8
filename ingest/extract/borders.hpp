#pragma once

#include "ingest/extract/place_context.hpp"
#include "ingest/extract/places.hpp"

#include <optional>
#include <span>
#include <string>

namespace waqia::ingest {

/// A state and how often the article names it.
struct StateCount {
    std::string iso; ///< ISO 3166-1 alpha-2
    int count = 0;
};

/// The border that the words at `word` name: that of the two states named beside it, else of those
/// that the article names most, of which one has a border with the other. Without a point where the
/// text does not say which border, or none is bundled; `reason` then says so.
FoundPlace find_border(const PlaceContext& context, const Annotation& word,
                       std::span<const StateCount> states);

/// The line of contact of 1994-2020.
FoundPlace find_contact_line(const PlaceContext& context, const Annotation& word);

/// The border between two states (ISO codes); false if they have none, or none is bundled.
bool border_between(const PlaceContext& context, const std::string& a, const std::string& b,
                    Location& border);

/// Gives a border that the text does not tell apart the country's border beside a place, if there
/// is one within 40 km; false if there is none.
bool border_beside(const PlaceContext& context, const Location& about, Location& border);

/// "the territory of Armenia", "Armenian air space": a country as ground, or what lies above it.
/// Nothing where no state is named behind the word.
std::optional<FoundPlace> find_territory(const PlaceContext& context, const Annotation& word);

/// Puts the point of a place with a point into the country that the text says it is in.
void put_inside(const PlaceContext& context, std::string_view iso, Location& where);

/// Whether the place is a line of which `section_at` can take a section.
bool is_line(const Location& where);

/// The section of a line about a place: the point of the line nearest to it.
void section_at(const PlaceContext& context, const Location& about, Location& line);

} // namespace waqia::ingest
