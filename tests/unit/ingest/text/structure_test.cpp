#include "ingest/text/structure.hpp"

#include "../support.hpp"

#include <doctest/doctest.h>

using namespace waqia::ingest;
using namespace waqia::ingest::test;

namespace {

// "The Armenian Ministry of Defence said that shells fell near Goris on Tuesday."
const std::string body = "قالت وزارة الدفاع الأرمينية إن قذائف سقطت قرب غوريس يوم الثلاثاء.\n";

std::vector<ParagraphRole> roles(const std::string& text) {
    return Analysed(text).analysis.roles;
}

constexpr auto heading = ParagraphRole::heading;
constexpr auto noise = ParagraphRole::noise;

} // namespace

TEST_CASE("paragraph_roles: a short line that does not end as a sentence is a heading") {
    CHECK(roles("قذائف على غوريس\n" /* "Shells on Goris" */ + body) ==
          std::vector{heading, ParagraphRole::body});
    CHECK(roles(body + "قذائف على غوريس\n" + body) ==
          std::vector{ParagraphRole::body, heading, ParagraphRole::body});
}

TEST_CASE("paragraph_roles: a heading that repeats an earlier one is noise") {
    CHECK(roles("قذائف على غوريس\n" + body + "قذائف على غوريس\n") ==
          std::vector{heading, ParagraphRole::body, noise});
}

TEST_CASE("paragraph_roles: lines of the page are noise") {
    // "Read also: what is going on on the border?", "Share the story", a line without Arabic.
    for (const std::string& line :
         {std::string("اقرأ أيضا: ماذا يجري على الحدود؟"), std::string("شارك القصة"),
          std::string("Reuters / AFP 2022"), std::string("* * *")}) {
        CAPTURE(line);
        CHECK(roles(body + line + "\n" + body) ==
              std::vector{ParagraphRole::body, noise, ParagraphRole::body});
    }
}

TEST_CASE("paragraph_roles: all that stands behind the words that close an article is noise") {
    CHECK(roles(body + "الأكثر قراءة\n" /* "most read" */ + body + "قذائف على غوريس\n") ==
          std::vector{ParagraphRole::body, noise, noise, noise});
    // Before the article they close nothing.
    CHECK(roles("الأكثر قراءة\n" + body).back() == ParagraphRole::body);
}

TEST_CASE("paragraph_roles: an article of nothing but headings is all body") {
    CHECK(roles("قذائف على غوريس\nقتيلان في كابان\n") ==
          std::vector{ParagraphRole::body, ParagraphRole::body});
}
