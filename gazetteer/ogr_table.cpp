#include "gazetteer/ogr_table.hpp"

#include "gazetteer/utf8.hpp"
#include "geo/gdal_scope.hpp"
#include "geo/geodesic.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <gdal_priv.h>
#include <ogr_api.h>
#include <ogrsf_frmts.h>
#include <stdexcept>

namespace waqia::gazetteer {

namespace {

struct DestroyTransformation {
    void operator()(OGRCoordinateTransformation* transformation) const {
        OGRCoordinateTransformation::DestroyCT(transformation);
    }
};

using Transformation = std::unique_ptr<OGRCoordinateTransformation, DestroyTransformation>;

bool same_letters(std::string_view a, std::string_view b) {
    return a.size() == b.size() && EQUALN(a.data(), b.data(), a.size());
}

/// The shortest decimal that reads back as the same number, in any locale.
std::string decimal(double value) {
    std::array<char, 64> text;
    const auto result = std::to_chars(text.data(), text.data() + text.size(), value);
    return {text.data(), result.ptr};
}

geo::LonLat transformed(const Transformation& transformation, double x, double y) {
    if (transformation && !transformation->Transform(1, &x, &y))
        throw std::invalid_argument("the point " + decimal(x) + " " + decimal(y) +
                                    " has no longitude and latitude");
    return geo::LonLat::from_degrees(x, y);
}

[[noreturn]] void fail(const std::string& what, const geo::GdalMessages& messages) {
    const auto reason = messages.reason();
    throw std::runtime_error(what + ": " + (reason.empty() ? "GDAL gives no reason" : reason));
}

} // namespace

struct OgrTable::State {
    GDALDatasetUniquePtr dataset;
    OGRLayer* layer = nullptr; // the dataset's
    OGRFeatureUniquePtr feature;
    Transformation to_wgs84; // null: is WGS 84
    geo::Geodesic geodesic;
};

OgrTable::OgrTable(std::string dataset, std::string_view layer, std::string_view usual,
                   std::string what)
    : m_dataset(std::move(dataset)), m_what(std::move(what)), m_state(std::make_unique<State>()) {
    const geo::GdalMessages messages;
    GDALAllRegister();
    m_state->dataset.reset(GDALDataset::Open(m_dataset.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY |
                                                                    GDAL_OF_VERBOSE_ERROR));
    if (!m_state->dataset)
        fail("cannot read the " + quoted(), messages);
    choose_layer(layer, usual);
    const auto* definition = m_state->layer->GetLayerDefn();
    for (int i = 0; i < definition->GetFieldCount(); ++i)
        m_columns.emplace_back(definition->GetFieldDefn(i)->GetNameRef());
    prepare_transformation();
}

OgrTable::~OgrTable() {
    const geo::GdalMessages messages; // nothing that closing may say matters any more
    m_state.reset();
}

void OgrTable::choose_layer(std::string_view layer, std::string_view usual) {
    auto& dataset = *m_state->dataset;
    if (!layer.empty()) {
        m_state->layer = dataset.GetLayerByName(std::string(layer).c_str());
        if (m_state->layer)
            return;
        std::string names;
        for (auto* known : dataset.GetLayers())
            names.append(names.empty() ? "" : ", ").append(known->GetName());
        throw std::runtime_error(quoted() + " has no layer '" + printable(layer) + "'; it has " +
                                 (names.empty() ? "none" : names));
    }
    if (dataset.GetLayerCount() < 1)
        throw std::runtime_error(quoted() + " has no layer");
    m_state->layer = dataset.GetLayer(0);
    if (dataset.GetLayerCount() > 1 && has_layer(usual))
        m_state->layer = dataset.GetLayerByName(std::string(usual).c_str());
}

void OgrTable::prepare_transformation() {
    const geo::GdalMessages messages;
    const auto* system = m_state->layer->GetSpatialRef();
    if (!system)
        return;
    OGRSpatialReference wgs84;
    wgs84.SetWellKnownGeogCS("WGS84");
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    OGRSpatialReference source(*system);
    source.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (source.IsSame(&wgs84))
        return;
    m_state->to_wgs84.reset(OGRCreateCoordinateTransformation(&source, &wgs84));
    if (!m_state->to_wgs84)
        fail("cannot turn the coordinates of the " + quoted() + " into longitude and latitude",
             messages);
}

bool OgrTable::has_layer(std::string_view name) const {
    const geo::GdalMessages messages;
    return m_state->dataset->GetLayerByName(std::string(name).c_str()) != nullptr;
}

std::string OgrTable::layer() const {
    return m_state->layer->GetName();
}

std::string OgrTable::column_list() const {
    std::string list;
    for (const auto& column : m_columns)
        list.append(list.empty() ? "" : ", ").append(printable(column));
    return list.empty() ? "none" : list;
}

std::string OgrTable::column_name(std::size_t column) const {
    return column < m_columns.size() ? m_columns[column] : m_state->layer->GetFIDColumn();
}

std::optional<std::size_t> OgrTable::column(std::string_view name) const {
    for (const bool exact : {true, false}) // some formats tell columns apart by case
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            if (exact ? m_columns[i] == name : same_letters(m_columns[i], name))
                return i;
    const std::string_view fid = m_state->layer->GetFIDColumn();
    if (!fid.empty() && same_letters(fid, name))
        return m_columns.size();
    return std::nullopt;
}

bool OgrTable::next() {
    const geo::GdalMessages messages;
    m_state->feature.reset(m_state->layer->GetNextFeature());
    if (!m_state->feature && messages.failed())
        fail(quoted() + " cannot be read past data row " + std::to_string(m_row), messages);
    m_row += m_state->feature ? 1 : 0;
    return m_state->feature != nullptr;
}

std::string OgrTable::quoted() const {
    return m_what + " '" + printable(m_dataset) + "'";
}

std::string OgrTable::where() const {
    return quoted() + ", data row " + std::to_string(m_row);
}

std::string OgrTable::text(std::size_t column) const {
    const auto& feature = *m_state->feature;
    if (column >= m_columns.size())
        return std::to_string(feature.GetFID());
    const int i = static_cast<int>(column);
    if (!feature.IsFieldSetAndNotNull(i))
        return {};
    if (feature.GetFieldDefnRef(i)->GetType() == OFTReal)
        return decimal(feature.GetFieldAsDouble(i));
    return feature.GetFieldAsString(i);
}

std::optional<geo::LonLat> OgrTable::point() const {
    const geo::GdalMessages messages;
    const OGRGeometry* geometry = m_state->feature->GetGeometryRef();
    if (!geometry || geometry->IsEmpty())
        return std::nullopt;
    const OGRGeometryUniquePtr inside(
        wkbFlatten(geometry->getGeometryType()) == wkbPoint
            ? geometry->clone()
            : OGRGeometry::FromHandle(
                  OGR_G_PointOnSurface(OGRGeometry::ToHandle(const_cast<OGRGeometry*>(geometry)))));
    if (!inside || wkbFlatten(inside->getGeometryType()) != wkbPoint || inside->IsEmpty())
        throw std::invalid_argument("no point can be found on its geometry: " + messages.reason());
    return transformed(m_state->to_wgs84, inside->toPoint()->getX(), inside->toPoint()->getY());
}

geo::Metres OgrTable::reach(geo::LonLat point) const {
    const geo::GdalMessages messages;
    const OGRGeometry* geometry = m_state->feature->GetGeometryRef();
    if (!geometry || geometry->IsEmpty() || wkbFlatten(geometry->getGeometryType()) == wkbPoint)
        return {};
    OGREnvelope box;
    geometry->getEnvelope(&box);
    geo::Metres farthest;
    for (const double x : {box.MinX, box.MaxX})
        for (const double y : {box.MinY, box.MaxY})
            farthest = std::max(
                farthest, m_state->geodesic.distance(point, transformed(m_state->to_wgs84, x, y)));
    return farthest;
}

} // namespace waqia::gazetteer
