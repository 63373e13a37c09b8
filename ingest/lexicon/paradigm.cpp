#include "ingest/lexicon/paradigm.hpp"

#include "gazetteer/fold.hpp"
#include "ingest/lexicon/phrase_index.hpp"

#include <array>
#include <stdexcept>

namespace waqia::ingest {

namespace {

// Letters as they stand after folding.
constexpr std::string_view heh = "ه", teh = "ت", alef = "ا", yeh = "ي", waw = "و";
constexpr std::string_view maqsura = "ى";
constexpr std::array pronouns = {"ه", "ها", "هم", "هما", "نا", "هن"};

bool ends_with(std::string_view word, std::string_view ending) {
    return word.ends_with(ending);
}

std::string less(const std::string& word, std::string_view ending) {
    return word.substr(0, word.size() - ending.size());
}

/// Builds the forms of one lemma whose first word is inflected and whose other words stay.
class Forms {
public:
    explicit Forms(std::vector<std::string> words) : m_words(std::move(words)) {}

    const std::string& head() const { return m_words.front(); }
    bool single() const { return m_words.size() == 1; }

    void add(std::string head, int morph) {
        auto words = m_words;
        words.front() = std::move(head);
        m_forms.push_back({std::move(words), static_cast<Morph>(morph)});
    }

    /// `head` with each object or possessive pronoun; only of a lemma of one word.
    void add_with_pronouns(const std::string& head, int morph) {
        if (!single())
            return;
        for (const std::string_view pronoun : pronouns)
            add(head + std::string(pronoun),
                morph | morph_pronoun | (pronoun == "ها" ? morph_pronoun_feminine : 0));
    }

    /// An adjective that agrees takes the accusative alef with its noun.
    void add_accusative_phrase() {
        auto words = m_words;
        for (auto& word : {&words.front(), &words.back()})
            if (!ends_with(*word, heh) && !ends_with(*word, alef) && !ends_with(*word, yeh) &&
                !ends_with(*word, teh))
                *word += alef;
        m_forms.push_back({std::move(words), morph_noun | morph_accusative});
    }

