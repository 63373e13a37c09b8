#include "ingest/lexicon/lexicon.hpp"

#include "../support.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <stdexcept>

using namespace waqia::ingest;
using namespace waqia::ingest::test;
namespace fs = std::filesystem;

namespace {

const fs::path bundled = fs::path(WAQIA_SOURCE_DIR) / "ingest/lexicon/ar";

/// The message that loading gives when the bundled `table` has `lines` after its last.
std::string fault_of(const std::string& table, const std::string& lines) {
    const TempFolder folder("lexicon");
    for (const auto& file : fs::directory_iterator(bundled))
        if (file.path().extension() == ".tsv")
            fs::copy_file(file.path(), folder.path() / file.path().filename());
    std::ofstream(folder.path() / table, std::ios::binary | std::ios::app) << lines;
    PhraseIndex index;
    try {
        Lexicon::load(folder.path(), index);
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return {};
}

std::size_t lines_of(const std::string& table) {
    std::ifstream in(bundled / table);
    std::size_t lines = 0;
    for (std::string line; std::getline(in, line);)
        ++lines;
    return lines;
}

} // namespace

TEST_CASE("Lexicon: the bundled tables have rows, and every phrase leads to one") {
    PhraseIndex index;
    const Lexicon lexicon = Lexicon::load(bundled, index);
    index.freeze();
    for (const std::size_t size :
         {lexicon.nationalities.size(), lexicon.actors.size(), lexicon.institutions.size(),
          lexicon.reporting.size(), lexicon.attributions.size(), lexicon.events.size(),
          lexicon.occurrences.size(), lexicon.weapons.size(), lexicon.targets.size(),
          lexicon.casualties.size(), lexicon.persons.size(), lexicon.numbers.size(),
          lexicon.dates.size(), lexicon.relations.size(), lexicon.place_types.size(),
          lexicon.modality.size(), lexicon.noise.size()})
        CHECK(size > 0);
    const auto meaning = [&](std::string_view word) {
        const auto entries = index.entries(index.next(0, index.form(word)));
        REQUIRE(!entries.empty());
        return entries.front();
    };
    const Entry armenian = meaning("ارمينيه"); // feminine
    CHECK(armenian.kind == Kind::nationality);
    CHECK(lexicon.nationalities[armenian.payload].side == Side::armenia);
    CHECK(lexicon.nationalities[armenian.payload].iso == "AM");
}

TEST_CASE("Lexicon: a fault is told with file, line and reason") {
    struct Case {
        std::string table, row, reason;
    };
    // The tables' columns stand in the order of their headers.
    const Case cases[] = {
        {"weapons.tsv", "p:قوس\tbow", "column 'weapon': 'bow' is not one of its values"},
        {"weapons.tsv", "قوس\tartillery", "the form 'قوس' has no tag"},
        {"weapons.tsv", "p:\tartillery", "the form 'p:' has no word"},
        {"weapons.tsv", "v:قوس\tartillery", "the verb 'قوس' needs perfect and imperfect"},
        {"nationalities.tsv", "a:مريخي\tMars\t", "column 'side': 'Mars' is not one of its values"},
        {"relations.tsv", "p:قبل\tdirection_north", "'direction_north' is not one of its values"},
        {"relations.tsv", "p:قبل\tbeside", "column 'class': 'beside' is not one of its values"},
        {"dates.tsv", "p:رمضان\tmonth\tninth", "column 'value': 'ninth' is not one of its values"},
        {"dates.tsv", "p:رمضان\tmoon\t9", "column 'class': 'moon' is not one of its values"},
        {"dates.tsv", "p:خريف\tseason\t9", "column 'value': '9' is not one of its values"},
        {"numbers.tsv", "p:دزينة\tunit\tdozen", "'dozen' is not one of its values"},
        {"numbers.tsv", "p:دزينة\tdozen\t12", "column 'class': 'dozen' is not one of its values"},
        {"events.tsv", "n:قصف\tnoun\tShelling\t0\t", "'Shelling' is not one of its values"},
        {"weapons.tsv", "p:مدفعية\tartillery", "every form of 'p:مدفعية' stands in an earlier row"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.table);
        CAPTURE(c.row);
        const std::string message = fault_of(c.table, c.row + "\n");
        CAPTURE(message);
        CHECK(message.find(c.table + "', line " + std::to_string(lines_of(c.table) + 1) + ": ") !=
              std::string::npos);
        CHECK(message.find(c.reason) != std::string::npos);
        CHECK(message.find('\n') == std::string::npos);
    }
}

TEST_CASE("Lexicon: a missing table is told with its name") {
    const TempFolder folder("lexicon_missing");
    PhraseIndex index;
    std::string message;
    try {
        Lexicon::load(folder.path(), index);
    } catch (const std::runtime_error& error) {
        message = error.what();
    }
    CHECK(message.find(folder.path().string()) != std::string::npos);
    CHECK(message.find(".tsv'") != std::string::npos);
}
