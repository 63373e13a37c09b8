#include "ingest/extract/dates.hpp"

#include "../support.hpp"

#include <doctest/doctest.h>

#include <array>
#include <chrono>

using namespace waqia::ingest;
using namespace waqia::ingest::test;

namespace {

// What holds today, rounded down: raise it with the code, never lower it.
constexpr int least_share = 100; // per cent of the rows of dates.tsv

const std::vector<std::string_view> columns = {"published", "text",        "date_start", "date_end",
                                               "date_prec", "date_method", "day_part",   "clock"};

std::string iso_time(std::chrono::sys_seconds moment) {
    const auto day = std::chrono::floor<std::chrono::days>(moment);
    const std::chrono::hh_mm_ss time(moment - day);
    auto two = [](auto n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return iso(day) + "T" + two(time.hours().count()) + ":" + two(time.minutes().count()) + ":" +
           two(time.seconds().count()) + "Z";
}

/// The moment that a clock gave, or the first and the last one.
std::string clock_of(const When& when) {
    if (!when.datetime_start)
        return {};
    const std::string start = iso_time(*when.datetime_start), stop = iso_time(*when.datetime_end);
    return start == stop ? start : start + ".." + stop;
}

std::string shown(const When& when) {
    return "'" + when.text + "' " + iso(when.start) + ".." + iso(when.stop) + " prec " +
           text_of(when.prec) + " " + code_of(when.method) + " " + code_of(when.day_part) + " " +
           clock_of(when);
}

constexpr char32_t arabic_indic = U'\u0660', persian = U'\u06F0'; // their zeros

/// The text with other digits for its ASCII ones; both kinds take two bytes.
std::string with_digits(std::string_view text, char32_t zero) {
    std::string out;
    for (const char c : text) {
        if (c < '0' || c > '9') {
            out += c;
            continue;
        }
        const char32_t digit = zero + static_cast<char32_t>(c - '0');
        out += static_cast<char>(0xC0 | (digit >> 6));
        out += static_cast<char>(0x80 | (digit & 0x3F));
    }
    return out;
}

/// The text with a mark behind each Arabic letter that another Arabic letter follows.
std::string behind_letters(std::string_view text, std::string_view mark) {
    const auto letter = [&](std::size_t i) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const auto trail = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0;
        return (lead == 0xD8 && trail >= 0xA0) || (lead == 0xD9 && trail >= 0x81 && trail <= 0x8A);
    };
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!letter(i)) {
            out += text[i];
            continue;
        }
        out += text.substr(i, 2);
        if (++i + 1 < text.size() && letter(i + 1))
            out += mark;
    }
    return out;
}

bool agrees(const waqia::gazetteer::Table& table, std::size_t row, const When& when) {
    return meets(table.cell(row, "date_start"), iso(when.start)) &&
           meets(table.cell(row, "date_end"), iso(when.stop)) &&
           meets(table.cell(row, "date_prec"), text_of(when.prec)) &&
           meets(table.cell(row, "date_method"), code_of(when.method)) &&
           meets(table.cell(row, "day_part"), code_of(when.day_part)) &&
           meets(table.cell(row, "clock"), clock_of(when));
}

} // namespace

TEST_CASE("find_dates: the case table") {
    const auto table = case_table("dates.tsv", columns);
    Score score("dates");
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const Analysed found(std::string(table.cell(row, "text")), table.cell(row, "published"));
        const auto& dates = found.analysis.dates;
        std::string what = "published " + std::string(table.cell(row, "published")) + ", expected";
        for (const auto* column :
             {"date_start", "date_end", "date_prec", "date_method", "day_part", "clock"})
            what += " " + std::string(table.cell(row, column));
        what += ", found";
        for (const auto& date : dates)
            what += " [" + shown(date.when) + "]";
        const bool none = table.cell(row, "date_start") == "none";
        score.add(none ? dates.empty()
                       : dates.size() == 1 && agrees(table, row, dates.front().when),
                  table.cell(row, "text"), what);
    }
    CHECK(score.share() >= least_share);
}

