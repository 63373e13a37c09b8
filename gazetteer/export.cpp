#include "gazetteer/export.hpp"

#include "gazetteer/own_table.hpp"
#include "gazetteer/utf8.hpp"
#include "geo/gdal_scope.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <fstream>
#include <functional>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <stdexcept>
#include <system_error>
#include <utility>
#include <vector>

namespace waqia::gazetteer {

namespace {

namespace fs = std::filesystem;

// GDAL would write the present time into the file.
constexpr const char* fixed_date = "1970-01-01T00:00:00.000Z";

std::string quoted(const fs::path& file) {
    return "'" + printable(file.native()) + "'";
}

/// Calls `take` for each current place of the filter with its names.
void for_each_place(const Gazetteer& gazetteer, const PlaceFilter& filter,
                    const std::function<void(const Place&, const std::vector<Name>&)>& take) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> names; // current place, name
    for (std::uint32_t i = 0; i < gazetteer.names().size(); ++i)
        names.emplace_back(gazetteer.current(gazetteer.name(i).place), i);
    std::ranges::sort(names);
    std::vector<Name> own;
    for (std::uint32_t i = 0; i < gazetteer.places().size(); ++i) {
        const auto place = gazetteer.place(i);
        if (gazetteer.current(i) != i || !filter.holds(place))
            continue;
        own.clear();
        auto at = std::ranges::lower_bound(names, std::pair(i, std::uint32_t{0}));
        for (; at != names.end() && at->first == i; ++at) {
            const auto name = gazetteer.name(at->second);
            // A place that stands for one below has both lists of names.
            if (std::ranges::find(own, name.text, &Name::text) == own.end())
                own.push_back(name);
        }
        take(place, own);
    }
}

std::string decimal(double value) {
    std::array<char, 64> text;
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr};
}

/// WGS 84 as it stands in a .prj.
std::string wgs84_wkt() {
    OGRSpatialReference wgs84;
    wgs84.SetWellKnownGeogCS("WGS84");
    wgs84.morphToESRI();
    char* wkt = nullptr;
    wgs84.exportToWkt(&wkt);
    const std::string text(wkt ? wkt : "");
    CPLFree(wkt);
    return text;
}

/// A cell of a CSV after RFC 4180.
std::string csv_cell(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos)
        return std::string(text);
    std::string cell = "\"";
    for (const char c : text)
        cell.append(c == '"' ? 2 : 1, c);
    return cell + '"';
}

void write_text(const fs::path& file, const std::string& text) {
    std::ofstream out(file, std::ios::binary);
    out << text;
    out.close();
    if (!out)
        throw std::runtime_error("cannot write " + quoted(file) + ": " +
                                 std::generic_category().message(errno));
}

std::string csv_names(const std::vector<Name>& names) {
    std::vector<NameRecord> records;
    for (const auto& name : names)
        records.push_back({std::string(name.text), std::string(name.lang), std::string(name.kind),
                           std::string(name.side), name.needs_cue});
    return cell_of_names(records);
}

ExportCounts export_csv(const Gazetteer& gazetteer, const PlaceFilter& filter,
                        const fs::path& file) {
    ExportCounts counts;
    std::ofstream out(file, std::ios::binary);
    out << "place_id,name,name_ar,feature_code,country,admin1,admin2,lat,lon,population,radius_m,"
           "names\n";
    for_each_place(gazetteer, filter, [&](const Place& place, const std::vector<Name>& names) {
        for (const auto text : {place.id, place.name, place.name_ar, place.feature_code,
                                place.country, place.admin1, place.admin2})
            out << csv_cell(text) << ',';
        out << decimal(place.position.lat()) << ',' << decimal(place.position.lon()) << ','
            << (place.population ? std::to_string(*place.population) : "") << ','
            << decimal(place.radius.value) << ',' << csv_cell(csv_names(names)) << '\n';
        ++counts.places;
        counts.names += names.size();
    });
    out.close();
    if (!out)
        throw std::runtime_error("cannot write " + quoted(file) + ": " +
                                 std::generic_category().message(errno));
    // By these GDAL, and so QGIS, takes the row for a point, and writes its columns when it is
    // moved.
    write_text(fs::path(file).replace_extension(".csvt"),
               "\"String\",\"String\",\"String\",\"String\",\"String\",\"String\",\"String\","
               "\"Point(Y)\",\"Point(X)\",\"Integer64\",\"Real\",\"String\"\n");
    write_text(fs::path(file).replace_extension(".prj"), wgs84_wkt());
    return counts;
}

