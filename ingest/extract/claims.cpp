#include "ingest/extract/claims.hpp"

#include <algorithm>

namespace waqia::ingest {

namespace {

constexpr std::uint32_t subject_reach = 8;  // tokens between a verb and its subject
constexpr std::uint32_t content_reach = 18; // tokens between a speaker and "that"
constexpr std::uint32_t relay_reach = 10;   // tokens between a verb of relaying and "from"
constexpr std::uint32_t colon_reach = 10;   // tokens between a heading speaker and its colon

bool opens_quote(char32_t mark) {
    return mark == U'"' || mark == U'“' || mark == U'«';
}
bool closes_quote(char32_t mark) {
    return mark == U'"' || mark == U'”' || mark == U'»';
}

/// Builds the frames of one article, sentence after sentence.
class FrameFinder {
public:
    FrameFinder(const Text& text, const Annotations& found, const Knowledge::Tables& tables,
                Claims& claims)
        : m_text(text), m_found(found), m_tables(tables), m_claims(claims),
          m_speakers(text, found, tables) {}

    void sentence(const Sentence& sentence) {
        m_first = sentence.first;
        m_last = sentence.last;
        if (m_paragraph != sentence.paragraph) {
            m_paragraph = sentence.paragraph;
            m_open_quote = Claims::none;
        }
        if (m_open_quote != Claims::none)
            own(m_first, m_last, m_open_quote);
        m_clause_start = m_first;
        m_in_sentence = false;
        heading_colon();
        for (std::uint32_t token = m_first; token < m_last;)
            token = std::max(frame_at(token), token + 1);
        follow_quotes();
    }

private:
    std::string_view fold(std::uint32_t token) const {
        return token < m_last ? m_text.fold(token) : std::string_view();
    }
    char32_t mark(std::uint32_t token) const { return token < m_last ? m_text.mark(token) : 0; }
    const Reporting* reporting(std::uint32_t token) const {
        const Annotation* a = token < m_last ? m_found.at(token, Kind::reporting) : nullptr;
        return a ? &m_tables.lexicon.reporting[a->payload] : nullptr;
    }

    bool is_attribution(std::uint32_t token, AttributionClass cls) const {
        const Annotation* a = token < m_last ? m_found.at(token, Kind::attribution) : nullptr;
        return a && m_tables.lexicon.attributions[a->payload].cls == cls;
    }
    bool is_that(std::uint32_t token) const {
        return is_attribution(token, AttributionClass::that);
    }

    void own(std::uint32_t first, std::uint32_t last, std::uint32_t frame) {
        std::fill(m_claims.frame_of.begin() + first, m_claims.frame_of.begin() + last, frame);
    }

    /// Where what is said begins: behind "that", a colon or an opening quotation mark.
    std::uint32_t content_after(std::uint32_t token) const {
        const std::uint32_t stop = std::min(m_last, token + content_reach);
        for (std::uint32_t i = token; i < stop; ++i) {
            if (is_that(i) || mark(i) == U':')
                return i + 1;
            if (opens_quote(mark(i)))
                return i;
            // Another verb of saying takes what follows; one in a relative clause does not.
            if (const Annotation* verb = m_found.at(i, Kind::reporting);
                i > token && verb && verb->is(morph_verb) && !verb->is(morph_pronoun))
                break;
        }
        return token;
    }

    /// The colon of "20:05".
    bool is_clock(std::uint32_t colon) const {
        return colon > m_first && colon + 1 < m_last &&
               m_text.tokens[colon - 1].kind == TokenKind::number &&
               m_text.tokens[colon + 1].kind == TokenKind::number;
    }

    static Claim claim_of(const Speaker& speaker, Stance stance) {
        Claim claim;
        claim.claimant = speaker.name;
        claim.side = speaker.side;
        claim.type = speaker.type;
        claim.stance = stance;
        return claim;
    }

