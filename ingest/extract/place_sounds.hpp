#pragma once

#include "ingest/extract/place_phrase.hpp"

#include <optional>
#include <span>

namespace waqia::ingest {

/// Whether the token is a word that no table holds and what stands before it can lead to a name:
/// cheap, for every unknown word. `places` are those found before it.
bool may_be_name(const PlaceContext& context, std::span<const FoundPlace> places,
                 std::uint32_t token);

/// "town", "village".
bool is_settlement_word(std::optional<PlaceTypeClass> type);

/// How alike (0..1) a place must sound, by how surely a name stands here; nothing if it does not.
std::optional<double> least_likeness(const PlaceContext& context, const NamePhrase& phrase);

/// The place that sounds like the name, with the next word if that is unknown too or a name
/// ("Nizhnyaya Askipara"); `last` becomes where the name ends. Without a point if there is none.
Location sounding(const PlaceContext& context, SoundMemory& sounds, const NamePhrase& phrase,
                  double least, std::uint32_t& last);

} // namespace waqia::ingest