TEST_CASE("find_dates: a week later, relative words mean a week later") {
    // "Soldiers were killed" on Tuesday, at dawn on Tuesday, yesterday, yesterday Monday, three
    // days ago, two days ago, last night, on the night of Monday to Tuesday, from Sunday to
    // Tuesday, in the evening of the day before yesterday, today.
    const std::array<std::string, 11> words = {"يوم الثلاثاء",
                                               "فجر الثلاثاء",
                                               "أمس",
                                               "أمس الاثنين",
                                               "قبل ثلاثة أيام",
                                               "قبل يومين",
                                               "الليلة الماضية",
                                               "ليل الاثنين الثلاثاء",
                                               "من الأحد إلى الثلاثاء",
                                               "مساء أول أمس",
                                               "اليوم"};
    constexpr std::chrono::days week{7};
    std::size_t resolved = 0;
    for (const auto& word : words)
        // Two weeks of 2020, with a leap day, a month's end and a year's end.
        for (const auto* begin : {"2020-02-24", "2019-12-26"})
            for (int i = 0; i < 14; ++i) {
                const Day published = *day(begin) + std::chrono::days(i);
                CAPTURE(word);
                CAPTURE(iso(published));
                const std::string text = "قتل جنود " + word + " قرب غوريس";
                const Analysed now(text, iso(published)), later(text, iso(published + week));
                const auto &a = now.analysis.dates, &b = later.analysis.dates;
                REQUIRE(a.size() == b.size());
                for (std::size_t d = 0; d < a.size(); ++d) {
                    CHECK(a[d].when.start.has_value() == b[d].when.start.has_value());
                    if (!a[d].when.start || !b[d].when.start)
                        continue;
                    ++resolved;
                    CHECK(iso(*a[d].when.start + week) == iso(b[d].when.start));
                    CHECK(iso(*a[d].when.stop + week) == iso(b[d].when.stop));
                    CHECK(a[d].when.prec == b[d].when.prec);
                    CHECK(*a[d].when.start <= published);
                }
            }
    // "yesterday, Monday" contradicts itself on six days of seven.
    CHECK(resolved >= 10 * 28);
}

TEST_CASE("find_dates: k days later, days counted from publication are k days later") {
    // Yesterday, the day before, tomorrow, this morning, two days, three weeks and eleven days ago,
    // 48 hours ago, the last three days, the last 24 hours, the last two weeks, last night, the
    // night before last, today at a quarter to eight in the evening.
    const std::array<std::string, 14> words = {"أمس",
                                               "أول من أمس",
                                               "غدا",
                                               "هذا الصباح",
                                               "قبل يومين",
                                               "قبل ثلاثة أسابيع",
                                               "منذ أحد عشر يوما",
                                               "قبل 48 ساعة",
                                               "خلال الأيام الثلاثة الماضية",
                                               "خلال الساعات الـ24 الماضية",
                                               "خلال الأسبوعين الماضيين",
                                               "الليلة الماضية",
                                               "ليلة أول أمس",
                                               "اليوم الساعة الثامنة إلا ربعا مساء"};
    const Day first = *day("2020-02-20");
    for (const auto& word : words) {
        const std::string text = "قتل جنود " + word;
        const Analysed origin(text, iso(first));
        REQUIRE(origin.analysis.dates.size() == 1);
        const When& before = origin.analysis.dates[0].when;
        REQUIRE(before.start.has_value());
        for (int k = 1; k <= 400; k += 7) {
            const std::chrono::days shift{k};
            CAPTURE(word);
            CAPTURE(k);
            const Analysed later(text, iso(first + shift));
            REQUIRE(later.analysis.dates.size() == 1);
            const When& after = later.analysis.dates[0].when;
            CHECK(iso(after.start) == iso(*before.start + shift));
            CHECK(iso(after.stop) == iso(*before.stop + shift));
            CHECK(after.prec == before.prec);
            CHECK(after.datetime_start.has_value() == before.datetime_start.has_value());
            if (before.datetime_start)
                CHECK(*after.datetime_start == *before.datetime_start + shift);
        }
    }
}

TEST_CASE("find_dates: other digits, tashkeel and tatweel change no date of the case table") {
    const auto table = case_table("dates.tsv", columns);
    const auto same = [&](std::size_t row, const std::string& text) {
        const std::string published(table.cell(row, "published"));
        const Analysed plain(std::string(table.cell(row, "text")), published);
        const Analysed other(text, published);
        CAPTURE(text);
        REQUIRE(plain.analysis.dates.size() == other.analysis.dates.size());
        for (std::size_t d = 0; d < plain.analysis.dates.size(); ++d) {
            When a = plain.analysis.dates[d].when, b = other.analysis.dates[d].when;
            a.text = b.text = "";
            CHECK(shown(a) == shown(b));
        }
    };
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string text(table.cell(row, "text"));
        if (text.find("00Z") == std::string::npos && text.find("+04") == std::string::npos &&
            text.find("2022-09-13 14:15") == std::string::npos) { // the standard has its own digits
            same(row, with_digits(text, arabic_indic));
            same(row, with_digits(text, persian));
        }
        same(row, behind_letters(text, "\u064E")); // fatha
        same(row, behind_letters(text, "\u0640")); // tatweel
    }
}

