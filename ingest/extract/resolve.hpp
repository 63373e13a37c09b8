#pragma once

#include "ingest/knowledge.hpp"
#include "ingest/report.hpp"

#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace waqia::ingest {

/// The other places that an article names, for the bearers of a name to be near to.
class Nearby {
public:
    /// A place as a direction from the Earth's centre, and how far it reaches.
    struct Entry {
        std::uint32_t place = 0;
        std::array<double, 3> direction{}; ///< unit vector
        std::string_view country;          ///< ISO code
        double radius = 0.0;               ///< metres
    };

    /// Keeps what bears a name that the text leaves no doubt of: one place, or several that lie
    /// together, as a district and its seat do. Countries tell nothing: leave them out.
    void add(const Knowledge::Tables& tables, std::span<const gazetteer::Bearer> bearers);
    void clear() { m_entries.clear(); }

    std::span<const Entry> entries() const { return m_entries; }

private:
    std::vector<Entry> m_entries;
};

/// What was found by sound before, for the words that articles repeat. The scratch of one thread.
class SoundMemory {
public:
    /// The places that sound like the words. Valid until the next call.
    const std::vector<gazetteer::Candidate>& like(const gazetteer::Gazetteer& gazetteer,
                                                  std::string_view written);

private:
    std::unordered_map<std::string, std::vector<gazetteer::Candidate>> m_known;
};

/// What the text says of a name's bearer, besides its name.
struct PlaceCue {
    std::optional<PlaceTypeClass> type;    ///< the type word before it
    std::span<const Nearby::Entry> nearby; ///< other places of the article
    std::span<const Nearby::Entry> beside; ///< those of the sentence
    std::string_view country;              ///< ISO code of the adjective of a state behind it
    std::optional<std::uint32_t> unit;     ///< the unit that it is said to belong to
    bool alone = false; ///< what follows does not go on with it, as "the wall" does in "wall of X"
    bool located = false; ///< a preposition, a type word or a list makes a place likely
    bool certain = false; ///< a type word, "near", a distance or a list of places leaves no doubt
};

/// Chooses among the bearers of a name. The Location has a point and its scores, or none where no
/// bearer is likely enough; `method` tells how the name matched. Costs one chord for each pair of
/// a bearer and a nearby place.
Location resolve(const Knowledge::Tables& tables, std::span<const gazetteer::Bearer> bearers,
                 std::string_view written, bool stripped, const PlaceCue& cue);

/// The place that sounds like a name which no table holds, as far as `likeness` (0..1) asks for;
/// without a point where none does, or several that the text does not choose between.
Location resolve_by_sound(const Knowledge::Tables& tables, SoundMemory& sounds,
                          std::string_view written, double likeness, const PlaceCue& cue);

/// The Location of one place of the gazetteer, as itself.
Location location_of(const Knowledge::Tables& tables, std::uint32_t place);

} // namespace waqia::ingest
