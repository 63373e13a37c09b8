#include "labels.hpp"

#include "support.hpp"

#include <doctest/doctest.h>

#include <charconv>

namespace waqia::ingest::test {

using geo::LonLat;

namespace {

double degrees(std::string_view cell) {
    double value = 0.0;
    std::from_chars(cell.data(), cell.data() + cell.size(), value);
    return value;
}

} // namespace

Labels::Labels()
    : m_table(case_table("examples/places.tsv", {"place", "lat", "lon", "radius_km"})) {}

bool Labels::meet(std::string_view cell, const Location& where) const {
    if (cell == "*")
        return true;
    if (cell.empty())
        return !where.point;
    if (!where.point)
        return false;
    for (const auto label : gazetteer::split(cell))
        if (label == "*" || is(std::string(label), where))
            return true;
    return false;
}

bool Labels::is(const std::string& label, const Location& where) const {
    if (label == "border")
        return where.place_id.starts_with("waqia:border");
    for (std::size_t row = 0; row < m_table.rows(); ++row)
        if (m_table.cell(row, "place") == label)
            return within(LonLat::from_degrees(degrees(m_table.cell(row, "lon")),
                                               degrees(m_table.cell(row, "lat"))),
                          where, 1000 * degrees(m_table.cell(row, "radius_km")));
    if (label == "Aghdam-Tovuz") // the village, not the city
        return within(LonLat::from_degrees(45.5564, 40.9053), where, 6000);
    const auto candidates = knowledge().tables().gazetteer.lookup(label);
    REQUIRE_MESSAGE(!candidates.empty(), "no place is called " << label);
    const LonLat best = LonLat::from_degrees(candidates[0].lon, candidates[0].lat);
    // A district and its seat have one name.
    for (const auto& candidate : candidates)
        if (candidate.place_id == where.place_id &&
            m_geodesic.distance(best, LonLat::from_degrees(candidate.lon, candidate.lat)).value <
                50000)
            return true;
    return candidates[0].feature_code.starts_with("PPL") && within(best, where, 25000);
}

bool Labels::within(LonLat position, const Location& where, double metres) const {
    return m_geodesic.distance(position, *where.point).value <= metres;
}

} // namespace waqia::ingest::test
