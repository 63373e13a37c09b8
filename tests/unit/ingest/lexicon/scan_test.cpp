#include "ingest/lexicon/scan.hpp"

#include "gazetteer/fold.hpp"
#include "gazetteer/index_builder.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

using namespace waqia::ingest;

namespace {

struct Phrase {
    std::string text;
    Kind kind;
};

class Scan {
public:
    explicit Scan(const std::vector<Phrase>& phrases, waqia::gazetteer::Gazetteer gazetteer = {})
        : m_gazetteer(std::move(gazetteer)) {
        for (std::uint32_t i = 0; i < phrases.size(); ++i)
            m_index.add(waqia::gazetteer::fold_words(phrases[i].text),
                        {phrases[i].kind, morph_none, i});
        m_index.freeze();
    }
    Annotations operator()(const std::string& raw) {
        m_tokenizer(raw, m_text);
        Scanner scanner(m_index, m_gazetteer);
        Annotations found;
        scanner(m_text, found);
        return found;
    }
    const Text& text() const { return m_text; }

private:
    PhraseIndex m_index;
    waqia::gazetteer::Gazetteer m_gazetteer;
    Tokenizer m_tokenizer;
    Text m_text;
};

// army; armed forces; shelling; to shell; Ministry of Defence; defence; Goris
const std::vector<Phrase> phrases = {
    {"جيش", Kind::institution}, {"قوات", Kind::institution}, {"قوات المسلحة", Kind::institution},
    {"مدفعية", Kind::weapon},   {"يقصف", Kind::event},       {"وزارة الدفاع", Kind::institution},
    {"دفاع", Kind::target},     {"غوريس", Kind::actor},      {"لاتشين", Kind::actor},
    {"وادي", Kind::place_type},
};

struct Named {
    std::string place;
    std::vector<std::string> names;
};

/// A gazetteer of one index for each list of places.
waqia::gazetteer::Gazetteer gazetteer_of(const std::vector<std::vector<Named>>& layers) {
    waqia::gazetteer::Gazetteer gazetteer;
    for (const auto& places : layers) {
        waqia::gazetteer::IndexBuilder builder;
        for (const auto& [id, names] : places) {
            waqia::gazetteer::Place place;
            place.id = place.name = id;
            const auto number = builder.add(place);
            for (const auto& name : names)
                builder.add_name({number, name, "", "", "", false});
        }
        gazetteer.add(waqia::gazetteer::IndexFile::in_memory(builder.bytes(), "test"));
    }
    return gazetteer;
}

} // namespace

TEST_CASE("Scanner: finds the gazetteer's names and who bears them, in all of its indexes") {
    // Goris, Old Goris, Karabakh, Upper Karabakh
    const std::vector<std::vector<Named>> layers = {
        {{"a", {"غوريس", "Goris"}}, {"b", {"غوريس"}}, {"c", {"قره باغ"}}, {"d", {"باغ"}}},
        {{"e", {"غوريس", "غوريس القديمة"}}, {"a", {"جوريس"}}, {"f", {"قره باغ العليا"}}}};
    const auto gazetteer = gazetteer_of(layers);
    Scan scan(phrases, gazetteer_of(layers));
    struct Case {
        std::string text;
        std::uint32_t words;
        int clitics;
        std::string bearers; ///< ids, and + at those of the second index
    };
    const Case cases[] = {
        {"غوريس", 1, clitic_none, "a+ b e+"}, // the upper index replaces "a"
        {"جوريس", 1, clitic_none, "a+"},
        {"وبغوريس", 1, clitic_and | clitic_in, "a+ b e+"},
        {"غوريس القديمة", 2, clitic_none, "e+"}, // the longest
        {"غوريس الجديدة", 1, clitic_none, "a+ b e+"},
        {"القره باغ", 2, clitic_the, "c"},
        {"قره الباغ العليا", 3, clitic_none, "f+"}, // behind articles
        {"قره. باغ", 1, clitic_none, "d"},
        {"قره", 0, clitic_none, ""},
        {"Goris", 0, clitic_none, ""}, // names in texts are Arabic
    };
    const auto first_of_upper = gazetteer.layers()[1].first_place;
    for (const Case& c : cases) {
        CAPTURE(c.text);
        const auto found = scan(c.text);
        const Annotation* name = found.find(0, 4, Kind::toponym);
        REQUIRE((name != nullptr) == (c.words > 0));
        if (!name)
            continue;
        CHECK(name->last - name->first == c.words);
        CHECK(name->clitics == c.clitics);
        std::string bearers;
        for (const auto& bearer : found.bearers(*name)) {
            bearers += bearers.empty() ? "" : " ";
            bearers += gazetteer.place(bearer.place).id;
            bearers += bearer.place >= first_of_upper ? "+" : "";
            CHECK(bearer.name < gazetteer.names().size());
        }
        CHECK(bearers == c.bearers);
    }
}