    /// Who may speak: an armed body acts, but a statement of one is also possible where it is the
    /// grammatical subject of a verb of saying, so every speaker is taken there. Behind a verb, one
    /// with "to" is whom it is said to.
    std::optional<Speaker> subject_after(std::uint32_t token, bool verb) {
        const std::uint32_t stop = std::min(m_last, token + subject_reach);
        for (std::uint32_t i = token; i < stop; ++i) {
            if (const auto speaker = m_speakers.read(i, m_last)) {
                if (!verb || !is_object(speaker->first))
                    return speaker;
                i = speaker->last - 1;
                continue;
            }
            const char32_t m = mark(i);
            if (m == U'،' || m == U',' || m == U'(' || m == U')' || m == U'-' || m == U'–') {
                continue;
            }
            if (const Annotation* date = m_found.over(i, Kind::date)) {
                i = std::max(i, date->last - 1);
                continue;
            }
            if (is_attribution(i, AttributionClass::filler) ||
                is_attribution(i, AttributionClass::from)) {
                i = m_found.at(i, Kind::attribution)->last - 1;
                continue;
            }
            if (m_text.tokens[i].kind == TokenKind::number || m_found.at(i, Kind::institution))
                continue;
            if (verb && i == token && m_found.at(i, Kind::person))
                return witness(i);
            break;
        }
        return std::nullopt;
    }

    /// "a soldier said", "a woman from the village said": who tells what they saw.
    Speaker witness(std::uint32_t token) const {
        const Annotation& person = *m_found.at(token, Kind::person);
        Speaker speaker;
        speaker.first = token;
        speaker.last = person.last;
        speaker.name = "Witnesses";
        speaker.type = ClaimantType::witness;
        speaker.feminine = person.is(morph_feminine);
        return speaker;
    }

    /// Whether "in", "by" or "to" is written together with the name that begins here.
    bool is_object(std::uint32_t token) const {
        for (const Kind kind : {Kind::institution, Kind::actor, Kind::toponym})
            if (const Annotation* head = m_found.at(token, kind))
                return head->has(clitic_in) || head->has(clitic_to);
        return false;
    }

    bool is_preposition(std::uint32_t token) const {
        return is_attribution(token, AttributionClass::preposition) ||
               is_attribution(token, AttributionClass::from) || m_found.over(token, Kind::relation);
    }

    /// The subject before its verb: "باكو قدمت", "وكانت الولايات المتحدة أعلنت".
    std::optional<Speaker> subject_before(std::uint32_t verb) {
        std::uint32_t end = verb;
        while (end > m_first &&
               (is_attribution(end - 1, AttributionClass::auxiliary) || mark(end - 1) == U'،'))
            --end;
        auto speaker = m_speakers.read_before(end, m_clause_start);
        if (!speaker && end > m_first + 2 && mark(end - 1) == U')')
            speaker = m_speakers.read_before(end - 3, m_clause_start);
        // A speaker behind a preposition is no subject; a shorter one within it may be ("the
        // spokesman of the republic, declared by one side, David Babayan").
        while (speaker && (is_object(speaker->first) ||
                           (speaker->first > m_first && is_preposition(speaker->first - 1))))
            speaker = m_speakers.read_before(end, speaker->first + 1);
        return speaker;
    }

    /// "باكو: …", "وزارة الدفاع الأرمينية: …", with a time or a bullet before it.
    void heading_colon() {
        std::uint32_t start = m_first;
        while (start < m_last && (m_text.tokens[start].kind != TokenKind::word))
            ++start;
        const std::uint32_t stop = std::min(m_last, start + colon_reach + 8);
        std::uint32_t colon = start;
        while (colon < stop && (mark(colon) != U':' || is_clock(colon))) {
            if (const Annotation* verb = m_found.at(colon, Kind::reporting);
                verb && verb->is(morph_verb))
                return;
            if (const Annotation* event = m_found.at(colon, Kind::event);
                event && event->is(morph_verb))
                return; // what is told already
            ++colon;
        }
        if (colon >= stop || start >= m_last)
            return;
        for (std::uint32_t i = start; i < colon; ++i) {
            const auto speaker = m_speakers.read(i, colon);
            if (!speaker)
                continue;
            if (speaker->last + colon_reach < colon)
                return;
            Frame frame;
            frame.first = i;
            frame.last = colon;
            frame.content = colon + 1;
            Speaker who = *speaker;
            // "X, an official of Y:" and "X (an office):": the name that follows may say more.
            if (const auto more = m_speakers.read(speaker->last + 1, colon);
                more && (who.side == Side::other || who.anaphor))
                who = *more;
            frame.claim = claim_of(who, Stance::asserts);
            add(frame, colon + 1, m_last, who);
            return;
        }
    }

    void add(Frame frame, std::uint32_t first, std::uint32_t last, const Speaker& speaker) {
        frame.claim.text = m_text.words(frame.first, frame.last);
        m_claims.frames.push_back(std::move(frame));
        own(first, last, static_cast<std::uint32_t>(m_claims.frames.size() - 1));
        m_speakers.remember(speaker);
        m_in_sentence = true;
    }

