#pragma once

// For the .cpp files of this folder only.

#include "geo/antimeridian.hpp"
#include "geo/geodesic.hpp"

#include <utility>

namespace waqia::geo {

/// Draws curves on the ellipsoid, one after another, as edges that are straight in longitude and
/// latitude and stay within a tolerance of them.
class Tracer {
public:
    explicit Tracer(const Geodesic& geodesic) : m_geodesic(geodesic) {}

    /// Appends a curve, without its end: where the next one begins. `curve` gives a LonLat for each
    /// parameter between `from` and `to`; a vertex falls at least on each of `steps` equal steps.
    template <typename Curve>
    void add(Curve curve, double from, double to, int steps, Metres tolerance) {
        LonLat start = curve(from);
        for (int step = 0; step < steps; ++step) {
            const double begin = from + (to - from) * step / steps;
            const double end = step + 1 == steps ? to : from + (to - from) * (step + 1) / steps;
            const LonLat stop = curve(end);
            divide(curve, {begin, start}, {end, stop}, tolerance, deepest);
            start = stop;
        }
    }

    void add(LonLat vertex) { m_ring.push_back(vertex); }

    /// The vertices so far, the first not repeated.
    Ring take() { return std::exchange(m_ring, {}); }

private:
    using Sample = std::pair<double, LonLat>;
    static constexpr int deepest = 24; // an edge across a pole converges on it

    template <typename Curve>
    void divide(const Curve& curve, Sample begin, Sample end, Metres tolerance, int depth) {
        const double parameter = (begin.first + end.first) / 2.0;
        const Sample middle{parameter, curve(parameter)};
        const LonLat drawn = halfway(begin.second, end.second);
        if (depth == 0 || m_geodesic.distance(middle.second, drawn) <= tolerance) {
            m_ring.push_back(begin.second);
            return;
        }
        divide(curve, begin, middle, tolerance, depth - 1);
        divide(curve, middle, end, tolerance, depth - 1);
    }

    const Geodesic& m_geodesic;
    Ring m_ring;
};

} // namespace waqia::geo
