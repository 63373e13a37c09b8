#include "ingest/extract/events.hpp"

#include "ingest/extract/event_cues.hpp"
#include "ingest/extract/modality.hpp"

#include <algorithm>

namespace waqia::ingest {

namespace {

constexpr std::uint32_t object_reach = 9; // tokens from a verb to its object

/// What falls on its target or is fired at it from afar.
bool is_munition(Weapon weapon) {
    return weapon == Weapon::artillery || weapon == Weapon::mortar || weapon == Weapon::rocket ||
           weapon == Weapon::missile || weapon == Weapon::cluster_munition ||
           weapon == Weapon::drone;
}

bool is_unrest(SubEvent sub_event) {
    const EventType type = event_type(sub_event);
    return type == EventType::protests || type == EventType::riots;
}

/// Finds the events of one sentence.
class EventFinder {
public:
    explicit EventFinder(const EventScene& scene) : m_s(scene) {}

    void run(std::vector<Event>& events) {
        if (talks_of_other_things(m_s.found, m_s.tables.lexicon, m_s.first, m_s.last))
            return;
        const std::size_t before = events.size();
        for (std::uint32_t token = m_s.first; token < m_s.last;) {
            const Annotation* word = m_s.found.at(token, Kind::event);
            if (word && !false_noun(*word)) {
                if (auto event = of_word(*word)) {
                    if (events.size() == before || !is_object_of(*event, events.back()))
                        events.push_back(std::move(*event));
                    token = word->last;
                    continue;
                }
            }
            if (auto event = of_light_verb(token))
                events.push_back(std::move(*event));
            token = word ? word->last : token + 1;
        }
        drop_results(events, before);
        for (std::size_t i = before; i < events.size(); ++i)
            complete(events[i]);
    }

private:
    /// A verb with the article is another word, but in the stems whose verbal noun is spelled like
    /// the verb ("the advance", "the infiltration").
    bool false_noun(const Annotation& word) const {
        return word.is(morph_verb) && word.has(clitic_the) &&
               m_s.text.fold(word.first).find("الت") == std::string_view::npos &&
               m_s.text.fold(word.first).find("لت") == std::string_view::npos;
    }

    std::optional<Event> of_word(const Annotation& word) {
        const EventWord& row = m_s.tables.lexicon.events[word.payload];
        Event event;
        event.first = word.first;
        event.last = word.last;
        event.sentence = m_s.sentence;
        event.note = row.note;
        event.definite =
            word.has(clitic_the) || word.is(morph_pronoun) ||
            (word.first > m_s.first && m_s.is(word.first - 1, FunctionClass::demonstrative));
        if (word.is(morph_noun) && word.is(morph_feminine) && word.is(morph_accusative))
            event.definite = false;
        const Frame* frame = m_s.claims.over(word.first);
        // The words of a frame are no event of their own, but "announced a ceasefire" is.
        const auto modality =
            modality_of(m_s.text, m_s.found, m_s.tables.lexicon, frame,
                        clause_start(m_s, word.first), word.first, word.last, row.verb);
        if (!modality)
            return std::nullopt;
        event.modality = *modality;
        const bool finite = word.is(morph_verb) || (row.verb && word.morph == morph_none);
        event.asserted = finite || occurs(m_s, event, row) || (!event.definite && !row.verb) ||
                         (row.verb && !event.definite) || event.modality != Modality::reported;
        if (!fits(m_s, event, row, word) || ongoing_state(word) || of_purpose(event, word))
            return std::nullopt;
        event.sub_event = turned(m_s, event, row);
        if (row.note == EventNote::territory && attempted(event))
            event.sub_event = SubEvent::armed_clash; // tried to take, so fought
        find_weapon(event, row);
        event.violent = may_harm(event.sub_event);
        if (event.sub_event == SubEvent::remote_explosive && row.note == EventNote::none)
            event.weapon = Weapon::mine;
        if (row.note == EventNote::war)
            event.modality = Modality::recap;
        return event;
    }

