#pragma once

#include "gazetteer/filter.hpp"
#include "gazetteer/gazetteer.hpp"

#include <cstddef>
#include <filesystem>

namespace waqia::gazetteer {

/// How many rows a table that was exported holds.
struct ExportCounts {
    std::size_t places = 0, names = 0;
};

/// Writes the places of a gazetteer that a filter holds, each once, with all their names, to a new
/// file, to be edited and read again as a table of the user's own (own_table.hpp): a GeoPackage
/// with the layers `places` (points) and `names`, joined by place_id, or a CSV with the names in
/// one column and, beside it, the .csvt and .prj that make QGIS show points. The extension of
/// `file`, .gpkg or .csv, decides. Rows stand in the order of the gazetteer: the same places give
/// the same file. Throws std::runtime_error, one line, if it cannot be written, and
/// std::invalid_argument for another extension.
ExportCounts export_places(const Gazetteer& gazetteer, const PlaceFilter& filter,
                           const std::filesystem::path& file);

/// Whether export_places can write a file of this name.
bool is_export_name(const std::filesystem::path& file);

} // namespace waqia::gazetteer
