#include "ingest/extract/dates.hpp"

#include <algorithm>
#include <array>
#include <chrono>

namespace waqia::ingest {

namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;
using std::chrono::year_month_day_last;

constexpr int local_utc_offset = 4; // of Armenia and Azerbaijan, all the year
constexpr int first_year = 1900, last_year = 2100;

/// The day of a calendar date, nothing if there is no such day.
std::optional<Day> civil(int y, int m, int d) {
    if (m < 1 || m > 12 || d < 1 || d > 31)
        return std::nullopt;
    const year_month_day date{year(y), month(static_cast<unsigned>(m)),
                              day(static_cast<unsigned>(d))};
    if (!date.ok())
        return std::nullopt;
    return sys_days(date);
}

Day last_of_month(int y, int m) {
    return sys_days(
        year_month_day_last{year(y), std::chrono::month_day_last{month(static_cast<unsigned>(m))}});
}

int year_of(Day d) {
    return static_cast<int>(year_month_day(d).year());
}
int month_of(Day d) {
    return static_cast<int>(static_cast<unsigned>(year_month_day(d).month()));
}

/// UCDP GED's precision of a number of days.
int precision_of(std::chrono::days::rep length) {
    return length == 1 ? 1 : length <= 6 ? 2 : length == 7 ? 3 : length <= 31 ? 4 : 5;
}

/// Reads the date expression that begins at a token: the grammar of Arabic news dates, by hand.
class DateReader {
public:
    DateReader(const Text& text, const Annotations& found, const Lexicon& lexicon,
               std::optional<Day> anchor, std::uint32_t end,
               const std::vector<DateExpression>& earlier)
        : m_text(text), m_found(found), m_lexicon(lexicon), m_anchor(anchor), m_end(end),
          m_earlier(earlier) {}

    std::optional<DateExpression> read(std::uint32_t token) {
        m_date = {};
        m_date.first = m_at = token;
        const bool ok = between() || since() || numeric() || with_day_part() || part_of_month() ||
                        calendar_day() || month_alone() || year_alone() || ago() || relative() ||
                        refers_back();
        if (!ok || m_at == token)
            return std::nullopt;
        if (m_date.reach == DateReach::day && m_date.when.start)
            clock();
        m_date.last = m_at;
        return m_date;
    }

private:
    // --- what stands at a token -------------------------------------------------------------

    const DateWord* word(std::uint32_t token, DateClass cls) const {
        const Annotation* a = token < m_end ? m_found.at(token, Kind::date) : nullptr;
        return a && m_lexicon.dates[a->payload].cls == cls ? &m_lexicon.dates[a->payload] : nullptr;
    }
    const DateWord* any(std::uint32_t token) const {
        const Annotation* a = token < m_end ? m_found.at(token, Kind::date) : nullptr;
        return a ? &m_lexicon.dates[a->payload] : nullptr;
    }
    std::uint32_t after(std::uint32_t token) const { return m_found.at(token, Kind::date)->last; }
    std::optional<int> number(std::uint32_t token) const {
        if (token >= m_end)
            return std::nullopt;
        const auto value = digits_value(m_text.fold(token));
        return value && *value < 10000 ? std::optional<int>(static_cast<int>(*value))
                                       : std::nullopt;
    }
    std::optional<int> year_number(std::uint32_t token) const {
        const auto value = number(token);
        return value && *value >= first_year && *value <= last_year ? value : std::nullopt;
    }
    char32_t mark(std::uint32_t token) const { return token < m_end ? m_text.mark(token) : 0; }
    std::string_view fold(std::uint32_t token) const {
        return token < m_end ? m_text.fold(token) : std::string_view();
    }

