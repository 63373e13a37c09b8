#pragma once

#include <string>
#include <string_view>

namespace waqia::cli {

/// `text` as one line that no terminal takes for a command: a line feed becomes `\n`, every other
/// control character likewise or `\x1B`, and every byte that is not part of UTF-8 U+FFFD. File
/// names and articles may hold any of them.
std::string one_line(std::string_view text);

} // namespace waqia::cli
