#include "geo/lines.hpp"

#include "geo/boundaries.hpp"
#include "geo/geos.hpp"
#include "geo/nearest.hpp"
#include "geo/plane.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace waqia::geo {
namespace {

constexpr Metres follows{5e3};

struct Box {
    double west = 180.0, south = 90.0, east = -180.0, north = -90.0;

    bool meets(const Box& other) const {
        return west <= other.east && other.west <= east && south <= other.north &&
               other.south <= north;
    }
};

Box bounding_box(const Outline& outline) {
    Box box;
    for (const Polygon& polygon : outline) {
        for (LonLat vertex : polygon.shell) {
            box.west = std::min(box.west, vertex.lon());
            box.east = std::max(box.east, vertex.lon());
            box.south = std::min(box.south, vertex.lat());
            box.north = std::max(box.north, vertex.lat());
        }
    }
    return box;
}

using Country = std::pair<const Area*, Box>;

class Neighbours {
public:
    Neighbours(std::span<const Area> countries, const Geodesic& geodesic) : m_geodesic(geodesic) {
        for (const Area& country : countries)
            if (!country.id.empty())
                m_countries.emplace_back(&country, bounding_box(country.outline));
    }

    // Adds the borders that a country has with others; those already there are skipped.
    void add_all(const std::string& id) {
        for (const Country& other : m_countries)
            add(id, other.first->id);
    }

    void add(const std::string& a, const std::string& b) {
        const Country* first = find(std::min(a, b));
        const Country* second = find(std::max(a, b));
        const std::string id = "border:" + std::min(a, b) + "-" + std::max(a, b);
        if (a == b || first == nullptr || second == nullptr || m_lines.contains(id) ||
            !first->second.meets(second->second))
            return;
        if (auto border =
                shared_border(first->first->outline, second->first->outline, m_geodesic)) {
            m_lines.emplace(id, std::move(*border));
            m_met.insert({a, b});
        }
    }

    // The countries of the borders so far.
    const std::set<std::string>& met() const { return m_met; }

    Lines take() { return std::move(m_lines); }

private:
    const Country* find(const std::string& id) const {
        const auto found =
            std::find_if(m_countries.begin(), m_countries.end(),
                         [&id](const Country& country) { return country.first->id == id; });
        return found == m_countries.end() ? nullptr : &*found;
    }

    const Geodesic& m_geodesic;
    std::vector<Country> m_countries;
    std::set<std::string> m_met;
    Lines m_lines;
};

struct EdgeVertex {
    LonLat position;
    double distance; // from the borders, in metres
};

geos::Geometry on_plane(const geos::Context& context, std::span<const Polyline> lines,
                        const Plane& plane) {
    std::vector<geos::Geometry> parts;
    for (const Polyline& line : lines) {
        std::vector<double> xy;
        for (LonLat vertex : line) {
            const PlanePoint point = plane.to_plane(vertex);
            xy.insert(xy.end(), {point.x, point.y});
        }
        parts.push_back(geos::to_line(context, xy));
    }
    return geos::gather(context, std::move(parts));
}

// The vertices of a ring, the last repeating the first, and how far they are from the lines.
std::vector<EdgeVertex> measure(const Ring& ring, std::span<const Polyline> lines,
                                const Plane& plane) {
    const geos::Context& context = geos::thread_context();
    const geos::Geometry drawn = on_plane(context, lines, plane);
    const geos::Prepared prepared(GEOSPrepare_r(context.get(), drawn.get()),
                                  geos::Prepared::deleter_type(context.get()));
    if (!prepared)
        context.fail("preparing lines");
    std::vector<EdgeVertex> result;
    for (LonLat vertex : ring) {
        const PlanePoint at = plane.to_plane(vertex);
        const geos::Geometry point =
            context.own(GEOSGeom_createPointFromXY_r(context.get(), at.x, at.y), "making a point");
        double metres = 0.0;
        if (GEOSPreparedDistance_r(context.get(), prepared.get(), point.get(), &metres) != 1)
            context.fail("measuring a distance");
        result.push_back({vertex, metres});
    }
    return result;
}

bool nearer(const EdgeVertex& a, const EdgeVertex& b) {
    return a.distance < b.distance;
}

void begin_at_nearest(std::vector<EdgeVertex>& ring) {
    ring.pop_back();
    std::rotate(ring.begin(), std::min_element(ring.begin(), ring.end(), nearer), ring.end());
    ring.push_back(ring.front());
}

// The longest run of vertices that do not follow the borders, led on at both ends while that brings
// it nearer to them.
Polyline longest_run(const std::vector<EdgeVertex>& ring, const Geodesic& geodesic) {
    const auto apart = [](const EdgeVertex& v) { return v.distance > follows.value; };
    Polyline longest;
    auto first = std::find_if(ring.begin(), ring.end(), apart);
    while (first != ring.end()) {
        auto last = std::find_if_not(first, ring.end(), apart) - 1;
        auto begin = first;
        while (begin != ring.begin() && nearer(*(begin - 1), *begin))
            --begin;
        while (last + 1 != ring.end() && nearer(*(last + 1), *last))
            ++last;
        Polyline run;
        for (auto vertex = begin; vertex <= last; ++vertex)
            run.push_back(vertex->position);
        if (longest.empty() || length(run, geodesic) > length(longest, geodesic))
            longest = std::move(run);
        first = std::find_if(last + 1, ring.end(), apart);
    }
    return longest;
}

} // namespace

Lines land_borders(std::span<const Area> countries, std::span<const Area> regions,
                   const Geodesic& geodesic) {
    Neighbours neighbours(countries, geodesic);
    std::set<std::string> with_regions;
    for (const Area& region : regions)
        with_regions.insert(region.country);
    for (const std::string& id : with_regions)
        neighbours.add_all(id);
    const std::set<std::string> met = neighbours.met();
    for (const std::string& a : met)
        for (const std::string& b : met)
            neighbours.add(a, b);
    return neighbours.take();
}

std::optional<Border> edge_off_borders(const Area& area, std::span<const Polyline> borders,
                                       const Geodesic& geodesic) {
    if (borders.empty())
        return std::nullopt;
    Polyline longest;
    for (const Polygon& polygon : area.outline) {
        std::vector<EdgeVertex> ring = measure(polygon.shell, borders, Plane(area.point, geodesic));
        begin_at_nearest(ring);
        Polyline run = longest_run(ring, geodesic);
        if (length(run, geodesic) > length(longest, geodesic))
            longest = std::move(run);
    }
    if (longest.size() < 2)
        return std::nullopt;
    if (longest.front().lon() > longest.back().lon())
        std::reverse(longest.begin(), longest.end());
    const Metres whole = length(longest, geodesic);
    const LonLat middle = middle_vertex(longest, whole, geodesic);
    const Metres reach = farthest_vertex({&longest, 1}, middle, geodesic);
    return Border{{std::move(longest)}, whole, middle, reach};
}

} // namespace waqia::geo
