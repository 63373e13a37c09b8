// Which day an article was published: what its relative dates are resolved against.
#include "ingest/extract/civil.hpp"
#include "ingest/extract/dates.hpp"

#include <chrono>

namespace waqia::ingest {

namespace {

constexpr std::uint32_t header_paragraphs = 8;  // how far down what tells of the day may stand
constexpr std::uint32_t footer_paragraphs = 2;  // how far up from the end metadata may stand
constexpr std::uint32_t header_tokens = 24;     // how long a line with a header date may be
constexpr std::uint32_t header_other_words = 6; // how many of them may be no part of the date
constexpr std::uint32_t metadata_tokens = 3;    // within how many tokens a label begins its line
constexpr std::uint32_t dateline_tokens = 14;   // within how many tokens a dateline is over

constexpr const char* weekday_names[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                         "Friday", "Saturday", "Sunday"};

bool is_dash(char32_t mark) {
    return mark == U'-' || mark == U'–' || mark == U'—' || mark == U'―' || mark == U'ـ';
}

/// A day in the text that may be the day of publication.
struct Candidate {
    Day day;
    PublishedFrom from = PublishedFrom::nowhere;
    std::uint32_t token = UINT32_MAX; ///< where it begins
};

/// Reads what the head of an article, and its last lines, tell of its day.
class AnchorReader {
public:
    AnchorReader(const Text& text, const Annotations& found, const Lexicon& lexicon)
        : m_text(text), m_found(found), m_lexicon(lexicon) {}

    /// The days found, those that are to be trusted first in front: what is labelled as the day of
    /// publication, of the last change, then datelines and header dates as they stand.
    std::vector<Candidate> read() {
        std::vector<Candidate> published, updated, shown;
        const std::size_t lines = m_text.paragraphs.size();
        for (std::size_t p = 0; p < lines; ++p) {
            const bool head = p < header_paragraphs, foot = p + footer_paragraphs >= lines;
            if (!head && !foot)
                continue;
            const std::uint32_t first = m_text.sentences[m_text.paragraphs[p].first].first;
            const std::uint32_t last = m_text.sentences[m_text.paragraphs[p].last - 1].last;
            const auto date = full_date(first, std::min(last, first + header_tokens));
            if (!date)
                continue;
            const Candidate found{*date->when.start, PublishedFrom::metadata, date->first};
            if (const DateWord* label = label_of(first, date->first, last))
                (label->value == 0 ? published : updated).push_back(found);
            else if (head && is_dateline(*date, first, last))
                shown.push_back({found.day, PublishedFrom::dateline, found.token});
            else if (head && is_header(*date, first, last))
                shown.push_back({found.day, PublishedFrom::header, UINT32_MAX});
        }
        published.insert(published.end(), updated.begin(), updated.end());
        published.insert(published.end(), shown.begin(), shown.end());
        return published;
    }

private:
    /// Whether there are digits, or the name of a month: no full date is without.
    bool may_hold_year(std::uint32_t first, std::uint32_t last) const {
        for (std::uint32_t i = first; i < last; ++i) {
            const Annotation* a = m_found.at(i, Kind::date);
            const auto w = m_text.fold(i);
            if ((!w.empty() && w.back() >= '0' && w.back() <= '9') ||
                m_text.tokens[i].kind == TokenKind::number ||
                (a && (m_lexicon.dates[a->payload].cls == DateClass::month ||
                       m_lexicon.dates[a->payload].cls == DateClass::hijri_month)))
                return true;
        }
        return false;
    }

    /// The first full date of a run of tokens, nothing if there is none.
    std::optional<DateExpression> full_date(std::uint32_t first, std::uint32_t last) const {
        if (!may_hold_year(first, last))
            return std::nullopt;
        std::vector<DateExpression> dates;
        find_dates(m_text, m_found, m_lexicon, std::nullopt, first, last, dates);
        for (auto& date : dates)
            if (date.when.method == DateMethod::explicit_date && date.when.prec == 1)
                return std::move(date);
        return std::nullopt;
    }

    /// The label of a line of metadata, "Published:", before its date.
    const DateWord* label_of(std::uint32_t first, std::uint32_t date, std::uint32_t last) const {
        if (last - first > header_tokens)
            return nullptr;
        for (std::uint32_t i = first; i < date && i < first + metadata_tokens; ++i)
            if (const Annotation* a = m_found.at(i, Kind::date);
                a && m_lexicon.dates[a->payload].cls == DateClass::published)
                return &m_lexicon.dates[a->payload];
        return nullptr;
    }

