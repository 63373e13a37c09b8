// What the checks of check.hpp read: tables with the rows that no gazetteer would take.
#include "gazetteer/check.hpp"
#include "gazetteer/fold.hpp"
#include "gazetteer/index_file.hpp"
#include "gazetteer/own_table.hpp"
#include "gazetteer/table.hpp"

#include <stdexcept>
#include <unordered_map>

namespace waqia::gazetteer {

namespace {

/// A row of places.tsv. Texts stay as they are, to be checked. Throws std::invalid_argument.
PlaceRecord bundled_place(const Table& table, std::size_t row) {
    PlaceRecord place;
    place.id = table.cell(row, "place_id");
    place.name = table.cell(row, "name");
    place.name_ar = table.cell(row, "name_ar");
    place.feature_code = table.cell(row, "feature_code");
    place.country = table.cell(row, "country");
    place.admin1 = table.cell(row, "admin1");
    place.admin2 = table.cell(row, "admin2");
    place.position = geo::LonLat::from_degrees(clean_number(table.cell(row, "lon")),
                                               clean_number(table.cell(row, "lat")));
    if (const auto cell = table.cell(row, "population"); !cell.empty())
        place.population = clean_count(cell);
    if (const auto cell = table.cell(row, "radius_m"); !cell.empty())
        place.radius.value = clean_number(cell);
    if (!(place.radius.value > 0.0))
        throw std::invalid_argument("radius_m must be above 0");
    if (const auto fault = fault_of(place))
        throw std::invalid_argument(*fault);
    return place;
}

void read_index(const std::filesystem::path& path, CheckInput& input) {
    const auto index = IndexFile::open(path);
    for (std::uint32_t i = 0; i < index.places(); ++i) {
        const auto place = index.place(i);
        CheckInput::Row row{{},
                            "gazetteer '" + path.string() + "', place " + std::to_string(i + 1)};
        auto& record = row.place;
        record.id = place.id;
        record.name = place.name;
        record.name_ar = place.name_ar;
        record.feature_code = place.feature_code;
        record.country = place.country;
        record.admin1 = place.admin1;
        record.admin2 = place.admin2;
        record.position = place.position;
        record.population = place.population;
        record.radius = place.radius;
        const auto [first, stop] = index.names_of(i);
        for (auto number = first; number < stop; ++number) {
            const auto name = index.name(number);
            record.names.push_back({std::string(name.text), std::string(name.lang),
                                    std::string(name.kind), std::string(name.side),
                                    name.needs_cue});
        }
        input.rows.push_back(std::move(row));
    }
}

} // namespace

void read_bundled(const std::filesystem::path& folder, CheckInput& input) {
    const auto places = Table::load(folder / "places.tsv",
                                    {"place_id", "name", "name_ar", "feature_code", "country",
                                     "admin1", "lat", "lon", "population", "radius_m"});
    std::unordered_map<std::string, std::size_t> by_id;
    for (std::size_t row = 0; row < places.rows(); ++row) {
        try {
            input.rows.push_back({bundled_place(places, row), places.where(row)});
            by_id.try_emplace(input.rows.back().place.id, input.rows.size() - 1);
        } catch (const std::invalid_argument& e) {
            input.faults.push_back({places.where(row), e.what()});
        }
    }
    const auto names = Table::load(folder / "names.tsv",
                                   {"place_id", "name", "lang", "kind", "side", "needs_cue"});
    for (std::size_t row = 0; row < names.rows(); ++row) {
        const NameRecord name{
            std::string(names.cell(row, "name")), std::string(names.cell(row, "lang")),
            std::string(names.cell(row, "kind")), std::string(names.cell(row, "side")),
            names.cell(row, "needs_cue") == "1"};
        const auto place = by_id.find(std::string(names.cell(row, "place_id")));
        if (place == by_id.end())
            input.faults.push_back({names.where(row), "no place has this place_id"});
        else if (name.text.empty() || !is_name_kind(name.kind))
            input.faults.push_back({names.where(row), "has no name, or no kind that there is"});
        else
            input.rows[place->second].place.names.push_back(name);
    }
}

void read_source(const TableSource& source, CheckInput& input) {
    if (IndexFile::is_index(source.dataset))
        return read_index(source.dataset, input);
    PlaceTable table(source);
    while (auto row = table.next()) {
        if (auto* fault = std::get_if<RowFault>(&*row))
            input.faults.push_back(std::move(*fault));
        else
            input.rows.push_back({std::get<PlaceRecord>(std::move(*row)), table.where()});
    }
    for (auto& orphan : table.orphan_names())
        input.faults.push_back(std::move(orphan));
}

std::unordered_set<std::string> common_words(const std::filesystem::path& path) {
    const auto table = Table::load(path, {"word"});
    std::unordered_set<std::string> words;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        std::string key;
        for (const auto& word : fold_words(table.cell(row, "word")))
            key.append(key.empty() ? "" : " ").append(word);
        words.insert(std::move(key));
    }
    return words;
}

} // namespace waqia::gazetteer