    /// The frame that begins at `token`, if any; returns where to go on.
    std::uint32_t frame_at(std::uint32_t token) {
        if (mark(token) == U'،' || mark(token) == U',' || mark(token) == U'؛') {
            // "as" without a verb of saying behind it is "also".
            const Annotation* as = m_found.at(token + 1, Kind::attribution);
            const bool also = is_attribution(token + 1, AttributionClass::verb) &&
                              !m_found.at(as->last, Kind::reporting);
            if (also || is_attribution(token + 1, AttributionClass::contrast))
                m_clause_start = token + 1;
        }
        if (mark(token) == U':' && !is_clock(token))
            m_clause_start = token + 1;
        if (const Annotation* by = m_found.at(token, Kind::attribution);
            by && (is_attribution(token, AttributionClass::noun) ||
                   is_attribution(token, AttributionClass::verb)))
            if (const std::uint32_t next = attribution(*by); next > token)
                return next;
        if (const Annotation* verb = m_found.at(token, Kind::reporting)) {
            if (verb->is(morph_verb))
                return verb_frame(*verb);
            if (verb->is(morph_adjective))
                return participle(*verb);
            if (verb->is(morph_noun))
                return noun_frame(*verb);
        }
        return token + 1;
    }

    /// "according to": before a speaker, or before a verb of saying and its speaker.
    std::uint32_t attribution(const Annotation& by) {
        std::uint32_t at = by.last;
        const auto cls = m_tables.lexicon.attributions[by.payload].cls;
        const Annotation* verb = nullptr;
        for (std::uint32_t i = at; i < std::min(m_last, at + 4) && !verb; ++i)
            if (const Annotation* v = m_found.at(i, Kind::reporting); v && v->is(morph_verb))
                verb = v;
        if (cls == AttributionClass::verb) {
            if (!verb || verb->first > at + 1)
                return by.first;
            at = verb->last;
        }
        auto speaker = subject_after(at, cls == AttributionClass::verb);
        // "according to a statement that X issued": the issuer counts.
        if (cls == AttributionClass::noun)
            for (std::uint32_t i = at; i < std::min(m_last, at + 6); ++i) {
                if (mark(i) == U'،' || is_that(i))
                    break;
                const auto more = m_speakers.read(i, m_last);
                if (more &&
                    (!speaker || speaker->side == Side::other || speaker->anaphor ||
                     speaker->name == "Government") &&
                    more->side != Side::other && !more->anaphor) {
                    speaker = more;
                    break;
                }
            }
        if (!speaker)
            return by.first;
        if (verb && m_tables.lexicon.reporting[verb->payload].cls == SpeechClass::relay)
            relayed(*speaker, speaker->last);
        const bool forward = is_that(speaker->last) || by.first <= m_first + 1;
        Frame frame;
        frame.first = by.first;
        frame.last = speaker->last;
        frame.claim = claim_of(*speaker, Stance::asserts);
        frame.claim.verb = m_text.words(by.first, by.last);
        frame.claim.via = m_via;
        m_via.clear();
        if (forward) {
            nest(frame, frame.first);
            frame.content = content_after(frame.last);
            add(frame, frame.first, m_last, *speaker);
            return m_claims.frames.back().last;
        }
        return trail(std::move(frame), *speaker);
    }

    /// A frame behind what is said: takes the clause before it, and what follows until another.
    std::uint32_t trail(Frame frame, const Speaker& speaker) {
        frame.trailing = true;
        frame.content = m_clause_start;
        const std::uint32_t stop = frame.last;
        if (speaker.type == ClaimantType::media) {
            // Media that relay a named source are the way, not the source.
            Frame* outer = nullptr;
            if (const auto owner = m_claims.frame_of[frame.first]; owner != Claims::none)
                outer = &m_claims.frames[owner];
            if (outer && outer->claim.type != ClaimantType::media) {
                outer->claim.via = speaker.name;
                m_clause_start = stop;
                return stop;
            }
        }
        if (const auto owner = m_claims.frame_of[frame.first]; owner != Claims::none) {
            const Frame& outer = m_claims.frames[owner];
            if (outer.claim.type == ClaimantType::media && frame.claim.via.empty())
                frame.claim.via = outer.claim.claimant;
            frame.speech = outer.speech;
            frame.claim.stance = outer.claim.stance;
        }
        const std::uint32_t start = m_clause_start;
        m_clause_start = stop;
        add(std::move(frame), start, m_last, speaker);
        return stop;
    }

