#include "gazetteer/own_table.hpp"

#include "gazetteer/utf8.hpp"

#include <algorithm>
#include <stdexcept>

namespace waqia::gazetteer {

namespace {

constexpr std::string_view names_layer = "names";
constexpr double narrowest_m = 1.0; // far above the least that a footprint shows

/// The parts of a cell that lists names, at the marks that OpenStreetMap and this project use.
template <class Take> void for_each_part(std::string_view cell, Take take) {
    while (!cell.empty()) {
        const auto part = cell.substr(0, cell.find_first_of(";|"));
        cell.remove_prefix(std::min(cell.size(), part.size() + 1));
        take(clean_text(part));
    }
}

/// `cell` less what stands before `column`'s own reason.
template <class Read> auto in_column(const std::string& column, Read read) {
    try {
        return read();
    } catch (const std::invalid_argument& e) {
        throw std::invalid_argument("column '" + printable(column) + "': " + e.what());
    }
}

} // namespace

PlaceTable::PlaceTable(const TableSource& source)
    : m_table(source.dataset.native(), source.layer, "places") {
    find_columns(source.columns);
    find_name_columns();
    if (m_table.has_layer(names_layer) && m_table.layer() != names_layer)
        read_names_layer(source);
}

void PlaceTable::find_columns(const ColumnMap& columns) {
    const auto lacks = [&](const std::string& column, const std::string& advice) {
        return std::runtime_error(m_table.quoted() + " has no column '" + column + "'" + advice +
                                  "; it has " + m_table.column_list());
    };
    for (std::size_t i = 0; i < place_field_count; ++i) {
        const auto field = static_cast<PlaceField>(i);
        const std::string name(to_string(field));
        const auto& mapped = columns.column(field);
        if (mapped != ColumnMap::none)
            m_columns[i] = m_table.column(mapped.empty() ? name : mapped);
        if (!mapped.empty() && mapped != ColumnMap::none && !m_columns[i])
            throw lacks(mapped, ", which was named for " + name);
        if (!m_columns[i] && (field == PlaceField::place_id || field == PlaceField::name))
            throw lacks(name, ": add it, or say which column it is (" + name + "=COLUMN)");
    }
    const auto& lat = columns.column(PlaceField::lat);
    m_position_mapped = !lat.empty() && lat != ColumnMap::none;
    auto& arabic = m_columns[static_cast<std::size_t>(PlaceField::name_ar)];
    if (!arabic)
        arabic = m_table.column("name:ar");
}

void PlaceTable::find_name_columns() {
    for (std::size_t i = 0; i < m_table.columns().size(); ++i) {
        const auto told = name_column(m_table.columns()[i]);
        if (told && i == column(PlaceField::name))
            m_name_lang = told->lang;
        if (told && std::ranges::find(m_columns, std::optional(i)) == m_columns.end())
            m_name_columns.push_back({i, *told});
    }
}

void PlaceTable::read_names_layer(const TableSource& source) {
    OgrTable table(source.dataset.native(), names_layer, {});
    const auto need = [&](std::string_view name) {
        if (const auto found = table.column(name))
            return *found;
        throw std::runtime_error(table.quoted() + ", layer 'names' has no column '" +
                                 std::string(name) + "'");
    };
    const auto id = need("place_id"), name = need("name");
    const auto lang = table.column("lang"), kind = table.column("kind"),
               side = table.column("side"), cue = table.column("needs_cue");
    const auto cell = [&](std::optional<std::size_t> column) {
        return column ? clean_text(table.text(*column)) : std::string();
    };
    while (table.next()) {
        const auto where =
            table.quoted() + ", layer 'names', data row " + std::to_string(table.row());
        try {
            NameRecord record{cell(name), cell(lang), kind ? cell(kind) : "variant", cell(side),
                              cell(cue) == "1" || cell(cue) == "true"};
            if (record.text.empty())
                throw std::invalid_argument("name must not be empty");
            m_listed[cell(id)].push_back({std::move(record), where});
        } catch (const std::invalid_argument& e) {
            throw std::runtime_error(where + ": " + e.what());
        }
    }
}

std::vector<RowFault> PlaceTable::orphan_names() const {
    std::vector<RowFault> orphans;
    for (const auto& [id, names] : m_listed)
        for (const auto& listed : names)
            orphans.push_back({listed.where, "no place has the place_id '" + id + "'"});
    std::ranges::sort(orphans, {}, &RowFault::where);
    return orphans;
}

std::string PlaceTable::text(PlaceField field) const {
    const auto at = column(field);
    if (!at)
        return {};
    return in_column(m_table.column_name(*at), [&] { return clean_text(m_table.text(*at)); });
}

std::optional<double> PlaceTable::number(PlaceField field) const {
    const auto cell = text(field);
    if (cell.empty())
        return std::nullopt;
    return in_column(m_table.column_name(*column(field)), [&] { return clean_number(cell); });
}

std::optional<PlaceRow> PlaceTable::next() {
    if (!m_table.next())
        return std::nullopt;
    try {
        auto record = read_row();
        if (auto fault = fault_of(record))
            return RowFault{m_table.where(), std::move(*fault)};
        return record;
    } catch (const std::invalid_argument& e) {
        return RowFault{m_table.where(), e.what()};
    }
}

PlaceRecord PlaceTable::read_row() {
    PlaceRecord record;
    record.id = text(PlaceField::place_id);
    record.name = text(PlaceField::name);
    const auto arabic = text(PlaceField::name_ar);
    record.name_ar = clean_text(std::string_view(arabic).substr(0, arabic.find_first_of(";|")));
    record.feature_code = text(PlaceField::feature_code);
    if (record.feature_code.empty())
        record.feature_code = "PPL";
    record.country = text(PlaceField::country);
    if (record.country.size() == 2)
        for (char& c : record.country)
            c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    record.admin1 = text(PlaceField::admin1);
    record.admin2 = text(PlaceField::admin2);
    record.position = read_position();
    read_size(record);
    read_names(record);
    return record;
}

geo::LonLat PlaceTable::read_position() const {
    if (!m_position_mapped)
        if (const auto point = m_table.point())
            return *point;
    const auto lat = number(PlaceField::lat), lon = number(PlaceField::lon);
    if (!lat || !lon)
        throw std::invalid_argument(
            "no position: give the columns lat and lon in degrees, or a geometry");
    return geo::LonLat::from_degrees(*lon, *lat);
}

void PlaceTable::read_size(PlaceRecord& record) const {
    if (const auto cell = text(PlaceField::population); !cell.empty())
        record.population = in_column(m_table.column_name(*column(PlaceField::population)),
                                      [&] { return clean_count(cell); });
    record.radius = default_radius(record.feature_code, record.population);
    if (const auto stated = number(PlaceField::radius_m)) {
        if (!(*stated >= narrowest_m && *stated <= widest_radius.value))
            throw std::invalid_argument(
                "column '" + m_table.column_name(*column(PlaceField::radius_m)) + "': '" +
                text(PlaceField::radius_m) + "' is no radius in metres, from 1 to 20004000");
        record.radius.value = *stated;
    } else if (!m_position_mapped) {
        record.radius = std::max(record.radius, m_table.reach(record.position));
    }
}

std::string PlaceTable::lang_of(const std::string& display) const {
    for (const auto& extra : m_name_columns)
        if (!extra.name.lang.empty() && m_table.text(extra.column) == display)
            return extra.name.lang;
    return {};
}

void PlaceTable::read_names(PlaceRecord& record) {
    if (const auto listed = m_listed.find(record.id); listed != m_listed.end()) {
        for (auto& name : listed->second)
            record.add_name(std::move(name.name));
        m_listed.erase(listed);
    }
    if (const auto at = column(PlaceField::names))
        for (auto& name : in_column(m_table.column_name(*at),
                                    [&] { return names_from_cell(m_table.text(*at)); }))
            record.add_name(std::move(name));
    record.add_name({record.name, m_name_lang.empty() ? lang_of(record.name) : m_name_lang,
                     "official", "", false});
    record.add_name({record.name_ar, "ar", "official", "", false});
    for_each_part(text(PlaceField::name_ar), [&](std::string part) {
        record.add_name({std::move(part), "ar", "variant", "", false});
    });
    for (const auto& extra : m_name_columns)
        in_column(m_table.column_name(extra.column), [&] {
            for_each_part(m_table.text(extra.column), [&](std::string part) {
                record.add_name({std::move(part), extra.name.lang, extra.name.kind, "", false});
            });
        });
}

IndexBuilder read_own_table(const TableSource& source) {
    IndexBuilder builder;
    PlaceTable table(source);
    std::unordered_map<std::string, std::size_t> rows;
    while (const auto row = table.next()) {
        if (const auto* fault = std::get_if<RowFault>(&*row))
            throw std::runtime_error(to_string(*fault));
        const auto& record = std::get<PlaceRecord>(*row);
        const auto [earlier, fresh] = rows.try_emplace(record.id, table.row());
        if (!fresh)
            throw std::runtime_error(table.where() + ": place_id '" + record.id +
                                     "' stands in data row " + std::to_string(earlier->second) +
                                     " too");
        add_to(builder, record);
    }
    if (const auto orphans = table.orphan_names(); !orphans.empty())
        throw std::runtime_error(to_string(orphans.front()));
    return builder;
}

IndexFile open_own(const TableSource& source) {
    if (!IndexFile::is_index(source.dataset))
        return IndexFile::in_memory(read_own_table(source).bytes(), source.dataset.string());
    if (!source.layer.empty() || source.columns.any())
        throw std::runtime_error("gazetteer '" + printable(source.dataset.native()) +
                                 "' is an index, which has no layers and no columns: leave out "
                                 "what was said of them");
    return IndexFile::open(source.dataset);
}

} // namespace waqia::gazetteer
