#include "gazetteer/rules.hpp"

#include "gazetteer/fold.hpp"
#include "gazetteer/ogr_table.hpp"
#include "gazetteer/record.hpp"

#include <algorithm>
#include <stdexcept>

namespace waqia::gazetteer {

namespace {

constexpr std::string_view never = "-";

std::string joined(const std::vector<std::string>& words) {
    std::string key;
    for (const auto& word : words)
        key.append(key.empty() ? "" : " ").append(word);
    return key;
}

/// The columns of a table of rules.
struct Columns {
    std::size_t name, place_id;
    std::optional<std::size_t> beside, note;

    explicit Columns(const OgrTable& table)
        : name(needed(table, "name")), place_id(needed(table, "place_id")),
          beside(table.column("beside")), note(table.column("note")) {}

    static std::size_t needed(const OgrTable& table, const std::string& column) {
        if (const auto found = table.column(column))
            return *found;
        throw std::runtime_error(table.quoted() + " have no column '" + column + "'; they have " +
                                 table.column_list());
    }
};

Rule read_rule(const OgrTable& table, const Columns& columns, const Gazetteer& gazetteer) {
    const auto cell = [&](std::optional<std::size_t> column) {
        return column ? clean_text(table.text(*column)) : std::string();
    };
    const auto beside = cell(columns.beside);
    Rule rule{cell(columns.name), std::nullopt, fold_words(beside), cell(columns.note)};
    if (fold_words(rule.name).empty())
        throw std::invalid_argument("name '" + rule.name + "' holds no word");
    if (!beside.empty() && rule.beside_words.empty()) // else the rule would hold always
        throw std::invalid_argument("beside '" + beside + "' holds no word");
    const auto id = cell(columns.place_id);
    if (id == never)
        return rule;
    rule.place = gazetteer.find(id);
    if (!rule.place)
        throw std::invalid_argument("place_id '" + id +
                                    "' is not in the gazetteer; write one that waqia lookup shows, "
                                    "or - for a name that is never a place");
    return rule;
}

} // namespace

Rules Rules::load(const std::filesystem::path& path, const Gazetteer& gazetteer) {
    OgrTable table(path.native(), {}, {}, "rules");
    const Columns columns(table);
    Rules rules;
    std::unordered_map<std::string, std::size_t> rows;
    while (table.next()) {
        try {
            auto rule = read_rule(table, columns, gazetteer);
            const auto key = joined(fold_words(rule.name));
            const auto [earlier, fresh] =
                rows.try_emplace(key + '\n' + joined(rule.beside_words), table.row());
            if (!fresh)
                throw std::invalid_argument("name '" + rule.name + "' stands in data row " +
                                            std::to_string(earlier->second) + " too");
            rules.m_rules[key].push_back(std::move(rule));
        } catch (const std::invalid_argument& e) {
            throw std::runtime_error(table.where() + ": " + e.what());
        }
    }
    for (auto& [name, list] : rules.m_rules)
        std::ranges::stable_sort(list, std::ranges::greater(),
                                 [](const Rule& rule) { return rule.beside_words.size(); });
    return rules;
}

std::span<const Rule> Rules::find(std::string_view folded_name) const {
    const auto found = m_rules.find(std::string(folded_name));
    return found == m_rules.end() ? std::span<const Rule>() : found->second;
}

std::vector<std::string_view> Rules::names() const {
    std::vector<std::string_view> names;
    for (const auto& [name, rules] : m_rules)
        names.push_back(name);
    return names;
}

} // namespace waqia::gazetteer
