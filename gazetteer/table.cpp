#include "gazetteer/table.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace waqia::gazetteer {

std::vector<std::string_view> split(std::string_view cell, char separator) {
    std::vector<std::string_view> parts;
    while (!cell.empty()) {
        const auto at = cell.find(separator);
        std::string_view part = cell.substr(0, at);
        while (!part.empty() && part.front() == ' ')
            part.remove_prefix(1);
        while (!part.empty() && part.back() == ' ')
            part.remove_suffix(1);
        if (!part.empty())
            parts.push_back(part);
        if (at == std::string_view::npos)
            break;
        cell.remove_prefix(at + 1);
    }
    return parts;
}

namespace {

/// "# file<TAB>id…": a header line that is marked as comments are.
bool is_marked_header(std::string_view line, const std::vector<std::string_view>& required) {
    return !required.empty() && line.starts_with("# ") &&
           line.substr(2).starts_with(std::string(required.front()) + '\t');
}

} // namespace

Table Table::load(const std::filesystem::path& path,
                  const std::vector<std::string_view>& required) {
    std::ifstream in(path, std::ios::binary);
    if (!in)
        throw std::runtime_error("cannot read the table '" + path.string() +
                                 "': reinstall the data or name its folder with --data");
    Table table;
    table.m_path = path;
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
        if (!line.empty() && line.back() == '\r')
            line.pop_back();
        if (table.m_header.empty() && is_marked_header(line, required))
            line.erase(0, 2);
        if (line.empty() || line.front() == '#')
            continue;
        std::vector<std::string> cells;
        std::size_t from = 0;
        for (std::size_t at; (at = line.find('\t', from)) != std::string::npos; from = at + 1)
            cells.emplace_back(line.substr(from, at - from));
        cells.emplace_back(line.substr(from));
        if (table.m_header.empty()) {
            table.m_header = std::move(cells);
            for (const auto column : required)
                if (std::find(table.m_header.begin(), table.m_header.end(), column) ==
                    table.m_header.end())
                    throw std::runtime_error("'" + path.string() + "' has no column '" +
                                             std::string(column) + "': add it to the header line");
            continue;
        }
        table.m_lines.push_back(number);
        if (cells.size() > table.m_header.size())
            throw std::runtime_error(
                table.fault(table.rows() - 1, "has " + std::to_string(cells.size()) +
                                                  " cells where the header has " +
                                                  std::to_string(table.m_header.size())));
        cells.resize(table.m_header.size()); // empty cells at the end may be left out
        std::move(cells.begin(), cells.end(), std::back_inserter(table.m_cells));
    }
    if (table.m_header.empty())
        throw std::runtime_error("'" + path.string() + "' is empty: it needs a header line");
    return table;
}

std::string_view Table::cell(std::size_t row, std::string_view column) const {
    const auto it = std::find(m_header.begin(), m_header.end(), column);
    if (it == m_header.end())
        return {};
    return m_cells[row * m_header.size() + static_cast<std::size_t>(it - m_header.begin())];
}

std::string Table::where(std::size_t row) const {
    return "'" + m_path.string() + "', line " + std::to_string(m_lines[row]);
}

std::string Table::fault(std::size_t row, std::string_view reason) const {
    return where(row) + ": " + std::string(reason);
}

} // namespace waqia::gazetteer
