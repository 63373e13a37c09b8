#pragma once

#include "ingest/vocabulary.hpp"
#include "output/row.hpp"

#include <array>
#include <compare>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace waqia::output {

/// The casualty figures of a report, by field name.
inline constexpr std::array<std::string_view, 4> figure_names = {"killed", "wounded", "captured",
                                                                 "missing"};

/// Whether the figures of a row of `reports` are its incident's own and no total of a period.
bool has_incident_figures(const Row& report);

/// Tells whether claimants of different sides contradict each other about one incident. What no
/// one's authority stands behind (side `unattributed`) contradicts nobody. Contradictions are:
/// - figures of one kind and one side's casualties that cannot both be true: 5 and 7, "at most 3"
///   and 5; not "at least 5" and 7, and never tens, hundreds, about or vague ones;
/// - initiators of different sides;
/// - a stance that denies beside one that does not.
/// Memory grows with the distinct claims, not with the reports.
class Dispute {
public:
    void add(const Row& report);
    bool found() const;

private:
    struct Position {
        std::string claimant_side, initiator_side; ///< initiator_side empty where unknown
        bool denies = false;
        auto operator<=>(const Position&) const = default;
    };
    struct Claim {
        std::string claimant_side, casualty_side; ///< casualty_side empty where unknown
        std::size_t figure = 0;                   ///< index in figure_names
        std::int64_t low = 0, high = 0;           ///< what the claim allows
        auto operator<=>(const Claim&) const = default;
    };

    static bool contradict(const Position& a, const Position& b);
    static bool contradict(const Claim& a, const Claim& b);

    std::set<Position> m_positions;
    std::set<Claim> m_claims;
};

} // namespace waqia::output
