#include "ingest/extract/analysis.hpp"

#include "ingest/extract/modality.hpp"

namespace waqia::ingest {

namespace {

constexpr std::uint32_t longest_section_heading = 10; // tokens

/// Leaves out the numbers of days, years and clock times, which count nothing else. Linear: dates
/// and numbers stand in order.
void drop_dated(std::vector<Number>& numbers, const std::vector<DateExpression>& dates) {
    auto date = dates.begin();
    std::erase_if(numbers, [&](const Number& number) {
        while (date != dates.end() && date->last <= number.first)
            ++date;
        return date != dates.end() && number.last > date->first && number.last <= date->last;
    });
}

} // namespace

/// Finds the dates of each paragraph; a line that is nothing but a day, in a live page, makes that
/// day the "today" of the lines below it.
void Analyser::date_sections(Analysis& a) const {
    std::optional<Day> today = a.anchor.day;
    for (std::size_t p = 0; p < a.text.paragraphs.size(); ++p) {
        const Paragraph& paragraph = a.text.paragraphs[p];
        const std::uint32_t first = a.text.sentences[paragraph.first].first;
        const std::uint32_t last = a.text.sentences[paragraph.last - 1].last;
        const std::size_t before = a.dates.size();
        find_dates(a.text, a.found, m_tables.lexicon, today, first, last, a.dates);
        // A dateline tells when the article was written, and nothing of what it tells.
        if (a.anchor.token >= first && a.anchor.token < last &&
            last - first > longest_section_heading) {
            drop_dated(a.numbers, a.dates);
            std::erase_if(a.dates,
                          [&](const DateExpression& d) { return d.first == a.anchor.token; });
        }
        const bool heading = last - first <= longest_section_heading &&
                             a.dates.size() == before + 1 && a.dates.back().first == first &&
                             a.dates.back().last == last;
        if (heading && a.anchor.day && a.dates.back().when.prec == 1 &&
            *a.dates.back().when.start <= *a.anchor.day)
            today = a.dates.back().when.start;
        for (std::uint32_t s = paragraph.first; s < paragraph.last; ++s)
            a.today.push_back(today);
    }
}

void Analyser::operator()(const Article& article, Analysis& a) {
    m_tokenizer(article.text, a.text);
    m_scanner(a.text, a.found);
    a.roles = paragraph_roles(a.text, a.found, m_tables.lexicon);
    a.anchor = find_anchor(article, a.text, a.found, m_tables.lexicon);
    find_numbers(a.text, a.found, m_tables.lexicon, a.numbers);
    a.dates.clear();
    a.today.clear();
    date_sections(a);
    drop_dated(a.numbers, a.dates);
    find_claims(a.text, a.found, m_tables, a.roles, a.claims);
    find_places(a.text, a.found, m_tables, a.roles, a.claims, a.numbers, a.sounds, a.places);
    a.events.clear();
    a.figures.clear();
    const bool sport = is_of_sport(a.found, m_tables.lexicon, a.text.sentences.size());
    for (std::uint32_t s = 0; s < a.text.sentences.size(); ++s) {
        const Sentence& sentence = a.text.sentences[s];
        if (sport || a.roles[sentence.paragraph] == ParagraphRole::noise)
            continue;
        find_events(a.text, a.found, m_tables, a.claims, a.places, s, a.events);
        find_casualties(a.text, a.found, m_tables.lexicon, a.numbers, a.dates, sentence.first,
                        sentence.last, a.figures);
    }
    add_duals(a.text, a.found, m_tables.lexicon, a.numbers);
}

} // namespace waqia::ingest
