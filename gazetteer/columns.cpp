#include "gazetteer/columns.hpp"

#include <algorithm>
#include <stdexcept>

namespace waqia::gazetteer {

namespace {

constexpr std::array<std::string_view, place_field_count> fields = {
    "place_id", "name",   "name_ar", "names", "feature_code", "country",
    "admin1",   "admin2", "lat",     "lon",   "population",   "radius_m"};

/// Columns of names by what stands before "name", with the kind of what they hold.
constexpr std::array<std::pair<std::string_view, std::string_view>, 10> name_stems = {
    {{"official_name", "official"},
     {"old_name", "historic"},
     {"alt_name", "variant"},
     {"short_name", "variant"},
     {"loc_name", "variant"},
     {"int_name", "variant"},
     {"nat_name", "variant"},
     {"reg_name", "variant"},
     {"sorting_name", "variant"},
     {"name", "variant"}}};

constexpr std::array<std::string_view, 3> no_languages = {"id", "no", "nr"};

bool is_lower(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Whether `text` is a language as OpenStreetMap writes it: "ar", "hyw", "az-Arab".
bool is_language(std::string_view text) {
    const auto main = text.substr(0, text.find_first_of("-_"));
    return (main.size() == 2 || main.size() == 3) && is_lower(main) && !text.ends_with('-') &&
           std::ranges::all_of(text, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '-' || c == '_';
           });
}

std::string known_fields() {
    std::string list;
    for (const auto field : fields)
        list.append(list.empty() ? "" : ", ").append(field);
    return list;
}

} // namespace

std::string_view to_string(PlaceField field) {
    return fields[static_cast<std::size_t>(field)];
}

const std::string& ColumnMap::column(PlaceField field) const {
    return m_columns[static_cast<std::size_t>(field)];
}

void ColumnMap::set(PlaceField field, std::string column) {
    m_columns[static_cast<std::size_t>(field)] = std::move(column);
}

bool ColumnMap::any() const {
    return std::ranges::any_of(m_columns, [](const auto& column) { return !column.empty(); });
}

ColumnMap ColumnMap::parse(std::string_view text) {
    ColumnMap map;
    while (!text.empty()) {
        const auto part = text.substr(0, text.find(','));
        text.remove_prefix(std::min(text.size(), part.size() + 1));
        const auto equals = part.find('=');
        const auto name = part.substr(0, equals);
        const auto field = std::ranges::find(fields, name);
        if (equals == std::string_view::npos || equals + 1 == part.size())
            throw std::invalid_argument("\"" + std::string(part) + "\" is not FIELD=COLUMN");
        if (field == fields.end())
            throw std::invalid_argument("\"" + std::string(name) +
                                        "\" is not a field; write one of " + known_fields());
        auto& column = map.m_columns[static_cast<std::size_t>(field - fields.begin())];
        if (!column.empty())
            throw std::invalid_argument("the field \"" + std::string(name) + "\" is named twice");
        column = part.substr(equals + 1);
    }
    return map;
}

std::optional<NameColumn> name_column(std::string_view column) {
    for (const auto& [stem, kind] : name_stems) {
        if (!column.starts_with(stem))
            continue;
        const auto rest = column.substr(stem.size());
        if (rest.empty())
            return NameColumn{"", std::string(kind)};
        const auto lang = rest.substr(1);
        const bool coloned = rest.front() == ':' && is_language(lang);
        const bool underscored = rest.front() == '_' && lang.size() == 2 && is_lower(lang) &&
                                 std::ranges::find(no_languages, lang) == no_languages.end();
        if (coloned || underscored)
            return NameColumn{std::string(lang), std::string(kind)};
    }
    return std::nullopt;
}

} // namespace waqia::gazetteer
