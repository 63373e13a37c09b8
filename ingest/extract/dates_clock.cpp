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

/// The hour in digits or as a word, which needs a word before it that leads to a clock time.
bool DateReader::take_hour(std::uint32_t& at, ClockTime& time, bool led, bool named) const {
    if (const auto* hour = word(at, DateClass::hour)) {
        if (!named && !led)
            return false;
        time.minutes = hour->value * 60;
        time.by_word = true;
        at = after(at);
        return true;
    }
    const std::uint32_t begin = at;
    const auto read = clock_digits(at, time.colon);
    if (!read || (!time.colon && !named && fold(begin).size() <= 2 && !joined(begin)))
        return false; // nothing, or a bare number
    time.minutes = *read;
    return true;
}

/// "والنصف", "إلا ربعا", "و20 دقيقة" behind an hour.
void DateReader::take_hour_part(std::uint32_t& at, ClockTime& time) const {
    const DateWord* part = word(at, DateClass::hour_part);
    if (part && !time.colon && (part->value < 0 || has(at, clitic_and))) {
        time.minutes += part->value;
        at = after(at);
    } else if (const auto more = joined(at) ? digits(at) : std::nullopt;
               more && is(at + 1, DateClass::minutes)) {
        time.minutes += more->value;
        at = after(at + 1);
    }
}

/// "صباحا", "في المساء", "ص", "م" behind a clock time.
void DateReader::take_part_of_day(std::uint32_t& at, ClockTime& time) const {
    const std::uint32_t begin =
        relation(at, {RelationClass::in}) && is(at + 1, DateClass::daypart) ? at + 1 : at;
    const DateWord* part = any(begin);
    if (!part)
        return;
    if (part->cls == DateClass::daypart || part->cls == DateClass::meridiem)
        time.part = part->day_part;
    else if (part->cls == DateClass::era && part->value == 0 && !time.by_word)
        // The letter of the Christian era is that of p.m. too.
        time.part = time.minutes >= half_day ? DayPart::afternoon : DayPart::evening;
    else
        return;
    at = after(begin);
}

/// "عند الساعة 20:05 ت غ", "الخامسة والنصف فجرا", "الثامنة إلا ربعا مساء", "9:30 ص".
std::optional<ClockTime> DateReader::clock(std::uint32_t token) const {
    ClockTime time;
    std::uint32_t at = token;
    const auto leads = [&] {
        return is(at, DateClass::clock_lead) || is(at, DateClass::cue) ||
               relation(at, {RelationClass::in});
    };
    for (int words = 0; words < most_leading_words && leads(); ++words)
        at = behind(at);
    const bool led = at != token || joined(at);
    const bool named = is(at, DateClass::clock);
    if (named) {
        at = after(at);
        if (is(at, DateClass::clock_lead))
            at = after(at);
    }
    if (!take_hour(at, time, led, named))
        return std::nullopt;
    take_hour_part(at, time);
    time.bare = at;
    take_part_of_day(at, time);
    take_zone(at, time);
    time.last = at;
    time.marked = named || time.part || time.zone;
    // "At five of the evening", but not "at the third" of something.
    const bool of_part =
        time.bare == at && relation(at, {RelationClass::from}) && is(at + 1, DateClass::daypart);
    const bool clear = time.marked || of_part || time.colon || (!time.by_word && joined(token));
    return clear ? std::optional(time) : std::nullopt;
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

/// The day of a clock time that tells none: it is of the day named last, where what is told goes on
/// with that day, else of the day of publication.
DateReader::Reading DateReader::day_of_clock(std::uint32_t last) const {
    constexpr days recent{2}; // a day of long ago is background
    const auto named = named_last();
    if (named && (m_earlier.back().first >= m_first ||
                  (m_anchor && *m_anchor - *named <= recent && *named <= *m_anchor)))
        return made(last, *named, DateMethod::context);
    return on_day(last, 0, DateMethod::publication);
}

/// The day behind a clock time: "من مساء الثلاثاء", "- 13/9/2022". The part of the day may belong
/// to it: "at three, at dawn on Tuesday".
DateReader::Reading DateReader::day_behind(const ClockTime& time, std::uint32_t zone_end) const {
    for (std::uint32_t start : {time.bare, zone_end}) {
        const char32_t join = mark(start);
        if (join == U'-' || join == U'|' || join == U'–' || comma(start) ||
            relation(start, {RelationClass::from, RelationClass::in}))
            ++start;
        if (mark(start) == U'(' && is(start + 1, DateClass::weekday))
            continue;
        auto date = point(start);
        if (date && (date->when.prec == 1 || !date->when.start) && !date->when.datetime_start)
            return date;
    }
    return std::nullopt;
}

/// A clock time, or a span of two, before its day or with no day: "الساعة الثامنة من مساء
/// الثلاثاء".
DateReader::Reading DateReader::clock_first(std::uint32_t token) const {
    std::uint32_t at = token;
    const bool from_to =
        is(at, DateClass::span_head) || relation(at, {RelationClass::between, RelationClass::from});
    auto from = clock(from_to ? behind(at) : at);
    if (!from)
        return std::nullopt;
    std::optional<ClockTime> to;
    at = from->last;
    if (from_to) {
        if (is(at, DateClass::until))
            at = after(at);
        else if (!joined(at))
            return std::nullopt;
        to = clock(at);
        if (!to)
            return std::nullopt;
    }
    ClockTime& end = to ? *to : *from;
    const std::uint32_t zone_end = second_clock({}, end);
    auto date = day_behind(end, zone_end);
    if (!date && (from->marked || end.marked))
        date = day_of_clock(zone_end);
    if (!date)
        return std::nullopt;
    if (!end.zone) // "at eight in the morning of Monday, local time"
        take_zone(date->last, end);
    end.last = date->last;
    date->last = second_clock(*date, end);
    set_clock(*date, *from, to);
    return date;
}

} // namespace waqia::ingest
