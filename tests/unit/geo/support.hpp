#pragma once

#include "geo/outline.hpp"

#include <random>

namespace test {

/// Whether a position is inside an outline, by the even-odd rule over every edge: slow, and
/// independent of GEOS.
bool holds(const waqia::geo::Outline& outline, waqia::geo::LonLat position);

/// What RFC 7946 asks of a polygon: the first of a number of checks that an outline fails, or
/// nothing if it passes all. Rings are closed, of four positions or more, exteriors
/// counterclockwise, holes clockwise; each polygon is valid by GEOS, and so are all together.
const char* fault(const waqia::geo::Outline& outline);

/// Numbers that are the same on every machine, unlike those of the standard distributions.
class Random {
public:
    double between(double low, double high) { return low + (high - low) * fraction(); }

    waqia::geo::LonLat position(double west, double south, double east, double north) {
        const double lon = between(west, east);
        return waqia::geo::LonLat::from_degrees(lon, between(south, north));
    }

private:
    double fraction() { return static_cast<double>(m_engine()) / 4294967296.0; }
    std::mt19937 m_engine{20220913};
};

} // namespace test
