#pragma once

#include "ingest/extract/place_phrase.hpp"

namespace waqia::ingest {

/// Says what the name of `place` does in its sentence, by the words round it: where something is or
/// comes from, what is spoken of, a government, a part of a speaker's name.
void assign_role(const PlaceContext& context, const NamePhrase& phrase, FoundPlace& place);

} // namespace waqia::ingest
