// Days, months and years of the Gregorian and the Hijri calendar.
#include "ingest/extract/civil.hpp"
#include "ingest/extract/dates_reader.hpp"

#include <array>

namespace waqia::ingest {

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
    if (!number || !number->value || *number->value > last_year ||
        !is_year(static_cast<int>(*number->value)))
        return false;
    date.y = static_cast<int>(*number->value);
    at = number->last;
    return true;
}

/// "الماضي", "الجاري", "نفسه" behind "of the year".
bool DateReader::take_relative_year(std::uint32_t& at, CalendarDate& date) const {
    const int by = mark_value(at);
    std::optional<Day> in;
    if (is(at, DateClass::same)) {
        in = named_last(5);
        date.year_by = DateMethod::context;
    } else if (by != 0 || is(at, DateClass::present_mark)) {
        in = m_anchor;
        date.year_by = DateMethod::relative;
    }
    if (!in) {
        date.year_by = DateMethod::explicit_date;
        return false;
    }
    date.y = year_of(*in) + by;
    at = after(at);
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
    // "September two thousand and twenty", but not "two thousand soldiers".
    if (const auto words = read_number(m_text, m_found, m_lexicon, i, m_end);
        words && !words->digits && words->last > i + 1 && take_year_number(i, date, true)) {
        at = i;
        return true;
    }
    if (definite && take_relative_year(i, date)) {
        at = i;
        return true;
    }
    const int by = mark_value(at);
    if (by != 0 || is(at, DateClass::present_mark)) {
        date.past = by < 0;
        date.future = by > 0;
        date.present = by == 0;
        at = after(at);
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
           (before && (before->cls == DateClass::ago ||
                       (before->cls == DateClass::cue && before->value == 0) ||
                       before->cls == DateClass::part || before->cls == DateClass::until ||
                       before->cls == DateClass::span_head || before->cls == DateClass::months ||
                       before->cls == DateClass::years));
}

/// "سبتمبر 2022", "دجنبر الماضي", "شهر مارس", "نوفمبر 9، 2020".
std::optional<CalendarDate> DateReader::month_of_year(std::uint32_t token) const {
    CalendarDate date;
    std::uint32_t at = token;
    if (!take_month(at, date))
        return std::nullopt;
    // "The month of", both names of it, or a line of nothing else.
    const bool clear = is(token, DateClass::months) || (!date.hijri && at > after(token)) ||
                       (token == m_first && at == m_end);
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
    if (!year && !date.past && !date.future && at == named && !clear &&
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
    const bool cued = named || month_cue(token) || (token == m_first && token + 1 == m_end) ||
                      (token > m_first && is(token - 1, DateClass::cue)) ||
                      fold(token).starts_with("ب");
    if (!cued || !take_year_number(at, date, named))
        return std::nullopt;
    // "In 2020 villages" counts.
    constexpr std::array counted = {Kind::person, Kind::casualty, Kind::target, Kind::weapon,
                                    Kind::place_type};
    for (const Kind kind : counted)
        if (const Annotation* noun = !named && at < m_end ? m_found.at(at, kind) : nullptr;
            noun && noun->clitics == clitic_none && !noun->is(morph_verb))
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

} // namespace waqia::ingest
