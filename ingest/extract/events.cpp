#include "ingest/extract/events.hpp"

#include "ingest/extract/modality.hpp"

#include <algorithm>

namespace waqia::ingest {

namespace {

constexpr std::uint32_t light_before = 6;  // tokens from a light verb to its noun
constexpr std::uint32_t light_after = 3;   // tokens from a noun to the verb that says it happens
constexpr std::uint32_t weapon_reach = 14; // tokens from a trigger to its weapon
constexpr std::uint32_t object_reach = 9;  // tokens from a verb to its object

/// What falls on its target or is fired at it from afar.
bool is_munition(Weapon weapon) {
    return weapon == Weapon::artillery || weapon == Weapon::mortar || weapon == Weapon::rocket ||
           weapon == Weapon::missile || weapon == Weapon::cluster_munition ||
           weapon == Weapon::drone;
}

/// Finds the events of one sentence.
class EventFinder {
public:
    EventFinder(const Text& text, const Annotations& found, const Knowledge::Tables& tables,
                const Claims& claims, const std::vector<FoundPlace>& places, std::uint32_t sentence)
        : m_text(text), m_found(found), m_tables(tables), m_claims(claims), m_places(places),
          m_sentence(sentence), m_first(text.sentences[sentence].first),
          m_last(text.sentences[sentence].last) {}

    void run(std::vector<Event>& events) {
        if (talks_of_other_things(m_found, m_tables.lexicon, m_first, m_last))
            return;
        const std::size_t before = events.size();
        for (std::uint32_t token = m_first; token < m_last;) {
            const Annotation* word = m_found.at(token, Kind::event);
            if (word) {
                if (auto event = of_word(*word))
                    if (events.size() == before || !is_object_of(*event, events.back()))
                        events.push_back(std::move(*event));
                token = word->last;
                continue;
            }
            if (auto event = of_light_verb(token))
                events.push_back(std::move(*event));
            ++token;
        }
        bound(events, before);
        for (std::size_t i = before; i < events.size(); ++i)
            complete(events[i]);
    }

private:
    char32_t mark(std::uint32_t token) const { return token < m_last ? m_text.mark(token) : 0; }
    const Occurrence* occurrence(std::uint32_t token) const {
        const Annotation* a = token < m_last ? m_found.at(token, Kind::occurrence) : nullptr;
        return a ? &m_tables.lexicon.occurrences[a->payload] : nullptr;
    }
    /// Where the clause of a token begins: behind the last strong break.
    std::uint32_t clause_start(std::uint32_t token) const {
        for (std::uint32_t i = token; i-- > m_first;) {
            const char32_t m = mark(i);
            if (m == U'؛' || m == U':' || m == U'،')
                return i + 1;
            const auto w = m_text.fold(i);
            if ((w == "ان" || w == "بان" || w == "وان") && !m_found.over(i, Kind::modality))
                return i + 1;
        }
        return m_first;
    }

    std::optional<Event> of_word(const Annotation& word) {
        const EventWord& row = m_tables.lexicon.events[word.payload];
        Event event;
        event.first = word.first;
        event.last = word.last;
        event.sentence = m_sentence;
        event.sub_event = row.sub_event;
        event.note = row.note;
        event.definite = word.has(clitic_the) || word.is(morph_pronoun) ||
                         (word.first > m_first && demonstrative(m_text.fold(word.first - 1)));
        if (word.is(morph_noun) && word.is(morph_feminine) && word.is(morph_accusative))
            event.definite = false;
        const Frame* frame = m_claims.over(word.first);
        // The words of a frame are no event of their own, but "announced a ceasefire" is.
        const auto modality =
            modality_of(m_text, m_found, m_tables.lexicon, frame, clause_start(word.first),
                        word.first, word.last, row.verb);
        if (!modality)
            return std::nullopt;
        event.modality = *modality;
        const bool finite = word.is(morph_verb) || (row.verb && word.morph == morph_none);
        event.asserted = finite || occurs(event, row) || (!event.definite && !row.verb) ||
                         (row.verb && !event.definite);
        if (!fits(event, row, word) || ongoing_state(word) || of_purpose(event, word))
            return std::nullopt;
        if (row.note == EventNote::territory && attempted(event))
            event.sub_event = SubEvent::armed_clash; // tried to take, so fought
        event.violent = event_type(row.sub_event) == EventType::battles ||
                        event_type(row.sub_event) == EventType::explosions ||
                        row.sub_event == SubEvent::attack;
        if (row.by_weapon)
            arm(event);
        else
            event.weapon = weapon_near(event);
        if (event.sub_event == SubEvent::remote_explosive && row.note == EventNote::none)
            event.weapon = Weapon::mine;
        if (row.note == EventNote::war)
            event.modality = Modality::recap;
        return event;
    }

