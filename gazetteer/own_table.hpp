#pragma once

#include "gazetteer/index_file.hpp"
#include "gazetteer/ogr_table.hpp"
#include "gazetteer/record.hpp"
#include "gazetteer/table_source.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

namespace waqia::gazetteer {

/// One row of a table: a place, or why it is none.
using PlaceRow = std::variant<PlaceRecord, RowFault>;

/// Reads a table of places row by row: any layer that GDAL reads, with columns as told in
/// gazetteer/README.md ("Your own table").
class PlaceTable {
public:
    /// Opens the table. Throws std::runtime_error naming it and the reason: it cannot be read, has
    /// no column for place_id or name, lacks one that `source` names, or its layer `names` is bad.
    explicit PlaceTable(const TableSource& source);

    /// The next row, nothing after the last. Throws std::runtime_error if the rest cannot be read.
    std::optional<PlaceRow> next();

    /// The row that `next` gave, from 1, without header; and as messages call it.
    std::size_t row() const { return m_table.row(); }
    std::string where() const { return m_table.where(); }
    /// Any column by its name, and the row's cell in it, whatever its bytes.
    std::optional<std::size_t> find_column(std::string_view name) const {
        return m_table.column(name);
    }
    std::string cell(std::size_t column) const { return m_table.text(column); }

    /// Names in the layer `names` whose place no row so far was.
    std::vector<RowFault> orphan_names() const;

private:
    struct ExtraColumn {
        std::size_t column = 0;
        NameColumn name;
    };
    struct ListedName {
        NameRecord name;
        std::string where; ///< the row of the layer `names`
    };

    void find_columns(const ColumnMap& columns);
    void find_name_columns();
    void read_names_layer(const TableSource& source);

    std::optional<std::size_t> column(PlaceField field) const {
        return m_columns[static_cast<std::size_t>(field)];
    }
    std::string text(PlaceField field) const;
    std::optional<double> number(PlaceField field) const;
    PlaceRecord read_row();
    geo::LonLat read_position() const;
    void read_size(PlaceRecord& record) const;
    void read_names(PlaceRecord& record);
    std::string lang_of(const std::string& display) const;

    OgrTable m_table;
    std::array<std::optional<std::size_t>, place_field_count> m_columns;
    bool m_position_mapped = false; ///< the user named the columns of latitude and longitude
    std::string m_name_lang;        ///< of the display name, as its column tells
    std::vector<ExtraColumn> m_name_columns;
    std::unordered_map<std::string, std::vector<ListedName>> m_listed; ///< by place_id, not taken
};

/// Reads a whole table. Throws std::runtime_error at the first row that is no place or has the id
/// of an earlier one.
IndexBuilder read_own_table(const TableSource& source);

/// Opens an index file where it lies, or reads a table into an index in memory. Throws as
/// IndexFile::open or read_own_table do.
IndexFile open_own(const TableSource& source);

/// The names that a cell of the column `names` lists: parts separated by '|', each
/// [LANG:]NAME[@KIND][@side=SIDE][@cue]; a backslash before '|', '@', ':' or itself makes it part
/// of the name. Throws std::invalid_argument with the reason.
std::vector<NameRecord> names_from_cell(std::string_view cell);
/// The cell from which names_from_cell reads these names.
std::string cell_of_names(const std::vector<NameRecord>& names);

} // namespace waqia::gazetteer
