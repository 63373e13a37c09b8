#include "output/format.hpp"

#include "geo/gdal_scope.hpp"
#include "output/fields.hpp"

#include <algorithm>
#include <cctype>
#include <cpl_string.h>
#include <gdal_priv.h>
#include <stdexcept>
#include <string_view>

namespace waqia::output {

namespace {

struct KnownFormat {
    std::string_view extension; ///< empty: only by its driver
    Format format;
};

const std::vector<KnownFormat>& known_formats() {
    static const std::string precision = "COORDINATE_PRECISION=" + std::to_string(geojson_decimals);
    static const std::vector<KnownFormat> list = {
        {".gpkg", {"GPKG", true, true, true, {"FID=fid", "GEOMETRY_NAME=geom"}}},
        {".geojson", {"GeoJSON", false, true, true, {"RFC7946=YES", precision, "WRITE_BBOX=NO"}}},
        // One line alone would be guessed to be GeoJSON.
        {".geojsonl", {"GeoJSONSeq", false, true, true, {precision}, "GeoJSONSeq:"}},
        // GDAL 3.6 drops a feature without geometry from a FlatGeobuf and says nothing.
        {".fgb", {"FlatGeobuf", false, false, false, {"SPATIAL_INDEX=YES"}}},
        {"", {"CSV", false, true, true, {"GEOMETRY=AS_XY"}, "", {"GEOMETRY=AS_WKT"}}},
        {"", {"ESRI Shapefile", false, true, true, {"ENCODING=UTF-8"}}},
    };
    return list;
}

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) {
        return static_cast<char>(std::tolower(c)); // ASCII: the C locale is never changed
    });
    return text;
}

std::string driver_for(const OutputOptions& options) {
    if (!options.driver.empty())
        return options.driver;
    const std::string extension = lower(options.path.extension().string());
    std::string list;
    for (const KnownFormat& known : known_formats()) {
        if (!known.extension.empty() && known.extension == extension)
            return known.format.driver;
        if (!known.extension.empty())
            list.append(list.empty() ? "" : ", ").append(known.extension);
    }
    throw std::runtime_error("output \"" + options.path.string() +
                             "\": no format has the extension \"" +
                             options.path.extension().string() + "\"; use one of " + list +
                             ", or name an OGR driver with --format");
}

/// GDAL's own spelling of the driver's name.
std::string writing_driver(const std::string& name) {
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(name.c_str());
    if (!driver || !driver->GetMetadataItem(GDAL_DCAP_VECTOR))
        throw std::runtime_error("unknown OGR driver \"" + name +
                                 "\"; `ogrinfo --formats` lists those of this GDAL");
    if (!driver->GetMetadataItem(GDAL_DCAP_CREATE))
        throw std::runtime_error("OGR driver \"" + name +
                                 "\" can only read; choose one that `ogrinfo --formats` marks w");
    return driver->GetDescription();
}

} // namespace

Format format_for(const OutputOptions& options) {
    const geo::GdalMessages messages;
    GDALAllRegister();
    Format format;
    format.driver = writing_driver(driver_for(options));
    for (const KnownFormat& known : known_formats())
        if (known.format.driver == format.driver)
            format = known.format;
    const LayerInfo& layer = layer_info(options.layer);
    if (!format.non_spatial && layer.geometry == Geometry::none)
        throw std::runtime_error("output \"" + options.path.string() + "\": " + format.driver +
                                 " holds only layers with a geometry, and \"" +
                                 std::string(layer.name) + "\" has none; use .gpkg or .geojson");
    return format;
}

} // namespace waqia::output
