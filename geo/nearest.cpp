#include "geo/nearest.hpp"

#include "geo/geodesic.hpp"

#include <algorithm>
#include <cmath>
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
    std::optional<Nearest> best;
    const auto offer = [&best](LonLat point, double distance) {
        if (!best || distance < best->distance.value)
            best = Nearest{point, Metres{distance}};
    };
    std::vector<Edge> edges;
    for (const Polyline& line : lines) {
        double previous = 0.0;
        for (std::size_t i = 0; i < line.size(); ++i) {
            const double distance = search.distance(line[i]);
            offer(line[i], distance);
            if (i > 0)
                edges.push_back({line[i - 1], line[i], previous, distance});
            previous = distance;
        }
    }
    for (const Edge& edge : edges) {
        if (edge.closest() >= best->distance.value)
            continue;
        search.for_each_piece(edge, [&](const Edge& piece) {
            if (piece.closest() >= best->distance.value)
                return;
            const LonLat point = piece.at(search.nearest_along(piece));
            offer(point, search.distance(point));
        });
    }
    return best;
}

std::vector<Polyline> within(std::span<const Polyline> lines, LonLat centre, Metres reach,
                             const Geodesic& geodesic) {
    const Search search(centre, geodesic);
    std::vector<Polyline> result;
    for (const Polyline& line : lines) {
        Stretches stretches(result);
        for (std::size_t i = 1; i < line.size(); ++i)
            add_within(search, search.edge(line[i - 1], line[i]), reach.value, stretches);
        if (line.size() > 1 && line.front() == line.back())
            stretches.close();
    }
    return result;
}

} // namespace waqia::geo
