#pragma once

#include "gazetteer/index_builder.hpp"

#include <filesystem>

namespace waqia::gazetteer {

/// Reads a table of the user's own: any vector file that GDAL reads, with the columns place_id and
/// name, a point geometry or the columns lat and lon, and optionally name_ar, names (more names,
/// separated by '|'), feature_code, country, admin1, admin2, population, radius_m. Throws
/// std::runtime_error naming file, row and reason.
IndexBuilder read_own_table(const std::filesystem::path& path);

} // namespace waqia::gazetteer
