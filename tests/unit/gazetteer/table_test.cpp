#include "gazetteer/table.hpp"

#include "support.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace waqia::gazetteer;
using namespace waqia::gazetteer::test;

TEST_CASE("Table: reads rows, passes over comments and blank lines") {
    const TempFolder folder("table");
    const auto path = folder.write("t.tsv", "# of towns\r\n\r\nname\tkind\tnote\r\n"
                                            "غوريس\ttown\tin the south\r\n"
                                            "# more\n\n"
                                            "سوتك\tvillage\n" // the last cell left out
                                            "\"كابان\"\t\tx");
    const Table table = Table::load(path, {"name", "note"});
    REQUIRE(table.rows() == 3);
    CHECK(table.cell(0, "name") == "غوريس");
    CHECK(table.cell(0, "note") == "in the south");
    CHECK(table.cell(1, "kind") == "village");
    CHECK(table.cell(1, "note").empty());
    CHECK(table.cell(2, "name") == "\"كابان\""); // no quoting
    CHECK(table.cell(2, "kind").empty());
    CHECK(table.cell(2, "note") == "x");
    CHECK(table.cell(0, "no such column").empty());
    CHECK(table.fault(1, "is wrong") == "'" + path.string() + "', line 7: is wrong");
}

TEST_CASE("Table: a header may be marked as comments are") {
    const TempFolder folder("table_marked");
    const auto table = Table::load(
        folder.write("t.tsv", "# of towns\n# name\tkind\n# more\nغوريس\ttown\n"), {"name"});
    REQUIRE(table.rows() == 1);
    CHECK(table.cell(0, "kind") == "town");
}

TEST_CASE("Table: errors name the file, the line and the reason") {
    const TempFolder folder("table_errors");
    struct Case {
        std::string content, reason;
    };
    const Case cases[] = {
        {"", "is empty: it needs a header line"},
        {"# only a comment\n\n", "is empty: it needs a header line"},
        {"kind\tnote\n", "has no column 'name': add it to the header line"},
        {"name\tkind\nغوريس\ttown\ttoo much\n", "line 2: has 3 cells where the header has 2"},
        {"# c\nname\tkind\n\nغوريس\ttown\nسوتك\ta\tb\tc\n",
         "line 5: has 4 cells where the header has 2"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.content);
        const auto path = folder.write("t.tsv", c.content);
        const auto message = message_of([&] { Table::load(path, {"name"}); });
        CAPTURE(message);
        CHECK(message.starts_with("'" + path.string() + "'"));
        CHECK(message.ends_with(c.reason));
        CHECK_FALSE(holds(message, "\n"));
    }
    const auto missing = folder.path() / "no.tsv";
    const auto message = message_of([&] { Table::load(missing, {}); });
    CHECK(holds(message, "cannot read the table '" + missing.string() + "'"));
}

TEST_CASE("split: the parts of a list, without blanks and empty ones") {
    using Parts = std::vector<std::string_view>;
    CHECK(split("") == Parts{});
    CHECK(split("غوريس") == Parts{"غوريس"});
    CHECK(split("a|b|c") == Parts{"a", "b", "c"});
    CHECK(split(" a b | |c||") == Parts{"a b", "c"});
    CHECK(split("a;b", ';') == Parts{"a", "b"});
    CHECK(split("| |") == Parts{});
}