    /// Whether something is told between two tokens.
    bool tells(std::uint32_t first, std::uint32_t last) const {
        for (std::uint32_t i = first; i < last; ++i)
            for (const Kind kind : {Kind::event, Kind::reporting, Kind::casualty, Kind::occurrence})
                if (m_found.at(i, kind))
                    return true;
        return false;
    }

    /// A paragraph that begins with a place, an agency, or both, and a full date, set off by a dash
    /// or a colon; where a place stands first, a comma or a dash before the date will do.
    bool is_dateline(const DateExpression& date, std::uint32_t first, std::uint32_t last) const {
        if (date.first - first >= dateline_tokens || date.last >= last || tells(first, date.first))
            return false;
        for (std::uint32_t i = date.last; i < last && i < date.last + 8; ++i)
            if (is_dash(m_text.mark(i)) || m_text.mark(i) == U':')
                return !tells(date.last, i);
        const char32_t before = date.first > first ? m_text.mark(date.first - 1) : 0;
        return m_found.at(first, Kind::toponym) &&
               (is_dash(before) || before == U'،' || before == U',' || before == U')');
    }

    /// A line of a date and little else.
    bool is_header(const DateExpression& date, std::uint32_t first, std::uint32_t last) const {
        std::uint32_t others = 0;
        for (std::uint32_t i = first; i < last; ++i)
            others += (i < date.first || i >= date.last) &&
                      m_text.tokens[i].kind != TokenKind::punctuation;
        // "Source | date": what stands apart tells nothing of the day.
        const bool apart = date.first > first && date.last == last &&
                           m_text.tokens[date.first - 1].kind == TokenKind::punctuation;
        return last - first <= header_tokens && others <= header_other_words &&
               m_text.mark(last - 1) != U'.' && (apart || !tells(first, last));
    }

    const Text& m_text;
    const Annotations& m_found;
    const Lexicon& m_lexicon;
};

/// The weekday that the text puts beside "today", 1 = Monday … 7 = Sunday; 0 if it puts none.
int weekday_of_today(const Text& text, const Annotations& found, const Lexicon& lexicon) {
    for (const auto& a : found.all()) {
        if (a.kind != Kind::date || lexicon.dates[a.payload].cls != DateClass::today)
            continue;
        std::uint32_t next = a.last;
        if (text.mark(next) == U'(')
            ++next;
        const Annotation* day = next < text.tokens.size() ? found.at(next, Kind::date) : nullptr;
        if (day && lexicon.dates[day->payload].cls == DateClass::weekday)
            return lexicon.dates[day->payload].value;
    }
    return 0;
}

std::string name_of(PublishedFrom from) {
    switch (from) {
    case PublishedFrom::header:
        return "the page header";
    case PublishedFrom::dateline:
        return "the dateline";
    case PublishedFrom::manifest:
        return "the manifest";
    case PublishedFrom::option:
        return "--published";
    default:
        return "the metadata";
    }
}

std::string iso(Day day) {
    const std::chrono::year_month_day date(day);
    const auto two = [](unsigned n) { return (n < 10 ? "-0" : "-") + std::to_string(n); };
    return std::to_string(static_cast<int>(date.year())) +
           two(static_cast<unsigned>(date.month())) + two(static_cast<unsigned>(date.day()));
}

} // namespace

Anchor find_anchor(const Article& article, const Text& text, const Annotations& found,
                   const Lexicon& lexicon) {
    auto candidates = AnchorReader(text, found, lexicon).read();
    Anchor anchor;
    // The date of a dateline tells nothing of what is told, whatever the anchor is.
    for (const Candidate& candidate : candidates)
        if (candidate.from == PublishedFrom::dateline && anchor.token == UINT32_MAX)
            anchor.token = candidate.token;
    if (article.published)
        candidates.insert(candidates.begin(), {*article.published, article.published_from});
    const int today = weekday_of_today(text, found, lexicon);
    for (const Candidate& candidate : candidates) {
        if (today == 0 || weekday_of(candidate.day) == today) {
            anchor.day = candidate.day;
            anchor.from = candidate.from;
            break;
        }
        if (anchor.warning.empty())
            anchor.warning = "the date " + iso(candidate.day) + " of " + name_of(candidate.from) +
                             " is a " + weekday_names[weekday_of(candidate.day) - 1] +
                             " but the text says \"today, " + weekday_names[today - 1] + "\": ";
    }
    if (!anchor.warning.empty())
        anchor.warning +=
            anchor.day ? iso(*anchor.day) + " of " + name_of(anchor.from) + " is taken instead"
                       : "it dates nothing; give the right day in a manifest or with --published";
    return anchor;
}

} // namespace waqia::ingest
