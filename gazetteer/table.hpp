#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace waqia::gazetteer {

/// A tab-separated table of the project's own: UTF-8, a header line, no quoting, lines that begin
/// with '#' and blank lines passed over. The header may be marked as such a line ("# file<TAB>id")
/// if the first required column is its first. Owns its text; the cells are views of it.
class Table {
public:
    /// Reads `path`, which must have all of `required` among its columns. Throws std::runtime_error
    /// naming file, line and reason.
    static Table load(const std::filesystem::path& path,
                      const std::vector<std::string_view>& required);

    std::size_t rows() const { return m_lines.size(); }
    /// The cell of a row, empty if the table has no such column.
    std::string_view cell(std::size_t row, std::string_view column) const;
    /// "FILE, line N" of a row.
    std::string where(std::size_t row) const;
    /// "FILE, line N: REASON", for errors about a row.
    std::string fault(std::size_t row, std::string_view reason) const;

private:
    std::filesystem::path m_path;
    std::vector<std::string> m_header;
    std::vector<std::string> m_cells; ///< row-major, m_header.size() a row
    std::vector<std::size_t> m_lines; ///< line number of each row, from 1
};

/// The parts of a cell that holds a list, split at `separator`; empty parts are left out.
std::vector<std::string_view> split(std::string_view cell, char separator = '|');

} // namespace waqia::gazetteer
