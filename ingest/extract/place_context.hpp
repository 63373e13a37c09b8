#pragma once

#include "ingest/extract/claims.hpp"
#include "ingest/extract/numbers.hpp"
#include "ingest/knowledge.hpp"

#include <string_view>
#include <vector>

namespace waqia::ingest {

/// The sentence in which places are sought, and what earlier passes found in the article. Tokens
/// outside the sentence have no words and no marks here.
struct PlaceContext {
    const Text& text;
    const Annotations& found;
    const Knowledge::Tables& tables;
    const Claims& claims;
    const std::vector<Number>& numbers;
    std::uint32_t first = 0, last = 0; ///< the sentence's tokens

    std::string_view fold(std::uint32_t token) const {
        return token >= first && token < last ? text.fold(token) : std::string_view();
    }
    char32_t mark(std::uint32_t token) const { return token < last ? text.mark(token) : 0; }

    /// Whether a quotation mark stands there.
    bool quote(std::uint32_t token) const {
        const char32_t m = mark(token);
        return m == U'"' || m == U'“' || m == U'”' || m == U'«' || m == U'»';
    }
    /// Where the words before `token` end, a colon and quotation marks left out: 'villages: "X"'.
    std::uint32_t before_marks(std::uint32_t token) const {
        while (token > first && (quote(token - 1) || mark(token - 1) == U':'))
            --token;
        return token;
    }

    const RelationWord& relation(const Annotation& a) const {
        return tables.lexicon.relations[a.payload];
    }
    /// Whether the phrase is a spatial relation of this class; null is none.
    bool is(const Annotation* a, RelationClass cls) const { return a && relation(*a).cls == cls; }

    /// The relation whose words begin at `token`, null if there is none.
    const Annotation* relation_at(std::uint32_t token) const {
        return token < last ? found.at(token, Kind::relation) : nullptr;
    }
    /// The relation whose words end just before `token`, null if there is none.
    const Annotation* relation_before(std::uint32_t token) const {
        if (token <= first)
            return nullptr;
        const Annotation* a = found.over(token - 1, Kind::relation);
        return a && a->last == token && a->first >= first ? a : nullptr;
    }
};

} // namespace waqia::ingest
