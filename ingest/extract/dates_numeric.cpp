// Dates in numbers alone.
#include "ingest/extract/civil.hpp"
#include "ingest/extract/dates_reader.hpp"

#include <array>

namespace waqia::ingest {

namespace {

/// The three numbers of "16.11.2021", one word.
std::optional<std::array<int, 3>> dotted(std::string_view w) {
    std::array<int, 3> part{};
    std::array<std::size_t, 3> length{};
    std::size_t i = 0;
    for (const char c : w) {
        if (c == '.' && i < 2)
            ++i;
        else if (c >= '0' && c <= '9' && ++length[i] <= 4)
            part[i] = part[i] * 10 + (c - '0');
        else
            return std::nullopt;
    }
    const bool year = length[0] == 4 || length[2] == 4 || (length[2] == 2 && part[0] > 12);
    return i == 2 && year && length[0] > 0 && length[1] > 0 ? std::optional(part) : std::nullopt;
}

/// The date of three numbers, the year first or last; a year of two digits only where the first
/// number can be nothing but a day.
std::optional<CalendarDate> in_order(std::array<int, 3> part, bool short_year) {
    CalendarDate date;
    const bool year_first = part[0] > 31;
    date.y = year_first ? part[0] : part[2];
    date.m = part[1];
    date.d = year_first ? part[2] : part[0];
    constexpr int century = 2000;
    if (short_year && !year_first && date.y < 100 && date.d > 12)
        date.y += century;
    date.hijri = is_hijri_year(date.y);
    if (!date.hijri && !is_year(date.y))
        return std::nullopt;
    return date.day() ? std::optional(date) : std::nullopt;
}

} // namespace

/// "2023/9/19", "19-09-2023", "16.11.2021", "27/9/20", "1444/2/15 هـ".
std::optional<CalendarDate> DateReader::numeric(std::uint32_t token) const {
    if (const auto part = dotted(fold(token))) {
        auto date = in_order(*part, true);
        if (date)
            date->last = token + 1;
        return date;
    }
    std::array<int, 3> part{};
    std::uint32_t at = token;
    std::size_t taken = 0;
    for (; taken < 3; ++taken) {
        const auto figure = digits(at);
        if (!figure || (figure->era && taken == 1))
            break;
        part[taken] = figure->value;
        ++at;
        if (taken < 2 && (!joins_numbers(mark(at)) || !digits(at + 1)))
            break;
        at += taken < 2 ? 1 : 0;
    }
    if (taken < 3)
        return taken == 1 ? day_and_month(token) : std::nullopt;
    const bool short_year = fold(at - 1).size() == 2 && mark(token + 1) == U'/';
    auto date = in_order(part, short_year);
    if (date) {
        if (is(at, DateClass::era))
            at = after(at);
        date->last = at;
    }
    return date;
}

/// A day and a month, where a word before them says that they are: "في 12/9".
std::optional<CalendarDate> DateReader::day_and_month(std::uint32_t token) const {
    const auto day = digits(token), month = digits(token + 2);
    const bool cued =
        token > m_first && (relation(token - 1, {RelationClass::in}) ||
                            is(token - 1, DateClass::days) || is(token - 1, DateClass::weekday));
    if (!cued || mark(token + 1) != U'/' || !day || !month || day->value < 1 || day->value > 31 ||
        month->value < 1 || month->value > 12)
        return std::nullopt;
    CalendarDate date;
    date.d = day->value;
    date.m = month->value;
    date.last = token + 3;
    return date;
}

/// "2022-09-13T10:15:00Z", "2022-09-13 14:15", "2022-09-13T14:15+04:00".
DateReader::Reading DateReader::iso_time(std::uint32_t token) const {
    if (token >= m_end || m_text.tokens[token].kind != TokenKind::number)
        return std::nullopt;
    const auto raw = m_text.raw.substr(m_text.tokens[token].start);
    const int y = fixed_digits(raw, 0, 4), m = fixed_digits(raw, 5, 2), d = fixed_digits(raw, 8, 2);
    const int hour = fixed_digits(raw, 11, 2), minute = fixed_digits(raw, 14, 2);
    if (y < 0 || m < 0 || d < 0 || hour < 0 || hour > 23 || minute < 0 || minute > 59 ||
        raw[4] != '-' || raw[7] != '-' || (raw[10] != 'T' && raw[10] != ' ') || raw[13] != ':')
        return std::nullopt;
    const auto day = civil(y, m, d);
    if (!day)
        return std::nullopt;
    std::size_t end = 16;
    if (raw.size() > end && raw[end] == ':' && fixed_digits(raw, end + 1, 2) >= 0) {
        end += 3;
        if (raw.size() > end && raw[end] == '.')
            for (++end; end < raw.size() && raw[end] >= '0' && raw[end] <= '9'; ++end) {
            }
    }
    ClockTime time;
    time.minutes = hour * 60 + minute;
    if (raw.size() > end && raw[end] == 'Z') {
        time.zone = 0;
        ++end;
    } else if (raw.size() > end && (raw[end] == '+' || raw[end] == '-')) {
        const std::size_t colon = raw.size() > end + 3 && raw[end + 3] == ':' ? 1 : 0;
        const int hours = fixed_digits(raw, end + 1, 2),
                  rest = fixed_digits(raw, end + 3 + colon, 2);
        if (hours >= 0 && rest >= 0) {
            time.zone = (raw[end] == '+' ? 1 : -1) * (hours * 60 + rest);
            end += 5 + colon;
        }
    }
    std::uint32_t last = token;
    while (last < m_end && m_text.tokens[last].start < m_text.tokens[token].start + end)
        ++last;
    auto date = made(last, *day, DateMethod::explicit_date);
    if (date->when.start)
        set_clock(*date, time, std::nullopt);
    return date;
}

} // namespace waqia::ingest
