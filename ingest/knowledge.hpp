#pragma once

#include "gazetteer/gazetteer.hpp"
#include "geo/border.hpp"
#include "geo/boundaries.hpp"
#include "ingest/extractor.hpp"
#include "ingest/lexicon/lexicon.hpp"
#include "ingest/lexicon/phrase_index.hpp"

#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace waqia::ingest {

/// One folded name and all that bear it.
struct Toponym {
    struct Bearer {
        std::uint32_t place; ///< into Gazetteer::places
        std::uint32_t name;  ///< into Gazetteer::names
    };
    std::vector<Bearer> bearers;
};

/// What a country's or capital's name stands for besides a place: its government.
struct StateName {
    Side side = Side::other;
    std::string name; ///< English
    std::string iso;
    bool capital = false;
};

/// The frozen tables behind Knowledge.
struct Knowledge::Tables {
    gazetteer::Gazetteer gazetteer;
    PhraseIndex index;
    Lexicon lexicon;
    geo::Boundaries boundaries;
    geo::Geodesic geodesic;
    /// By place: its direction from the Earth's centre, a unit vector. Chords between them rank
    /// candidates by nearness at a fraction of a geodesic's cost.
    std::vector<std::array<double, 3>> directions;
    std::vector<Toponym> toponyms; ///< payload of Kind::toponym
    /// By place: the government it may stand for. Countries, capitals, and Nagorno-Karabakh with
    /// its centre.
    std::map<std::uint32_t, StateName> states;
    /// The land borders of Armenia and Azerbaijan with their neighbours, by ISO codes in order.
    std::map<std::pair<std::string, std::string>, geo::Border> borders;

    Tables(gazetteer::Gazetteer g, geo::Boundaries b)
        : gazetteer(std::move(g)), boundaries(std::move(b)) {}
};

/// The government that a bearer of this name may stand for, null if none may. `toponym` is a
/// payload of Kind::toponym.
const StateName* state_named(const Knowledge::Tables& tables, std::uint32_t toponym);

/// The English name of a side as a claimant ("Armenia").
std::string side_name(Side side);

} // namespace waqia::ingest
