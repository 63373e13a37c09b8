#pragma once

#include "gazetteer/columns.hpp"

#include <filesystem>
#include <string>
#include <utility>

namespace waqia::gazetteer {

/// A table of places of the user's own, or an index of one, and how it is to be read.
struct TableSource {
    std::filesystem::path dataset; ///< a file, or a connection string as GDAL takes it ("PG:…")
    std::string layer;             ///< empty = the layer `places`, else the first
    ColumnMap columns;

    TableSource() = default;
    TableSource(std::filesystem::path path) : dataset(std::move(path)) {}
};

} // namespace waqia::gazetteer
