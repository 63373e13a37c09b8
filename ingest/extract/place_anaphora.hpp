#pragma once

#include "ingest/extract/place_context.hpp"
#include "ingest/extract/places.hpp"

#include <vector>

namespace waqia::ingest {

/// "المدينة", "هذه المناطق", "الإقليم": adds the places named last that the word can mean, as the
/// members of `group`; none if there are none. Returns the token behind what was read.
std::uint32_t refer_back(const PlaceContext& context, const Annotation& word, std::uint32_t group,
                         std::vector<FoundPlace>& places);

} // namespace waqia::ingest
