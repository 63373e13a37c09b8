#include "geo/border.hpp"

#include "geo/geodesic.hpp"
#include "geo/nearest.hpp"

#include <algorithm>
#include <utility>

namespace waqia::geo {
namespace {

using Edge = std::pair<LonLat, LonLat>;

struct ByPosition {
    bool operator()(LonLat a, LonLat b) const {
        return std::pair(a.lon(), a.lat()) < std::pair(b.lon(), b.lat());
    }
    bool operator()(const Edge& a, const Edge& b) const {
        return a.first == b.first ? (*this)(a.second, b.second) : (*this)(a.first, b.first);
    }
};

// The same edge whichever way its ring runs.
Edge undirected(LonLat a, LonLat b) {
    return ByPosition()(b, a) ? Edge(b, a) : Edge(a, b);
}

template <typename Visit> void for_each_ring(const Outline& outline, Visit visit) {
    for (const Polygon& polygon : outline) {
        visit(polygon.shell);
        for (const Ring& hole : polygon.holes)
            visit(hole);
    }
}

std::vector<Edge> sorted_edges(const Outline& outline) {
    std::vector<Edge> edges;
    for_each_ring(outline, [&edges](const Ring& ring) {
        for (std::size_t i = 1; i < ring.size(); ++i)
            edges.push_back(undirected(ring[i - 1], ring[i]));
    });
    std::sort(edges.begin(), edges.end(), ByPosition());
    return edges;
}

// Adds the stretches of a ring whose edges are all in `edges`.
void collect_shared(const Ring& ring, const std::vector<Edge>& edges,
                    std::vector<Polyline>& parts) {
    const auto first_part = static_cast<std::ptrdiff_t>(parts.size());
    bool joins_previous = false;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        if (ring[i - 1] == ring[i])
            continue;
        const bool shared = std::binary_search(edges.begin(), edges.end(),
                                               undirected(ring[i - 1], ring[i]), ByPosition());
        if (shared && !joins_previous)
            parts.push_back({ring[i - 1]});
        if (shared)
            parts.back().push_back(ring[i]);
        joins_previous = shared;
    }
    // A stretch may run through the position where the ring happens to begin and end.
    const auto first = parts.begin() + first_part;
    if (parts.end() - first > 1 && first->front() == ring.front() &&
        parts.back().back() == ring.back()) {
        first->insert(first->begin(), parts.back().begin(), parts.back().end() - 1);
        parts.pop_back();
    }
}

} // namespace

std::optional<Border> shared_border(const Outline& a, const Outline& b, const Geodesic& geodesic) {
    const std::vector<Edge> edges = sorted_edges(b);
    std::vector<Polyline> parts;
    for_each_ring(a, [&](const Ring& ring) { collect_shared(ring, edges, parts); });
    if (parts.empty())
        return std::nullopt;

    using Measured = std::pair<Metres, Polyline>;
    std::vector<Measured> measured;
    for (Polyline& part : parts) {
        const Metres part_length = length(part, geodesic);
        measured.emplace_back(part_length, std::move(part));
    }
    std::stable_sort(measured.begin(), measured.end(),
                     [](const Measured& x, const Measured& y) { return x.first > y.first; });
    Border border{
        {}, {}, middle_vertex(measured.front().second, measured.front().first, geodesic), {}};
    for (Measured& part : measured) {
        border.length.value += part.first.value;
        border.parts.push_back(std::move(part.second));
    }
    border.reach = farthest_vertex(border.parts, border.on_border, geodesic);
    return border;
}

LonLat nearest_on_border(const Border& border, LonLat place, const Geodesic& geodesic) {
    const std::optional<Nearest> found = nearest(border.parts, place, geodesic);
    return found ? found->point : border.on_border;
}

std::vector<Polyline> section(const Border& border, LonLat about, Metres reach,
                              const Geodesic& geodesic) {
    return within(border.parts, about, reach, geodesic);
}

} // namespace waqia::geo
