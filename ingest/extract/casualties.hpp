#pragma once

#include "ingest/extract/dates.hpp"
#include "ingest/extract/numbers.hpp"
#include "ingest/lexicon/lexicon.hpp"
#include "ingest/lexicon/scan.hpp"

#include <optional>
#include <vector>

namespace waqia::ingest {

/// One claimed figure: tokens [first, last) from the word of harm to the counted noun.
struct CasualtyFigure {
    std::uint32_t first = 0, last = 0;
    std::uint32_t word = 0; ///< the token of harm: "killed", "wounded" …
    CasualtyKind kind = CasualtyKind::killed;
    std::optional<int> value; ///< empty where none is stated
    CasualtyQual qual = CasualtyQual::exact;
    std::optional<PersonClass> who;
    std::optional<Side> side; ///< by a nationality beside the counted noun
    bool noun = false;        ///< told by a noun: "the dead", "the wounded"
    bool own = false;         ///< a pronoun says they are the speaker's
    bool total = false;       ///< of a period
};

/// Finds the casualty figures of tokens [first, last): verbs, verbal nouns and nouns of harm with
/// the number, the dual or the singular they count. Appends to `figures`.
void find_casualties(const Text& text, const Annotations& found, const Lexicon& lexicon,
                     const std::vector<Number>& numbers, const std::vector<DateExpression>& dates,
                     std::uint32_t first, std::uint32_t last, std::vector<CasualtyFigure>& figures);

} // namespace waqia::ingest
