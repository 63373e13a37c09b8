#include "../support.hpp"
#include "ingest/extract/dates.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>

using namespace waqia::ingest;
using namespace waqia::ingest::test;

namespace {

// "The Armenian Ministry of Defence said that Azerbaijani forces shelled the town of Goris with
// artillery" today, Thursday; yesterday; no time.
const std::string shelled_today_thursday =
    "قالت وزارة الدفاع الأرمينية إن القوات الأذربيجانية قصفت اليوم الخميس بلدة غوريس بالمدفعية.\n";
const std::string shelled_yesterday =
    "قالت وزارة الدفاع الأرمينية إن القوات الأذربيجانية قصفت أمس بلدة غوريس بالمدفعية.\n";

Anchor anchor_of(const std::string& text, std::string_view published = "") {
    return Analysed(text, published).analysis.anchor;
}

} // namespace

TEST_CASE("find_anchor: a header whose weekday contradicts \"today, Thursday\" dates nothing") {
    // A page header that shows the day on which it was fetched, a Sunday.
    const std::string text = "الأحد 3 نوفمبر / November 2024\n\nتبادل لإطلاق النار قرب غوريس\n\n" +
                             shelled_today_thursday;
    const auto result = extract(text);
    CHECK_FALSE(result.article.published.has_value());
    CHECK(result.article.published_from == PublishedFrom::nowhere);
    REQUIRE(!result.warnings.empty());
    CAPTURE(result.warnings[0]);
    CHECK(result.warnings[0].find("2024-11-03") != std::string::npos);
    CHECK(result.warnings[0].find("Sunday") != std::string::npos);
    CHECK(result.warnings[0].find("Thursday") != std::string::npos);
    CHECK(result.warnings[0].find('\n') == std::string::npos);
    REQUIRE(!result.reports.empty());
    for (const Report& report : result.reports) {
        CHECK_FALSE(report.when.start.has_value());
        CHECK_FALSE(report.when.prec.has_value());
    }
    CHECK(std::any_of(result.reports.begin(), result.reports.end(), [](const Report& report) {
        return report.when.text.find("الخميس") != std::string::npos; // the words are kept
    }));
    CHECK(result.unresolved_dates > 0);
}

TEST_CASE("find_anchor: a manifest whose weekday contradicts \"today, Thursday\" dates nothing") {
    // 2022-09-14 is a Wednesday.
    const auto result = extract(shelled_today_thursday, "2022-09-14");
    CHECK_FALSE(result.article.published.has_value());
    REQUIRE(!result.warnings.empty());
    CHECK(result.warnings[0].find("Wednesday") != std::string::npos);
    const auto right = extract(shelled_today_thursday, "2022-09-15");
    CHECK(right.warnings.empty());
    REQUIRE(right.reports.size() == 1);
    CHECK(iso(right.reports[0].when.start) == "2022-09-15");
}

TEST_CASE("find_anchor: a dateline gives the day") {
    const std::array<std::string, 4> datelines = {
        "يريفان، 16 نوفمبر 2021 — ", "يريفان 16 تشرين الثاني/نوفمبر 2021 - ",
        "باكو (أ ف ب) 16 تشرين الثاني 2021 – ", "يريفان، ١٦ نوفمبر ٢٠٢١: "};
    for (const auto& dateline : datelines) {
        CAPTURE(dateline);
        const std::string text = dateline + shelled_yesterday;
        const Anchor anchor = anchor_of(text);
        CHECK(iso(anchor.day) == "2021-11-16");
        CHECK(anchor.from == PublishedFrom::dateline);
        CHECK(anchor.warning.empty());
        const auto reports = extract(text).reports;
        REQUIRE(reports.size() == 1);
        CHECK(iso(reports[0].when.start) == "2021-11-15");
        CHECK(reports[0].where.place == "Goris");
        CHECK(reports[0].claim.side == Side::armenia);
    }
}

