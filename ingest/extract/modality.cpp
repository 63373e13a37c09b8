#include "ingest/extract/modality.hpp"

namespace waqia::ingest {

namespace {

constexpr std::uint32_t negation_reach = 5;
constexpr std::uint32_t prevention_reach = 3;
constexpr std::uint32_t mood_reach = 8;

} // namespace

std::optional<Modality> modality_of(const Text& text, const Annotations& found,
                                    const Lexicon& lexicon, const Frame* frame,
                                    std::uint32_t clause, std::uint32_t first, std::uint32_t last,
                                    bool verb) {
    if (const Annotation* figurative =
            last < text.tokens.size() ? found.at(last, Kind::modality) : nullptr;
        figurative && lexicon.modality[figurative->payload] == ModalityClass::figurative)
        return std::nullopt;
    Modality modality = Modality::reported;
    for (std::uint32_t i = first; i-- > clause;) {
        const std::uint32_t distance = first - i;
        if (distance > mood_reach)
            break;
        const Annotation* word = found.at(i, Kind::modality);
        if (!word || word->last > first)
            continue;
        const std::uint32_t gap = first - word->last;
        switch (lexicon.modality[word->payload]) {
        case ModalityClass::negation:
        case ModalityClass::without:
            if (gap >= negation_reach || found.find(word->last, first, Kind::event))
                break;
            // A negated verb that somebody says is a denial; any other negation tells nothing.
            if (frame && verb && gap == 0)
                return Modality::denied;
            return std::nullopt;
        case ModalityClass::prevent:
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
        case ModalityClass::planned:
            modality = Modality::planned;
            break;
        default:
            break;
        }
    }
    const Annotation* trigger = found.at(first, Kind::event);
    if (!trigger)
        trigger = found.at(first, Kind::occurrence);
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

} // namespace waqia::ingest
