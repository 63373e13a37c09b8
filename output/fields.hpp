#pragma once

#include "output/output.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace waqia::output {

/// What a field holds: `date` is a civil day without a zone, `datetime` an instant in UTC.
enum class FieldType : std::uint8_t { string, integer, real, boolean, date, datetime };

/// One column of a layer. All views are of static storage.
struct Field {
    std::string_view name;
    FieldType type = FieldType::string;
    int width = 0;                ///< of a string, in characters; 0 = any
    std::string_view domain;      ///< name of its closed vocabulary in `domains()`; empty = free
    std::string_view description; ///< one line of English
};

/// What geometry, on WGS 84, the rows of a layer have.
enum class Geometry : std::uint8_t {
    none,
    points,  ///< null where no place is known
    polygons ///< of many parts, never null
};

/// What a layer is called and holds.
struct LayerInfo {
    std::string_view name;
    std::string_view description; ///< one line of English
    Geometry geometry = Geometry::none;
};

/// Every layer, in the order in which a GeoPackage holds them.
inline constexpr std::array all_layers = {Layer::incidents, Layer::reports,  Layer::footprints,
                                          Layer::places,    Layer::articles, Layer::run_info};

const LayerInfo& layer_info(Layer layer);

/// The fields of `layer` in the order in which they are written. Static storage: the one table that
/// the rows, the writers, the documents and the tests read.
std::span<const Field> fields(Layer layer);

/// The position of the field called `name`. Throws std::logic_error if `layer` has none.
/// Linear in the fields.
std::size_t field_index(Layer layer, std::string_view name);

} // namespace waqia::output
