#pragma once

#include "gazetteer/import/feature_codes.hpp"
#include "gazetteer/import/importer.hpp"

#include <filesystem>

namespace waqia::gazetteer {

/// Reads the records of Who's On First (one GeoJSON feature a file, ID.geojson) in a folder and all
/// below it, in the order of their paths. Names of admin1 and admin2 are those of the records of
/// the region and county, where the folder has these. Left out: place types that `codes` does not
/// list, records that are superseded, deprecated or no longer current, alternative geometries.
/// Throws std::runtime_error if the folder cannot be read or holds no record.
void import_wof(const std::filesystem::path& folder, const FeatureCodes& codes, Importer& importer);

} // namespace waqia::gazetteer
