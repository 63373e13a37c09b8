#include "ingest/knowledge.hpp"

#include "gazetteer/fold.hpp"

#include <algorithm>
#include <array>
#include <functional>

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

void add_states(Knowledge::Tables& tables) {
    const auto& gazetteer = tables.gazetteer;
    std::map<std::string, std::string, std::less<>> country_names;
    for (const auto number : gazetteer.with_feature("PCLI")) {
        const auto place = gazetteer.place(number);
        country_names[std::string(place.country)] = place.name;
    }
    for (const auto* feature : {"PCLI", "PPLC"})
        for (const auto number : gazetteer.with_feature(feature)) {
            const auto country = gazetteer.place(number).country;
            if (country.empty())
                continue;
            const auto name = country_names.find(country);
            StateName state{Side::other, name == country_names.end() ? "" : name->second,
                            std::string(country), feature == std::string_view("PPLC")};
            for (const auto& [iso, side] : sides_by_iso)
                if (iso == country)
                    state.side = side;
            tables.states[number] = std::move(state);
        }
    const StateName state{Side::nagorno_karabakh, "Nagorno-Karabakh", "", false};
    if (const auto region = gazetteer.find(karabakh))
        tables.states[*region] = state;
    for (const auto& centre : gazetteer.lookup("Stepanakert"))
        if (centre.place == "Stepanakert" && centre.country == "AZ") {
            tables.states[centre.place_index] = state;
            tables.states[centre.place_index].capital = true;
        }
}

/// Units are found in the boundaries by where they are: names are spelled in many ways.
void add_areas(Knowledge::Tables& tables) {
    using Layer = geo::AreaRef::Layer;
    const auto& gazetteer = tables.gazetteer;
    for (const auto number : gazetteer.with_feature("PCLI"))
        if (const std::string iso(gazetteer.place(number).country); tables.boundaries.country(iso))
            tables.areas[number] = {Layer::country, iso};
    for (const auto* feature : {"ADM1", "ADM2"})
        for (const auto number : gazetteer.with_feature(feature)) {
            const auto place = gazetteer.place(number);
            for (const geo::Area* area : tables.boundaries.regions_at(place.position))
                if (area->country == place.country && area->kind != geo::AreaKind::city)
                    tables.areas.try_emplace(number, geo::AreaRef{Layer::region, area->id});
        }
    if (const auto region = gazetteer.find(karabakh))
        tables.areas[*region] = {Layer::historical, "nkao-1991"};
}

void add_rules(Knowledge::Tables& tables, const std::filesystem::path& path) {
    tables.rules = gazetteer::Rules::load(path, tables.gazetteer);
    for (const auto name : tables.rules.names())
        tables.pinned.emplace_back(name);
    std::sort(tables.pinned.begin(), tables.pinned.end());
    for (std::uint32_t i = 0; i < tables.pinned.size(); ++i)
        tables.index.add(gazetteer::fold_words(tables.pinned[i]), {Kind::pinned, morph_none, i});
}

} // namespace

const StateName* state_named(const Knowledge::Tables& tables,
                             std::span<const gazetteer::Bearer> bearers) {
    for (const auto& bearer : bearers)
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

Knowledge Knowledge::load(const std::filesystem::path& data, const KnowledgeOptions& options) {
    auto tables =
        std::make_unique<Tables>(gazetteer::Gazetteer::load(data / "gazetteer", options.gazetteers),
                                 geo::Boundaries::load(data / "shapefiles"));
    tables->filter = options.filter;
    tables->lexicon = Lexicon::load(data / "lexicon" / "ar", tables->index);
    add_states(*tables);
    add_areas(*tables);
    if (!options.rules.empty())
        add_rules(*tables, options.rules);
    tables->index.freeze();
    return Knowledge(std::move(tables));
}

} // namespace waqia::ingest
