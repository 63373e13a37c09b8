#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <ogr_core.h>
#include <string>
#include <string_view>

class GDALDataset;
class OGRFeature;
class OGRLayer;

namespace waqia::output {

/// A throw-away database of SQLite, by OGR's driver. Every member throws std::runtime_error with
/// GDAL's own reason if it fails. For one thread at a time.
class Database {
public:
    /// Makes `file`, which must not exist. Registers GDAL's drivers, which does nothing the second
    /// time.
    explicit Database(const std::filesystem::path& file);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// A new table whose key is the column `fid`; lives as long as the database.
    OGRLayer* make_table(std::string_view name);
    void add_column(OGRLayer* table, std::string_view name, OGRFieldType type);

    /// Begins the one transaction; to be called when all tables are made. It is never committed:
    /// what is read is read through this database too.
    void begin();

    void insert(OGRLayer* table, OGRFeature& feature);
    void execute(const std::string& sql);
    /// Calls `visitor` with each row that `sql` selects. It may insert into other tables.
    void select(const std::string& sql, const std::function<void(const OGRFeature&)>& visitor);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace waqia::output
