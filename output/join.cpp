#include "output/join.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace waqia::output {

namespace {

constexpr int longest_incident_days = 7;
constexpr int finest_precs = 2; ///< where_prec up to which distances mean something
constexpr double shortest_degree_metres = 110500.0; ///< of latitude on WGS 84, rounded down

int days_between(ingest::Day from, ingest::Day to) {
    return static_cast<int>((to - from).count());
}

/// Days that lie between two ranges; 0 where they touch or overlap.
int gap_days(const JoinKey& a, const JoinKey& b) {
    return std::max({0, days_between(*a.stop, *b.start), days_between(*b.stop, *a.start)});
}

bool is_period(const JoinKey& key) {
    return days_between(*key.start, *key.stop) >= longest_incident_days;
}

bool has_place(const JoinKey& key) {
    return !key.place_id.empty() || key.point;
}

bool has_fine_point(const JoinKey& key) {
    return key.point && key.where_prec && *key.where_prec <= finest_precs;
}

bool same_place_id(const JoinKey& a, const JoinKey& b) {
    return !a.place_id.empty() && a.place_id == b.place_id;
}

} // namespace

int family(ingest::SubEvent sub_event) {
    const ingest::EventType type = ingest::event_type(sub_event);
    if (type != ingest::EventType::strategic_developments)
        return static_cast<int>(type);
    const int event_types = static_cast<int>(ingest::terms<ingest::EventType>().size());
    return event_types + static_cast<int>(sub_event);
}

bool JoinRule::agree(const JoinKey& a, const JoinKey& b) const {
    const bool initiators_agree =
        !a.initiator_side || !b.initiator_side || *a.initiator_side == *b.initiator_side;
    return family(a.sub_event) == family(b.sub_event) && initiators_agree && dates_agree(a, b) &&
           places_agree(a, b);
}

bool JoinRule::places_agree(const JoinKey& a, const JoinKey& b) const {
    if (!has_place(a) || !has_place(b))
        return !has_place(a) && !has_place(b) && a.source_file == b.source_file;
    if (same_place_id(a, b))
        return true;
    return has_fine_point(a) && has_fine_point(b) &&
           m_geodesic.distance(*a.point, *b.point) <= m_options.distance;
}

bool JoinRule::dates_agree(const JoinKey& a, const JoinKey& b) const {
    if (!a.start || !b.start)
        return !a.start && !b.start && a.source_file == b.source_file;
    return is_period(a) == is_period(b) && gap_days(a, b) <= m_options.days;
}

std::pair<int, double> JoinRule::apart(const JoinKey& a, const JoinKey& b) const {
    const int days = a.start && b.start ? gap_days(a, b) : 0;
    const bool measured = !same_place_id(a, b) && a.point && b.point;
    return {days, measured ? m_geodesic.distance(*a.point, *b.point).value : 0.0};
}

std::int64_t Joiner::add(const JoinKey& key, std::int64_t number) {
    return key.complete() ? add_complete(key, number) : add_local(key, number);
}

std::int64_t Joiner::add_complete(const JoinKey& key, std::int64_t number) {
    advance_to(*key.start);
    using Rank = std::tuple<std::pair<int, double>, Serial>;
    std::optional<Rank> best;
    for (const Serial serial : candidates(key)) {
        const JoinKey& leader = m_leaders.at(serial).key;
        if (!m_rule.agree(leader, key))
            continue;
        const Rank rank{m_rule.apart(leader, key), serial};
        if (!best || rank < *best)
            best = rank;
    }
    if (best)
        return m_leaders.at(std::get<Serial>(*best)).number;
    const Serial serial = m_next++;
    m_leaders.emplace(serial, Leader{key, number});
    index(serial, key);
    return number;
}

std::int64_t Joiner::add_local(const JoinKey& key, std::int64_t number) {
    if (m_local_file != key.source_file) {
        m_local.clear();
        m_local_file = key.source_file;
    }
    const Leader* best = nullptr;
    for (const Leader& leader : m_local)
        if (m_rule.agree(leader.key, key) &&
            (!best || m_rule.apart(leader.key, key) < m_rule.apart(best->key, key)))
            best = &leader;
    if (best)
        return best->number;
    m_local.push_back({key, number});
    return number;
}

/// Drops the leaders that no key which starts on `day` or later can join.
void Joiner::advance_to(ingest::Day day) {
    if (m_day == day)
        return;
    m_day = day;
    const int slack = m_rule.options().days;
    const auto dropped = std::erase_if(m_leaders, [&](const auto& entry) {
        return days_between(*entry.second.key.stop, day) > slack;
    });
    if (dropped == 0)
        return;
    m_by_place.clear();
    m_by_band.clear();
    for (const auto& [serial, leader] : m_leaders)
        index(serial, leader.key);
}

void Joiner::index(Serial serial, const JoinKey& key) {
    if (!key.place_id.empty())
        m_by_place[key.place_id].push_back(serial);
    if (has_fine_point(key))
        m_by_band[band(key, 0)].push_back(serial);
}

std::vector<Joiner::Serial> Joiner::candidates(const JoinKey& key) const {
    std::vector<Serial> found;
    const auto append = [&found](const std::vector<Serial>& more) {
        found.insert(found.end(), more.begin(), more.end());
    };
    if (const auto same = m_by_place.find(key.place_id); same != m_by_place.end())
        append(same->second);
    if (!has_fine_point(key))
        return found;
    for (long offset = -1; offset <= 1; ++offset)
        if (const auto near = m_by_band.find(band(key, offset)); near != m_by_band.end())
            append(near->second);
    return found;
}

std::pair<int, long> Joiner::band(const JoinKey& key, long offset) const {
    // At least a metre, so that a distance of zero still makes bands.
    const double height = std::max(1.0, m_rule.options().distance.value) / shortest_degree_metres;
    const long row = std::lround(std::floor(key.point->lat() / height));
    return {family(key.sub_event), row + offset};
}

} // namespace waqia::output