TEST_CASE("Scanner: finds words behind their proclitics and tells which") {
    struct Case {
        std::string word;
        std::uint32_t payload;
        int clitics;
    };
    const Case cases[] = {
        {"جيش", 0, clitic_none},
        {"الجيش", 0, clitic_the},
        {"والجيش", 0, clitic_and | clitic_the},
        {"فالجيش", 0, clitic_then | clitic_the},
        {"للجيش", 0, clitic_to | clitic_the},
        {"كالجيش", 0, clitic_as | clitic_the},
        {"بالمدفعية", 3, clitic_in | clitic_the},
        {"وبالمدفعيّة", 3, clitic_and | clitic_in | clitic_the},
        {"وسيقصف", 4, clitic_and | clitic_future},
        {"بغوريس", 7, clitic_in},
        {"لغوريس", 7, clitic_to},
        {"لاتشين", 8, clitic_none}, // not "to" and another word
        {"ولاتشين", 8, clitic_and},
        {"وادي", 9, clitic_none}, // not "and" and another word
    };
    Scan scan(phrases);
    for (const Case& c : cases) {
        CAPTURE(c.word);
        const auto found = scan(c.word);
        REQUIRE(found.all().size() == 1);
        CHECK(found.all()[0].payload == c.payload);
        CHECK(found.all()[0].clitics == c.clitics);
        CHECK(found.known(0));
    }
    const std::vector<std::string> unknown = {"كوريس", "غور", "،"};
    for (const auto& word : unknown) {
        CAPTURE(word);
        CHECK(scan(word).all().empty());
    }
}

TEST_CASE("Scanner: the longest phrase wins within a kind, kinds overlap") {
    Scan scan(phrases);
    // "and the Ministry of Defence said that the armed forces near Goris"
    const auto found = scan("وقالت وزارة الدفاع إن القوات المسلحة قرب غوريس");
    const Annotation* ministry = found.at(1, Kind::institution);
    REQUIRE(ministry != nullptr);
    CHECK(ministry->payload == 5);
    CHECK(ministry->last == 3);
    REQUIRE(found.at(2, Kind::target) != nullptr);
    CHECK(found.at(2, Kind::target)->has(clitic_the));
    const Annotation* forces = found.at(4, Kind::institution);
    REQUIRE(forces != nullptr);
    CHECK(forces->payload == 2);
    CHECK(forces->has(clitic_the));
    CHECK(found.over(5, Kind::institution) == forces);
    CHECK(found.over(6, Kind::institution) == nullptr);
    CHECK(found.at(5, Kind::institution) == nullptr);
    CHECK(found.find(0, 8, Kind::actor) == found.at(7, Kind::actor));
    CHECK(found.find(0, 7, Kind::actor) == nullptr);
    CHECK_FALSE(found.known(0));
    CHECK(found.known(5));
}

TEST_CASE("Scanner: a token past the end has no phrase") {
    Scan scan(phrases);
    const auto found = scan("غوريس");
    CHECK(found.at(0, Kind::actor) != nullptr);
    CHECK(found.at(1, Kind::actor) == nullptr);
    CHECK(scan("").all().empty());
}

TEST_CASE("Scanner: finds what a search at every token finds") {
    // Words that begin with no proclitic's letter.
    const std::vector<std::string> words = {"جج", "حح", "خخ", "دد"};
    std::mt19937 random{20220913};
    std::vector<Phrase> list;
    using Key = std::pair<Kind, std::vector<std::string>>;
    std::map<Key, std::uint32_t> known;
    for (std::uint32_t i = 0; i < 60; ++i) {
        std::string text;
        std::vector<std::string> parts(1 + random() % 4);
        for (auto& part : parts)
            text += (part = words[random() % words.size()]) + " ";
        const Kind kind = random() % 2 == 0 ? Kind::event : Kind::weapon;
        list.push_back({text, kind});
        known.try_emplace(Key(kind, parts), i);
    }
    Scan scan(list);
    constexpr std::array kinds = {Kind::event, Kind::weapon};
    for (int round = 0; round < 200; ++round) {
        std::vector<std::string> tokens(random() % 30);
        std::string raw;
        for (auto& token : tokens)
            raw += (token = words[random() % words.size()]) + " ";
        CAPTURE(raw);
        std::vector<std::string> expected, actual;
        auto shown = [](Kind kind, std::size_t first, std::size_t last, std::uint32_t payload) {
            return std::to_string(static_cast<int>(kind)) + ":" + std::to_string(first) + "-" +
                   std::to_string(last) + "=" + std::to_string(payload);
        };
        for (const Kind kind : kinds)
            for (std::size_t at = 0; at < tokens.size();) {
                std::size_t size = std::min<std::size_t>(4, tokens.size() - at);
                for (; size > 0; --size) {
                    const Key key(kind, {tokens.data() + at, tokens.data() + at + size});
                    if (const auto it = known.find(key); it != known.end()) {
                        expected.push_back(shown(kind, at, at + size, it->second));
                        break;
                    }
                }
                at += std::max<std::size_t>(size, 1);
            }
        const auto found = scan(raw);
        for (const Annotation& a : found.all())
            actual.push_back(shown(a.kind, a.first, a.last, a.payload));
        std::sort(expected.begin(), expected.end());
        std::sort(actual.begin(), actual.end());
        CHECK(actual == expected);
    }
}
