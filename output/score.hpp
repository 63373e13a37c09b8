#pragma once

#include "output/gold.hpp"

#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// How well a layer of reports agrees with gold.
namespace waqia::output {

/// Of so many, so many are right.
struct Share {
    std::size_t right = 0, all = 0;
    double value() const {
        return all == 0 ? 0.0 : static_cast<double>(right) / static_cast<double>(all);
    }
};

struct Agreement {
    Share precision, recall;
    /// Their harmonic mean, 0 where both are.
    double f1() const;
};

/// The slots that make a report.
enum class Slot : std::size_t { sub_event, place, date, claimant, count_ };
inline constexpr std::size_t slot_count = static_cast<std::size_t>(Slot::count_);
std::string_view slot_name(Slot slot);

struct Score {
    /// All four slots right. A prediction that says again what another says counts as wrong.
    Agreement strict;
    /// Each slot by itself, between a row and what comes nearest to it.
    std::array<Agreement, slot_count> slots;
    /// Required rows at a named place whose other slots are found: with a point so near to it.
    Share within_5_km, within_25_km;
    Share figures;                     ///< of the required rows
    std::vector<std::string> mistakes; ///< a line each: what is wrong, what is missed
};

/// What a scorer must know of the world besides the gold: the distance from a position to the land
/// border of Armenia and Azerbaijan.
using DistanceToBorder = std::function<geo::Metres(geo::LonLat)>;

/// Compares predictions with gold. A prediction and a row of the same article agree where all four
/// slots do: recall is the share of required rows with which a prediction agrees, precision that of
/// predictions that agree with any row. Articles without gold are left out.
Score score(const std::vector<Prediction>& predictions, const std::vector<GoldRow>& gold,
            const GoldPlaces& places, const DistanceToBorder& to_border);

} // namespace waqia::output