    /// A clock time behind a day, "(الاثنين 20:05 ت غ)": sets the moment in UTC and the local day.
    void clock() {
        std::uint32_t at = m_at;
        while (at < m_at + 4 && (fold(at) == "الساعه" || fold(at) == "عند" || fold(at) == "قرابه" ||
                                 fold(at) == "حوالي" || fold(at) == "نحو" || fold(at) == "في" ||
                                 mark(at) == U'،' || mark(at) == U'('))
            ++at;
        const auto hour = number(at), minute = number(at + 2);
        if (!hour || !minute || mark(at + 1) != U':' || *hour > 23 || *minute > 59)
            return;
        at += 3;
        int twelve = 0; // hours to add to a clock of twelve
        if (const DateWord* part = word(at, DateClass::daypart)) {
            const bool late = part->day_part == DayPart::evening ||
                              part->day_part == DayPart::afternoon ||
                              (part->day_part == DayPart::night && *hour > 5) ||
                              (part->day_part == DayPart::noon && *hour < 4);
            twelve = late && *hour < 12 ? 12 : 0;
            m_date.when.day_part = part->day_part;
            at = after(at);
        }
        const bool bracket = mark(at) == U'(';
        int offset_hours = local_utc_offset;
        if (fold(at) == "ت" && fold(at + 1) == "غ") {
            offset_hours = 0;
            at += 2;
        } else if (fold(at) == "بتوقيت" && !bracket) {
            const auto zone = fold(at + 1);
            offset_hours = zone.starts_with("غرين") || zone.starts_with("جرين") ? 0
                           : zone == "موسكو"                                    ? 3
                                                                                : local_utc_offset;
            at += 2;
        } else if (fold(at) == "بالتوقيت") {
            at += 2;
        }
        m_at = at;
        using namespace std::chrono;
        const sys_seconds utc = sys_seconds(*m_date.when.start) +
                                hours(*hour + twelve - offset_hours) + minutes(*minute);
        m_date.when.datetime_start = m_date.when.datetime_end = utc;
        m_date.when.start = m_date.when.stop = floor<days>(utc + hours(local_utc_offset));
    }

    // --- what is made of it -----------------------------------------------------------------

    void set(Day start, Day stop, int prec, DateMethod method) {
        m_date.when.method = method;
        if (year_of(start) < first_year || year_of(stop) > last_year || stop < start)
            return; // stays unresolved
        m_date.when.start = start;
        m_date.when.stop = stop;
        m_date.when.prec = prec;
        m_date.when.method = method;
    }
    void set_day(Day d, DateMethod method) { set(d, d, 1, method); }
    void unresolved(DateMethod method) { m_date.when.method = method; }

    /// A month name, its second name behind a slash or in brackets included: the month, 0 if none.
    int take_month(std::uint32_t& at) const {
        const DateWord* name = word(at, DateClass::month);
        if (!name)
            return 0;
        at = after(at);
        const char32_t m = mark(at);
        if (const DateWord* again = word(at, DateClass::month);
            again && again->value == name->value)
            at = after(at); // "سبتمبر أيلول"
        if (m == U'/' || m == U'(' || m == U'-') {
            if (word(at + 1, DateClass::month)) {
                std::uint32_t behind = after(at + 1);
                if (m != U'(' || mark(behind) == U')')
                    at = behind + (m == U'(' ? 1 : 0);
            } else if (m == U'/' && at + 1 < m_end && is_latin(fold(at + 1))) {
                at += 2; // "November / نوفمبر"
            }
        }
        return name->value;
    }
    static bool is_latin(std::string_view w) {
        return !w.empty() && w.front() >= 'a' && w.front() <= 'z';
    }

    /// A year behind a month: "2020", "من عام 2020", "من العام الماضي", "الماضي", "الجاري".
    struct YearWord {
        std::optional<int> value;
        bool past = false;
    };
    YearWord take_year(std::uint32_t& at) const {
        std::uint32_t i = at;
        if (mark(i) == U'،' || mark(i) == U',')
            ++i;
        if (fold(i) == "من" || fold(i) == "عام" || fold(i) == "سنه" || fold(i) == "العام") {
            if (fold(i) == "من")
                ++i;
            if (const auto* last = word(i, DateClass::last_year); last && m_anchor) {
                at = after(i);
                return {year_of(*m_anchor) + last->value, false};
            }
            if (word(i, DateClass::this_year) && m_anchor) {
                at = after(i);
                return {year_of(*m_anchor), false};
            }
            if (word(i, DateClass::year_word))
                i = after(i);
        }
        if (const auto y = year_number(i)) {
            at = i + 1;
            return {*y, false};
        }
        if (word(at, DateClass::past_mark)) {
            at = after(at);
            return {std::nullopt, true};
        }
        if (word(at, DateClass::present_mark))
            at = after(at);
        return {};
    }

