#pragma once

#include "gazetteer/filter.hpp"
#include "gazetteer/index_builder.hpp"
#include "gazetteer/record.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace waqia::gazetteer {

/// What became of the rows of an import: each was taken, left out for a reason that is no fault,
/// or rejected.
struct Tally {
    std::size_t read = 0, taken = 0, rejected = 0;
    std::vector<std::pair<std::string, std::size_t>> left_out; ///< by reason, as they came
    std::vector<RowFault> first_rejected;                      ///< a handful

    std::size_t left_out_count() const;
};

/// Fills an index from rows that a reader finds in a foreign source, and keeps count.
class Importer {
public:
    /// `progress` is called with the rows read so far, every few thousand.
    Importer(IndexBuilder& builder, PlaceFilter filter,
             std::function<void(std::size_t)> progress = {});

    /// One row of places read: taken, unless the filter leaves it out or it has a fault or the id
    /// of an earlier one. `where` is called for the file and row of a fault. Returns its number.
    template <class Where> std::optional<std::uint32_t> add(const PlaceRecord& place, Where where) {
        auto [number, fault] = try_add(place);
        if (!fault.empty())
            reject({where(), std::move(fault)});
        return number;
    }
    /// One row of places read that is not wanted.
    void leave_out(std::string_view reason);
    /// One row of places read that is bad.
    void reject(RowFault fault);

    /// One more name out of the row of a place.
    void add_own_name(std::uint32_t place, const NameRecord& name);
    /// One row of a table of names read.
    void add_name(std::uint32_t place, const NameRecord& name);
    void leave_out_name(std::string_view reason);
    void reject_name(RowFault fault);

    /// The number of a place that was taken.
    std::optional<std::uint32_t> find(std::string_view id) const { return m_builder->find(id); }
    const PlaceFilter& filter() const { return m_filter; }

    const Tally& places() const { return m_places; }
    /// The rows of tables that hold names alone.
    const Tally& names() const { return m_names; }

private:
    std::pair<std::optional<std::uint32_t>, std::string> try_add(const PlaceRecord& place);
    void count_row(Tally& tally);

    IndexBuilder* m_builder;
    PlaceFilter m_filter;
    std::function<void(std::size_t)> m_progress;
    Tally m_places, m_names;
};

} // namespace waqia::gazetteer
