#include "geo/boundaries.hpp"
#include "output/fields.hpp"
#include "support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <set>

using namespace waqia;
using namespace waqia::test;
using geo::LonLat;
using geo::Metres;
using output::Layer;

namespace {

const LonLat goris = LonLat::from_degrees(46.34, 39.51);
const LonLat sisian = LonLat::from_degrees(46.03, 39.52);

/// A report of an incident of its own, whose ground is `footprint`.
ingest::Report at(std::size_t number, geo::Footprint footprint, LonLat point = goris) {
    ingest::Report report = shelling();
    report.char_start = 100 * number;
    report.char_stop = report.char_start + 50;
    report.when.start = report.when.stop = day(2020, 1, 1) + std::chrono::days{3 * number};
    report.where.point = point;
    report.where.footprint = std::move(footprint);
    return report;
}

std::vector<ingest::Report> reports_of(const std::vector<geo::Footprint>& footprints) {
    std::vector<ingest::Report> reports;
    for (const geo::Footprint& footprint : footprints)
        reports.push_back(at(reports.size(), footprint));
    return reports;
}

/// One of every kind.
std::vector<geo::Footprint> kinds() {
    return {geo::Circle{goris, Metres{3000.0}},
            geo::Sector{goris, 90.0, 22.5, Metres{2000.0}, Metres{9000.0}},
            geo::Stretch{{sisian, goris}, Metres{1500.0}},
            geo::AreaRef{geo::AreaRef::Layer::region, "AM-SU"},
            geo::LineRef{"border:AM-AZ", goris, Metres{20e3}, Metres{5e3}}};
}

struct Drawn {
    std::string incident_id;
    std::unique_ptr<OGRGeometry> geometry;

    double area() const { return geometry->toMultiPolygon()->get_Area(); }
    bool holds(LonLat position) const {
        const OGRPoint point(position.lon(), position.lat());
        return geometry->Contains(&point);
    }
};

/// The first layer of a file, or the one called footprints.
std::vector<Drawn> drawn(const std::filesystem::path& path) {
    GDALAllRegister();
    const GDALDatasetUniquePtr dataset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR));
    REQUIRE(dataset);
    OGRLayer* layer = dataset->GetLayerByName("footprints");
    layer = layer ? layer : dataset->GetLayer(0);
    std::vector<Drawn> list;
    while (const OGRFeatureUniquePtr feature{layer->GetNextFeature()}) {
        const OGRGeometry* geometry = feature->GetGeometryRef();
        REQUIRE(geometry);
        list.push_back({feature->GetFieldAsString(0),
                        std::unique_ptr<OGRGeometry>(
                            OGRGeometryFactory::forceToMultiPolygon(geometry->clone()))});
    }
    return list;
}

bool counterclockwise(const OGRGeometry& geometry) {
    for (const OGRPolygon* polygon : *geometry.toMultiPolygon())
        for (const OGRLinearRing* ring : *polygon)
            if ((ring == polygon->getExteriorRing()) == static_cast<bool>(ring->isClockwise()))
                return false;
    return true;
}

} // namespace

TEST_CASE("footprints: valid polygons, each of an incident that is there") {
    for (const std::string name : {"out.gpkg", "out.geojson", "out.geojsonl", "out.fgb"}) {
        CAPTURE(name);
        const TempFolder folder;
        auto reports = reports_of(kinds());
        ingest::Report nowhere = at(reports.size(), {});
        nowhere.where = {};
        reports.push_back(nowhere);
        const auto counts = write(folder / name, {article("a.txt", reports)}, Layer::footprints);
        CHECK(counts.incidents == kinds().size() + 1);
        CHECK(counts.footprints == kinds().size());
        CHECK(counts.left_out == 0);
        const auto footprints = drawn(folder / name);
        CHECK(footprints.size() == kinds().size());
        std::set<std::string> ids;
        for (const Drawn& footprint : footprints) {
            CAPTURE(footprint.incident_id);
            CHECK(ids.insert(footprint.incident_id).second);
            CHECK(footprint.geometry->IsValid());
            CHECK(footprint.area() > 0.0);
            CHECK(counterclockwise(*footprint.geometry));
        }
        if (name != "out.gpkg")
            continue;
        for (const auto& incident : read(folder / name, Layer::incidents)) {
            const bool placed = incident.point.has_value();
            CHECK(ids.contains(text(incident, Layer::incidents, "incident_id")) == placed);
        }
    }
}

