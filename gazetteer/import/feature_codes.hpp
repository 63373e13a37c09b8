#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace waqia::gazetteer {

/// The table that gives GeoNames feature codes to what one source calls its places.
class FeatureCodes {
public:
    /// Reads the rows of `source` ("osm", "wof") in a table such as data/feature_codes.tsv. Throws
    /// std::runtime_error naming file, line and reason.
    static FeatureCodes load(const std::filesystem::path& table, std::string_view source);

    /// The code of a value, empty if the table has none.
    std::string_view code(std::string_view value) const;
    /// The values in the order of the table.
    const std::vector<std::string>& values() const { return m_values; }

private:
    std::vector<std::string> m_values;
    std::unordered_map<std::string, std::string> m_codes; ///< by value
};

} // namespace waqia::gazetteer