    /// "نقلت وكالة X عن Y": the claimant is Y, X is the way. Replaces `speaker`, sets m_via.
    void relayed(Speaker& speaker, std::uint32_t from) {
        if (const auto source = source_after(from)) {
            m_via = speaker.name;
            const Side official = speaker.side;
            speaker = *source;
            // A state's agency that names no state speaks of its own bodies.
            if (speaker.side == Side::other && official != Side::media && official != Side::other &&
                speaker.type != ClaimantType::witness && speaker.type != ClaimantType::intl_org) {
                speaker.side = official;
                speaker.name += " of " + side_name(official);
            }
        }
    }

    std::uint32_t verb_frame(const Annotation& verb) {
        const Reporting& row = m_tables.lexicon.reporting[verb.payload];
        if (verb.has(clitic_in) || verb.has(clitic_the) ||
            (verb.has(clitic_to) && !verb.is(morph_imperfect)))
            return verb.last; // a verbal noun that is spelled like the verb
        // "Yerevan accuses Baku": of two states the one before the verb is its subject.
        const auto ahead =
            row.cls == SpeechClass::accuse ? subject_before(verb.first) : std::nullopt;
        auto speaker = ahead ? std::nullopt : subject_after(verb.last, true);
        bool continued = false;
        if (verb.is(morph_pronoun) && denied_already(verb.first))
            return verb.last;
        if (speaker && row.cls == SpeechClass::resume && !says_something(speaker->last))
            return verb.last;
        if (speaker && row.cls == SpeechClass::lay && !charge_near(speaker->last))
            return verb.last;
        if (speaker && speaker->force && verb.is(morph_pronoun))
            return verb.last; // "when its units spotted it"
        std::uint32_t first = verb.first, last = speaker ? speaker->last : verb.last;
        if (!speaker) {
            speaker = subject_before(verb.first);
            if (speaker) {
                first = speaker->first;
                last = verb.last;
                if ((row.cls == SpeechClass::resume && !says_something(last)) ||
                    (row.cls == SpeechClass::lay && !charge_near(last)))
                    return verb.last;
            }
        }
        if (!speaker && row.cls == SpeechClass::relay) // relayed by whom no table knows
            speaker = source_after(verb.last);
        if (!speaker) {
            const bool marked =
                content_after(verb.last) > verb.last && content_after(verb.last) <= verb.last + 6;
            const bool to = fold(verb.last) == "الي" || fold(verb.last).starts_with("ب");
            if (row.cls == SpeechClass::call && verb.first <= m_first + 1)
                return unnamed_call(verb);
            if (!(marked || to) || verb.is(morph_pronoun) ||
                (verb.first > m_first + 3 && !verb.has(clitic_and)))
                return verb.last;
            speaker = m_in_sentence && verb.has(clitic_and)
                          ? m_speakers.last()
                          : m_speakers.last(verb.is(morph_feminine));
            if (!speaker)
                return verb.last;
            if (row.cls == SpeechClass::lay)
                return verb.last;
            continued = true;
        }
        if (row.cls == SpeechClass::relay && verb.is(morph_pronoun) && relays_frame(verb, *speaker))
            return last;
        if (row.cls == SpeechClass::relay)
            relayed(*speaker, last);
        Frame frame;
        frame.first = first;
        frame.last = last;
        frame.speech = row.cls;
        frame.continued = continued || speaker->anaphor;
        frame.claim = claim_of(*speaker, stance_of(row, last));
        frame.claim.verb = m_text.words(verb.first, verb.last);
        frame.claim.via = m_via;
        m_via.clear();
        if (row.cls == SpeechClass::lay)
            frame.speech = SpeechClass::accuse;
        if (row.cls == SpeechClass::deny && negated(verb)) {
            frame.speech = SpeechClass::attitude; // who does not deny has not affirmed either
            frame.claim.stance = Stance::asserts;
        }
        if (frame.speech == SpeechClass::accuse)
            accused(frame, last);
        frame.content = std::max(last, content_after(last));
        if (closes_sentence(verb, frame))
            return trail(std::move(frame), *speaker);
        nest(frame, first);
        const std::uint32_t from = relative_clause_start(verb, first);
        add(frame, from, m_last, *speaker);
        m_clause_start = std::max(m_clause_start, frame.content);
        return last;
    }

