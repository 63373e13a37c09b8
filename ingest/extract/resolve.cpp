#include "ingest/extract/resolve.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace waqia::ingest {

namespace {

constexpr double threshold = 0.20; // below it a name stays unresolved
constexpr std::size_t most_alternatives = 4;

/// How well a place's class agrees with the type word before its name, -1..1.
double agreement(const gazetteer::Place& place, std::optional<PlaceTypeClass> type) {
    if (!type)
        return 0.0;
    const bool settlement = gazetteer::is_settlement(place.feature_code);
    switch (*type) {
    case PlaceTypeClass::town:
        return settlement
                   ? (place.feature_code == "PPL" && place.population.value_or(0) < 1500 ? 0.2
                                                                                         : 0.5)
                   : -0.5;
    case PlaceTypeClass::village:
        return settlement
                   ? (place.feature_code == "PPL" && place.population.value_or(0) < 20000 ? 0.5
                                                                                          : 0.0)
                   : -0.5;
    case PlaceTypeClass::admin:
        return gazetteer::is_admin(place.feature_code) ? 0.5
               : place.feature_code == "RGN"           ? 0.3
                                                       : -0.1;
    case PlaceTypeClass::region:
        return place.feature_code == "RGN" || gazetteer::is_admin(place.feature_code) ? 0.4 : -0.1;
    case PlaceTypeClass::area:
        return gazetteer::is_admin(place.feature_code) || place.feature_code == "RGN" ? 0.15 : 0.0;
    case PlaceTypeClass::feature:
        return settlement || gazetteer::is_admin(place.feature_code) ? 0.0 : 0.4;
    }
    return 0.0;
}

/// How near a place is to the others of the article, 0..1.
double proximity(const gazetteer::Place& place, std::span<const Direction> nearby) {
    if (nearby.empty())
        return 0.0;
    constexpr double earth_radius_m = 6371000.0, scale_m = 60000.0;
    const Direction from = direction_of(place.position);
    double best = 4.0; // squared chord of the unit sphere
    for (const Direction& to : nearby) {
        const double x = from[0] - to[0], y = from[1] - to[1], z = from[2] - to[2];
        best = std::min(best, x * x + y * y + z * z);
    }
    return std::exp(-std::sqrt(best) * earth_radius_m / scale_m);
}

std::optional<int> precision_of(const gazetteer::Place& place) {
    const auto code = place.feature_code;
    if (code == "PCLI")
        return 6;
    if (code == "ADM1")
        return place.country == "AZ" ? 3 : 4;
    if (code == "RGN")
        return 4;
    if (gazetteer::is_admin(place.feature_code))
        return 3;
    if (code == "STM" || code == "RD" || code == "RDCR" || code == "BDRY" || code == "MTS" ||
        code == "OILP")
        return 5; // a line: what happened on it may have happened anywhere along it
    if (code == "LK" || code == "RSV" || code == "SEA")
        return 7;
    return 1;
}

} // namespace

Direction direction_of(geo::LonLat position) {
    constexpr double radians = std::numbers::pi / 180.0;
    const double lat = position.lat() * radians, lon = position.lon() * radians;
    return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
}

Location location_of(const gazetteer::Place& place) {
    Location where;
    where.point = place.position;
    where.where_prec = precision_of(place);
    where.uncertainty = place.radius;
    where.place = place.name;
    where.place_ar = place.name_ar;
    where.place_id = place.id;
    where.feature_code = place.feature_code;
    where.country = place.country;
    where.admin1 = place.admin1;
    where.admin2 = place.admin2;
    where.relation = *where.where_prec >= 3 ? PlaceRelation::area : PlaceRelation::at;
    return where;
}

Location resolve(const Knowledge::Tables& tables, std::span<const gazetteer::Bearer> bearers,
                 std::string_view written, bool stripped, const PlaceCue& cue) {
    const auto places = tables.gazetteer.places();
    const auto names = tables.gazetteer.names();
    struct Scored {
        double score;
        std::uint32_t place, name;
    };
    std::vector<Scored> scored;
    for (const auto& bearer : bearers) {
        if (names[bearer.name].needs_cue && !cue.located)
            continue;
        const auto place = places[bearer.place];
        double score = gazetteer::Gazetteer::importance(place) + agreement(place, cue.type) +
                       (bearers.size() > 1 ? 0.25 * proximity(place, cue.nearby) : 0.0);
        // Of a district and its centre of one name, the bare name is the centre.
        if (!cue.type && gazetteer::is_admin(place.feature_code))
            score -= 0.05;
        scored.push_back({std::clamp(score, 0.0, 1.0), bearer.place, bearer.name});
    }
    Location where;
    if (scored.empty())
        return where;
    std::sort(scored.begin(), scored.end(), [&](const Scored& a, const Scored& b) {
        return a.score != b.score ? a.score > b.score : places[a.place].id < places[b.place].id;
    });
    const Scored& best = scored.front();
    const std::size_t runner_up = best.score < threshold ? 0 : 1;
    for (std::size_t i = runner_up; i < std::min(scored.size(), runner_up + most_alternatives); ++i)
        where.alternatives.emplace_back(places[scored[i].place].id, scored[i].score);
    if (best.score < threshold)
        return where;
    auto alternatives = std::move(where.alternatives);
    where = location_of(places[best.place]);
    where.alternatives = std::move(alternatives);
    where.conf = best.score;
    const auto listed = names[best.name].text;
    where.method = stripped            ? PlaceMethod::prefix_stripped
                   : listed != written ? PlaceMethod::folded
                   : listed == where.place || listed == where.place_ar ? PlaceMethod::exact
                                                                       : PlaceMethod::alias;
    return where;
}

} // namespace waqia::ingest
