#pragma once

#include "output/row.hpp"

#include <array>
#include <ogr_core.h>
#include <string>
#include <string_view>
#include <utility>

class OGRFeature;

namespace waqia::output {

/// How a row lies in a table of the working file: its fields, then `hidden_columns`. Days are ISO
/// text and instants are seconds, so that what is read is what was written, bit by bit, and sorts
/// as it should.

/// What no layer's table shows: the point and the footprint.
inline constexpr std::array<std::pair<std::string_view, OGRFieldType>, 3> hidden_columns = {
    {{"lon", OFTReal}, {"lat", OFTReal}, {"footprint", OFTString}}};

/// The type of a field's column.
OGRFieldType column_type(FieldType type);

/// The columns of a row of `layer` from a table called t, for a SELECT.
std::string columns_of(Layer layer);

/// Sets all columns of `feature`, which is new.
void set_columns(OGRFeature& feature, const Row& row);

/// The row that `columns_of(layer)` selected, from the first column on.
Row row_of(const OGRFeature& feature, Layer layer);

/// The day in a column of ISO text; nothing if it is null.
std::optional<ingest::Day> column_day(const OGRFeature& feature, int column);

} // namespace waqia::output