    /// "in order to shell": a verbal noun behind the preposition of purpose, unless a verb of
    /// suffering governs it ("was exposed to shelling").
    bool of_purpose(const Event& event, const Annotation& word) const {
        return word.has(clitic_to) && !word.is(morph_verb) && event.note != EventNote::truce &&
               !suffers(event);
    }

    /// "those who control the enclave": an imperfect verb in a relative clause tells a state.
    bool ongoing_state(const Annotation& word) const {
        if (!word.is(morph_imperfect) || word.first == m_first)
            return false;
        for (std::uint32_t i = word.first; i-- > m_first && word.first - i <= 2;) {
            const auto before = m_text.fold(i);
            if (before == "الذين" || before == "الذي" || before == "التي" || before == "اللتين" ||
                before == "اللذين")
                return true;
        }
        return false;
    }

    /// "trying to take control of".
    bool attempted(const Event& event) const {
        for (std::uint32_t i = event.first; i-- > m_first && event.first - i <= 3;) {
            const auto w = m_text.fold(i);
            if (w.find("حاول") != std::string_view::npos || w.find("سعي") != std::string_view::npos)
                return true;
        }
        return false;
    }

    static bool demonstrative(std::string_view w) {
        return w == "هذه" || w == "هذا" || w == "تلك" || w == "ذلك" || w == "وهذه" || w == "بهذه";
    }

    /// A light verb before the noun, or a verb of happening or leading to behind it.
    bool occurs(const Event& event, const EventWord& row) const {
        if (row.note == EventNote::protest && event.first > m_first &&
            m_found.over(event.first - 1, Kind::number))
            return true; // "thousands of demonstrators"
        for (std::uint32_t i = event.first; i-- > m_first && event.first - i <= light_before;) {
            if (m_found.at(i, Kind::event) && i + 1 < event.first)
                break;
            if (const Occurrence* light = occurrence(i)) {
                if (light->cls == OccurrenceClass::conclude && row.sub_event != SubEvent::agreement)
                    continue;
                if (light->cls == OccurrenceClass::cause && !event.definite)
                    return true;
                if (light->cls != OccurrenceClass::cause)
                    return true;
            }
        }
        for (std::uint32_t i = event.last; i < std::min(m_last, event.last + light_after + 2); ++i)
            if (const Occurrence* light = occurrence(i)) {
                const Annotation* a = m_found.at(i, Kind::occurrence);
                if (a->is(morph_noun) || (light->cls == OccurrenceClass::conclude &&
                                          row.sub_event != SubEvent::agreement))
                    continue;
                return true;
            }
        return false;
    }

    bool any_in(std::uint32_t first, std::uint32_t last, Kind kind) const {
        return m_found.find(first, std::min(last, m_last), kind) != nullptr;
    }
    bool place_in(std::uint32_t first, std::uint32_t last) const {
        return std::any_of(m_places.begin(), m_places.end(), [&](const FoundPlace& p) {
            return p.first < last && p.last > first && p.role != PlaceRole::metonym &&
                   p.role != PlaceRole::speaker;
        });
    }
    bool word_in(std::uint32_t first, std::uint32_t last,
                 const std::vector<std::string>& words) const {
        for (std::uint32_t i = first; i < std::min(last, m_last); ++i)
            for (const auto& w : words)
                if (m_text.fold(i).find(w) != std::string_view::npos)
                    return true;
        return false;
    }

