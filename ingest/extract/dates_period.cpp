// Weeks, months, seasons, years and decades, and their parts.
#include "ingest/extract/civil.hpp"
#include "ingest/extract/dates_reader.hpp"

#include <algorithm>

namespace waqia::ingest {

using std::chrono::days;

/// "خريف 2020", "صيف العام الماضي", "الصيف الماضي".
DateReader::Reading DateReader::season(std::uint32_t token) const {
    const DateWord* season = word(token, DateClass::season);
    if (!season)
        return std::nullopt;
    CalendarDate date;
    std::uint32_t at = after(token);
    const int months = (season->value2 - season->value + 12) % 12;
    const auto in_year = [&](int year, DateMethod method) {
        return made(at, first_of_month(year, season->value),
                    last_of_month(year, season->value + months), 5, method);
    };
    if (take_year(at, date))
        return in_year(date.y, date.year_by);
    const bool present = is(after(token), DateClass::present_mark);
    if (!date.past && !date.future && !present)
        return std::nullopt;
    if (!m_anchor)
        return unresolved(at, DateMethod::relative);
    int year = year_of(*m_anchor) + 1;
    const auto start = [&] { return first_of_month(year, season->value); };
    const auto stop = [&] { return last_of_month(year, season->value + months); };
    if (date.future) {
        while (first_of_month(year - 1, season->value) > *m_anchor)
            --year;
        return in_year(year, DateMethod::relative);
    }
    while (present ? start() > *m_anchor : stop() >= *m_anchor)
        --year;
    return in_year(year, DateMethod::relative);
}

/// "تسعينيات القرن الماضي".
DateReader::Reading DateReader::decade(std::uint32_t token) const {
    const DateWord* decade = word(token, DateClass::decade);
    if (!decade)
        return std::nullopt;
    std::uint32_t at = after(token);
    const std::uint32_t behind = relation(at, {RelationClass::from}) ? at + 1 : at;
    if (is(behind, DateClass::century))
        at = after(behind);
    return made(at, first_of_month(decade->value, 1), last_of_month(decade->value + 9, 12), 5,
                DateMethod::explicit_date);
}

/// Cuts a period down to a part of it. "Early" and "late" are thirds of up to a month, quarters of
/// what is longer; "in the middle" is what lies between.
void DateReader::cut(DateExpression& date, const DateWord& part) {
    Day &start = *date.when.start, &stop = *date.when.stop;
    const Day from = start, to = stop;
    const auto length = to - from + days(1);
    const auto edge = std::max(days(1), length / (length > days(31) ? 4 : 3));
    const bool year = year_of(from) == year_of(to) && month_of(from) == 1 && month_of(to) == 12;
    const auto months = [&](int first, int last) {
        start = first_of_month(year_of(from), first);
        stop = last_of_month(year_of(from), last);
    };
    if (year && part.part == PartOfPeriod::early)
        return months(1, 3);
    if (year && part.part == PartOfPeriod::mid)
        return months(4, 9);
    if (year && part.part == PartOfPeriod::late)
        return months(10, 12);
    switch (part.part) {
    case PartOfPeriod::early:
        stop = from + edge - days(1);
        break;
    case PartOfPeriod::mid:
        start = from + edge;
        stop = to - edge;
        break;
    case PartOfPeriod::late:
        start = to - edge + days(1);
        break;
    case PartOfPeriod::quarter:
        if (year)
            return months(part.value * 3 - 2, part.value * 3);
        start = from + length / 4 * (part.value - 1);
        stop = start + length / 4 - days(1);
        break;
    case PartOfPeriod::first_half:
        if (year)
            return months(1, 6);
        stop = from + std::max(length / 2, days(1)) - days(1);
        break;
    case PartOfPeriod::second_half:
        if (year)
            return months(7, 12);
        start = from + length / 2;
        break;
    }
}

/// "مطلع سبتمبر 2022", "أواخر العام الماضي", "مطلع العام", "النصف الثاني من 2020".
DateReader::Reading DateReader::part_of_period(std::uint32_t token) const {
    const DateWord* word_of_part = word(token, DateClass::part);
    if (!word_of_part && !is(token, DateClass::final))
        return std::nullopt;
    const std::uint32_t at = after(token);
    Reading date;
    if (const auto month = month_of_year(at); month && month->d == 0)
        date = resolve(*month, token);
    else if (const auto year = year_alone(at))
        date = resolve(*year, token);
    if (!date)
        date = decade(at);
    if (!date)
        date = season(at);
    if (!date)
        date = this_period(at);
    if (!date || !date->when.start || date->when.prec.value_or(0) < 3)
        return date;
    DateWord late; // "the last of September"
    late.part = PartOfPeriod::late;
    cut(*date, word_of_part ? *word_of_part : late);
    if (m_anchor && *date->when.start > *m_anchor)
        date->reach = DateReach::future;
    else if (m_anchor && *date->when.stop > *m_anchor)
        date->when.stop = *m_anchor;
    return date;
}

/// "الأسبوع الماضي", "هذا الشهر", "العام المقبل"; bare behind a part: "مطلع العام". Of what still
/// runs, the time until publication.
DateReader::Reading DateReader::this_period(std::uint32_t token) const {
    std::uint32_t at = token;
    const bool here = is(at, DateClass::this_one);
    if (here)
        at = after(at);
    const DateWord* unit = any(at);
    if (!unit || unit->value != 1 ||
        (unit->cls != DateClass::weeks && unit->cls != DateClass::months &&
         unit->cls != DateClass::years && unit->cls != DateClass::decades))
        return std::nullopt;
    const bool bare = token > m_first && is(token - 1, DateClass::part);
    const bool definite = has(at, clitic_the);
    at = after(at);
    const int by = mark_value(at);
    const bool marked = by != 0 || is(at, DateClass::present_mark);
    if (!definite || !(here || marked || bare))
        return std::nullopt;
    if (marked)
        at = after(at);
    if (!m_anchor) {
        auto date = unresolved(at, DateMethod::relative);
        date->reach = by > 0 ? DateReach::future : DateReach::period;
        return date;
    }
    Day start = *m_anchor, stop = *m_anchor;
    int prec = 5;
    if (unit->cls == DateClass::weeks) {
        start = *m_anchor - days(weekday_of(*m_anchor) - 1) + days(7 * by);
        stop = start + days(6);
        prec = 3;
    } else if (unit->cls == DateClass::months) {
        start = first_of_month(year_of(*m_anchor), month_of(*m_anchor) + by);
        stop = last_of_month(year_of(start), month_of(start));
        prec = 4;
    } else {
        const int length = unit->cls == DateClass::years ? 1 : 10;
        const int year = length == 1 ? year_of(*m_anchor) : year_of(*m_anchor) / 10 * 10;
        start = first_of_month(year + by * length, 1);
        stop = last_of_month(year_of(start) + length - 1, 12);
    }
    if (by == 0 && !bare)
        stop = *m_anchor;
    auto date = made(at, start, stop, prec, DateMethod::relative);
    return period_of(date);
}

/// "الأسبوع الأول من أكتوبر": the first seven days of the month, the next seven, or the last.
DateReader::Reading DateReader::week_of_month(std::uint32_t token) const {
    const DateWord* unit = word(token, DateClass::weeks);
    if (!unit || unit->value != 1 || !has(token, clitic_the))
        return std::nullopt;
    std::uint32_t at = after(token);
    const DateWord* ordinal = word(at, DateClass::ordinal);
    const bool last = !ordinal && mark_value(at) == -1;
    if (!last && !(ordinal && ordinal->value <= 4))
        return std::nullopt;
    at = after(at);
    if (!relation(at, {RelationClass::from}))
        return std::nullopt;
    ++at;
    Reading month;
    if (const auto named = month_of_year(at); named && named->d == 0)
        month = resolve(*named, token);
    else
        month = this_period(at);
    if (!month || !month->when.start || month->when.prec != 4)
        return month && !month->when.start ? month : std::nullopt;
    const Day first = *month->when.start, end = last_of_month(year_of(first), month_of(first));
    const Day start = last ? end - days(6) : first + days(7 * (ordinal->value - 1));
    return period_of(made(month->last, start, start + days(6), 3, *month->when.method));
}

/// "اليومين الماضيين", "الـ24 ساعة الماضية", "الأيام الثلاثة الأخيرة", "آخر 48 ساعة".
DateReader::Reading DateReader::last_units(std::uint32_t token) const {
    const bool final = is(token, DateClass::final);
    auto length = period(final ? after(token) : token);
    if (!length || (length->count.value == 1 && !final))
        return std::nullopt; // "the last month" is a calendar month
    std::uint32_t at = length->count.last;
    if (!final) {
        // "the days three last": the number stands behind its noun.
        const std::uint32_t unit = token;
        if (const auto behind =
                has(unit, clitic_the) && length->count.value == 0 ? count(at) : std::nullopt) {
            length->count = *behind;
            at = behind->last;
        }
        if (is(at, DateClass::few))
            at = after(at);
    }
    const bool next = is(at, DateClass::future_mark);
    if (!final && !next && !is(at, DateClass::past_mark))
        return std::nullopt;
    if (!final || next || is(at, DateClass::past_mark))
        at = after(at);
    return last_units(at, *length, next);
}

/// So many units until publication, or from it on.
DateReader::Reading DateReader::last_units(std::uint32_t last, const Period& length,
                                           bool next) const {
    if (!m_anchor)
        return unresolved(last, DateMethod::relative);
    constexpr int some = 5; // "the last days"
    const int n = length.count.value == 0 ? some : length.count.value, sign = next ? 1 : -1;
    Day edge = *m_anchor;
    const auto by_months = [&](int months) {
        const Day month = first_of_month(year_of(edge), month_of(edge) + sign * months);
        const auto day = edge - first_of_month(year_of(edge), month_of(edge));
        edge = std::min(month + day, last_of_month(year_of(month), month_of(month)));
    };
    if (length.unit == DateClass::hours)
        edge += days(sign * (length.count.value == 0 ? 1 : std::max(1, n / 24)));
    else if (length.unit == DateClass::days)
        edge += days(sign * n);
    else if (length.unit == DateClass::weeks)
        edge += days(sign * 7 * n);
    else if (length.unit != DateClass::minutes)
        by_months(n * (length.unit == DateClass::months  ? 1
                       : length.unit == DateClass::years ? 12
                                                         : 120));
    const Day start = std::min(edge, *m_anchor), stop = std::max(edge, *m_anchor);
    auto date = made(last, start, stop, precision_of(start, stop), DateMethod::relative);
    if (next)
        date->reach = DateReach::future;
    else if (date->when.prec.value_or(5) <= 2)
        date->reach = DateReach::day;
    return date;
}

} // namespace waqia::ingest
