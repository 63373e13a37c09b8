#include "ingest/extract/civil.hpp"

#include "../support.hpp"

#include <doctest/doctest.h>

using namespace waqia::ingest;
using namespace waqia::ingest::test;

TEST_CASE("hijri: days of the Umm al-Qura calendar") {
    struct Case {
        int y, m, d;
        const char* expected; // as the tables of Umm al-Qura University have it
    };
    constexpr Case cases[] = {
        {1442, 1, 1, "2020-08-20"}, {1442, 2, 10, "2020-09-27"},  {1442, 3, 23, "2020-11-09"},
        {1443, 9, 1, "2022-04-02"}, {1443, 12, 10, "2022-07-09"}, {1444, 2, 15, "2022-09-11"},
        {1445, 3, 4, "2023-09-19"}, {1444, 12, 30, "2023-07-18"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.expected);
        CHECK(iso(hijri(c.y, c.m, c.d)) == c.expected);
        CHECK(hijri_year_of(*day(c.expected)) == c.y);
    }
}

TEST_CASE("hijri: a day that the calendar does not have is none") {
    CHECK_FALSE(hijri(1444, 13, 1).has_value());
    CHECK_FALSE(hijri(1444, 0, 1).has_value());
    CHECK_FALSE(hijri(1444, 1, 31).has_value());
    // Every year has months of 29 days, 354 or 355 days in all, and no gaps.
    for (int year = 1430; year < 1450; ++year) {
        int days = 0, short_months = 0;
        for (int month = 1; month <= 12; ++month) {
            const bool whole = hijri(year, month, 30).has_value();
            days += whole ? 30 : 29;
            short_months += !whole;
        }
        CAPTURE(year);
        CHECK((days == 354 || days == 355));
        CHECK(short_months >= 5);
        CHECK((*hijri(year + 1, 1, 1) - *hijri(year, 1, 1)).count() == days);
    }
}

TEST_CASE("first_of_month, last_of_month: months beyond a year's are those of its neighbours") {
    CHECK(iso(first_of_month(2022, 0)) == "2021-12-01");
    CHECK(iso(first_of_month(2022, 13)) == "2023-01-01");
    CHECK(iso(first_of_month(2022, -11)) == "2021-01-01");
    CHECK(iso(last_of_month(2020, 2)) == "2020-02-29");
    CHECK(iso(last_of_month(2022, 14)) == "2023-02-28");
    for (int month = -30; month < 30; ++month)
        CHECK(last_of_month(2022, month) + std::chrono::days(1) == first_of_month(2022, month + 1));
}

TEST_CASE("civil, precision_of: days that there are, and how precise so many of them are") {
    CHECK(iso(civil(2020, 2, 29)) == "2020-02-29");
    CHECK_FALSE(civil(2021, 2, 29).has_value());
    CHECK_FALSE(civil(2021, 13, 1).has_value());
    const Day start = *day("2022-09-12");
    const auto prec = [&](int length) {
        return precision_of(start, start + std::chrono::days(length - 1));
    };
    CHECK(prec(1) == 1);
    CHECK(prec(2) == 2);
    CHECK(prec(6) == 2);
    CHECK(prec(7) == 3);
    CHECK(prec(8) == 4);
    CHECK(prec(31) == 4);
    CHECK(prec(32) == 5);
    CHECK(weekday_of(start) == 1);
}
