#include "ingest/extract/mentions.hpp"

#include "../support.hpp"

#include <doctest/doctest.h>

using namespace waqia::ingest;
using namespace waqia::ingest::test;

namespace {

std::vector<std::string> texts_of(const std::vector<PlaceMention>& mentions, PlaceRole role) {
    std::vector<std::string> list;
    for (const PlaceMention& mention : mentions)
        if (mention.role == role)
            list.push_back(mention.text);
    return list;
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("find_mentions: each name has its role") {
    struct Case {
        std::string text;
        PlaceRole role;
        Texts mentions;
    };
    const Case cases[] = {
        // "… shelled the town of Goris."
        {"قصفت القوات الأذربيجانية بلدة غوريس.", PlaceRole::location, {"غوريس"}},
        {"قصفت القوات الأذربيجانية بلدة غوريس.", PlaceRole::demonym, {"الأذربيجانية"}},
        // "Yerevan accused Baku of shelling its positions."
        {"اتهمت يريفان باكو بقصف مواقعها بالمدفعية.", PlaceRole::metonym, {"يريفان", "باكو"}},
        // "Our correspondent in Baku said that Goris was shelled."
        {"قال مراسلنا في باكو إن غوريس تعرضت لقصف مدفعي.", PlaceRole::speaker, {"باكو"}},
        // "Shells fell on the village of Khorunk, near Goris": no table has the first.
        {"سقطت قذائف على قرية خرنوقة قرب غوريس.", PlaceRole::unresolved, {"خرنوقة"}},
        // "An Armenian soldier and two Armenian civilians were killed by Azerbaijani fire."
        {"قتل جندي أرميني ومدنيان أرمينيان بنيران أذربيجانية في غوريس.",
         PlaceRole::demonym,
         {"أرميني", "أرمينيان", "أذربيجانية"}},
        // "… on the Armenian-Azerbaijani border": part of the border's name.
        {"اندلعت اشتباكات على الحدود الأرمينية الأذربيجانية.", PlaceRole::demonym, {}},
        {"اندلعت اشتباكات على الحدود الأرمينية الأذربيجانية.",
         PlaceRole::location,
         {"الحدود الأرمينية الأذربيجانية"}},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CAPTURE(std::string(code(c.role)));
        CHECK(texts_of(extract(c.text, "2022-09-14").places, c.role) == c.mentions);
    }
}

TEST_CASE("find_mentions: only a place has a geometry, and all but a location a reason") {
    // "Yerevan accused Baku: its Azerbaijani forces shelled Goris and the village of Khorunk."
    const auto mentions = extract("اتهمت يريفان باكو بقصف غوريس. وسقطت قذائف أذربيجانية على قرية "
                                  "خرنوقة.",
                                  "2022-09-14")
                              .places;
    REQUIRE(mentions.size() >= 5);
    std::size_t before = 0;
    for (const PlaceMention& mention : mentions) {
        CAPTURE(mention.text);
        const bool nowhere =
            mention.role == PlaceRole::metonym || mention.role == PlaceRole::speaker ||
            mention.role == PlaceRole::demonym || mention.role == PlaceRole::unresolved;
        CHECK(mention.where.point.has_value() != nowhere);
        CHECK(mention.where.where_prec.has_value() != nowhere);
        CHECK(mention.reason.empty() == (mention.role == PlaceRole::location));
        CHECK((mention.where.place == "Yerevan") == (mention.text == "يريفان"));
        CHECK(mention.char_start >= before);
        before = mention.char_start;
    }
}
