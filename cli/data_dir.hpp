#pragma once

#include <filesystem>

namespace waqia::cli {

/// The folder of the bundled tables (gazetteer, lexicon, shapefiles): `given` if that is not empty,
/// else share/waqia beside the program (a build folder), else where the installation puts them as
/// seen from the program (../share/waqia by default). Throws std::runtime_error if there is none.
std::filesystem::path data_dir(const std::filesystem::path& given);

} // namespace waqia::cli
