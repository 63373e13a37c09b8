#pragma once

#include "ingest/extract/place_lists.hpp"
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

/// Reads the words round a name: type word, relation, list, and what they say of its bearer.
/// `nearby` are known places of the article, `beside` those of the sentence; both are viewed.
NamePhrase read_phrase(const PlaceContext& context, const Annotation& name, const PlaceList& list,
                       std::span<const Nearby::Entry> nearby,
                       std::span<const Nearby::Entry> beside);

} // namespace waqia::ingest