    /// Day and month whose year is not said: the latest such day not after the anchor.
    std::optional<Day> without_year(int m, int d) const {
        if (!m_anchor)
            return std::nullopt;
        for (int y = year_of(*m_anchor); y > year_of(*m_anchor) - 5; --y)
            if (const auto date = civil(y, m, d); date && *date <= *m_anchor)
                return date;
        return std::nullopt;
    }

    // --- the forms --------------------------------------------------------------------------

    /// "2023/9/19", "19-09-2023", "16.11.2021".
    bool numeric() {
        std::array<int, 3> part{};
        std::uint32_t at = m_at;
        for (std::size_t i = 0; i < 3; ++i) {
            const auto value = number(at);
            if (!value)
                return dotted();
            part[i] = *value;
            ++at;
            if (i == 2)
                break;
            const char32_t m = mark(at);
            if (m != U'/' && m != U'-' && m != U'.')
                return dotted();
            ++at;
        }
        return take_numeric(part, at);
    }
    bool dotted() {
        std::array<int, 3> part{};
        std::size_t i = 0;
        const auto w = fold(m_at);
        if (w.size() < 8 || w.size() > 10 || w.front() < '0' || w.front() > '9')
            return false;
        for (const char c : w) {
            if (c == '.')
                ++i;
            else if (c >= '0' && c <= '9' && part[i] < 10000)
                part[i] = part[i] * 10 + (c - '0');
            else
                return false;
            if (i > 2)
                return false;
        }
        return i == 2 && take_numeric(part, m_at + 1);
    }
    bool take_numeric(std::array<int, 3> part, std::uint32_t stop) {
        const bool year_first = part[0] >= first_year && part[0] <= last_year;
        const auto date =
            year_first ? civil(part[0], part[1], part[2]) : civil(part[2], part[1], part[0]);
        if (!date || year_of(*date) < first_year || year_of(*date) > last_year)
            return false;
        set_day(*date, DateMethod::explicit_date);
        m_at = stop;
        return true;
    }

    /// A part of the day before its day: "فجر الثلاثاء", "ليل الخميس الجمعة", "مساء أمس".
    bool with_day_part() {
        const DateWord* part = word(m_at, DateClass::daypart);
        if (!part)
            return false;
        const std::uint32_t start = m_at;
        std::uint32_t next = after(m_at);
        if (fold(next) == "من" || mark(next) == U'،')
            ++next;
        if (const auto* more = word(next, DateClass::daypart)) { // "في ساعات الصباح من فجر"
            part = more;
            next = after(next);
        }
        m_at = next;
        const DateWord* first_day = word(day_name(next), DateClass::weekday);
        const bool nights = part->day_part == DayPart::night && between();
        if (!(nights || calendar_day() || relative() || refers_back())) {
            m_at = start;
            return false;
        }
        if (nights && m_date.when.start && *m_date.when.stop == *m_date.when.start + days(1)) {
            set_day(*m_date.when.stop, *m_date.when.method); // the day that begins
            m_date.reach = DateReach::day;
        }
        m_date.when.day_part = part->day_part;
        // "the night Thursday Friday": the night between two days.
        if (part->day_part == DayPart::night && first_day) {
            const std::uint32_t second = mark(m_at) == U'-' || mark(m_at) == U'/' ? m_at + 1 : m_at;
            const DateWord* second_day = word(day_name(second), DateClass::weekday);
            if (second_day && second_day->value == first_day->value % 7 + 1) {
                m_at = after(day_name(second));
                if (m_date.when.start) {
                    const Day eve = m_anchor && *m_date.when.start + days(1) > *m_anchor
                                        ? *m_date.when.start - days(7)
                                        : *m_date.when.start;
                    set_day(eve + days(1), *m_date.when.method); // the day that begins
                }
            }
        }
        return true;
    }

    /// Where the weekday's name stands, "يوم" before it passed over.
    std::uint32_t day_name(std::uint32_t at) const {
        const DateWord* before = word(at, DateClass::day_word);
        return before && word(after(at), DateClass::weekday) ? after(at) : at;
    }

