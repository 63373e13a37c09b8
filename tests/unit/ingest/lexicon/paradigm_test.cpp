#include "ingest/lexicon/paradigm.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>
#include <vector>

using namespace waqia::ingest;

namespace {

struct Case {
    std::string tagged, form;
    Morph morph;
};

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& word : words)
        out += (out.empty() ? "" : " ") + word;
    return out;
}

bool has(const std::vector<InflectedForm>& forms, const std::string& form, Morph morph) {
    for (const auto& f : forms)
        if (joined(f.words) == form && f.morph == morph)
            return true;
    return false;
}

std::string fault_of(const std::string& tagged) {
    try {
        inflect(tagged);
    } catch (const std::invalid_argument& error) {
        return error.what();
    }
    return {};
}

} // namespace

TEST_CASE("inflect: verbs in the persons that news uses") {
    constexpr Morph f = morph_feminine, pl = morph_plural, du = morph_dual, im = morph_imperfect;
    const Case cases[] = {
        // to shell
        {"v:قصف/قصف", "قصف", morph_verb},
        {"v:قصف/قصف", "قصفت", morph_verb | f},
        {"v:قصف/قصف", "قصفوا", morph_verb | pl},
        {"v:قصف/قصف", "يقصف", morph_verb | im},
        {"v:قصف/قصف", "تقصف", morph_verb | im | f},
        {"v:قصف/قصف", "يقصفون", morph_verb | im | pl},
        {"v:قصف/قصف", "قصفتها", morph_verb | f | morph_pronoun | morph_pronoun_feminine},
        {"v:قصف/قصف", "قصفهم", morph_verb | morph_pronoun},
        // to announce: the hamza is folded
        {"v:أعلن/علن", "اعلنت", morph_verb | f},
        {"v:أعلن/علن", "يعلنان", morph_verb | im | du},
        // to deny: its alef maqsura
        {"v:نفى/نفي", "نفي", morph_verb},
        {"v:نفى/نفي", "نفت", morph_verb | f},
        {"v:نفى/نفي", "نفوا", morph_verb | pl},
        {"v:نفى/نفي", "نفتها", morph_verb | f | morph_pronoun | morph_pronoun_feminine},
        {"v:نفى/نفي", "ينفي", morph_verb | im},
        {"v:نفى/نفي", "ينفون", morph_verb | im | pl},
    };
    for (const Case& c : cases) {
        CAPTURE(c.tagged);
        CAPTURE(c.form);
        CHECK(has(inflect(c.tagged), c.form, c.morph));
    }
    CHECK_FALSE(has(inflect("v:نفى/نفي"), "نفيت", morph_verb | f));
}

TEST_CASE("inflect: nouns and adjectives") {
    constexpr Morph n = morph_noun, a = morph_adjective, f = morph_feminine;
    const Case cases[] = {
        // clash
        {"n:اشتباك", "اشتباك", n},
        {"n:اشتباك", "اشتباكا", n | morph_accusative},
        {"n:اشتباك", "اشتباكان", n | morph_dual},
        {"n:اشتباك", "اشتباكين", n | morph_dual},
        // shell
        {"n:قذيفة", "قذيفه", n | f},
        {"n:قذيفة", "قذيفتان", n | f | morph_dual},
        {"n:قذيفة", "قذيفتين", n | f | morph_dual},
        {"n:قذيفة", "قذيفتها", n | f | morph_pronoun | morph_pronoun_feminine},
        // ministry of defence: only the head of a phrase is inflected
        {"n:وزارة الدفاع", "وزاره الدفاع", n | f},
        // Armenian
        {"a:أرميني", "ارميني", a},
        {"a:أرميني", "ارمينيا", a | morph_accusative},
        {"a:أرميني", "ارمينيه", a | f},
        {"a:أرميني", "ارمينيون", a | morph_plural},
        {"a:أرميني", "ارمينيان", a | morph_dual},
        {"a:أرميني", "ارمينيتين", a | morph_dual | f},
    };
    for (const Case& c : cases) {
        CAPTURE(c.tagged);
        CAPTURE(c.form);
        CHECK(has(inflect(c.tagged), c.form, c.morph));
    }
}

TEST_CASE("inflect: plurals and the nouns that count by themselves") {
    const Case cases[] = {
        {"m:مدني", "مدنيون", morph_plural}, // civilian
        {"m:مدني", "مدنيين", morph_plural},
        {"i:راعيا", "راعيا", morph_noun}, // a herdsman
        {"d:راعيين", "راعيين", morph_noun | morph_dual},
    };
    for (const Case& c : cases) {
        CAPTURE(c.tagged);
        CAPTURE(c.form);
        CHECK(has(inflect(c.tagged), c.form, c.morph));
    }
    CHECK(inflect("i:راعيا").size() == 1);
    CHECK(inflect("d:راعيين").size() == 1);
}

TEST_CASE("inflect: a phrase stands as it is") {
    const auto forms = inflect("p:على حدّ قول"); // "in the words of"
    REQUIRE(forms.size() == 1);
    CHECK(forms[0].words == std::vector<std::string>{"علي", "حد", "قول"});
    CHECK(forms[0].morph == morph_none);
}

TEST_CASE("inflect: says what is wrong with a form") {
    CHECK(fault_of("قصف").find("'قصف' has no tag") != std::string::npos);
    CHECK(fault_of("x:قصف").find("'x:قصف' has no tag") != std::string::npos);
    CHECK(fault_of("v:قصف").find("needs perfect and imperfect") != std::string::npos);
    CHECK(fault_of("n:").find("has no word") != std::string::npos);
    CHECK(fault_of("p: ،").find("has no word") != std::string::npos);
    CHECK(fault_of("").find("has no word") != std::string::npos);
}
