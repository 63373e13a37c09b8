#pragma once

#include "geo/lonlat.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace waqia::gazetteer {

/// A place as the gazetteer knows it.
struct Place {
    std::string id;            ///< "gn:…", "wof:…" or "waqia:…"
    std::string name, name_ar; ///< display names, by the policy in gazetteer/README.md
    std::string feature_code;  ///< GeoNames feature code: PPL, PPLA2, ADM1, PCLI, RGN …
    std::string country;       ///< ISO 3166-1 alpha-2
    std::string admin1, admin2;
    geo::LonLat position = geo::LonLat::from_degrees(0.0, 0.0);
    std::optional<long> population;
    geo::Metres radius; ///< of the circle that holds the place
};

/// One name of one place; rival names of a place are all its names.
struct Name {
    std::uint32_t place = 0; ///< index into Gazetteer::places
    std::string text, lang;
    std::string kind;       ///< official, rival, historic, exonym, variant
    std::string side;       ///< who uses it, where that matters
    bool needs_cue = false; ///< also a common word: a place only where the text makes one likely
};

/// A place that a name may mean, as `waqia lookup` shows it.
struct Candidate {
    std::string place_id, place, place_ar;
    double lat = 0.0, lon = 0.0;
    std::string feature_code, country, admin1;
    double score = 0.0;            ///< 0..1
    std::string method;            ///< exact, folded, prefix_stripped, alias
    std::string name_used;         ///< the listed name that matched
    std::uint32_t place_index = 0; ///< into Gazetteer::places
};

/// The bundled places and the user's own, built once and then frozen: queries are const and free to
/// share between threads.
class Gazetteer {
public:
    /// Reads `places.tsv` and `names.tsv` of `folder`, then the user's tables in order: any vector
    /// file that GDAL reads, with the columns place_id and name, a point geometry or the columns
    /// lat and lon, and optionally name_ar, names (more names, separated by '|'), feature_code,
    /// country, admin1, admin2, population, radius_m. A row whose place_id is known replaces that
    /// place. Throws std::runtime_error naming file, row and reason.
    static Gazetteer load(const std::filesystem::path& folder,
                          std::span<const std::filesystem::path> own = {});

    std::span<const Place> places() const { return m_places; }
    std::span<const Name> names() const { return m_names; }

    /// The places under `name`, best first: as written, then folded, then less the Arabic article
    /// or a proclitic. Without context: see ingest for resolution in a text.
    std::vector<Candidate> lookup(std::string_view name) const;

    /// How much a place of this class and size is likely to be meant, 0..1, before any context.
    static double importance(const Place& place);

    /// The index of the place with this id, nothing if there is none.
    std::optional<std::uint32_t> find(std::string_view id) const;

private:
    void add_place(Place place);
    void add_name(Name name);
    void read_own(const std::filesystem::path& path);
    void build_index();

    std::vector<Place> m_places;
    std::vector<Name> m_names;
    std::unordered_map<std::string, std::uint32_t> m_by_id;
    std::unordered_map<std::string, std::vector<std::uint32_t>> m_by_name; ///< folded → names
};

/// Whether the feature code is of a populated place (PPL…).
bool is_settlement(std::string_view feature_code);
/// Whether the feature code is of an administrative unit below a country (ADM…).
bool is_admin(std::string_view feature_code);

} // namespace waqia::gazetteer