    /// "…, said the ministry.": what is said stands before.
    bool closes_sentence(const Annotation& verb, const Frame& frame) const {
        return verb.first > m_first + 2 && mark(verb.first - 1) == U'،' &&
               verb.first == frame.first && frame.content == frame.last &&
               (frame.last >= m_last || mark(frame.last) == U'.');
    }

    /// "in a statement that media relayed, that …": the frame around has not come to what is said
    /// yet, so the relative clause only tells its way.
    bool relays_frame(const Annotation& verb, const Speaker& speaker) {
        const auto owner = m_claims.frame_of[verb.first];
        if (owner == Claims::none || m_claims.frames[owner].content < verb.first)
            return false;
        m_claims.frames[owner].claim.via = speaker.name;
        return true;
    }

    /// A call by somebody whom no table knows: what it calls for has not happened all the same.
    std::uint32_t unnamed_call(const Annotation& verb) {
        Frame frame;
        frame.first = verb.first;
        frame.last = frame.content = verb.last;
        frame.speech = SpeechClass::call;
        m_claims.frames.push_back(std::move(frame));
        own(verb.first, m_last, static_cast<std::uint32_t>(m_claims.frames.size() - 1));
        return verb.last;
    }

    /// Whether "that" or a quotation follows at once.
    bool says_something(std::uint32_t token) const {
        const std::uint32_t content = content_after(token);
        return content > token && content <= token + 8;
    }

    /// Whether "the blame", "accusations" follow: "laid the blame on", "levelled accusations at".
    bool charge_near(std::uint32_t token) const {
        for (std::uint32_t i = token; i < std::min(m_last, token + 3); ++i)
            if (is_attribution(i, AttributionClass::charge))
                return true;
        return false;
    }

    /// What the word behind the speaker makes of the verb's stance: who affirms "the truth of" a
    /// report confirms it; who rejects anything but accusations denies nothing.
    Stance stance_of(const Reporting& row, std::uint32_t behind) const {
        if (row.cls == SpeechClass::say && is_attribution(behind, AttributionClass::truth))
            return Stance::confirms;
        if (row.cls == SpeechClass::attitude && !is_attribution(behind, AttributionClass::charge))
            return Stance::asserts;
        return row.stance;
    }

    bool negated(const Annotation& verb) const {
        const Annotation* no =
            verb.first > m_first ? m_found.at(verb.first - 1, Kind::modality) : nullptr;
        return no && m_tables.lexicon.modality[no->payload] == ModalityClass::negation;
    }

    /// "denied what Baku announced about …": the relative clause belongs to the denial.
    bool denied_already(std::uint32_t token) const {
        const auto owner = m_claims.frame_of[token];
        return owner != Claims::none && m_claims.frames[owner].speech == SpeechClass::deny &&
               token <= m_claims.frames[owner].last + 2;
    }

    /// The speaker behind "from", near a verb of relaying.
    std::optional<Speaker> source_after(std::uint32_t token) {
        for (std::uint32_t i = token; i < std::min(m_last, token + relay_reach); ++i)
            if (is_attribution(i, AttributionClass::from))
                return m_speakers.read(i + 1, m_last);
        return std::nullopt;
    }

    /// "a truce that Washington announced": the noun before the relative clause is what was said.
    std::uint32_t relative_clause_start(const Annotation& verb, std::uint32_t first) const {
        if (!verb.is(morph_pronoun))
            return first;
        std::uint32_t start = first;
        while (start > m_clause_start && m_text.tokens[start - 1].kind != TokenKind::punctuation)
            --start;
        return start;
    }

    /// The relaying frame around a new one becomes its way if it is of media.
    void nest(Frame& frame, std::uint32_t token) {
        const auto owner = m_claims.frame_of[token];
        if (owner == Claims::none || !frame.claim.via.empty())
            return;
        const Frame& outer = m_claims.frames[owner];
        if (outer.claim.type == ClaimantType::media && outer.claim.claimant != frame.claim.claimant)
            frame.claim.via = outer.claim.claimant;
    }

    void accused(Frame& frame, std::uint32_t token) {
        for (std::uint32_t i = token; i < std::min(m_last, token + 8); ++i)
            if (const auto whom = m_speakers.read(i, m_last)) {
                frame.accused = whom->side;
                frame.accused_name = whom->name;
                return;
            }
    }

