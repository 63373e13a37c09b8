#pragma once

#include "geo/lonlat.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace waqia::gazetteer {

/// A place as a gazetteer knows it. A view: its texts belong to the gazetteer or index that gave
/// it, or to who fills an index, and must outlive it.
struct Place {
    std::string_view id;            ///< "gn:…", "wof:…" or "waqia:…"
    std::string_view name, name_ar; ///< display names, by the policy in gazetteer/README.md
    std::string_view feature_code;  ///< GeoNames feature code: PPL, PPLA2, ADM1, PCLI, RGN …
    std::string_view country;       ///< ISO 3166-1 alpha-2
    std::string_view admin1, admin2;
    geo::LonLat position = geo::LonLat::from_degrees(0.0, 0.0);
    std::optional<std::int64_t> population;
    geo::Metres radius; ///< of the circle that holds the place
};

/// No place is wider: half way round the earth.
inline constexpr geo::Metres widest_radius{20'004e3};

/// One name of one place; rival names of a place are all its names. A view, as Place is.
struct Name {
    std::uint32_t place = 0; ///< number of the place
    std::string_view text, lang;
    std::string_view kind;  ///< official, rival, historic, exonym, variant
    std::string_view side;  ///< who uses it, where that matters
    bool needs_cue = false; ///< also a common word: a place only where the text makes one likely
};

/// Whether the feature code is of a populated place (PPL…).
bool is_settlement(std::string_view feature_code);
/// Whether the feature code is of an administrative unit below a country (ADM…).
bool is_admin(std::string_view feature_code);

} // namespace waqia::gazetteer