/// A GeoPackage while it is written.
class GeoPackage {
public:
    explicit GeoPackage(const fs::path& file) : m_file(file) {
        GDALAllRegister();
        auto* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
        if (driver)
            m_dataset.reset(driver->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
        check(m_dataset != nullptr);
        OGRSpatialReference wgs84;
        check(wgs84.importFromEPSG(4326) == OGRERR_NONE);
        wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        m_places = m_dataset->CreateLayer("places", &wgs84, wkbPoint, nullptr);
        m_names = m_dataset->CreateLayer("names", nullptr, wkbNone, nullptr);
        check(m_places && m_names);
        for (const char* name :
             {"place_id", "name", "name_ar", "feature_code", "country", "admin1", "admin2"})
            add_field(*m_places, name, OFTString);
        add_field(*m_places, "population", OFTInteger64);
        add_field(*m_places, "radius_m", OFTReal);
        for (const char* name : {"place_id", "name", "lang", "kind", "side"})
            add_field(*m_names, name, OFTString);
        add_field(*m_names, "needs_cue", OFTInteger, OFSTBoolean);
        check(m_dataset->StartTransaction() == OGRERR_NONE);
    }
    ~GeoPackage() {
        const geo::GdalMessages of_a_failed_run;
        m_dataset.reset();
    }
    GeoPackage(const GeoPackage&) = delete;
    GeoPackage& operator=(const GeoPackage&) = delete;

    void add(const Place& place) {
        OGRFeature row(m_places->GetLayerDefn());
        set_texts(row, {place.id, place.name, place.name_ar, place.feature_code, place.country,
                        place.admin1, place.admin2});
        if (place.population)
            row.SetField("population", static_cast<GIntBig>(*place.population));
        row.SetField("radius_m", place.radius.value);
        const OGRPoint point(place.position.lon(), place.position.lat());
        row.SetGeometry(&point);
        check(m_places->CreateFeature(&row) == OGRERR_NONE);
    }

    void add(std::string_view place_id, const Name& name) {
        OGRFeature row(m_names->GetLayerDefn());
        set_texts(row, {place_id, name.text, name.lang, name.kind, name.side});
        row.SetField("needs_cue", name.needs_cue ? 1 : 0);
        check(m_names->CreateFeature(&row) == OGRERR_NONE);
    }

    void close() {
        check(m_dataset->CommitTransaction() == OGRERR_NONE);
        // What joins the layers is sought in both.
        for (const char* layer : {"places", "names"}) {
            const std::string sql = "CREATE INDEX \"" + std::string(layer) + "_place_id\" ON \"" +
                                    layer + "\" (place_id)";
            m_dataset->ReleaseResultSet(m_dataset->ExecuteSQL(sql.c_str(), nullptr, nullptr));
        }
        m_dataset->FlushCache(true);
        m_dataset.reset();
        m_messages.check("cannot write " + quoted(m_file));
    }

private:
    void check(bool done) const {
        if (!done)
            m_messages.raise("cannot write " + quoted(m_file));
    }

    void add_field(OGRLayer& layer, const char* name, OGRFieldType type,
                   OGRFieldSubType subtype = OFSTNone) const {
        OGRFieldDefn field(name, type);
        field.SetSubType(subtype);
        check(layer.CreateField(&field) == OGRERR_NONE);
    }

    /// Sets the first fields of a row; an empty text is null.
    static void set_texts(OGRFeature& row, std::initializer_list<std::string_view> texts) {
        int field = 0;
        for (const auto text : texts) {
            if (!text.empty())
                row.SetField(field, std::string(text).c_str());
            ++field;
        }
    }

    geo::GdalMessages m_messages;
    geo::GdalOption m_date{"OGR_CURRENT_DATE", fixed_date};
    geo::GdalOption m_thread{"OGR_GPKG_ALLOW_THREADED_RTREE", "NO"}; // its messages go astray
    fs::path m_file;
    GDALDatasetUniquePtr m_dataset;
    OGRLayer *m_places = nullptr, *m_names = nullptr; // the dataset's
};

ExportCounts export_gpkg(const Gazetteer& gazetteer, const PlaceFilter& filter,
                         const fs::path& file) {
    ExportCounts counts;
    GeoPackage package(file);
    for_each_place(gazetteer, filter, [&](const Place& place, const std::vector<Name>& names) {
        package.add(place);
        for (const auto& name : names)
            package.add(place.id, name);
        ++counts.places;
        counts.names += names.size();
    });
    package.close();
    return counts;
}

/// Reads the file again: what a full disk or a fault of a driver lost is told here.
void verify(const fs::path& file, const ExportCounts& written) {
    PlaceTable table{TableSource(file)};
    ExportCounts found;
    while (const auto row = table.next()) {
        if (const auto* fault = std::get_if<RowFault>(&*row))
            throw std::runtime_error("cannot read back what was written: " + to_string(*fault));
        ++found.places;
        found.names += std::get<PlaceRecord>(*row).names.size();
    }
    if (found.places != written.places || found.names < written.names)
        throw std::runtime_error("cannot read back what was written: " + quoted(file) + " holds " +
                                 std::to_string(found.places) + " places with " +
                                 std::to_string(found.names) + " names, not " +
                                 std::to_string(written.places) + " with " +
                                 std::to_string(written.names));
}

} // namespace

bool is_export_name(const fs::path& file) {
    return file.extension() == ".gpkg" || file.extension() == ".csv";
}

ExportCounts export_places(const Gazetteer& gazetteer, const PlaceFilter& filter,
                           const fs::path& file) {
    if (!is_export_name(file))
        throw std::invalid_argument(quoted(file) + " ends neither in .gpkg nor in .csv");
    const auto counts = file.extension() == ".csv" ? export_csv(gazetteer, filter, file)
                                                   : export_gpkg(gazetteer, filter, file);
    verify(file, counts);
    return counts;
}

} // namespace waqia::gazetteer