    /// Whether the words that the trigger needs are near it, and none that rules it out is beside
    /// it.
    bool fits(const Event& event, const EventWord& row, const Annotation& word) const {
        constexpr std::uint32_t before = 4, after = 11, beside = 3; // tokens
        const std::uint32_t from = event.first - std::min(event.first - m_first, before);
        const std::uint32_t to = std::min(m_last, event.last + after);
        if (row.sub_event == SubEvent::looting && word.is(morph_pronoun))
            return false; // "and burned it": what another event did to its target
        const std::uint32_t near = event.first - std::min(event.first - m_first, 1u);
        if (word_in(near, std::min(m_last, event.last + beside), row.not_beside))
            return false;
        if (row.note == EventNote::truce)
            return event.asserted && truce_concluded(event);
        if (!row.needs.any())
            return true;
        return (row.needs.weapon && any_in(from, to, Kind::weapon)) ||
               (row.needs.target &&
                (any_in(from, to, Kind::target) || any_in(from, to, Kind::person))) ||
               (row.needs.event && any_in(event.last, to, Kind::event)) ||
               (row.needs.place && place_in(from, to)) || word_in(from, to, row.needs.words);
    }

    /// A truce is an event where it is made, begins or holds, not where it is spoken of.
    bool truce_concluded(const Event& event) const {
        for (std::uint32_t i = event.first; i-- > m_first && event.first - i <= light_before;)
            if (const Annotation* m = m_found.at(i, Kind::modality);
                m && m_tables.lexicon.modality[m->payload] == ModalityClass::recap)
                return false; // "in spite of the truce": one made before
        for (std::uint32_t i = event.first; i-- > m_first && event.first - i <= light_before + 3;) {
            const Occurrence* light = occurrence(i);
            if (light && light->cls == OccurrenceClass::conclude)
                return true;
        }
        for (std::uint32_t i = event.last; i < std::min(m_last, event.last + 5); ++i) {
            const Occurrence* light = occurrence(i);
            if (light && light->cls == OccurrenceClass::conclude)
                return true;
        }
        return false;
    }

    std::optional<Weapon> weapon_near(const Event& event) const {
        const std::uint32_t stop = std::min(m_last, event.last + weapon_reach);
        for (std::uint32_t i = event.first; i < stop; ++i) {
            if (i > event.last && mark(i) == U'؛')
                break;
            if (i >= event.last && m_found.at(i, Kind::event) &&
                m_found.at(i, Kind::event)->has(clitic_and))
                break;
            if (const Annotation* w = m_found.at(i, Kind::weapon);
                w && !m_found.over(i, Kind::institution)) // "air defence" is who, not with what
                return m_tables.lexicon.weapons[w->payload];
        }
        for (std::uint32_t i = event.first; i-- > m_first && event.first - i <= 6;) {
            if (mark(i) != 0 || m_found.at(i, Kind::event))
                break;
            if (const Annotation* w = m_found.over(i, Kind::weapon))
                return m_tables.lexicon.weapons[w->payload];
        }
        return std::nullopt;
    }

    void arm(Event& event) const {
        event.weapon = weapon_near(event);
        if (event.weapon)
            event.sub_event = sub_event_by_weapon(event.sub_event, *event.weapon);
    }

    /// "استخدمت … طائرات مسيرة", "استعان بالمدفعية": the weapon tells what happened.
    /// "سقطت قذائف على", "صواريخ أطلقت": a munition that falls or is fired.
    std::optional<Event> of_light_verb(std::uint32_t token) const {
        const Annotation* use = m_found.at(token, Kind::occurrence);
        if (!use)
            return std::nullopt;
        const auto cls = m_tables.lexicon.occurrences[use->payload].cls;
        if (cls != OccurrenceClass::use && cls != OccurrenceClass::fall)
            return std::nullopt;
        const Annotation* weapon = nullptr;
        for (std::uint32_t i = use->last; i < std::min(m_last, use->last + object_reach) && !weapon;
             ++i) {
            if (mark(i) == U'.' || mark(i) == U'؛')
                break;
            weapon = m_found.at(i, Kind::weapon);
        }
        constexpr std::uint32_t subject_reach = 5;
        for (std::uint32_t i = use->first; cls == OccurrenceClass::fall && !weapon &&
                                           i-- > m_first && use->first - i <= subject_reach;)
            weapon = m_found.over(i, Kind::weapon);
        const bool munition = weapon && (cls == OccurrenceClass::use ||
                                         is_munition(m_tables.lexicon.weapons[weapon->payload]));
        if (!munition && !(cls == OccurrenceClass::fall && fires(*use)))
            return std::nullopt;
        Event event;
        event.first = use->first;
        event.last = use->last;
        event.sentence = m_sentence;
        if (weapon)
            event.weapon = m_tables.lexicon.weapons[weapon->payload];
        event.sub_event = weapon ? sub_event_by_weapon(SubEvent::armed_clash, *event.weapon)
                                 : SubEvent::armed_clash;
        const auto modality = modality_of(m_text, m_found, m_tables.lexicon, m_claims.over(token),
                                          clause_start(token), use->first, use->last, true);
        if (!modality)
            return std::nullopt;
        event.modality = *modality;
        event.asserted = true;
        return event;
    }

