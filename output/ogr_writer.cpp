#include "output/ogr_writer.hpp"

#include "geo/gdal_scope.hpp"
#include "output/geopackage.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <optional>
#include <stdexcept>
#include <string_view>

namespace waqia::output {

namespace {

using std::chrono::sys_seconds;

/// GeoPackages carry a time of change; a fixed one lets two runs give the same bytes.
constexpr const char* fixed_date = "1970-01-01T00:00:00.000Z";

/// What GDAL is told while it writes, on this thread.
struct WritingOptions {
    geo::GdalOption date{"OGR_CURRENT_DATE", fixed_date};
    /// GDAL would build the spatial index of 100,000 features or more in a thread of its own, whose
    /// messages go to stderr, and fails ("database is locked") when a second layer is as long.
    geo::GdalOption thread{"OGR_GPKG_ALLOW_THREADED_RTREE", "NO"};
};

constexpr int utc = 100; ///< OGR's time zone flag

OGRFieldType ogr_type(FieldType type) {
    switch (type) {
    case FieldType::integer:
    case FieldType::boolean:
        return OFTInteger;
    case FieldType::real:
        return OFTReal;
    case FieldType::date:
        return OFTDate;
    case FieldType::datetime:
        return OFTDateTime;
    case FieldType::string:
        break;
    }
    return OFTString;
}

/// Whether one of the words of a driver's list is `word`; a driver without the list can do all.
bool lists(GDALDriver& driver, const char* list, const char* word) {
    const char* words = driver.GetMetadataItem(list);
    return !words || CPLStringList(CSLTokenizeString(words)).FindString(word) >= 0;
}

/// The definition of `field`; as text where the driver does not know its type.
std::unique_ptr<OGRFieldDefn> definition_of(const Field& field, GDALDriver& driver) {
    auto definition =
        std::make_unique<OGRFieldDefn>(std::string(field.name).c_str(), ogr_type(field.type));
    if (!lists(driver, GDAL_DMD_CREATIONFIELDDATATYPES,
               OGRFieldDefn::GetFieldTypeName(definition->GetType())))
        definition->SetType(OFTString);
    // A driver without a list of subtypes has none.
    if (field.type == FieldType::boolean &&
        driver.GetMetadataItem(GDAL_DMD_CREATIONFIELDDATASUBTYPES) &&
        lists(driver, GDAL_DMD_CREATIONFIELDDATASUBTYPES, "Boolean"))
        definition->SetSubType(OFSTBoolean);
    if (definition->GetType() == OFTString && field.width > 0)
        definition->SetWidth(field.width);
    return definition;
}

struct SetField {
    OGRFeature& feature;
    int index;

    void operator()(std::monostate) const { feature.SetFieldNull(index); }
    void operator()(const std::string& value) const { feature.SetField(index, value.c_str()); }
    void operator()(std::int64_t value) const { feature.SetField(index, static_cast<int>(value)); }
    void operator()(double value) const { feature.SetField(index, value); }
    void operator()(bool value) const { feature.SetField(index, value ? 1 : 0); }
    void operator()(ingest::Day value) const { set(value, sys_seconds{value}, 0); }
    void operator()(sys_seconds value) const {
        set(std::chrono::floor<std::chrono::days>(value), value, utc);
    }

