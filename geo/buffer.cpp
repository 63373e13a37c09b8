#include "geo/buffer.hpp"

#include "geo/antimeridian.hpp"
#include "geo/plane.hpp"
#include "geo/trace.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace waqia::geo {
namespace {

using geos::Context;
using geos::Geometry;

// A line is buffered in sections, each on a plane of its own: within 300 km of where it touches the
// ellipsoid, the plane is true to 0.04 %.
constexpr Metres longest_section{600e3};
constexpr Metres longest_edge{100e3};

class Bufferer {
public:
    Bufferer(const Context& context, Metres half_width, Edges edges, const Geodesic& geodesic)
        : m_context(context), m_half_width(half_width), m_tolerance{half_width.value * 1e-3},
          m_edges(edges), m_geodesic(geodesic) {}

    void add(const Polyline& line) {
        Polyline section{line.front()};
        Metres walked;
        for (LonLat vertex : shortened(line)) {
            const Metres step = m_geodesic.distance(section.back(), vertex);
            if (walked.value + step.value > longest_section.value) {
                add_section(section, walked);
                section = {section.back()};
                walked = Metres{};
            }
            walked.value += step.value;
            section.push_back(vertex);
        }
        add_section(section, walked);
    }

    Geometry take() { return geos::unite(m_context, std::move(m_pieces)); }

private:
    LonLat middle(LonLat a, LonLat b) const {
        if (m_edges == Edges::straight)
            return halfway(a, b);
        const Metres half{m_geodesic.distance(a, b).value / 2.0};
        return m_geodesic.destination(a, m_geodesic.azimuth(a, b), half);
    }

    // The line with no edge longer than `longest_edge`.
    Polyline shortened(const Polyline& line) const {
        Polyline result{line.front()};
        for (std::size_t i = 1; i < line.size(); ++i)
            append_shortened(line[i - 1], line[i], result);
        return result;
    }

    void append_shortened(LonLat a, LonLat b, Polyline& result) const {
        if (m_geodesic.distance(a, b) > longest_edge) {
            const LonLat between = middle(a, b);
            append_shortened(a, between, result);
            append_shortened(between, b, result);
        } else {
            result.push_back(b);
        }
    }

    void add_section(const Polyline& section, Metres section_length) {
        const Plane plane(middle_vertex(section, section_length, m_geodesic), m_geodesic);
        const PlanePoint start = plane.to_plane(section.front());
        std::vector<double> xy{start.x, start.y};
        for (std::size_t i = 1; i < section.size(); ++i)
            append_edge(plane, section[i - 1], section[i], xy, deepest);
        add_buffer(plane, geos::to_line(m_context, xy));
    }

    // The edge as straight pieces on the plane, without its start.
    void append_edge(const Plane& plane, LonLat a, LonLat b, std::vector<double>& xy,
                     int depth) const {
        const PlanePoint start{xy[xy.size() - 2], xy[xy.size() - 1]};
        const PlanePoint end = plane.to_plane(b);
        const LonLat between = middle(a, b);
        const PlanePoint true_middle = plane.to_plane(between);
        const double off = std::hypot(true_middle.x - (start.x + end.x) / 2.0,
                                      true_middle.y - (start.y + end.y) / 2.0);
        if (depth > 0 && off > m_tolerance.value) {
            append_edge(plane, a, between, xy, depth - 1);
            append_edge(plane, between, b, xy, depth - 1);
        } else {
            xy.insert(xy.end(), {end.x, end.y});
        }
    }

    void add_buffer(const Plane& plane, const Geometry& line) {
        // GEOS straightens what bends by less than 1 % of the distance before it buffers, so the
        // result reaches up to 1 % too far: half of that on either side of the truth.
        constexpr double centred = 0.995;
        constexpr int arcs_in_quarter = 18;
        const Geometry buffered = m_context.own(
            GEOSBufferWithStyle_r(m_context.get(), line.get(), m_half_width.value * centred,
                                  arcs_in_quarter, GEOSBUF_CAP_ROUND, GEOSBUF_JOIN_ROUND, 0.0),
            "buffering a line");
        const int parts = GEOSGetNumGeometries_r(m_context.get(), buffered.get());
        for (int i = 0; i < parts; ++i)
            add_polygon(plane, GEOSGetGeometryN_r(m_context.get(), buffered.get(), i));
    }

    void add_polygon(const Plane& plane, const GEOSGeometry* polygon) {
        Geometry piece = inside_of(plane, GEOSGetExteriorRing_r(m_context.get(), polygon));
        const int holes = GEOSGetNumInteriorRings_r(m_context.get(), polygon);
        for (int i = 0; i < holes; ++i)
            piece = without(m_context, piece,
                            inside_of(plane, GEOSGetInteriorRingN_r(m_context.get(), polygon, i)));
        m_pieces.push_back(std::move(piece));
    }

    Geometry inside_of(const Plane& plane, const GEOSGeometry* plane_ring) const {
        std::vector<PlanePoint> ring = read(plane_ring);
        double twice_area = 0.0;
        for (std::size_t i = 1; i < ring.size(); ++i)
            twice_area += ring[i - 1].x * ring[i].y - ring[i].x * ring[i - 1].y;
        if (twice_area < 0.0)
            std::reverse(ring.begin(), ring.end());
        Tracer tracer(m_geodesic);
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const auto edge = [&plane, a = ring[i - 1], b = ring[i]](double along) {
                return plane.to_ellipsoid({std::lerp(a.x, b.x, along), std::lerp(a.y, b.y, along)});
            };
            tracer.add(edge, 0.0, 1.0, 1, m_tolerance);
        }
        return left_of(m_context, tracer.take());
    }

    std::vector<PlanePoint> read(const GEOSGeometry* plane_ring) const {
        const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(m_context.get(), plane_ring);
        unsigned size = 0;
        if (sequence == nullptr || GEOSCoordSeq_getSize_r(m_context.get(), sequence, &size) != 1)
            m_context.fail("reading a ring");
        std::vector<PlanePoint> ring(size);
        for (unsigned i = 0; i < size; ++i)
            if (GEOSCoordSeq_getXY_r(m_context.get(), sequence, i, &ring[i].x, &ring[i].y) != 1)
                m_context.fail("reading a ring");
        return ring;
    }

    static constexpr int deepest = 20;

    const Context& m_context;
    Metres m_half_width;
    Metres m_tolerance;
    Edges m_edges;
    const Geodesic& m_geodesic;
    std::vector<Geometry> m_pieces;
};

} // namespace

Geometry buffer(const Context& context, std::span<const Polyline> lines, Metres half_width,
                Edges edges, const Geodesic& geodesic) {
    Bufferer bufferer(context, half_width, edges, geodesic);
    for (const Polyline& line : lines)
        bufferer.add(line);
    return bufferer.take();
}

} // namespace waqia::geo
