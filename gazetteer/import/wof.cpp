#include "gazetteer/import/wof.hpp"

#include "gazetteer/utf8.hpp"
#include "geo/geodesic.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>
#include <unicode/uloc.h>
#include <unordered_map>

namespace waqia::gazetteer {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

/// Properties that hold a record's latitude and longitude, the best first.
constexpr std::array<std::pair<const char*, const char*>, 2> positions = {
    {{"lbl:latitude", "lbl:longitude"}, {"geom:latitude", "geom:longitude"}}};

constexpr std::array<const char*, 4> populations = {"wof:population", "gn:population", "qs:pop",
                                                    "gn:pop"};

constexpr double most_people = 1e15; // fits into a whole number, whatever a record says

/// The kinds that Who's On First gives a name, as ours; others are variants.
constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kinds = {
    {{"preferred", "official"}, {"historical", "historic"}}};

/// The properties of a record. Throws std::invalid_argument with the reason.
json read_properties(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    if (!file)
        throw std::invalid_argument("the file cannot be read");
    // Outlines are most of a record and are not needed.
    const auto but_outlines = [](int depth, json::parse_event_t event, json& value) {
        return !(depth == 1 && event == json::parse_event_t::key && value == "geometry");
    };
    json record;
    try {
        record = json::parse(bytes, but_outlines);
    } catch (const json::exception& e) {
        throw std::invalid_argument(std::string("is not JSON: ") + e.what());
    }
    if (!record.is_object() || !record["properties"].is_object() ||
        !record["properties"].contains("wof:id"))
        throw std::invalid_argument("is no record of Who's On First: it has no property wof:id");
    return std::move(record["properties"]);
}

std::string text(const json& properties, const char* key) {
    const auto found = properties.find(key);
    return found != properties.end() && found->is_string()
               ? clean_text(found->get_ref<const std::string&>())
               : std::string();
}

std::optional<double> number(const json& properties, const char* key) {
    const auto found = properties.find(key);
    if (found != properties.end() && found->is_number())
        return found->get<double>();
    return std::nullopt;
}

/// A language of three letters (ISO 639-2) as the two of ISO 639-1 where it has them.
std::string language(std::string_view three_letters) {
    std::array<char, 16> two{};
    UErrorCode status = U_ZERO_ERROR;
    uloc_getLanguage(std::string(three_letters).c_str(), two.data(),
                     static_cast<std::int32_t>(two.size()), &status);
    return U_SUCCESS(status) ? std::string(two.data()) : std::string(three_letters);
}

/// Adds the names of one property, as "name:ara_x_preferred".
void add_names(std::string_view key, const json& values, PlaceRecord& place) {
    constexpr std::string_view stem = "name:", mark = "_x_";
    const auto at = key.find(mark);
    if (!key.starts_with(stem) || at == std::string_view::npos || !values.is_array())
        return;
    const auto lang = language(key.substr(stem.size(), at - stem.size()));
    const auto kind = std::ranges::find(kinds, key.substr(at + mark.size()),
                                        &std::pair<std::string_view, std::string_view>::first);
    for (const auto& value : values) {
        if (!value.is_string())
            continue;
        NameRecord name{clean_text(value.get_ref<const std::string&>()), lang,
                        std::string(kind == kinds.end() ? "variant" : kind->second), "", false};
        if (place.name_ar.empty() && lang == "ar" && name.kind == "official")
            place.name_ar = name.text;
        place.add_name(std::move(name));
    }
}

geo::LonLat position_of(const json& properties) {
    for (const auto& [lat_key, lon_key] : positions) {
        const auto lat = number(properties, lat_key), lon = number(properties, lon_key);
        if (lat && lon)
            return geo::LonLat::from_degrees(*lon, *lat);
    }
    throw std::invalid_argument("it has neither lbl:latitude nor geom:latitude with a longitude");
}

/// The circle that holds the box geom:bbox, "W,S,E,N"; 0 for the box of a point.
geo::Metres reach_of(const json& properties, geo::LonLat position) {
    const auto written = text(properties, "geom:bbox");
    if (written.empty())
        return {};
    const auto box = Box::parse(written);
    const geo::Geodesic geodesic;
    geo::Metres farthest;
    for (const double lon : {box.west, box.east})
        for (const double lat : {box.south, box.north})
            farthest = std::max(farthest,
                                geodesic.distance(position, geo::LonLat::from_degrees(lon, lat)));
    return farthest;
}

/// Why a record counts no more; empty if it does.
std::string_view past(const json& properties) {
    const auto superseded = properties.find("wof:superseded_by");
    if (superseded != properties.end() && !superseded->empty())
        return "superseded by other records";
    for (const char* key : {"edtf:deprecated", "edtf:cessation"})
        if (const auto day = text(properties, key); !day.empty() && day != "uuuu" && day != "..")
            return "deprecated or no longer there";
    if (number(properties, "mz:is_current") == 0.0)
        return "deprecated or no longer there";
    return {};
}

/// The records of a folder by id, which are also the names of their files.
class Records {
public:
    explicit Records(const fs::path& folder) {
        std::error_code error;
        for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
             entry.increment(error))
            if (entry->path().extension() == ".geojson" && entry->is_regular_file())
                m_paths.push_back(entry->path());
        if (error)
            throw std::runtime_error("cannot read the folder '" + printable(folder.native()) +
                                     "': " + error.message());
        if (m_paths.empty())
            throw std::runtime_error("the folder '" + printable(folder.native()) +
                                     "' holds no record of Who's On First (ID.geojson)");
        std::ranges::sort(m_paths);
        for (const auto& path : m_paths)
            m_by_id.emplace(path.stem().string(), path);
    }

