#pragma once

// For the .cpp files of this folder only: the one header that shows GEOS.

#include "geo/handle.hpp"
#include "geo/outline.hpp"

#include <geos_c.h>

#include <string>
#include <vector>

namespace waqia::geo::geos {

using Geometry = Handle<GEOSGeometry, GEOSGeom_destroy_r, GEOSContextHandle_t>;
using Prepared =
    Handle<const GEOSPreparedGeometry, GEOSPreparedGeom_destroy_r, GEOSContextHandle_t>;

/// A GEOS context: to be used by one thread at a time. It outlives what was made with it.
class Context {
public:
    Context();
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;

    GEOSContextHandle_t get() const { return m_handle.get(); }

    /// Takes ownership of what a GEOS function returned; if that is null, fails.
    Geometry own(GEOSGeometry* geometry, const char* operation) const;

    /// Throws std::runtime_error naming the operation, with GEOS's last message.
    [[noreturn]] void fail(const char* operation) const;

private:
    std::string m_message; // GEOS's last one; the handle knows its address
    Handle<GEOSContextHandle_HS, GEOS_finish_r> m_handle;
};

/// The calling thread's own context, made on first use and kept until the thread ends. For
/// geometries that live no longer than a call.
const Context& thread_context();

/// The outline as a MultiPolygon. Throws std::runtime_error if a ring is not closed or too short.
Geometry to_geometry(const Context& context, const Outline& outline);

/// The polygons of a geometry, whatever else it holds left out: exteriors counterclockwise, holes
/// clockwise (RFC 7946, 3.1.6).
Outline to_outline(const Context& context, const GEOSGeometry* geometry);

/// A polygon without holes, or a line, through vertices given as x, y, x, y …; a polygon's first
/// vertex is not repeated.
Geometry to_polygon(const Context& context, std::vector<double> xy);
Geometry to_line(const Context& context, const std::vector<double>& xy);

/// All of them as one collection.
Geometry gather(const Context& context, std::vector<Geometry> geometries);

/// The ground that any of the geometries covers.
Geometry unite(const Context& context, std::vector<Geometry> geometries);

} // namespace waqia::geo::geos