    /// The day of the month, in digits, as an ordinal or as a number word: 0 if there is none.
    int take_day_number(std::uint32_t& at) const {
        if (const auto* ordinal = word(at, DateClass::ordinal)) {
            at = after(at);
            return ordinal->value;
        }
        if (const auto value = number(at); value && *value >= 1 && *value <= 31) {
            ++at;
            if (fold(at) == "من" && word(at + 1, DateClass::month))
                ++at;
            return *value;
        }
        return 0;
    }

    /// "[الثلاثاء] 16 نوفمبر [2021]", "التاسع من تشرين الثاني/نوفمبر 2020".
    bool calendar_day() {
        std::uint32_t at = m_at;
        if (const auto named = day_name(at); word(named, DateClass::weekday)) {
            at = after(named);
            while (mark(at) == U'،' || mark(at) == U',' || fold(at) == "في")
                ++at;
        } else if (word(at, DateClass::day_word) || word(at, DateClass::today) ||
                   word(at, DateClass::day_offset)) {
            // "أمس الثلثاء 14 تموز", "يوم 27 سبتمبر"
            at = after(at);
            if (word(at, DateClass::weekday))
                at = after(at);
            if (mark(at) == U'،' || mark(at) == U'(')
                ++at;
        }
        const int d = take_day_number(at);
        if (d == 0)
            return false;
        if (day_of_this_month(d, at))
            return true;
        const int m = take_month(at);
        if (m == 0)
            return fold(at) == "منه" && day_of_last_month(d, at + 1);
        const auto y = take_year(at);
        m_at = at;
        if (y.value) {
            const auto date = civil(*y.value, m, d);
            if (!date)
                return false;
            set_day(*date, DateMethod::explicit_date);
        } else if (const auto date = without_year(m, d)) {
            set_day(*date, DateMethod::explicit_no_year);
        } else {
            unresolved(DateMethod::explicit_no_year);
        }
        return true;
    }

    /// "السادس من الشهر الجاري", "12 الجاري", "العاشر من الشهر الماضي".
    bool day_of_this_month(int d, std::uint32_t at) {
        if (fold(at) == "من")
            ++at;
        const bool last = word(at, DateClass::last_month);
        if (!last && !word(at, DateClass::this_month) && !word(at, DateClass::present_mark))
            return false;
        m_at = after(at);
        if (!m_anchor) {
            unresolved(DateMethod::relative);
            return true;
        }
        const Day month =
            last ? *civil(year_of(*m_anchor), month_of(*m_anchor), 1) - days(1) : *m_anchor;
        const auto date = civil(year_of(month), month_of(month), d);
        if (!date)
            return false;
        set_day(*date, DateMethod::relative);
        return true;
    }

    /// "وفي 30 منه": of the month named last.
    bool day_of_last_month(int d, std::uint32_t stop) {
        for (auto it = m_earlier.rbegin(); it != m_earlier.rend(); ++it)
            if (it->when.start) {
                const auto date = civil(year_of(*it->when.start), month_of(*it->when.start), d);
                if (!date)
                    return false;
                set_day(*date, DateMethod::context);
                m_at = stop;
                return true;
            }
        return false;
    }

    /// "سبتمبر 2022", "دجنبر الماضي", "شهر مارس".
    bool month_alone() {
        std::uint32_t at = m_at;
        const int m = take_month(at);
        if (m == 0)
            return false;
        const bool cued = m_at > 0 && cue_of_month(m_at - 1);
        const std::uint32_t named = at;
        const auto y = take_year(at);
        if (!y.value && !y.past && !cued)
            return false;
        m_at = y.value || y.past ? at : named;
        std::optional<int> in = y.value;
        if (!in)
            if (const auto date = without_year(m, 1))
                in = year_of(*date);
        if (!in) {
            unresolved(DateMethod::explicit_no_year);
            return true;
        }
        set(*civil(*in, m, 1), last_of_month(*in, m), 4,
            y.value ? DateMethod::explicit_date : DateMethod::explicit_no_year);
        m_date.reach = DateReach::period;
        return true;
    }
    bool cue_of_month(std::uint32_t token) const {
        const auto w = m_text.fold(token);
        return w == "شهر" || w == "في" || w == "منذ" || w == "خلال" || w == "وفي" || w == "من" ||
               w == "شهري" || word(token, DateClass::part);
    }