    const std::vector<fs::path>& paths() const { return m_paths; }

    /// The name of a record, empty if the folder lacks it or it cannot be read.
    const std::string& name(std::int64_t id) {
        const auto [known, fresh] = m_names.try_emplace(id);
        const auto path = m_by_id.find(std::to_string(id));
        if (fresh && path != m_by_id.end()) {
            try {
                known->second = text(read_properties(path->second), "wof:name");
            } catch (const std::invalid_argument&) {
                known->second.clear(); // rejected when its own turn comes
            }
        }
        return known->second;
    }

private:
    std::vector<fs::path> m_paths;
    std::unordered_map<std::string, fs::path> m_by_id;
    std::unordered_map<std::int64_t, std::string> m_names;
};

/// The name of the unit of one place type that holds the record.
std::string unit(const json& properties, const char* type, Records& records) {
    const auto hierarchy = properties.find("wof:hierarchy");
    if (hierarchy == properties.end() || !hierarchy->is_array() || hierarchy->empty())
        return {};
    const auto& first = hierarchy->front();
    const auto id = first.is_object() ? first.find(type) : first.end();
    if (id == first.end() || !id->is_number_integer() || *id == properties["wof:id"])
        return {};
    return records.name(id->get<std::int64_t>());
}

PlaceRecord place_of(const json& properties, std::string_view feature_code, Records& records) {
    PlaceRecord place;
    if (!properties["wof:id"].is_number_unsigned())
        throw std::invalid_argument("its wof:id is not a number");
    place.id = "wof:" + std::to_string(properties["wof:id"].get<std::uint64_t>());
    place.name = text(properties, "wof:name");
    place.feature_code = feature_code;
    place.country = text(properties, "iso:country");
    if (place.country.empty())
        place.country = text(properties, "wof:country");
    if (place.country == "-1" || place.country == "XX" || place.country == "XY" ||
        place.country == "XZ")
        place.country.clear(); // in no country
    place.admin1 = unit(properties, "region_id", records);
    place.admin2 = unit(properties, "county_id", records);
    place.position = position_of(properties);
    for (const char* key : populations)
        if (const auto people = number(properties, key);
            people && *people > 0.0 && *people <= most_people) {
            place.population = static_cast<std::int64_t>(*people);
            break;
        }
    place.radius = std::max(default_radius(feature_code, place.population),
                            reach_of(properties, place.position));
    for (const auto& [key, values] : properties.items())
        add_names(key, values, place);
    place.add_name({place.name, "", "official", "", false});
    return place;
}

} // namespace

void import_wof(const fs::path& folder, const FeatureCodes& codes, Importer& importer) {
    Records records(folder);
    for (const auto& path : records.paths()) {
        const auto here = [&] {
            return "Who's On First record '" + printable(path.native()) + "'";
        };
        if (path.stem().string().find("-alt") != std::string::npos) {
            importer.leave_out("alternative geometries of other records");
            continue;
        }
        try {
            const auto properties = read_properties(path);
            const auto code = codes.code(text(properties, "wof:placetype"));
            if (const auto why = past(properties); !why.empty())
                importer.leave_out(why);
            else if (code.empty())
                importer.leave_out("of place types that feature_codes.tsv does not list");
            else
                importer.add(place_of(properties, code, records), here);
        } catch (const std::invalid_argument& e) {
            importer.reject({here(), e.what()});
        }
    }
}

} // namespace waqia::gazetteer
