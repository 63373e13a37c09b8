#pragma once

#include "ingest/extract/place_context.hpp"
#include "ingest/extract/places.hpp"

#include <optional>
#include <span>

namespace waqia::ingest {

/// What a name may continue: the places found before it, and the type word of their last list.
struct PlaceList {
    std::span<const FoundPlace> places; ///< of the article; views what its finder holds
    std::optional<PlaceTypeClass> type;
};

/// Whether the name at `first`, with its proclitics, continues a list: "X وY", "X، وY",
/// "X، Y" behind a name of the same list.
bool in_list(const PlaceContext& context, const PlaceList& list, std::uint32_t first,
             std::uint8_t clitics);

/// Whether the name at `first` is where a way ends that begins with the place before: "X-Y"
/// behind a word for a road or a front, "from X to Y", "that joins X with Y" behind a road.
bool ends_way(const PlaceContext& context, const PlaceList& list, std::uint32_t first,
              std::uint8_t clitics);

/// The place that the last list began with; there must be one.
const FoundPlace& head_of_list(std::span<const FoundPlace> places);

} // namespace waqia::ingest
