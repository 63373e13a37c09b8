#include "ingest/extract/number_digits.hpp"

#include "ingest/extract/numbers.hpp"

namespace waqia::ingest {

namespace {

/// What stands between groups of three digits (folding makes a no-break space a space), or before
/// the fraction of a decimal number: its length in bytes, 0 if none stands at `at`.
std::size_t separator(std::string_view w, std::size_t at) {
    for (const std::string_view mark : {",", ".", "٬", "،", "٫", " "})
        if (w.substr(at).starts_with(mark))
            return mark.size();
    return 0;
}

} // namespace

LeadingDigits leading_digits(std::string_view w) {
    LeadingDigits result;
    long value = 0, decimal = 0;
    std::size_t digits = 0, group = 0, groups = 0, i = 0;
    bool whole = true;
    while (i < w.size()) {
        if (w[i] >= '0' && w[i] <= '9') {
            value = value * 10 + (w[i] - '0');
            ++group;
            ++i;
            if (++digits > most_digits)
                return {};
            continue;
        }
        const std::size_t mark = separator(w, i);
        if (mark == 0 || i + mark >= w.size() || w[i + mark] < '0' || w[i + mark] > '9')
            break;
        whole &= groups == 0 ? group <= 3 : group == 3;
        if (groups == 0)
            decimal = value;
        ++groups;
        group = 0;
        i += mark;
    }
    if (digits == 0)
        return {};
    result.length = i;
    if (groups == 0 || (whole && group == 3))
        result.whole = value;
    constexpr long thousandths[] = {1, 100, 10, 1};
    if (groups == 1 && group <= 3)
        result.decimal = decimal * 1000 + (value - decimal * (group == 1   ? 10
                                                              : group == 2 ? 100
                                                                           : 1000)) *
                                              thousandths[group];
    return result;
}

std::string_view without_proclitics(std::string_view w) {
    for (const std::string_view clitic : {"و", "ف", "ب", "ل", "ك", "ال"})
        if (w.size() > clitic.size() && w.starts_with(clitic))
            w.remove_prefix(clitic.size());
    return w;
}

std::optional<long> digits_value(std::string_view folded) {
    const auto w = without_proclitics(folded);
    const auto digits = leading_digits(w);
    return digits.length == w.size() ? digits.whole : std::nullopt;
}

} // namespace waqia::ingest
