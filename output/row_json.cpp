#include "output/row_json.hpp"

#include "output/format.hpp"

#include <array>
#include <string_view>

namespace waqia::output {

namespace {

using nlohmann::ordered_json;

/// What tells when, of the fields of a report.
constexpr std::array<std::string_view, 9> of_date = {
    "datetime_start", "datetime_end", "date_start", "date_end", "date_prec",
    "time_precision", "date_method",  "date_text",  "day_part"};

struct JsonOf {
    ordered_json operator()(std::monostate) const { return nullptr; }
    ordered_json operator()(const std::string& value) const { return value; }
    ordered_json operator()(std::int64_t value) const { return value; }
    ordered_json operator()(double value) const { return value; }
    ordered_json operator()(bool value) const { return value; }
    template <class Time> ordered_json operator()(Time value) const {
        return to_text(Value{value});
    }
};

/// Whether a field's text is itself JSON, which GDAL's writer does not quote either.
bool holds_json(std::string_view field) {
    return field == "place_alternatives" || field == "candidates";
}

} // namespace

ordered_json to_json(Layer layer, const Row& row) {
    ordered_json out = ordered_json::object();
    std::size_t i = 0;
    for (const Field& field : fields(layer)) {
        const Value& value = row.values[i++];
        const auto* text = std::get_if<std::string>(&value);
        out[std::string(field.name)] = text && holds_json(field.name) ? ordered_json::parse(*text)
                                                                      : std::visit(JsonOf{}, value);
    }
    return out;
}

ordered_json point_json(const Row& row) {
    if (!row.point)
        return nullptr;
    return {{"type", "Point"},
            {"coordinates",
             {rounded(row.point->lon(), geojson_decimals),
              rounded(row.point->lat(), geojson_decimals)}}};
}

ordered_json to_json(const ingest::When& when) {
    ingest::Report report;
    report.when = when;
    const auto row = to_json(Layer::reports, report_row({}, report, {}));
    ordered_json out = ordered_json::object();
    for (const auto field : of_date)
        out[std::string(field)] = row[std::string(field)];
    return out;
}

} // namespace waqia::output
