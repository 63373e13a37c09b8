#include "geo/footprint.hpp"

#include "geo/antimeridian.hpp"
#include "geo/boundaries.hpp"
#include "geo/buffer.hpp"
#include "geo/geodesic.hpp"
#include "geo/trace.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

namespace waqia::geo {
namespace {

using geos::Context;
using geos::Geometry;

// Positions at one distance make a simple curve no farther than this, whatever the centre; beyond
// it lies less than 0.5 % of the radius.
constexpr Metres nearly_antipodal{19'905e3};
// Shorter than the grid on which positions are told apart near the equator.
constexpr Metres too_small{1e-3};
constexpr Metres widest_buffer{10'000e3};

constexpr double degrees_of_step = 5.0;
constexpr double tolerance_of_arc = 2e-3; // of its radius

class Drawing {
public:
    Drawing(const Boundaries& boundaries, const Geodesic& geodesic)
        : m_context(geos::thread_context()), m_boundaries(boundaries), m_geodesic(geodesic) {}

    Outline operator()(std::monostate) const { return {}; }

    Outline operator()(const Circle& circle) const {
        return finish(disc(circle.centre, circle.radius));
    }

    Outline operator()(const Sector& sector) const {
        if (sector.half_angle >= 180.0)
            return finish(without(m_context, disc(sector.apex, sector.outer),
                                  disc(sector.apex, sector.inner)));
        const Metres outer = std::min(sector.outer, nearly_antipodal);
        if (sector.inner >= outer || outer < too_small)
            return {};
        return finish(left_of(m_context, sector_ring(sector, outer)));
    }

    Outline operator()(const Stretch& stretch) const {
        return draw_buffer({&stretch.line, 1}, stretch.half_width, Edges::geodesic);
    }

    Outline operator()(const AreaRef& reference) const {
        const Area* area = m_boundaries.area(reference);
        return area == nullptr ? Outline() : finish(geos::to_geometry(m_context, area->outline));
    }

    Outline operator()(const LineRef& reference) const {
        const Border* line = m_boundaries.line(reference.id);
        if (line == nullptr)
            return {};
        if (!reference.about)
            return draw_buffer(line->parts, reference.half_width, Edges::straight);
        const LonLat middle = nearest_on_border(*line, *reference.about, m_geodesic);
        return draw_buffer(section(*line, middle, reference.reach, m_geodesic),
                           reference.half_width, Edges::straight);
    }

private:
    Geometry disc(LonLat centre, Metres radius) const {
        if (radius > nearly_antipodal)
            return whole_earth(m_context);
        Tracer tracer(m_geodesic);
        add_arc(tracer, centre, radius, 180.0, -180.0);
        return left_of(m_context, tracer.take());
    }

    // Azimuth runs clockwise: a falling one draws counterclockwise.
    void add_arc(Tracer& tracer, LonLat centre, Metres radius, double from, double to) const {
        if (radius < too_small)
            return tracer.add(centre);
        const auto arc = [&](double azimuth) {
            return m_geodesic.destination(centre, azimuth, radius);
        };
        const double steps = std::ceil(std::abs(from - to) / degrees_of_step);
        tracer.add(arc, from, to, static_cast<int>(steps), Metres{radius.value * tolerance_of_arc});
    }

    Ring sector_ring(const Sector& sector, Metres outer) const {
        const double left = sector.azimuth - sector.half_angle;
        const double right = sector.azimuth + sector.half_angle;
        const Metres tolerance{outer.value * tolerance_of_arc / 4.0};
        Tracer tracer(m_geodesic);
        const auto add_side = [&](double azimuth, Metres from, Metres to) {
            const auto side = [&](double metres) {
                // Both sides must begin at the very apex.
                return metres < too_small.value
                           ? sector.apex
                           : m_geodesic.destination(sector.apex, azimuth, Metres{metres});
            };
            tracer.add(side, from.value, to.value, 1, tolerance);
        };
        add_arc(tracer, sector.apex, outer, right, left);
        add_side(left, outer, sector.inner);
        add_arc(tracer, sector.apex, sector.inner, left, right);
        add_side(right, sector.inner, outer);
        return tracer.take();
    }

    Outline draw_buffer(std::span<const Polyline> lines, Metres half_width, Edges edges) const {
        if (lines.empty() || half_width < too_small)
            return {};
        return finish(
            buffer(m_context, lines, std::min(half_width, widest_buffer), edges, m_geodesic));
    }

    Outline finish(Geometry geometry) const {
        if (GEOSisValid_r(m_context.get(), geometry.get()) != 1)
            geometry = m_context.own(GEOSMakeValid_r(m_context.get(), geometry.get()),
                                     "repairing a polygon");
        return geos::to_outline(m_context, geometry.get());
    }

    const Context& m_context;
    const Boundaries& m_boundaries;
    const Geodesic& m_geodesic;
};

} // namespace

Outline draw(const Footprint& footprint, const Boundaries& boundaries, const Geodesic& geodesic) {
    return std::visit(Drawing(boundaries, geodesic), footprint);
}

} // namespace waqia::geo
