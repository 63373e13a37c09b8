// Date expressions as a whole: one point in time with what stands beside it.
#include "ingest/extract/dates.hpp"

#include "ingest/extract/civil.hpp"
#include "ingest/extract/dates_reader.hpp"

#include <algorithm>

namespace waqia::ingest {

using std::chrono::days;

DateReader::Reading DateReader::read(std::uint32_t token) const {
    if (is(token, DateClass::no_date)) {
        auto none = unresolved(after(token), DateMethod::context);
        none->when.method.reset();
        return none;
    }
    auto date = range(token);
    if (!date) {
        // "Since a day" and "since Sunday", "since a year" and "since the year 1994".
        date = ago(token);
        if (auto longer = since(token); longer && (!date || longer->last > date->last))
            date = longer;
    }
    if (!date)
        date = point(token);
    if (!date)
        date = clock_first(token);
    if (date)
        date->first = token;
    return date;
}

DateReader::Reading DateReader::base(std::uint32_t token) const {
    if (auto date = iso_time(token))
        return date;
    if (auto date = calendar_date(token))
        return date;
    if (auto date = part_of_period(token))
        return date;
    if (auto date = season(token))
        return date;
    if (auto date = decade(token))
        return date;
    if (auto date = week_of_month(token))
        return date;
    if (auto date = last_units(token))
        return date;
    if (auto date = this_period(token))
        return date;
    if (auto date = refers_back(token))
        return date;
    if (auto date = weekday(token))
        return date;
    return relative(token);
}

DateReader::Reading DateReader::point(std::uint32_t token) const {
    auto date = with_day_part(token);
    if (!date)
        date = base(token);
    if (!date)
        return std::nullopt;
    take_clock(*date);
    // "Sunday morning", the part of the day behind the day.
    if (!date->when.day_part && date->when.prec.value_or(1) == 1) {
        if (const auto* part = word(date->last, DateClass::daypart)) {
            date->when.day_part = part->day_part;
            date->last = after(date->last);
            take_clock(*date);
        }
    }
    return date;
}

/// A part of the day before its day: "فجر الثلاثاء", "ليل الخميس الجمعة", "مساء أمس".
DateReader::Reading DateReader::with_day_part(std::uint32_t token, bool nested) const {
    if (is(token, DateClass::this_one)) { // "this morning"
        const DateWord* now = word(after(token), DateClass::daypart);
        if (!now)
            return std::nullopt;
        auto date = on_day(after(after(token)), 0, DateMethod::publication);
        date->when.day_part = now->day_part;
        return date;
    }
    const DateWord* part = word(token, DateClass::daypart);
    const bool tonight = is(token, DateClass::tonight);
    if (!part && !tonight)
        return std::nullopt;
    std::uint32_t at = after(token);
    const auto pass = [&] {
        if (relation(at, {RelationClass::from, RelationClass::in}) || comma(at))
            ++at;
    };
    if (tonight)
        return is(at, DateClass::span_head) || relation(at, {RelationClass::between})
                   ? night_between(any(at) ? after(at) : at + 1)
                   : std::nullopt;
    // "The past night", by the night's own word.
    if (part->day_part == DayPart::night && is(at, DateClass::past_mark))
        return night_from(after(at), mark_value(at));
    pass();
    if (const auto* more = word(at, DateClass::daypart)) { // "in the morning hours, at dawn"
        part = more;
        at = after(at);
        pass();
    }
    Reading date;
    if (part->day_part == DayPart::night && !nested)
        date = night_between(at);
    if (!date)
        date = base(at);
    if (!date || date->reach == DateReach::period || date->when.prec.value_or(1) != 1)
        return std::nullopt;
    date->when.day_part = part->day_part;
    return date;
}

/// The night between two days, which dates to the day that begins.
DateReader::Reading DateReader::night_between(std::uint32_t token) const {
    auto date = between(token, true, true);
    if (!date)
        return std::nullopt;
    const auto& when = date->when;
    if (when.start && *when.stop != *when.start + days(1))
        return std::nullopt;
    const auto method =
        is(day_name(token), DateClass::weekday) ? DateMethod::weekday : DateMethod::range;
    auto night = when.start ? made(date->last, *when.stop, method) : unresolved(date->last, method);
    night->when.day_part = DayPart::night;
    return night;
}

namespace {

/// Whether a date may begin at the token: at a word or a number of a date, or at a preposition with
/// one of them soon behind it.
bool may_begin(const Text& text, const Annotations& found, std::uint32_t token,
               std::uint32_t last) {
    constexpr std::uint32_t reach = 4; // "from the morning of the 5th"
    const auto of_date = [&](std::uint32_t i) {
        return found.at(i, Kind::date) || text.tokens[i].kind == TokenKind::number ||
               digits_value(text.fold(i));
    };
    if (of_date(token))
        return true;
    if (!found.at(token, Kind::relation))
        return false;
    for (std::uint32_t i = token + 1; i < std::min(last, token + 1 + reach); ++i)
        if (of_date(i) || found.at(i, Kind::number))
            return true;
    return false;
}

} // namespace

void find_dates(const Text& text, const Annotations& found, const Lexicon& lexicon,
                std::optional<Day> anchor, std::uint32_t first, std::uint32_t last,
                std::vector<DateExpression>& dates) {
    const DateReader reader(text, found, lexicon, anchor, first, last, dates);
    for (std::uint32_t token = first; token < last;) {
        auto date = may_begin(text, found, token, last) ? reader.read(token) : std::nullopt;
        if (!date) {
            ++token;
            continue;
        }
        token = date->last;
        if (!date->when.method)
            continue; // words that only look like a date
        date->when.text = text.words(date->first, date->last);
        dates.push_back(std::move(*date));
    }
}

} // namespace waqia::ingest
