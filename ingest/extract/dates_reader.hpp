#pragma once

#include "ingest/extract/dates.hpp"

#include <initializer_list>

namespace waqia::ingest {

/// A clock time: minutes from the midnight with which its day begins.
struct ClockTime {
    int minutes = 0;
    std::optional<int> zone; ///< minutes ahead of Greenwich; empty = not said
    std::optional<DayPart> part;
    bool marked = false; ///< its words say that it is a clock time, not just "12:30"
    bool by_word = false, colon = false; ///< "five", "5:00"
    std::uint32_t bare = 0; ///< where the part of the day behind it begins, else `last`
    std::uint32_t last = 0;
};

/// A calendar day, month or year as far as the words tell it; 0 = not told.
struct CalendarDate {
    int d = 0, m = 0, y = 0;
    bool hijri = false;
    bool past = false, future = false, present = false; ///< "last", "next", "this" behind it
    DateMethod year_by = DateMethod::explicit_date;     ///< how the year was told
    std::optional<int> weekday;                         ///< beside it, 1 = Monday
    std::optional<PartOfPeriod> part;                   ///< of its month or year
    std::uint32_t last = 0;

    /// The day, nothing if the calendar does not have it.
    std::optional<Day> day() const;
};

/// Whether news may name such a year of the calendar.
bool is_year(int value);
bool is_hijri_year(int value);
/// Whether the mark may stand between the numbers of a date, or between two names of one month.
bool joins_numbers(char32_t mark);
bool joins_names(char32_t mark);
/// An unsigned number of `length` ASCII digits at `at`, -1 if they are not there.
int fixed_digits(std::string_view text, std::size_t at, std::size_t length);

/// Reads the date expression that begins at a token: the grammar of Arabic news dates, by hand. Its
/// words are the classes of dates.tsv; each form of dates has a source file of its own. A member
/// that reads returns what stands at the token, with the token behind it in `last`, or nothing.
class DateReader {
public:
    /// Reads tokens below `end`; all arguments must outlive the reader.
    DateReader(const Text& text, const Annotations& found, const Lexicon& lexicon,
               std::optional<Day> anchor, std::uint32_t first, std::uint32_t end,
               const std::vector<DateExpression>& earlier)
        : m_text(text), m_found(found), m_lexicon(lexicon), m_anchor(anchor), m_first(first),
          m_end(end), m_earlier(earlier) {}

    /// The longest date expression that begins at `token`.
    std::optional<DateExpression> read(std::uint32_t token) const;

private:
    static constexpr int most_leading_words = 3; ///< that are passed over before a date
    using Reading = std::optional<DateExpression>;
    struct Digits {
        int value = 0;
        std::optional<int> era; ///< of a letter glued to it, as DateClass::era
        bool joined = false;    ///< behind "and"
    };
    struct Count {
        int value = 0; ///< 0 = "some"
        bool about = false;
        std::uint32_t last = 0;
    };
    struct Period {
        DateClass unit = DateClass::days;
        Count count;
        bool and_half = false; ///< half a unit more
    };

    // What stands at a token (dates_reader.cpp).
    const DateWord* any(std::uint32_t token) const {
        const Annotation* a = token < m_end ? m_found.at(token, Kind::date) : nullptr;
        return a ? &m_lexicon.dates[a->payload] : nullptr;
    }
    const DateWord* word(std::uint32_t token, DateClass cls) const {
        const DateWord* found = any(token);
        return found && found->cls == cls ? found : nullptr;
    }
    bool is(std::uint32_t token, DateClass cls) const { return word(token, cls) != nullptr; }
    bool relation(std::uint32_t token, std::initializer_list<RelationClass> classes) const;
    bool has(std::uint32_t token, Clitic clitic) const;
    bool joined(std::uint32_t token) const;
    int mark_value(std::uint32_t token) const;
    std::uint32_t after(std::uint32_t token) const;
    /// The same where a word of another kind, or a mark, may stand at the token.
    std::uint32_t behind(std::uint32_t token) const {
        return any(token) ? after(token) : token + 1;
    }
    /// The punctuation mark at the token, 0 if a word stands there. A tatweel by itself is a dash.
    char32_t mark(std::uint32_t token) const {
        if (token >= m_end)
            return 0;
        const Token& t = m_text.tokens[token];
        return t.kind == TokenKind::word && t.fold_start == t.fold_stop ? U'-' : t.mark;
    }
    bool comma(std::uint32_t token) const { return mark(token) == U'،' || mark(token) == U','; }
    std::string_view fold(std::uint32_t token) const {
        return token < m_end ? m_text.fold(token) : std::string_view();
    }
    std::optional<Digits> digits(std::uint32_t token) const;
    std::optional<Count> count(std::uint32_t token) const;
    /// The day, else the first day of the period, that was named last, of those at least so
    /// precise.
    std::optional<Day> named_last(int precision = 1) const;
    /// Whether what stands before the token tells of a plan.
    bool planned(std::uint32_t token) const;

