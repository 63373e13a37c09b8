// The user's own gazetteer tables: any vector file or table that GDAL reads.
#include "gazetteer/own_table.hpp"

#include "gazetteer/table.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <stdexcept>
#include <string>
#include <unordered_map>

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

    std::string text_or(const char* column, const char* otherwise) const {
        const std::string cell = text(column);
        return cell.empty() ? otherwise : cell;
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

IndexBuilder read_own_table(const std::filesystem::path& path) {
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
    IndexBuilder builder;
    std::unordered_map<std::string, std::size_t> seen;
    std::size_t number = 0;
    for (const auto& feature : layer) {
        const Row row(*feature, path, ++number);
        const std::string id = row.text("place_id"), name = row.text("name"),
                          name_ar = row.text("name_ar"),
                          feature_code = row.text_or("feature_code", "PPL"),
                          country = row.text("country"), admin1 = row.text("admin1"),
                          admin2 = row.text("admin2"), more = row.text("names");
        if (const auto [it, fresh] = seen.try_emplace(id, number); !id.empty() && !fresh)
            row.fail("place_id '" + id + "' stands in row " + std::to_string(it->second) + " too");
        Place place{id,     name,   name_ar,        feature_code, country,
                    admin1, admin2, row.position(), std::nullopt, {}};
        if (const auto population = row.number("population"))
            place.population = static_cast<std::int64_t>(*population);
        place.radius.value = row.number("radius_m").value_or(1000.0);
        std::uint32_t added = 0;
        try {
            added = builder.add(place);
        } catch (const std::invalid_argument& e) {
            row.fail(e.what());
        }
        builder.add_name({added, name, "", "official", "", false});
        if (!name_ar.empty())
            builder.add_name({added, name_ar, "ar", "official", "", false});
        for (const auto part : split(more))
            builder.add_name({added, part, "", "variant", "", false});
    }
    return builder;
}

} // namespace waqia::gazetteer
