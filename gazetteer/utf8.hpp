#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Bytes as text: whether they are UTF-8, and their normal form.
namespace waqia::gazetteer {

/// Offset in bytes of the first byte that begins no well-formed UTF-8 sequence; nothing if all of
/// `bytes` is UTF-8.
std::optional<std::size_t> first_bad_utf8(std::string_view bytes);

/// Whether `text`, which must be UTF-8, is in Unicode normalisation form C.
bool is_nfc(std::string_view text);

/// `text`, which must be UTF-8, in Unicode normalisation form C.
std::string to_nfc(std::string_view text);

/// `bytes` as UTF-8 for a message: every byte that is not part of UTF-8 becomes U+FFFD.
std::string printable(std::string_view bytes);

} // namespace waqia::gazetteer
