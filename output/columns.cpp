#include "output/columns.hpp"

#include <array>
#include <charconv>
#include <ogr_feature.h>

namespace waqia::output {

namespace {

using std::chrono::seconds;
using std::chrono::sys_seconds;

struct SetColumn {
    OGRFeature& feature;
    int column;

    void operator()(std::monostate) const {}
    void operator()(const std::string& value) const { feature.SetField(column, value.c_str()); }
    void operator()(std::int64_t value) const { feature.SetField(column, GIntBig{value}); }
    void operator()(double value) const { feature.SetField(column, value); }
    void operator()(bool value) const { feature.SetField(column, value ? 1 : 0); }
    void operator()(ingest::Day value) const {
        feature.SetField(column, to_text(Value{value}).c_str());
    }
    void operator()(sys_seconds value) const {
        feature.SetField(column, GIntBig{value.time_since_epoch().count()});
    }
};

/// The day that ISO text written by `to_text` names.
ingest::Day day_of(const std::string& iso) {
    std::array<int, 3> parts{};
    const char* at = iso.data();
    for (int& part : parts)
        at = std::from_chars(at, iso.data() + iso.size(), part).ptr + 1;
    return std::chrono::year{parts[0]} / parts[1] / parts[2];
}

Value column_value(const OGRFeature& feature, int column, FieldType type) {
    if (!feature.IsFieldSetAndNotNull(column))
        return {};
    switch (type) {
    case FieldType::string:
        return std::string(feature.GetFieldAsString(column));
    case FieldType::integer:
        return std::int64_t{feature.GetFieldAsInteger64(column)};
    case FieldType::real:
        return feature.GetFieldAsDouble(column);
    case FieldType::boolean:
        return feature.GetFieldAsInteger64(column) != 0;
    case FieldType::date:
        return day_of(feature.GetFieldAsString(column));
    case FieldType::datetime:
        break;
    }
    return sys_seconds{seconds{feature.GetFieldAsInteger64(column)}};
}

} // namespace

OGRFieldType column_type(FieldType type) {
    switch (type) {
    case FieldType::integer:
    case FieldType::boolean:
    case FieldType::datetime:
        return OFTInteger64;
    case FieldType::real:
        return OFTReal;
    case FieldType::string:
    case FieldType::date:
        break;
    }
    return OFTString;
}

std::string columns_of(Layer layer) {
    std::string list;
    for (const Field& field : fields(layer))
        list.append("t.\"").append(field.name).append("\", ");
    return list + "t.lon, t.lat, t.footprint";
}

void set_columns(OGRFeature& feature, const Row& row) {
    int column = 0;
    for (const Value& value : row.values)
        std::visit(SetColumn{feature, column++}, value);
    if (row.point) {
        feature.SetField(column, row.point->lon());
        feature.SetField(column + 1, row.point->lat());
    }
    if (!row.footprint.empty())
        feature.SetField(column + 2, row.footprint.c_str());
}

Row row_of(const OGRFeature& feature, Layer layer) {
    Row row;
    int column = 0;
    for (const Field& field : fields(layer))
        row.values.push_back(column_value(feature, column++, field.type));
    if (feature.IsFieldSetAndNotNull(column))
        row.point = geo::LonLat::from_degrees(feature.GetFieldAsDouble(column),
                                              feature.GetFieldAsDouble(column + 1));
    row.footprint = feature.GetFieldAsString(column + 2);
    return row;
}

std::optional<ingest::Day> column_day(const OGRFeature& feature, int column) {
    if (!feature.IsFieldSetAndNotNull(column))
        return std::nullopt;
    return day_of(feature.GetFieldAsString(column));
}

} // namespace waqia::output
