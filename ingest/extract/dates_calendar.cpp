// Days, months and years of the Gregorian and the Hijri calendar.
#include "ingest/extract/civil.hpp"
#include "ingest/extract/dates_reader.hpp"

#include <algorithm>
#include <array>

namespace waqia::ingest {

namespace {

bool is_year(int value) {
    return value >= first_year && value <= last_year;
}
bool is_hijri_year(int value) {
    return value >= first_hijri_year && value <= last_hijri_year;
}
bool joins_numbers(char32_t mark) {
    return mark == U'/' || mark == U'-' || mark == U'.' || mark == U'–';
}
/// What stands between the two names of one month.
bool joins_names(char32_t mark) {
    return joins_numbers(mark) || mark == U'(' || mark == U'|' || mark == U'\\' || mark == U'ـ';
}

std::optional<Day> day_of(const CalendarDate& date) {
    return date.hijri ? hijri(date.y, date.m, date.d) : civil(date.y, date.m, date.d);
}

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
    return day_of(date) ? std::optional(date) : std::nullopt;
}

} // namespace

/// "2023/9/19", "19-09-2023", "16.11.2021", "27/9/20", "1444/2/15 هـ", "12/9".
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
    if (taken < 3) {
        // A day and a month, where a word before them says that they are: "في 12/9".
        const bool pair = taken == 1 && mark(token + 1) == U'/' && token > m_first &&
                          (relation(token - 1, {RelationClass::in}) ||
                           is(token - 1, DateClass::days) || is(token - 1, DateClass::weekday));
        if (!pair || part[1] < 1 || part[1] > 12 || part[0] < 1 || part[0] > 31)
            return std::nullopt;
        CalendarDate date;
        date.d = part[0];
        date.m = part[1];
        date.last = at;
        return date;
    }
    const bool short_year = fold(at - 1).size() == 2 && mark(token + 1) == U'/';
    auto date = in_order(part, short_year);
    if (date) {
        if (is(at, DateClass::era))
            at = after(at);
        date->last = at;
    }
    return date;
}

/// The day of the month: 0 if there is none.
int DateReader::take_day_number(std::uint32_t& at) const {
    int value = 0;
    if (const auto* ordinal = word(at, DateClass::ordinal)) {
        value = ordinal->value;
        at = after(at);
    } else if (const auto figure = digits(at);
               figure && !figure->era && figure->value >= 1 && figure->value <= 31) {
        value = figure->value;
        ++at;
    } else {
        return 0;
    }
    if (relation(at, {RelationClass::from}))
        ++at;
    return value;
}

/// A month name with its second name behind a slash, in brackets or by itself.
bool DateReader::take_month(std::uint32_t& at, CalendarDate& date) const {
    std::uint32_t i = at;
    if (const auto* month = word(i, DateClass::months); month && month->value == 1)
        i = after(i);
    if (const auto* name = word(i, DateClass::hijri_month)) {
        date.hijri = true;
        date.m = name->value;
        at = after(i);
        return true;
    }
    const DateWord* name = word(i, DateClass::month);
    if (!name)
        return false;
    date.m = name->value;
    i = after(i);
    const char32_t join = mark(i);
    const std::uint32_t second = joins_names(join) ? i + 1 : i;
    const DateWord* again = word(second, DateClass::month);
    if (again && again->value == name->value) {
        i = after(second);
        if (join == U'(' && mark(i) == U')')
            ++i;
    } else if (const auto w = fold(second);
               join == U'/' && !w.empty() && w[0] >= 'a' && w[0] <= 'z')
        i = second + 1; // "November / نوفمبر"
    at = i;
    return true;
}

/// A year in digits, or in words where `by_word` says that one is due.
bool DateReader::take_year_number(std::uint32_t& at, CalendarDate& date, bool by_word) const {
    if (const auto figure = digits(at)) {
        std::uint32_t last = at + 1;
        const DateWord* era = word(last, DateClass::era);
        const int calendar = figure->era ? *figure->era : era ? era->value : date.hijri ? 1 : 0;
        if (calendar == 1 ? !is_hijri_year(figure->value) : !is_year(figure->value))
            return false;
        date.hijri = calendar == 1;
        date.y = figure->value;
        at = era ? after(last) : last;
        return true;
    }
    if (!by_word)
        return false;
    const auto number = read_number(m_text, m_found, m_lexicon, at, m_end);
    if (!number || !number->value || !is_year(static_cast<int>(*number->value)))
        return false;
    date.y = static_cast<int>(*number->value);
    at = number->last;
    return true;
}

