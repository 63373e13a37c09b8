#include "gazetteer/import/importer.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace waqia::gazetteer {

namespace {

constexpr std::size_t faults_kept = 5;
constexpr std::size_t rows_between_progress = 4096;

void count_left_out(Tally& tally, std::string_view reason) {
    auto row =
        std::ranges::find(tally.left_out, reason, &std::pair<std::string, std::size_t>::first);
    if (row == tally.left_out.end())
        row = tally.left_out.emplace(row, reason, 0);
    ++row->second;
}

void count_rejected(Tally& tally, RowFault fault) {
    ++tally.rejected;
    if (tally.first_rejected.size() < faults_kept)
        tally.first_rejected.push_back(std::move(fault));
}

} // namespace

std::size_t Tally::left_out_count() const {
    return std::accumulate(left_out.begin(), left_out.end(), std::size_t{0},
                           [](std::size_t sum, const auto& row) { return sum + row.second; });
}

Importer::Importer(IndexBuilder& builder, PlaceFilter filter,
                   std::function<void(std::size_t)> progress)
    : m_builder(&builder), m_filter(std::move(filter)), m_progress(std::move(progress)) {}

void Importer::count_row(Tally& tally) {
    ++tally.read;
    const auto rows = m_places.read + m_names.read;
    if (m_progress && rows % rows_between_progress == 0)
        m_progress(rows);
}

std::pair<std::optional<std::uint32_t>, std::string> Importer::try_add(const PlaceRecord& place) {
    if (auto fault = fault_of(place))
        return {std::nullopt, std::move(*fault)};
    if (!m_filter.holds(place.country, place.position)) {
        leave_out("of another country or region");
        return {std::nullopt, {}};
    }
    if (m_builder->find(place.id))
        return {std::nullopt, "place_id '" + place.id + "' stands in an earlier row too"};
    const auto number = add_to(*m_builder, place);
    count_row(m_places);
    ++m_places.taken;
    return {number, {}};
}

void Importer::leave_out(std::string_view reason) {
    count_row(m_places);
    count_left_out(m_places, reason);
}

void Importer::reject(RowFault fault) {
    count_row(m_places);
    count_rejected(m_places, std::move(fault));
}

void Importer::add_own_name(std::uint32_t place, const NameRecord& name) {
    m_builder->add_name({place, name.text, name.lang, name.kind, name.side, name.needs_cue});
}

void Importer::add_name(std::uint32_t place, const NameRecord& name) {
    count_row(m_names);
    ++m_names.taken;
    add_own_name(place, name);
}

void Importer::leave_out_name(std::string_view reason) {
    count_row(m_names);
    count_left_out(m_names, reason);
}

void Importer::reject_name(RowFault fault) {
    count_row(m_names);
    count_rejected(m_names, std::move(fault));
}

} // namespace waqia::gazetteer
