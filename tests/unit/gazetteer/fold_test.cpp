#include "gazetteer/fold.hpp"

#include "gazetteer/gazetteer.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

using waqia::gazetteer::fold;
using waqia::gazetteer::fold_append;
using waqia::gazetteer::fold_words;

namespace {

struct Case {
    std::string written, folded;
};

const Case cases[] = {
    {"", ""},
    // tashkeel, the superscript alef, tatweel
    {"غُورِيسْ", "غوريس"},
    {"مُحَمَّدٌ", "محمد"},
    {"هٰذا", "هذا"},
    {"كـــابان", "كابان"},
    // alef with hamza, madda, wasla
    {"أرمينيا", "ارمينيا"},
    {"إيران", "ايران"},
    {"آغدام", "اغدام"},
    {"ٱلجيش", "الجيش"},
    // hamza on its seats; alone it stays
    {"مسؤول", "مسوول"},
    {"لاجئ", "لاجي"},
    {"مئة", "ميه"},
    {"سماء", "سماء"},
    // alef maqsura, ta marbuta
    {"على", "علي"},
    {"بلدة", "بلده"},
    // Persian and Urdu letters
    {"گوریس", "كوريس"},
    {"کاپان", "كابان"},
    {"چاناق", "جاناق"},
    {"ژرف", "زرف"},
    {"علييڤ", "علييف"},
    // digits of three kinds
    {"١٢٣٤٥٦٧٨٩٠", "1234567890"},
    {"۱۲۳۴۵۶۷۸۹۰", "1234567890"},
    {"1234567890", "1234567890"},
    // Latin
    {"Kəlbəcər", "kalbacar"},
    {"Şuşa", "susa"},
    {"Füzuli", "fuzuli"},
    {"Çaykənd", "caykand"},
    {"Qızılbulaq", "qizilbulaq"},
    {"İsmayıllı", "ismayilli"},
    {"Zürich", "zurich"},
    // Cyrillic and Armenian
    {"Карабах", "карабах"},
    {"Горис", "горис"},
    {"Երևան", "երեւան"},
    {"ԳՈՐԻՍ", "գորիս"},
    // marks of direction, joiners and spaces of no width
    {"\xE2\x80\x8Fغوريس\xE2\x80\x8E", "غوريس"},
    {"می\xE2\x80\x8Cخواهم", "ميخواهم"},
    {"\xEF\xBB\xBFغوريس", "غوريس"},
    {"\xE2\x81\xA7غوريس\xE2\x81\xA9", "غوريس"},
};

} // namespace

TEST_CASE("fold: the spellings of a word have one form") {
    for (const Case& c : cases) {
        CAPTURE(c.written);
        CHECK(fold(c.written) == c.folded);
    }
}

TEST_CASE("fold: a second time changes nothing") {
    for (const Case& c : cases) {
        CAPTURE(c.written);
        CHECK(fold(c.folded) == c.folded);
    }
    const auto gazetteer = waqia::gazetteer::Gazetteer::load(
        std::filesystem::path(WAQIA_SOURCE_DIR) / "gazetteer/data");
    for (const auto& name : gazetteer.names()) {
        const std::string once = fold(name.text);
        if (fold(once) != once) {
            CAPTURE(name.text);
            CHECK(fold(once) == once);
        }
    }
}

TEST_CASE("fold_append: adds behind what is there") {
    std::string out = "غوريس ";
    fold_append("كـابانَ", out);
    CHECK(out == "غوريس كابان");
}

TEST_CASE("fold_words: splits a phrase at what is no part of a word") {
    struct Words {
        std::string phrase;
        std::vector<std::string> words;
    };
    const Words phrases[] = {
        {"", {}},
        {" ،؛ - ", {}},
        {"ـ", {}}, // a tatweel alone is no word
        {"ناغورني قره باغ", {"ناغورني", "قره", "باغ"}},
        {"ناغورني-كاراباخ", {"ناغورني", "كاراباخ"}},
        {"«آرتساخ»", {"ارتساخ"}},
        {"Nagorno-Karabakh", {"nagorno", "karabakh"}},
        {"قُرَه  باغ", {"قره", "باغ"}},
        {"الممر (لاتشين)، 5", {"الممر", "لاتشين", "5"}},
    };
    for (const Words& c : phrases) {
        CAPTURE(c.phrase);
        CHECK(fold_words(c.phrase) == c.words);
    }
}

TEST_CASE("fold: bytes that are no UTF-8 fold to something, and to the same again") {
    const std::vector<std::string> odd = {
        "\xFF",         "\xD8",     "غور\xD9",      "\xE2\x80",
        "\xF0\x9F\x98", "\xC0\x80", "\xED\xA0\x80", std::string(1, '\0')};
    for (const auto& bytes : odd)
        CHECK(fold(fold(bytes)) == fold(bytes));
    std::mt19937 random{20220913};
    for (int round = 0; round < 2000; ++round) {
        std::string bytes(random() % 40, '\0');
        for (char& byte : bytes)
            byte = static_cast<char>(random());
        const std::string folded = fold(bytes);
        CHECK(fold(folded) == folded);
        for (const auto& word : fold_words(bytes))
            CHECK(!word.empty());
    }
}
