#include "output/geopackage.hpp"

#include "geo/gdal_scope.hpp"
#include "output/domains.hpp"

#include <gdal_priv.h>
#include <memory>
#include <ogrsf_frmts.h>
#include <string>
#include <vector>

namespace waqia::output {

namespace {

/// "Armenia / أرمينيا"
std::string label(const ingest::Term& term) {
    return std::string(term.label_en) + " / " + std::string(term.label_ar);
}

/// A literal of SQL.
std::string literal(std::string_view text) {
    std::string quoted = "'";
    for (const char c : text)
        quoted.append(c == '\'' ? 2 : 1, c);
    return quoted + "'";
}

void execute(GDALDataset& dataset, const std::string& sql) {
    const geo::GdalMessages messages;
    dataset.ReleaseResultSet(dataset.ExecuteSQL(sql.c_str(), nullptr, nullptr));
    messages.check("cannot describe the fields of the GeoPackage");
}

} // namespace

void add_domains(GDALDataset& dataset) {
    for (const Domain& domain : domains()) {
        const geo::GdalMessages messages;
        std::vector<OGRCodedValue> values; // the domain takes the strings over
        for (const ingest::Term& term : domain.terms)
            values.push_back(
                {CPLStrdup(std::string(term.code).c_str()), CPLStrdup(label(term).c_str())});
        const OGRFieldType type = domain.type == FieldType::integer ? OFTInteger : OFTString;
        std::string reason;
        if (!dataset.AddFieldDomain(std::make_unique<OGRCodedFieldDomain>(
                                        std::string(domain.name), std::string(domain.description),
                                        type, OFSTNone, std::move(values)),
                                    reason))
            messages.raise("cannot add the field domain \"" + std::string(domain.name) +
                           "\" to the GeoPackage: " + reason);
    }
}

void describe_fields(GDALDataset& dataset) {
    for (const Layer layer : all_layers)
        for (const Field& field : fields(layer)) {
            const std::string domain = field.domain.empty() ? "NULL" : literal(field.domain);
            // No `name`: GDAL makes that column unique over all tables.
            execute(dataset, "INSERT OR REPLACE INTO gpkg_data_columns (table_name, column_name, "
                             "description, constraint_name) VALUES (" +
                                 literal(layer_info(layer).name) + ", " + literal(field.name) +
                                 ", " + literal(field.description) + ", " + domain + ')');
        }
}

} // namespace waqia::output
