#pragma once

#include "ingest/report.hpp"

#include <optional>

/// Days of the Gregorian and of the Hijri calendar.
namespace waqia::ingest {

inline constexpr int first_year = 1900, last_year = 2100; ///< Gregorian, that news names
inline constexpr int first_hijri_year = 1318, last_hijri_year = 1524; ///< the same years

/// The day of a Gregorian date, nothing if there is no such day.
std::optional<Day> civil(int year, int month, int day);
/// The first day of a month; months beyond 1 to 12 are those of earlier and later years.
Day first_of_month(int year, int month);
/// The last day of a month, likewise.
Day last_of_month(int year, int month);
int year_of(Day day);
int month_of(Day day);
/// 1 = Monday … 7 = Sunday.
int weekday_of(Day day);

/// The day of a date of the Umm al-Qura calendar, which ICU converts; nothing if there is no such
/// day. Throws std::runtime_error if ICU's data is not installed.
std::optional<Day> hijri(int year, int month, int day);
/// The Hijri year of a day.
int hijri_year_of(Day day);

/// UCDP GED's precision of so many days.
int precision_of(Day start, Day stop);

} // namespace waqia::ingest
