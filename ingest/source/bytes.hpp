#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <variant>

namespace waqia::ingest {

/// The largest file that is read whole: far above any article or manifest.
inline constexpr std::size_t max_file_bytes = std::size_t{64} << 20;

/// The whole content of the file at `path`, or the system's reason why it cannot be read
/// (std::errc::file_too_large above max_file_bytes).
std::variant<std::string, std::error_code> read_bytes(const std::filesystem::path& path);

/// Offset in bytes of the first byte that begins no well-formed UTF-8 sequence; nothing if all of
/// `bytes` is UTF-8.
std::optional<std::size_t> first_bad_utf8(std::string_view bytes);

/// `bytes` less a leading UTF-8 byte order mark; a view into the same memory.
std::string_view without_bom(std::string_view bytes);

/// `text`, which must be UTF-8, in Unicode normalisation form C.
std::string to_nfc(std::string_view text);

/// `bytes` as UTF-8 for a message: every byte that is not part of UTF-8 becomes U+FFFD.
std::string printable(std::string_view bytes);

} // namespace waqia::ingest
