#include "gazetteer/gazetteer.hpp"

#include "gazetteer/fold.hpp"
#include "gazetteer/table.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <stdexcept>
#include <string>

namespace waqia::gazetteer {

namespace {

double number(const Table& table, std::size_t row, std::string_view column) {
    const auto cell = table.cell(row, column);
    double value = 0.0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc() || end != cell.data() + cell.size())
        throw std::runtime_error(table.fault(row, "column '" + std::string(column) + "': '" +
                                                      std::string(cell) + "' is not a number"));
    return value;
}

Place place_of(const Table& table, std::size_t row) {
    Place place;
    place.id = table.cell(row, "place_id");
    place.name = table.cell(row, "name");
    place.name_ar = table.cell(row, "name_ar");
    place.feature_code = table.cell(row, "feature_code");
    place.country = table.cell(row, "country");
    place.admin1 = table.cell(row, "admin1");
    place.admin2 = table.cell(row, "admin2");
    try {
        place.position =
            geo::LonLat::from_degrees(number(table, row, "lon"), number(table, row, "lat"));
    } catch (const std::invalid_argument& e) {
        throw std::runtime_error(table.fault(row, e.what()));
    }
    if (!table.cell(row, "population").empty())
        place.population = static_cast<long>(number(table, row, "population"));
    if (!table.cell(row, "radius_m").empty())
        place.radius.value = number(table, row, "radius_m");
    if (place.id.empty() || place.name.empty())
        throw std::runtime_error(table.fault(row, "place_id and name must not be empty"));
    return place;
}

std::string key_of(std::string_view name) {
    std::string key;
    for (const auto& word : fold_words(name)) {
        if (!key.empty())
            key += ' ';
        key += word;
    }
    return key;
}

/// The keys under which a written name may stand less a proclitic or the article.
std::vector<std::string> stripped_keys(const std::string& key) {
    std::vector<std::string> keys;
    auto strip = [&](std::string_view prefix) {
        if (key.size() > prefix.size() + 4 && key.compare(0, prefix.size(), prefix) == 0)
            keys.push_back(key.substr(prefix.size()));
    };
    for (const auto* prefix : {"ال", "بال", "لل", "وال", "ب", "ل", "و", "ف", "ك"})
        strip(prefix);
    return keys;
}

} // namespace

bool is_settlement(std::string_view feature_code) {
    return feature_code.starts_with("PPL");
}

bool is_admin(std::string_view feature_code) {
    return feature_code.starts_with("ADM");
}

void Gazetteer::add_place(Place place) {
    const auto [it, fresh] =
        m_by_id.try_emplace(place.id, static_cast<std::uint32_t>(m_places.size()));
    if (fresh)
        m_places.push_back(std::move(place));
    else
        m_places[it->second] = std::move(place);
}

void Gazetteer::add_name(Name name) {
    m_names.push_back(std::move(name));
}

Gazetteer Gazetteer::load(const std::filesystem::path& folder,
                          std::span<const std::filesystem::path> own) {
    Gazetteer gazetteer;
    const auto places = Table::load(folder / "places.tsv",
                                    {"place_id", "name", "name_ar", "feature_code", "country",
                                     "admin1", "lat", "lon", "population", "radius_m"});
    gazetteer.m_places.reserve(places.rows());
    for (std::size_t row = 0; row < places.rows(); ++row) {
        if (gazetteer.m_by_id.contains(std::string(places.cell(row, "place_id"))))
            throw std::runtime_error(places.fault(row, "this place_id stands twice"));
        gazetteer.add_place(place_of(places, row));
    }
    const auto names = Table::load(folder / "names.tsv",
                                   {"place_id", "name", "lang", "kind", "side", "needs_cue"});
    gazetteer.m_names.reserve(names.rows());
    for (std::size_t row = 0; row < names.rows(); ++row) {
        const auto it = gazetteer.m_by_id.find(std::string(names.cell(row, "place_id")));
        if (it == gazetteer.m_by_id.end())
            throw std::runtime_error(names.fault(row, "no place has this place_id"));
        gazetteer.add_name(
            {it->second, std::string(names.cell(row, "name")), std::string(names.cell(row, "lang")),
             std::string(names.cell(row, "kind")), std::string(names.cell(row, "side")),
             names.cell(row, "needs_cue") == "1"});
    }
    for (const auto& path : own)
        gazetteer.read_own(path);
    gazetteer.build_index();
    return gazetteer;
}

void Gazetteer::build_index() {
    for (std::uint32_t i = 0; i < m_names.size(); ++i) {
        auto key = key_of(m_names[i].text);
        if (key.empty())
            continue;
        auto& list = m_by_name[std::move(key)];
        list.push_back(i);
    }
}

std::optional<std::uint32_t> Gazetteer::find(std::string_view id) const {
    const auto it = m_by_id.find(std::string(id));
    if (it == m_by_id.end())
        return std::nullopt;
    return it->second;
}

double Gazetteer::importance(const Place& place) {
    double base = 0.30;
    if (place.feature_code == "PCLI")
        base = 0.90;
    else if (place.feature_code == "PPLC")
        base = 0.80;
    else if (place.feature_code == "ADM1" || place.feature_code == "RGN")
        base = 0.55;
    else if (place.feature_code == "ADM2")
        base = 0.50;
    else if (place.feature_code == "PPLA" || place.feature_code == "PPLA2")
        base = 0.60;
    else if (place.feature_code == "LCTY") // field names of old maps
        base = 0.05;
    else if (!is_settlement(place.feature_code))
        base = 0.25;
    const double size = place.population && *place.population > 0
                            ? std::log10(static_cast<double>(*place.population)) / 7.0
                            : 0.0;
    // The theatre first: a name that both a theatre's place and another bear is the theatre's.
    const double theatre = place.country == "AM" || place.country == "AZ" ? 0.15 : 0.0;
    return std::min(1.0, 0.7 * base + 0.15 * std::min(1.0, size) + theatre);
}

std::vector<Candidate> Gazetteer::lookup(std::string_view name) const {
    std::vector<Candidate> found;
    auto add = [&](const std::string& key, const char* method, double factor) {
        const auto it = m_by_name.find(key);
        if (it == m_by_name.end())
            return;
        for (const auto index : it->second) {
            const Name& listed = m_names[index];
            const Place& place = m_places[listed.place];
            const bool as_written = listed.text == name;
            const bool display = listed.text == place.name || listed.text == place.name_ar;
            Candidate candidate{place.id,
                                place.name,
                                place.name_ar,
                                place.position.lat(),
                                place.position.lon(),
                                place.feature_code,
                                place.country,
                                place.admin1,
                                factor * importance(place) * (as_written ? 1.0 : 0.97),
                                *method      ? method
                                : as_written ? display ? "exact" : "alias"
                                             : "folded",
                                listed.text,
                                listed.place};
            const auto same = std::find_if(found.begin(), found.end(), [&](const Candidate& c) {
                return c.place_index == candidate.place_index;
            });
            if (same == found.end())
                found.push_back(std::move(candidate));
            else if (candidate.score > same->score)
                *same = std::move(candidate);
        }
    };
    const auto key = key_of(name);
    add(key, "", 1.0);
    if (found.empty())
        for (const auto& stripped : stripped_keys(key))
            add(stripped, "prefix_stripped", 0.9);
    std::sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
        return a.score != b.score ? a.score > b.score : a.place_id < b.place_id;
    });
    return found;
}

} // namespace waqia::gazetteer
