#pragma once

#include "gazetteer/import/feature_codes.hpp"
#include "gazetteer/import/importer.hpp"
#include "gazetteer/table_source.hpp"

namespace waqia::gazetteer {

/// Reads any table of places, see own_table.hpp. Throws std::runtime_error if it cannot be read.
void import_table(const TableSource& source, Importer& importer);

/// Reads a table of OpenStreetMap objects with a column for each tag, as Overpass ("[out:csv]"),
/// osmium or ogr2ogr write it; separated by commas, semicolons or tabs. Columns: `@id` (and
/// `@type`, if it has both nodes and ways), `@lat` and `@lon` (else `lat`, `lon` or a geometry),
/// `name`, and any of `name:LANG`, `alt_name`, `old_name`, `official_name`, `population`,
/// `capital`, `place` and the other tags of `codes`. Left out: objects without a name or without a
/// tag of `codes`. Throws std::runtime_error if it cannot be read.
void import_osm_csv(const std::filesystem::path& file, const FeatureCodes& codes,
                    Importer& importer);

} // namespace waqia::gazetteer
