#pragma once

#include "ingest/article.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace waqia::ingest {

/// The day that `text` writes as YYYY-MM-DD or YYYY/MM/DD, or the theatre's day (UTC+4) at a time
/// of ISO 8601 behind it: "2022-09-13T22:30:00Z" is the 14th. A time without a zone is the
/// theatre's. Nothing if it is no such date of the Gregorian calendar. Day-first dates are not
/// read: half of them could be taken for month-first.
std::optional<Day> day_from_text(std::string_view text);

/// What a manifest says about one article. Empty strings where it says nothing.
struct ManifestRow {
    std::string file; ///< as in Article::source_file, or only its last part
    std::optional<Day> published;
    std::string source, url, title;
    std::size_t line = 0; ///< where the row begins, from 1
};

/// The table that tells of each article when, by whom and where it was published: CSV (RFC 4180) in
/// UTF-8 with a header line, separated by commas. Columns: file, and any of published, source, url,
/// title, in any order; others are ignored. Owns its memory.
class Manifest {
public:
    /// Reads the manifest at `path`. Throws std::runtime_error naming file, line and fault: it
    /// cannot be read, is not UTF-8, has no column `file` or one column twice, quotes that do not
    /// balance, a row with too few or too many fields, a bad date, a row without a file or with
    /// that of an earlier row.
    static Manifest load(const std::filesystem::path& path);

    const std::filesystem::path& path() const { return m_path; }
    std::span<const ManifestRow> rows() const { return m_rows; }

    /// The row of each of `source_files` (distinct names), null where there is none. A row belongs
    /// to the source file of its name, else to the only one whose last part is its name. Throws
    /// std::runtime_error naming the line of a row that belongs to none or could belong to several,
    /// or to a file that has a row already. The pointers live as long as the manifest.
    std::vector<const ManifestRow*> match(std::span<const std::string> source_files) const;

private:
    Manifest() = default;

    std::filesystem::path m_path;
    std::vector<ManifestRow> m_rows;
};

} // namespace waqia::ingest
