#include "geo/shapefile.hpp"

#include "geo/gdal_scope.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>
#include <system_error>
#include <utility>

namespace waqia::geo {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& shp, const std::string& reason) {
    throw std::runtime_error("cannot read the boundaries '" + shp.string() + "': " + reason +
                             "; restore the folder 'shapefiles' that comes with waqia");
}

GDALDatasetUniquePtr open(const fs::path& shp, const GdalMessages& messages) {
    // GDAL would open the attributes alone where the shapes are missing.
    for (const char* extension : {".shp", ".shx", ".dbf", ".prj"}) {
        const fs::path part = fs::path(shp).replace_extension(extension);
        std::error_code unreadable;
        if (!fs::is_regular_file(part, unreadable))
            fail(shp, "there is no '" + part.filename().string() + "'");
    }
    GDALAllRegister();
    const char* const drivers[] = {"ESRI Shapefile", nullptr};
    GDALDatasetUniquePtr dataset(GDALDataset::Open(shp.c_str(), GDAL_OF_VECTOR, drivers));
    if (!dataset || dataset->GetLayerCount() != 1)
        fail(shp, messages.reason().empty() ? "it is not a shapefile" : messages.reason());
    return dataset;
}

bool is_wgs84_degrees(const OGRSpatialReference* system) {
    return system != nullptr && system->IsGeographic() &&
           std::abs(system->GetSemiMajor() - 6378137.0) < 1e-3 &&
           std::abs(system->GetInvFlattening() - 298.257223563) < 1e-6;
}

std::vector<int> find_fields(const fs::path& shp, OGRLayer& layer,
                             std::span<const std::string_view> names) {
    std::vector<int> indices;
    for (std::string_view name : names) {
        const int index = layer.GetLayerDefn()->GetFieldIndex(std::string(name).c_str());
        if (index < 0)
            fail(shp, "it has no field '" + std::string(name) + "'");
        indices.push_back(index);
    }
    return indices;
}

Ring to_ring(const OGRLinearRing& ring) {
    Ring vertices;
    vertices.reserve(ring.getNumPoints());
    for (int i = 0; i < ring.getNumPoints(); ++i)
        vertices.push_back(LonLat::from_degrees(ring.getX(i), ring.getY(i)));
    return vertices;
}

Outline to_outline(const OGRGeometry& geometry) {
    Outline outline;
    const auto add = [&outline](const OGRPolygon& polygon) {
        if (polygon.IsEmpty())
            return;
        Polygon part{to_ring(*polygon.getExteriorRing()), {}};
        for (int i = 0; i < polygon.getNumInteriorRings(); ++i)
            part.holes.push_back(to_ring(*polygon.getInteriorRing(i)));
        outline.push_back(std::move(part));
    };
    if (wkbFlatten(geometry.getGeometryType()) == wkbPolygon)
        add(*geometry.toPolygon());
    else if (wkbFlatten(geometry.getGeometryType()) == wkbMultiPolygon)
        for (const OGRPolygon* polygon : *geometry.toMultiPolygon())
            add(*polygon);
    return outline;
}

ShapefileRow to_row(OGRFeature& feature, const std::vector<int>& fields) {
    ShapefileRow row;
    for (int field : fields)
        row.values.emplace_back(
            feature.IsFieldSetAndNotNull(field) ? feature.GetFieldAsString(field) : "");
    if (feature.GetGeometryRef() != nullptr)
        row.outline = to_outline(*feature.GetGeometryRef());
    return row;
}

} // namespace

std::vector<ShapefileRow> read_shapefile(const fs::path& shp,
                                         std::span<const std::string_view> fields) {
    const GdalMessages messages;
    const GDALDatasetUniquePtr dataset = open(shp, messages);
    OGRLayer& layer = *dataset->GetLayer(0);
    if (!is_wgs84_degrees(layer.GetSpatialRef()))
        fail(shp, "it is not in WGS 84 longitude and latitude");
    const std::vector<int> indices = find_fields(shp, layer, fields);

    std::vector<ShapefileRow> rows;
    for (const auto& feature : layer) {
        const std::string where = "row " + std::to_string(feature->GetFID() + 1);
        try {
            rows.push_back(to_row(*feature, indices));
        } catch (const std::invalid_argument& error) {
            fail(shp, where + ": " + error.what());
        }
        if (rows.back().outline.empty())
            fail(shp, where + " has no polygon" +
                          (messages.reason().empty() ? "" : ": " + messages.reason()));
    }
    if (!messages.reason().empty())
        fail(shp, messages.reason());
    if (rows.empty())
        fail(shp, "it has no rows");
    // GDAL leaves out the shapes for which there is no row of attributes.
    if (static_cast<GIntBig>(rows.size()) != layer.GetFeatureCount())
        fail(shp, "it has " + std::to_string(layer.GetFeatureCount()) + " shapes but " +
                      std::to_string(rows.size()) + " rows of attributes");
    return rows;
}

} // namespace waqia::geo
