#include "ingest/source/manifest.hpp"

#include "ingest/source/bytes.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <stdexcept>
#include <unordered_map>

namespace waqia::ingest {

namespace {

[[noreturn]] void fail(const std::filesystem::path& path, std::size_t line,
                       const std::string& fault) {
    throw std::runtime_error("manifest \"" + printable(path.native()) + "\", line " +
                             std::to_string(line) + ": " + fault);
}

/// One row of a CSV file as written.
struct CsvRow {
    std::vector<std::string> fields;
    std::size_t line = 0; ///< where it begins, from 1
};

/// Cuts CSV text into rows; the text must outlive it.
class CsvReader {
public:
    CsvReader(const std::filesystem::path& path, std::string_view text)
        : m_path(path), m_text(text) {}

    /// The next row, empty lines left out; nothing at the end.
    std::optional<CsvRow> next() {
        while (end_of_line())
            ;
        if (m_at == m_text.size())
            return std::nullopt;
        CsvRow row;
        row.line = m_line;
        do
            row.fields.push_back(field());
        while (separator());
        end_of_line();
        return row;
    }

private:
    /// Steps over the end of a line, if it is here.
    bool end_of_line() {
        const auto rest = m_text.substr(m_at);
        const std::size_t length = rest.starts_with("\r\n")                 ? 2
                                   : rest.starts_with("\n") || rest == "\r" ? 1
                                                                            : 0;
        m_at += length;
        m_line += length > 0;
        return length > 0;
    }

    bool separator() {
        if (m_at == m_text.size() || m_text[m_at] != ',')
            return false;
        ++m_at;
        return true;
    }

    std::string field() {
        if (m_at < m_text.size() && m_text[m_at] == '"')
            return quoted_field();
        const auto stop = std::min(m_text.find_first_of(",\n\"", m_at), m_text.size());
        if (stop < m_text.size() && m_text[stop] == '"')
            fail(m_path, m_line,
                 "a quote inside a field that does not begin with one; quote the whole field and "
                 "double the quotes in it");
        auto value = m_text.substr(m_at, stop - m_at);
        if (value.ends_with('\r') && (stop == m_text.size() || m_text[stop] == '\n'))
            value.remove_suffix(1);
        m_at += value.size();
        return std::string(value);
    }

    std::string quoted_field() {
        const auto begin = m_line;
        std::string value;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (c == '"') {
                if (!m_text.substr(m_at + 1).starts_with('"'))
                    break;
                ++m_at;
            }
            m_line += c == '\n';
            value += c;
        }
        if (m_at == m_text.size())
            fail(m_path, begin,
                 "the quote that opens a field is never closed; add the closing quote");
        ++m_at;
        const auto rest = m_text.substr(m_at);
        if (!rest.empty() && rest != "\r" && !rest.starts_with(',') && !rest.starts_with('\n') &&
            !rest.starts_with("\r\n"))
            fail(m_path, m_line, "text after a closing quote; double the quotes inside a field");
        return value;
    }

