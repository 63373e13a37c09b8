#include "geo/plane.hpp"

#include "geo/geodesic.hpp"

#include <cmath>
#include <numbers>

namespace waqia::geo {
namespace {

constexpr double degree = std::numbers::pi / 180.0;

} // namespace

PlanePoint Plane::to_plane(LonLat position) const {
    const double distance = m_geodesic.distance(m_origin, position).value;
    const double azimuth = m_geodesic.azimuth(m_origin, position) * degree;
    return {distance * std::sin(azimuth), distance * std::cos(azimuth)};
}

LonLat Plane::to_ellipsoid(PlanePoint point) const {
    return m_geodesic.destination(m_origin, std::atan2(point.x, point.y) / degree,
                                  Metres{std::hypot(point.x, point.y)});
}

} // namespace waqia::geo
