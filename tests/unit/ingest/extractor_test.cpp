#include "ingest/extractor.hpp"

#include "support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <stdexcept>
#include <thread>

using namespace waqia::ingest;
using namespace waqia::ingest::test;

namespace {

struct Sample {
    std::string published, text;
};

/// The texts of the case table of events, each once.
std::vector<Sample> samples() {
    const auto table = case_table("events.tsv", {"published", "text"});
    std::vector<Sample> out;
    for (std::size_t row = 0; row < table.rows(); ++row)
        if (out.empty() || out.back().text != table.cell(row, "text"))
            out.push_back(
                {std::string(table.cell(row, "published")), std::string(table.cell(row, "text"))});
    return out;
}

/// What a report says, without the words that it says it by.
std::string content(const Report& r) {
    std::string out = std::string(code(r.sub_event)) + "|" + std::string(code(r.modality)) + "|" +
                      iso(r.when.start) + "|" + iso(r.when.stop) + "|" + text_of(r.when.prec) +
                      "|" + code_of(r.when.method) + "|" + code_of(r.when.day_part) + "|" +
                      r.where.place_id + "|" + text_of(r.where.where_prec) + "|" +
                      r.claim.claimant + "|" + std::string(code(r.claim.side)) + "|" +
                      std::string(code(r.claim.type)) + "|" + r.claim.via + "|" +
                      std::string(code(r.claim.stance)) + "|" + r.initiator + "|" + r.target + "|" +
                      code_of(r.initiator_side) + "|" + code_of(r.target_side) + "|" +
                      code_of(r.weapon) + "|" + code_of(r.target_kind);
    for (const auto& figure :
         {r.casualties.killed, r.casualties.wounded, r.casualties.captured, r.casualties.missing})
        out += "|" + text_of(figure);
    return out + "|" + code_of(r.casualties.qual);
}

std::string content(const Sample& sample) {
    std::string out;
    for (const Report& report : extract(sample.text, sample.published).reports)
        out += content(report) + "\n";
    return out;
}

std::string replaced(std::string text, const std::vector<std::array<std::string, 2>>& pairs) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const auto it = std::find_if(pairs.begin(), pairs.end(), [&](const auto& pair) {
            return text.compare(i, pair[0].size(), pair[0]) == 0;
        });
        if (it == pairs.end()) {
            out += text[i++];
        } else {
            out += (*it)[1];
            i += (*it)[0].size();
        }
    }
    return out;
}

/// A fatha behind every kaf, a shadda and a kasra behind every dal, a tatweel before every noon
/// that follows a yeh: marks that change no word.
std::string with_marks(const std::string& text) {
    return replaced(text, {{"ك", "كَ"}, {"د", "دِّ"}, {"ين", "يـــن"}, {"ت", "تُ"}});
}

std::string with_arabic_digits(const std::string& text) {
    std::vector<std::array<std::string, 2>> pairs;
    const std::array<std::string, 10> digits = {"٠", "١", "٢", "٣", "٤", "٥", "٦", "٧", "٨", "٩"};
    for (std::size_t i = 0; i < digits.size(); ++i)
        pairs.push_back({std::to_string(i), digits[i]});
    return replaced(text, pairs);
}

std::optional<Side> swapped(std::optional<Side> side) {
    return side == Side::armenia      ? Side::azerbaijan
           : side == Side::azerbaijan ? Side::armenia
                                      : side;
}

} // namespace

TEST_CASE("Extractor: every report is whole") {
    for (const Sample& sample : samples()) {
        CAPTURE(sample.text);
        const auto result = extract(sample.text, sample.published);
        CHECK(result.article.text == sample.text);
        std::size_t before = 0;
        for (const Report& r : result.reports) {
            CHECK(r.char_start >= before);
            before = r.char_start;
            CHECK(r.char_start < r.char_stop);
            CHECK(sample.text.find(r.sentence) != std::string::npos);
            CHECK(sample.text.find(r.trigger_text) != std::string::npos);
            CHECK(sample.text.find(r.when.text) != std::string::npos);
            CHECK(sample.text.find(r.claim.text) != std::string::npos);
            CHECK(sample.text.find(r.claim.verb) != std::string::npos);
            CHECK(!r.sentence.empty());
            CHECK(r.confidence >= 0.0);
            CHECK(r.confidence <= 1.0);
            CHECK(r.mentions >= 1);
            CHECK(r.when.start.has_value() == r.when.stop.has_value());
            CHECK(r.when.start.has_value() == r.when.prec.has_value());
            if (r.when.start) {
                CHECK(*r.when.start <= *r.when.stop);
                CHECK(r.when.prec >= 1);
                CHECK(r.when.prec <= 5);
                CHECK(r.when.method.has_value());
            }
            CHECK(r.where.point.has_value() == r.where.where_prec.has_value());
            if (r.where.point) {
                CHECK(r.where.where_prec >= 1);
                CHECK(r.where.where_prec <= 7);
                CHECK(!r.where.place.empty());
                CHECK(!r.where.place_id.empty());
                CHECK(r.where.method.has_value());
                CHECK(r.where.uncertainty.value > 0.0);
                CHECK(r.where.alternatives.size() <= 4);
            }
            CHECK((r.claim.side == Side::unattributed) == r.claim.claimant.empty());
        }
        for (const PlaceMention& place : result.places) {
            CHECK(place.char_start < place.char_stop);
            CHECK(!place.text.empty());
        }
    }
}

