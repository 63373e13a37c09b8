#include "geo/region_index.hpp"

#include "geo/geos.hpp"

#include <stdexcept>
#include <string>
#include <utility>

namespace waqia::geo {
namespace {

using geos::Context;
using geos::Geometry;
using geos::Prepared;

struct Entry {
    Geometry geometry;
    Prepared prepared; // refers to the geometry
    LonLat inside;
    double west, south, east, north;

    bool box_holds(LonLat position) const {
        return position.lon() >= west && position.lon() <= east && position.lat() >= south &&
               position.lat() <= north;
    }
};

// Helgrind sees threads race here: GEOS counts the geometries of the factory they share without a
// lock. Harmless: the count only matters to factories that are to be destroyed; that one never is.
Geometry to_point(const Context& context, LonLat position) {
    return context.own(GEOSGeom_createPointFromXY_r(context.get(), position.lon(), position.lat()),
                       "making a point");
}

bool holds(const Context& context, const Entry& entry, const GEOSGeometry* point) {
    const char answer = GEOSPreparedIntersects_r(context.get(), entry.prepared.get(), point);
    if (answer == 2)
        context.fail("finding the region of a point");
    return answer == 1;
}

LonLat point_on_surface(const Context& context, const GEOSGeometry* geometry) {
    const Geometry point =
        context.own(GEOSPointOnSurface_r(context.get(), geometry), "finding a point inside");
    double lon = 0.0;
    double lat = 0.0;
    if (GEOSGeomGetX_r(context.get(), point.get(), &lon) != 1 ||
        GEOSGeomGetY_r(context.get(), point.get(), &lat) != 1)
        context.fail("finding a point inside");
    return LonLat::from_degrees(lon, lat);
}

Entry make_entry(const Context& context, const Outline& outline) {
    if (outline.empty())
        throw std::runtime_error("an outline without parts");
    Geometry geometry = geos::to_geometry(context, outline);
    Prepared prepared(GEOSPrepare_r(context.get(), geometry.get()),
                      Prepared::deleter_type(context.get()));
    if (!prepared)
        context.fail("preparing a polygon");
    const LonLat inside = point_on_surface(context, geometry.get());
    Entry entry{std::move(geometry), std::move(prepared), inside, 0.0, 0.0, 0.0, 0.0};
    if (GEOSGeom_getExtent_r(context.get(), entry.geometry.get(), &entry.west, &entry.south,
                             &entry.east, &entry.north) != 1)
        context.fail("measuring a polygon");
    // The first query builds the search tree; see the class comment.
    if (!holds(context, entry, to_point(context, inside).get()))
        throw std::runtime_error("a polygon that does not hold its own inner point");
    return entry;
}

} // namespace

struct RegionIndex::Geometries {
    Context context; // made all the entries: goes last
    std::vector<Entry> entries;
};

RegionIndex::RegionIndex(std::span<const Outline> outlines) {
    auto geometries = std::make_unique<Geometries>();
    geometries->entries.reserve(outlines.size());
    for (const Outline& outline : outlines) {
        try {
            geometries->entries.push_back(make_entry(geometries->context, outline));
        } catch (const std::runtime_error& error) {
            throw std::runtime_error("outline " + std::to_string(geometries->entries.size() + 1) +
                                     ": " + error.what());
        }
    }
    m_geometries = std::move(geometries);
}

RegionIndex::~RegionIndex() = default;
RegionIndex::RegionIndex(RegionIndex&&) noexcept = default;
RegionIndex& RegionIndex::operator=(RegionIndex&&) noexcept = default;

std::vector<std::size_t> RegionIndex::at(LonLat position) const {
    const Context& context = geos::thread_context();
    const Geometry point = to_point(context, position);
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < m_geometries->entries.size(); ++i) {
        const Entry& entry = m_geometries->entries[i];
        if (entry.box_holds(position) && holds(context, entry, point.get()))
            found.push_back(i);
    }
    return found;
}

LonLat RegionIndex::point_inside(std::size_t outline) const {
    return m_geometries->entries.at(outline).inside;
}

} // namespace waqia::geo
