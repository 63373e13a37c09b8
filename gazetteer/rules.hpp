#pragma once

#include "gazetteer/gazetteer.hpp"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace waqia::gazetteer {

/// What the user says a name means.
struct Rule {
    std::string name;                      ///< as written in the table
    std::optional<std::uint32_t> place;    ///< number in the gazetteer; nothing = never a place
    std::vector<std::string> beside_words; ///< folded words that must stand in the article in a
                                           ///< row for the rule to hold; empty = always
    std::string note;
};

/// The user's own table of what names mean, which comes before all other evidence: columns `name`,
/// `place_id` ("-" = never a place), and optionally `beside` and `note`. Loaded once, then frozen.
class Rules {
public:
    Rules() = default;

    /// Reads a table (CSV, TSV or another that GDAL reads). Throws std::runtime_error naming file,
    /// row and reason: a column is missing, a name is empty or not UTF-8, a place_id is not in the
    /// gazetteer, a name stands twice with the same `beside`.
    static Rules load(const std::filesystem::path& path, const Gazetteer& gazetteer);

    /// The rules of a name given as folded words separated by single spaces: those that need
    /// something beside the name first, as they say more. A view of this object.
    std::span<const Rule> find(std::string_view folded_name) const;

    bool empty() const { return m_rules.empty(); }
    /// All names that have rules, as folded words separated by single spaces, in no order.
    std::vector<std::string_view> names() const;

private:
    std::unordered_map<std::string, std::vector<Rule>> m_rules;
};

} // namespace waqia::gazetteer
