#pragma once

#include "ingest/extract/place_context.hpp"
#include "ingest/report.hpp"

#include <optional>

namespace waqia::ingest {

/// How the words beside a place's name say that something lies to it.
struct SpatialPhrase {
    std::uint32_t first = 0, last = 0;          ///< tokens of the whole phrase, the name among them
    PlaceRelation relation = PlaceRelation::at; ///< at, near, along, direction or distance
    std::optional<int> azimuth;                 ///< degrees clockwise from north
    std::optional<geo::Metres> distance;        ///< as stated
    bool part = false; ///< the direction names a part of the place ("the eastern part of X")
};

/// A length in words or digits ("three kilometres and a half"): tokens [first, last), what leads to
/// it ("at a distance of") among them.
struct Length {
    std::uint32_t first = 0, last = 0;
    std::optional<geo::Metres> metres; ///< empty where it is vague ("some kilometres")
};

/// Reads what stands before the name's phrase (its type word included), which begins at `first`,
/// and behind it, where it ends at `last`.
SpatialPhrase read_relation(const PlaceContext& context, std::uint32_t first, std::uint32_t last);

/// The length whose words end just before `token`, heights above the ground or the sea left out.
std::optional<Length> length_before(const PlaceContext& context, std::uint32_t token);

/// Moves a place to where the phrase says: point, precision, uncertainty and footprint. A place
/// that is an area keeps its point; a part of it is as precise as the whole.
void apply_relation(const PlaceContext& context, const SpatialPhrase& phrase, Location& where);

/// The ground "near" a place.
void make_near(Location& where);

/// "محور X": somewhere about X.
void make_axis(Location& where);

} // namespace waqia::ingest
