#include "gazetteer/gazetteer.hpp"

#include "gazetteer/bundled.hpp"
#include "gazetteer/fold.hpp"
#include "gazetteer/own_table.hpp"
#include "gazetteer/phonetic.hpp"
#include "gazetteer/table.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>
#include <tuple>

namespace waqia::gazetteer {

namespace {

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

Gazetteer Gazetteer::load(const std::filesystem::path& folder, std::span<const TableSource> own) {
    Gazetteer gazetteer;
    gazetteer.add(open_bundled(folder));
    for (const auto& source : own)
        gazetteer.add(open_own(source));
    return gazetteer;
}

void Gazetteer::add(IndexFile index) {
    constexpr std::uint32_t most = UINT32_MAX - 1;
    if (index.places() > most - m_place_count || index.names() > most - m_name_count)
        throw std::length_error("the gazetteers hold more than 4294967294 places or names");
    const std::uint32_t places = index.places(), names = index.names();
    m_layers.push_back({std::move(index), m_place_count, m_name_count});
    m_place_count += places;
    m_name_count += names;
}

const Gazetteer::Layer& Gazetteer::layer_of_place(std::uint32_t place) const {
    auto layer = m_layers.rbegin();
    while (layer->first_place > place)
        ++layer;
    return *layer;
}

Place Gazetteer::place(std::uint32_t number) const {
    const Layer& layer = layer_of_place(number);
    return layer.index.place(number - layer.first_place);
}

Name Gazetteer::name(std::uint32_t number) const {
    auto layer = m_layers.rbegin();
    while (layer->first_name > number)
        ++layer;
    Name name = layer->index.name(number - layer->first_name);
    name.place += layer->first_place;
    return name;
}

std::optional<std::uint32_t> Gazetteer::find(std::string_view id) const {
    for (std::size_t i = m_layers.size(); i-- > 0;)
        if (const auto place = m_layers[i].index.find(id))
            return m_layers[i].first_place + *place;
    return std::nullopt;
}

std::uint32_t Gazetteer::current(std::uint32_t place) const {
    const Layer& own = layer_of_place(place);
    if (&own == &m_layers.back())
        return place;
    const auto id = own.index.place(place - own.first_place).id;
    for (const Layer* layer = &m_layers.back(); layer != &own; --layer)
        if (const auto upper = layer->index.find(id))
            return layer->first_place + *upper;
    return place;
}

std::vector<std::uint32_t> Gazetteer::with_feature(std::string_view code) const {
    std::vector<std::uint32_t> found;
    for (const Layer& layer : m_layers)
        for (const auto place : layer.index.with_feature(code))
            if (const auto number = layer.first_place + place; current(number) == number)
                found.push_back(number);
    return found;
}

void Gazetteer::append_bearers(const Layer& layer, const IndexFile::Phrase& phrase,
                               std::vector<Bearer>& bearers, std::size_t from) const {
    const std::size_t before = bearers.size();
    for (const auto name : phrase.names) {
        const std::uint32_t own = layer.first_place + layer.index.place_of(name);
        const std::uint32_t place = current(own);
        // Names are in order of their places: the last bearer is the only one that can be this
        // place, but for those of other layers.
        const std::size_t first = place != own || before > from ? from
                                  : bearers.size() > before     ? bearers.size() - 1
                                                                : bearers.size();
        if (std::none_of(bearers.begin() + static_cast<std::ptrdiff_t>(first), bearers.end(),
                         [&](const Bearer& b) { return b.place == place; }))
            bearers.push_back({place, layer.first_name + name});
    }
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
    // What lies in several countries is large.
    const double theatre = place.country == "AM" || place.country == "AZ" ? 0.15
                           : place.country.empty()                        ? 0.10
                                                                          : 0.0;
    return std::min(1.0, 0.7 * base + 0.15 * std::min(1.0, size) + theatre);
}

std::vector<Gazetteer::Match> Gazetteer::matches(std::string_view key, std::string_view written,
                                                 const char* method, double factor) const {
    std::uint64_t hash = 0;
    for (const auto word : split(key, ' '))
        hash = format::extend(hash, hash_word(word));
    std::vector<Match> found;
    for (const Layer& layer : m_layers) {
        const auto phrase = layer.index.phrase(hash);
        if (!phrase)
            continue;
        for (const auto number : phrase->names) {
            const auto text = layer.index.name(number).text;
            const auto at = current(layer.first_place + layer.index.place_of(number));
            const Place bearer = place(at);
            const bool as_written = text == written;
            const bool display = text == bearer.name || text == bearer.name_ar;
            found.push_back({{at, layer.first_name + number},
                             factor * importance(bearer) * (as_written ? 1.0 : 0.97),
                             *method      ? method
                             : as_written ? display ? "exact" : "alias"
                                          : "folded"});
        }
    }
    return found;
}

std::vector<Candidate> Gazetteer::best_of(std::vector<Match> matches) const {
    // Of the names of one place the best, of equal ones the first.
    std::stable_sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
        return a.bearer.place != b.bearer.place ? a.bearer.place < b.bearer.place
                                                : a.score > b.score;
    });
    std::vector<Candidate> found;
    for (const Match& match : matches) {
        if (!found.empty() && found.back().place_index == match.bearer.place)
            continue;
        const Place p = place(match.bearer.place);
        found.push_back({std::string(p.id), std::string(p.name), std::string(p.name_ar),
                         p.position.lat(), p.position.lon(), std::string(p.feature_code),
                         std::string(p.country), std::string(p.admin1), match.score, match.method,
                         std::string(name(match.bearer.name).text), match.bearer.place});
    }
    // Of equal scores a display name goes before others of it.
    const auto rank = [](const Candidate& c) {
        return std::tuple(-c.score, c.method != "exact", std::string_view(c.place_id));
    };
    std::sort(found.begin(), found.end(),
              [&](const Candidate& a, const Candidate& b) { return rank(a) < rank(b); });
    return found;
}

std::vector<Candidate> Gazetteer::lookup(std::string_view name) const {
    const auto key = key_of(name);
    auto found = matches(key, name, "", 1.0);
    if (found.empty())
        for (const auto& stripped : stripped_keys(key)) {
            const auto more = matches(stripped, name, "prefix_stripped", 0.9);
            found.insert(found.end(), more.begin(), more.end());
        }
    return found.empty() ? sounds_like(name) : best_of(std::move(found));
}

std::vector<Candidate> Gazetteer::sounds_like(std::string_view name, std::size_t most) const {
    const Sounds sought(name);
    const auto keys = sought.query_keys();
    std::vector<Match> found;
    std::vector<std::uint32_t> names;
    for (const Layer& layer : m_layers) {
        names.clear();
        for (const auto key : keys) {
            const auto filed = layer.index.sounding(key);
            names.insert(names.end(), filed.begin(), filed.end());
        }
        std::sort(names.begin(), names.end());
        names.erase(std::unique(names.begin(), names.end()), names.end());
        for (const auto number : names) {
            const double likeness = sought.likeness(layer.index.sounds_of(number), Sounds::alike);
            if (likeness == 0.0)
                continue;
            const auto at = current(layer.first_place + layer.index.place_of(number));
            const Place bearer = place(at);
            if (bearer.feature_code != "LCTY" && bearer.feature_code != "PCLI")
                found.push_back({{at, layer.first_name + number},
                                 likeness * (0.95 + 0.05 * importance(bearer)),
                                 "phonetic"});
        }
    }
    auto best = best_of(std::move(found));
    if (best.size() > most)
        best.erase(best.begin() + static_cast<std::ptrdiff_t>(most), best.end());
    return best;
}

} // namespace waqia::gazetteer
