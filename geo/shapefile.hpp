#pragma once

#include "geo/outline.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace waqia::geo {

/// One row of a polygon shapefile.
struct ShapefileRow {
    std::vector<std::string> values; ///< UTF-8, in the order in which the fields were asked for
    Outline outline;                 ///< never empty
};

/// Reads the named fields and the polygons of a shapefile in WGS 84 longitude and latitude, in the
/// file's own order; a value that is null is an empty string. Throws std::runtime_error, one line
/// that quotes the path and says what to do, where the file is missing, damaged, without a row or
/// one of the fields, or in another reference system.
std::vector<ShapefileRow> read_shapefile(const std::filesystem::path& shp,
                                         std::span<const std::string_view> fields);

} // namespace waqia::geo
