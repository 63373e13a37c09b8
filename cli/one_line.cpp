#include "cli/one_line.hpp"

#include "ingest/source/bytes.hpp"

namespace waqia::cli {

namespace {

void append_escape(std::string& line, unsigned char control) {
    constexpr std::string_view hex_digits = "0123456789ABCDEF";
    if (control == '\n')
        line += "\\n";
    else if (control == '\r')
        line += "\\r";
    else if (control == '\t')
        line += "\\t";
    else
        line.append({'\\', 'x', hex_digits[control / 16], hex_digits[control % 16]});
}

} // namespace

std::string one_line(std::string_view text) {
    constexpr unsigned char latin1 = 0xC2; // leads U+0080 to U+00BF in UTF-8
    std::string line;
    bool after_lead = false;
    for (const char c : ingest::printable(text)) {
        const auto byte = static_cast<unsigned char>(c);
        const bool upper_control = after_lead && byte < 0xA0;
        after_lead = byte == latin1;
        if (upper_control)
            line.pop_back();
        if (upper_control || byte < 0x20 || byte == 0x7F)
            append_escape(line, byte);
        else
            line += c;
    }
    return line;
}

} // namespace waqia::cli
