#include "geo/geodesic.hpp"

#include <geodesic.h>

#include <utility>

namespace waqia::geo {
namespace {

constexpr double wgs84_semi_major_axis = 6378137.0;
constexpr double wgs84_flattening = 1.0 / 298.257223563;

} // namespace

Geodesic::Geodesic() {
    auto ellipsoid = std::make_unique<geod_geodesic>();
    geod_init(ellipsoid.get(), wgs84_semi_major_axis, wgs84_flattening);
    m_ellipsoid = std::move(ellipsoid);
}

Geodesic::~Geodesic() = default;
Geodesic::Geodesic(Geodesic&&) noexcept = default;
Geodesic& Geodesic::operator=(Geodesic&&) noexcept = default;

Metres Geodesic::distance(LonLat from, LonLat to) const {
    double metres = 0.0;
    geod_inverse(m_ellipsoid.get(), from.lat(), from.lon(), to.lat(), to.lon(), &metres, nullptr,
                 nullptr);
    return Metres{metres};
}

double Geodesic::azimuth(LonLat from, LonLat to) const {
    double degrees = 0.0;
    geod_inverse(m_ellipsoid.get(), from.lat(), from.lon(), to.lat(), to.lon(), nullptr, &degrees,
                 nullptr);
    if (degrees < 0.0)
        degrees += 360.0;
    // A tiny negative angle rounds up to the full turn, which is north.
    return degrees >= 360.0 ? 0.0 : degrees;
}

LonLat Geodesic::destination(LonLat from, double azimuth_degrees, Metres distance) const {
    double lat = 0.0;
    double lon = 0.0;
    geod_direct(m_ellipsoid.get(), from.lat(), from.lon(), azimuth_degrees, distance.value, &lat,
                &lon, nullptr);
    return LonLat::from_degrees(lon, lat);
}

} // namespace waqia::geo
