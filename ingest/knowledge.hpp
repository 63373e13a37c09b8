#pragma once

#include "gazetteer/gazetteer.hpp"
#include "geo/border.hpp"
#include "geo/boundaries.hpp"
#include "ingest/extractor.hpp"
#include "ingest/lexicon/lexicon.hpp"
#include "ingest/lexicon/phrase_index.hpp"

#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace waqia::ingest {

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
    /// By place: the government it may stand for. Countries, capitals, and Nagorno-Karabakh with
    /// its centre.
    std::map<std::uint32_t, StateName> states;
    /// The land borders of Armenia and Azerbaijan with their neighbours, by ISO codes in order.
    std::map<std::pair<std::string, std::string>, geo::Border> borders;

    Tables(gazetteer::Gazetteer g, geo::Boundaries b)
        : gazetteer(std::move(g)), boundaries(std::move(b)) {}
};

/// The government that one of a name's bearers may stand for, null if none may.
const StateName* state_named(const Knowledge::Tables& tables,
                             std::span<const gazetteer::Bearer> bearers);

/// The English name of a side as a claimant ("Armenia").
std::string side_name(Side side);

} // namespace waqia::ingest