    /// "مطلع سبتمبر 2022", "أواخر العام الماضي", "منذ مطلع العام".
    bool part_of_month() {
        const DateWord* part = word(m_at, DateClass::part);
        if (!part)
            return false;
        const std::uint32_t start = m_at;
        m_at = after(m_at);
        if (fold(m_at) == "شهر")
            ++m_at;
        if (!(month_alone() || year_alone() || relative())) {
            m_at = start;
            return false;
        }
        if (!m_date.when.start || m_date.when.prec.value_or(0) < 3)
            return m_date.when.start.has_value() || m_date.when.method.has_value();
        const Day from = *m_date.when.start;
        // Of a month that still runs, the parts of the whole of it.
        const Day to = *m_date.when.prec == 4 ? last_of_month(year_of(from), month_of(from))
                                              : *m_date.when.stop;
        const auto third = std::max(days(1), (to - from + days(1)) / 3);
        if (part->value == 0)
            m_date.when.stop = from + third - days(1);
        else if (part->value == 1)
            m_date.when.start = from + third, m_date.when.stop = from + third + third - days(1);
        else
            m_date.when.start = to - third, m_date.when.stop = to;
        if (m_anchor && *m_date.when.stop > *m_anchor && *m_date.when.start <= *m_anchor)
            m_date.when.stop = *m_anchor;
        m_date.when.stop = std::max(*m_date.when.stop, *m_date.when.start);
        return true;
    }

    /// "عام 2020", "في 2020", "خريف 2020", "خريف العام الماضي", "تسعينيات القرن الماضي".
    bool year_alone() {
        std::uint32_t at = m_at;
        const DateWord* season = word(at, DateClass::season);
        if (season)
            at = after(at);
        if (const auto* decade = word(at, DateClass::decade); decade) {
            set(*civil(decade->value, 1, 1), *civil(decade->value + 9, 12, 31), 5,
                DateMethod::explicit_date);
            m_date.reach = DateReach::period;
            m_at = after(at);
            while (fold(m_at) == "القرن" || fold(m_at) == "الماضي")
                ++m_at;
            return true;
        }
        std::optional<int> y;
        auto method = DateMethod::explicit_date;
        if (const auto* last = word(at, DateClass::last_year)) {
            method = DateMethod::relative;
            at = after(at);
            if (m_anchor)
                y = year_of(*m_anchor) + last->value;
        } else {
            const bool year_word = word(at, DateClass::year_word);
            if (year_word)
                at = after(at);
            y = year_number(at);
            const bool cued = year_word || season ||
                              (m_at > 0 && year_cue(m_text.fold(m_at - 1))) ||
                              fold(m_at).starts_with("ب");
            if (!y || !cued)
                return false;
            ++at;
        }
        m_at = at;
        m_date.reach = DateReach::period;
        if (!y) {
            unresolved(DateMethod::relative);
            return true;
        }
        const int from = season ? season->value : 1, to = season ? season->value2 : 12;
        set(*civil(*y, from, 1), last_of_month(to < from ? *y + 1 : *y, to), 5, method);
        return true;
    }
    static bool year_cue(std::string_view w) {
        return w == "في" || w == "منذ" || w == "وفي" || w == "حتي" || w == "خلال" || w == "من" ||
               w == "ففي" || w == "بين" || w == "و" || w == "حرب" || w == "قبل" || w == "بعد";
    }

    /// "قبل يومين", "منذ ثلاثة أيام", "قبل أسبوع".
    bool ago() {
        if (!word(m_at, DateClass::ago))
            return false;
        std::uint32_t at = after(m_at);
        int count = 1;
        bool counted = false;
        if (const auto value = number(at)) {
            count = *value;
            counted = true;
            ++at;
        } else if (const Annotation* n = at < m_end ? m_found.at(at, Kind::number) : nullptr) {
            const auto& row = m_lexicon.numbers[n->payload];
            if (row.cls == NumberClass::unit || row.cls == NumberClass::teen) {
                count = static_cast<int>(row.value);
                counted = true;
                at = n->last;
            }
        }
        const DateWord* unit = any(at);
        int length = 0;
        if (unit &&
            (unit->cls == DateClass::span || (unit->cls == DateClass::day_word && !counted)))
            length = unit->value * (counted ? count : 1);
        else if (unit && counted &&
                 (unit->cls == DateClass::span_unit || unit->cls == DateClass::day_word))
            length = unit->value * count;
        if (unit && unit->cls == DateClass::span_long)
            return years_ago(at, unit->value * (counted ? count : 0));
        if (length == 0)
            return false;
        m_at = after(at);
        if (fold(m_at) == "واحد" || fold(m_at) == "واحده")
            ++m_at;
        if (!m_anchor) {
            unresolved(DateMethod::relative);
            return true;
        }
        const Day then = *m_anchor - days(length);
        if (length < 7)
            set_day(then, DateMethod::relative);
        else if (length < 28)
            set(then, then, 3, DateMethod::relative); // that day, give or take a few
        else
            set(then - days(15), then + days(15), 4, DateMethod::relative);
        if (length >= 28)
            m_date.reach = DateReach::period;
        return true;
    }

