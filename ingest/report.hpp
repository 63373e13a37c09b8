#pragma once

#include "geo/footprint.hpp"
#include "geo/lonlat.hpp"
#include "ingest/article.hpp"
#include "ingest/vocabulary.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace waqia::ingest {

/// When something happened: civil days of the theatre's clock, both ends included.
struct When {
    std::optional<Day> start, stop; ///< both or neither
    /// Set only where the text gives an hour; UTC.
    std::optional<std::chrono::sys_seconds> datetime_start, datetime_end;
    std::optional<int> prec; ///< UCDP GED 1..5; empty = unknown
    std::optional<DateMethod> method;
    std::string text; ///< the words, as written
    std::optional<DayPart> day_part;
};

/// Where something happened. Without a point there is no geometry.
struct Location {
    std::optional<geo::LonLat> point;
    std::optional<int> where_prec; ///< UCDP GED 1..7
    geo::Metres uncertainty;       ///< radius round the point that should hold the event
    /// The ground that should hold the event; left open, the circle of `uncertainty` is that.
    geo::Footprint footprint;
    std::string place, place_ar; ///< display names
    std::string text;            ///< the words, as written
    std::string place_id, feature_code, country, admin1, admin2;
    std::optional<PlaceRelation> relation;
    std::optional<PlaceMethod> method;
    std::optional<double> conf;                               ///< 0..1
    std::vector<std::pair<std::string, double>> alternatives; ///< at most four, best first
};

/// Who says so.
struct Claim {
    std::string claimant; ///< English name; empty when unattributed
    Side side = Side::unattributed;
    ClaimantType type = ClaimantType::unattributed;
    std::string via; ///< who relays it; empty when direct
    Stance stance = Stance::asserts;
    std::string verb, text; ///< the words
};

/// The claimed figures; empty = not stated, 0 = a stated zero.
struct Casualties {
    std::optional<int> killed, wounded, captured, missing;
    std::optional<CasualtyQual> qual;
    std::optional<Side> side; ///< whose; civilians included
    std::optional<CasualtyScope> scope;
};

/// One claim in one article: somebody says that something happened at one place at one time.
/// Offsets are code points of the article's text. Owns its memory.
struct Report {
    SubEvent sub_event = SubEvent::other;
    Modality modality = Modality::reported;
    When when;
    Location where;
    Claim claim;
    Casualties casualties;
    std::string initiator, target; ///< English names; empty where unclear
    std::optional<Side> initiator_side, target_side;
    std::optional<TargetKind> target_kind;
    std::optional<Weapon> weapon;
    int mentions = 1;
    double confidence = 0.0; ///< 0..1
    std::string sentence;    ///< the evidence, untouched
    std::size_t char_start = 0, char_stop = 0;
    std::string trigger_text;
    std::vector<std::string> reasons; ///< one line a slot: which words gave it by which rule
};

/// A place name or a demonym found in an article: a row of the layer `places`.
struct PlaceMention {
    std::string text;
    std::size_t char_start = 0, char_stop = 0;
    PlaceRole role = PlaceRole::location;
    Location where;     ///< no point: unresolved, a metonym, a demonym or a speaker
    std::string reason; ///< why the role is not `location`; empty where it is
};

/// All that was found in one article.
struct ArticleResult {
    Article article;             ///< its text may have been moved out
    std::vector<Report> reports; ///< in order of char_start
    std::vector<PlaceMention> places;
    std::vector<std::string> warnings; ///< one line each
    std::size_t sentences = 0, unresolved_dates = 0;
};

} // namespace waqia::ingest
