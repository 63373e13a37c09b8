#include "ingest/extract/resolve.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace waqia::ingest {

namespace {

constexpr double earth_radius_m = 6371000.0;
constexpr double together = 40000.0 / earth_radius_m; // a district and its seat
constexpr double lead = 0.03;      // of the best bearer over the next, for there to be no doubt
constexpr double threshold = 0.20; // below it a name stays unresolved
constexpr std::size_t most_alternatives = 4;

std::array<double, 3> direction(geo::LonLat at) {
    constexpr double radians = std::numbers::pi / 180.0;
    const double lat = at.lat() * radians, lon = at.lon() * radians;
    return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
}

double chord(const std::array<double, 3>& a, const std::array<double, 3>& b) {
    const double x = a[0] - b[0], y = a[1] - b[1], z = a[2] - b[2];
    return std::sqrt(x * x + y * y + z * z);
}

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
    case PlaceTypeClass::axis:
        return settlement || gazetteer::is_admin(place.feature_code) ? 0.3 : -0.1;
    case PlaceTypeClass::area:
        return gazetteer::is_admin(place.feature_code) || place.feature_code == "RGN" ? 0.3 : 0.0;
    case PlaceTypeClass::road:
        return settlement ? 0.1 : place.feature_code.starts_with("RD") ? 0.4 : 0.0;
    case PlaceTypeClass::quarter:
        return place.feature_code == "PPLX" ? 0.5 : -2.0;
    case PlaceTypeClass::feature:
        return settlement || gazetteer::is_admin(place.feature_code) ? 0.0 : 0.4;
    }
    return 0.0;
}

/// How near a place is to the others, 0..1: 1 within the reach of one of them.
double proximity(const gazetteer::Place& place, std::span<const Nearby::Entry> others) {
    constexpr double scale_m = 60000.0;
    if (others.empty())
        return 0.0;
    const auto from = direction(place.position);
    double best = 2.0 * earth_radius_m;
    for (const auto& other : others) {
        const double gap = chord(from, other.direction) * earth_radius_m;
        best = std::min(best, std::max(0.0, gap - other.radius));
    }
    return std::exp(-best / scale_m);
}

/// Whether a place lies in or at the unit that it is said to belong to; true where none is stated.
bool in_stated_unit(const Knowledge::Tables& tables, const gazetteer::Place& place,
                    const PlaceCue& cue) {
    if (!cue.unit)
        return true;
    constexpr double slack = 1.6, margin_m = 5000.0; // units are no circles
    const auto unit = tables.gazetteer.place(*cue.unit);
    const bool seat = place.feature_code == "PPLA2" || place.feature_code == "ADM2";
    if (seat && unit.feature_code == "ADM2" && !place.admin2.empty() && place.admin2 != unit.admin2)
        return false; // the seat of another unit, or that unit itself
    return chord(direction(place.position), direction(unit.position)) * earth_radius_m <=
           slack * unit.radius.value + margin_m;
}

/// Whether a place lies in the country that the text says.
bool in_stated_country(const gazetteer::Place& place, const PlaceCue& cue) {
    return !cue.country.empty() && place.country == cue.country;
}

/// Whether a place bears the name of the unit that it is said to belong to, as its own unit.
bool of_stated_unit(const Knowledge::Tables& tables, const gazetteer::Place& place,
                    const PlaceCue& cue) {
    if (!cue.unit)
        return false;
    const auto unit = tables.gazetteer.place(*cue.unit);
    return place.country == unit.country &&
           (place.admin2 == unit.name || place.admin1 == unit.name);
}

/// What the rest of the text says for one of several bearers.
double context(const Knowledge::Tables& tables, const gazetteer::Place& place,
               const PlaceCue& cue) {
    constexpr double of_the_article = 0.25, of_the_sentence = 0.15, of_the_state = 1.00,
                     of_the_unit = 0.50, of_their_country = 0.12;
    const bool compatriots =
        std::any_of(cue.beside.begin(), cue.beside.end(),
                    [&](const Nearby::Entry& e) { return e.country == place.country; });
    return of_the_article * proximity(place, cue.nearby) +
           of_the_sentence * proximity(place, cue.beside) + (compatriots ? of_their_country : 0.0) +
           (in_stated_country(place, cue) ? of_the_state : 0.0) +
           (of_stated_unit(tables, place, cue) ? of_the_unit : 0.0);
}

/// Whether the text makes a place likely where a name is also a common word: it leaves no doubt,
/// tells the country or the unit, or puts something at the name beside known places.
bool is_likely(const Knowledge::Tables& tables, const gazetteer::Place& place,
               const PlaceCue& cue) {
    constexpr double beside = 0.5; // some 40 km
    return cue.certain || in_stated_country(place, cue) || of_stated_unit(tables, place, cue) ||
           (cue.located && cue.alone && proximity(place, cue.nearby) >= beside);
}

