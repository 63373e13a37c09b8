#include "geo/nearest.hpp"

#include "geo/geodesic.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace waqia::geo {
namespace {

// A degree of a meridian is at most this long, a degree of a parallel this times the cosine.
constexpr double metres_of_degree = 111'695.0;

// On a piece this short the distance from a place has no two minima but at its ends.
constexpr double longest_piece_degrees = 1.0;

// Straight in longitude and latitude, with the distances of its ends from the place.
struct Edge {
    LonLat a, b;
    double from_a, from_b;

    LonLat at(double along) const {
        if (along <= 0.0 || along >= 1.0)
            return along <= 0.0 ? a : b;
        const double lon = a.lon() + std::remainder(b.lon() - a.lon(), 360.0) * along;
        return LonLat::from_degrees(std::remainder(lon, 360.0), std::lerp(a.lat(), b.lat(), along));
    }

    double extent_degrees() const {
        return std::max(std::abs(std::remainder(b.lon() - a.lon(), 360.0)),
                        std::abs(b.lat() - a.lat()));
    }

    // No less than its length.
    double longest() const {
        const double nearest_to_equator =
            a.lat() * b.lat() < 0.0 ? 0.0 : std::min(std::abs(a.lat()), std::abs(b.lat()));
        const double shrink = std::cos(nearest_to_equator * std::numbers::pi / 180.0);
        return metres_of_degree *
               std::hypot(std::remainder(b.lon() - a.lon(), 360.0) * shrink, b.lat() - a.lat());
    }

    // No more than the distance of any of its positions: a way there by either end.
    double closest() const { return (from_a + from_b - longest()) / 2.0; }
};

// A distance lies between these, in metres.
struct Bounds {
    double least, most;
};

// Bounds of distances from a place, some 1 % apart, at a twentieth of a geodesic's cost: by the
// angle on a sphere of the same longitudes and latitudes. A radian of any line on the ellipsoid is
// no shorter than one of the meridian at the equator and no longer than one of it at the pole.
class Estimate {
public:
    explicit Estimate(LonLat place) : m_place(unit_vector(place)) {}

    Bounds operator()(LonLat position) const {
        constexpr double shortest_radian = 6'335'439.0, longest_radian = 6'399'594.0;
        constexpr double rounding = 1.0; // of a chord near the antipode, in metres
        const Vector to = unit_vector(position);
        const double chord = std::hypot(to.x - m_place.x, to.y - m_place.y, to.z - m_place.z);
        const double angle = 2.0 * std::asin(std::min(1.0, chord / 2.0));
        return {shortest_radian * angle - rounding, longest_radian * angle + rounding};
    }

private:
    struct Vector {
        double x, y, z;
    };

    static Vector unit_vector(LonLat position) {
        const double lon = position.lon() * std::numbers::pi / 180.0;
        const double lat = position.lat() * std::numbers::pi / 180.0;
        return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
    }

    Vector m_place;
};

template <typename Visit> void for_each_vertex(std::span<const Polyline> lines, Visit visit) {
    for (const Polyline& line : lines)
        for (LonLat vertex : line)
            visit(vertex);
}

// Calls `visit` with both ends of each edge of a line and the least distances of these.
template <typename Visit>
void for_each_edge(const Polyline& line, const Estimate& estimate, Visit visit) {
    double previous = 0.0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const double least = estimate(line[i]).least;
        if (i > 0)
            visit(Edge{line[i - 1], line[i], previous, least});
        previous = least;
    }
}

class Search {
public:
    Search(LonLat place, const Geodesic& geodesic) : m_place(place), m_geodesic(geodesic) {}

    double distance(LonLat position) const { return m_geodesic.distance(m_place, position).value; }

    Edge edge(LonLat a, LonLat b) const { return {a, b, distance(a), distance(b)}; }

    // Visits an edge as pieces short enough to search.
    template <typename Visit> void for_each_piece(const Edge& whole, Visit visit) const {
        const int pieces = std::max(
            1, static_cast<int>(std::ceil(whole.extent_degrees() / longest_piece_degrees)));
        Edge piece{whole.a, whole.a, whole.from_a, whole.from_a};
        for (int i = 1; i <= pieces; ++i) {
            piece.a = piece.b;
            piece.from_a = piece.from_b;
            piece.b = whole.at(static_cast<double>(i) / pieces);
            piece.from_b = i == pieces ? whole.from_b : distance(piece.b);
            visit(piece);
        }
    }

    // How far along a piece its nearest position lies, 0 to 1: golden-section search.
    double nearest_along(const Edge& piece) const {
        constexpr double golden = std::numbers::phi - 1.0;
        const int rounds = rounds_to(piece, 1.0 / golden);
        double low = 0.0;
        double high = 1.0;
        double left = high - golden;
        double right = low + golden;
        double at_left = distance(piece.at(left));
        double at_right = distance(piece.at(right));
        for (int i = 0; i < rounds; ++i) {
            if (at_left < at_right) {
                high = right;
                right = left;
                at_right = at_left;
                left = high - golden * (high - low);
                at_left = distance(piece.at(left));
            } else {
                low = left;
                left = right;
                at_left = at_right;
                right = low + golden * (high - low);
                at_right = distance(piece.at(right));
            }
        }
        const double along = (low + high) / 2.0;
        const double found = distance(piece.at(along));
        if (std::min(piece.from_a, piece.from_b) <= found)
            return piece.from_a <= piece.from_b ? 0.0 : 1.0;
        return along;
    }

