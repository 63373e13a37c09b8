#pragma once

#include "geo/border.hpp"
#include "geo/geodesic.hpp"
#include "geo/lines.hpp"
#include "geo/outline.hpp"
#include "geo/region_index.hpp"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace waqia::geo {

/// What an area is. `marz` and `district` are the first-order units of Armenia and Azerbaijan,
/// `city` a city that ranks as one; `historical` is an area of the Nagorno-Karabakh conflict.
enum class AreaKind { country, marz, district, city, historical };

/// An area with a name and an outline. Boundaries are shown as their source has them.
struct Area {
    /// ISO 3166-1 alpha-2 of a country ("AM"; empty for the few without a code), ISO 3166-2 of a
    /// region ("AM-SU"), or the id of a historical area ("nkao-1991").
    std::string id;
    std::string name_en;
    std::string country; ///< ISO 3166-1 alpha-2; empty for a historical area
    AreaKind kind = AreaKind::country;
    Outline outline;
    /// Representative: inside the outline, in its widest part. The outline of a country across the
    /// antimeridian is cut there, so that the point is well inside one side of it.
    LonLat point;
};

struct AreaRef; // <geo/footprint.hpp>

/// Countries, the regions of Armenia and Azerbaijan, and the historical areas of Karabakh, from the
/// bundled shapefiles. Loaded once, then frozen: safe to share between threads. The areas it
/// returns belong to it and live as long as it does, also when it is moved.
class Boundaries {
public:
    /// Reads countries.shp, regions_am_az.shp and karabakh.shp from a folder, in some 50 ms.
    /// Throws std::runtime_error, one line, where one is missing or damaged.
    static Boundaries load(const std::filesystem::path& folder);

    /// The countries at a position, ordered by name: none at sea, two on a shared border.
    std::vector<const Area*> countries_at(LonLat position) const;
    /// The regions at a position, ordered by id: two or more on a shared border. Their outlines are
    /// finer than the countries' and stop short of the frontier here and there: beside it a
    /// position can be in a country and in no region, or in the neighbour's.
    std::vector<const Area*> regions_at(LonLat position) const;
    /// The historical areas at a position, ordered by id.
    std::vector<const Area*> historical_at(LonLat position) const;

    /// The country with an ISO 3166-1 alpha-2 code, or null.
    const Area* country(std::string_view iso) const;
    /// The region of a country by its English name, or null. Of two of one name (Shusha) the
    /// district, not the city.
    const Area* region(std::string_view name_en, std::string_view country) const;
    /// The historical area with an id, or null.
    const Area* historical(std::string_view id) const;
    /// The area that a reference names, or null. Of two of one id (AZ-SUS) the district, not the
    /// city.
    const Area* area(const AreaRef& reference) const;

    /// A line by its id, or null: it belongs to the boundaries and lives as long as they do.
    /// "border:AM-AZ" is the land border of two countries, codes in alphabetical order: for the
    /// countries that have regions here, their neighbours, and any two of them.
    /// "line-of-contact" is that of 1994-2020: the edge of the area "nk-de-facto-1994-2020" inside
    /// Azerbaijan, from its north-western end to its south-eastern one.
    const Border* line(std::string_view id) const;

    /// The land border of two countries, or nothing where they have none or a code is unknown.
    /// Computed at each call, in a millisecond or so: keep it.
    std::optional<Border> border(std::string_view iso_a, std::string_view iso_b) const;

    std::span<const Area> countries() const { return m_countries.areas; }
    std::span<const Area> regions() const { return m_regions.areas; }
    std::span<const Area> historical_areas() const { return m_historical.areas; }

private:
    struct Layer {
        std::vector<Area> areas;
        RegionIndex index;

        std::vector<const Area*> at(LonLat position) const;
    };

    static Layer make_layer(const std::filesystem::path& shp, std::vector<Area> areas);

    Boundaries(Layer countries, Layer regions, Layer historical);

    Layer m_countries;
    Layer m_regions;
    Layer m_historical;
    Geodesic m_geodesic;
    Lines m_lines;
};

} // namespace waqia::geo