    const std::filesystem::path& m_path;
    std::string_view m_text;
    std::size_t m_at = 0, m_line = 1;
};

enum Column : std::uint8_t { file, published, source, url, title };
constexpr std::array<std::string_view, 5> column_names = {"file", "published", "source", "url",
                                                          "title"};
constexpr auto absent = std::numeric_limits<std::size_t>::max();

/// Where each known column stands in the rows; `absent` if it does not.
using Columns = std::array<std::size_t, column_names.size()>;

Columns read_header(const std::filesystem::path& path, const CsvRow& header) {
    Columns columns;
    columns.fill(absent);
    for (std::size_t i = 0; i < header.fields.size(); ++i) {
        const auto* const found =
            std::find(column_names.begin(), column_names.end(), header.fields[i]);
        if (found == column_names.end())
            continue;
        auto& column = columns[static_cast<std::size_t>(found - column_names.begin())];
        if (column != absent)
            fail(path, header.line, "column \"" + header.fields[i] + "\" stands twice");
        column = i;
    }
    if (columns[file] == absent)
        fail(path, header.line,
             "no column \"file\" in the header; write the names of the columns, separated by "
             "commas, in the first line");
    return columns;
}

ManifestRow read_row(const std::filesystem::path& path, const Columns& columns, std::size_t width,
                     CsvRow& row) {
    if (row.fields.size() != width)
        fail(path, row.line,
             std::to_string(row.fields.size()) + " fields where the header has " +
                 std::to_string(width));
    const auto take = [&](Column column) {
        return columns[column] == absent ? std::string() : to_nfc(row.fields[columns[column]]);
    };
    ManifestRow result{.file =
                           std::filesystem::path(take(file)).lexically_normal().generic_string(),
                       .published = std::nullopt,
                       .source = take(source),
                       .url = take(url),
                       .title = take(title),
                       .line = row.line};
    if (result.file.empty())
        fail(path, row.line, "no file is named; fill in the column \"file\" or remove the line");
    if (const auto text = take(published); !text.empty()) {
        result.published = day_from_text(text);
        if (!result.published)
            fail(path, row.line, "\"" + text + "\" is not a date; write YYYY-MM-DD");
    }
    return result;
}

/// The number that all of `text` writes in decimal digits; -1 if it does not.
int number(std::string_view text) {
    int value = -1;
    const auto* const stop = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data(), stop, value);
    const bool digits =
        std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    return digits && error == std::errc() && end == stop ? value : -1;
}

/// The day of a calendar date, "2022-09-13".
std::optional<Day> calendar_day(std::string_view text) {
    if (text.size() != 10 || (text[4] != '-' && text[4] != '/') || text[7] != text[4])
        return std::nullopt;
    const int year = number(text.substr(0, 4));
    const int month = number(text.substr(5, 2));
    const int day = number(text.substr(8, 2));
    if (year < 1 || month < 1 || day < 1)
        return std::nullopt;
    const std::chrono::year_month_day date(std::chrono::year(year),
                                           std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day)));
    if (!date.ok())
        return std::nullopt;
    return Day(date);
}

/// "10:45" or "1045", hours up to `most_hours`, as minutes.
std::optional<std::chrono::minutes> clock_minutes(std::string_view text, int most_hours) {
    const bool colon = text.size() == 5 && text[2] == ':';
    if (!colon && text.size() != 4 && text.size() != 2)
        return std::nullopt;
    const int hours = number(text.substr(0, 2));
    const int minutes = text.size() == 2 ? 0 : number(text.substr(text.size() - 2));
    if (hours < 0 || hours > most_hours || minutes < 0 || minutes > 59)
        return std::nullopt;
    return std::chrono::hours(hours) + std::chrono::minutes(minutes);
}

/// How far the clock of a zone ("Z", "+04:00", "-0330", or nothing) is ahead of UTC.
std::optional<std::chrono::minutes> zone_offset(std::string_view zone) {
    constexpr int most_hours = 14;
    if (zone.empty())
        return theatre_utc_offset;
    if (zone == "Z" || zone == "z")
        return std::chrono::minutes(0);
    const auto offset = clock_minutes(zone.substr(1), most_hours);
    if (!offset || (zone.front() != '+' && zone.front() != '-'))
        return std::nullopt;
    return zone.front() == '-' ? -*offset : *offset;
}

/// Whether this is nothing, or seconds behind minutes: ":30", ":30.250".
bool are_seconds(std::string_view text) {
    if (text.empty())
        return true;
    if (text.size() < 3 || text.front() != ':' || number(text.substr(1, 2)) < 0 ||
        number(text.substr(1, 2)) > 60)
        return false;
    return text.size() == 3 || (text.size() > 4 && text[3] == '.' &&
                                text.find_first_not_of("0123456789", 4) == std::string_view::npos);
}

} // namespace

