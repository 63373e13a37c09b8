#pragma once

#include "geo/border.hpp"

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace waqia::geo {

struct Area;
class Geodesic;

/// Lines by their ids.
using Lines = std::map<std::string, Border, std::less<>>;

/// The land borders ("border:AM-AZ", codes in alphabetical order) between the countries that have
/// regions, those beside them, and any two of these. Costs some milliseconds.
Lines land_borders(std::span<const Area> countries, std::span<const Area> regions,
                   const Geodesic& geodesic);

/// What of an area's edge does not follow the borders, from its western end to its eastern one, or
/// nothing where all of it does or there are no borders. As the outlines come from different
/// sources, an edge follows a border while it stays within 5 km of it; where it leaves, the line
/// begins at the edge's vertex nearest to the border. Of several such stretches the longest.
std::optional<Border> edge_off_borders(const Area& area, std::span<const Polyline> borders,
                                       const Geodesic& geodesic);

} // namespace waqia::geo
