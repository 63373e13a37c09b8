#include "gazetteer/import/table.hpp"

#include "gazetteer/own_table.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <vector>

namespace waqia::gazetteer {

namespace {

/// Columns by which tools and tags tell a field, the best first.
constexpr std::array<std::pair<PlaceField, std::string_view>, 17> osm_columns = {
    {{PlaceField::place_id, "@id"},
     {PlaceField::place_id, "osm_id"},
     {PlaceField::place_id, "id"},
     {PlaceField::lat, "@lat"},
     {PlaceField::lon, "@lon"},
     {PlaceField::country, "is_in:country_code"},
     {PlaceField::country, "ISO3166-1:alpha2"},
     {PlaceField::country, "ISO3166-1"},
     {PlaceField::country, "addr:country"},
     {PlaceField::admin1, "is_in:state"},
     {PlaceField::admin1, "is_in:province"},
     {PlaceField::admin1, "addr:state"},
     {PlaceField::admin1, "addr:province"},
     {PlaceField::admin2, "is_in:county"},
     {PlaceField::admin2, "is_in:district"},
     {PlaceField::admin2, "addr:county"},
     {PlaceField::admin2, "addr:district"}}};

TableSource osm_source(const std::filesystem::path& file) {
    TableSource source(file);
    const OgrTable table(file.native(), {}, {}, "OpenStreetMap table");
    for (const auto& [field, column] : osm_columns)
        if (source.columns.column(field).empty() && table.column(column))
            source.columns.set(field, std::string(column));
    source.columns.set(PlaceField::population, std::string(ColumnMap::none));
    return source;
}

/// A tag that tells what a place is, with its column.
struct Tag {
    std::size_t column = 0;
    std::string value;
    std::string_view code; ///< a view into the table of codes
};

/// The tags for which the table has columns, in the order of `codes`.
std::vector<Tag> tags_of(const PlaceTable& table, const FeatureCodes& codes) {
    std::vector<Tag> tags;
    for (const auto& tag : codes.values()) {
        const auto equals = tag.find('=');
        if (const auto column = table.find_column(tag.substr(0, equals)))
            tags.push_back({*column, tag.substr(equals + 1), codes.code(tag)});
    }
    return tags;
}

/// The code of the first tag that the row has.
std::string_view osm_code(const PlaceTable& table, const std::vector<Tag>& tags) {
    const auto tag = std::ranges::find_if(
        tags, [&](const Tag& known) { return table.cell(known.column) == known.value; });
    return tag == tags.end() ? std::string_view() : tag->code;
}

/// An id that tells nodes, ways and relations apart, as "osm:n123", where the row does.
std::string osm_id(const PlaceTable& table, std::optional<std::size_t> type,
                   const std::string& id) {
    return "osm:" + (type ? table.cell(*type).substr(0, 1) : std::string()) + id;
}

/// The population if it is a plain number: the tag is free text.
std::optional<std::int64_t> osm_population(const PlaceTable& table,
                                           std::optional<std::size_t> column) {
    try {
        const auto cell = column ? table.cell(*column) : std::string();
        return cell.empty() ? std::nullopt : std::optional(clean_count(cell));
    } catch (const std::invalid_argument&) {
        return std::nullopt;
    }
}

} // namespace

void import_table(const TableSource& source, Importer& importer) {
    PlaceTable table(source);
    while (const auto row = table.next()) {
        if (const auto* fault = std::get_if<RowFault>(&*row))
            importer.reject(*fault);
        else
            importer.add(std::get<PlaceRecord>(*row), [&] { return table.where(); });
    }
    for (const auto& orphan : table.orphan_names())
        importer.reject_name(orphan);
}

void import_osm_csv(const std::filesystem::path& file, const FeatureCodes& codes,
                    Importer& importer) {
    PlaceTable table(osm_source(file));
    const auto tags = tags_of(table, codes);
    const auto name = table.find_column("name"), type = table.find_column("@type"),
               population = table.find_column("population");
    while (auto row = table.next()) {
        const auto code = osm_code(table, tags);
        if (table.cell(*name).empty()) {
            importer.leave_out("without a name");
        } else if (code.empty()) {
            importer.leave_out("without a tag that feature_codes.tsv lists");
        } else if (const auto* fault = std::get_if<RowFault>(&*row)) {
            importer.reject(*fault);
        } else {
            auto& place = std::get<PlaceRecord>(*row);
            place.id = osm_id(table, type, place.id);
            place.feature_code = code;
            place.population = osm_population(table, population);
            place.radius = std::max(place.radius, default_radius(code, place.population));
            importer.add(place, [&] { return table.where(); });
        }
    }
}

} // namespace waqia::gazetteer