    /// The weapon, and what it makes of the event.
    void find_weapon(Event& event, const EventWord& row) const {
        if (row.note == EventNote::result)
            event.weapon = weapon_of_result(event);
        else if (!is_unrest(event.sub_event))
            event.weapon = weapon_near(m_s, event);
        if (row.by_weapon && event.weapon)
            event.sub_event = sub_event_by_weapon(event.sub_event, *event.weapon);
        else if (row.by_weapon && event.sub_event == SubEvent::shelling && is_gunfire(m_s, event))
            event.sub_event = SubEvent::armed_clash;
        else if (event.sub_event == SubEvent::disrupted_weapons_use)
            event.weapon = weapon_near(m_s, event); // what was destroyed
    }

    /// What destroyed something: "the drone destroyed", "destroyed by the drone". Any other weapon
    /// beside the verb is what was destroyed.
    std::optional<Weapon> weapon_of_result(const Event& event) const {
        const Annotation* subject = m_s.found.at(event.last, Kind::weapon);
        if (subject && m_s.text.fold(subject->first).ends_with("ين"))
            subject = nullptr; // an accusative dual: what was destroyed
        if (!subject && event.first > m_s.first)
            subject = m_s.found.over(event.first - 1, Kind::weapon);
        const std::uint32_t stop = std::min(m_s.last, event.last + object_reach);
        for (std::uint32_t i = event.last; !subject && i < stop; ++i)
            if (const Annotation* with = m_s.found.at(i, Kind::weapon);
                with && with->has(clitic_in))
                subject = with;
        return subject ? std::optional(m_s.tables.lexicon.weapons[subject->payload]) : std::nullopt;
    }

    /// Drops what only tells the result of another event of the same speaker.
    void drop_results(std::vector<Event>& events, std::size_t from) const {
        const auto told_otherwise = [&](const Event& result) {
            return std::any_of(events.begin() + static_cast<std::ptrdiff_t>(from), events.end(),
                               [&](const Event& e) {
                                   return e.note != EventNote::result && e.violent &&
                                          m_s.claims.frame_of[e.first] ==
                                              m_s.claims.frame_of[result.first];
                               });
        };
        std::vector<bool> dropped;
        for (std::size_t i = from; i < events.size(); ++i)
            dropped.push_back(events[i].note == EventNote::result && told_otherwise(events[i]));
        for (std::size_t i = events.size(); i-- > from;)
            if (dropped[i - from])
                events.erase(events.begin() + static_cast<std::ptrdiff_t>(i));
    }

    /// "in order to shell": a verbal noun behind the preposition of purpose, unless a verb of
    /// suffering governs it ("was exposed to shelling").
    bool of_purpose(const Event& event, const Annotation& word) const {
        return word.has(clitic_to) && !word.is(morph_verb) && event.note != EventNote::truce &&
               event.modality == Modality::reported && !is_suffered(m_s, event) &&
               !is_means(m_s, event);
    }

    /// "those who control the enclave": an imperfect verb in a relative clause tells a state.
    bool ongoing_state(const Annotation& word) const {
        if (!word.is(morph_imperfect) || word.first == m_s.first)
            return false;
        for (std::uint32_t i = m_s.back(word.first, 2); i < word.first; ++i)
            if (m_s.is(i, FunctionClass::relative))
                return true;
        return false;
    }

    /// "trying to take control of".
    bool attempted(const Event& event) const {
        constexpr std::uint32_t reach = 3;
        for (std::uint32_t i = m_s.back(event.first, reach); i < event.first; ++i)
            if (m_s.is(i, FunctionClass::attempt))
                return true;
        return false;
    }

