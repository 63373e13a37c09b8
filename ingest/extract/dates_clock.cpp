// Clock times: hours in digits and words, halves and quarters, zones.
#include "ingest/extract/civil.hpp"
#include "ingest/extract/dates_reader.hpp"

#include <chrono>
#include <cstdlib>

namespace waqia::ingest {

using std::chrono::days;
using std::chrono::minutes;
using std::chrono::sys_seconds;

namespace {

constexpr int local_zone = 4 * 60; // of Armenia and Azerbaijan, all the year
constexpr int day_length = 24 * 60, half_day = 12 * 60;

/// Minutes of a day of 24 hours, for a clock of twelve hours at a part of the day.
int on_long_clock(int time, std::optional<DayPart> part) {
    if (!part || time > half_day + 59)
        return time;
    const bool twelve = time >= half_day;
    switch (*part) {
    case DayPart::dawn:
    case DayPart::morning:
        return twelve ? time - half_day : time;
    case DayPart::noon:
        return !twelve && time < 4 * 60 ? time + half_day : time;
    case DayPart::afternoon:
        return twelve ? time : time + half_day;
    case DayPart::evening:
        return time + half_day;
    case DayPart::night:
        return time >= 6 * 60 ? time + half_day : time;
    }
    return time;
}

/// Reads an unsigned number of `length` ASCII digits, -1 if they are not there.
int fixed_digits(std::string_view raw, std::size_t at, std::size_t length) {
    if (at + length > raw.size())
        return -1;
    int value = 0;
    for (const char c : raw.substr(at, length)) {
        if (c < '0' || c > '9')
            return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

} // namespace

/// "20:05", "06,00": minutes since midnight.
std::optional<int> DateReader::clock_digits(std::uint32_t& at, bool& colon) const {
    colon = false;
    if (const auto hour = digits(at); hour && !hour->era && hour->value <= 24) {
        const auto w = fold(at + 2);
        if (mark(at + 1) == U':' && w.size() == 2)
            if (const auto minute = digits(at + 2); minute && minute->value < 60) {
                colon = true;
                at += 3;
                if (mark(at) == U':' && fold(at + 1).size() == 2 && digits(at + 1))
                    at += 2; // seconds
                return hour->value * 60 + minute->value;
            }
        ++at;
        return hour->value * 60;
    }
    // "06,00", "06.00"
    auto w = fold(at);
    const auto mark_at = w.find_first_of(",.");
    if (mark_at == std::string_view::npos || mark_at > 2 || mark_at + 3 != w.size())
        return std::nullopt;
    const int hour = fixed_digits(w, 0, mark_at), minute = fixed_digits(w, mark_at + 1, 2);
    if (hour < 0 || hour > 24 || minute < 0 || minute > 59)
        return std::nullopt;
    ++at;
    return hour * 60 + minute;
}

/// "ت غ", "بتوقيت موسكو", "(بالتوقيت المحلي)" behind a clock time.
void DateReader::take_zone(std::uint32_t& at, ClockTime& time) const {
    const bool bracket = mark(at) == U'(' && is(at + 1, DateClass::zone);
    const std::uint32_t begin = bracket || (comma(at) && is(at + 1, DateClass::zone)) ? at + 1 : at;
    if (const auto* zone = word(begin, DateClass::zone)) {
        time.zone = zone->value;
        at = after(begin);
        if (bracket && mark(at) == U')')
            ++at;
    } else if (fold(begin) == "ت.غ") { // one word, as ICU cuts it
        time.zone = 0;
        at = mark(begin + 1) == U'.' && mark(begin + 2) == U')' ? begin + 2 : begin + 1;
    }
}

/// "عند الساعة 20:05 ت غ", "الخامسة والنصف فجرا", "الثامنة إلا ربعا مساء", "9:30 ص".
std::optional<ClockTime> DateReader::clock(std::uint32_t token) const {
    ClockTime time;
    std::uint32_t at = token;
    bool lead = false;
    for (; is(at, DateClass::clock_lead) || is(at, DateClass::cue) ||
           relation(at, {RelationClass::in});
         at = any(at) ? after(at) : at + 1)
        lead = true;
    const bool named = is(at, DateClass::clock);
    if (named)
        at = after(at);
    if (named && is(at, DateClass::clock_lead))
        at = after(at);
    bool colon = false, by_word = false;
    if (const auto* hour = word(at, DateClass::hour)) {
        if (!named && !lead && token == at && !joined(at))
            return std::nullopt;
        time.minutes = hour->value * 60;
        by_word = true;
        at = after(at);
    } else if (const auto read = clock_digits(at, colon)) {
        time.minutes = *read;
        if (!colon && !named && time.minutes % 60 == 0 && fold(at - 1).size() <= 2 &&
            !joined(token))
            return std::nullopt; // a bare number
    } else {
        return std::nullopt;
    }
    if (const auto* part = word(at, DateClass::hour_part);
        part && !colon && (part->value < 0 || has(at, clitic_and))) {
        time.minutes += part->value;
        at = after(at);
    } else if (const auto more = joined(at) ? digits(at) : std::nullopt;
               more && is(at + 1, DateClass::minutes)) {
        time.minutes += more->value; // "and 20 minutes"
        at = after(at + 1);
    }
    time.bare = at;
    if (relation(at, {RelationClass::in}) && is(at + 1, DateClass::daypart))
        ++at; // "in the evening"
    const DateWord* part = any(at);
    if (part && (part->cls == DateClass::daypart || part->cls == DateClass::meridiem)) {
        time.part = part->day_part;
        at = after(at);
    } else if (part && part->cls == DateClass::era && part->value == 0 && !by_word) {
        time.part = DayPart::evening; // the letter of the Christian era is that of p.m. too
        at = after(at);
    } else {
        at = time.bare;
    }
    take_zone(at, time);
    const bool of_part = time.bare == at && relation(at, {RelationClass::from}) &&
                         is(at + 1, DateClass::daypart); // "at five of the evening"
    if (by_word && !named && !time.part && !time.zone && !of_part)
        return std::nullopt; // "at the third" of something
    if (!colon && !named && !by_word && !time.zone && !time.part && !of_part && !joined(token))
        return std::nullopt;
    time.marked = named || time.part || time.zone;
    time.last = at;
    if (time.bare > at)
        time.bare = at;
    return time;
}

/// The moment, or the two moments, of a date whose day is known; the day becomes the local one.
void DateReader::set_clock(DateExpression& date, ClockTime from,
                           std::optional<ClockTime> to) const {
    if (!to)
        to = from;
    if (!from.zone)
        from.zone = to->zone;
    if (!from.part)
        from.part = to->part;
    if (!date.when.day_part || from.part)
        date.when.day_part = from.part;
    if (!date.when.start || date.when.prec != 1)
        return;
    // Of the night between two days, the day is that of the hour.
    const bool late_night = date.when.start != date.when.stop && from.minutes < half_day &&
                            on_long_clock(from.minutes, date.when.day_part) < 6 * 60;
    const Day day = late_night ? *date.when.stop : *date.when.start;
    const auto moment = [&](const ClockTime& time) {
        const auto part = time.part ? time.part : date.when.day_part;
        return sys_seconds(day) +
               minutes(on_long_clock(time.minutes, part) - time.zone.value_or(local_zone));
    };
    date.when.datetime_start = moment(from);
    date.when.datetime_end = moment(*to);
    const auto local = [](sys_seconds utc) {
        return std::chrono::floor<days>(utc + minutes(local_zone));
    };
    date.when.start = local(*date.when.datetime_start);
    date.when.stop = local(*date.when.datetime_end);
    date.when.prec = precision_of(*date.when.start, *date.when.stop);
}

/// The same moment on a clock with a zone in brackets behind it: "(20:05 ت غ الاثنين)". Where the
/// first clock named no zone, the second tells what it was. The token behind it.
std::uint32_t DateReader::second_clock(const DateExpression& date, ClockTime& first) const {
    std::uint32_t at = first.last;
    if (mark(at) != U'(')
        return first.last;
    ++at;
    if (is(day_name(at), DateClass::weekday))
        at = after(day_name(at));
    const auto second = clock(at);
    if (!second || !second->zone)
        return first.last;
    at = second->last;
    if (is(day_name(at), DateClass::weekday))
        at = after(day_name(at));
    if (mark(at) != U')')
        return first.last;
    if (!first.zone) {
        const auto part = first.part ? first.part : date.when.day_part;
        const int ahead = on_long_clock(first.minutes, part) - second->minutes + *second->zone;
        constexpr int farthest = 14 * 60;
        const int zone = ahead > farthest    ? ahead - day_length
                         : ahead < -half_day ? ahead + day_length
                                             : ahead;
        if (zone % 15 == 0)
            first.zone = zone;
    }
    return at + 1;
}

/// A clock time behind its day: "الثلاثاء عند الساعة 20:05", "(06:00 ت غ)".
void DateReader::take_clock(DateExpression& date) const {
    if (date.when.datetime_start || !(date.when.prec == 1 || !date.when.start))
        return;
    std::uint32_t at = date.last;
    const bool bracket = mark(at) == U'(';
    const bool dash = mark(at) == U'-' || mark(at) == U'|' || mark(at) == U'–';
    if (bracket || dash || comma(at))
        ++at;
    auto time = clock(at);
    // A bare hour may count something else; "at" says that it does not.
    if (!time || (date.reach == DateReach::period && date.when.start != date.when.stop))
        return;
    at = second_clock(date, *time);
    if (bracket) {
        if (mark(at) != U')')
            return;
        ++at;
    }
    set_clock(date, *time, std::nullopt);
    date.last = at;
}

/// A clock time before its day, "الساعة الثامنة من مساء الثلاثاء", or with no day: it is of the day
/// named last, else of the day of publication.
DateReader::Reading DateReader::clock_first(std::uint32_t token) const {
    std::uint32_t at = token;
    const bool from_to = is(at, DateClass::span_head) || relation(at, {RelationClass::between}) ||
                         relation(at, {RelationClass::from});
    if (from_to)
        at = any(at) ? after(at) : at + 1;
    auto from = clock(at);
    if (!from)
        return std::nullopt;
    std::optional<ClockTime> to;
    at = from->last;
    if (from_to) {
        if (is(at, DateClass::until))
            at = after(at);
        else if (!joined(at) && !has(at, clitic_and))
            return std::nullopt;
        to = clock(at);
        if (!to)
            return std::nullopt;
        at = to->last;
    }
    ClockTime& behind = to ? *to : *from;
    const std::uint32_t zone_end = second_clock({}, behind);
    Reading date;
    // The part of the day may belong to the day: "at three, at dawn on Tuesday".
    for (std::uint32_t start : {behind.bare, zone_end}) {
        const char32_t join = mark(start);
        if (join == U'-' || join == U'|' || join == U'–' || comma(start) ||
            relation(start, {RelationClass::from, RelationClass::in}))
            ++start;
        if (mark(start) == U'(' && is(start + 1, DateClass::weekday))
            continue;
        date = point(start);
        if (date && (date->when.prec == 1 || !date->when.start) && !date->when.datetime_start)
            break;
        date.reset();
    }
    if (!date) {
        if (!from->marked && !behind.marked)
            return std::nullopt;
        std::optional<Day> day = m_anchor;
        auto method = DateMethod::publication;
        // What is told goes on with its day; a day of long ago is background.
        constexpr days recent{2};
        if (const auto named = named_last();
            named && (m_earlier.back().first >= m_first ||
                      (m_anchor && *m_anchor - *named <= recent && *named <= *m_anchor))) {
            day = named;
            method = DateMethod::context;
        }
        date = day ? made(zone_end, *day, method) : unresolved(zone_end, method);
    }
    if (!behind.zone) // "at eight in the morning of Monday, local time"
        take_zone(date->last, behind);
    behind.last = date->last;
    date->last = second_clock(*date, behind);
    set_clock(*date, *from, to);
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
