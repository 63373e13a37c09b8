#pragma once

#include "gazetteer/utf8.hpp"

#include <cstddef>
#include <filesystem>
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

/// `bytes` less a leading UTF-8 byte order mark; a view into the same memory.
std::string_view without_bom(std::string_view bytes);

// Bytes as text, from the folder below.
using gazetteer::first_bad_utf8;
using gazetteer::printable;
using gazetteer::to_nfc;

} // namespace waqia::ingest