    void set(ingest::Day day, sys_seconds instant, int zone) const {
        const std::chrono::year_month_day date{day};
        const std::chrono::hh_mm_ss time{instant - sys_seconds{day}};
        feature.SetField(index, static_cast<int>(date.year()),
                         static_cast<int>(static_cast<unsigned>(date.month())),
                         static_cast<int>(static_cast<unsigned>(date.day())),
                         static_cast<int>(time.hours().count()),
                         static_cast<int>(time.minutes().count()),
                         static_cast<float>(time.seconds().count()), zone);
    }
};

OGRwkbGeometryType ogr_type(Geometry geometry) {
    switch (geometry) {
    case Geometry::none:
        break;
    case Geometry::points:
        return wkbPoint;
    case Geometry::polygons:
        return wkbMultiPolygon;
    }
    return wkbNone;
}

std::unique_ptr<OGRLinearRing> ogr_ring(const geo::Ring& ring) {
    auto made = std::make_unique<OGRLinearRing>();
    made->setNumPoints(static_cast<int>(ring.size()), FALSE);
    int i = 0;
    for (const geo::LonLat position : ring)
        made->setPoint(i++, position.lon(), position.lat());
    return made;
}

OGRMultiPolygon ogr_polygons(const geo::Outline& outline) {
    OGRMultiPolygon made;
    for (const geo::Polygon& part : outline) {
        auto polygon = std::make_unique<OGRPolygon>();
        polygon->addRingDirectly(ogr_ring(part.shell).release());
        for (const geo::Ring& hole : part.holes)
            polygon->addRingDirectly(ogr_ring(hole).release());
        made.addGeometryDirectly(polygon.release());
    }
    return made;
}

std::size_t rows_read_back(OGRLayer& layer) {
    std::size_t rows = 0;
    layer.ResetReading();
    while (const OGRFeatureUniquePtr feature{layer.GetNextFeature()})
        ++rows;
    return rows;
}

} // namespace

struct OgrWriter::Impl {
    std::filesystem::path file;
    Format format;
    GDALDriver* driver = nullptr; // GDAL's own, never freed
    GDALDatasetUniquePtr dataset;
    OGRSpatialReference wgs84;
    OGRLayer* layer = nullptr; // the dataset's
    std::vector<bool> as_text; ///< fields of the layer under way that became text
    std::vector<std::pair<Layer, std::size_t>> written;

