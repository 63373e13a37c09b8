#pragma once

#include "geo/lonlat.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace waqia::gazetteer {

/// A layer of any dataset that GDAL reads (a file, a connection string), row by row. Positions come
/// out in WGS 84. Must be used and end on the thread that opened it.
class OgrTable {
public:
    /// Opens a layer of a dataset: `layer`, or where that is empty the first one, though one named
    /// `usual` if there is such a layer. `what` is what messages call it. Throws
    /// std::runtime_error with GDAL's own reason.
    OgrTable(std::string dataset, std::string_view layer, std::string_view usual,
             std::string what = "gazetteer");
    ~OgrTable();
    OgrTable(const OgrTable&) = delete;
    OgrTable& operator=(const OgrTable&) = delete;

    /// Whether the dataset has another layer of this name.
    bool has_layer(std::string_view name) const;
    const std::string& dataset() const { return m_dataset; }
    /// The name of the layer that is read.
    std::string layer() const;

    const std::vector<std::string>& columns() const { return m_columns; }
    /// All names of columns, for a message.
    std::string column_list() const;
    /// The number of a column, whatever its case; the row's own number (the "fid" of a GeoPackage)
    /// counts as one behind all others. Nothing if there is no such column.
    std::optional<std::size_t> column(std::string_view name) const;

    /// The name of a column by its number.
    std::string column_name(std::size_t column) const;

    /// Goes to the next row; false after the last. Throws std::runtime_error with GDAL's own reason
    /// if the rest cannot be read.
    bool next();
    /// Number of the row, from 1; a header line does not count.
    std::size_t row() const { return m_row; }
    /// "gazetteer 'FILE'".
    std::string quoted() const;
    /// "gazetteer 'FILE', data row N": the row as the user finds it.
    std::string where() const;

    /// The cell as it stands, whatever its bytes; empty for null.
    std::string text(std::size_t column) const;
    /// A point for the row's geometry: itself, or one inside or on it. Nothing if it has none.
    /// Throws std::invalid_argument with the reason if it has no place on WGS 84.
    std::optional<geo::LonLat> point() const;
    /// The distance from `point` to the farthest corner of the box around the row's geometry; 0 for
    /// a point. Throws as point does.
    geo::Metres reach(geo::LonLat point) const;

private:
    struct State;

    void choose_layer(std::string_view layer, std::string_view usual);
    void prepare_transformation();

    std::string m_dataset, m_what;
    std::vector<std::string> m_columns;
    std::size_t m_row = 0;
    std::unique_ptr<State> m_state;
};

} // namespace waqia::gazetteer
