#include "ingest/extract/parties.hpp"

#include <algorithm>
#include <vector>

namespace waqia::ingest {

namespace {

constexpr std::uint32_t light_before = 7;  // tokens from a light verb to its noun
constexpr std::uint32_t subject_reach = 5; // tokens from a verb to its subject
constexpr std::uint32_t party_reach = 14;  // tokens from a trigger to a party of it

/// A side that the sentence names, and what its head noun makes of it.
struct Mention {
    enum class Head : std::uint8_t {
        state, ///< the state's own name
        force, ///< an armed body
        fire,  ///< a weapon, fire or attack: who bears its adjective did it
        victim ///< persons or positions: who bears their adjective suffered it
    };
    std::uint32_t first = 0, last = 0;
    Party party;
    Head head = Head::state;
};

bool belligerent(Side side) {
    return side == Side::armenia || side == Side::azerbaijan || side == Side::nagorno_karabakh ||
           side == Side::russia || side == Side::turkey || side == Side::iran ||
           side == Side::georgia;
}

/// Reads the parties of one event.
class PartyFinder {
public:
    PartyFinder(const Text& text, const Annotations& found, const Knowledge::Tables& tables,
                const Claims& claims, std::uint32_t first, std::uint32_t last, Event& event)
        : m_text(text), m_found(found), m_tables(tables), m_frame(claims.over(event.first)),
          m_first(first), m_last(last), m_event(event) {}

    void run() {
        collect();
        if (m_frame && m_frame->accused)
            m_event.initiator = {m_frame->accused_name, m_frame->accused, "named by an accusation"};
        if (mutual())
            return; // who began is not said
        by_fire();
        by_voice();
        by_victims();
        by_speaker();
        if (m_event.initiator.side && m_event.initiator.side == m_event.target.side)
            m_event.target = {};
    }

private:
    std::string_view fold(std::uint32_t token) const { return m_text.fold(token); }

    void set(Party& slot, const Party& party, std::string_view rule) const {
        if (slot.side || !party.side || !belligerent(*party.side))
            return;
        slot = party;
        slot.rule = rule;
    }

    /// "clashes between X and Y", "an exchange of fire": nobody alone does it.
    bool mutual() const {
        constexpr std::uint32_t reach = 6;
        const Annotation* word = m_found.at(m_event.first, Kind::event);
        if (m_event.sub_event != SubEvent::armed_clash || !word || word->is(morph_verb))
            return false;
        for (std::uint32_t i = m_event.last; i < std::min(m_last, m_event.last + reach); ++i) {
            if (m_text.tokens[i].kind == TokenKind::punctuation)
                break;
            if (const Annotation* rel = m_found.at(i, Kind::relation);
                rel && m_tables.lexicon.relations[rel->payload].cls == RelationClass::between)
                return true;
        }
        return false;
    }

    /// The sides named between the frame's words and the sentence's end.
    void collect() {
        const bool leading = m_frame && !m_frame->trailing;
        const std::uint32_t from = leading ? std::max(m_first, m_frame->content) : m_first;
        const std::uint32_t to = m_frame && m_frame->trailing && m_frame->first > m_event.first
                                     ? std::min(m_last, m_frame->first)
                                     : m_last;
        for (std::uint32_t i = from; i < to; ++i)
            if (auto mention = mention_at(i)) {
                i = mention->last - 1;
                m_mentions.push_back(std::move(*mention));
            }
    }

    std::optional<Mention> mention_at(std::uint32_t token) const {
        if (const Annotation* of = m_found.at(token, Kind::nationality)) {
            const Side side = m_tables.lexicon.nationalities[of->payload].side;
            if (state_at(token)) // the accusative of the adjective is spelled like the state
                return state_mention(token);
            const auto head = head_before(token);
            return head
                       ? std::optional(Mention{token, of->last, {side_name(side), side, {}}, *head})
                       : std::nullopt;
        }
        if (const Annotation* body = m_found.at(token, Kind::institution)) {
            const auto& row = m_tables.lexicon.institutions[body->payload];
            if (row.side)
                return Mention{token, body->last, {row.name, row.side, {}}, head_of_body(*body)};
            if (row.cls == InstitutionClass::force && own(*body))
                return own_mention(*body, head_of_body(*body));
            return std::nullopt; // its adjective follows
        }
        if (const Annotation* a = m_found.at(token, Kind::weapon); a && own(*a))
            return own_mention(*a, Mention::Head::fire);
        for (const Kind kind : {Kind::target, Kind::person})
            if (const Annotation* a = m_found.at(token, kind); a && own(*a))
                return own_mention(*a, Mention::Head::victim);
        return state_mention(token);
    }