TEST_CASE("Extractor: offsets are code points of the article's text") {
    // Two lines before, with an emoji and a CRLF.
    const std::string before = "\xF0\x9F\x9A\xA8 عاجل\r\n\r\n"; // "Breaking"
    const std::string sentence = "قصفت القوات الأذربيجانية بلدة غوريس بالمدفعية.";
    const auto result = extract(before + sentence, "2022-09-14");
    REQUIRE(result.reports.size() == 1);
    CHECK(result.reports[0].char_start == 10);
    CHECK(result.reports[0].char_stop == 10 + 46);
    CHECK(result.reports[0].sentence == sentence);
    REQUIRE(result.places.size() == 2);
    CHECK(result.places[0].text == "الأذربيجانية");
    CHECK(result.places[0].char_start == 10 + 12);
    CHECK(result.places[0].char_stop == 10 + 24);
    CHECK(result.places[1].text == "غوريس");
    CHECK(result.places[1].char_start == 10 + 30);
    CHECK(result.places[1].char_stop == 10 + 35);
}

TEST_CASE("Extractor: tashkeel and tatweel change no report") {
    for (const Sample& sample : samples()) {
        CAPTURE(sample.text);
        CHECK(content(Sample{sample.published, with_marks(sample.text)}) == content(sample));
    }
}

TEST_CASE("Extractor: Arabic-Indic digits change no report") {
    for (const Sample& sample : samples()) {
        CAPTURE(sample.text);
        CHECK(content(Sample{sample.published, with_arabic_digits(sample.text)}) ==
              content(sample));
    }
}

TEST_CASE("Extractor: what Armenia is to Azerbaijan, Azerbaijan is to Armenia") {
    // A noun and an accusative adjective are spelled alike: texts with one cannot be swapped, nor
    // can those with persons of one side.
    const std::vector<std::array<std::string, 2>> pairs = {{"الأذربيجانيين", "الأرمينيين"},
                                                           {"الأرمينيين", "الأذربيجانيين"},
                                                           {"أذربيجانيان", "أرمينيان"},
                                                           {"أرمينيان", "أذربيجانيان"},
                                                           {"أذربيجانية", "أرمينية"},
                                                           {"أرمينية", "أذربيجانية"},
                                                           {"أذربيجاني", "أرميني"},
                                                           {"أرمينيا", "أذربيجان"},
                                                           {"أرميني", "أذربيجاني"},
                                                           {"أذربيجان", "أرمينيا"},
                                                           {"يريفان", "باكو"},
                                                           {"باكو", "يريفان"}};
    std::size_t compared = 0;
    for (const Sample& sample : samples()) {
        const auto has = [&](const char* word) {
            return sample.text.find(word) != std::string::npos;
        };
        if (has("أذربيجانيا") || has("ا أرمينيا") || has("أرمن") || has("علييف") ||
            has("باشينيان") || has("غريغوريان") || has("حاجييف"))
            continue;
        CAPTURE(sample.text);
        const auto a = extract(sample.text, sample.published).reports;
        const auto b = extract(replaced(sample.text, pairs), sample.published).reports;
        CHECK(a.size() == b.size());
        for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
            CHECK(code(a[i].sub_event) == code(b[i].sub_event));
            CHECK(code(a[i].modality) == code(b[i].modality));
            CHECK(code(a[i].claim.side) == code(*swapped(b[i].claim.side)));
            CHECK(code(a[i].claim.type) == code(b[i].claim.type));
            CHECK(code(a[i].claim.stance) == code(b[i].claim.stance));
            CHECK(code_of(a[i].initiator_side) == code_of(swapped(b[i].initiator_side)));
            CHECK(code_of(a[i].target_side) == code_of(swapped(b[i].target_side)));
            ++compared;
        }
    }
    CHECK(compared > 50);
}

