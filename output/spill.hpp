#pragma once

#include "output/join.hpp"
#include "output/row.hpp"

#include <array>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace waqia::output {

/// Where rows wait until all are known: a database of SQLite beside the output, so that neither
/// rows nor sorting take memory that grows with the run. For one thread at a time. All members
/// throw std::runtime_error if the database fails, as on a full disk.
class Spill {
public:
    /// Makes the database; `file` must not exist. Its removal is the caller's.
    explicit Spill(const std::filesystem::path& file);
    ~Spill();
    Spill(const Spill&) = delete;
    Spill& operator=(const Spill&) = delete;

    /// Not for footprints, which are those of the incidents.
    void add(Layer layer, const Row& row);
    std::size_t count(Layer layer) const { return m_counts[static_cast<std::size_t>(layer)]; }

    using RowVisitor = std::function<void(const Row&)>;

    /// All rows of `layer` in the order in which files hold them, which does not depend on the
    /// order in which they were added: reports by date, file and position, incidents and footprints
    /// by date and id, places and articles by file. Reports have their incident_id once `gather`
    /// has been called.
    void visit(Layer layer, const RowVisitor& visitor);

    /// Applies `joiner` to the reports of modality `reported` and adds a row to `incidents` for
    /// each incident. To be called once, when all reports have been added.
    void gather(Joiner joiner);

private:
    struct Tables;

    void join_reports(Joiner& joiner);
    void build_incidents();

    std::unique_ptr<Tables> m_tables;
    std::array<std::size_t, all_layers.size()> m_counts{};
};

} // namespace waqia::output