    // What is made of it (dates_reader.cpp).
    Reading made(std::uint32_t last, Day start, Day stop, int prec, DateMethod method) const;
    Reading made(std::uint32_t last, Day day, DateMethod method) const {
        return made(last, day, day, 1, method);
    }
    Reading unresolved(std::uint32_t last, DateMethod method) const;
    Reading on_day(std::uint32_t last, int days_from_publication, DateMethod method) const;
    Reading night_from(std::uint32_t last, int days_from_publication) const;
    /// The same date as a period, even if it is a single day.
    static Reading period_of(Reading date);

    // One point in time, with what stands beside it (dates.cpp).
    Reading point(std::uint32_t token) const;
    Reading base(std::uint32_t token) const;
    /// `nested`: as an end of a range, which no night between two days is.
    Reading with_day_part(std::uint32_t token, bool nested = false) const;
    Reading night_between(std::uint32_t token) const;

    // Days in numbers alone (dates_numeric.cpp).
    std::optional<CalendarDate> numeric(std::uint32_t token) const;
    std::optional<CalendarDate> day_and_month(std::uint32_t token) const;
    Reading iso_time(std::uint32_t token) const;

    // Days, months and years of a calendar (dates_calendar.cpp).
    std::optional<CalendarDate> calendar(std::uint32_t token) const;
    std::optional<CalendarDate> day_of_month(std::uint32_t token) const;
    std::optional<CalendarDate> month_of_year(std::uint32_t token) const;
    std::optional<CalendarDate> year_alone(std::uint32_t token) const;
    bool take_month(std::uint32_t& at, CalendarDate& date) const;
    bool take_year(std::uint32_t& at, CalendarDate& date) const;
    bool take_relative_year(std::uint32_t& at, CalendarDate& date) const;
    bool take_year_number(std::uint32_t& at, CalendarDate& date, bool by_word) const;
    bool take_this_month(std::uint32_t& at, CalendarDate& date) const;
    int take_day_number(std::uint32_t& at) const;
    bool month_cue(std::uint32_t token) const;

    // The days that they stand for (dates_resolve.cpp).
    Reading calendar_date(std::uint32_t token) const;
    Reading resolve(CalendarDate date, std::uint32_t token) const;
    std::optional<int> missing_year(const CalendarDate& date, std::uint32_t token) const;
    bool take_equivalent(std::uint32_t& at, CalendarDate& date) const;

    // Seasons, decades, parts of periods (dates_period.cpp).
    Reading season(std::uint32_t token) const;
    Reading decade(std::uint32_t token) const;
    Reading part_of_period(std::uint32_t token) const;
    Reading this_period(std::uint32_t token) const;
    Reading week_of_month(std::uint32_t token) const;
    Reading last_units(std::uint32_t token) const;
    Reading last_units(std::uint32_t last, const Period& length, bool next) const;
    static void cut(DateExpression& date, const DateWord& part);

    // Words relative to publication or to another day (dates_relative.cpp).
    Reading relative(std::uint32_t token) const;
    Reading weekday(std::uint32_t token) const;
    Reading ago(std::uint32_t token) const;
    Reading refers_back(std::uint32_t token) const;
    std::uint32_t day_name(std::uint32_t token) const;
    std::optional<Period> period(std::uint32_t token) const;
    Reading back_by(std::uint32_t last, const Period& period) const;
    void take_beside(DateExpression& date) const;

    // Clock times (dates_clock.cpp).
    std::optional<ClockTime> clock(std::uint32_t token) const;
    std::optional<int> clock_digits(std::uint32_t& at, bool& colon) const;
    bool take_hour(std::uint32_t& at, ClockTime& time, bool led, bool named) const;
    void take_hour_part(std::uint32_t& at, ClockTime& time) const;
    void take_part_of_day(std::uint32_t& at, ClockTime& time) const;
    Reading day_of_clock(std::uint32_t last) const;
    Reading day_behind(const ClockTime& time, std::uint32_t zone_end) const;
    void take_zone(std::uint32_t& at, ClockTime& time) const;
    Reading clock_first(std::uint32_t token) const;
    void take_clock(DateExpression& date) const;
    void set_clock(DateExpression& date, ClockTime from, std::optional<ClockTime> to) const;
    std::uint32_t second_clock(const DateExpression& date, ClockTime& first) const;

    // From one time to another (dates_range.cpp).
    Reading range(std::uint32_t token) const;
    Reading between(std::uint32_t token, bool cued, bool loose) const;
    Reading relative_end(std::uint32_t token) const;
    std::optional<CalendarDate> first_end(std::uint32_t token, bool cued) const;
    std::optional<CalendarDate> second_end(std::uint32_t token, const CalendarDate& first) const;
    Reading from_to(CalendarDate first, const CalendarDate& second, std::uint32_t token) const;
    std::optional<std::uint32_t> join(std::uint32_t token, bool dashed, bool loose) const;
    Reading since(std::uint32_t token) const;

    const Text& m_text;
    const Annotations& m_found;
    const Lexicon& m_lexicon;
    std::optional<Day> m_anchor;
    std::uint32_t m_first, m_end;
    const std::vector<DateExpression>& m_earlier;
};

} // namespace waqia::ingest