    std::vector<InflectedForm> take() { return std::move(m_forms); }

private:
    std::vector<std::string> m_words;
    std::vector<InflectedForm> m_forms;
};

void inflect_noun(Forms& forms) {
    const std::string& head = forms.head();
    const bool feminine = ends_with(head, heh);
    const int gender = morph_noun | (feminine ? morph_feminine : 0);
    const std::string stem = feminine ? less(head, heh) + std::string(teh) : head;
    forms.add(head, gender);
    if (!forms.single()) {
        forms.add_accusative_phrase();
        return;
    }
    if (!feminine && !ends_with(head, alef))
        forms.add(head + std::string(alef), gender | morph_accusative);
    forms.add(stem + "ان", gender | morph_dual);
    forms.add(stem + "ين", gender | morph_dual);
    if (feminine)
        forms.add(stem + "ا", gender | morph_dual);
    forms.add(stem + "ي", gender | morph_dual);
    forms.add_with_pronouns(stem, gender);
}

/// The sound masculine plural, whose nun falls before a pronoun.
void inflect_plural(Forms& forms) {
    const std::string& head = forms.head();
    forms.add(head + "ون", morph_plural);
    forms.add(head + "ين", morph_plural);
    forms.add_with_pronouns(head + "ي", morph_plural);
    forms.add_with_pronouns(head + "و", morph_plural);
}

void inflect_adjective(Forms& forms) {
    const std::string& head = forms.head();
    forms.add(head, morph_adjective);
    forms.add(head + "ا", morph_adjective | morph_accusative);
    forms.add(head + "ه", morph_adjective | morph_feminine);
    forms.add(head + "ون", morph_adjective | morph_plural);
    forms.add(head + "ين", morph_adjective | morph_plural);
    forms.add(head + "ان", morph_adjective | morph_dual);
    forms.add(head + "تان", morph_adjective | morph_dual | morph_feminine);
    forms.add(head + "تين", morph_adjective | morph_dual | morph_feminine);
    forms.add(head + "ات", morph_adjective | morph_plural | morph_feminine);
}

void inflect_perfect(Forms& forms, bool defective) {
    const std::string& head = forms.head();
    constexpr int verb = morph_verb;
    if (defective) { // the written alef maqsura, a ya once folded
        const std::string stem = less(head, yeh);
        forms.add(head, verb);
        forms.add(stem + "ت", verb | morph_feminine);
        forms.add(stem + "وا", verb | morph_plural);
        forms.add(stem + "يا", verb | morph_dual);
        forms.add(stem + "تا", verb | morph_dual | morph_feminine);
        forms.add_with_pronouns(stem + "ا", verb);
        forms.add_with_pronouns(stem + "ت", verb | morph_feminine);
        return;
    }
    forms.add(head, verb);
    forms.add(head + "ت", verb | morph_feminine);
    forms.add(head + "وا", verb | morph_plural);
    forms.add(head + "ا", verb | morph_dual);
    forms.add(head + "تا", verb | morph_dual | morph_feminine);
    forms.add(head + "نا", verb | morph_plural);
    forms.add_with_pronouns(head, verb);
    forms.add_with_pronouns(head + "ت", verb | morph_feminine);
    forms.add_with_pronouns(head + "و", verb | morph_plural);
}

void inflect_imperfect(Forms& forms) {
    const std::string stem = forms.head();
    constexpr int verb = morph_verb | morph_imperfect;
    const bool defective = ends_with(stem, yeh) || ends_with(stem, waw);
    const std::string plural = defective ? less(stem, ends_with(stem, yeh) ? yeh : waw) : stem;
    forms.add("ي" + stem, verb);
    forms.add("ت" + stem, verb | morph_feminine);
    forms.add("ن" + stem, verb | morph_plural);
    forms.add("ي" + plural + "ون", verb | morph_plural);
    forms.add("ي" + plural + "وا", verb | morph_plural);
    forms.add("ي" + stem + "ان", verb | morph_dual);
    forms.add("ت" + stem + "ان", verb | morph_dual | morph_feminine);
    forms.add_with_pronouns("ي" + stem, verb);
    forms.add_with_pronouns("ت" + stem, verb | morph_feminine);
}

std::vector<InflectedForm> inflect_verb(std::string_view lemma) {
    const auto slash = lemma.find('/');
    if (slash == std::string_view::npos)
        throw std::invalid_argument("the verb '" + std::string(lemma) +
                                    "' needs perfect and imperfect, as v:P/I");
    const std::string_view written = lemma.substr(0, slash);
    const auto first_word = written.substr(0, written.find(' '));
    Forms perfect(gazetteer::fold_words(written));
    Forms imperfect(gazetteer::fold_words(lemma.substr(slash + 1)));
    inflect_perfect(perfect, ends_with(first_word, maqsura));
    inflect_imperfect(imperfect);
    auto forms = perfect.take();
    for (auto& form : imperfect.take())
        forms.push_back(std::move(form));
    return forms;
}

} // namespace

std::vector<InflectedForm> inflect(std::string_view tagged) {
    const auto lemma = tagged.size() > 2 ? tagged.substr(2) : std::string_view();
    auto words = gazetteer::fold_words(lemma);
    if (words.empty())
        throw std::invalid_argument("the form '" + std::string(tagged) + "' has no word");
    if (tagged.starts_with("v:"))
        return inflect_verb(lemma);
    Forms forms(std::move(words));
    if (tagged.starts_with("n:")) {
        inflect_noun(forms);
    } else if (tagged.starts_with("a:")) {
        inflect_adjective(forms);
    } else if (tagged.starts_with("m:")) {
        inflect_plural(forms);
    } else if (tagged.starts_with("i:")) {
        forms.add(forms.head(), morph_noun);
    } else if (tagged.starts_with("d:")) {
        forms.add(forms.head(), morph_noun | morph_dual);
    } else if (tagged.starts_with("p:")) {
        forms.add(forms.head(), morph_none);
    } else {
        throw std::invalid_argument("the form '" + std::string(tagged) +
                                    "' has no tag: put v:, n:, a:, m:, i:, d: or p: before it");
    }
    return forms.take();
}

} // namespace waqia::ingest
