#include "gazetteer/import/geonames.hpp"

#include "gazetteer/utf8.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <stdexcept>
#include <string_view>
#include <system_error>
#include <unordered_map>

namespace waqia::gazetteer {

namespace {

// Columns of the dump.
enum : std::size_t {
    geonameid = 0,
    name = 1,
    asciiname = 2,
    alternatenames = 3,
    latitude = 4,
    longitude = 5,
    feature_class = 6,
    feature_code = 7,
    country_code = 8,
    admin1_code = 10,
    admin2_code = 11,
    population = 14,
    dump_columns = 19,
};

// Columns of the alternate names; the two last, from and to, may be missing.
enum : std::size_t {
    of_geonameid = 1,
    isolanguage = 2,
    alternate_name = 3,
    is_preferred = 4,
    is_short = 5,
    is_colloquial = 6,
    is_historic = 7,
    alternate_columns = 10,
};

/// "Languages" of the alternate names whose values are no names.
constexpr std::array<std::string_view, 11> codes = {"link", "wkdt", "post", "iata", "icao", "faac",
                                                    "tcid", "unlc", "phon", "piny", "abbr"};

/// A line split at its tabs; cells beyond the last column are in the count only.
template <std::size_t columns> struct Row {
    std::array<std::string_view, columns> cells;
    std::size_t count = 0, number = 0;

    explicit Row(std::string_view line, std::size_t line_number) : number(line_number) {
        for (;; ++count) {
            const auto tab = line.find('\t');
            if (count < columns)
                cells[count] = line.substr(0, tab);
            if (tab == std::string_view::npos)
                break;
            line.remove_prefix(tab + 1);
        }
        ++count;
    }
    std::string_view operator[](std::size_t column) const { return cells[column]; }
};

using DumpRow = Row<dump_columns>;
using AlternateRow = Row<alternate_columns>;

/// Calls `take` for each row of a file.
template <class Row, class Take> void for_each_row(const std::filesystem::path& path, Take take) {
    std::ifstream file(path, std::ios::binary);
    std::string line;
    std::size_t number = 0;
    if (!file || file.peek() == std::ifstream::traits_type::eof())
        throw std::runtime_error(
            "cannot read the GeoNames file '" + printable(path.native()) +
            "': " + (file ? "it is empty" : std::generic_category().message(errno)));
    while (std::getline(file, line)) {
        if (line.ends_with('\r'))
            line.pop_back();
        take(Row(line, ++number));
    }
    if (file.bad())
        throw std::runtime_error("cannot read the GeoNames file '" + printable(path.native()) +
                                 "' past row " + std::to_string(number));
}

std::string where(const std::filesystem::path& path, std::size_t row) {
    return "GeoNames file '" + printable(path.native()) + "', row " + std::to_string(row);
}

std::string place_id(std::string_view id) {
    return "gn:" + std::string(id);
}

bool is_number(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Names by which units and places are shown; filled before the places are read.
struct KnownNames {
    std::unordered_map<std::string, std::string> units; ///< by "AM.09" and "AZ.05.123"

    struct Arabic {
        std::string name;
        int rank = -1;
    };
    std::unordered_map<std::string, Arabic> arabic; ///< by geonameid

    std::string unit(const std::string& code) const {
        const auto found = units.find(code);
        return found == units.end() ? std::string() : found->second;
    }
};

std::string admin1_key(const DumpRow& row) {
    return std::string(row[country_code]) + '.' + std::string(row[admin1_code]);
}

std::string admin2_key(const DumpRow& row) {
    return admin1_key(row) + '.' + std::string(row[admin2_code]);
}

void collect_units(const std::filesystem::path& dump, KnownNames& known) {
    for_each_row<DumpRow>(dump, [&](const DumpRow& row) {
        if (row.count != dump_columns || first_bad_utf8(row[name]))
            return;
        if (row[feature_code] == "ADM1")
            known.units.emplace(admin1_key(row), row[name]);
        else if (row[feature_code] == "ADM2")
            known.units.emplace(admin2_key(row), row[name]);
    });
}

/// How fit a name is to be the display name; below 0 not at all.
int display_rank(const AlternateRow& row) {
    if (row[is_historic] == "1" || row[is_colloquial] == "1")
        return -1;
    return (row[is_preferred] == "1" ? 2 : 0) + (row[is_short] == "1" ? 1 : 0);
}

void collect_arabic(const std::filesystem::path& table, KnownNames& known) {
    for_each_row<AlternateRow>(table, [&](const AlternateRow& row) {
        if (row.count <= alternate_name || row[isolanguage] != "ar" ||
            first_bad_utf8(row[alternate_name]))
            return;
        auto& best = known.arabic[std::string(row[of_geonameid])];
        if (const int rank = display_rank(row); rank > best.rank)
            best = {std::string(row[alternate_name]), rank};
    });
}

/// The place of a row, without names. Throws std::invalid_argument with the reason.
PlaceRecord place_of(const DumpRow& row, const KnownNames& known) {
    if (row.count != dump_columns)
        throw std::invalid_argument("has " + std::to_string(row.count) +
                                    " columns, not the 19 of a GeoNames dump");
    if (!is_number(row[geonameid]))
        throw std::invalid_argument("geonameid '" + printable(row[geonameid]) +
                                    "' is not a number");
    PlaceRecord place;
    place.id = place_id(row[geonameid]);
    place.name = clean_text(row[name]);
    clean_text(row[asciiname]); // its fault is the row's
    place.feature_code = clean_text(row[feature_code]);
    place.country = clean_text(row[country_code]);
    place.position =
        geo::LonLat::from_degrees(clean_number(row[longitude]), clean_number(row[latitude]));
    if (!row[admin1_code].empty() && place.feature_code != "ADM1")
        place.admin1 = known.unit(admin1_key(row));
    if (!row[admin2_code].empty() && place.feature_code != "ADM2")
        place.admin2 = known.unit(admin2_key(row));
    // The dump has 0 for all whose population is not known.
    if (const auto people = row[population].empty() ? 0 : clean_count(row[population]); people > 0)
        place.population = people;
    place.radius = default_radius(place.feature_code, place.population);
    if (const auto arabic = known.arabic.find(std::string(row[geonameid]));
        arabic != known.arabic.end())
        place.name_ar = clean_text(arabic->second.name);
    return place;
}

/// The names in the row itself, none of which tells its language.
void add_own_names(const DumpRow& row, bool with_list, PlaceRecord& place) {
    place.add_name({place.name, "", "official", "", false});
    place.add_name({clean_text(row[asciiname]), "", "variant", "", false});
    if (!with_list)
        return;
    for (auto rest = row[alternatenames]; !rest.empty();) {
        const auto part = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(rest.size(), part.size() + 1));
        if (!part.starts_with("http")) // links stand among the names
            place.add_name({clean_text(part), "", "variant", "", false});
    }
}

/// Adds the places that are wanted; tells for each row whether it was.
std::vector<bool> add_places(const GeonamesSource& source, const KnownNames& known,
                             Importer& importer) {
    std::vector<bool> taken;
    for_each_row<DumpRow>(source.dump, [&](const DumpRow& row) {
        const auto here = [&] { return where(source.dump, row.number); };
        taken.push_back(false);
        if (row.count == dump_columns && !source.feature_classes.empty() &&
            source.feature_classes.find(row[feature_class]) == std::string::npos)
            return importer.leave_out("of another feature class");
        try {
            auto place = place_of(row, known);
            if (source.alternate_names.empty())
                add_own_names(row, true, place);
            taken.back() = importer.add(place, here).has_value();
        } catch (const std::invalid_argument& e) {
            importer.reject({here(), e.what()});
        }
    });
    return taken;
}

NameRecord name_of(const AlternateRow& row) {
    NameRecord record{clean_text(row[alternate_name]), clean_text(row[isolanguage]), "variant", "",
                      false};
    if (row[is_historic] == "1")
        record.kind = "historic";
    else if (row[is_preferred] == "1" && row[is_colloquial] != "1")
        record.kind = "official";
    return record;
}

void add_alternate_names(const std::filesystem::path& table, Importer& importer) {
    for_each_row<AlternateRow>(table, [&](const AlternateRow& row) {
        const auto here = [&] { return where(table, row.number); };
        if (row.count < is_historic + 1 || row.count > alternate_columns ||
            !is_number(row[of_geonameid]))
            return importer.reject_name({here(),
                                         "is no row of alternateNamesV2.txt, which has 8 to "
                                         "10 columns, the second a geonameid"});
        const auto place = importer.find(place_id(row[of_geonameid]));
        if (!place)
            return importer.leave_out_name("of places that are not in the index");
        if (std::ranges::find(codes, row[isolanguage]) != codes.end())
            return importer.leave_out_name("that are links, postcodes or other codes");
        try {
            const auto record = name_of(row);
            if (record.text.empty())
                throw std::invalid_argument("the name must not be empty");
            importer.add_name(*place, record);
        } catch (const std::invalid_argument& e) {
            importer.reject_name({here(), e.what()});
        }
    });
}

/// The names of the dump itself. They come after the alternate names, of which the first of a text
/// is kept, since those tell their language.
void add_dump_names(const std::filesystem::path& dump, const std::vector<bool>& taken,
                    Importer& importer) {
    for_each_row<DumpRow>(dump, [&](const DumpRow& row) {
        if (row.number > taken.size() || !taken[row.number - 1])
            return;
        PlaceRecord record;
        record.name = clean_text(row[name]);
        add_own_names(row, false, record);
        for (const auto& own : record.names)
            importer.add_own_name(*importer.find(place_id(row[geonameid])), own);
    });
}

} // namespace

void import_geonames(const GeonamesSource& source, Importer& importer) {
    KnownNames known;
    collect_units(source.dump, known);
    if (!source.alternate_names.empty())
        collect_arabic(source.alternate_names, known);
    const auto taken = add_places(source, known, importer);
    if (source.alternate_names.empty())
        return;
    add_alternate_names(source.alternate_names, importer);
    add_dump_names(source.dump, taken, importer);
}

} // namespace waqia::gazetteer