TEST_CASE("Extractor: a week later, what is dated by the day of publication is a week later") {
    constexpr std::chrono::days week{7};
    std::size_t compared = 0;
    for (const Sample& sample : samples()) {
        CAPTURE(sample.text);
        const Day published = *day(sample.published);
        const auto now = extract(sample.text, sample.published).reports;
        const auto later = extract(sample.text, iso(published + week)).reports;
        REQUIRE(now.size() == later.size());
        for (std::size_t i = 0; i < now.size(); ++i) {
            CHECK(code_of(now[i].when.method) == code_of(later[i].when.method));
            CHECK(now[i].when.prec == later[i].when.prec);
            if (now[i].when.method != DateMethod::weekday &&
                now[i].when.method != DateMethod::relative &&
                now[i].when.method != DateMethod::publication)
                continue;
            REQUIRE(now[i].when.start.has_value() == later[i].when.start.has_value());
            if (!now[i].when.start)
                continue;
            CHECK(iso(*now[i].when.start + week) == iso(later[i].when.start));
            CHECK(iso(*now[i].when.stop + week) == iso(later[i].when.stop));
            ++compared;
        }
    }
    CHECK(compared > 50);
}

TEST_CASE("Extractor: articles do not show in one another, nor do threads") {
    const auto all = samples();
    std::vector<std::string> expected(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        Extractor fresh(knowledge());
        for (const Report& report : fresh(article(all[i].text, all[i].published)).reports)
            expected[i] += content(report) + "\n";
    }
    std::array<std::size_t, 2> wrong{};
    std::vector<std::thread> threads;
    for (auto& count : wrong)
        threads.emplace_back([&] {
            Extractor used(knowledge());
            for (std::size_t i = all.size(); i-- > 0;) {
                std::string found;
                for (const Report& report : used(article(all[i].text, all[i].published)).reports)
                    found += content(report) + "\n";
                count += found != expected[i];
            }
        });
    for (auto& thread : threads)
        thread.join();
    for (const auto count : wrong)
        CHECK(count == 0);
}

TEST_CASE("Extractor: any UTF-8 is an article, its beginnings and its rests too") {
    Extractor extractor(knowledge());
    const std::string text = "قَالت وزارةُ الدفاع الأرمينية: «قصفت القوات الأذربيجانية، أمس "
                             "(الثلاثاء)، غوريس بـ12 قذيفة» \xF0\x9F\x9A\xA8 — Reuters/أ ف ب.";
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
        if (cut < text.size() && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80)
            continue; // inside a character
        extractor(article(text.substr(0, cut), "2022-09-14"));
        extractor(article(text.substr(cut)));
    }
    for (const auto* odd : {"", "\n", "،", "و", "ال", "في", "بين و", "«»", "\xEF\xBB\xBF", "٪٪٪",
                            "من إلى", "قتل", "وفق", "بحسب .", "في في في", "و و و ،،،"}) {
        const std::string strange = odd;
        CAPTURE(strange);
        CHECK(extractor(article(strange)).article.text == strange);
    }
}

TEST_CASE("Extractor: explains what it found, in every form") {
    using waqia::ingest::ExplainForm;
    Extractor extractor(knowledge());
    const auto explained = [&](ExplainForm form) {
        return extractor.explain(
            article("قصفت القوات الأذربيجانية أمس بلدة غوريس بالمدفعية.", "2022-09-14"), form);
    };
    for (const auto form : {ExplainForm::text, ExplainForm::coloured_text, ExplainForm::html})
        for (const auto* part : {"Shelling/artillery/missile attack", "Goris", "2022-09-13"})
            CHECK(explained(form).find(part) != std::string::npos);
    CHECK(explained(ExplainForm::text).find('\x1b') == std::string::npos);
    CHECK(explained(ExplainForm::coloured_text).find("\x1b[1;32mغوريس\x1b[0m") !=
          std::string::npos);
}

TEST_CASE("Extractor: a page of HTML holds what an article says and never what it would do") {
    Extractor extractor(knowledge());
    const auto page = extractor.explain(article("قصف <script>alert(1)</script> بلدة \"غوريس\" & "
                                                "\xE2\x80\xAEكابان.",
                                                "2022-09-14"),
                                        waqia::ingest::ExplainForm::html);
    CHECK(page.find("<script>alert") == std::string::npos);
    CHECK(page.find("&lt;") != std::string::npos);
    CHECK(page.find("&amp;") != std::string::npos);
    CHECK(page.find("\xE2\x80\xAE") == std::string::npos);
}

TEST_CASE("Extractor: a page links a report with the whole words that gave it") {
    Extractor extractor(knowledge());
    const auto page = extractor.explain(
        article("قال مصدر في الكابانية إن المدفعية قصفت كابان، فقتل جنديان.", "2022-09-14"),
        waqia::ingest::ExplainForm::html);
    const auto linked = [&](const std::string& words) {
        const auto stop = page.find(">" + words + "</span>");
        return stop != std::string::npos &&
               page.substr(page.rfind('<', stop), stop).find("data-r=\"") != std::string::npos;
    };
    for (const std::string words : {"قصفت", "كابان", "المدفعية"}) {
        CAPTURE(words);
        CHECK(linked(words));
    }
    CHECK_FALSE(linked("الكابانية"));
}

