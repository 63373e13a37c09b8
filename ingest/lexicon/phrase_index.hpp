#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace waqia::ingest {

/// What a phrase of the one index stands for.
enum class Kind : std::uint8_t {
    toponym,
    nationality,
    actor,
    institution,
    reporting,
    attribution,
    event,
    occurrence,
    weapon,
    target,
    casualty,
    person,
    number,
    date,
    relation,
    place_type,
    modality,
    noise,
    function_word,
    pinned, ///< a name for which the user has a rule
    count_  ///< how many kinds there are
};

/// Grammatical features of the form that stands in the index, as bits.
using Morph = std::uint16_t;
inline constexpr Morph morph_none = 0;
inline constexpr Morph morph_feminine = 1;
inline constexpr Morph morph_plural = 2;
inline constexpr Morph morph_dual = 4;
inline constexpr Morph morph_pronoun = 8; ///< has an object or possessive pronoun
inline constexpr Morph morph_imperfect = 16;
inline constexpr Morph morph_verb = 32;
inline constexpr Morph morph_noun = 64;
inline constexpr Morph morph_adjective = 128;
inline constexpr Morph morph_accusative = 256;
inline constexpr Morph morph_pronoun_feminine = 512; ///< the pronoun is feminine singular

/// One meaning of a phrase: `payload` is the row of the table that `kind` names.
struct Entry {
    Kind kind = Kind::toponym;
    Morph morph = morph_none;
    std::uint32_t payload = 0;
};

/// All phrases to be recognised, as sequences of folded words: built, then frozen. Queries are
/// const and free to share; a step costs one probe of a hash table.
class PhraseIndex {
public:
    using Node = std::uint32_t; ///< 0 is the root
    using Form = std::uint32_t; ///< 0 is a word that no phrase holds

    PhraseIndex();

    /// Adds a phrase of folded words; the same entry of the same phrase is kept once, a second
    /// entry of the same kind is left out and makes the result false.
    bool add(std::span<const std::string> words, Entry entry);
    /// Makes the index fast and fixed; add must not be called after it.
    void freeze();

    Form form(std::string_view folded_word) const;
    /// The same, where the word's gazetteer::hash_word is known.
    Form form(std::string_view folded_word, std::uint64_t hash) const;
    /// The node after `word`, 0 if no phrase goes on with it.
    Node next(Node node, Form word) const;
    /// The meanings of the phrase that ends at `node`.
    std::span<const Entry> entries(Node node) const;

private:
    struct FormSlot {
        Form form = 0;         ///< 0 = free
        std::uint32_t tag = 0; ///< upper half of the word's hash: most misses end here
    };
    struct Slot {
        std::uint64_t key = 0;
        std::uint32_t value = 0;
    };
    Form intern(const std::string& word);
    Node child(Node node, Form word);

    std::string m_words; ///< all words, one after the other
    std::vector<std::pair<std::uint32_t, std::uint32_t>> m_spans; ///< of each form in m_words
    std::vector<FormSlot> m_form_table;                           ///< open addressing
    std::vector<Slot> m_edges; ///< open addressing, value 0 = free
    std::size_t m_edge_count = 0;
    std::vector<std::vector<Entry>> m_building; ///< entries by node, until frozen
    std::vector<Entry> m_entries;
    std::vector<std::uint32_t> m_entry_start; ///< by node; one more than there are nodes
};

} // namespace waqia::ingest
