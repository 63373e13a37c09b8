#include "geo/lonlat.hpp"

#include <stdexcept>
#include <string>

namespace waqia::geo {

LonLat LonLat::from_degrees(double lon, double lat) {
    if (!(lon >= -180.0 && lon <= 180.0))
        throw std::invalid_argument("longitude " + std::to_string(lon) + " is not in [-180, 180]");
    if (!(lat >= -90.0 && lat <= 90.0))
        throw std::invalid_argument("latitude " + std::to_string(lat) + " is not in [-90, 90]");
    return LonLat(lon, lat);
}

} // namespace waqia::geo
