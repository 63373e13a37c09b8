#include "geo/boundaries.hpp"

#include "geo/footprint.hpp"
#include "geo/shapefile.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>
#include <utility>

namespace waqia::geo {
namespace {

namespace fs = std::filesystem;

LonLat any_vertex(const Outline& outline) {
    return outline.front().shell.front();
}

std::vector<Area> read_countries(const fs::path& shp) {
    static constexpr std::array<std::string_view, 2> fields{"iso_a2", "name_en"};
    std::vector<Area> areas;
    for (ShapefileRow& row : read_shapefile(shp, fields)) {
        const LonLat point = any_vertex(row.outline);
        areas.push_back({row.values[0], row.values[1], row.values[0], AreaKind::country,
                         std::move(row.outline), point});
    }
    return areas;
}

AreaKind to_kind(const fs::path& shp, const std::string& word) {
    static constexpr std::array<std::pair<std::string_view, AreaKind>, 3> kinds{
        {{"marz", AreaKind::marz}, {"district", AreaKind::district}, {"city", AreaKind::city}}};
    for (const auto& [name, kind] : kinds)
        if (name == word)
            return kind;
    throw std::runtime_error("cannot use the boundaries '" + shp.string() + "': unknown kind '" +
                             word + "'; write marz, district or city");
}

std::vector<Area> read_regions(const fs::path& shp) {
    static constexpr std::array<std::string_view, 4> fields{"iso_3166_2", "name_en", "country",
                                                            "kind"};
    std::vector<Area> areas;
    for (ShapefileRow& row : read_shapefile(shp, fields)) {
        const LonLat point = any_vertex(row.outline);
        areas.push_back({row.values[0], row.values[1], row.values[2], to_kind(shp, row.values[3]),
                         std::move(row.outline), point});
    }
    return areas;
}

std::vector<Area> read_historical(const fs::path& shp) {
    static constexpr std::array<std::string_view, 2> fields{"id", "name_en"};
    std::vector<Area> areas;
    for (ShapefileRow& row : read_shapefile(shp, fields)) {
        const LonLat point = any_vertex(row.outline);
        areas.push_back({row.values[0], row.values[1], "", AreaKind::historical,
                         std::move(row.outline), point});
    }
    return areas;
}

const Area* find_id(const std::vector<Area>& areas, std::string_view id) {
    if (id.empty()) // countries without a code
        return nullptr;
    const auto found =
        std::find_if(areas.begin(), areas.end(), [id](const Area& area) { return area.id == id; });
    return found == areas.end() ? nullptr : &*found;
}

} // namespace

Boundaries Boundaries::load(const fs::path& folder) {
    const auto load_layer = [&folder](const char* file, auto read) {
        const fs::path shp = folder / file;
        return make_layer(shp, read(shp));
    };
    Layer countries = load_layer("countries.shp", read_countries);
    Layer regions = load_layer("regions_am_az.shp", read_regions);
    Layer historical = load_layer("karabakh.shp", read_historical);
    return Boundaries(std::move(countries), std::move(regions), std::move(historical));
}

Boundaries::Boundaries(Layer countries, Layer regions, Layer historical)
    : m_countries(std::move(countries)), m_regions(std::move(regions)),
      m_historical(std::move(historical)),
      m_lines(land_borders(m_countries.areas, m_regions.areas, m_geodesic)) {
    std::vector<Polyline> frontiers;
    for (const char* id : {"border:AM-AZ", "border:AZ-IR"})
        if (const Border* border = line(id))
            frontiers.insert(frontiers.end(), border->parts.begin(), border->parts.end());
    if (const Area* held = find_id(m_historical.areas, "nk-de-facto-1994-2020"))
        if (auto edge = edge_off_borders(*held, frontiers, m_geodesic))
            m_lines.emplace("line-of-contact", std::move(*edge));
}

Boundaries::Layer Boundaries::make_layer(const fs::path& shp, std::vector<Area> areas) {
    std::vector<Outline> outlines;
    for (const Area& area : areas)
        outlines.push_back(area.outline);
    try {
        RegionIndex index(outlines);
        for (std::size_t i = 0; i < areas.size(); ++i)
            areas[i].point = index.point_inside(i);
        return Layer{std::move(areas), std::move(index)};
    } catch (const std::runtime_error& error) {
        throw std::runtime_error("cannot use the boundaries '" + shp.string() +
                                 "': " + error.what() + "; repair the polygon");
    }
}

std::vector<const Area*> Boundaries::Layer::at(LonLat position) const {
    std::vector<const Area*> found;
    for (std::size_t i : index.at(position))
        found.push_back(&areas[i]);
    return found;
}

std::vector<const Area*> Boundaries::countries_at(LonLat position) const {
    return m_countries.at(position);
}

std::vector<const Area*> Boundaries::regions_at(LonLat position) const {
    return m_regions.at(position);
}

std::vector<const Area*> Boundaries::historical_at(LonLat position) const {
    return m_historical.at(position);
}

const Area* Boundaries::country(std::string_view iso) const {
    return find_id(m_countries.areas, iso);
}

const Area* Boundaries::region(std::string_view name_en, std::string_view country) const {
    const Area* found = nullptr;
    for (const Area& area : m_regions.areas) {
        if (area.name_en != name_en || area.country != country)
            continue;
        if (found == nullptr || found->kind == AreaKind::city)
            found = &area;
    }
    return found;
}

const Area* Boundaries::historical(std::string_view id) const {
    return find_id(m_historical.areas, id);
}

const Area* Boundaries::area(const AreaRef& reference) const {
    switch (reference.layer) {
    case AreaRef::Layer::country:
        return country(reference.id);
    case AreaRef::Layer::historical:
        return historical(reference.id);
    case AreaRef::Layer::region:
        break;
    }
    const Area* found = find_id(m_regions.areas, reference.id);
    return found == nullptr ? nullptr : region(found->name_en, found->country);
}

const Border* Boundaries::line(std::string_view id) const {
    const auto found = m_lines.find(id);
    return found == m_lines.end() ? nullptr : &found->second;
}

std::optional<Border> Boundaries::border(std::string_view iso_a, std::string_view iso_b) const {
    const Area* a = country(iso_a);
    const Area* b = country(iso_b);
    if (a == nullptr || b == nullptr || a == b)
        return std::nullopt;
    return shared_border(a->outline, b->outline, m_geodesic);
}

} // namespace waqia::geo