TEST_CASE("find_dates: a weekday is the latest such day not after publication") {
    const std::array<std::string, 7> names = {"الاثنين", "الثلاثاء", "الأربعاء", "الخميس",
                                              "الجمعة",  "السبت",    "الأحد"};
    for (std::size_t weekday = 0; weekday < names.size(); ++weekday)
        for (int i = 0; i < 7; ++i) {
            const Day published = *day("2022-09-14") + std::chrono::days(i);
            CAPTURE(names[weekday]);
            CAPTURE(iso(published));
            const Analysed found("قتل جنود يوم " + names[weekday], iso(published));
            REQUIRE(found.analysis.dates.size() == 1);
            const auto start = found.analysis.dates[0].when.start;
            REQUIRE(start.has_value());
            CHECK(std::chrono::weekday(*start).iso_encoding() == weekday + 1);
            CHECK(*start <= published);
            CHECK(published - *start < std::chrono::days(7));
        }
}

TEST_CASE("find_dates: a day written in full is that day, whoever publishes it when") {
    const std::array<std::string, 12> months = {"يناير",  "فبراير", "مارس",   "أبريل",
                                                "مايو",   "يونيو",  "يوليو",  "أغسطس",
                                                "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"};
    const std::array<std::string, 12> levant = {
        "كانون الثاني", "شباط", "آذار",  "نيسان",       "أيار",         "حزيران",
        "تموز",         "آب",   "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"};
    for (unsigned month = 1; month <= 12; ++month)
        for (const unsigned day_of_month : {1u, 9u, 28u})
            for (const auto& name :
                 {months[month - 1], levant[month - 1], levant[month - 1] + "/" + months[month - 1],
                  months[month - 1] + " (" + levant[month - 1] + ")"}) {
                const std::string written = std::to_string(day_of_month) + " " + name + " 2021";
                CAPTURE(written);
                const Day expected = std::chrono::year(2021) / static_cast<int>(month) /
                                     static_cast<int>(day_of_month);
                for (const auto* published : {"", "2022-09-14"}) {
                    const Analysed found("قتل جنود في " + written, published);
                    REQUIRE(found.analysis.dates.size() == 1);
                    CHECK(iso(found.analysis.dates[0].when.start) == iso(expected));
                    CHECK(iso(found.analysis.dates[0].when.stop) == iso(expected));
                }
            }
}

TEST_CASE("find_dates: words that refer back count from the day named last") {
    struct Case {
        std::string words, expected;
    };
    const std::array<Case, 9> cases = {{
        {"في اليوم نفسه", "2022-09-06"},
        {"في اليوم ذاته", "2022-09-06"},
        {"في اليوم التالي", "2022-09-07"},
        {"صباح اليوم التالي", "2022-09-07"},
        {"بعد ذلك بيومين", "2022-09-08"},
        {"بعد ذلك بثلاثة أيام", "2022-09-09"},
        {"قبل ذلك بأسبوع", "2022-08-30"},
        {"في 8 منه", "2022-09-08"},
        {"في الثامن من الشهر نفسه", "2022-09-08"},
    }};
    for (const Case& c : cases) {
        CAPTURE(c.words);
        // "A shell fell on Tuesday 6 September, and ... a mine went off."
        const Analysed found("سقطت قذيفة الثلاثاء 6 سبتمبر، و" + c.words + " انفجر لغم",
                             "2022-09-14");
        REQUIRE(found.analysis.dates.size() == 2);
        CHECK(iso(found.analysis.dates[1].when.start) == c.expected);
        CHECK(found.analysis.dates[1].when.method == DateMethod::context);
    }
}

TEST_CASE("find_dates: a clock without its day is of the day that is told of") {
    const auto clock = [](const std::string& text, const char* published) {
        const Analysed found(text, published);
        REQUIRE(!found.analysis.dates.empty());
        return clock_of(found.analysis.dates.back().when);
    };
    // "The battle began on Monday. At half past nine in the morning it ended."
    CHECK(clock("بدأت المعركة الاثنين. وعند الساعة التاسعة والنصف صباحا انتهت", "2022-09-14") ==
          "2022-09-12T05:30:00Z");
    CHECK(clock("وعند الساعة التاسعة والنصف صباحا انتهت", "2022-09-14") == "2022-09-14T05:30:00Z");
    CHECK(clock("وعند الساعة التاسعة والنصف صباحا انتهت", "").empty());
}

TEST_CASE("find_dates: a day that the calendar does not have is none") {
    for (const auto* written : {"في 31 يونيو 2021", "في 30 شباط 2021", "في 29 فبراير 2021",
                                "في 45 سبتمبر 2021", "في 2021/13/45", "في 0 سبتمبر 2021"}) {
        const std::string text = written;
        CAPTURE(text);
        const Analysed found("قتل جنود " + text, "2022-09-14");
        for (const auto& date : found.analysis.dates)
            CHECK(date.when.prec != 1);
    }
}
