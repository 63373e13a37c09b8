#include "ingest/extract/civil.hpp"

#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>
#include <unicode/ucal.h>

namespace waqia::ingest {

namespace {

using namespace std::chrono;

struct CloseCalendar {
    void operator()(UCalendar* calendar) const { ucal_close(calendar); }
};
using Calendar = std::unique_ptr<UCalendar, CloseCalendar>;

/// Opened for each date, as they are rare: a calendar belongs to one thread.
Calendar open_hijri() {
    UErrorCode status = U_ZERO_ERROR;
    Calendar calendar(ucal_open(u"UTC", 3, "ar@calendar=islamic-umalqura", UCAL_DEFAULT, &status));
    if (U_FAILURE(status))
        throw std::runtime_error(std::string("ICU has no Hijri calendar (") + u_errorName(status) +
                                 "): install the package libicu72");
    ucal_clear(calendar.get());
    return calendar;
}

} // namespace

std::optional<Day> civil(int y, int m, int d) {
    if (m < 1 || m > 12 || d < 1 || d > 31)
        return std::nullopt;
    const year_month_day date{year(y), month(static_cast<unsigned>(m)),
                              day(static_cast<unsigned>(d))};
    if (!date.ok())
        return std::nullopt;
    return sys_days(date);
}

Day first_of_month(int y, int m) {
    return sys_days(year_month(year(y), month(1)) / 1 + months(m - 1));
}

Day last_of_month(int y, int m) {
    return first_of_month(y, m + 1) - days(1);
}

int year_of(Day d) {
    return static_cast<int>(year_month_day(d).year());
}

int month_of(Day d) {
    return static_cast<int>(static_cast<unsigned>(year_month_day(d).month()));
}

int weekday_of(Day d) {
    return static_cast<int>(weekday(d).iso_encoding());
}

std::optional<Day> hijri(int y, int m, int d) {
    if (m < 1 || m > 12 || d < 1 || d > 30)
        return std::nullopt;
    const Calendar calendar = open_hijri();
    UErrorCode status = U_ZERO_ERROR;
    ucal_setDate(calendar.get(), y, m - 1, d, &status);
    const double moment = ucal_getMillis(calendar.get(), &status);
    // The 30th of a month of 29 days would be the 1st of the next one.
    if (U_FAILURE(status) || ucal_get(calendar.get(), UCAL_DATE, &status) != d)
        return std::nullopt;
    return floor<days>(sys_time<milliseconds>(milliseconds(static_cast<long long>(moment))));
}

int hijri_year_of(Day d) {
    const Calendar calendar = open_hijri();
    UErrorCode status = U_ZERO_ERROR;
    ucal_setMillis(calendar.get(), static_cast<double>(milliseconds(d.time_since_epoch()).count()),
                   &status);
    return ucal_get(calendar.get(), UCAL_YEAR, &status);
}

int precision_of(Day start, Day stop) {
    const auto length = (stop - start).count() + 1;
    return length == 1 ? 1 : length <= 6 ? 2 : length == 7 ? 3 : length <= 31 ? 4 : 5;
}

} // namespace waqia::ingest
