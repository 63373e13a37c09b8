#pragma once

#include "geo/outline.hpp"

#include <optional>
#include <vector>

namespace waqia::geo {

class Geodesic;

/// The line along which two areas meet.
struct Border {
    std::vector<Polyline> parts; ///< unconnected stretches, the longest first
    Metres length;               ///< of all parts together
    /// A vertex of both outlines: of the longest part, the vertex nearest to its middle by length.
    LonLat on_border;
    Metres reach; ///< from `on_border` to the farthest vertex
};

/// The edges that two outlines share, or nothing where they share none. Exact: an edge counts where
/// both outlines have both its ends, so neighbours must come from one topology, as the bundled
/// ones do. Costs a sort of the edges of the second outline: milliseconds for large countries.
std::optional<Border> shared_border(const Outline& a, const Outline& b, const Geodesic& geodesic);

/// The point of a border nearest to a place ("the Goris section of the border"), exact as
/// `nearest` is.
LonLat nearest_on_border(const Border& border, LonLat place, const Geodesic& geodesic);

/// The stretches of a border within a distance of a position, as `within` has them.
std::vector<Polyline> section(const Border& border, LonLat about, Metres reach,
                              const Geodesic& geodesic);

} // namespace waqia::geo
