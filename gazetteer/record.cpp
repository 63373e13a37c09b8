#include "gazetteer/record.hpp"

#include "gazetteer/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace waqia::gazetteer {

namespace {

constexpr std::array<std::string_view, 5> kinds = {"official", "rival", "historic", "exonym",
                                                   "variant"};

/// Of areas and of what is no settlement; of units and countries a middling one.
constexpr std::array<std::pair<std::string_view, double>, 11> radius_by_class = {
    {{"PCLI", 200000.0},
     {"ADM1", 30000.0},
     {"ADM2", 15000.0},
     {"RGN", 50000.0},
     {"LK", 5000.0},
     {"RSV", 3000.0},
     {"STM", 3000.0},
     {"MT", 2000.0},
     {"MTS", 15000.0},
     {"PASS", 1500.0},
     {"AIRP", 1500.0}}};

bool is_country_code(std::string_view text) {
    return text.size() == 2 &&
           std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

} // namespace

void PlaceRecord::add_name(NameRecord name_added) {
    if (!name_added.text.empty() &&
        std::ranges::find(names, name_added.text, &NameRecord::text) == names.end())
        names.push_back(std::move(name_added));
}

std::string to_string(const RowFault& fault) {
    return fault.where + ": " + fault.reason;
}

geo::Metres default_radius(std::string_view feature_code, std::optional<std::int64_t> population) {
    const auto row = std::ranges::find(radius_by_class, feature_code,
                                       &std::pair<std::string_view, double>::first);
    if (row != radius_by_class.end())
        return {row->second};
    const std::int64_t people = population.value_or(0);
    if (feature_code == "PPLC" || people >= 1000000)
        return {10000.0};
    if (feature_code == "PPLA" || people >= 100000)
        return {4000.0};
    const bool town = feature_code == "PPLA2" || feature_code == "PPLA3" || people >= 10000;
    return {town ? 2500.0 : 1000.0};
}

bool is_name_kind(std::string_view kind) {
    return std::ranges::find(kinds, kind) != kinds.end();
}

std::optional<std::string> fault_of(const PlaceRecord& record) {
    if (record.id.empty())
        return "place_id must not be empty";
    if (record.name.empty())
        return "name must not be empty";
    if (!record.country.empty() && !is_country_code(record.country))
        return "country '" + record.country + "' is not an ISO 3166-1 code of two capital letters";
    for (const auto& name : record.names)
        if (!is_name_kind(name.kind))
            return "'" + name.kind + "' of the name '" + name.text +
                   "' is not a kind; write official, rival, historic, exonym or variant";
    return std::nullopt;
}

std::uint32_t add_to(IndexBuilder& builder, const PlaceRecord& record) {
    Place place;
    place.id = record.id;
    place.name = record.name;
    place.name_ar = record.name_ar;
    place.feature_code = record.feature_code;
    place.country = record.country;
    place.admin1 = record.admin1;
    place.admin2 = record.admin2;
    place.position = record.position;
    place.population = record.population;
    place.radius = record.radius;
    const auto number = builder.add(place);
    for (const auto& name : record.names)
        builder.add_name({number, name.text, name.lang, name.kind, name.side, name.needs_cue});
    return number;
}

std::string clean_text(std::string_view cell) {
    if (const auto bad = first_bad_utf8(cell))
        throw std::invalid_argument("'" + printable(cell) + "' is not UTF-8 from byte " +
                                    std::to_string(*bad + 1) + " on");
    while (!cell.empty() && (cell.front() == ' ' || is_control(cell.front())))
        cell.remove_prefix(1);
    while (!cell.empty() && (cell.back() == ' ' || is_control(cell.back())))
        cell.remove_suffix(1);
    if (const auto at = std::ranges::find_if(cell, is_control); at != cell.end())
        throw std::invalid_argument(
            "'" + std::string(cell.begin(), at) +
            "' goes on after a line break or a tab; is a quotation mark not closed?");
    return to_nfc(cell);
}

double clean_number(std::string_view cell) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc() || end != cell.data() + cell.size() || !std::isfinite(value))
        throw std::invalid_argument("'" + printable(cell) + "' is not a number");
    return value;
}

std::int64_t clean_count(std::string_view cell) {
    constexpr double most = 1e15; // far below where doubles skip whole numbers
    const double value = clean_number(cell);
    if (value < 0.0 || value > most || value != std::floor(value))
        throw std::invalid_argument("'" + printable(cell) + "' is not a whole number from 0");
    return static_cast<std::int64_t>(value);
}

} // namespace waqia::gazetteer
