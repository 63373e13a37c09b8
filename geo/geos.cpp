#include "geo/geos.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <new>
#include <stdexcept>
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

const Context& thread_context() {
    static thread_local const Context context;
    return context;
}

} // namespace waqia::geo::geos
