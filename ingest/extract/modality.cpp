#include "ingest/extract/modality.hpp"

#include <algorithm>

namespace waqia::ingest {

namespace {

constexpr std::uint32_t negation_reach = 5;
constexpr std::uint32_t prevention_reach = 3;
constexpr std::uint32_t mood_reach = 8;

/// A verb of asking for, judging or talking about at `token`, whose object is no event.
bool asks_or_feels(const Annotations& found, const Lexicon& lexicon, std::uint32_t token) {
    const Annotation* word = found.at(token, Kind::reporting);
    if (!word || word->is(morph_noun) || word->is(morph_adjective))
        return false;
    const SpeechClass cls = lexicon.reporting[word->payload].cls;
    return cls == SpeechClass::call || cls == SpeechClass::attitude || cls == SpeechClass::talks;
}

/// Whether a word of this class may have its event in a clause of its own: "fears that … attacks".
bool governs_that(ModalityClass cls) {
    return cls == ModalityClass::hypothetical || cls == ModalityClass::planned ||
           cls == ModalityClass::duty;
}

/// Where a mood before "that" cannot reach from: another sentence, phrase or speech.
bool ends_mood(const Text& text, const Annotations& found, std::uint32_t token) {
    return text.tokens[token].kind == TokenKind::punctuation || found.at(token, Kind::reporting);
}

/// "did not lead to": what it did not lead to is denied, and not what did not lead to it.
bool leads_to_nothing(const Annotations& found, const Lexicon& lexicon, const Annotation& no) {
    const Annotation* verb = found.at(no.last, Kind::occurrence);
    return verb && lexicon.occurrences[verb->payload].cls == OccurrenceClass::cause;
}

/// "the allegations of … are baseless": said by somebody else, and denied behind it.
bool called_baseless(const Text& text, const Annotations& found, const Lexicon& lexicon,
                     std::uint32_t from) {
    constexpr std::uint32_t reach = 25; // tokens
    const auto stop = std::min<std::size_t>(text.tokens.size(), from + reach);
    for (std::uint32_t i = from; i < stop && text.mark(i) != U'.'; ++i)
        if (const Annotation* word = found.at(i, Kind::modality);
            word && lexicon.modality[word->payload] == ModalityClass::baseless)
            return true;
    return false;
}

} // namespace

std::optional<Modality> modality_of(const Text& text, const Annotations& found,
                                    const Lexicon& lexicon, const Frame* frame,
                                    std::uint32_t clause, std::uint32_t first, std::uint32_t last,
                                    bool verb) {
    if (const Annotation* figurative =
            last < text.tokens.size() ? found.at(last, Kind::modality) : nullptr;
        figurative && lexicon.modality[figurative->payload] == ModalityClass::figurative)
        return std::nullopt;
    const Annotation* trigger = found.at(first, Kind::event);
    if (!trigger)
        trigger = found.at(first, Kind::occurrence);
    Modality modality = Modality::reported;
    bool same_clause = true;
    for (std::uint32_t i = first; i-- > 0;) {
        same_clause &= i >= clause;
        if (first - i > mood_reach || (!same_clause && ends_mood(text, found, i)))
            break;
        if (trigger && !trigger->is(morph_verb) && same_clause &&
            asks_or_feels(found, lexicon, i) && !found.find(i + 1, first, Kind::event))
            return std::nullopt;
        const Annotation* word = found.at(i, Kind::modality);
        if (!word || word->last > first)
            continue;
        const std::uint32_t gap = first - word->last;
        if (!same_clause && !governs_that(lexicon.modality[word->payload]))
            continue;
        switch (lexicon.modality[word->payload]) {
        case ModalityClass::negation:
        case ModalityClass::without:
            if (gap >= negation_reach || found.find(word->last, first, Kind::event) ||
                leads_to_nothing(found, lexicon, *word))
                break;
            // A negated verb that somebody says is a denial; any other negation tells nothing.
            if (frame && verb && gap == 0)
                return Modality::denied;
            return std::nullopt;
        case ModalityClass::false_said:
            if (gap < negation_reach)
                return Modality::denied;
            break;
        case ModalityClass::allegation:
            if (gap < negation_reach && called_baseless(text, found, lexicon, last))
                return Modality::denied;
            break;
        case ModalityClass::duty:
            if (!found.find(word->last, first, Kind::event))
                return std::nullopt;
            break;
        case ModalityClass::prevent:
            // "wounded at demining by the blast of a mine": what is done by means of is no object.
            if (trigger && trigger->has(clitic_in) && gap > 0 &&
                text.tokens[first - 1].kind != TokenKind::punctuation)
                break;
            if (gap < prevention_reach && !found.find(word->last, first, Kind::event) &&
                !found.find(word->last, first, Kind::occurrence))
                return std::nullopt;
            break;
        case ModalityClass::hypothetical:
            // "قد" before a perfect verb affirms; before an imperfect one it doubts.
            if (text.fold(word->first).ends_with("قد") && word->last == word->first + 1) {
                const auto next = text.fold(word->last);
                if (!(next.starts_with("ي") || next.starts_with("ت") || next.starts_with("ن")))
                    break;
                const Annotation* tensed = found.at(word->last, Kind::event);
                if (!tensed)
                    tensed = found.at(word->last, Kind::occurrence);
                if (tensed && !tensed->is(morph_imperfect))
                    break;
            }
            modality = Modality::hypothetical;
            break;
        case ModalityClass::any:
            if (gap == 0 && !verb)
                modality = Modality::hypothetical; // "any attack will …"
            break;
        case ModalityClass::planned:
            modality = Modality::planned;
            break;
        default:
            break;
        }
    }
    if (trigger && trigger->has(clitic_future) && verb)
        modality = Modality::planned;
    if (!frame)
        return modality;
    switch (frame->speech) {
    case SpeechClass::call:
    case SpeechClass::attitude:
    case SpeechClass::talks:
        return std::nullopt;
    case SpeechClass::deny:
        return Modality::denied;
    case SpeechClass::threaten:
        return Modality::threatened;
    case SpeechClass::warn:
        return Modality::hypothetical;
    default:
        return modality;
    }
}

bool talks_of_other_things(const Annotations& found, const Lexicon& lexicon, std::uint32_t first,
                           std::uint32_t last) {
    for (std::uint32_t i = first; i < last; ++i)
        if (const Annotation* word = found.at(i, Kind::modality))
            if (lexicon.modality[word->payload] == ModalityClass::nonevent)
                return true;
    return false;
}

bool is_of_sport(const Annotations& found, const Lexicon& lexicon, std::size_t sentences) {
    constexpr std::size_t least = 3;
    const auto words = static_cast<std::size_t>(
        std::count_if(found.all().begin(), found.all().end(), [&](const Annotation& a) {
            return a.kind == Kind::modality && lexicon.modality[a.payload] == ModalityClass::sport;
        }));
    return words >= least && words * 2 >= sentences;
}

} // namespace waqia::ingest
