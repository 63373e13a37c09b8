// How the words of a sentence hang together, and how it goes on with what was told before.
#include "ingest/extract/report_parts.hpp"

namespace waqia::ingest {

namespace {

bool is_relative(const Scene& s, std::uint32_t token) {
    return s.is(token, FunctionClass::relative);
}

} // namespace

bool goes_on(const Scene& s, const Event& event) {
    const Annotation* word = s.analysis.found.at(event.first, Kind::event);
    if (!word || word->is(morph_verb) || word->has(clitic_and) || event.first == s.first)
        return false;
    const Annotation* before = s.analysis.found.over(event.first - 1, Kind::relation);
    return word->has(clitic_in) ||
           (before && s.tables.lexicon.relations[before->payload].cls == RelationClass::in);
}

void set_clauses(const Scene& s, std::vector<Telling>& tellings) {
    std::uint32_t stop = s.last;
    for (std::size_t i = tellings.size(); i-- > 0;) {
        Event& event = tellings[i].event;
        event.clause_first = i > 0 ? tellings[i - 1].event.last : s.first;
        event.clause_last = stop;
        if (!goes_on(s, event))
            stop = event.first;
    }
}

std::uint32_t breaks(const Scene& s, std::uint32_t first, std::uint32_t last) {
    std::uint32_t cost = 0;
    // A relative pronoun at once behind the first span goes on about it.
    if (first < last && is_relative(s, first))
        ++first;
    for (std::uint32_t i = first; i < last; ++i) {
        const char32_t mark = s.analysis.text.mark(i);
        if (mark == U'،' || mark == U',')
            cost += 2;
        else if (mark == U'؛' || mark == U':')
            cost += 10;
        if (is_relative(s, i))
            cost += 8;
        for (const Kind kind : {Kind::occurrence, Kind::event, Kind::reporting, Kind::casualty})
            if (const Annotation* verb = s.analysis.found.at(i, kind);
                verb && verb->is(morph_verb) && verb->has(clitic_and)) {
                cost += 10;
                break;
            }
    }
    return cost;
}
bool relative_between(const Scene& s, std::uint32_t first, std::uint32_t last) {
    if (first < last && is_relative(s, first))
        ++first;
    for (std::uint32_t i = first; i < last; ++i)
        if (is_relative(s, i))
            return true;
    return false;
}

const Told* told_before(const Scene& s, const Event& e) {
    const bool same = s.is(e.last, FunctionClass::same) ||
                      (e.first > s.first && s.is(e.first - 1, FunctionClass::same_before));
    const Annotation* word = s.analysis.found.at(e.first, Kind::event);
    const bool definite_noun = e.definite && word && !word->is(morph_verb);
    if (!same && !definite_noun)
        return nullptr;
    for (auto it = s.told.rbegin(); it != s.told.rend(); ++it)
        if (it->sub_event == e.sub_event && it->modality == Modality::reported)
            return &*it;
    return nullptr;
}

bool follows_context(const Scene& s, const Event& e) {
    const Frame* frame = s.analysis.claims.over(e.first);
    const std::uint32_t paragraph = s.analysis.text.sentences[s.index].paragraph;
    if (s.context.paragraph == paragraph)
        return !frame || s.context.claimant == frame->claim.claimant;
    return frame && frame->continued && frame->claim.claimant == s.context.claimant;
}

} // namespace waqia::ingest
