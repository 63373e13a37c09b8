// Which day an article was published: what its relative dates are resolved against.
#include "ingest/extract/dates.hpp"

#include <chrono>

namespace waqia::ingest {

namespace {

constexpr std::uint32_t header_paragraphs = 6; // how far down a header date or a dateline may stand
constexpr std::uint32_t header_tokens = 24;    // how long a line with a header date may be
constexpr std::uint32_t dateline_tokens = 14;  // within how many tokens a dateline is over

constexpr const char* weekday_names[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                         "Friday", "Saturday", "Sunday"};

bool is_dash(char32_t mark) {
    return mark == U'-' || mark == U'–' || mark == U'—';
}

/// The first full date of a paragraph's first tokens, nothing if there is none.
std::optional<DateExpression> full_date(const Text& text, const Annotations& found,
                                        const Lexicon& lexicon, std::uint32_t first,
                                        std::uint32_t last) {
    std::vector<DateExpression> dates;
    find_dates(text, found, lexicon, std::nullopt, first, last, dates);
    for (auto& date : dates)
        if (date.when.method == DateMethod::explicit_date && date.when.prec == 1)
            return std::move(date);
    return std::nullopt;
}

/// Whether the paragraph begins with a dateline: a place, a full date, a dash.
bool closes_as_dateline(const Text& text, std::uint32_t after_date, std::uint32_t last) {
    for (std::uint32_t i = after_date; i < last && i < after_date + 8; ++i)
        if (is_dash(text.mark(i)) || text.mark(i) == U':')
            return true;
    return false;
}

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

Anchor in_text(const Text& text, const Annotations& found, const Lexicon& lexicon) {
    const auto lines = std::min<std::size_t>(text.paragraphs.size(), header_paragraphs);
    for (std::size_t p = 0; p < lines; ++p) {
        const std::uint32_t first = text.sentences[text.paragraphs[p].first].first;
        const std::uint32_t last = text.sentences[text.paragraphs[p].last - 1].last;
        const auto date =
            full_date(text, found, lexicon, first, std::min(last, first + header_tokens));
        if (!date)
            continue;
        if (date->first - first < dateline_tokens && closes_as_dateline(text, date->last, last))
            return {date->when.start, PublishedFrom::dateline, {}, date->first};
        if (last - first <= header_tokens && text.mark(last - 1) != U'.')
            return {date->when.start, PublishedFrom::header, {}};
    }
    return {};
}

} // namespace

Anchor find_anchor(const Article& article, const Text& text, const Annotations& found,
                   const Lexicon& lexicon) {
    Anchor anchor = in_text(text, found, lexicon);
    if (article.published) {
        anchor.day = article.published;
        anchor.from = article.published_from;
    }
    const int today = weekday_of_today(text, found, lexicon);
    if (!anchor.day || today == 0)
        return anchor;
    const int weekday = static_cast<int>(std::chrono::weekday(*anchor.day).iso_encoding());
    if (weekday == today)
        return anchor;
    const std::chrono::year_month_day date(*anchor.day);
    const char* from = anchor.from == PublishedFrom::header     ? "the page header"
                       : anchor.from == PublishedFrom::dateline ? "the dateline"
                       : anchor.from == PublishedFrom::manifest ? "the manifest"
                       : anchor.from == PublishedFrom::option   ? "--published"
                                                                : "the metadata";
    auto two = [](unsigned n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    anchor.warning = std::string("the date ") + std::to_string(static_cast<int>(date.year())) +
                     "-" + two(static_cast<unsigned>(date.month())) + "-" +
                     two(static_cast<unsigned>(date.day())) + " of " + from + " is a " +
                     weekday_names[weekday - 1] + " but the text says \"today, " +
                     weekday_names[today - 1] +
                     "\": it dates nothing; give the right day in a manifest or with --published";
    anchor.day.reset();
    anchor.from = PublishedFrom::nowhere;
    return anchor;
}

} // namespace waqia::ingest
