// The days that calendar dates stand for, with what stands beside them.
#include "ingest/extract/civil.hpp"
#include "ingest/extract/dates_reader.hpp"

#include <algorithm>

namespace waqia::ingest {

using std::chrono::days;

/// A calendar date, with the weekday or "on the day" before it and the same day of the other
/// calendar behind it: "الأحد 15 صفر 1444هـ الموافق 11 سبتمبر 2022م".
DateReader::Reading DateReader::calendar_date(std::uint32_t token) const {
    std::uint32_t at = token;
    std::optional<int> weekday;
    for (int words = 0; words < most_leading_words; ++words) {
        const DateWord* before = any(at);
        if (!before)
            break;
        const bool day = (before->cls == DateClass::days && before->value == 1) ||
                         before->cls == DateClass::today || before->cls == DateClass::day_offset ||
                         before->cls == DateClass::same_as;
        if (before->cls == DateClass::weekday)
            weekday = before->value;
        else if (!day)
            break;
        at = after(at);
        // "Last Tuesday, that is the 6th": the date tells which.
        if (weekday && (is(at, DateClass::past_mark) || is(at, DateClass::future_mark)) &&
            is(after(at), DateClass::same_as))
            at = after(at);
        for (int marks = 0; marks < most_leading_words &&
                            (comma(at) || mark(at) == U'(' || relation(at, {RelationClass::in}));
             ++marks)
            ++at;
    }
    const bool bracket = at > token && mark(at - 1) == U'(';
    if (const auto* cue = word(at, DateClass::cue); (cue && cue->value == 0) || fold(at) == "ل")
        at = behind(at);
    auto date = calendar(at);
    if (!date || (at != token && date->d == 0))
        return std::nullopt;
    date->weekday = weekday;
    if (bracket && mark(date->last) == U')')
        ++date->last;
    take_equivalent(date->last, *date);
    return resolve(*date, token);
}

/// The same day in the other calendar: "الموافق 11 سبتمبر 2022", "/ 11 سبتمبر 2022م".
bool DateReader::take_equivalent(std::uint32_t& at, CalendarDate& date) const {
    std::uint32_t i = at;
    const bool said = is(i, DateClass::same_as);
    const char32_t join = mark(i);
    if (said)
        i = after(i);
    else if (joins_names(join) || comma(i))
        ++i;
    else
        return false;
    if (fold(i) == "ل")
        ++i;
    const auto other = calendar(i);
    if (!other || other->d == 0 || other->y == 0 || other->hijri == date.hijri)
        return false;
    if (date.hijri) { // what a reader abroad can check
        const auto weekday = date.weekday;
        date = *other;
        date.weekday = weekday;
    }
    at = other->last;
    if (join == U'(' && mark(at) == U')')
        ++at;
    date.last = at;
    return true;
}

/// The latest such day, month or year that is not after publication; behind "next" or a plan, the
/// first one from publication on; beside a weekday, the nearest that is one.
std::optional<int> DateReader::missing_year(const CalendarDate& date, std::uint32_t token) const {
    if (!m_anchor)
        return std::nullopt;
    const int now = date.hijri ? hijri_year_of(*m_anchor) : year_of(*m_anchor);
    if (date.present)
        return now;
    CalendarDate probe = date;
    probe.d = std::max(date.d, 1);
    const auto day = [&](int year) {
        probe.y = year;
        return probe.day();
    };
    constexpr int leap = 5;          // a 29 February may be so many years away
    constexpr days half_a_year{183}; // a plan looks no farther
    const auto first_ahead = [&](days reach) -> std::optional<int> {
        for (int year = now; year <= now + leap; ++year)
            if (const auto then = day(year); then && *then >= *m_anchor)
                return *then - *m_anchor < reach ? std::optional(year) : std::nullopt;
        return std::nullopt;
    };
    if (date.future || (!date.past && planned(token)))
        if (const auto ahead = first_ahead(date.future ? days(366 * leap) : half_a_year))
            return ahead;
    // "Last September" is over.
    const Day month = first_of_month(year_of(*m_anchor), month_of(*m_anchor));
    const Day latest = !date.past ? *m_anchor : date.d == 0 ? month - days(1) : *m_anchor - days(1);
    std::optional<int> last;
    const auto agrees = [&](Day then) {
        return !date.weekday || date.d == 0 || weekday_of(then) == *date.weekday;
    };
    for (int year = now; year >= now - leap; --year) {
        const auto then = day(year);
        if (!then || *then > latest)
            continue;
        if (agrees(*then))
            return year;
        // Before a year long ago comes a day soon to come.
        if (const auto ahead = last || date.past ? std::nullopt : first_ahead(half_a_year);
            ahead && agrees(*day(*ahead)))
            return ahead;
        last = last ? last : year;
    }
    return last;
}

DateReader::Reading DateReader::resolve(CalendarDate date, std::uint32_t token) const {
    auto method = date.year_by;
    if (date.y == 0 && method == DateMethod::explicit_date) {
        method = DateMethod::explicit_no_year;
        date.y = missing_year(date, token).value_or(0);
    }
    if (date.y == 0 || (date.m == 0 && date.d != 0))
        return unresolved(date.last, method);
    if (date.d != 0) {
        const auto day = date.day();
        return day ? made(date.last, *day, method) : std::nullopt;
    }
    CalendarDate first = date;
    first.d = 1;
    first.m = std::max(1, date.m);
    CalendarDate next = first;
    next.m = date.m == 0 ? 1 : date.m % 12 + 1;
    next.y += date.m == 0 || date.m == 12 ? 1 : 0;
    const auto start = first.day(), beyond = next.day();
    if (!start || !beyond)
        return std::nullopt;
    return made(date.last, *start, *beyond - days(1), date.m == 0 ? 5 : 4, method);
}

} // namespace waqia::ingest