TEST_CASE("footprints: their fields are their incidents'") {
    const TempFolder folder;
    write(folder / "out.gpkg", sample());
    const auto footprints = read(folder / "out.gpkg", Layer::footprints);
    const auto incidents = read(folder / "out.gpkg", Layer::incidents);
    REQUIRE(footprints.size() == 1);
    const auto incident = std::ranges::find_if(
        incidents, [](const output::Row& row) { return row.point.has_value(); });
    REQUIRE(incident != incidents.end());
    for (const output::Field& field : output::fields(Layer::footprints)) {
        CAPTURE(field.name);
        CHECK(text(footprints[0], Layer::footprints, field.name) ==
              text(*incident, Layer::incidents, field.name));
    }
}

TEST_CASE("footprints: an incident has that of its most specific report") {
    ingest::Report loose = at(0, geo::AreaRef{geo::AreaRef::Layer::region, "AM-SU"});
    loose.where.where_prec = 3;
    ingest::Report exact = at(0, geo::Circle{goris, Metres{1000.0}});
    exact.claim.side = ingest::Side::azerbaijan;
    const TempFolder folder;
    CHECK(write(folder / "out.gpkg", {article("a.txt", {loose}), article("b.txt", {exact})})
              .incidents == 1);
    const auto footprints = drawn(folder / "out.gpkg");
    REQUIRE(footprints.size() == 1);
    CHECK(footprints[0].area() < 0.001); // square degrees; the region has half a one
}

TEST_CASE("footprints: where the boundaries do not have the area, the circle of uncertainty") {
    const TempFolder folder;
    write(folder / "a.gpkg",
          {article("a.txt", {at(0, geo::AreaRef{geo::AreaRef::Layer::region, "XX-00"})})});
    write(folder / "b.gpkg", {article("a.txt", {at(0, {})})});
    const auto unknown = drawn(folder / "a.gpkg"), open = drawn(folder / "b.gpkg");
    REQUIRE(unknown.size() == 1);
    REQUIRE(open.size() == 1);
    CHECK(unknown[0].geometry->Equals(open[0].geometry.get()));
    CHECK(open[0].holds(goris));
}

TEST_CASE("footprints: every area is valid when it is read back, rounded or not") {
    std::vector<geo::Footprint> areas;
    for (const geo::Area& area : boundaries().countries())
        if (!area.id.empty())
            areas.push_back(geo::AreaRef{geo::AreaRef::Layer::country, area.id});
    for (const geo::Area& area : boundaries().regions())
        areas.push_back(geo::AreaRef{geo::AreaRef::Layer::region, area.id});
    for (const geo::Area& area : boundaries().historical_areas())
        areas.push_back(geo::AreaRef{geo::AreaRef::Layer::historical, area.id});
    REQUIRE(areas.size() > 250);
    for (const std::string name : {"out.gpkg", "out.geojson"}) {
        const TempFolder folder;
        write(folder / name, {article("a.txt", reports_of(areas))}, Layer::footprints);
        const auto footprints = drawn(folder / name);
        CHECK(footprints.size() == areas.size());
        for (std::size_t i = 0; i < footprints.size(); ++i) { // in order of their dates
            CAPTURE(geo::to_text(areas[i]));
            CAPTURE(name);
            CHECK(footprints[i].geometry->IsValid());
        }
    }
}

TEST_CASE("footprints: cut at the antimeridian and closed over a pole") {
    const LonLat wrangel = LonLat::from_degrees(179.9, 71.2);
    const LonLat pole = LonLat::from_degrees(20.0, 89.9);
    for (const std::string name : {"out.gpkg", "out.geojson"}) {
        CAPTURE(name);
        const TempFolder folder;
        write(folder / name,
              {article("a.txt", {at(0, geo::Circle{wrangel, Metres{50e3}}, wrangel),
                                 at(1, geo::Circle{pole, Metres{50e3}}, pole)})},
              Layer::footprints);
        const auto footprints = drawn(folder / name);
        REQUIRE(footprints.size() == 2);
        CHECK(footprints[0].geometry->IsValid());
        CHECK(footprints[0].holds(LonLat::from_degrees(-179.9, 71.2)));
        CHECK_FALSE(footprints[0].holds(LonLat::from_degrees(0.0, 71.2)));
        CHECK(footprints[1].geometry->IsValid());
        CHECK(footprints[1].holds(LonLat::from_degrees(-100.0, 89.95)));
    }
}

TEST_CASE("footprints: CSV holds them as text, a Shapefile as polygons") {
    const TempFolder folder;
    for (const auto& [name, driver] :
         {std::pair{"out.csv", "CSV"}, {"out.shp", "ESRI Shapefile"}}) {
        output::Output out({.path = folder / name, .driver = driver, .layer = Layer::footprints});
        out.add(article("a.txt", reports_of(kinds())));
        CHECK(out.finish(boundaries()).footprints == kinds().size());
    }
    CHECK(bytes(folder / "out.csv").starts_with("WKT,incident_id,"));
    CHECK(drawn(folder / "out.shp").size() == kinds().size());
}