/// The year behind a month: "2020", "، 2020م", "من عام 2020", "من العام الماضي", "الماضي".
bool DateReader::take_year(std::uint32_t& at, CalendarDate& date) const {
    std::uint32_t i = at;
    if (comma(i))
        ++i;
    if (relation(i, {RelationClass::from}))
        ++i;
    const DateWord* unit = word(i, DateClass::years);
    const bool named = unit && unit->value == 1;
    const bool definite = named && (has(i, clitic_the));
    if (named)
        i = after(i);
    if (take_year_number(i, date, named)) {
        at = i;
        return true;
    }
    const int by = mark_value(i);
    const bool marked = by != 0 || is(i, DateClass::present_mark);
    if (definite && marked && m_anchor) {
        date.y = year_of(*m_anchor) + by;
        date.year_by = DateMethod::relative;
        at = after(i);
        return true;
    }
    if (definite && is(i, DateClass::same)) {
        if (const auto day = named_last(5)) {
            date.y = year_of(*day);
            date.year_by = DateMethod::context;
            at = after(i);
            return true;
        }
    }
    if (marked && i == at) {
        date.past = by < 0;
        date.future = by > 0;
        at = after(i);
    }
    return false;
}

/// "من الشهر الجاري", "الجاري", "من الشهر الماضي", "من الشهر نفسه", "منه" behind a day.
bool DateReader::take_this_month(std::uint32_t& at, CalendarDate& date) const {
    std::uint32_t i = at;
    const bool here = is(i, DateClass::this_one);
    if (here)
        i = after(i);
    const DateWord* unit = word(i, DateClass::months);
    const bool named = unit && unit->value == 1;
    if (named)
        i = after(i);
    const bool same = is(i, DateClass::same);
    const bool present = is(i, DateClass::present_mark);
    const int by = named ? mark_value(i) : 0;
    if (!same && !present && by == 0 && !(here && named))
        return false;
    std::optional<Day> in = m_anchor;
    if (same)
        in = named_last(4);
    if (in) {
        const Day month = first_of_month(year_of(*in), month_of(*in) + by);
        date.y = year_of(month);
        date.m = month_of(month);
    }
    date.year_by = same ? DateMethod::context : DateMethod::relative;
    at = same || present || by != 0 ? after(i) : i;
    return true;
}

/// "16 نوفمبر 2021", "التاسع من تشرين الثاني/نوفمبر", "12 الجاري", "15 صفر 1444هـ".
std::optional<CalendarDate> DateReader::day_of_month(std::uint32_t token) const {
    CalendarDate date;
    std::uint32_t at = token;
    date.d = take_day_number(at);
    if (date.d == 0)
        return std::nullopt;
    if (!take_this_month(at, date)) {
        if (!take_month(at, date))
            return std::nullopt;
        take_year(at, date);
    }
    date.last = at;
    return date;
}

bool DateReader::month_cue(std::uint32_t token) const {
    if (token <= m_first)
        return false;
    const DateWord* before = any(token - 1);
    return relation(token - 1, {RelationClass::in, RelationClass::from, RelationClass::between}) ||
           (before && (before->cls == DateClass::ago || before->cls == DateClass::cue ||
                       before->cls == DateClass::part || before->cls == DateClass::until ||
                       before->cls == DateClass::span_head || before->cls == DateClass::months ||
                       before->cls == DateClass::years));
}

/// "سبتمبر 2022", "دجنبر الماضي", "شهر مارس", "نوفمبر 9، 2020".
std::optional<CalendarDate> DateReader::month_of_year(std::uint32_t token) const {
    CalendarDate date;
    std::uint32_t at = token;
    const bool by_word = is(token, DateClass::months);
    if (!take_month(at, date))
        return std::nullopt;
    const std::uint32_t named = at;
    if (const auto figure = digits(at);
        figure && !date.hijri && !figure->era && figure->value >= 1 && figure->value <= 31) {
        std::uint32_t year = comma(at + 1) ? at + 2 : at + 1;
        if (take_year_number(year, date, false)) {
            date.d = figure->value;
            date.last = year;
            return date;
        }
    }
    const bool year = take_year(at, date);
    // "Practised", "came back": the names of months are other words too.
    if (!year && !date.past && !date.future && at == named && !by_word &&
        (date.hijri || !month_cue(token)))
        return std::nullopt;
    date.last = at;
    return date;
}

