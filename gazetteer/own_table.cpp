// The user's own gazetteer tables: any vector file or table that GDAL reads.
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/table.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <stdexcept>
#include <string>

namespace waqia::gazetteer {

namespace {

/// Reads the text fields of one feature by their documented names.
class Row {
public:
    Row(OGRFeature& feature, const std::filesystem::path& path, std::size_t number)
        : m_feature(feature), m_path(path), m_number(number) {}

    std::string text(const char* column) const {
        const int i = m_feature.GetFieldIndex(column);
        return i < 0 || !m_feature.IsFieldSetAndNotNull(i) ? "" : m_feature.GetFieldAsString(i);
    }

    std::optional<double> number(const char* column) const {
        const std::string cell = text(column);
        if (cell.empty())
            return std::nullopt;
        char* end = nullptr;
        const double value = CPLStrtod(cell.c_str(), &end);
        if (end != cell.c_str() + cell.size())
            fail("column '" + std::string(column) + "': '" + cell + "' is not a number");
        return value;
    }

    [[noreturn]] void fail(const std::string& reason) const {
        throw std::runtime_error("gazetteer '" + m_path.string() + "', row " +
                                 std::to_string(m_number) + ": " + reason);
    }

    geo::LonLat position() const {
        auto lat = number("lat"), lon = number("lon");
        const OGRGeometry* geometry = m_feature.GetGeometryRef();
        if ((!lat || !lon) && geometry && wkbFlatten(geometry->getGeometryType()) == wkbPoint) {
            lon = geometry->toPoint()->getX();
            lat = geometry->toPoint()->getY();
        }
        if (!lat || !lon)
            fail("no position: give the columns lat and lon in degrees, or a point");
        try {
            return geo::LonLat::from_degrees(*lon, *lat);
        } catch (const std::invalid_argument& e) {
            fail(e.what());
        }
    }

private:
    OGRFeature& m_feature;
    const std::filesystem::path& m_path;
    std::size_t m_number;
};

/// Keeps GDAL from printing while it lives.
class QuietGdal {
public:
    QuietGdal() { CPLPushErrorHandler(CPLQuietErrorHandler); }
    ~QuietGdal() { CPLPopErrorHandler(); }
    QuietGdal(const QuietGdal&) = delete;
    QuietGdal& operator=(const QuietGdal&) = delete;
};

} // namespace

void Gazetteer::read_own(const std::filesystem::path& path) {
    GDALAllRegister();
    const QuietGdal quiet;
    const GDALDatasetUniquePtr dataset(
        GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY));
    if (!dataset || dataset->GetLayerCount() < 1)
        throw std::runtime_error("cannot read the gazetteer '" + path.string() +
                                 "': give a CSV, GeoPackage, GeoJSON or another table GDAL reads");
    OGRLayer& layer = *dataset->GetLayer(0);
    for (const char* column : {"place_id", "name"})
        if (layer.GetLayerDefn()->GetFieldIndex(column) < 0)
            throw std::runtime_error("gazetteer '" + path.string() + "' has no column '" + column +
                                     "': it needs place_id and name");
    std::unordered_map<std::string, std::size_t> seen;
    std::size_t number = 0;
    for (const auto& feature : layer) {
        const Row row(*feature, path, ++number);
        Place place;
        place.id = row.text("place_id");
        place.name = row.text("name");
        place.name_ar = row.text("name_ar");
        if (place.id.empty() || place.name.empty())
            row.fail("place_id and name must not be empty");
        if (const auto [it, fresh] = seen.try_emplace(place.id, number); !fresh)
            row.fail("place_id '" + place.id + "' stands in row " + std::to_string(it->second) +
                     " too");
        place.position = row.position();
        place.feature_code = row.text("feature_code").empty() ? "PPL" : row.text("feature_code");
        place.country = row.text("country");
        place.admin1 = row.text("admin1");
        place.admin2 = row.text("admin2");
        if (const auto population = row.number("population"))
            place.population = static_cast<long>(*population);
        place.radius.value = row.number("radius_m").value_or(1000.0);
        const std::string more = row.text("names"), name = place.name, name_ar = place.name_ar;
        const std::string id = place.id;
        add_place(std::move(place));
        const std::uint32_t index = m_by_id.at(id);
        add_name({index, name, "", "official", "", false});
        if (!name_ar.empty())
            add_name({index, name_ar, "ar", "official", "", false});
        for (const auto part : split(more))
            add_name({index, std::string(part), "", "variant", "", false});
    }
}

} // namespace waqia::gazetteer
