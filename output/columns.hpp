#pragma once

#include "output/row.hpp"

#include <ogr_core.h>
#include <string>

class OGRFeature;

namespace waqia::output {

/// How a row lies in a table of the working file: its fields, then `lon` and `lat`. Days are ISO
/// text and instants are seconds, so that what is read is what was written, bit by bit, and sorts
/// as it should.

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
