// What the words round a trigger say of it: that it took place, with what, and whether it is one.
#include "ingest/extract/event_cues.hpp"

#include <algorithm>

namespace waqia::ingest {

namespace {

constexpr std::uint32_t light_before = 6;  // tokens from a light verb to its noun
constexpr std::uint32_t light_after = 5;   // tokens from a noun to the verb that says it happens
constexpr std::uint32_t weapon_reach = 14; // tokens from a trigger to its weapon

bool place_in(const EventScene& s, std::uint32_t first, std::uint32_t last) {
    return std::any_of(s.places.begin(), s.places.end(), [&](const FoundPlace& p) {
        return p.first < last && p.last > first && p.role != PlaceRole::metonym &&
               p.role != PlaceRole::speaker;
    });
}

bool part_in(const EventScene& s, std::uint32_t first, std::uint32_t last, std::string_view part) {
    for (std::uint32_t i = first; i < last; ++i)
        if (s.text.fold(i).find(part) != std::string_view::npos)
            return true;
    return false;
}

bool any_in(const EventScene& s, std::uint32_t first, std::uint32_t last,
            const std::vector<std::string>& parts) {
    return std::any_of(parts.begin(), parts.end(),
                       [&](const std::string& part) { return part_in(s, first, last, part); });
}

/// The class of the light verb at `token`, of those that tell something of an event of this row.
std::optional<OccurrenceClass> light_at(const EventScene& s, std::uint32_t token,
                                        const EventWord& row) {
    const Occurrence* light = s.occurrence(token);
    if (!light || (light->cls == OccurrenceClass::conclude && row.sub_event != SubEvent::agreement))
        return std::nullopt;
    return light->cls;
}

/// A truce is an event where it is made, begins or holds, not where it is spoken of.
bool truce_concluded(const EventScene& s, const Event& event) {
    for (std::uint32_t i = s.back(event.first, light_before); i < event.first; ++i)
        if (const Annotation* m = s.found.at(i, Kind::modality);
            m && s.tables.lexicon.modality[m->payload] == ModalityClass::despite)
            return false; // "in spite of the truce": one made before
    constexpr std::uint32_t subjects = 3;
    const auto concludes = [&](std::uint32_t i) {
        const Occurrence* light = s.occurrence(i);
        const Annotation* word = light ? s.found.at(i, Kind::occurrence) : nullptr;
        if (word && word->has(clitic_to) && !word->is(morph_verb))
            return false; // "pressed them to sign"
        return light && (light->cls == OccurrenceClass::conclude ||
                         (light->cls == OccurrenceClass::take_place && i < event.first));
    };
    for (std::uint32_t i = s.back(event.first, light_before + subjects); i < event.first; ++i)
        if (concludes(i))
            return true;
    for (std::uint32_t i = event.last; i < std::min(s.last, event.last + light_after); ++i)
        if (concludes(i))
            return true;
    return false;
}

/// The class of the last light verb before the event, within `reach` tokens.
std::optional<OccurrenceClass> governor(const EventScene& s, const Event& event,
                                        std::uint32_t reach) {
    const std::uint32_t from = s.back(event.first, reach);
    for (std::uint32_t i = event.first; i-- > from;)
        if (const Occurrence* light = s.occurrence(i))
            return light->cls;
    return std::nullopt;
}

} // namespace

std::uint32_t clause_start(const EventScene& s, std::uint32_t token) {
    for (std::uint32_t i = token; i-- > s.first;) {
        const char32_t m = s.mark(i);
        if (m == U'؛' || m == U':' || m == U'،')
            return i + 1;
        if (s.is(i, FunctionClass::that) && !s.found.over(i, Kind::modality))
            return i + 1;
    }
    return s.first;
}

bool occurs(const EventScene& s, const Event& event, const EventWord& row) {
    if (row.note == EventNote::protest && event.first > s.first &&
        s.found.over(event.first - 1, Kind::number))
        return true; // "thousands of demonstrators"
    const std::uint32_t from = s.back(event.first, light_before);
    for (std::uint32_t i = event.first; i-- > from;) {
        if (s.found.at(i, Kind::event) && i + 1 < event.first)
            break;
        const auto light = light_at(s, i, row);
        if (light && (*light != OccurrenceClass::cause || !event.definite))
            return true;
    }
    for (std::uint32_t i = event.last; i < std::min(s.last, event.last + light_after); ++i)
        if (light_at(s, i, row) && !s.found.at(i, Kind::occurrence)->is(morph_noun))
            return true;
    return false;
}

bool is_suffered(const EventScene& s, const Event& event) {
    constexpr std::uint32_t reach = 14; // a subject, a place and a day may stand between
    return governor(s, event, reach) == OccurrenceClass::suffer;
}

bool is_means(const EventScene& s, const Event& event) {
    constexpr std::uint32_t reach = 8; // a subject and the means
    return governor(s, event, reach) == OccurrenceClass::use;
}

bool fits(const EventScene& s, const Event& event, const EventWord& row, const Annotation& word) {
    constexpr std::uint32_t before = 4, word_before = 7, after = 11, beside = 3; // tokens
    const std::uint32_t from = s.back(event.first, before);
    const std::uint32_t to = std::min(s.last, event.last + after);
    if (row.sub_event == SubEvent::looting && word.is(morph_pronoun))
        return false; // "and burned it": what another event did to its target
    if (any_in(s, s.back(event.first, 1), std::min(s.last, event.last + beside), row.not_beside))
        return false;
    if (row.note == EventNote::truce)
        return event.asserted && truce_concluded(s, event);
    if (!row.needs.any())
        return true;
    const auto has = [&](std::uint32_t first, Kind kind) {
        return s.found.find(first, to, kind) != nullptr;
    };
    return (row.needs.weapon && has(from, Kind::weapon)) ||
           (row.needs.target && (has(from, Kind::target) || has(from, Kind::person))) ||
           (row.needs.event && has(event.last, Kind::event)) ||
           (row.needs.place && place_in(s, from, to)) ||
           any_in(s, s.back(event.first, word_before), to, row.needs.words);
}

bool is_gunfire(const EventScene& s, const Event& event) {
    constexpr std::uint32_t before = 3, after = 9; // tokens
    const auto fire = [&](std::uint32_t i) {
        const Occurrence* light = s.occurrence(i);
        return light && light->cls == OccurrenceClass::fire;
    };
    for (std::uint32_t i = s.back(event.first, before); i < event.first; ++i)
        if (fire(i))
            return true;
    for (std::uint32_t i = event.last; i < std::min(s.last, event.last + after); ++i)
        if (fire(i) && s.found.at(i, Kind::occurrence)->has(clitic_in))
            return true;
    return false;
}

std::optional<Weapon> weapon_near(const EventScene& s, const Event& event) {
    const std::uint32_t stop = std::min(s.last, event.last + weapon_reach);
    for (std::uint32_t i = event.first; i < stop; ++i) {
        if (i > event.last && s.mark(i) == U'؛')
            break;
        if (const Annotation* next = s.found.at(i, Kind::event);
            i >= event.last && next && next->has(clitic_and))
            break;
        if (const Annotation* w = s.found.at(i, Kind::weapon);
            w && !s.found.over(i, Kind::institution)) // "air defence" is who, not with what
            return s.tables.lexicon.weapons[w->payload];
    }
    const std::uint32_t from = s.back(event.first, light_before);
    for (std::uint32_t i = event.first; i-- > from;) {
        if ((s.mark(i) != 0 && s.mark(i) != U'-') || s.found.at(i, Kind::event))
            break;
        if (const Annotation* w = s.found.over(i, Kind::weapon))
            return s.tables.lexicon.weapons[w->payload];
    }
    return std::nullopt;
}

SubEvent turned(const EventScene& s, const Event& event, const EventWord& row) {
    constexpr std::uint32_t before = 3, after = 7; // tokens
    const std::uint32_t from = s.back(event.first, before);
    const std::uint32_t to = std::min(s.last, event.last + after);
    for (const auto& [part, sub_event] : row.turns)
        if (part_in(s, from, to, part))
            return sub_event;
    return row.sub_event;
}

} // namespace waqia::ingest
