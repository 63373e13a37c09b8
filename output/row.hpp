#pragma once

#include "ingest/report.hpp"
#include "output/fields.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace waqia::output {

/// What one field of one row holds; std::monostate is null, which is not 0 and not "". The
/// alternative is the one that the field's type names: a date is a Day, a datetime sys_seconds.
using Value = std::variant<std::monostate, std::string, std::int64_t, double, bool, ingest::Day,
                           std::chrono::sys_seconds>;

/// One row of a layer: its values in the order of `fields(layer)`. Owns its memory.
struct Row {
    std::vector<Value> values;
    std::optional<geo::LonLat> point;
    std::string footprint; ///< as geo::to_text gives it; empty = none
};

/// The number nearest to `value` that has so many decimals.
double rounded(double value, int decimals);

/// Fills a row of `layer` by field name; what is not set is null. Setting the fields in the order
/// of the table costs O(1) each.
class RowBuilder {
public:
    explicit RowBuilder(Layer layer) : m_layer(layer) { m_row.values.resize(fields(layer).size()); }

    /// Throws std::logic_error if the layer has no such field.
    RowBuilder& set(std::string_view name, Value value);
    RowBuilder& text(std::string_view name, std::string_view value); ///< null if empty
    RowBuilder& number(std::string_view name, std::optional<std::int64_t> value);
    RowBuilder& count(std::string_view name, std::size_t value);
    /// Rounded to `decimals`, so that files do not show the noise of the last bits.
    RowBuilder& real(std::string_view name, std::optional<double> value, int decimals);
    RowBuilder& day(std::string_view name, std::optional<ingest::Day> value);

    /// The code of a term of vocabulary `E`.
    template <class E> RowBuilder& term(std::string_view name, std::optional<E> value) {
        return value ? text(name, ingest::code(*value)) : set(name, {});
    }

    void place_at(std::optional<geo::LonLat> point, std::string footprint = {}) {
        m_row.point = point;
        m_row.footprint = std::move(footprint);
    }
    Row take() { return std::move(m_row); }

private:
    Layer m_layer;
    std::size_t m_next = 0; ///< where the next field is looked for first
    Row m_row;
};

/// The row of `reports`; `incident_id` stays null until the reports are joined.
Row report_row(const ingest::Article& article, const ingest::Report& report, std::string_view id);

Row place_row(const ingest::Article& article, const ingest::PlaceMention& mention);

Row article_row(const ingest::ArticleResult& result);
Row article_row(const ingest::Rejection& rejection);

Row run_info_row(std::string_view key, std::string_view value);

/// The text of a value, as files of text hold it: `2022-09-13`, `2022-09-12T20:00:00Z`, `true`;
/// null is empty.
std::string to_text(const Value& value);

} // namespace waqia::output