    // Between a position of a piece within reach and one beyond: where the reach ends.
    double crossing(const Edge& piece, double inside, double outside, double reach) const {
        for (int i = rounds_to(piece, 2.0); i > 0; --i) {
            const double middle = (inside + outside) / 2.0;
            (distance(piece.at(middle)) <= reach ? inside : outside) = middle;
        }
        return inside;
    }

private:
    // Rounds that narrow a piece to a millimetre, each by a factor.
    static int rounds_to(const Edge& piece, double factor) {
        return std::max(
            1, static_cast<int>(std::log(1e3 * (piece.longest() + 1e-3)) / std::log(factor)) + 1);
    }

    LonLat m_place;
    const Geodesic& m_geodesic;
};

// Stretches of one line, in order, joined where one begins at the end of another.
class Stretches {
public:
    explicit Stretches(std::vector<Polyline>& into)
        : m_into(into), m_first(static_cast<std::ptrdiff_t>(into.size())) {}

    void add(LonLat from, LonLat to) {
        if (from == to)
            return;
        if (begin() == m_into.end() || m_into.back().back() != from)
            m_into.push_back({from});
        m_into.back().push_back(to);
    }

    void close() {
        if (m_into.end() - begin() < 2 || m_into.back().back() != begin()->front())
            return;
        begin()->insert(begin()->begin(), m_into.back().begin(), m_into.back().end() - 1);
        m_into.pop_back();
    }

private:
    std::vector<Polyline>::iterator begin() { return m_into.begin() + m_first; }

    std::vector<Polyline>& m_into;
    std::ptrdiff_t m_first;
};

void add_within(const Search& search, const Edge& edge, double reach, Stretches& stretches) {
    search.for_each_piece(edge, [&](const Edge& piece) {
        if (piece.closest() > reach)
            return;
        const bool both = piece.from_a <= reach && piece.from_b <= reach;
        const double inside = both ? 0.0 : search.nearest_along(piece);
        if (search.distance(piece.at(inside)) > reach)
            return;
        const double from =
            piece.from_a <= reach ? 0.0 : search.crossing(piece, inside, 0.0, reach);
        const double to = piece.from_b <= reach ? 1.0 : search.crossing(piece, inside, 1.0, reach);
        stretches.add(piece.at(from), piece.at(to));
    });
}

} // namespace

std::optional<Nearest> nearest(std::span<const Polyline> lines, LonLat place,
                               const Geodesic& geodesic) {
    const Search search(place, geodesic);
    const Estimate estimate(place);
    std::optional<Nearest> best;
    const auto offer = [&best](LonLat point, double distance) {
        if (!best || distance < best->distance.value)
            best = Nearest{point, Metres{distance}};
    };
    double most = std::numeric_limits<double>::infinity();
    for_each_vertex(lines, [&](LonLat vertex) { most = std::min(most, estimate(vertex).most); });
    for_each_vertex(lines, [&](LonLat vertex) {
        if (estimate(vertex).least <= most)
            offer(vertex, search.distance(vertex));
    });
    const auto look_at = [&](const Edge& rough) {
        if (rough.closest() >= best->distance.value)
            return;
        const Edge edge = search.edge(rough.a, rough.b);
        if (edge.closest() >= best->distance.value)
            return;
        search.for_each_piece(edge, [&](const Edge& piece) {
            if (piece.closest() >= best->distance.value)
                return;
            const LonLat point = piece.at(search.nearest_along(piece));
            offer(point, search.distance(point));
        });
    };
    for (const Polyline& line : lines)
        for_each_edge(line, estimate, look_at);
    return best;
}

std::vector<Polyline> within(std::span<const Polyline> lines, LonLat centre, Metres reach,
                             const Geodesic& geodesic) {
    const Search search(centre, geodesic);
    const Estimate estimate(centre);
    std::vector<Polyline> result;
    for (const Polyline& line : lines) {
        Stretches stretches(result);
        for_each_edge(line, estimate, [&](const Edge& rough) {
            if (rough.closest() <= reach.value)
                add_within(search, search.edge(rough.a, rough.b), reach.value, stretches);
        });
        if (line.size() > 1 && line.front() == line.back())
            stretches.close();
    }
    return result;
}

Metres farthest_vertex(std::span<const Polyline> lines, LonLat place, const Geodesic& geodesic) {
    const Estimate estimate(place);
    double least = 0.0;
    for_each_vertex(lines, [&](LonLat vertex) { least = std::max(least, estimate(vertex).least); });
    Metres farthest;
    for_each_vertex(lines, [&](LonLat vertex) {
        if (estimate(vertex).most >= least)
            farthest = std::max(farthest, geodesic.distance(place, vertex));
    });
    return farthest;
}

} // namespace waqia::geo