    const StateName* state_at(std::uint32_t token) const {
        const Annotation* name = m_found.at(token, Kind::toponym);
        return name ? state_named(m_tables, m_found.bearers(*name)) : nullptr;
    }

    /// A state's name where it acts or is acted upon: not behind a preposition of place.
    std::optional<Mention> state_mention(std::uint32_t token) const {
        const StateName* state = state_at(token);
        const Annotation* name = m_found.at(token, Kind::toponym);
        if (!state || name->has(clitic_in))
            return std::nullopt;
        auto head = Mention::Head::state;
        if (token > m_first) {
            if (const Annotation* rel = m_found.over(token - 1, Kind::relation);
                rel && m_tables.lexicon.relations[rel->payload].cls != RelationClass::from)
                return std::nullopt;
            if (m_found.over(token - 1, Kind::place_type))
                return std::nullopt;
            const auto before = head_before(token);
            if (!before)
                return std::nullopt;
            head = *before;
        }
        return Mention{token, name->last, {state->name, state->side, {}}, head};
    }

    bool is(std::uint32_t token, FunctionClass cls) const {
        const Annotation* a = m_found.over(token, Kind::function_word);
        return a && m_tables.lexicon.function_words[a->payload] == cls;
    }

    /// What stands before an adjective or a genitive: "Armenian positions", "the soldiers of …".
    std::optional<Mention::Head> head_before(std::uint32_t token) const {
        constexpr std::uint32_t reach = 3; // another adjective may stand between
        for (std::uint32_t i = token; i-- > m_first && token - i <= reach;) {
            if (m_text.tokens[i].kind == TokenKind::punctuation)
                break;
            if (const Annotation* body = m_found.over(i, Kind::institution))
                return head_of_body(*body);
            if (const Annotation* person = m_found.over(i, Kind::person)) {
                const bool sniper = m_found.over(i, Kind::weapon);
                return sniper                  ? Mention::Head::fire
                       : agent_before(*person) ? Mention::Head::force
                                               : Mention::Head::victim;
            }
            if (const Annotation* rel = m_found.over(i, Kind::relation)) {
                const auto cls = m_tables.lexicon.relations[rel->payload].cls;
                if (cls == RelationClass::border || cls == RelationClass::border_adjective ||
                    cls == RelationClass::contact_line || cls == RelationClass::between)
                    return std::nullopt; // "the Armenian-Azerbaijani border", "between X and Y"
            }
            if (m_found.over(i, Kind::event) || m_found.over(i, Kind::weapon) || is_fire(i))
                return Mention::Head::fire;
            if (m_found.over(i, Kind::target))
                return Mention::Head::victim;
            if (is(i, FunctionClass::agent) || is(i, FunctionClass::party))
                return Mention::Head::fire;
        }
        return Mention::Head::state;
    }

    /// "by the soldiers of", or persons at once behind a verb of firing: who acts.
    bool agent_before(const Annotation& person) const {
        if (person.first == m_first)
            return false;
        if (is(person.first - 1, FunctionClass::agent))
            return true;
        const Annotation* verb = m_found.over(person.first - 1, Kind::event);
        return verb && m_tables.lexicon.events[verb->payload].verb && !verb->is(morph_noun);
    }

    /// An armed body acts, but for "in the ranks of the army", "the positions of the army", "three
    /// soldiers of the army".
    Mention::Head head_of_body(const Annotation& body) const {
        if (body.first == m_first)
            return Mention::Head::force;
        const std::uint32_t before = body.first - 1;
        if (is(before, FunctionClass::agent))
            return Mention::Head::fire;
        const auto suffers = [&](std::uint32_t i) {
            return m_found.over(i, Kind::target) || m_found.over(i, Kind::person) ||
                   m_found.over(i, Kind::number);
        };
        const Annotation* rel = m_found.over(before, Kind::relation);
        const bool of = rel &&
                        m_tables.lexicon.relations[rel->payload].cls == RelationClass::from &&
                        rel->last - rel->first == 1 && before > m_first && suffers(before - 1);
        return is(before, FunctionClass::ranks) || suffers(before) || of ? Mention::Head::victim
                                                                         : Mention::Head::force;
    }

    bool is_fire(std::uint32_t token) const {
        const Annotation* a = m_found.over(token, Kind::occurrence);
        return a && m_tables.lexicon.occurrences[a->payload].cls == OccurrenceClass::fire;
    }

    /// A possessive pronoun that speaks of the speaker: "its forces", "our positions".
    bool own(const Annotation& word) const {
        if (!m_frame || m_frame->claim.side == Side::unattributed)
            return false;
        if (fold(word.first).ends_with("نا"))
            return true; // "our drones", whose adjective ends the phrase
        const auto w = fold(word.last - 1);
        return w.ends_with("نا") || w.ends_with("ها") || w.ends_with("هم") ||
               (w.ends_with("ه") && word.is(morph_pronoun));
    }
    Mention own_mention(const Annotation& word, Mention::Head head) const {
        return {
            word.first, word.last, {side_name(m_frame->claim.side), m_frame->claim.side, {}}, head};
    }