TEST_CASE("Knowledge: the user's own gazetteer adds places that articles name") {
    const TempFolder folder("own_gazetteer");
    const auto path = folder.path() / "own.csv";
    {
        std::ofstream out(path, std::ios::binary);
        out << "place_id,name,name_ar,lat,lon\nown:1,Post Seven,نقطة زهراوية,39.6,46.4\n";
    }
    const std::array own = {waqia::gazetteer::TableSource(path)};
    const Knowledge with = Knowledge::load(std::filesystem::path(WAQIA_BINARY_DIR) / "share/waqia",
                                           {.gazetteers = {own.begin(), own.end()}});
    Extractor extractor(with);
    const auto reports = extractor(article("سقطت قذائف في نقطة زهراوية.", "2022-09-14")).reports;
    REQUIRE(reports.size() == 1);
    CHECK(reports[0].where.place_id == "own:1");
    CHECK(reports[0].where.point == waqia::geo::LonLat::from_degrees(46.4, 39.6));
}

TEST_CASE("Knowledge: says which folder has no tables") {
    const TempFolder folder("no_tables");
    std::string message;
    try {
        Knowledge::load(folder.path());
    } catch (const std::runtime_error& error) {
        message = error.what();
    }
    CHECK(message.find(folder.path().string()) != std::string::npos);
}

TEST_CASE("Extractor: sentences that were once read wrong") {
    // text; then of its first report: killed, initiator side, start of the place's name, date,
    // claimant
    struct Case {
        std::string text, killed, initiator, place, date, claimant;
    };
    const std::vector<Case> cases = {
        {"اندلعت اشتباكات في أرمينيا.", "", "", "Armenia", "2022-09-14", ""},
        {"قتل جندي الاثنين في غوريس.", "1", "", "Goris", "2022-09-12", ""},
        {"دارت اشتباكات عنيفة بين يريفان وباكو أمس.", "", "", "", "2022-09-13", ""},
        {"قصفت أذربيجان غوريس الساعة 10:30 يوم الثلاثاء.", "", "Azerbaijan", "Goris", "2022-09-13",
         ""},
        {"أطلقت أذربيجان صواريخ من غوريس وكابان على كلبجار.", "", "Azerbaijan", "Kalbajar",
         "2022-09-14", ""},
        {"قصفت أذربيجان غوريس مطلع الشهر الجاري.", "", "Azerbaijan", "Goris", "2022-09-01", ""},
        {"تجدد القصف على ستيباناكيرت السبت.", "", "", "Stepanakert", "2022-09-10", ""},
        {"فتحت القوات الأرمينية النار على مواقع في كلبجار أمس.", "", "Armenia", "Kalbajar",
         "2022-09-13", ""},
    };
    for (const auto& c : cases) {
        CAPTURE(c.text);
        const auto reports = extract(c.text, "2022-09-14").reports;
        REQUIRE(!reports.empty());
        const Report& r = reports.front();
        CHECK(text_of(r.casualties.killed) == c.killed);
        CHECK(code_of(r.initiator_side) == c.initiator);
        CHECK(r.where.place.starts_with(c.place));
        CHECK(r.where.place.empty() == c.place.empty());
        CHECK(iso(r.when.start) == c.date);
        CHECK(r.claim.claimant == c.claimant);
        CHECK(!r.reasons.empty());
    }
}

TEST_CASE("Extractor: years ago and next week are no reports of today") {
    for (const std::string text :
         {"قصفت أذربيجان غوريس قبل سنوات.", "قصفت أذربيجان غوريس الأسبوع المقبل."})
        for (const Report& report : extract(text, "2022-09-14").reports) {
            CAPTURE(text);
            CHECK(!report.when.start.has_value());
        }
}

TEST_CASE("Extractor: numbers and dates beyond all measure are none") {
    CHECK(extract("3476381509", "2022-09-14").reports.empty());
    for (const Report& report :
         extract("قتل 999999999999 مليون مليون و999999999999 مليون جندي في غوريس.", "2022-09-14")
             .reports)
        CHECK(!report.casualties.killed.has_value());
    for (const Report& report :
         extract("قصفت أذربيجان غوريس في 12/257/2020.", "2022-09-14").reports)
        CHECK(iso(report.when.start) != "2020-01-12");
}

TEST_CASE("Extractor: no phrase crosses a line") {
    for (const Report& report : extract("انفجر\nلغم في شوشة.", "2022-09-14").reports)
        CHECK(report.trigger_text.find('\n') == std::string::npos);
}
