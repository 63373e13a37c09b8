#include "gazetteer/bundled.hpp"

#include "gazetteer/record.hpp"
#include "gazetteer/table.hpp"
#include "gazetteer/utf8.hpp"

#include <charconv>
#include <fstream>
#include <stdexcept>
#include <string>
#include <xxhash.h>

namespace waqia::gazetteer {

namespace {

constexpr const char *places_table = "places.tsv", *names_table = "names.tsv";

/// A cell, which must be UTF-8.
std::string_view text(const Table& table, std::size_t row, std::string_view column) {
    const auto cell = table.cell(row, column);
    if (first_bad_utf8(cell))
        throw std::runtime_error(table.fault(row, "column '" + std::string(column) + "': '" +
                                                      printable(cell) + "' is not UTF-8"));
    return cell;
}

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
    place.id = text(table, row, "place_id");
    place.name = text(table, row, "name");
    place.name_ar = text(table, row, "name_ar");
    place.feature_code = text(table, row, "feature_code");
    place.country = text(table, row, "country");
    place.admin1 = text(table, row, "admin1");
    place.admin2 = text(table, row, "admin2");
    place.position =
        geo::LonLat::from_degrees(number(table, row, "lon"), number(table, row, "lat"));
    if (!table.cell(row, "population").empty())
        place.population = clean_count(table.cell(row, "population"));
    if (!table.cell(row, "radius_m").empty())
        place.radius.value = number(table, row, "radius_m");
    return place;
}

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::error_code error;
    std::string bytes(std::filesystem::file_size(path, error), '\0');
    if (error || !in.read(bytes.data(), static_cast<std::streamsize>(bytes.size())))
        throw std::runtime_error("cannot read the table '" + path.string() +
                                 "': reinstall the data or name its folder with --data");
    return bytes;
}

} // namespace

std::uint64_t hash_of_tables(const std::filesystem::path& folder) {
    std::uint64_t hash = 0;
    for (const auto* table : {places_table, names_table}) {
        const auto bytes = bytes_of(folder / table);
        hash = XXH3_64bits_withSeed(bytes.data(), bytes.size(), hash);
    }
    return hash;
}

IndexBuilder read_tables(const std::filesystem::path& folder) {
    IndexBuilder builder;
    const auto places = Table::load(folder / places_table,
                                    {"place_id", "name", "name_ar", "feature_code", "country",
                                     "admin1", "lat", "lon", "population", "radius_m"});
    for (std::size_t row = 0; row < places.rows(); ++row) {
        try {
            builder.add(place_of(places, row));
        } catch (const std::invalid_argument& e) {
            throw std::runtime_error(places.fault(row, e.what()));
        }
    }
    const auto names = Table::load(folder / names_table,
                                   {"place_id", "name", "lang", "kind", "side", "needs_cue"});
    for (std::size_t row = 0; row < names.rows(); ++row) {
        const auto place = builder.find(names.cell(row, "place_id"));
        if (!place)
            throw std::runtime_error(names.fault(row, "no place has this place_id"));
        builder.add_name({*place, text(names, row, "name"), text(names, row, "lang"),
                          text(names, row, "kind"), text(names, row, "side"),
                          names.cell(row, "needs_cue") == "1"});
    }
    return builder;
}

IndexFile open_bundled(const std::filesystem::path& folder) {
    const auto hash = hash_of_tables(folder);
    try {
        auto made = IndexFile::open(folder.string() + ".index");
        if (made.source() == hash)
            return made;
    } catch (const std::runtime_error&) {
        // The tables tell the same, whatever is wrong with it.
    }
    return IndexFile::in_memory(read_tables(folder).bytes(hash), folder.string());
}

} // namespace waqia::gazetteer
