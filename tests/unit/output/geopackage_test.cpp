#include "output/domains.hpp"
#include "output/fields.hpp"
#include "output/format.hpp"
#include "output/ogr_writer.hpp"
#include "output/row.hpp"
#include "support.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <gdal_priv.h>
#include <map>
#include <ogrsf_frmts.h>

using namespace waqia;
using namespace waqia::test;
using output::Layer;

namespace {

GDALDatasetUniquePtr opened(const std::filesystem::path& path) {
    GDALAllRegister();
    GDALDatasetUniquePtr dataset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR));
    REQUIRE(dataset);
    return dataset;
}

std::map<std::string, std::string> pairs(GDALDataset& dataset, const char* sql) {
    std::map<std::string, std::string> list;
    OGRLayer* result = dataset.ExecuteSQL(sql, nullptr, nullptr);
    REQUIRE(result);
    while (const OGRFeatureUniquePtr feature{result->GetNextFeature()})
        list[feature->GetFieldAsString(0)] = feature->GetFieldAsString(1);
    dataset.ReleaseResultSet(result);
    return list;
}

} // namespace

TEST_CASE("GeoPackage: fields have their types and domains, layers their order and geometry") {
    const TempFolder folder;
    write(folder / "out.gpkg", sample());
    const auto dataset = opened(folder / "out.gpkg");
    REQUIRE(dataset->GetLayerCount() == static_cast<int>(output::all_layers.size()));
    for (const Layer id : output::all_layers) {
        const output::LayerInfo& info = output::layer_info(id);
        CAPTURE(info.name);
        OGRLayer* layer = dataset->GetLayer(static_cast<int>(id));
        CHECK(layer->GetName() == info.name);
        const auto type = info.geometry == output::Geometry::points     ? wkbPoint
                          : info.geometry == output::Geometry::polygons ? wkbMultiPolygon
                                                                        : wkbNone;
        CHECK(layer->GetGeomType() == type);
        CHECK(layer->GetMetadataItem("DESCRIPTION") == info.description);
        for (const output::Field& field : output::fields(id)) {
            CAPTURE(field.name);
            const int index = layer->FindFieldIndex(std::string(field.name).c_str(), true);
            REQUIRE(index >= 0);
            const OGRFieldDefn* definition = layer->GetLayerDefn()->GetFieldDefn(index);
            CHECK(definition->GetDomainName() == field.domain);
            CHECK(definition->GetWidth() == field.width);
            CHECK((definition->GetType() == OFTDate) == (field.type == output::FieldType::date));
            CHECK((definition->GetType() == OFTDateTime) ==
                  (field.type == output::FieldType::datetime));
            CHECK((definition->GetSubType() == OFSTBoolean) ==
                  (field.type == output::FieldType::boolean));
        }
    }
}

TEST_CASE("GeoPackage: domains are coded with English and Arabic labels") {
    const TempFolder folder;
    write(folder / "out.gpkg", sample());
    const auto dataset = opened(folder / "out.gpkg");
    for (const output::Domain& domain : output::domains()) {
        CAPTURE(domain.name);
        const OGRFieldDomain* read = dataset->GetFieldDomain(std::string(domain.name));
        REQUIRE(read);
        REQUIRE(read->GetDomainType() == OFDT_CODED);
        const auto* coded = static_cast<const OGRCodedFieldDomain*>(read);
        std::map<std::string, std::string> labels;
        for (const OGRCodedValue* value = coded->GetEnumeration(); value->pszCode; ++value)
            labels[value->pszCode] = value->pszValue;
        CHECK(labels.size() == domain.terms.size());
        for (const auto& term : domain.terms)
            CHECK(labels[std::string(term.code)] ==
                  std::string(term.label_en) + " / " + std::string(term.label_ar));
    }
}

TEST_CASE(
    "GeoPackage: every field is described and every layer of a geometry has a spatial index") {
    const TempFolder folder;
    write(folder / "out.gpkg", sample());
    const auto dataset = opened(folder / "out.gpkg");
    const auto described = pairs(*dataset, "SELECT table_name || '.' || column_name, description "
                                           "FROM gpkg_data_columns");
    for (const Layer layer : output::all_layers)
        for (const output::Field& field : output::fields(layer)) {
            const std::string name =
                std::string(output::layer_info(layer).name) + "." + std::string(field.name);
            CAPTURE(name);
            REQUIRE(described.contains(name));
            CHECK(described.at(name) == field.description);
        }
    const auto indexed = pairs(*dataset, "SELECT table_name, extension_name FROM gpkg_extensions "
                                         "WHERE extension_name = 'gpkg_rtree_index'");
    CHECK(indexed.size() == 4);
    const auto changed = pairs(*dataset, "SELECT table_name, last_change || '' FROM gpkg_contents");
    CHECK(changed.at("incidents") == "1970-01-01T00:00:00.000Z");
}

TEST_CASE("GeoPackage: GDAL's validator finds nothing wrong") {
    const std::string python = "/usr/bin/python3 -m osgeo_utils.samples.validate_gpkg ";
    if (std::system("/usr/bin/python3 -c 'import osgeo_utils.samples.validate_gpkg' 2>/dev/null")) {
        MESSAGE("not run: python3-gdal is not installed");
        return;
    }
    const TempFolder folder;
    write(folder / "out.gpkg", sample());
    const std::string report = (folder / "report.txt").string();
    const int code =
        std::system((python + (folder / "out.gpkg").string() + " >" + report + " 2>&1").c_str());
    CAPTURE(bytes(report));
    CHECK(code == 0);
}

TEST_CASE("GeoPackage: two layers of more points than GDAL indexes without a thread") {
    constexpr std::size_t many = 110'000; // GDAL would begin a thread of its own at 100,000
    const TempFolder folder;
    const auto path = folder / "out.gpkg";
    output::OgrWriter writer(path, output::format_for({.path = path}));
    for (const Layer layer : output::all_layers) {
        writer.begin(layer);
        output::RowBuilder builder(layer);
        builder.place_at(geo::LonLat::from_degrees(46.34, 39.51));
        const output::Row row = builder.take();
        for (std::size_t i = 0; layer <= Layer::reports && i < many; ++i)
            REQUIRE(writer.write(row));
    }
    CHECK(message_of([&] { writer.close(); }).empty());
    const auto dataset = opened(path);
    const auto indexed =
        pairs(*dataset, "SELECT 'incidents', count(*) || '' FROM rtree_incidents_geom");
    CHECK(indexed.at("incidents") == std::to_string(many));
}