    /// "أطلقت القوات … النار": fire, with its subject between the verb and its object.
    bool fires(const Annotation& verb) const {
        for (std::uint32_t i = verb.last; i < std::min(m_last, verb.last + object_reach); ++i) {
            if (m_found.at(i, Kind::event))
                return false;
            if (const Occurrence* fire = occurrence(i); fire && fire->cls == OccurrenceClass::fire)
                return true;
        }
        return false;
    }

    /// Whether `next` only names the object of `event`: the mine that is cleared, the protesters
    /// who are dispersed.
    static bool is_object_of(const Event& next, const Event& event) {
        constexpr std::uint32_t reach = 10;
        if (next.first > event.last + reach)
            return false;
        return (event.note == EventNote::downing && next.sub_event == SubEvent::remote_explosive) ||
               (event.sub_event == SubEvent::protest_with_intervention &&
                next.note == EventNote::protest);
    }

    /// Clauses: from the trigger before to the trigger behind.
    void bound(std::vector<Event>& events, std::size_t from) const {
        for (std::size_t i = from; i < events.size(); ++i) {
            Event& event = events[i];
            event.clause_first = i > from ? events[i - 1].last : m_first;
            event.clause_last = i + 1 < events.size() ? events[i + 1].first : m_last;
        }
    }

    /// What kind of target the words behind the trigger name.
    void complete(Event& event) const {
        for (std::uint32_t i = event.first; i < std::min(m_last, event.last + object_reach); ++i)
            if (const Annotation* t = m_found.at(i, Kind::target)) {
                event.target_kind = m_tables.lexicon.targets[t->payload];
                break;
            }
    }

    bool suffers(const Event& event) const {
        constexpr std::uint32_t reach = 14; // a subject, a place and a day may stand between
        for (std::uint32_t i = event.first; i-- > m_first && event.first - i <= reach;)
            if (const Occurrence* light = occurrence(i))
                return light->cls == OccurrenceClass::suffer;
        return false;
    }

    const Text& m_text;
    const Annotations& m_found;
    const Knowledge::Tables& m_tables;
    const Claims& m_claims;
    const std::vector<FoundPlace>& m_places;
    std::uint32_t m_sentence, m_first, m_last;
};

} // namespace

SubEvent sub_event_by_weapon(SubEvent otherwise, Weapon weapon) {
    switch (weapon) {
    case Weapon::small_arms:
    case Weapon::sniper:
        return SubEvent::armed_clash;
    case Weapon::drone:
    case Weapon::aircraft:
    case Weapon::helicopter:
        return SubEvent::air_drone_strike;
    case Weapon::artillery:
    case Weapon::mortar:
    case Weapon::rocket:
    case Weapon::missile:
    case Weapon::cluster_munition:
        return SubEvent::shelling;
    case Weapon::mine:
    case Weapon::explosive:
        return SubEvent::remote_explosive;
    case Weapon::grenade:
        return SubEvent::grenade;
    case Weapon::tank:
        break;
    }
    return otherwise;
}

void find_events(const Text& text, const Annotations& found, const Knowledge::Tables& tables,
                 const Claims& claims, const std::vector<FoundPlace>& places,
                 std::uint32_t sentence, std::vector<Event>& events) {
    EventFinder(text, found, tables, claims, places, sentence).run(events);
}

} // namespace waqia::ingest
