#pragma once

#include "ingest/lexicon/lexicon.hpp"
#include "ingest/lexicon/scan.hpp"
#include "ingest/text/text.hpp"

#include <vector>

namespace waqia::ingest {

/// What a paragraph is to its article.
enum class ParagraphRole : std::uint8_t {
    body,
    heading, ///< a title or a heading between paragraphs
    noise    ///< of the page and not of the article
};

/// The role of each paragraph. Noise: lines that begin with a phrase of the noise table and end
/// soon after it, all that stands behind a phrase that closes articles ("most read"), lines
/// without an Arabic letter, and a heading that repeats an earlier one. Heading: a short line that
/// does not end as a sentence does. An article of nothing but headings is all body.
std::vector<ParagraphRole> paragraph_roles(const Text& text, const Annotations& found,
                                           const Lexicon& lexicon);

} // namespace waqia::ingest
