// From one time to another, and from one until publication.
#include "ingest/extract/civil.hpp"
#include "ingest/extract/dates_reader.hpp"

#include <algorithm>

namespace waqia::ingest {

using std::chrono::days;

namespace {

bool is_dash(char32_t mark) {
    return mark == U'-' || mark == U'–' || mark == U'—' || mark == U'/';
}

} // namespace

/// "بين 12 و14 يوليو", "من الأحد إلى الثلاثاء", "يومي 13 و14 سبتمبر", "12-14 يوليو", "أمس واليوم".
DateReader::Reading DateReader::range(std::uint32_t token) const {
    std::uint32_t at = token;
    bool cued = false;
    if (is(at, DateClass::since) || is(at, DateClass::ago))
        at = after(at);
    for (int words = 0; words < most_leading_words && at < m_end; ++words, at = behind(at)) {
        const DateWord* w = any(at);
        const bool two = w && w->value == 2 &&
                         (w->cls == DateClass::days || w->cls == DateClass::months ||
                          w->cls == DateClass::years);
        const bool head = (w && w->cls == DateClass::span_head) || two ||
                          relation(at, {RelationClass::between, RelationClass::from});
        if (!head)
            break;
        cued = true;
    }
    if (at == token + 1 && is(token, DateClass::ago) && !cued)
        cued = true;
    return between(at, cued, false);
}

/// An end of a range that is no calendar date: "فجر الاثنين", "الأحد", "أمس".
DateReader::Reading DateReader::relative_end(std::uint32_t token) const {
    auto date = with_day_part(token, true);
    if (!date)
        date = weekday(token);
    return date ? date : relative(token);
}

/// The first end of a range as a calendar date, which may lack what the second end tells: "the 12th
/// and the 14th of July 2020", "September and November 2020", "1992 and 1994".
std::optional<CalendarDate> DateReader::first_end(std::uint32_t token, bool cued) const {
    CalendarDate date;
    date.last = token;
    const auto figure = digits(token);
    if (figure && figure->value >= first_year) {
        if (cued)
            return take_year_number(date.last, date, false) ? std::optional(date) : std::nullopt;
        // "1988-1994", but not "1988-11-16"
        const char32_t join = mark(token + 1);
        if (is_dash(join) && join != U'/' && !is_dash(mark(token + 3))) {
            date.y = figure->value;
            ++date.last;
            return date;
        }
    }
    if (auto whole = calendar(is(token, DateClass::days) ? after(token) : token))
        return whole;
    if (!take_month(date.last, date))
        date.d = take_day_number(date.last);
    return date.last != token ? std::optional(date) : std::nullopt;
}

/// The second end, of the same kind as the first.
std::optional<CalendarDate> DateReader::second_end(std::uint32_t token,
                                                   const CalendarDate& first) const {
    CalendarDate date;
    date.last = token;
    if (first.y != 0 && first.m == 0) {
        if (is(token, DateClass::years))
            date.last = after(token);
        return take_year_number(date.last, date, false) ? std::optional(date) : std::nullopt;
    }
    if (is(token, DateClass::days))
        date.last = after(token);
    if (auto whole = calendar(date.last)) {
        date = *whole;
    } else if (first.d == 0 && take_month(date.last, date)) {
        take_year(date.last, date);
    } else {
        return std::nullopt;
    }
    const bool alike =
        (first.d == 0) == (date.d == 0) && (first.m != 0 || first.d != 0 || date.m == 0);
    // Two calendars tell one day.
    const bool one_day = first.y != 0 && date.y != 0 && first.hijri != date.hijri;
    return alike && !one_day ? std::optional(date) : std::nullopt;
}

/// The days from one calendar date to another; what the first lacks is as in the second.
DateReader::Reading DateReader::from_to(CalendarDate first, const CalendarDate& second,
                                        std::uint32_t token) const {
    auto stop = resolve(second, token);
    if (!stop)
        return std::nullopt;
    if (!stop->when.start)
        return period_of(unresolved(stop->last, DateMethod::range));
    const Day end = second.d != 0 ? *stop->when.stop : *stop->when.start;
    if (first.m == 0 && first.d != 0)
        first.m = second.hijri ? second.m : month_of(end);
    first.hijri = second.hijri;
    const bool year_told = first.y != 0;
    if (!year_told)
        first.y = first.hijri ? second.y : year_of(end);
    first.year_by = DateMethod::explicit_date;
    auto start = resolve(first, token);
    if (start && start->when.start && *start->when.start > *stop->when.start && !year_told) {
        --first.y; // "from November to January 2021"
        start = resolve(first, token);
    }
    if (!start || !start->when.start || *start->when.start > *stop->when.stop)
        return std::nullopt;
    const Day from = *start->when.start, to = *stop->when.stop;
    auto date = made(stop->last, from, to, precision_of(from, to), DateMethod::range);
    if (first.d == 0 && date->when.prec)
        date->when.prec = std::max(*date->when.prec, first.m == 0 ? 5 : 4);
    return period_of(date);
}

/// What joins the ends of a range: the token behind it, nothing if nothing joins them.
std::optional<std::uint32_t> DateReader::join(std::uint32_t token, bool dashed, bool loose) const {
    if ((is_dash(mark(token)) && dashed) || (loose && relation(token, {RelationClass::on})))
        ++token;
    else if (is(token, DateClass::until))
        token = after(token);
    else if (!joined(token) && !loose)
        return std::nullopt;
    return token < m_end ? std::optional(token) : std::nullopt;
}

/// The two ends of a range. `cued`: a word before them says that they are; `loose`: they may stand
/// side by side ("the night Monday Tuesday").
DateReader::Reading DateReader::between(std::uint32_t token, bool cued, bool loose) const {
    if (const auto first = first_end(token, cued)) {
        const auto at = join(first->last, true, loose);
        const auto second = at ? second_end(*at, *first) : std::nullopt;
        if (!second)
            return std::nullopt;
        // "The 13th and 14th of September" stand together behind "on"; other numbers may count.
        const bool dash = is_dash(mark(first->last));
        const bool until = is(first->last, DateClass::until);
        const bool before =
            token > m_first && (month_cue(token) || is(token - 1, DateClass::days) ||
                                is(token - 1, DateClass::daypart));
        const bool clear = cued || dash || loose || (until && first->d != 0 && first->m != 0);
        if (!clear && (first->m == 0 ? !before : !until && !joined(*at)))
            return std::nullopt;
        return from_to(*first, *second, token);
    }
    auto start = relative_end(token);
    const auto at =
        start && !start->when.datetime_start ? join(start->last, loose, loose) : std::nullopt;
    const auto stop = at ? relative_end(*at) : std::nullopt;
    if (!stop || !(cued || loose || joined(*at)))
        return std::nullopt;
    if (!start->when.start || !stop->when.start)
        return period_of(unresolved(stop->last, DateMethod::range));
    Day from = *start->when.start, to = *stop->when.stop;
    // "From Sunday to Tuesday": the Sunday before that Tuesday; "yesterday and the day before".
    if (from > to && start->when.method == DateMethod::weekday)
        from -= days(7);
    else if (from > to)
        std::swap(from, to);
    if (from >= to)
        return std::nullopt;
    auto date = period_of(made(stop->last, from, to, precision_of(from, to), DateMethod::range));
    date->when.day_part = start->when.day_part;
    return date;
}

/// "منذ 27 سبتمبر", "منذ فجر الأحد", "ابتداء من الاثنين": from then until publication.
DateReader::Reading DateReader::since(std::uint32_t token) const {
    const DateWord* w = any(token);
    const Annotation* a = w ? m_found.at(token, Kind::date) : nullptr;
    const bool opens =
        w && (w->cls == DateClass::since || (w->cls == DateClass::ago && w->value == 1));
    if (!opens)
        return std::nullopt;
    auto date = point(a->last);
    if (!date)
        return std::nullopt;
    date->reach = DateReach::since;
    const auto start = date->when.start;
    if (!start || !m_anchor || *start > *m_anchor || date->when.datetime_start)
        return date;
    const auto part = date->when.day_part;
    date = made(date->last, *start, *m_anchor, precision_of(*start, *m_anchor), DateMethod::range);
    date->when.day_part = part;
    date->reach = DateReach::since;
    return date;
}

} // namespace waqia::ingest
