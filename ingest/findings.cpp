#include "ingest/findings.hpp"

#include "ingest/explain_marks.hpp"
#include "ingest/extract/analysis.hpp"

#include <algorithm>

namespace waqia::ingest {

namespace {

TextSpan span_of(const Text& text, std::uint32_t first, std::uint32_t last) {
    return {std::string(text.words(first, last)), text.tokens[first].char_start,
            text.tokens[last - 1].char_stop};
}

/// Whether a date expression holds one of the tokens: a number in a date counts nothing.
bool in_date(const std::vector<DateExpression>& dates, std::uint32_t first, std::uint32_t last) {
    const auto after = std::partition_point(dates.begin(), dates.end(),
                                            [&](const auto& date) { return date.last <= first; });
    return after != dates.end() && after->first < last;
}

std::vector<SentenceFinding> sentences_of(const Analysis& a) {
    std::vector<SentenceFinding> sentences;
    for (const Sentence& s : a.text.sentences) {
        auto& sentence = sentences.emplace_back(
            SentenceFinding{role_name(a.roles[s.paragraph]), span_of(a.text, s.first, s.last), {}});
        for (const Annotation& x : in_sentence(a.found.all(), s))
            sentence.phrases.push_back({kind_name(x.kind), span_of(a.text, x.first, x.last)});
    }
    return sentences;
}

/// The frames, each with the run of tokens from the first to the last that it holds.
std::vector<ClaimFinding> claims_of(const Analysis& a) {
    std::vector<ClaimFinding> claims;
    for (const Frame& frame : a.claims.frames)
        claims.push_back({span_of(a.text, frame.first, frame.last), 0, 0, frame.claim});
    for (std::uint32_t token = 0; token < a.claims.frame_of.size(); ++token) {
        const std::uint32_t owner = a.claims.frame_of[token];
        if (owner == Claims::none)
            continue;
        ClaimFinding& claim = claims[owner];
        if (claim.scope_stop == 0)
            claim.scope_start = a.text.tokens[token].char_start;
        claim.scope_stop = a.text.tokens[token].char_stop;
    }
    std::stable_sort(claims.begin(), claims.end(),
                     [](const auto& x, const auto& y) { return x.span.start < y.span.start; });
    return claims;
}

} // namespace

Findings findings_of(const Analysis& a) {
    Findings found;
    found.sentences = sentences_of(a);
    for (const DateExpression& date : a.dates)
        found.dates.push_back({span_of(a.text, date.first, date.last), date.when});
    for (const Number& number : a.numbers)
        if (!in_date(a.dates, number.first, number.last))
            found.numbers.push_back(
                {span_of(a.text, number.first, number.last), number.value, number.qual});
    found.claims = claims_of(a);
    return found;
}

} // namespace waqia::ingest
