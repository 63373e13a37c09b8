#pragma once

#include "output/output.hpp"

#include <string>
#include <vector>

namespace waqia::output {

/// Decimals of a degree that GeoJSON holds: a tenth of a metre.
inline constexpr int geojson_decimals = 6;

/// How the output is written.
struct Format {
    std::string driver;                     ///< OGR's short name
    bool all_layers = false;                ///< one file holds every layer
    bool null_geometry = true;              ///< a row without a geometry can be written
    bool non_spatial = true;                ///< a layer without geometry can be written
    std::vector<std::string> layer_options; ///< of OGR, as "NAME=value"
    std::string open_prefix = {};           ///< names the driver to GDAL, before the file
    /// In place of `layer_options` for a layer of polygons, if any.
    std::vector<std::string> polygon_options = {};
};

/// The format that `options` ask for, by driver or extension. Registers GDAL's drivers, which does
/// nothing the second time. Throws std::runtime_error, one line: no driver for the extension, no
/// such driver, or one that cannot write the layer.
Format format_for(const OutputOptions& options);

} // namespace waqia::output