std::optional<Day> day_from_text(std::string_view text) {
    constexpr std::size_t date_size = 10, clock_size = 5;
    const auto day = calendar_day(text.substr(0, date_size));
    if (!day || text.size() == date_size)
        return day;
    if (text[date_size] != 'T' && text[date_size] != ' ')
        return std::nullopt;
    const auto time = text.substr(date_size + 1);
    const auto clock = clock_minutes(time.substr(0, clock_size), 23);
    if (!clock || time.size() < clock_size)
        return std::nullopt;
    const auto rest = time.substr(clock_size);
    const auto zone = std::min(rest.find_first_of("Zz+-"), rest.size());
    const auto offset = zone_offset(rest.substr(zone));
    if (!offset || !are_seconds(rest.substr(0, zone)))
        return std::nullopt;
    return std::chrono::floor<std::chrono::days>(*day + *clock - *offset + theatre_utc_offset);
}

Manifest Manifest::load(const std::filesystem::path& path) {
    const auto content = read_bytes(path);
    if (const auto* error = std::get_if<std::error_code>(&content))
        throw std::runtime_error("manifest \"" + printable(path.native()) +
                                 "\" cannot be read: " + error->message() + "; check --manifest");
    const std::string_view bytes = std::get<std::string>(content);
    if (const auto bad = first_bad_utf8(bytes))
        fail(path, 1 + std::count(bytes.begin(), bytes.begin() + *bad, '\n'),
             "not UTF-8 at byte offset " + std::to_string(*bad) + "; save it as CSV in UTF-8");

    Manifest manifest;
    manifest.m_path = path;
    CsvReader reader(path, without_bom(bytes));
    const auto header = reader.next();
    if (!header)
        fail(path, 1, "it is empty; write the names of the columns in the first line");
    const auto columns = read_header(path, *header);
    std::unordered_map<std::string, std::size_t> lines;
    while (auto row = reader.next()) {
        manifest.m_rows.push_back(read_row(path, columns, header->fields.size(), *row));
        const auto& last = manifest.m_rows.back();
        const auto [earlier, is_new] = lines.try_emplace(last.file, last.line);
        if (!is_new)
            fail(path, last.line,
                 "file \"" + last.file + "\" stands in line " + std::to_string(earlier->second) +
                     " already; keep one of the two");
    }
    return manifest;
}

std::vector<const ManifestRow*> Manifest::match(std::span<const std::string> source_files) const {
    const auto last_part = [](const std::string& name) { return name.substr(name.rfind('/') + 1); };
    std::unordered_map<std::string, std::size_t> whole;
    std::unordered_map<std::string, std::vector<std::size_t>> parts;
    for (std::size_t i = 0; i < source_files.size(); ++i) {
        whole.emplace(source_files[i], i);
        parts[last_part(source_files[i])].push_back(i);
    }
    std::vector<const ManifestRow*> result(source_files.size());
    for (const auto& row : m_rows) {
        std::size_t index = 0;
        if (const auto found = whole.find(row.file); found != whole.end()) {
            index = found->second;
        } else {
            const auto by_part = parts.find(row.file);
            if (by_part == parts.end())
                fail(m_path, row.line,
                     "file \"" + row.file +
                         "\" is not among the inputs; correct its name or remove the line");
            const auto& several = by_part->second;
            if (several.size() > 1)
                fail(m_path, row.line,
                     "file \"" + row.file + "\" could be \"" + source_files[several[0]] +
                         "\" or \"" + source_files[several[1]] +
                         "\"; write its path below the input folder");
            index = several.front();
        }
        if (result[index] != nullptr)
            fail(m_path, row.line,
                 "file \"" + row.file + "\" is that of line " +
                     std::to_string(result[index]->line) + "; keep one of the two");
        result[index] = &row;
    }
    return result;
}

} // namespace waqia::ingest
