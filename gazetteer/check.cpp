#include "gazetteer/check.hpp"

#include "gazetteer/fold.hpp"
#include "gazetteer/utf8.hpp"
#include "geo/geodesic.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <optional>
#include <set>
#include <unordered_map>

namespace waqia::gazetteer {

namespace {

using Row = CheckInput::Row;

std::string key_of(std::string_view name) {
    std::string key;
    for (const auto& word : fold_words(name))
        key.append(key.empty() ? "" : " ").append(word);
    return key;
}

std::string unit_key(std::string_view country, std::string_view name) {
    return std::string(country) + ' ' + key_of(name);
}

Finding finding(const Row& row, std::string text) {
    return {row.where, row.place.id, std::move(text)};
}

std::string in_quotes(std::string_view text) {
    return "'" + printable(text) + "'";
}

Check check_rows(const CheckInput& input) {
    Check check{"rows", "rows that are no place or no name of one", Severity::error, {}};
    for (const auto& fault : input.faults)
        check.findings.push_back({fault.where, "", fault.reason});
    return check;
}

bool is_malformed(std::string_view id) {
    const auto colon = id.find(':');
    const auto source = id.substr(0, colon);
    const auto rest = colon == std::string_view::npos ? id : id.substr(colon + 1);
    const auto all = [&](auto fits) { return !rest.empty() && std::ranges::all_of(rest, fits); };
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    if (colon != std::string_view::npos && (source == "gn" || source == "wof"))
        return !all(digit);
    if (colon != std::string_view::npos && source == "waqia")
        return !all([&](char c) { return digit(c) || (c >= 'a' && c <= 'z') || c == '-'; });
    return !all([](char c) { return c != ' '; }); // the user's own
}

Check check_ids(const CheckInput& input) {
    Check check{"ids", "ids that stand twice or are malformed", Severity::error, {}};
    std::unordered_map<std::string_view, const Row*> seen;
    for (const auto& row : input.rows) {
        const auto [earlier, fresh] = seen.try_emplace(row.place.id, &row);
        if (!fresh)
            check.findings.push_back(
                finding(row, "the id stands at " + earlier->second->where + " too"));
        if (is_malformed(row.place.id))
            check.findings.push_back(finding(
                row, in_quotes(row.place.id) +
                         " is malformed: gn: and wof: go with a number, waqia: with small letters, "
                         "digits and hyphens, and no id has a space in it"));
    }
    return check;
}

Check check_encoding(const CheckInput& input) {
    Check check{"encoding", "texts that are not UTF-8 in normal form C", Severity::error, {}};
    for (const auto& row : input.rows) {
        const auto& place = row.place;
        std::vector<std::string_view> texts = {place.id,      place.name,   place.name_ar,
                                               place.country, place.admin1, place.admin2};
        for (const auto& name : place.names)
            texts.push_back(name.text);
        for (const auto text : texts)
            if (first_bad_utf8(text))
                check.findings.push_back(finding(row, in_quotes(text) + " is not UTF-8"));
            else if (!is_nfc(text))
                check.findings.push_back(
                    finding(row, in_quotes(text) + " is not in normal form C"));
    }
    return check;
}

/// The distance from a position to the nearest edge of an outline. Edges are taken as straight on
/// a plane about the position, which is good to a thousandth over the distances that matter here.
geo::Metres distance_to(const geo::Outline& outline, geo::LonLat position,
                        const geo::Geodesic& geodesic) {
    const double shrink = std::cos(position.lat() * std::numbers::pi / 180.0);
    double nearest = 1e300;
    geo::LonLat at = position;
    for (const auto& polygon : outline)
        for (std::size_t i = 1; i < polygon.shell.size(); ++i) {
            const auto a = polygon.shell[i - 1], b = polygon.shell[i];
            const double ax = (a.lon() - position.lon()) * shrink, ay = a.lat() - position.lat();
            const double dx = (b.lon() - a.lon()) * shrink, dy = b.lat() - a.lat();
            const double length = dx * dx + dy * dy;
            const double along =
                length > 0.0 ? std::clamp(-(ax * dx + ay * dy) / length, 0.0, 1.0) : 0.0;
            const double x = ax + along * dx, y = ay + along * dy;
            if (x * x + y * y < nearest) {
                nearest = x * x + y * y;
                at = geo::LonLat::from_degrees(a.lon() + along * (b.lon() - a.lon()),
                                               a.lat() + along * (b.lat() - a.lat()));
            }
        }
    return geodesic.distance(position, at);
}

std::string kilometres(geo::Metres distance) {
    const auto tenths = std::lround(distance.value / 100.0);
    return std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10) + " km";
}

/// Whether a place lies at a point: not an area, a line or a sea that may reach over borders.
bool is_at_a_point(const PlaceRecord& place) {
    return is_settlement(place.feature_code) || is_admin(place.feature_code);
}

bool holds(const std::vector<const geo::Area*>& areas, const geo::Area* sought) {
    return std::ranges::find(areas, sought) != areas.end();
}

Check check_null_island(const CheckInput& input) {
    Check check{"coordinates", "positions that stand for none", Severity::error, {}};
    for (const auto& row : input.rows)
        if (row.place.position.lon() == 0.0 && row.place.position.lat() == 0.0)
            check.findings.push_back(finding(row, "lies at longitude 0, latitude 0"));
    return check;
}

Check check_countries(const CheckInput& input, const geo::Boundaries& boundaries) {
    Check check{
        "country", "places outside their country by the bundled boundaries", Severity::warning, {}};
    const geo::Geodesic geodesic;
    for (const auto& row : input.rows) {
        const auto* stated = boundaries.country(row.place.country);
        if (row.place.country.empty() || !stated || !is_at_a_point(row.place))
            continue;
        const auto found = boundaries.countries_at(row.place.position);
        if (!holds(found, stated))
            check.findings.push_back(finding(
                row, in_quotes(row.place.name) + " lies " +
                         kilometres(distance_to(stated->outline, row.place.position, geodesic)) +
                         " outside " + stated->name_en +
                         (found.empty() ? "" : ", in " + found.front()->name_en)));
    }
    return check;
}

Check check_units(const CheckInput& input, const geo::Boundaries& boundaries) {
    Check check{"unit",
                "places outside their admin1 or admin2 by the bundled boundaries",
                Severity::warning,
                {}};
    const geo::Geodesic geodesic;
    for (const auto& row : input.rows) {
        const auto& place = row.place;
        if (!is_at_a_point(place))
            continue;
        for (const auto& stated : std::set<std::string>{place.admin1, place.admin2}) {
            const auto* area = stated.empty() ? nullptr : boundaries.region(stated, place.country);
            if (!area)
                continue;
            const auto found = boundaries.regions_at(place.position);
            const bool inside = std::ranges::any_of(found, [&](const geo::Area* region) {
                // A city and the district around it share a name, "Lankaran District" say.
                return region->name_en == stated || region->name_en.starts_with(stated + ' ');
            });
            if (!inside)
                check.findings.push_back(finding(
                    row, in_quotes(place.name) + " lies " +
                             kilometres(distance_to(area->outline, place.position, geodesic)) +
                             " outside " + area->name_en +
                             (found.empty() ? "" : ", in " + found.front()->name_en)));
        }
    }
    return check;
}

Check check_orphans(const CheckInput& input, const CheckKnowledge& knowledge) {
    Check check{
        "orphans", "admin1 and admin2 that no unit of the country bears", Severity::warning, {}};
    auto units = unit_names(input);
    units.insert(knowledge.units.begin(), knowledge.units.end());
    for (const auto& region : knowledge.boundaries->regions())
        units.insert(unit_key(region.country, region.name_en));
    std::unordered_set<std::string> countries; // those whose units are known at all
    for (const auto& region : knowledge.boundaries->regions())
        countries.insert(region.country);
    for (const auto& row : input.rows)
        if (is_admin(row.place.feature_code))
            countries.insert(row.place.country);
    for (const auto& row : input.rows)
        for (const auto& stated : std::set<std::string>{row.place.admin1, row.place.admin2})
            if (!stated.empty() && countries.contains(row.place.country) &&
                !units.contains(unit_key(row.place.country, stated)))
                check.findings.push_back(
                    finding(row, in_quotes(stated) + " is no unit of " + row.place.country));
    return check;
}

Check check_empty(const CheckInput& input) {
    Check check{"empty", "places without a name to be found by", Severity::warning, {}};
    for (const auto& row : input.rows)
        if (std::ranges::all_of(row.place.names, [](const NameRecord& name) {
                return fold_words(name.text).empty();
            }))
            check.findings.push_back(finding(row, in_quotes(row.place.name) + " has none"));
    return check;
}

Check check_common_words(const CheckInput& input, const CheckKnowledge& knowledge) {
    Check check{"common_words",
                "names that are common words and do not ask for a cue",
                Severity::warning,
                {}};
    for (const auto& row : input.rows)
        for (const auto& name : row.place.names)
            if (!name.needs_cue && knowledge.common_words.contains(key_of(name.text)))
                check.findings.push_back(
                    finding(row, in_quotes(name.text) + " of " + in_quotes(row.place.name)));
    return check;
}

Check check_collisions(const CheckInput& input) {
    Check check{"collisions", "spellings of one place that fold to one", Severity::info, {}};
    for (const auto& row : input.rows) {
        std::map<std::string, std::vector<std::string_view>> spellings;
        for (const auto& name : row.place.names)
            spellings[key_of(name.text)].push_back(name.text);
        for (const auto& [key, texts] : spellings) {
            if (texts.size() < 2)
                continue;
            std::string list;
            for (const auto text : texts)
                list.append(list.empty() ? "" : ", ").append(in_quotes(text));
            check.findings.push_back(finding(row, list + " fold to " + in_quotes(key)));
        }
    }
    return check;
}

Check check_shared_names(const CheckInput& input) {
    constexpr std::size_t ids_shown = 5;
    Check check{"shared_names", "folded names that several places bear", Severity::info, {}};
    std::map<std::string, std::set<std::string_view>> bearers;
    for (const auto& row : input.rows)
        for (const auto& name : row.place.names)
            bearers[key_of(name.text)].insert(row.place.id);
    for (const auto& [key, ids] : bearers) {
        if (ids.size() < 2)
            continue;
        std::string list;
        for (auto id = ids.begin(); id != ids.end(); ++id) {
            if (static_cast<std::size_t>(std::distance(ids.begin(), id)) == ids_shown) {
                list += " ...";
                break;
            }
            list.append(list.empty() ? "" : ", ").append(*id);
        }
        check.findings.push_back(
            {"", "", in_quotes(key) + ": " + std::to_string(ids.size()) + " places, " + list});
    }
    return check;
}

} // namespace

std::string_view to_string(Severity severity) {
    switch (severity) {
    case Severity::error:
        return "error";
    case Severity::warning:
        return "warning";
    case Severity::info:
        break;
    }
    return "info";
}

std::unordered_set<std::string> unit_names(const CheckInput& input) {
    std::unordered_set<std::string> units;
    for (const auto& row : input.rows) {
        if (!is_admin(row.place.feature_code) && row.place.feature_code != "RGN" &&
            row.place.feature_code != "PPLC")
            continue;
        units.insert(unit_key(row.place.country, row.place.name));
        for (const auto& name : row.place.names)
            units.insert(unit_key(row.place.country, name.text));
    }
    return units;
}

std::vector<Check> check_places(const CheckInput& input, const CheckKnowledge& knowledge) {
    const auto& boundaries = *knowledge.boundaries;
    return {check_rows(input),
            check_ids(input),
            check_encoding(input),
            check_null_island(input),
            check_countries(input, boundaries),
            check_units(input, boundaries),
            check_orphans(input, knowledge),
            check_empty(input),
            check_common_words(input, knowledge),
            check_collisions(input),
            check_shared_names(input)};
}

} // namespace waqia::gazetteer
