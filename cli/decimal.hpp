#pragma once

#include <array>
#include <charconv>
#include <string>

namespace waqia::cli {

/// `value` in decimal with `digits` digits after the point, in any locale.
inline std::string decimal(double value, int digits) {
    std::array<char, 64> text;
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value,
                                            std::chars_format::fixed, digits);
    return error == std::errc() ? std::string(text.data(), end) : std::string("?");
}

} // namespace waqia::cli
