#include "gazetteer/rules.hpp"

#include "support.hpp"

#include <doctest/doctest.h>

using namespace waqia::gazetteer;
using namespace waqia::gazetteer::test;

TEST_CASE("Rules: names lead to places or to none, those with a condition first") {
    const TempFolder folder("rules");
    const auto path = folder.write("rules.tsv", "name\tplace_id\tbeside\tnote\n"
                                                "مارتوني\tgn:174895\t\tالافتراض\n"
                                                "مارتوني\tgn:174875\tناغورني قره باغ\t\n"
                                                "الخبر\t-\t\tthe news\n");
    const auto rules = Rules::load(path, bundled());
    CHECK_FALSE(rules.empty());
    CHECK(rules.names().size() == 2);
    const auto martuni = rules.find("مارتوني");
    REQUIRE(martuni.size() == 2);
    CHECK(martuni[0].place == bundled().find("gn:174875"));
    CHECK(martuni[0].beside_words == std::vector<std::string>{"ناغورني", "قره", "باغ"});
    CHECK(martuni[1].place == bundled().find("gn:174895"));
    CHECK(martuni[1].beside_words.empty());
    const auto never = rules.find("الخبر");
    REQUIRE(never.size() == 1);
    CHECK_FALSE(never[0].place.has_value());
    CHECK(never[0].note == "the news");
    CHECK(rules.find("غوريس").empty());
    CHECK(Rules().empty());
}

TEST_CASE("Rules: faults name the file, the row and the reason") {
    const TempFolder folder("rules_faults");
    struct Case {
        std::string content, where, reason;
    };
    const Case cases[] = {
        {"name,place_id\nGoris,gn:0\n", "data row 1: ", "place_id 'gn:0' is not in the gazetteer"},
        {"name,place_id\nGoris,-\n,-\n", "data row 2: ", "holds no word"},
        {"name,place_id\nGoris,-\nغوريس,-\ngoris,-\n",
         "data row 3: ", "'goris' stands in data row 1 too"},
        {"name,place_id\nGoris,\n", "data row 1: ", "place_id '' is not"},
        {"name,place_id\nGor\xFFis,-\n", "data row 1: ", "is not UTF-8"},
        {"name,place_id,beside\nGoris,-,!!\n", "data row 1: ", "beside '!!' holds no word"},
        {"name,place\nGoris,-\n", "", "have no column 'place_id'"},
        {"place_id,note\n-,a\n", "", "have no column 'name'"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.content);
        const auto path = folder.write("rules.csv", c.content);
        const auto message = message_of([&] { Rules::load(path, bundled()); });
        CAPTURE(message);
        CHECK(holds(message, "rules '" + path.string() + "'"));
        CHECK(holds(message, c.where));
        CHECK(holds(message, c.reason));
    }
}
