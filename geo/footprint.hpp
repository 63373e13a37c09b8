#pragma once

#include "geo/outline.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace waqia::geo {

class Boundaries;
class Geodesic;

/// The ground within a distance of a position.
struct Circle {
    LonLat centre;
    Metres radius; ///< 0 or more; farther than to the other side of the globe is all of it

    friend bool operator==(const Circle&, const Circle&) = default;
};

/// The ground between two distances of a position and between two azimuths.
struct Sector {
    LonLat apex;
    double azimuth = 0.0;    ///< of its middle, degrees clockwise from north
    double half_angle = 0.0; ///< degrees to either side, above 0 and at most 180
    Metres inner, outer;     ///< 0 <= inner < outer

    friend bool operator==(const Sector&, const Sector&) = default;
};

/// The ground within a distance of a line: a road, a river, the way between two places.
struct Stretch {
    Polyline line;     ///< two positions or more, joined by geodesics; they may be the same
    Metres half_width; ///< 0 or more; drawn as 10,000 km if more than that

    friend bool operator==(const Stretch&, const Stretch&) = default;
};

/// An area of the boundaries, by what Area::id holds.
struct AreaRef {
    enum class Layer : unsigned char { country, region, historical };
    Layer layer = Layer::country;
    std::string id;

    friend bool operator==(const AreaRef&, const AreaRef&) = default;
};

/// The ground within a distance of a line of the boundaries, or of its section about a position.
struct LineRef {
    std::string id; ///< as Boundaries::line takes it: "border:AM-AZ", "line-of-contact"
    std::optional<LonLat> about;
    Metres reach;      ///< of the section: how far from the point of the line nearest to `about`
    Metres half_width; ///< to either side; as of Stretch

    friend bool operator==(const LineRef&, const LineRef&) = default;
};

/// How to draw the ground on which something may have happened. Small, where its outline may be
/// large: kept with a report, drawn once where it is written.
using Footprint = std::variant<std::monostate, Circle, Sector, Stretch, AreaRef, LineRef>;

/// Draws a footprint as polygons: every distance geodesic, rings valid and simple, exteriors
/// counterclockwise, holes clockwise; cut at the antimeridian, and closed over a pole that they
/// hold along the edge of the map, latitude 90 (RFC 7946, 3.1.6 and 3.1.9). Edges are straight in
/// longitude and latitude.
///
/// Circles and arcs have a vertex at least every 5 degrees and are never off the true curve by more
/// than 0.5 % of its radius, the sides of sectors by no more than that of the outer one, stretches
/// and lines by no more than 1 % of their half width, however long. Areas are drawn as the
/// boundaries have them. A radius of 19,905 km or more is drawn as the whole globe.
///
/// Empty for std::monostate, for a reference that the boundaries do not have, and for what is
/// smaller than a millimetre. Throws nothing on any value in range. Costs some 0.1 ms for a circle,
/// a sector or a stretch of 50 km, 10 ms for the border of Armenia and Azerbaijan.
Outline draw(const Footprint& footprint, const Boundaries& boundaries, const Geodesic& geodesic);

/// A footprint as one line of ASCII, and back: what is read is what was written, bit by bit.
std::string to_text(const Footprint& footprint);
/// Throws std::invalid_argument quoting the text if `to_text` cannot have written it.
Footprint footprint_from_text(std::string_view text);

} // namespace waqia::geo
