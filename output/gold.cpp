#include "output/gold.hpp"

#include "gazetteer/ogr_table.hpp"
#include "gazetteer/table.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace waqia::output {

namespace {

using gazetteer::Table;

std::vector<std::string> alternatives(std::string_view cell) {
    const auto parts = gazetteer::split(cell);
    return {parts.begin(), parts.end()};
}

bool is_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return false;
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return c == '-' || (c >= '0' && c <= '9'); });
}

double number(const Table& table, std::size_t row, std::string_view column) {
    const auto cell = table.cell(row, column);
    double value = 0.0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc() || end != cell.data() + cell.size())
        throw std::runtime_error(
            table.fault(row, std::string(column) + " '" + std::string(cell) + "' is no number"));
    return value;
}

/// What a gold row may say of where, besides the labels of places.
constexpr std::array<std::string_view, 5> wide_labels = {"*", "none", "border", "AM", "AZ"};

GoldRow read_row(const Table& table, std::size_t row, const GoldPlaces& places) {
    GoldRow gold;
    gold.file = table.cell(row, "file");
    gold.id = table.cell(row, "id");
    const auto req = table.cell(row, "req");
    if (gold.file.empty() || (req != "R" && req != "O"))
        throw std::runtime_error(
            table.fault(row, gold.file.empty() ? "no file is named" : "req is neither R nor O"));
    gold.required = req == "R";
    gold.sub_events = alternatives(table.cell(row, "sub_event_types"));
    gold.where = alternatives(table.cell(row, "where"));
    for (const auto& where : gold.where)
        if (!places.contains(where) &&
            std::find(wide_labels.begin(), wide_labels.end(), where) == wide_labels.end())
            throw std::runtime_error(
                table.fault(row, "where '" + where + "' is in no table of places"));
    gold.date_from = table.cell(row, "date_from");
    gold.date_to = table.cell(row, "date_to");
    if (gold.date_from.empty() != gold.date_to.empty() ||
        (!gold.date_from.empty() && !(is_day(gold.date_from) && is_day(gold.date_to))))
        throw std::runtime_error(
            table.fault(row, "date_from and date_to are not both days, YYYY-MM-DD, or both empty"));
    gold.sides = alternatives(table.cell(row, "claimant_sides"));
    gold.figures = {std::string(table.cell(row, "killed")), std::string(table.cell(row, "wounded")),
                    std::string(table.cell(row, "captured"))};
    gold.evidence = table.cell(row, "evidence");
    return gold;
}

/// The columns of the layer that are compared.
class Columns {
public:
    explicit Columns(const gazetteer::OgrTable& table) : m_table(table) {}

    /// The cell under a column that must be there.
    std::string operator()(const char* name) const {
        const auto column = m_table.column(name);
        if (!column)
            throw std::runtime_error(
                m_table.quoted() + " has no field '" + name +
                "': it is no layer of reports (waqia convert --layer reports)");
        return m_table.text(*column);
    }
    /// The day of a date, in ISO form.
    std::string day(const char* name) const {
        std::string text = (*this)(name).substr(0, 10);
        std::replace(text.begin(), text.end(), '/', '-'); // GDAL's own form
        return text;
    }

private:
    const gazetteer::OgrTable& m_table;
};

} // namespace

std::vector<GoldRow> load_gold(const std::filesystem::path& path, const GoldPlaces& places) {
    const auto table =
        Table::load(path, {"file", "id", "req", "sub_event_types", "where", "date_from", "date_to",
                           "claimant_sides", "killed", "wounded", "captured", "evidence"});
    std::vector<GoldRow> rows;
    for (std::size_t row = 0; row < table.rows(); ++row)
        rows.push_back(read_row(table, row, places));
    return rows;
}

GoldPlaces load_gold_places(const std::vector<std::filesystem::path>& paths) {
    GoldPlaces places;
    for (const auto& path : paths) {
        const auto table = Table::load(path, {"place", "lat", "lon", "radius_km"});
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const double radius = number(table, row, "radius_km");
            try {
                const auto point =
                    geo::LonLat::from_degrees(number(table, row, "lon"), number(table, row, "lat"));
                places.insert_or_assign(std::string(table.cell(row, "place")),
                                        GoldPlace{point, geo::Metres{radius * 1000.0}});
            } catch (const std::invalid_argument& error) {
                throw std::runtime_error(table.fault(row, error.what()));
            }
        }
    }
    return places;
}

std::vector<Prediction> load_predictions(const std::string& dataset) {
    gazetteer::OgrTable table(dataset, {}, "reports", "reports");
    const Columns cell(table);
    std::vector<Prediction> predictions;
    while (table.next()) {
        const auto modality = cell("modality");
        if (!modality.empty() && modality != "reported")
            continue;
        Prediction p;
        p.source_file = cell("source_file");
        p.sub_event = cell("sub_event_type");
        p.side = cell("claimant_side");
        p.country = cell("country");
        p.place = cell("place");
        p.sentence = cell("sentence");
        p.date_start = cell.day("date_start");
        p.date_end = cell.day("date_end");
        if (p.side.empty())
            p.side = "unattributed";
        if (p.date_end.empty())
            p.date_end = p.date_start;
        if (const auto prec = cell("where_prec"); !prec.empty())
            std::from_chars(prec.data(), prec.data() + prec.size(), p.where_prec);
        p.point = table.point();
        p.figures = {cell("killed"), cell("wounded"), cell("captured")};
        predictions.push_back(std::move(p));
    }
    return predictions;
}

} // namespace waqia::output