/// "عام 2020", "سنة ألفين وعشرين", "في 2020", "عام 1442 هـ".
std::optional<CalendarDate> DateReader::year_alone(std::uint32_t token) const {
    CalendarDate date;
    std::uint32_t at = token;
    const bool named = is(at, DateClass::years);
    if (named)
        at = after(at);
    const bool cued = named || month_cue(token) || fold(token).starts_with("ب");
    if (!cued || !take_year_number(at, date, named))
        return std::nullopt;
    // "2020 soldiers" behind "from" or "between" counts.
    if (const Annotation* noun = !named && at < m_end ? m_found.at(at, Kind::person) : nullptr;
        noun && noun->is(morph_noun))
        return std::nullopt;
    date.last = at;
    return date;
}

std::optional<CalendarDate> DateReader::calendar(std::uint32_t token) const {
    if (auto date = numeric(token))
        return date;
    if (auto date = day_of_month(token))
        return date;
    if (auto date = month_of_year(token))
        return date;
    return year_alone(token);
}

/// A calendar date, with the weekday or "on the day" before it and the same day of the other
/// calendar behind it: "الأحد 15 صفر 1444هـ الموافق 11 سبتمبر 2022م".
DateReader::Reading DateReader::calendar_date(std::uint32_t token) const {
    std::uint32_t at = token;
    std::optional<int> weekday;
    for (int words = 0; words < 3; ++words) {
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
        while (comma(at) || mark(at) == U'(' || relation(at, {RelationClass::in}))
            ++at;
    }
    if (is(at, DateClass::cue) || (at < m_end && fold(at) == "ل"))
        ++at;
    auto date = calendar(at);
    if (!date || (at != token && date->d == 0))
        return std::nullopt;
    date->weekday = weekday;
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
/// first one from publication on.
std::optional<int> DateReader::missing_year(const CalendarDate& date, std::uint32_t token) const {
    if (!m_anchor)
        return std::nullopt;
    const int now = date.hijri ? hijri_year_of(*m_anchor) : year_of(*m_anchor);
    CalendarDate probe = date;
    probe.d = std::max(date.d, 1);
    const auto day = [&](int year) {
        probe.y = year;
        return day_of(probe);
    };
    constexpr int leap = 5; // a 29 February may be so many years away
    // A plan looks half a year ahead, no farther.
    const bool ahead = date.future || (!date.past && planned(token));
    if (ahead)
        for (int year = now; year <= now + leap; ++year)
            if (const auto then = day(year); then && *then >= *m_anchor) {
                if (date.future || *then - *m_anchor < std::chrono::days(183))
                    return year;
                break;
            }
    // "Last September" is over.
    const Day latest = !date.past    ? *m_anchor
                       : date.d == 0 ? first_of_month(year_of(*m_anchor), month_of(*m_anchor)) -
                                           std::chrono::days(1)
                                     : *m_anchor - std::chrono::days(1);
    std::optional<int> last;
    for (int year = now; year > now - leap - 1; --year)
        if (const auto then = day(year); then && *then <= latest) {
            if (!date.weekday || date.d == 0 || weekday_of(*then) == *date.weekday)
                return year; // "Sunday 27 September" is of the year in which it was a Sunday
            if (!last)
                last = year;
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
        const auto day = day_of(date);
        return day ? made(date.last, *day, method) : std::nullopt;
    }
    CalendarDate first = date;
    first.d = 1;
    first.m = std::max(1, date.m);
    CalendarDate next = first;
    next.m = date.m == 0 ? 1 : date.m % 12 + 1;
    next.y += date.m == 0 || date.m == 12 ? 1 : 0;
    const auto start = day_of(first), beyond = day_of(next);
    if (!start || !beyond)
        return std::nullopt;
    return made(date.last, *start, *beyond - std::chrono::days(1), date.m == 0 ? 5 : 4, method);
}

} // namespace waqia::ingest
