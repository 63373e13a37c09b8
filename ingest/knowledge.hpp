#pragma once

#include "gazetteer/filter.hpp"
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/rules.hpp"
#include "geo/boundaries.hpp"
#include "geo/footprint.hpp"
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
    /// By place: its outline among the boundaries. Countries, the units of Armenia and Azerbaijan,
    /// and Nagorno-Karabakh.
    std::map<std::uint32_t, geo::AreaRef> areas;
    gazetteer::PlaceFilter filter; ///< places outside it are never chosen
    gazetteer::Rules rules;        ///< what the user says that names mean
    /// Folded names that have rules: the payload of Kind::pinned.
    std::vector<std::string> pinned;

    Tables(gazetteer::Gazetteer g, geo::Boundaries b)
        : gazetteer(std::move(g)), boundaries(std::move(b)) {}
};

/// The government that one of a name's bearers may stand for, null if none may.
const StateName* state_named(const Knowledge::Tables& tables,
                             std::span<const gazetteer::Bearer> bearers);

/// The English name of a side as a claimant ("Armenia").
std::string side_name(Side side);

} // namespace waqia::ingest
