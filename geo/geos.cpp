#include "geo/geos.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <new>
#include <stdexcept>
#include <utility>
#include <vector>

namespace waqia::geo::geos {
namespace {

void keep_message(const char* message, void* into) {
    *static_cast<std::string*>(into) = message;
}

// Well-known binary in the machine's own byte order (OGC 06-103r4, 8.2).
class WellKnownBinary {
public:
    enum class Type : std::uint32_t { polygon = 3, multi_polygon = 6 };

    void begin(Type type, std::size_t members) {
        m_bytes.push_back(std::endian::native == std::endian::little ? 1 : 0);
        append(static_cast<std::uint32_t>(type));
        append(static_cast<std::uint32_t>(members));
    }
    void add(const Ring& ring) {
        append(static_cast<std::uint32_t>(ring.size()));
        for (LonLat vertex : ring) {
            append(vertex.lon());
            append(vertex.lat());
        }
    }
    const std::vector<unsigned char>& bytes() const { return m_bytes; }

private:
    template <typename Number> void append(Number number) {
        std::array<unsigned char, sizeof(Number)> bytes;
        std::memcpy(bytes.data(), &number, sizeof(Number));
        m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
    }

    std::vector<unsigned char> m_bytes;
};

GEOSCoordSequence* to_sequence(const Context& context, const std::vector<double>& xy) {
    GEOSCoordSequence* sequence = GEOSCoordSeq_copyFromBuffer_r(
        context.get(), xy.data(), static_cast<unsigned>(xy.size() / 2), 0, 0);
    if (sequence == nullptr)
        context.fail("making a line");
    return sequence;
}

double twice_signed_area(const Ring& ring) {
    double sum = 0.0;
    for (std::size_t i = 1; i < ring.size(); ++i)
        sum += (ring[i - 1].lon() - ring[0].lon()) * (ring[i].lat() - ring[0].lat()) -
               (ring[i].lon() - ring[0].lon()) * (ring[i - 1].lat() - ring[0].lat());
    return sum;
}

Ring to_ring(const Context& context, const GEOSGeometry* line, bool counterclockwise) {
    const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(context.get(), line);
    unsigned size = 0;
    if (sequence == nullptr || GEOSCoordSeq_getSize_r(context.get(), sequence, &size) != 1)
        context.fail("reading a ring");
    std::vector<double> xy(2 * static_cast<std::size_t>(size));
    if (GEOSCoordSeq_copyToBuffer_r(context.get(), sequence, xy.data(), 0, 0) != 1)
        context.fail("reading a ring");
    Ring ring;
    ring.reserve(size);
    for (std::size_t i = 0; i < xy.size(); i += 2)
        ring.push_back(LonLat::from_degrees(std::clamp(xy[i], -180.0, 180.0),
                                            std::clamp(xy[i + 1], -90.0, 90.0)));
    if ((twice_signed_area(ring) > 0.0) != counterclockwise)
        std::reverse(ring.begin(), ring.end());
    return ring;
}

void append_polygons(const Context& context, const GEOSGeometry* geometry, Outline& outline) {
    const int type = GEOSGeomTypeId_r(context.get(), geometry);
    if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION) {
        const int parts = GEOSGetNumGeometries_r(context.get(), geometry);
        for (int i = 0; i < parts; ++i)
            append_polygons(context, GEOSGetGeometryN_r(context.get(), geometry, i), outline);
        return;
    }
    if (type != GEOS_POLYGON || GEOSisEmpty_r(context.get(), geometry) == 1)
        return;
    Polygon polygon;
    polygon.shell = to_ring(context, GEOSGetExteriorRing_r(context.get(), geometry), true);
    const int holes = GEOSGetNumInteriorRings_r(context.get(), geometry);
    for (int i = 0; i < holes; ++i)
        polygon.holes.push_back(
            to_ring(context, GEOSGetInteriorRingN_r(context.get(), geometry, i), false));
    outline.push_back(std::move(polygon));
}

} // namespace

Context::Context() : m_handle(GEOS_init_r()) {
    if (!m_handle)
        throw std::bad_alloc();
    GEOSContext_setErrorMessageHandler_r(m_handle.get(), keep_message, &m_message);
}

Geometry Context::own(GEOSGeometry* geometry, const char* operation) const {
    if (geometry == nullptr)
        fail(operation);
    return Geometry(geometry, Geometry::deleter_type(get()));
}

void Context::fail(const char* operation) const {
    throw std::runtime_error(std::string(operation) + " failed: " + m_message);
}

Geometry to_geometry(const Context& context, const Outline& outline) {
    WellKnownBinary wkb;
    wkb.begin(WellKnownBinary::Type::multi_polygon, outline.size());
    for (const Polygon& polygon : outline) {
        wkb.begin(WellKnownBinary::Type::polygon, 1 + polygon.holes.size());
        wkb.add(polygon.shell);
        for (const Ring& hole : polygon.holes)
            wkb.add(hole);
    }
    using Reader = Handle<GEOSWKBReader, GEOSWKBReader_destroy_r, GEOSContextHandle_t>;
    const Reader reader(GEOSWKBReader_create_r(context.get()), Reader::deleter_type(context.get()));
    return context.own(
        GEOSWKBReader_read_r(context.get(), reader.get(), wkb.bytes().data(), wkb.bytes().size()),
        "making a polygon");
}

Outline to_outline(const Context& context, const GEOSGeometry* geometry) {
    Outline outline;
    append_polygons(context, geometry, outline);
    return outline;
}

Geometry to_polygon(const Context& context, std::vector<double> xy) {
    const double x = xy.at(0);
    const double y = xy.at(1);
    xy.insert(xy.end(), {x, y});
    Geometry ring = context.own(
        GEOSGeom_createLinearRing_r(context.get(), to_sequence(context, xy)), "making a ring");
    return context.own(GEOSGeom_createPolygon_r(context.get(), ring.release(), nullptr, 0),
                       "making a polygon");
}

Geometry to_line(const Context& context, const std::vector<double>& xy) {
    return context.own(GEOSGeom_createLineString_r(context.get(), to_sequence(context, xy)),
                       "making a line");
}

Geometry gather(const Context& context, std::vector<Geometry> geometries) {
    std::vector<GEOSGeometry*> parts;
    for (Geometry& geometry : geometries)
        parts.push_back(geometry.release());
    return context.own(GEOSGeom_createCollection_r(context.get(), GEOS_GEOMETRYCOLLECTION,
                                                   parts.data(),
                                                   static_cast<unsigned>(parts.size())),
                       "gathering geometries");
}

Geometry unite(const Context& context, std::vector<Geometry> geometries) {
    if (geometries.size() == 1)
        return std::move(geometries.front());
    const Geometry collection = gather(context, std::move(geometries));
    return context.own(GEOSUnaryUnion_r(context.get(), collection.get()), "uniting polygons");
}

const Context& thread_context() {
    static thread_local const Context context;
    return context;
}

} // namespace waqia::geo::geos
