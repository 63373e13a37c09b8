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
    Metres radius;

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
    Polyline line; ///< two positions or more, joined by geodesics
    Metres half_width;

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
    Metres half_width; ///< to either side

    friend bool operator==(const LineRef&, const LineRef&) = default;
};

/// How to draw the ground on which something may have happened. Small, where its outline may be
/// large: kept with a report, drawn once where it is written.
using Footprint = std::variant<std::monostate, Circle, Sector, Stretch, AreaRef, LineRef>;

/// Draws a footprint as polygons: every distance geodesic, rings valid and simple, exteriors
/// counterclockwise; cut at the antimeridian, and closed over a pole that they hold (RFC 7946,
/// 3.1.9). Circles and arcs are drawn with a vertex at least every 5 degrees, never off the true
/// curve by more than 0.5 % of its radius. Empty for std::monostate and for a reference that the
/// boundaries do not have. Throws nothing on any value in range.
Outline draw(const Footprint& footprint, const Boundaries& boundaries, const Geodesic& geodesic);

/// A footprint as one line of ASCII, and back: what is read is what was written, bit by bit.
std::string to_text(const Footprint& footprint);
/// Throws std::invalid_argument quoting the text if `to_text` cannot have written it.
Footprint footprint_from_text(std::string_view text);

} // namespace waqia::geo
