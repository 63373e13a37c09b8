#pragma once

#include "gazetteer/import/importer.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace waqia::gazetteer {

/// Files of a GeoNames dump, as told in the readme.txt of its export folder.
struct GeonamesSource {
    std::filesystem::path dump;            ///< AM.txt, allCountries.txt …: 19 columns
    std::filesystem::path alternate_names; ///< alternateNamesV2.txt; empty = none
    std::string feature_classes;           ///< letters of the classes wanted; empty = all
};

/// Reads a dump, in as many passes as it takes to keep no more of it than the names of units and
/// the Arabic ones. Names of admin1 and admin2 are those that the dump's own ADM1 and ADM2 have.
/// With a table of alternate names, these replace the dump's list of names without a language; what
/// is a link, a postcode or another code is left out. Throws std::runtime_error if a file cannot be
/// read.
void import_geonames(const GeonamesSource& source, Importer& importer);

} // namespace waqia::gazetteer
