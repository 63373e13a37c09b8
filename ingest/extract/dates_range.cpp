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
    for (; at < m_end; at = any(at) ? after(at) : at + 1) {
        const DateWord* w = any(at);
        const bool two = w && w->value == 2 &&
                         (w->cls == DateClass::days || w->cls == DateClass::months ||
                          w->cls == DateClass::years);
        const bool head = (w && w->cls == DateClass::span_head) || two ||
                          relation(at, {RelationClass::between, RelationClass::from});
        // "from the 12th": an ordinal's own "of" stands behind it.
        if (!head)
            break;
        cued = true;
    }
    if (at == token + 1 && is(token, DateClass::ago) && !cued)
        cued = true;
    return between(at, cued, false);
}

/// The two ends of a range. `cued`: a word before them says that they are; `loose`: they may stand
/// side by side ("the night Monday Tuesday").
DateReader::Reading DateReader::between(std::uint32_t token, bool cued, bool loose) const {
    // The first end may lack what the second tells: "the 12th and the 14th of July 2020".
    std::optional<CalendarDate> first;
    Reading start;
    std::uint32_t at = token;
    const bool by_year = digits(token) && digits(token)->value >= first_year;
    if (by_year && cued) {
        first.emplace();
        if (!take_year_number(at, *first, false))
            return std::nullopt;
    } else if (by_year && is_dash(mark(token + 1)) && mark(token + 1) != U'/' &&
               !is_dash(mark(token + 3))) {
        first.emplace();
        first->y = digits(token)->value;
        at = token + 1;
    } else if (auto date = calendar(is(token, DateClass::days) ? after(token) : token)) {
        first = date;
        at = date->last;
    } else if (CalendarDate month; take_month(at, month)) {
        first = month;
    } else if (CalendarDate day; (day.d = take_day_number(at)) != 0) {
        first = day;
    } else {
        start = with_day_part(token);
        if (!start)
            start = weekday(token);
        if (!start)
            start = relative(token);
        if (!start || start->when.datetime_start)
            return std::nullopt;
        at = start->last;
    }
    // What joins them.
    const bool dash = is_dash(mark(at)) && (first || loose);
    const bool until = is(at, DateClass::until) || relation(at, {RelationClass::toward});
    const bool on = loose && relation(at, {RelationClass::on});
    if (dash || on)
        ++at;
    else if (is(at, DateClass::until))
        at = after(at);
    else if (!joined(at) && !loose)
        return std::nullopt;
    if (at >= m_end)
        return std::nullopt;
    const bool clear = cued || dash || loose || (until && first && first->d != 0 && first->m != 0);

    Reading stop;
    std::optional<CalendarDate> second;
    if (first) {
        std::uint32_t last = is(at, DateClass::days) ? after(at) : at;
        if (first->y != 0 && first->m == 0) {
            second.emplace();
            if (is(last, DateClass::years))
                last = after(last);
            if (!take_year_number(last, *second, false))
                return std::nullopt;
            second->last = last;
        } else if (auto date = calendar(last)) {
            second = date;
        } else if (CalendarDate month; first->d == 0 && take_month(last, month)) {
            take_year(last, month);
            second = month;
            second->last = last;
        } else {
            return std::nullopt;
        }
        if ((first->d == 0) != (second->d == 0) ||
            (first->m == 0 && first->d == 0 && second->m != 0))
            return std::nullopt;
        // Two calendars tell one day.
        if (first->y != 0 && second->y != 0 && first->hijri != second->hijri)
            return std::nullopt;
        // "The 13th and 14th of September" stand together; other numbers may count.
        const bool beside = clear || joined(at) || until;
        const bool before =
            token > m_first && (month_cue(token) || is(token - 1, DateClass::daypart) ||
                                is(token - 1, DateClass::days));
        if (!beside || (!clear && first->m == 0 && !before))
            return std::nullopt;
        stop = resolve(*second, token);
        if (!stop)
            return std::nullopt;
        if (!stop->when.start) {
            stop->when.method = DateMethod::range;
            stop->reach = DateReach::period;
            return stop;
        }
        const Day end = second->d != 0 ? *stop->when.stop : *stop->when.start;
        if (first->m == 0 && first->d != 0)
            first->m = second->y != 0 && second->hijri ? second->m : month_of(end);
        first->hijri = second->hijri;
        const bool year_told = first->y != 0;
        if (!year_told)
            first->y = first->hijri ? second->y : year_of(end);
        first->year_by = DateMethod::explicit_date;
        start = resolve(*first, token);
        if (start && start->when.start && *start->when.start > *stop->when.start && !year_told) {
            --first->y;
            start = resolve(*first, token);
        }
    } else {
        stop = with_day_part(at);
        if (!stop)
            stop = weekday(at);
        if (!stop)
            stop = relative(at);
        if (!stop || (!clear && !joined(at)))
            return std::nullopt;
    }
    if (!start || !stop)
        return std::nullopt;
    if (!start->when.start || !stop->when.start) {
        auto date = unresolved(stop->last, DateMethod::range);
        date->reach = DateReach::period;
        return date;
    }
    Day from = *start->when.start, to = *stop->when.stop;
    // "From Sunday to Tuesday": the Sunday before that Tuesday; "yesterday and the day before".
    if (from > to && start->when.method == DateMethod::weekday)
        from -= days(7);
    else if (from > to && !first)
        std::swap(from, to);
    if (from > to || (from == to && !first))
        return std::nullopt;
    auto date = made(stop->last, from, to, precision_of(from, to), DateMethod::range);
    if (first && first->d == 0 && date->when.prec)
        date->when.prec = std::max(*date->when.prec, first->m == 0 ? 5 : 4);
    if (date->reach == DateReach::day)
        date->reach = DateReach::period;
    date->when.day_part = start->when.day_part;
    return date;
}

/// "منذ 27 سبتمبر", "منذ فجر الأحد", "ابتداء من الاثنين": from then until publication.
DateReader::Reading DateReader::since(std::uint32_t token) const {
    const DateWord* w = any(token);
    const Annotation* a = w ? m_found.at(token, Kind::date) : nullptr;
    const bool opens = w && (w->cls == DateClass::since ||
                             (w->cls == DateClass::ago && !fold(token).ends_with("قبل")));
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