TEST_CASE("find_anchor: a header date gives the day where nothing contradicts it") {
    // "Tuesday, 13 September 2022"; it is a Tuesday.
    const Anchor anchor = anchor_of("الثلاثاء 13 سبتمبر 2022\n\n" + shelled_yesterday);
    CHECK(iso(anchor.day) == "2022-09-13");
    CHECK(anchor.from == PublishedFrom::header);
    CHECK(anchor.warning.empty());
}

TEST_CASE("find_anchor: a line of metadata gives the day") {
    const std::array<std::string, 14> lines = {
        "تاريخ النشر: 16 نوفمبر 2021",
        "تاريخ النشر: 16/11/2021 - 10:45",
        "نشر في: الثلاثاء 16 تشرين الثاني/نوفمبر 2021، الساعة 10:45",
        "نُشر في 16 نوفمبر/ تشرين الثاني 2021",
        "تم النشر في 16-11-2021",
        "آخر تحديث: ١٦ نوفمبر ٢٠٢١ - ١٠:٤٥ بتوقيت غرينتش",
        "التاريخ: 2021/11/16",
        "التاريخ: 16.11.2021",
        "Published: 2021-11-16T10:45:00Z",
        "Published: 16 November 2021",
        "Published on November 16, 2021",
        "Last updated: 2021-11-16 10:45",
        "تاريخ النشر: 11 ربيع الآخر 1443 هـ الموافق 16 نوفمبر 2021",
        "تاريخ الإضافة: ۱۶ نوفمبر ۲۰۲۱م"};
    for (const auto& line : lines) {
        CAPTURE(line);
        const std::string title =
            "تبادل لإطلاق النار قرب غوريس\n\n"; // "Exchange of fire near Goris"
        for (const auto& text :
             {line + "\n" + title + shelled_yesterday, title + line + "\n\n" + shelled_yesterday,
              title + shelled_yesterday + "\n" + line + "\n"}) {
            const Anchor anchor = anchor_of(text);
            CHECK(iso(anchor.day) == "2021-11-16");
            CHECK(anchor.from == PublishedFrom::metadata);
        }
    }
}

TEST_CASE(
    "find_anchor: the day of publication goes before that of a change, both before the rest") {
    const Anchor anchor = anchor_of(
        "آخر تحديث: 18 نوفمبر 2021\nتاريخ النشر: 16 نوفمبر 2021\n\nيريفان، 15 نوفمبر 2021 — " +
        shelled_yesterday);
    CHECK(iso(anchor.day) == "2021-11-16");
    CHECK(anchor.from == PublishedFrom::metadata);
    const Anchor changed =
        anchor_of("آخر تحديث: 18 نوفمبر 2021\n\nيريفان، 15 نوفمبر 2021 — " + shelled_yesterday);
    CHECK(iso(changed.day) == "2021-11-18");
}

TEST_CASE("find_anchor: datelines and header dates of many outlets") {
    const std::array<std::string, 10> heads = {
        "باكو (د ب أ) - 16 نوفمبر 2021 - ",
        "باكو - 16 نوفمبر 2021 - ",
        "يريفان 16 نوفمبر 2021 (شينخوا) -- ",
        "باكو في 16 نوفمبر 2021 / واس: ",
        "باكو، 16 نوفمبر/تشرين الثاني 2021، ",
        "الثلاثاء 16 نوفمبر 2021 - 10:45\n\n",
        "الثلاثاء، 16 نوفمبر 2021 10:45 ص\n",
        "16/11/2021\n",
        "2021-11-16T10:45:00+04:00\n",
        "الثلاثاء 11 ربيع الآخر 1443 هـ - 16 نوفمبر 2021 م\n"};
    for (const auto& head : heads) {
        CAPTURE(head);
        CHECK(iso(anchor_of(head + shelled_yesterday).day) == "2021-11-16");
    }
}

