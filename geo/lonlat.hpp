#pragma once

#include <compare>

namespace waqia::geo {

/// A distance on the ground, in metres.
struct Metres {
    double value = 0.0;

    friend auto operator<=>(const Metres&, const Metres&) = default;
};

/// A position on WGS 84: longitude first, both in degrees, always finite and in range.
class LonLat {
public:
    /// Checks and wraps a position given in degrees. Longitude must be in [-180, 180] and latitude
    /// in [-90, 90]; anything else, NaN included, throws std::invalid_argument naming the value.
    static LonLat from_degrees(double lon, double lat);

    /// Longitude in degrees, [-180, 180].
    double lon() const { return m_lon; }
    /// Latitude in degrees, [-90, 90].
    double lat() const { return m_lat; }

    friend bool operator==(const LonLat&, const LonLat&) = default;

private:
    LonLat(double lon, double lat) : m_lon(lon), m_lat(lat) {}

    double m_lon;
    double m_lat;
};

} // namespace waqia::geo
