#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace waqia::gazetteer {

/// What a column of a table of places can tell.
enum class PlaceField {
    place_id,
    name,
    name_ar,
    names,
    feature_code,
    country,
    admin1,
    admin2,
    lat,
    lon,
    population,
    radius_m,
};

inline constexpr std::size_t place_field_count = 12;

/// The name of the field in mappings, which is also that of its column by default.
std::string_view to_string(PlaceField field);

/// Which columns of a table tell what, where they are not named as the fields are.
class ColumnMap {
public:
    /// Instead of a column: the table does not tell the field, whatever its columns are called.
    static constexpr std::string_view none = "-";

    /// Reads "place_id=osm_id,name=name:en,lat=y,lon=x": FIELD=COLUMN, separated by commas. Throws
    /// std::invalid_argument with the reason: a field that there is not, or one named twice.
    static ColumnMap parse(std::string_view text);

    /// The column that the user named for a field; empty if none.
    const std::string& column(PlaceField field) const;
    /// Names it, in place of any before.
    void set(PlaceField field, std::string column);
    /// Whether the user named any.
    bool any() const;

private:
    std::array<std::string, place_field_count> m_columns;
};

/// What the values of a column of names are, as told by the column's name.
struct NameColumn {
    std::string lang; ///< BCP 47; empty = not told
    std::string kind; ///< as in NameRecord
};

/// Reads names of columns as OpenStreetMap and others write them: "name:ar", "name_ru",
/// "old_name:az", "official_name", "alt_name" … Nothing if it is no such column; "name_id" and
/// "name_no" are none, as they more often tell an id or a number than a language.
std::optional<NameColumn> name_column(std::string_view column);

} // namespace waqia::gazetteer