    /// "قبل سنوات", "قبل عامين": an earlier period, of a year where it is counted.
    bool years_ago(std::uint32_t at, int length) {
        m_at = after(at);
        m_date.reach = DateReach::period;
        if (!m_anchor || length == 0) {
            unresolved(DateMethod::relative);
            return true;
        }
        const int y = year_of(*m_anchor - days(length));
        set(*civil(y, 1, 1), *civil(y, 12, 31), 5, DateMethod::relative);
        return true;
    }

    /// Words relative to publication, and weekdays.
    bool relative() {
        const DateWord* w = any(m_at);
        if (!w)
            return false;
        const auto offset = [&](int by) {
            if (m_anchor)
                set_day(*m_anchor + days(by), DateMethod::relative);
            else
                unresolved(DateMethod::relative);
            if (by > 0)
                m_date.reach = DateReach::future;
        };
        switch (w->cls) {
        case DateClass::today:
        case DateClass::day_offset:
            m_at = after(m_at);
            if (w->cls == DateClass::today && m_date.first == m_at - 1 && !today_stands_alone())
                return false;
            offset(w->value);
            take_beside();
            return true;
        case DateClass::tonight:
            m_at = after(m_at);
            offset(0);
            m_date.when.day_part = DayPart::night;
            return true;
        case DateClass::last_night:
            m_at = after(m_at);
            m_date.when.day_part = DayPart::night;
            if (m_anchor)
                set(*m_anchor - days(1), *m_anchor, 1, DateMethod::relative);
            else
                unresolved(DateMethod::relative);
            return true;
        case DateClass::last_days:
            m_at = after(m_at);
            if (m_anchor)
                set(*m_anchor - days(w->value), *m_anchor, 2, DateMethod::relative);
            else
                unresolved(DateMethod::relative);
            return true;
        case DateClass::weekday:
        case DateClass::day_word:
            return weekday();
        case DateClass::last_week:
        case DateClass::last_month:
        case DateClass::last_year:
        case DateClass::this_week:
        case DateClass::this_month:
        case DateClass::this_year:
            return calendar_period(w->cls);
        case DateClass::future:
            m_at = after(m_at);
            m_date.reach = DateReach::future;
            unresolved(DateMethod::relative);
            return true;
        default:
            return false;
        }
    }

    /// "اليوم" is "today" and not "the day" of "the same day", "the next day", "the eighth day".
    bool today_stands_alone() const {
        const auto next = fold(m_at);
        return !(next == "نفسه" || next == "ذاته" || next == "التالي" || next == "الاول" ||
                 next == "الثاني" || next == "الثالث" || next == "الرابع" || next == "الخامس" ||
                 next == "السادس" || next == "السابع" || next == "الثامن" || next == "التاسع" ||
                 next == "العاشر" || next == "الاخير" || next == "الذي");
    }

    /// The weekday and the part of the day beside "today" or "yesterday".
    void take_beside() {
        std::uint32_t at = m_at;
        const bool bracket = mark(at) == U'(';
        if (bracket)
            ++at;
        if (const auto named = day_name(at); word(named, DateClass::weekday)) {
            at = after(named);
            if (!bracket || mark(at) == U')')
                m_at = at + (bracket ? 1 : 0);
        }
        if (const auto* part = word(m_at, DateClass::daypart)) {
            m_date.when.day_part = part->day_part;
            m_at = after(m_at);
        }
    }

