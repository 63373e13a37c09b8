// Days relative to publication or to the day named last, and weekdays.
#include "ingest/extract/civil.hpp"
#include "ingest/extract/dates_reader.hpp"

#include <algorithm>
#include <cstdlib>

namespace waqia::ingest {

using std::chrono::days;

/// Where the weekday's name stands, "يوم" before it passed over.
std::uint32_t DateReader::day_name(std::uint32_t token) const {
    const DateWord* before = word(token, DateClass::days);
    return before && before->value == 1 && is(after(token), DateClass::weekday) ? after(token)
                                                                                : token;
}

DateReader::Reading DateReader::relative(std::uint32_t token) const {
    const DateWord* w = any(token);
    if (!w)
        return std::nullopt;
    const std::uint32_t last = after(token);
    const auto offset = [&](int by) {
        auto date = on_day(last, by, DateMethod::relative);
        if (by > 0)
            date->reach = DateReach::future;
        return date;
    };
    switch (w->cls) {
    case DateClass::today:
        // "The last day", "the eighth day of the war" is not today.
        if (is(last, DateClass::ordinal) || is(last, DateClass::past_mark))
            return std::nullopt;
        [[fallthrough]];
    case DateClass::day_offset: {
        auto date = offset(w->value);
        take_beside(*date);
        return date;
    }
    case DateClass::tonight: {
        auto date = offset(0);
        date->when.day_part = DayPart::night;
        return date;
    }
    case DateClass::last_night: {
        auto date = night_from(last, w->value);
        take_beside(*date);
        return date;
    }
    default:
        return std::nullopt;
    }
}

/// The weekday beside "today" or "yesterday", by itself or in brackets.
void DateReader::take_beside(DateExpression& date) const {
    std::uint32_t at = date.last;
    const bool bracket = mark(at) == U'(';
    if (bracket)
        ++at;
    const auto named = day_name(at);
    if (!is(named, DateClass::weekday))
        return;
    at = after(named);
    if (!bracket || mark(at) == U')')
        date.last = at + (bracket ? 1 : 0);
}

/// "الثلاثاء", "يوم الثلاثاء الماضي", "الجمعة المقبل", "الثلاثاء من الأسبوع الماضي".
DateReader::Reading DateReader::weekday(std::uint32_t token) const {
    std::uint32_t at = day_name(token);
    const DateWord* name = word(at, DateClass::weekday);
    if (!name)
        return std::nullopt;
    at = after(at);
    const int by = mark_value(at);
    const bool past = by<0, future = by> 0;
    if (past || future || is(at, DateClass::present_mark))
        at = after(at);
    if (!m_anchor)
        return unresolved(at, DateMethod::weekday);
    if (relation(at, {RelationClass::from}))
        if (const auto week = this_period(at + 1); week && week->when.prec == 3) {
            const Day monday = *week->when.start - days(weekday_of(*week->when.start) - 1);
            return made(week->last, monday + days(name->value - 1), DateMethod::weekday);
        }
    int back = (weekday_of(*m_anchor) - name->value + 7) % 7;
    if ((past || future) && back == 0)
        back = 7;
    if (future)
        back = back == 7 ? -7 : back - 7;
    if (std::abs(by) > 1)
        back -= 7 * (by - (past ? -1 : 1)); // "the Sunday before last"
    auto date = made(at, *m_anchor - days(back), DateMethod::weekday);
    if (future)
        date->reach = DateReach::future;
    return date;
}

/// A length of time: "يومين", "ثلاثة أيام", "نحو ساعتين", "24 ساعة", "أيام", "يوم واحد".
std::optional<DateReader::Period> DateReader::period(std::uint32_t token) const {
    Period result;
    std::uint32_t at = token;
    if (const auto number = count(token)) {
        result.count = *number;
        at = number->last;
    }
    const DateWord* unit = any(at);
    if (!unit || unit->cls < DateClass::minutes || unit->cls > DateClass::decades)
        return std::nullopt;
    const bool counted = result.count.last != 0 && result.count.value != 0;
    if (!counted)
        result.count.value = unit->value;
    result.unit = unit->cls;
    at = after(at);
    const Annotation* again = at < m_end ? m_found.at(at, Kind::number) : nullptr;
    if (again && !counted && unit->value != 0 &&
        m_lexicon.numbers[again->payload].value == unit->value)
        at = again->last; // "one day", "the two days"
    // "And a half (of the year)".
    const Annotation* half = at < m_end ? m_found.at(at, Kind::number) : nullptr;
    if (half && half->has(clitic_and) &&
        m_lexicon.numbers[half->payload].cls == NumberClass::fraction) {
        result.and_half = true;
        at = half->last;
        if (const DateWord* of = word(at, result.unit); of && of->value == 1)
            at = after(at);
    }
    result.count.last = at;
    return result;
}

/// The day so much before publication, or the month or year that holds it; "days ago" tells none.
DateReader::Reading DateReader::back_by(std::uint32_t last, const Period& period) const {
    const int n = period.count.value;
    if (!m_anchor || (n == 0 && period.unit > DateClass::hours))
        return unresolved(last, DateMethod::relative);
    const auto days_back = [&](int length, int prec) {
        const Day day = *m_anchor - days(length);
        return made(last, day, day, prec, DateMethod::relative);
    };
    const auto months_back = [&](int length) {
        const Day month = first_of_month(year_of(*m_anchor), month_of(*m_anchor) - length);
        return made(last, month, last_of_month(year_of(month), month_of(month)), 4,
                    DateMethod::relative);
    };
    const int half = period.and_half ? 1 : 0;
    switch (period.unit) {
    case DateClass::minutes:
        return days_back(0, 1);
    case DateClass::hours:
        return days_back(n / 24, 1);
    case DateClass::days:
        return days_back(n, period.count.about ? 2 : 1);
    case DateClass::weeks:
        return days_back(7 * n + 3 * half, 3); // that day, give or take a few
    case DateClass::months:
        return half ? days_back(30 * n + 15, 3) : months_back(n);
    case DateClass::years:
        if (half)
            return months_back(12 * n + 6);
        [[fallthrough]];
    default: {
        const int year = year_of(*m_anchor) - n * (period.unit == DateClass::years ? 1 : 10);
        return made(last, first_of_month(year, 1), last_of_month(year, 12), 5,
                    DateMethod::relative);
    }
    }
}

/// "قبل يومين", "منذ نحو ثلاثة أشهر", "قبل أيام قليلة".
DateReader::Reading DateReader::ago(std::uint32_t token) const {
    if (!is(token, DateClass::ago))
        return std::nullopt;
    const std::uint32_t begin = after(token);
    const auto length = period(begin);
    // "Before the day" is not "a day ago", nor is "the worst in weeks" a date.
    if (!length || has(begin, clitic_the) ||
        (length->count.value == 0 && word(token, DateClass::ago)->value == 1))
        return std::nullopt;
    std::uint32_t last = length->count.last;
    if (is(last, DateClass::few))
        last = after(last);
    if (relation(last, {RelationClass::from}) && is(last + 1, DateClass::today))
        last = after(last + 1); // "three days ago from today"
    auto date = back_by(last, *length);
    if (length->unit >= DateClass::months)
        date->reach = DateReach::period;
    return date;
}

/// "في اليوم نفسه", "في اليوم التالي", "بعد ذلك بيومين": of the day named last.
DateReader::Reading DateReader::refers_back(std::uint32_t token) const {
    const DateWord* w = any(token);
    const auto day = w ? named_last() : std::nullopt;
    if (!day)
        return std::nullopt;
    if (w->cls == DateClass::same_day || w->cls == DateClass::next_day)
        return made(after(token), *day + days(w->value), DateMethod::context);
    if (w->cls != DateClass::after_that)
        return std::nullopt;
    const auto length = period(after(token));
    if (!length || length->count.value == 0 ||
        (length->unit != DateClass::days && length->unit != DateClass::weeks))
        return std::nullopt;
    const int unit = length->unit == DateClass::days ? 1 : 7;
    return made(length->count.last, *day + days(w->value * unit * length->count.value),
                DateMethod::context);
}

} // namespace waqia::ingest
