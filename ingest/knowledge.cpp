#include "ingest/knowledge.hpp"

#include "gazetteer/fold.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <unordered_map>

namespace waqia::ingest {

namespace {

constexpr std::array<std::pair<std::string_view, Side>, 8> sides_by_iso = {{
    {"AM", Side::armenia},
    {"AZ", Side::azerbaijan},
    {"RU", Side::russia},
    {"TR", Side::turkey},
    {"IR", Side::iran},
    {"GE", Side::georgia},
    {"FR", Side::france},
    {"US", Side::united_states},
}};

constexpr std::string_view karabakh = "waqia:nagorno-karabakh";

/// Whether a folded word is in Arabic script, by the first byte of its UTF-8.
bool is_arabic(const std::string& word) {
    const auto lead = static_cast<unsigned char>(word.front());
    return lead >= 0xD8 && lead <= 0xDB;
}

void add_toponyms(Knowledge::Tables& tables) {
    std::unordered_map<std::string, std::uint32_t> by_key;
    const auto names = tables.gazetteer.names();
    for (std::uint32_t i = 0; i < names.size(); ++i) {
        const auto words = gazetteer::fold_words(names[i].text);
        if (words.empty() || !is_arabic(words.front()))
            continue;
        std::string key;
        for (const auto& word : words)
            key += word + ' ';
        const auto [it, fresh] =
            by_key.try_emplace(key, static_cast<std::uint32_t>(tables.toponyms.size()));
        if (fresh) {
            tables.toponyms.emplace_back();
            tables.index.add(words, {Kind::toponym, morph_none, it->second});
        }
        auto& bearers = tables.toponyms[it->second].bearers;
        const bool known = std::any_of(bearers.begin(), bearers.end(),
                                       [&](const auto& b) { return b.place == names[i].place; });
        if (!known)
            bearers.push_back({names[i].place, i});
    }
}

void add_states(Knowledge::Tables& tables) {
    const auto places = tables.gazetteer.places();
    std::map<std::string, std::string> country_names;
    for (const auto& place : places)
        if (place.feature_code == "PCLI")
            country_names[place.country] = place.name;
    for (std::uint32_t i = 0; i < places.size(); ++i) {
        const auto& place = places[i];
        const bool country = place.feature_code == "PCLI", capital = place.feature_code == "PPLC";
        if (place.id == karabakh) {
            tables.states[i] = {Side::nagorno_karabakh, "Nagorno-Karabakh", "", false};
        } else if (place.name == "Stepanakert" && place.country == "AZ") {
            tables.states[i] = {Side::nagorno_karabakh, "Nagorno-Karabakh", "", true};
        } else if ((country || capital) && !place.country.empty()) {
            StateName state{Side::other, country_names[place.country], place.country, capital};
            for (const auto& [iso, side] : sides_by_iso)
                if (iso == place.country)
                    state.side = side;
            tables.states[i] = std::move(state);
        }
    }
}

void add_directions(Knowledge::Tables& tables) {
    constexpr double radians = std::numbers::pi / 180.0;
    for (const auto& place : tables.gazetteer.places()) {
        const double lat = place.position.lat() * radians, lon = place.position.lon() * radians;
        tables.directions.push_back(
            {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)});
    }
}

void add_borders(Knowledge::Tables& tables) {
    constexpr std::array<std::pair<const char*, const char*>, 8> pairs = {{{"AM", "AZ"},
                                                                           {"AM", "GE"},
                                                                           {"AM", "TR"},
                                                                           {"AM", "IR"},
                                                                           {"AZ", "GE"},
                                                                           {"AZ", "IR"},
                                                                           {"AZ", "RU"},
                                                                           {"AZ", "TR"}}};
    for (const auto& [a, b] : pairs)
        if (auto border = tables.boundaries.border(a, b))
            tables.borders.emplace(std::pair(std::string(a), std::string(b)), std::move(*border));
}

} // namespace

const StateName* state_named(const Knowledge::Tables& tables, std::uint32_t toponym) {
    for (const auto& bearer : tables.toponyms[toponym].bearers)
        if (const auto it = tables.states.find(bearer.place); it != tables.states.end())
            return &it->second;
    return nullptr;
}

std::string side_name(Side side) {
    return side == Side::unattributed ? "" : std::string(code(side));
}

Knowledge::Knowledge(std::unique_ptr<const Tables> tables) : m_tables(std::move(tables)) {}
Knowledge::Knowledge(Knowledge&&) noexcept = default;
Knowledge& Knowledge::operator=(Knowledge&&) noexcept = default;
Knowledge::~Knowledge() = default;

const geo::Boundaries& Knowledge::boundaries() const {
    return m_tables->boundaries;
}

Knowledge Knowledge::load(const std::filesystem::path& data,
                          std::span<const std::filesystem::path> gazetteers) {
    auto tables =
        std::make_unique<Tables>(gazetteer::Gazetteer::load(data / "gazetteer", gazetteers),
                                 geo::Boundaries::load(data / "shapefiles"));
    tables->lexicon = Lexicon::load(data / "lexicon" / "ar", tables->index);
    add_toponyms(*tables);
    add_states(*tables);
    add_borders(*tables);
    add_directions(*tables);
    tables->index.freeze();
    return Knowledge(std::move(tables));
}

} // namespace waqia::ingest
