#pragma once

#include <string_view>

class GDALDataset;

namespace waqia::output {

inline constexpr std::string_view geopackage_driver = "GPKG";

/// Adds every closed vocabulary to a GeoPackage as a coded field domain whose labels are English
/// and Arabic. Throws std::runtime_error if one cannot be added.
void add_domains(GDALDataset& dataset);

/// Writes the description of every field of every layer to the GeoPackage's table of data columns
/// (GDAL learns to do so itself in 3.7). The layers must be there. Throws std::runtime_error.
void describe_fields(GDALDataset& dataset);

} // namespace waqia::output
