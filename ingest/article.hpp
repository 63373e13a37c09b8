#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace waqia::ingest {

/// A civil day, without a zone.
using Day = std::chrono::sys_days;

/// How far the theatre's clocks are ahead of UTC: Armenia and Azerbaijan keep UTC+4 all year.
inline constexpr std::chrono::hours theatre_utc_offset{4};

/// Where an article's publication day was found.
enum class PublishedFrom : std::uint8_t { nowhere, manifest, option, metadata, header, dateline };

/// One article as its source gives it. Owns its memory.
struct Article {
    std::string source_file; ///< path below the input folder, or the file's name; '/' between parts
    std::string text;        ///< UTF-8 in NFC, otherwise as it came
    std::string content_hash; ///< of the file's bytes, hexadecimal
    std::optional<Day> published;
    PublishedFrom published_from = PublishedFrom::nowhere;
    std::string url, title, publisher; ///< empty where not known
    std::string language = "ar";       ///< ISO 639-1
};

/// Why an input that should have been an article was not read as one.
struct Rejection {
    std::string source_file;
    std::string reason; ///< one line, with the offset of the fault where there is one
};

} // namespace waqia::ingest