    /// "استخدمت … طائرات مسيرة", "استعان بالمدفعية": the weapon tells what happened.
    /// "سقطت قذائف على", "صواريخ أطلقت": a munition that falls or is fired.
    std::optional<Event> of_light_verb(std::uint32_t token) const {
        const Annotation* use = m_s.found.at(token, Kind::occurrence);
        if (!use)
            return std::nullopt;
        const auto cls = m_s.tables.lexicon.occurrences[use->payload].cls;
        if (cls != OccurrenceClass::use && cls != OccurrenceClass::fall)
            return std::nullopt;
        const Annotation* weapon = nullptr;
        for (std::uint32_t i = use->last;
             i < std::min(m_s.last, use->last + object_reach) && !weapon; ++i) {
            if (m_s.mark(i) == U'.' || m_s.mark(i) == U'؛' || m_s.found.at(i, Kind::event))
                break;
            weapon = m_s.found.at(i, Kind::weapon);
        }
        constexpr std::uint32_t subject_reach = 5;
        for (std::uint32_t i = use->first; cls == OccurrenceClass::fall && !weapon &&
                                           i-- > m_s.first && use->first - i <= subject_reach;)
            weapon = m_s.found.over(i, Kind::weapon);
        const bool munition = weapon && (cls == OccurrenceClass::use ||
                                         is_munition(m_s.tables.lexicon.weapons[weapon->payload]));
        if (!munition && !(cls == OccurrenceClass::fall && fires(*use)))
            return std::nullopt;
        Event event;
        event.first = use->first;
        event.last = use->last;
        event.sentence = m_s.sentence;
        if (weapon)
            event.weapon = m_s.tables.lexicon.weapons[weapon->payload];
        event.sub_event = weapon ? sub_event_by_weapon(SubEvent::armed_clash, *event.weapon)
                                 : SubEvent::armed_clash;
        const auto modality =
            modality_of(m_s.text, m_s.found, m_s.tables.lexicon, m_s.claims.over(token),
                        clause_start(m_s, token), use->first, use->last, true);
        if (!modality)
            return std::nullopt;
        event.modality = *modality;
        event.asserted = true;
        if (of_purpose(event, *use))
            return std::nullopt; // "a position for firing mortars"
        return event;
    }

    /// "أطلقت القوات … النار": fire, with its subject between the verb and its object.
    bool fires(const Annotation& verb) const {
        for (std::uint32_t i = verb.last; i < std::min(m_s.last, verb.last + object_reach); ++i) {
            if (m_s.found.at(i, Kind::event))
                return false;
            if (const Occurrence* fire = m_s.occurrence(i);
                fire && fire->cls == OccurrenceClass::fire)
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
        if (next.first == event.last && next.sub_event == event.sub_event)
            return true; // "the blast of two mines"
        return (event.note == EventNote::downing && next.sub_event == SubEvent::remote_explosive) ||
               (next.note == EventNote::protest && is_unrest(event.sub_event));
    }

    /// What kind of target the words behind the trigger name.
    void complete(Event& event) const {
        for (std::uint32_t i = event.first; i < std::min(m_s.last, event.last + object_reach); ++i)
            if (const Annotation* t = m_s.found.at(i, Kind::target)) {
                event.target_kind = m_s.tables.lexicon.targets[t->payload];
                break;
            }
    }

    EventScene m_s;
};

} // namespace

bool may_harm(SubEvent sub_event) {
    const EventType type = event_type(sub_event);
    return type == EventType::battles || type == EventType::explosions ||
           type == EventType::violence_against_civilians || type == EventType::riots ||
           sub_event == SubEvent::protest_with_intervention ||
           sub_event == SubEvent::excessive_force;
}

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
    case Weapon::grenade: // launchers, in an attack; thrown ones are events by themselves
    case Weapon::tank:
        break;
    }
    return otherwise;
}

void find_events(const Text& text, const Annotations& found, const Knowledge::Tables& tables,
                 const Claims& claims, const std::vector<FoundPlace>& places,
                 std::uint32_t sentence, std::vector<Event>& events) {
    const Sentence& span = text.sentences[sentence];
    EventFinder({text, found, tables, claims, places, sentence, span.first, span.last}).run(events);
}

} // namespace waqia::ingest
