#pragma once

#include "ingest/extract/place_context.hpp"
#include "ingest/extract/places.hpp"
#include "ingest/extract/relations.hpp"
#include "ingest/extract/resolve.hpp"

namespace waqia::ingest {

/// A place name with the words that lead to it.
struct NamePhrase {
    explicit NamePhrase(const Annotation& its_name) : name(its_name), first(its_name.first) {}

    const Annotation& name;
    const StateName* state = nullptr;   ///< the government that the name may stand for
    const FoundPlace* before = nullptr; ///< the place found before it, null if there is none
    bool listed = false;                ///< goes on with a list that `before` is in
    PlaceCue cue;
    std::uint32_t first; ///< its type word, or the name itself
    std::uint8_t type_clitics = clitic_none;
    SpatialPhrase spatial; ///< how something is said to lie to it
};

/// Says what the name of `place` does in its sentence, by the words round it: where something is or
/// comes from, what is spoken of, a government, a part of a speaker's name.
void assign_role(const PlaceContext& context, const NamePhrase& phrase, FoundPlace& place);

} // namespace waqia::ingest