TEST_CASE("find_anchor: a day that is told of is no day of publication") {
    // "15 soldiers were killed on 16 November 2021." "The war broke out on 27 September 2020 and
    // ended on 10 November 2020."
    for (const std::string text : {"قتل 15 جنديا في 16 نوفمبر 2021 قرب غوريس",
                                   "اندلعت الحرب في 27 سبتمبر 2020 وانتهت في 10 نوفمبر 2020",
                                   "في 16 نوفمبر 2021 قصفت القوات الأذربيجانية بلدة غوريس."}) {
        CAPTURE(text);
        CHECK_FALSE(anchor_of(text).day.has_value());
    }
}

TEST_CASE("find_anchor: behind a contradicted day, one that the text bears out is taken") {
    // A header that shows a Sunday, a dateline of the Thursday that the text calls today.
    const std::string text =
        "الأحد 3 نوفمبر 2024\n\nيريفان، 15 سبتمبر 2022 — " + shelled_today_thursday;
    const Anchor anchor = anchor_of(text);
    CHECK(iso(anchor.day) == "2022-09-15");
    CHECK(anchor.from == PublishedFrom::dateline);
    CHECK(anchor.warning.find("2024-11-03") != std::string::npos);
    CHECK(anchor.warning.find("2022-09-15") != std::string::npos);
    const Anchor manifest =
        anchor_of("يريفان، 15 سبتمبر 2022 — " + shelled_today_thursday, "2022-09-14");
    CHECK(iso(manifest.day) == "2022-09-15");
    CHECK(manifest.warning.find("2022-09-14") != std::string::npos);
}

TEST_CASE("find_anchor: what the manifest says goes before the text") {
    const Anchor anchor = anchor_of("يريفان، 16 نوفمبر 2021 — " + shelled_yesterday, "2021-11-17");
    CHECK(iso(anchor.day) == "2021-11-17");
    CHECK(anchor.from == PublishedFrom::manifest);
}

TEST_CASE("find_anchor: without any day relative dates stay unresolved, reports are written") {
    const auto result = extract(shelled_yesterday);
    CHECK_FALSE(result.article.published.has_value());
    CHECK(result.unresolved_dates == 1);
    REQUIRE(result.reports.size() == 1);
    const When& when = result.reports[0].when;
    CHECK_FALSE(when.start.has_value());
    CHECK_FALSE(when.stop.has_value());
    CHECK_FALSE(when.prec.has_value());
    CHECK(when.text == "أمس");
    CHECK(result.reports[0].where.place == "Goris");
}

TEST_CASE("find_anchor: a report that names no time falls back on the publication day") {
    // "Azerbaijani forces shelled the town of Goris with artillery."
    const std::string text = "قصفت القوات الأذربيجانية بلدة غوريس بالمدفعية.\n";
    const auto dated = extract(text, "2022-09-14").reports;
    REQUIRE(dated.size() == 1);
    CHECK(iso(dated[0].when.start) == "2022-09-14");
    CHECK(dated[0].when.method == DateMethod::publication);
    const auto undated = extract(text).reports;
    REQUIRE(undated.size() == 1);
    CHECK_FALSE(undated[0].when.start.has_value());
}

TEST_CASE("make_reports: capitals that stand for governments map nothing") {
    // "Fierce clashes broke out on Tuesday between Yerevan and Baku, and Baku said that its forces
    // returned fire." "Moscow time." "Yerevan accused Baku of shelling its positions."
    const std::array<std::string, 3> texts = {
        "اندلعت اشتباكات عنيفة الثلاثاء بين يريفان وباكو، وقالت باكو إن قواتها ردت على النيران.\n",
        "تجددت الاشتباكات عند الساعة التاسعة بتوقيت موسكو.\n",
        "اتهمت يريفان باكو بقصف مواقعها بالمدفعية.\n"};
    for (const auto& text : texts) {
        CAPTURE(text);
        const auto result = extract(text, "2022-09-14");
        CHECK(!result.reports.empty());
        for (const Report& report : result.reports)
            CHECK(report.where.place_id.empty());
        for (const PlaceMention& place : result.places)
            CHECK(!place.reason.empty());
    }
}
