#include "output/fields.hpp"
#include "output/ids.hpp"
#include "support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>

using namespace waqia;
using namespace waqia::test;
using output::Layer;
using output::Row;

namespace {

/// The rows that `write(sample())` must give but for incident_id and the order, by their first
/// field and its place.
std::map<std::string, Row> expected(Layer layer) {
    std::map<std::string, Row> rows;
    const auto add = [&](Row row) {
        rows[output::to_text(row.values[0]) + output::to_text(row.values[1])] = std::move(row);
    };
    for (const auto& result : sample()) {
        const auto ids = output::report_ids(result);
        for (std::size_t i = 0; layer == Layer::reports && i < ids.size(); ++i)
            add(output::report_row(result.article, result.reports[i], ids[i]));
        for (std::size_t i = 0; layer == Layer::places && i < result.places.size(); ++i)
            add(output::place_row(result.article, result.places[i]));
        if (layer == Layer::articles)
            add(output::article_row(result));
    }
    if (layer == Layer::articles)
        add(output::article_row(ingest::Rejection{"set/bad.txt", "not UTF-8 at byte 7"}));
    return rows;
}

/// GDAL's GeoJSON drivers write a text that is a JSON array as that array, with spaces of theirs.
output::Value without_spaces(const output::Value& value) {
    std::string text = output::to_text(value);
    std::erase(text, ' ');
    return text.empty() ? output::Value{} : output::Value{text};
}

void check_same(const Row& read, const Row& wanted, Layer layer) {
    const auto list = output::fields(layer);
    for (std::size_t i = 0; i < list.size(); ++i) {
        CAPTURE(list[i].name);
        CAPTURE(output::to_text(read.values[i]));
        if (list[i].name == "place_alternatives" || list[i].name == "candidates")
            CHECK(without_spaces(read.values[i]) == wanted.values[i]);
        else
            CHECK(read.values[i] == wanted.values[i]);
    }
    REQUIRE(read.point.has_value() == wanted.point.has_value());
    if (read.point) {
        CHECK(std::abs(read.point->lon() - wanted.point->lon()) < 1e-6);
        CHECK(std::abs(read.point->lat() - wanted.point->lat()) < 1e-6);
    }
}

void check_layer(const std::filesystem::path& path, Layer layer) {
    std::vector<std::string> columns;
    const auto rows = read(path, layer, &columns);
    const auto list = output::fields(layer);
    REQUIRE(columns.size() == list.size());
    for (std::size_t i = 0; i < list.size(); ++i)
        CHECK(columns[i] == list[i].name);
    auto wanted = expected(layer);
    CHECK(rows.size() == wanted.size());
    for (Row row : rows) {
        // incident_id is the one field that is known only after joining.
        std::string key = output::to_text(row.values[0]);
        if (layer == Layer::reports) {
            const bool incident = text(row, layer, "modality") == "reported";
            CHECK(text(row, layer, "incident_id").starts_with(incident ? "i_" : ""));
            CHECK(text(row, layer, "incident_id").empty() != incident);
            row.values[output::field_index(layer, "incident_id")] = {};
        } else {
            key += output::to_text(row.values[1]);
        }
        CAPTURE(key);
        REQUIRE(wanted.contains(key));
        check_same(row, wanted.at(key), layer);
    }
}

constexpr Layer compared[] = {Layer::reports, Layer::places, Layer::articles};

} // namespace

TEST_CASE("GeoPackage: every field of every layer is read back as it was given") {
    const TempFolder folder;
    write(folder / "out.gpkg", sample());
    for (const Layer layer : compared)
        check_layer(folder / "out.gpkg", layer);
    CHECK(read(folder / "out.gpkg", Layer::incidents).size() == 2);
    CHECK(folder.names() == std::vector<std::string>{"out.gpkg"});
}

TEST_CASE("GeoJSON and GeoJSONSeq: every field is read back as it was given") {
    for (const std::string name : {"out.geojson", "out.geojsonl"})
        for (const Layer layer : compared) {
            CAPTURE(name);
            const TempFolder folder;
            write(folder / name, sample(), layer);
            // GeoJSONSeq has no place for a layer's name.
            if (name == "out.geojsonl")
                std::filesystem::rename(
                    folder / name,
                    folder / (std::string(output::layer_info(layer).name) + ".geojsonl"));
            const auto file = folder / folder.names().front();
            check_layer(file, layer);
        }
}

TEST_CASE("GeoJSONSeq: rows without a point alone are read back, were it only one") {
    ingest::Report no_place = shelling();
    no_place.where = {};
    for (const std::size_t rows : {std::size_t{1}, std::size_t{3}}) {
        CAPTURE(rows);
        const TempFolder folder;
        const std::vector<ingest::Report> reports(rows, no_place);
        write(folder / "reports.geojsonl", {article("a.txt", reports)}, Layer::reports);
        CHECK(read(folder / "reports.geojsonl", Layer::reports).size() == rows);
    }
}

TEST_CASE("FlatGeobuf: every field of the rows with a point is read back, the others are counted") {
    const TempFolder folder;
    const auto counts = write(folder / "out.fgb", sample(), Layer::reports);
    CHECK(counts.left_out == 1);
    const auto rows = read(folder / "out.fgb", Layer::reports);
    REQUIRE(rows.size() == 2);
    auto wanted = expected(Layer::reports);
    for (Row row : rows) {
        row.values[1] = {};
        check_same(row, wanted.at(output::to_text(row.values[0])), Layer::reports);
    }
}

TEST_CASE("CSV, by its driver's name: every row is there, null or not") {
    const TempFolder folder;
    output::Output out({.path = folder / "out.csv", .driver = "csv", .layer = Layer::reports});
    for (const auto& result : sample())
        out.add(result);
    out.finish(boundaries());
    const std::string content = bytes(folder / "out.csv");
    CHECK(content.starts_with("X,Y,report_id,incident_id,"));
    CHECK(std::count(content.begin(), content.end(), '\n') == 4);
}

TEST_CASE("ESRI Shapefile: all of its files come under the final name") {
    const TempFolder folder;
    output::Output out({.path = folder / "out.shp", .driver = "ESRI Shapefile"});
    for (const auto& result : sample())
        out.add(result);
    out.finish(boundaries());
    CHECK(folder.names() ==
          std::vector<std::string>{"out.cpg", "out.dbf", "out.prj", "out.shp", "out.shx"});
}

TEST_CASE("GeoJSON: RFC 7946, null geometry, days and instants in ISO 8601") {
    const TempFolder folder;
    write(folder / "out.geojson", sample(), Layer::reports);
    const std::string content = bytes(folder / "out.geojson");
    CHECK(content.find("\"geometry\": null") != content.npos);
    CHECK(content.find("\"coordinates\": [ 46.34, 39.51 ]") != content.npos);
    CHECK(content.find("\"date_start\": \"2022-09-13\"") != content.npos);
    CHECK(content.find("\"datetime_start\": \"2022-09-12T20:00:00Z\"") != content.npos);
    CHECK(content.find("\"killed\": 0") != content.npos);
    CHECK(content.find("\"killed\": null") != content.npos);
    CHECK(content.find("\"crs\"") == content.npos);
}

TEST_CASE("Output: no article at all gives every format, empty") {
    for (const std::string name : {"out.gpkg", "out.geojson", "out.geojsonl", "out.fgb"}) {
        CAPTURE(name);
        const TempFolder folder;
        CHECK(write(folder / name, {}).incidents == 0);
        CHECK(folder.names() == std::vector<std::string>{name});
    }
}