    std::string failure() const { return "cannot write \"" + file.filename().string() + '"'; }
    void add_field(const Field& field);
    void write(const Row& row, const OGRGeometry* geometry);
    void verify();
};

OgrWriter::OgrWriter(const std::filesystem::path& file, const Format& format)
    : m_impl(std::make_unique<Impl>()) {
    const geo::GdalMessages messages;
    const WritingOptions writing;
    m_impl->file = file;
    m_impl->format = format;
    m_impl->driver = GetGDALDriverManager()->GetDriverByName(format.driver.c_str());
    if (m_impl->wgs84.importFromEPSG(4326) != OGRERR_NONE)
        messages.raise("PROJ has no definition of EPSG:4326; check its installation");
    m_impl->wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    m_impl->dataset.reset(m_impl->driver->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!m_impl->dataset)
        messages.raise(m_impl->failure());
    if (format.driver == geopackage_driver)
        add_domains(*m_impl->dataset);
    if (m_impl->dataset->TestCapability(ODsCTransactions) &&
        m_impl->dataset->StartTransaction() != OGRERR_NONE)
        messages.raise(m_impl->failure());
}

OgrWriter::~OgrWriter() {
    const geo::GdalMessages messages; // of a run that has failed already
    m_impl.reset();
}

void OgrWriter::begin(Layer layer) {
    const geo::GdalMessages messages;
    const WritingOptions writing;
    const LayerInfo& info = layer_info(layer);
    const bool own_options =
        info.geometry == Geometry::polygons && !m_impl->format.polygon_options.empty();
    CPLStringList options;
    for (const std::string& option :
         own_options ? m_impl->format.polygon_options : m_impl->format.layer_options)
        options.AddString(option.c_str());
    if (m_impl->format.driver == geopackage_driver)
        options.SetNameValue("DESCRIPTION", std::string(info.description).c_str());
    m_impl->layer = m_impl->dataset->CreateLayer(
        std::string(info.name).c_str(), info.geometry == Geometry::none ? nullptr : &m_impl->wgs84,
        ogr_type(info.geometry), options.List());
    if (!m_impl->layer)
        messages.raise(m_impl->failure());
    m_impl->as_text.clear();
    for (const Field& field : fields(layer))
        m_impl->add_field(field);
    m_impl->written.emplace_back(layer, 0);
}

void OgrWriter::Impl::add_field(const Field& field) {
    const geo::GdalMessages messages;
    const auto definition = definition_of(field, *driver);
    if (format.driver == geopackage_driver && !field.domain.empty())
        definition->SetDomainName(std::string(field.domain));
    if (layer->CreateField(definition.get()) != OGRERR_NONE)
        messages.raise(failure() + ", field \"" + std::string(field.name) + '"');
    as_text.push_back(definition->GetType() == OFTString && field.type != FieldType::string);
}

bool OgrWriter::write(const Row& row) {
    const bool spatial = layer_info(m_impl->written.back().first).geometry != Geometry::none;
    if (spatial && !row.point && !m_impl->format.null_geometry)
        return false;
    if (spatial && row.point) {
        const OGRPoint point(row.point->lon(), row.point->lat());
        m_impl->write(row, &point);
    } else {
        m_impl->write(row, nullptr);
    }
    return true;
}

void OgrWriter::write(const Row& row, const geo::Outline& outline) {
    const OGRMultiPolygon polygons = ogr_polygons(outline);
    m_impl->write(row, &polygons);
}

void OgrWriter::Impl::write(const Row& row, const OGRGeometry* geometry) {
    const geo::GdalMessages messages;
    OGRFeature feature(layer->GetLayerDefn());
    for (std::size_t i = 0; i < row.values.size(); ++i) {
        const SetField set{feature, static_cast<int>(i)};
        const bool null = std::holds_alternative<std::monostate>(row.values[i]);
        if (as_text[i] && !null)
            set(to_text(row.values[i]));
        else
            std::visit(set, row.values[i]);
    }
    feature.SetGeometry(geometry);
    if (layer->CreateFeature(&feature) != OGRERR_NONE)
        messages.raise(failure());
    ++written.back().second;
}

void OgrWriter::close() {
    const geo::GdalMessages messages;
    const WritingOptions writing;
    if (m_impl->format.driver == geopackage_driver)
        describe_fields(*m_impl->dataset);
    if (m_impl->dataset->TestCapability(ODsCTransactions) &&
        m_impl->dataset->CommitTransaction() != OGRERR_NONE)
        messages.raise(m_impl->failure());
    m_impl->dataset->FlushCache(true);
    m_impl->dataset.reset();
    messages.check(m_impl->failure());
    m_impl->verify();
}

void OgrWriter::Impl::verify() {
    const geo::GdalMessages messages;
    if (!driver->GetMetadataItem(GDAL_DCAP_OPEN))
        return; // nothing can read the format back
    // No line is the right text of no row, but no driver takes an empty file for its own.
    if (written.front().second == 0 && std::filesystem::is_empty(file))
        return;
    const char* only[] = {driver->GetDescription(), nullptr};
    const std::string name_to_open = format.open_prefix + file.string();
    const GDALDatasetUniquePtr opened(
        GDALDataset::Open(name_to_open.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, only));
    if (!opened)
        messages.raise(failure() + ": it cannot be read back");
    for (std::size_t i = 0; i < written.size(); ++i) {
        const auto& [id, rows] = written[i];
        const std::string name(layer_info(id).name);
        OGRLayer* found =
            format.all_layers ? opened->GetLayerByName(name.c_str()) : opened->GetLayer(0);
        const std::size_t read = found ? rows_read_back(*found) : 0;
        messages.check(failure() + ": it cannot be read back");
        if (!found || read != rows)
            throw std::runtime_error(failure() + ": layer \"" + name + "\" has " +
                                     std::to_string(read) + " of " + std::to_string(rows) +
                                     " rows on reading it back; check the disk's free space");
    }
}

} // namespace waqia::output
