#include "gazetteer/import/feature_codes.hpp"

#include "gazetteer/table.hpp"

#include <stdexcept>

namespace waqia::gazetteer {

FeatureCodes FeatureCodes::load(const std::filesystem::path& path, std::string_view source) {
    const auto table = Table::load(path, {"source", "value", "feature_code"});
    FeatureCodes codes;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        if (table.cell(row, "source") != source)
            continue;
        const std::string value(table.cell(row, "value"));
        if (!codes.m_codes.try_emplace(value, table.cell(row, "feature_code")).second)
            throw std::runtime_error(table.fault(row, "the value '" + value + "' stands twice"));
        codes.m_values.push_back(value);
    }
    return codes;
}

std::string_view FeatureCodes::code(std::string_view value) const {
    const auto found = m_codes.find(std::string(value));
    return found == m_codes.end() ? std::string_view() : found->second;
}

} // namespace waqia::gazetteer
