#pragma once

#include "geo/geodesic.hpp"
#include "ingest/report.hpp"
#include "output/output.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace waqia::output {

/// What the joining rule looks at in a report of modality `reported`.
struct JoinKey {
    ingest::SubEvent sub_event = ingest::SubEvent::other;
    std::string source_file;
    std::optional<ingest::Day> start, stop; ///< both or neither
    std::string place_id;                   ///< empty if none
    std::optional<geo::LonLat> point;
    std::optional<int> where_prec;
    std::optional<ingest::Side> initiator_side;

    /// With a place and a date: such keys join across articles.
    bool complete() const { return start && (!place_id.empty() || point); }
};

/// The number of the family of `sub_event`; only events of one family can be one incident. Families
/// are ACLED's event types: battles, explosions and remote violence, violence against civilians,
/// protests, riots. Strategic developments are no kind of their own but a collection (an agreement,
/// arrests, looting): there each sub-event is a family.
int family(ingest::SubEvent sub_event);

/// The declared joining rule, for two reports:
/// - one family of sub-event;
/// - the same place id, or two points within `distance` where both have where_prec <= 2;
/// - date ranges that overlap within `days`; a range of more than seven days tells of a period and
///   agrees only with another such range, lest one sentence on a month swallow the month's events;
/// - initiators' sides that do not contradict: equal, or one unknown.
/// No place agrees only with no place, and no date with no date, and that only within one article.
class JoinRule {
public:
    explicit JoinRule(JoinOptions options) : m_options(options) {}

    const JoinOptions& options() const { return m_options; }

    bool agree(const JoinKey& a, const JoinKey& b) const;

    /// How far apart two keys that agree are: days between the ranges, then metres.
    std::pair<int, double> apart(const JoinKey& a, const JoinKey& b) const;

private:
    bool places_agree(const JoinKey& a, const JoinKey& b) const;
    bool dates_agree(const JoinKey& a, const JoinKey& b) const;

    JoinOptions m_options;
    geo::Geodesic m_geodesic;
};

/// Gathers reports to incidents by leader clustering: in the fixed order of the keys each key joins
/// the leader that it agrees with and is least apart from (the earlier one on a tie), or becomes a
/// leader itself. Members are compared with leaders only, so an incident never drifts further from
/// its leader than the rule allows, and the result depends on the order of the keys alone.
///
/// Keys must come in this order: complete ones by (start, stop, where_prec, source_file, position,
/// report id); incomplete ones by source file first. Only leaders that a later key can still join
/// are kept: memory grows with the incidents of the days under way, not with the run.
class Joiner {
public:
    explicit Joiner(JoinOptions options) : m_rule(options) {}

    /// The number of the leader of `key`'s incident; `number` itself if it is a new one.
    std::int64_t add(const JoinKey& key, std::int64_t number);

    /// Leaders in memory.
    std::size_t active() const { return m_leaders.size() + m_local.size(); }

private:
    struct Leader {
        JoinKey key;
        std::int64_t number;
    };
    using Serial = std::uint64_t; ///< in order of becoming a leader

    std::int64_t add_complete(const JoinKey& key, std::int64_t number);
    std::int64_t add_local(const JoinKey& key, std::int64_t number);
    void advance_to(ingest::Day day);
    void index(Serial serial, const JoinKey& key);
    std::vector<Serial> candidates(const JoinKey& key) const;
    std::pair<int, long> band(const JoinKey& key, long offset) const;

    JoinRule m_rule;
    Serial m_next = 0;
    std::optional<ingest::Day> m_day;
    std::map<Serial, Leader> m_leaders;
    std::unordered_map<std::string, std::vector<Serial>> m_by_place;
    /// By family and band of latitude, as high as the joining distance.
    std::map<std::pair<int, long>, std::vector<Serial>> m_by_band;
    std::string m_local_file;
    std::vector<Leader> m_local; ///< of incomplete keys of m_local_file
};

} // namespace waqia::output
