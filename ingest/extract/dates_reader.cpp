// What stands at a token, for all forms of dates.
#include "ingest/extract/dates_reader.hpp"

#include "ingest/extract/civil.hpp"

#include <algorithm>
#include <array>

namespace waqia::ingest {

bool is_year(int value) {
    return value >= first_year && value <= last_year;
}
bool is_hijri_year(int value) {
    return value >= first_hijri_year && value <= last_hijri_year;
}
bool joins_numbers(char32_t mark) {
    return mark == U'/' || mark == U'-' || mark == U'.' || mark == U'–';
}
bool joins_names(char32_t mark) {
    return joins_numbers(mark) || mark == U'(' || mark == U'|' || mark == U'\\' || mark == U'ـ';
}

std::optional<Day> CalendarDate::day() const {
    return hijri ? ingest::hijri(y, m, d) : civil(y, m, d);
}

int fixed_digits(std::string_view text, std::size_t at, std::size_t length) {
    if (at + length > text.size())
        return -1;
    int value = 0;
    for (const char c : text.substr(at, length)) {
        if (c < '0' || c > '9')
            return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

bool DateReader::relation(std::uint32_t token, std::initializer_list<RelationClass> classes) const {
    const Annotation* a = token < m_end ? m_found.at(token, Kind::relation) : nullptr;
    return a && a->last == token + 1 &&
           std::find(classes.begin(), classes.end(), m_lexicon.relations[a->payload].cls) !=
               classes.end();
}

/// Whether the date word at the token bears the proclitic.
bool DateReader::has(std::uint32_t token, Clitic clitic) const {
    const Annotation* a = token < m_end ? m_found.at(token, Kind::date) : nullptr;
    return a && a->has(clitic);
}

/// Whether the token is joined to what stands before it by "and".
bool DateReader::joined(std::uint32_t token) const {
    if (has(token, clitic_and))
        return true;
    const auto figure = digits(token);
    return figure && figure->joined;
}

/// "Last" -1, "before last" -2, "next" 1; 0 if no such word stands at the token.
int DateReader::mark_value(std::uint32_t token) const {
    const DateWord* w = any(token);
    return w && (w->cls == DateClass::past_mark || w->cls == DateClass::future_mark) ? w->value : 0;
}

std::uint32_t DateReader::after(std::uint32_t token) const {
    return m_found.at(token, Kind::date)->last;
}

/// A number of at most four digits behind any proclitic, with the letter of an era behind it
/// ("2020م", "1444هـ").
std::optional<DateReader::Digits> DateReader::digits(std::uint32_t token) const {
    auto w = fold(token);
    Digits figure;
    for (const std::string_view clitic : {"و", "ف", "ب", "ل", "ك", "ال"})
        if (w.size() > clitic.size() && w.starts_with(clitic)) {
            w.remove_prefix(clitic.size());
            figure.joined |= clitic == "و";
        }
    std::size_t length = 0;
    for (; length < w.size() && w[length] >= '0' && w[length] <= '9'; ++length)
        figure.value = length < 4 ? figure.value * 10 + (w[length] - '0') : figure.value;
    if (length == 0 || length > 4)
        return std::nullopt;
    const auto rest = w.substr(length);
    if (rest == "م")
        figure.era = 0;
    else if (rest == "ه")
        figure.era = 1;
    else if (!rest.empty())
        return std::nullopt;
    return figure;
}

/// "3", "ثلاثة", "نحو 10", "بضعة": how many of what follows.
std::optional<DateReader::Count> DateReader::count(std::uint32_t token) const {
    Count result;
    const Annotation* a = token < m_end ? m_found.at(token, Kind::number) : nullptr;
    if (a && m_lexicon.numbers[a->payload].is_qualifier()) {
        result.about = true;
        token = a->last;
    }
    const auto number = read_number(m_text, m_found, m_lexicon, token, m_end);
    constexpr long most = 5000;
    if (!number || (number->value && *number->value > most))
        return result.about ? std::optional<Count>({0, true, token}) : std::nullopt;
    result.value = number->qual == CasualtyQual::exact ? static_cast<int>(*number->value) : 0;
    result.last = number->last;
    return result;
}

std::optional<Day> DateReader::named_last(int precision) const {
    constexpr std::ptrdiff_t reach = 64; // expressions
    const auto stop = m_earlier.size() > reach ? m_earlier.rbegin() + reach : m_earlier.rend();
    for (auto it = m_earlier.rbegin(); it != stop; ++it)
        if (it->when.start && it->when.prec <= precision)
            return it->when.prec == 1 ? it->when.stop : it->when.start; // of a night, its end
    return std::nullopt;
}

bool DateReader::planned(std::uint32_t token) const {
    constexpr std::uint32_t reach = 12;
    for (std::uint32_t i = token; i-- > m_first && i + reach > token;) {
        if (m_text.mark(i) == U'.')
            return false;
        if (is(i, DateClass::plan))
            return true;
        if (const Annotation* m = m_found.at(i, Kind::modality);
            m && m_lexicon.modality[m->payload] == ModalityClass::planned)
            return true;
        constexpr std::array verbs = {Kind::event, Kind::occurrence, Kind::reporting,
                                      Kind::casualty};
        for (const Kind kind : verbs)
            if (const Annotation* verb = m_found.at(i, kind); verb && verb->has(clitic_future))
                return true;
    }
    return false;
}

DateReader::Reading DateReader::unresolved(std::uint32_t last, DateMethod method) const {
    DateExpression date;
    date.last = last;
    date.when.method = method;
    return date;
}

/// A day counted from publication.
DateReader::Reading DateReader::on_day(std::uint32_t last, int by, DateMethod method) const {
    return m_anchor ? made(last, *m_anchor + std::chrono::days(by), method)
                    : unresolved(last, method);
}

/// The night that begins on a day counted from publication.
DateReader::Reading DateReader::night_from(std::uint32_t last, int by) const {
    using std::chrono::days;
    auto date = m_anchor ? made(last, *m_anchor + days(by), *m_anchor + days(by + 1), 1,
                                DateMethod::relative)
                         : unresolved(last, DateMethod::relative);
    date->when.day_part = DayPart::night;
    return date;
}

DateReader::Reading DateReader::period_of(Reading date) {
    if (date->reach == DateReach::day)
        date->reach = DateReach::period;
    return date;
}

/// A date that the calendar of news does not reach stays unresolved.
DateReader::Reading DateReader::made(std::uint32_t last, Day start, Day stop, int prec,
                                     DateMethod method) const {
    auto date = unresolved(last, method);
    if (year_of(start) < first_year || year_of(stop) > last_year || stop < start)
        return date;
    date->when.start = start;
    date->when.stop = stop;
    date->when.prec = prec;
    date->reach = m_anchor && start > *m_anchor ? DateReach::future
                  : start == stop || prec <= 1  ? DateReach::day
                                                : DateReach::period;
    return date;
}

} // namespace waqia::ingest