    /// "مؤكدة أن", "مشيرا إلى", "نافيا": the speaker of the sentence goes on.
    std::uint32_t participle(const Annotation& word) {
        if (word.has(clitic_the) || word.has(clitic_in) || word.first == m_first)
            return word.last;
        const auto owner = m_claims.frame_of[word.first];
        if (owner == Claims::none)
            return word.last;
        const Reporting& row = m_tables.lexicon.reporting[word.payload];
        Frame frame = m_claims.frames[owner];
        frame.first = word.first;
        frame.last = word.last;
        frame.content = content_after(word.last);
        frame.speech = row.cls;
        frame.trailing = false;
        frame.claim.stance = row.stance;
        frame.claim.verb = m_text.words(word.first, word.last);
        frame.continued = true;
        frame.accused.reset();
        m_clause_start = std::max(m_clause_start, frame.content);
        m_claims.frames.push_back(std::move(frame));
        own(word.first, m_last, static_cast<std::uint32_t>(m_claims.frames.size() - 1));
        return word.last;
    }

    /// "تأكيد باكو استعادتها …", "إعلان وزارة الدفاع …": a verbal noun and its subject.
    std::uint32_t noun_frame(const Annotation& noun) {
        const Reporting& row = m_tables.lexicon.reporting[noun.payload];
        if (noun.is(morph_pronoun) || noun.has(clitic_the))
            return noun.last;
        if (row.cls != SpeechClass::say && row.cls != SpeechClass::deny &&
            row.cls != SpeechClass::accuse && row.cls != SpeechClass::call)
            return noun.last;
        auto speaker = m_speakers.read(noun.last, m_last);
        if (!speaker)
            speaker = people_at(noun.last);
        if (!speaker)
            return noun.last;
        Frame frame;
        frame.first = noun.first;
        frame.last = speaker->last;
        frame.speech = row.cls;
        frame.content = frame.last;
        frame.claim = claim_of(*speaker, row.stance);
        frame.claim.verb = m_text.words(noun.first, noun.last);
        if (row.cls == SpeechClass::accuse)
            accused(frame, frame.last);
        nest(frame, noun.first);
        add(frame, noun.first, m_last, *speaker);
        m_clause_start = std::max(m_clause_start, speaker->last);
        return speaker->last;
    }

    /// "an Armenian denial": the adjective tells whose.
    std::optional<Speaker> people_at(std::uint32_t token) const {
        const Annotation* of = token < m_last ? m_found.at(token, Kind::nationality) : nullptr;
        if (!of || !of->is(morph_adjective) || of->clitics != clitic_none)
            return std::nullopt;
        Speaker speaker;
        speaker.first = token;
        speaker.last = of->last;
        speaker.side = m_tables.lexicon.nationalities[of->payload].side;
        if (speaker.side == Side::other)
            return std::nullopt;
        speaker.name = side_name(speaker.side);
        return speaker;
    }

    /// Whether a quotation is still open at the end of the sentence, and whose it is.
    void follow_quotes() {
        for (std::uint32_t i = m_first; i < m_last; ++i) {
            const char32_t m = mark(i);
            if (m == 0)
                continue;
            if (m_open_quote != Claims::none && closes_quote(m))
                m_open_quote = Claims::none;
            else if (m_open_quote == Claims::none && opens_quote(m))
                m_open_quote = m_claims.frame_of[i];
        }
    }

    const Text& m_text;
    const Annotations& m_found;
    const Knowledge::Tables& m_tables;
    Claims& m_claims;
    SpeakerReader m_speakers;
    std::string m_via;
    std::uint32_t m_first = 0, m_last = 0;
    std::uint32_t m_clause_start = 0;
    bool m_in_sentence = false; ///< whether somebody spoke in this sentence already
    std::uint32_t m_paragraph = UINT32_MAX;
    std::uint32_t m_open_quote = Claims::none;
};

} // namespace

void find_claims(const Text& text, const Annotations& found, const Knowledge::Tables& tables,
                 const std::vector<ParagraphRole>& roles, Claims& claims) {
    claims.frames.clear();
    claims.frame_of.assign(text.tokens.size(), Claims::none);
    FrameFinder finder(text, found, tables, claims);
    for (const Sentence& sentence : text.sentences)
        if (roles[sentence.paragraph] != ParagraphRole::noise)
            finder.sentence(sentence);
}

} // namespace waqia::ingest
