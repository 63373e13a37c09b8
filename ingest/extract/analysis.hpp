#pragma once

#include "ingest/extract/casualties.hpp"
#include "ingest/extract/claims.hpp"
#include "ingest/extract/dates.hpp"
#include "ingest/extract/events.hpp"
#include "ingest/extract/numbers.hpp"
#include "ingest/extract/places.hpp"
#include "ingest/extract/resolve.hpp"
#include "ingest/text/structure.hpp"
#include "ingest/text/text.hpp"

#include <vector>

namespace waqia::ingest {

/// What each pass found in one article, in the order of the passes. The scratch memory of a thread:
/// filled again for every article. Views point into the article's text.
struct Analysis {
    Text text;
    Annotations found;
    std::vector<ParagraphRole> roles; ///< by paragraph
    Anchor anchor;
    std::vector<Number> numbers;
    std::vector<DateExpression> dates;
    Claims claims;
    SoundMemory sounds; ///< kept from article to article
    std::vector<FoundPlace> places;
    std::vector<Event> events;
    std::vector<CasualtyFigure> figures;
    /// By sentence: the day that "today" means there, which a dated section heading may change.
    std::vector<std::optional<Day>> today;
};

/// Runs every pass over an article's text, which must outlive the analysis.
class Analyser {
public:
    explicit Analyser(const Knowledge::Tables& tables)
        : m_tables(tables), m_scanner(tables.index, tables.gazetteer) {}

    void operator()(const Article& article, Analysis& analysis);

private:
    void date_sections(Analysis& analysis) const;

    const Knowledge::Tables& m_tables;
    Tokenizer m_tokenizer;
    Scanner m_scanner;
};

} // namespace waqia::ingest
