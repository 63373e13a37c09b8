#pragma once

#include "gazetteer/gazetteer.hpp"
#include "ingest/lexicon/phrase_index.hpp"
#include "ingest/text/text.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace waqia::ingest {

/// Proclitics that a match was found behind, as bits.
enum Clitic : std::uint8_t {
    clitic_none = 0,
    clitic_and = 1,     ///< و
    clitic_then = 2,    ///< ف
    clitic_in = 4,      ///< ب
    clitic_to = 8,      ///< ل
    clitic_as = 16,     ///< ك
    clitic_the = 32,    ///< ال
    clitic_future = 64, ///< س
};

/// A phrase found in a text: tokens [first, last), of which the first may bear proclitics.
struct Annotation {
    std::uint32_t first = 0, last = 0;
    std::uint32_t payload = 0; ///< row of the table that `kind` names; see Annotations::bearers
    Morph morph = morph_none;
    Kind kind = Kind::toponym;
    std::uint8_t clitics = clitic_none;

    bool has(Clitic clitic) const { return (clitics & clitic) != 0; }
    bool is(Morph bit) const { return (morph & bit) != 0; }
};

/// All phrases found in a text, in order of their first token.
class Annotations {
public:
    /// The phrase of `kind` that begins at `token`, null if there is none.
    const Annotation* at(std::uint32_t token, Kind kind) const {
        return token < m_begins.size() && (m_begins[token] & bit(kind)) ? look_up(token, kind)
                                                                        : nullptr;
    }
    /// The phrase of `kind` that holds `token`, null if there is none.
    const Annotation* over(std::uint32_t token, Kind kind) const {
        return token < m_over.size() && (m_over[token] & bit(kind)) ? look_back(token, kind)
                                                                    : nullptr;
    }
    /// The first phrase of `kind` that begins in [first, last), null if there is none.
    const Annotation* find(std::uint32_t first, std::uint32_t last, Kind kind) const;
    /// Whether any phrase at all holds `token`.
    bool known(std::uint32_t token) const { return m_over[token] != 0; }
    const std::vector<Annotation>& all() const { return m_list; }
    /// Those that bear the name, at least one where it is a phrase of Kind::toponym found here; of
    /// any other kind none.
    std::span<const gazetteer::Bearer> bearers(const Annotation& toponym) const {
        if (toponym.kind != Kind::toponym)
            return {};
        return {m_bearers.data() + m_bearer_start[toponym.payload],
                m_bearers.data() + m_bearer_start[toponym.payload + 1]};
    }

private:
    friend class Scanner;
    static std::uint32_t bit(Kind kind) { return 1u << static_cast<unsigned>(kind); }
    const Annotation* look_up(std::uint32_t token, Kind kind) const;
    const Annotation* look_back(std::uint32_t token, Kind kind) const;

    std::vector<Annotation> m_list;
    std::vector<std::uint32_t> m_start;  ///< by token, into m_list; one more than there are tokens
    std::vector<std::uint32_t> m_begins; ///< by token, a bit for each kind that begins there
    std::vector<std::uint32_t> m_over;   ///< by token, a bit for each kind that holds it
    std::vector<gazetteer::Bearer> m_bearers;
    std::vector<std::uint32_t> m_bearer_start; ///< by toponym; one more than there are
};

/// The one scan: finds every phrase of the lexicon's index, and as Kind::toponym every Arabic name
/// of the gazetteer, each token as written and less its proclitics. The longest match wins within a
/// kind, and of equal ones the least stripped.
class Scanner {
public:
    /// Both must outlive the scanner and stay as they are.
    Scanner(const PhraseIndex& index, const gazetteer::Gazetteer& gazetteer)
        : m_index(&index), m_gazetteer(&gazetteer) {}

    /// Fills `found` from `text`. Linear in the tokens; allocates nothing per token.
    void operator()(const Text& text, Annotations& found);

private:
    struct Word {
        std::uint64_t hash = 0;
        PhraseIndex::Form form = 0;
    };
    struct Head {
        std::uint64_t key = 0; ///< in the gazetteer's indexes
        PhraseIndex::Form form = 0;
        std::uint8_t clitics = clitic_none;
        bool arabic = false;
    };
    struct Hit {
        const gazetteer::Gazetteer::Layer* layer;
        gazetteer::IndexFile::Phrase phrase;
    };
    Word word_of(std::string_view folded) const;
    void read_words(const Text& text);
    void heads_of(const Text& text, std::uint32_t token);
    void follow(std::uint32_t token, const Head& head);
    void follow_names(std::uint32_t token, const Head& head);
    void keep_name(const Hit& hit, std::uint32_t first, std::uint32_t last, const Head& head);
    void take_matches(std::uint32_t token, Annotations& found);
    std::uint32_t take_bearers(Annotations& found) const;

    const PhraseIndex* m_index;
    const gazetteer::Gazetteer* m_gazetteer;
    std::vector<Word> m_words, m_bare; ///< of each token: as written, less its article
    std::array<Head, 27> m_heads;      ///< room for every conjunction with every prefix
    std::size_t m_head_count = 0;
    std::array<Annotation, static_cast<std::size_t>(Kind::count_)> m_best;
    std::vector<Hit> m_hits; ///< what the toponym of m_best was found as, by layer
    std::array<std::uint32_t, static_cast<std::size_t>(Kind::count_)> m_taken{}; ///< up to where
    const Text* m_text = nullptr; ///< while it is scanned
    std::uint32_t m_limit = 0;    ///< where the sentence ends, which no phrase crosses
    std::uint32_t m_matched = 0;  ///< a bit for each kind that m_best holds a match of
};

} // namespace waqia::ingest