    bool weekday() {
        std::uint32_t at = m_at;
        const bool bracket = mark(at) == U'(';
        at = day_name(at);
        const DateWord* name = word(at, DateClass::weekday);
        if (!name || bracket)
            return false;
        at = after(at);
        bool past = false, future = false;
        if (word(at, DateClass::past_mark)) {
            past = true;
            at = after(at);
        } else if (word(at, DateClass::future_mark)) {
            future = true;
            at = after(at);
        }
        if (const auto* part = word(at, DateClass::daypart); part && !m_date.when.day_part) {
            m_date.when.day_part = part->day_part;
            at = after(at);
        }
        m_at = at;
        if (!m_anchor) {
            unresolved(DateMethod::weekday);
            return true;
        }
        const int today = static_cast<int>(std::chrono::weekday(*m_anchor).iso_encoding());
        int back = (today - name->value + 7) % 7;
        if (past && back == 0)
            back = 7;
        if (future) {
            m_date.reach = DateReach::future;
            back = back == 0 ? -7 : back - 7;
        }
        set_day(*m_anchor - days(back), DateMethod::weekday);
        return true;
    }

    bool calendar_period(DateClass cls) {
        m_at = after(m_at);
        m_date.reach = DateReach::period;
        if (!m_anchor) {
            unresolved(DateMethod::relative);
            return true;
        }
        const int y = year_of(*m_anchor), m = month_of(*m_anchor);
        const int today = static_cast<int>(std::chrono::weekday(*m_anchor).iso_encoding());
        const Day monday = *m_anchor - days(today - 1);
        switch (cls) {
        case DateClass::last_week:
            set(monday - days(7), monday - days(1), 3, DateMethod::relative);
            break;
        case DateClass::this_week:
            set(monday, *m_anchor, 3, DateMethod::relative);
            break;
        case DateClass::last_month:
            set(*civil(m == 1 ? y - 1 : y, m == 1 ? 12 : m - 1, 1),
                last_of_month(m == 1 ? y - 1 : y, m == 1 ? 12 : m - 1), 4, DateMethod::relative);
            break;
        case DateClass::this_month:
            set(*civil(y, m, 1), *m_anchor, 4, DateMethod::relative);
            break;
        case DateClass::last_year:
            set(*civil(y - 1, 1, 1), *civil(y - 1, 12, 31), 5, DateMethod::relative);
            break;
        default:
            set(*civil(y, 1, 1), *m_anchor, 5, DateMethod::relative);
        }
        return true;
    }

    /// "في اليوم نفسه", "في اليوم التالي": of the day named last.
    bool refers_back() {
        const DateWord* w = any(m_at);
        if (!w || (w->cls != DateClass::same_day && w->cls != DateClass::next_day))
            return false;
        for (auto it = m_earlier.rbegin(); it != m_earlier.rend(); ++it)
            if (it->when.start && it->when.prec == 1) {
                set_day(*it->when.start + days(w->value), DateMethod::context);
                m_at = after(m_at);
                return true;
            }
        return false;
    }

