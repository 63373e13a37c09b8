#include "ingest/lexicon/phrase_index.hpp"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <string>
#include <vector>

using namespace waqia::ingest;

namespace {

using Phrase = std::vector<std::string>;

bool same(const Entry& a, const Entry& b) {
    return a.kind == b.kind && a.morph == b.morph && a.payload == b.payload;
}

/// The meanings of a phrase, by walking the index.
std::vector<Entry> look_up(const PhraseIndex& index, const Phrase& phrase) {
    PhraseIndex::Node node = 0;
    for (const auto& word : phrase) {
        node = index.next(node, index.form(word));
        if (node == 0)
            return {};
    }
    const auto entries = index.entries(node);
    return {entries.begin(), entries.end()};
}

/// Phrases of one to four words of a small vocabulary, so that many begin alike.
class RandomPhrases {
public:
    Phrase next(unsigned vocabulary) {
        Phrase phrase(1 + m_engine() % 4);
        for (auto& word : phrase)
            word = "و" + std::to_string(m_engine() % vocabulary);
        return phrase;
    }
    unsigned number(unsigned below) { return static_cast<unsigned>(m_engine() % below); }

private:
    std::mt19937 m_engine{20220913};
};

} // namespace

TEST_CASE("PhraseIndex: finds what a map of phrases finds, and nothing else") {
    for (const unsigned vocabulary : {4u, 60u, 20000u}) {
        CAPTURE(vocabulary);
        RandomPhrases random;
        PhraseIndex index;
        std::map<Phrase, std::vector<Entry>> expected;
        for (unsigned i = 0; i < 20000; ++i) {
            const Phrase phrase = random.next(vocabulary);
            const Entry entry{static_cast<Kind>(random.number(3)), morph_none, random.number(5)};
            auto& known = expected[phrase];
            const Entry* rival = nullptr;
            for (const Entry& e : known)
                if (e.kind == entry.kind)
                    rival = &e;
            REQUIRE(index.add(phrase, entry) == (!rival || rival->payload == entry.payload));
            if (!rival)
                known.push_back(entry);
        }
        index.freeze();
        std::size_t wrong = 0;
        for (const auto& [phrase, entries] : expected) {
            const auto found = look_up(index, phrase);
            wrong += found.size() != entries.size() ||
                     !std::equal(found.begin(), found.end(), entries.begin(), same);
        }
        for (unsigned i = 0; i < 20000; ++i) {
            const Phrase phrase = random.next(2 * vocabulary);
            wrong += !expected.contains(phrase) && !look_up(index, phrase).empty();
        }
        CHECK(wrong == 0);
    }
}

TEST_CASE("PhraseIndex: one phrase has one meaning a kind") {
    PhraseIndex index;
    const Phrase phrase{"حرس", "الحدود"}; // "border guard"
    CHECK(index.add(phrase, {Kind::institution, morph_none, 1}));
    CHECK(index.add(phrase, {Kind::institution, morph_none, 1}));
    CHECK_FALSE(index.add(phrase, {Kind::institution, morph_none, 2}));
    CHECK(index.add(phrase, {Kind::target, morph_none, 7}));
    CHECK_FALSE(index.add({}, {Kind::target, morph_none, 7}));
    index.freeze();
    const auto found = look_up(index, phrase);
    REQUIRE(found.size() == 2);
    CHECK(found[0].payload == 1);
    CHECK(found[1].payload == 7);
    CHECK(look_up(index, {"حرس"}).empty());
    CHECK(index.form("حرس") != 0);
    CHECK(index.form("حر") == 0);
    CHECK(index.form("") == 0);
    CHECK(index.next(0, 0) == 0);
}