std::optional<int> precision_of(const gazetteer::Place& place) {
    const auto& code = place.feature_code;
    if (code == "PCLI")
        return 6;
    if (code == "ADM1")
        return 4;
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

void Nearby::add(const Knowledge::Tables& tables, std::span<const gazetteer::Bearer> bearers) {
    constexpr std::size_t enough = 12; // places to measure distances to
    if (m_entries.size() >= enough || tables.gazetteer.name(bearers.front().name).needs_cue)
        return;
    Entry best;
    for (const auto& bearer : bearers) {
        const auto place = tables.gazetteer.place(bearer.place);
        const Entry entry{bearer.place, direction(place.position), place.country,
                          precision_of(place).value_or(1) >= 3 ? place.radius.value : 0.0};
        if (&bearer != &bearers.front() && chord(entry.direction, best.direction) > together)
            return; // one name, places far apart
        if (&bearer == &bearers.front() || entry.radius > best.radius)
            best = entry;
    }
    const auto same = [&](const Entry& e) { return e.place == best.place; };
    if (std::none_of(m_entries.begin(), m_entries.end(), same))
        m_entries.push_back(best);
}

Location location_of(const Knowledge::Tables& tables, std::uint32_t index) {
    const auto place = tables.gazetteer.place(index);
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
    where.relation = *where.where_prec == 5   ? PlaceRelation::along
                     : *where.where_prec >= 3 ? PlaceRelation::area
                                              : PlaceRelation::at;
    if (const auto area = tables.areas.find(index); area != tables.areas.end())
        where.footprint = area->second;
    else
        where.footprint = geo::Circle{place.position, place.radius};
    return where;
}

namespace {

struct Scored {
    double score = 0.0;
    std::uint32_t place = 0;
    PlaceMethod method = PlaceMethod::exact;
};

/// A score as a figure from 0 to 1: what speaks for a bearer may add up to more.
double confidence(double score) {
    return std::clamp(score, 0.0, 1.0);
}

/// Whether it matters which of two places is meant.
bool apart(const gazetteer::Place& a, const gazetteer::Place& b) {
    return chord(direction(a.position), direction(b.position)) > together;
}

/// The best of the bearers, with the runners-up; without a point if it is below `least`,
/// or if nothing tells it from the next, which lies elsewhere.
Location choose(const Knowledge::Tables& tables, std::vector<Scored> scored, double least) {
    const auto places = tables.gazetteer.places();
    Location where;
    if (scored.empty())
        return where;
    std::sort(scored.begin(), scored.end(), [&](const Scored& a, const Scored& b) {
        return a.score != b.score ? a.score > b.score : places[a.place].id < places[b.place].id;
    });
    const Scored& best = scored.front();
    const bool open = scored.size() > 1 && best.score - scored[1].score < lead &&
                      apart(places[best.place], places[scored[1].place]);
    if (best.score >= least && !open) {
        where = location_of(tables, best.place);
        where.conf = confidence(best.score);
        where.method = best.method;
    }
    const std::size_t runner_up = where.point ? 1 : 0;
    for (std::size_t i = runner_up; i < std::min(scored.size(), runner_up + most_alternatives); ++i)
        where.alternatives.emplace_back(places[scored[i].place].id, confidence(scored[i].score));
    return where;
}

PlaceMethod method_of(const gazetteer::Place& place, std::string_view listed,
                      std::string_view written, bool stripped) {
    return stripped                                          ? PlaceMethod::prefix_stripped
           : listed != written                               ? PlaceMethod::folded
           : listed == place.name || listed == place.name_ar ? PlaceMethod::exact
                                                             : PlaceMethod::alias;
}

/// Whether a place lies away from all that the article names: then a likeness of sounds is chance.
bool far_off(const gazetteer::Place& place, const PlaceCue& cue) {
    constexpr double least = 0.05; // some 180 km
    return !cue.nearby.empty() && proximity(place, cue.nearby) < least &&
           proximity(place, cue.beside) < least;
}

} // namespace

Location resolve(const Knowledge::Tables& tables, std::span<const gazetteer::Bearer> bearers,
                 std::string_view written, bool stripped, const PlaceCue& cue) {
    std::vector<Scored> scored;
    for (const auto& bearer : bearers) {
        const auto name = tables.gazetteer.name(bearer.name);
        const auto place = tables.gazetteer.place(bearer.place);
        if ((name.needs_cue && !is_likely(tables, place, cue)) || !tables.filter.holds(place) ||
            !in_stated_unit(tables, place, cue))
            continue;
        double score =
            gazetteer::Gazetteer::importance(place) + agreement(place, cue.type) +
            (bearers.size() > 1 || in_stated_country(place, cue) ? context(tables, place, cue)
                                                                 : 0.0);
        // Of a district and its centre of one name, the bare name is the centre.
        if (!cue.type && gazetteer::is_admin(place.feature_code))
            score -= 0.05;
        scored.push_back({score, bearer.place, method_of(place, name.text, written, stripped)});
    }
    return choose(tables, std::move(scored), threshold);
}

const std::vector<gazetteer::Candidate>& SoundMemory::like(const gazetteer::Gazetteer& gazetteer,
                                                           std::string_view written) {
    constexpr std::size_t candidates = 8, most_known = 4096;
    if (m_known.size() >= most_known)
        m_known.clear();
    const auto [it, fresh] = m_known.try_emplace(std::string(written));
    if (fresh)
        it->second = gazetteer.sounds_like(written, candidates);
    return it->second;
}

Location resolve_by_sound(const Knowledge::Tables& tables, SoundMemory& sounds,
                          std::string_view written, double likeness, const PlaceCue& cue) {
    std::vector<Scored> scored;
    for (const auto& candidate : sounds.like(tables.gazetteer, written)) {
        const auto place = tables.gazetteer.place(candidate.place_index);
        if (candidate.score < likeness || !tables.filter.holds(place) || far_off(place, cue) ||
            !in_stated_unit(tables, place, cue))
            continue;
        const double score = 0.7 * candidate.score + 0.1 * agreement(place, cue.type) +
                             0.4 * context(tables, place, cue);
        scored.push_back({score, candidate.place_index, PlaceMethod::phonetic});
    }
    return choose(tables, std::move(scored), 0.0);
}

} // namespace waqia::ingest
