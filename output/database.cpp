#include "output/database.hpp"

#include "geo/gdal_scope.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

namespace waqia::output {

namespace {

constexpr const char* failed = "cannot write the working file (is the disk full?)";

} // namespace

struct Database::Impl {
    GDALDatasetUniquePtr dataset;
};

Database::Database(const std::filesystem::path& file) : m_impl(std::make_unique<Impl>()) {
    const geo::GdalMessages messages;
    // Nobody reads this file after a crash: no journal, no waiting for the disk.
    const geo::GdalOption synchronous("OGR_SQLITE_SYNCHRONOUS", "OFF");
    const geo::GdalOption journal("OGR_SQLITE_JOURNAL", "OFF");
    const geo::GdalOption cache("OGR_SQLITE_CACHE", "4"); // megabytes; bounds sorting too
    GDALAllRegister();
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("SQLite");
    CPLStringList options;
    options.SetNameValue("METADATA", "NO");
    if (driver)
        m_impl->dataset.reset(driver->Create(file.c_str(), 0, 0, 0, GDT_Unknown, options.List()));
    if (!m_impl->dataset)
        messages.raise("cannot make the working file \"" + file.string() + '"');
}

Database::~Database() {
    const geo::GdalMessages messages; // nothing that closing may say matters any more
    m_impl.reset();
}

void Database::begin() {
    const geo::GdalMessages messages;
    if (m_impl->dataset->StartTransaction() != OGRERR_NONE)
        messages.raise(failed);
}

OGRLayer* Database::make_table(std::string_view name) {
    const geo::GdalMessages messages;
    CPLStringList options;
    options.SetNameValue("FID", "fid");
    options.SetNameValue("LAUNDER", "NO");
    OGRLayer* table =
        m_impl->dataset->CreateLayer(std::string(name).c_str(), nullptr, wkbNone, options.List());
    if (!table)
        messages.raise(failed);
    return table;
}

void Database::add_column(OGRLayer* table, std::string_view name, OGRFieldType type) {
    const geo::GdalMessages messages;
    OGRFieldDefn definition(std::string(name).c_str(), type);
    if (table->CreateField(&definition) != OGRERR_NONE)
        messages.raise(failed);
}

void Database::execute(const std::string& sql) {
    const geo::GdalMessages messages;
    m_impl->dataset->ReleaseResultSet(m_impl->dataset->ExecuteSQL(sql.c_str(), nullptr, nullptr));
    messages.check(failed);
}

void Database::select(const std::string& sql,
                      const std::function<void(const OGRFeature&)>& visitor) {
    const geo::GdalMessages messages;
    OGRLayer* result = m_impl->dataset->ExecuteSQL(sql.c_str(), nullptr, nullptr);
    if (!result)
        messages.raise("cannot read the working file");
    const auto release = [this](OGRLayer* layer) { m_impl->dataset->ReleaseResultSet(layer); };
    const std::unique_ptr<OGRLayer, decltype(release)> owner(result, release);
    while (const OGRFeatureUniquePtr feature{result->GetNextFeature()})
        visitor(*feature);
    messages.check("cannot read the working file");
}

void Database::insert(OGRLayer* table, OGRFeature& feature) {
    const geo::GdalMessages messages;
    if (table->CreateFeature(&feature) != OGRERR_NONE)
        messages.raise(failed);
}

} // namespace waqia::output