    /// "بين 12 و14 يوليو", "بين عامي 1991 و1994", "من الأحد إلى الثلاثاء", "12-14 يوليو".
    bool between() {
        const auto w = fold(m_at);
        const bool from = w == "من" || w == "منذ", among = w == "بين" || w == "ما";
        const std::uint32_t start = m_at;
        const bool two_days = fold(m_at).ends_with("يومي");
        std::uint32_t at = from || among || two_days ? m_at + 1 : m_at;
        if (fold(at) == "بين" || fold(at) == "يومي" || word(at, DateClass::year_word))
            ++at;
        const bool ok = (number(at) && span_of_numbers(at, from || among || two_days)) ||
                        ((from || among || two_days) && span_of_days(at));
        if (!ok)
            m_at = start;
        return ok;
    }
    bool span_of_numbers(std::uint32_t at, bool cued) {
        const int a = *number(at++);
        if (cued && take_month_between(at, a))
            return true;
        const bool dash = mark(at) == U'-' || mark(at) == U'–';
        if (dash || (cued && (fold(at) == "و" || fold(at) == "الي" || fold(at) == "حتي")))
            ++at;
        else if (!cued || !fold(at).starts_with("و"))
            return false;
        const auto b = number(at);
        if (!b)
            return false;
        ++at;
        if (a >= first_year && *b >= first_year && a <= *b && *b <= last_year && cued) {
            set(*civil(a, 1, 1), *civil(*b, 12, 31), 5, DateMethod::range);
            m_date.reach = DateReach::period;
            m_at = at;
            return true;
        }
        const int m = take_month(at);
        if (m == 0 || a > 31 || *b > 31)
            return false;
        const auto y = take_year(at);
        m_at = at;
        return set_span(y.value, m, a, m, *b);
    }
    /// "بين 28 سبتمبر و3 أكتوبر".
    bool take_month_between(std::uint32_t at, int a) {
        const int m = take_month(at);
        if (m == 0)
            return false;
        const auto first_year_word = take_year(at);
        if (fold(at) == "و" || fold(at) == "الي" || fold(at) == "حتي")
            ++at;
        const auto b = number(at);
        if (!b)
            return false;
        ++at;
        const int n = take_month(at);
        if (n == 0)
            return false;
        const auto y = take_year(at);
        m_at = at;
        return set_span(y.value ? y.value : first_year_word.value, m, a, n, *b);
    }
    bool set_span(std::optional<int> y, int m, int a, int n, int b) {
        m_date.reach = DateReach::period;
        const auto to = y ? civil(*y, n, b) : without_year(n, b);
        if (!to) {
            unresolved(DateMethod::range);
            return true;
        }
        const auto start = civil(m > n ? year_of(*to) - 1 : year_of(*to), m, a);
        if (!start || *start > *to)
            return false;
        const auto length = (*to - *start).count() + 1;
        set(*start, *to, precision_of(length), DateMethod::range);
        return true;
    }
    bool span_of_days(std::uint32_t at) {
        m_at = at;
        if (!relative() || !m_date.when.start)
            return false;
        const Day from = *m_date.when.start;
        if (fold(m_at) == "الي" || fold(m_at) == "حتي")
            ++m_at;
        else if (!fold(m_at).starts_with("وال"))
            return false;
        if (!relative() || !m_date.when.start)
            return false;
        const Day to = *m_date.when.start;
        const Day start = from > to ? from - days(7) : from;
        set(start, to, 2, DateMethod::range);
        m_date.reach = DateReach::period;
        return true;
    }

    /// "منذ 27 سبتمبر", "منذ الأحد": from then until the anchor.
    bool since() {
        if (!word(m_at, DateClass::ago) || fold(m_at) == "قبل")
            return false;
        const std::uint32_t start = m_at;
        m_at = after(m_at);
        if (!(with_day_part() || part_of_month() || calendar_day() || month_alone() ||
              year_alone() || weekday() ||
              (any(m_at) && any(m_at)->cls == DateClass::day_offset && relative()))) {
            m_at = start;
            return false;
        }
        m_date.reach = DateReach::since;
        if (m_date.when.start && m_anchor && *m_date.when.start <= *m_anchor) {
            const auto length = (*m_anchor - *m_date.when.start).count() + 1;
            set(*m_date.when.start, *m_anchor, precision_of(length), DateMethod::range);
        }
        return true;
    }

    const Text& m_text;
    const Annotations& m_found;
    const Lexicon& m_lexicon;
    std::optional<Day> m_anchor;
    std::uint32_t m_end;
    const std::vector<DateExpression>& m_earlier;
    DateExpression m_date;
    std::uint32_t m_at = 0;
};

} // namespace

void find_dates(const Text& text, const Annotations& found, const Lexicon& lexicon,
                std::optional<Day> anchor, std::uint32_t first, std::uint32_t last,
                std::vector<DateExpression>& dates) {
    DateReader reader(text, found, lexicon, anchor, last, dates);
    for (std::uint32_t token = first; token < last;) {
        const bool may_begin = found.at(token, Kind::date) ||
                               text.tokens[token].kind == TokenKind::number ||
                               digits_value(text.fold(token)) || text.fold(token) == "بين" ||
                               text.fold(token).ends_with("يومي") || text.fold(token) == "من";
        auto date = may_begin ? reader.read(token) : std::nullopt;
        if (!date) {
            ++token;
            continue;
        }
        date->when.text = text.words(date->first, date->last);
        token = date->last;
        dates.push_back(std::move(*date));
    }
}

} // namespace waqia::ingest
