#pragma once

#include "ingest/extract/claims.hpp"
#include "ingest/lexicon/lexicon.hpp"
#include "ingest/lexicon/scan.hpp"

#include <optional>

namespace waqia::ingest {

/// How the words round a trigger, tokens [first, last), of a clause that begins at `clause` bear on
/// whether it happened. Nothing: the words tell of no event at all (prevention, figures of speech,
/// a negated verb). `frame` is who says it, null if nobody.
std::optional<Modality> modality_of(const Text& text, const Annotations& found,
                                    const Lexicon& lexicon, const Frame* frame,
                                    std::uint32_t clause, std::uint32_t first, std::uint32_t last,
                                    bool verb);

/// Whether the sentence, tokens [first, last), talks of something else that borrows the words of
/// war: sport, drills, anniversaries, disasters.
bool talks_of_other_things(const Annotations& found, const Lexicon& lexicon, std::uint32_t first,
                           std::uint32_t last);

/// Whether an article of so many sentences tells of a match, whose attacks and shots hurt nobody:
/// many of its words are of sport.
bool is_of_sport(const Annotations& found, const Lexicon& lexicon, std::size_t sentences);

} // namespace waqia::ingest