    std::uint32_t gap(const Mention& m) const {
        return m.first >= m_event.last   ? m.first - m_event.last
               : m_event.first >= m.last ? m_event.first - m.last
                                         : 0;
    }

    /// "Azerbaijani fire", "an Armenian shelling", "the Armenian side's sniper".
    void by_fire() {
        if (m_event.note == EventNote::territory)
            return; // ground is taken by forces, and not by a weapon beside them
        const bool destroys = m_event.sub_event == SubEvent::disrupted_weapons_use ||
                              m_event.note == EventNote::result;
        const Mention* nearest = nullptr;
        const Mention* last = nullptr;
        for (const auto& m : m_mentions) {
            if (m.head != Mention::Head::fire || gap(m) > party_reach)
                continue;
            if (!nearest || gap(m) < gap(*nearest))
                nearest = &m;
            last = &m;
        }
        if (!nearest)
            return;
        // "the X fighter shot down a Y aircraft": what is brought down or destroyed is the other's.
        if (destroys)
            set(m_event.target, last->party,
                "the nationality of what is brought down or destroyed");
        if (!destroys || (nearest != last && gap(*nearest) <= 1))
            set(m_event.initiator, nearest->party, "the nationality of the fire, weapon or attack");
    }

    /// The subject of the verb, or of the light verb of a noun.
    void by_voice() {
        std::uint32_t verb = m_event.first;
        bool passive = false;
        for (std::uint32_t i = m_event.first + 1;
             i-- > m_first && m_event.first - i <= light_before * 2;) {
            const Annotation* a = m_found.at(i, Kind::occurrence);
            if (!a)
                continue;
            const auto cls = m_tables.lexicon.occurrences[a->payload].cls;
            if (cls == OccurrenceClass::suffer || cls == OccurrenceClass::repel)
                passive = true;
            else if (cls != OccurrenceClass::act && cls != OccurrenceClass::use &&
                     cls != OccurrenceClass::fall && cls != OccurrenceClass::happen &&
                     cls != OccurrenceClass::take_place)
                continue;
            if (!passive && m_event.first - i > light_before)
                break;
            verb = i;
            break;
        }
        const Mention* subject = nullptr;
        const Mention* object = nullptr;
        for (const auto& m : m_mentions) {
            if (gap(m) > party_reach)
                continue;
            const bool after =
                (m.first > verb && m.first - verb <= subject_reach) || m.first == m_event.last;
            const bool before = m.last <= verb && verb - m.last <= subject_reach;
            if (m.head == Mention::Head::victim) {
                if (!object)
                    object = &m;
            } else if (m.head != Mention::Head::fire && (before || after)) {
                if (!subject)
                    subject = &m;
                else if (!object && m.first > m_event.first)
                    object = &m;
            } else if (subject && !object && m.head != Mention::Head::fire &&
                       m.first > m_event.last) {
                object = &m;
            }
        }
        if (passive) {
            if (subject)
                set(m_event.target, subject->party,
                    "the subject of a verb of suffering or repelling");
            return;
        }
        if (subject && m_event.note != EventNote::truce && m_event.note != EventNote::stop)
            set(m_event.initiator, subject->party, "the subject of the verb");
        if (object)
            set(m_event.target, object->party, "the object of the verb");
    }

    void by_victims() {
        for (const auto& m : m_mentions)
            if (m.head == Mention::Head::victim && gap(m) <= party_reach)
                set(m_event.target, m.party, "the nationality or pronoun of what was hit");
    }

    /// Who threatens will do it; who announces to have taken a place took it.
    void by_speaker() {
        if (!m_frame || m_event.initiator.side)
            return;
        const bool own_deed =
            m_frame->speech == SpeechClass::threaten ||
            (m_event.note == EventNote::territory && m_frame->speech == SpeechClass::say);
        if (own_deed)
            set(m_event.initiator, {side_name(m_frame->claim.side), m_frame->claim.side, {}},
                "who speaks did or will do it");
    }

    const Text& m_text;
    const Annotations& m_found;
    const Knowledge::Tables& m_tables;
    const Frame* m_frame;
    std::uint32_t m_first, m_last;
    Event& m_event;
    std::vector<Mention> m_mentions;
};

} // namespace

void find_parties(const Text& text, const Annotations& found, const Knowledge::Tables& tables,
                  const Claims& claims, std::uint32_t first, std::uint32_t last, Event& event) {
    PartyFinder(text, found, tables, claims, first, last, event).run();
}

} // namespace waqia::ingest
