#include "ingest/extract/speakers.hpp"

#include <algorithm>

namespace waqia::ingest {

namespace {

constexpr std::uint32_t longest_speaker = 14; // tokens
constexpr std::uint32_t longest_name = 3;     // tokens of a person's name that no table holds
constexpr std::size_t shortest_name = 6;      // bytes of one: two letters are no name

/// Whether a body or office of this kind is always a state's.
bool is_of_state(ClaimantType type) {
    return type == ClaimantType::defence_ministry || type == ClaimantType::foreign_ministry ||
           type == ClaimantType::parliament || type == ClaimantType::prosecutor ||
           type == ClaimantType::emergency_service || type == ClaimantType::head_of_state ||
           type == ClaimantType::head_of_government || type == ClaimantType::local_authority;
}

bool is_quote(char32_t mark) {
    return mark == U'"' || mark == U'“' || mark == U'”' || mark == U'«' || mark == U'»';
}

} // namespace

/// What has been read of a speaker so far.
struct SpeakerReader::Parts {
    std::uint32_t at = 0;
    const Institution* body = nullptr;
    const Institution* role = nullptr;
    const Actor* actor = nullptr;
    const StateName* state = nullptr; ///< the phrase begins with it
    std::optional<Side> side;
    bool official_media = false, adjective = false;
    bool definite = false; ///< the body's word has the article
    bool body_feminine = false;
    std::uint32_t body_last = 0;  ///< behind the words of `body` or `role`
    std::uint32_t actor_last = 0; ///< behind the words of `actor`
    std::uint32_t name_first = 0, name_last = 0;

    bool any() const { return body || role || actor || state; }
};

const StateName* SpeakerReader::state_at(std::uint32_t token) const {
    const Annotation* name = m_found.at(token, Kind::toponym);
    return name ? state_named(m_tables, m_found.bearers(*name)) : nullptr;
}

/// A place name inside a speaker: its state ("in Baku"), or the country of a local authority's
/// town.
bool SpeakerReader::take_place(Parts& parts) const {
    std::uint32_t at = parts.at;
    if (const Annotation* in = m_found.at(at, Kind::relation);
        in && in->clitics == clitic_none &&
        m_tables.lexicon.relations[in->payload].cls == RelationClass::in)
        at = in->last;
    // A name may begin with its type ("the republic of …").
    if (const Annotation* type = m_found.at(at, Kind::place_type);
        type && !m_found.at(at, Kind::toponym))
        at = type->last;
    if (is_quote(m_text.mark(at)))
        ++at;
    const Annotation* name = at < m_text.tokens.size() ? m_found.at(at, Kind::toponym) : nullptr;
    if (!name || (parts.any() && name->has(clitic_and)))
        return false;
    std::uint32_t last = name->last;
    if (is_quote(m_text.mark(last)))
        ++last;
    const StateName* state = state_at(at);
    if (!parts.any()) {
        if (!state || at != parts.at || name->has(clitic_in) || name->has(clitic_to))
            return false;
        parts.state = state;
        parts.side = state->side;
    } else {
        const bool needs_side = !parts.side && !parts.actor && (parts.body || parts.role);
        if (!needs_side)
            return false;
        if (state) {
            parts.side = state->side;
        } else if (parts.body && parts.body->type == ClaimantType::local_authority) {
            parts.side = side_of_place(*name);
        } else {
            return false;
        }
    }
    parts.at = last;
    return true;
}

/// The side of the country in which a named place lies.
Side SpeakerReader::side_of_place(const Annotation& name) const {
    const auto place = m_tables.gazetteer.place(m_found.bearers(name).front().place);
    for (const Nationality& people : m_tables.lexicon.nationalities)
        if (!people.iso.empty() && people.iso == place.country)
            return people.side;
    return Side::other;
}

/// The side from which the article is written: of the capital or the state's agency in its
/// dateline.
Side SpeakerReader::home() const {
    constexpr std::size_t paragraphs = 3;
    constexpr std::uint32_t reach = 8; // tokens
    for (std::size_t p = 0; p < std::min(paragraphs, m_text.paragraphs.size()); ++p) {
        const std::uint32_t first = m_text.sentences[m_text.paragraphs[p].first].first;
        const std::uint32_t last = m_text.sentences[m_text.paragraphs[p].last - 1].last;
        for (std::uint32_t i = first; i < std::min(last, first + reach); ++i) {
            const Annotation* name = m_found.at(i, Kind::toponym);
            const StateName* state = name ? state_at(i) : nullptr;
            if (state && state->capital && i == first && name->clitics == clitic_none &&
                m_text.mark(name->last) != 0)
                return state->side;
            const Annotation* who = m_found.at(i, Kind::actor);
            const Actor* agency = who ? &m_tables.lexicon.actors[who->payload] : nullptr;
            const bool bracketed = i > first && m_text.mark(i - 1) != 0;
            if (agency && agency->type == ClaimantType::media && agency->side != Side::media &&
                bracketed && m_text.mark(who->last) != 0)
                return agency->side;
        }
    }
    return Side::other;
}

/// A person or a body of a fixed side. Behind an office of one ("the Kremlin spokesman Dmitry
/// Peskov") the person counts.
bool SpeakerReader::take_actor(Parts& parts, const Annotation& who) const {
    const Actor& row = m_tables.lexicon.actors[who.payload];
    const bool bearer = parts.actor && parts.role && who.clitics == clitic_none &&
                        row.side == parts.actor->side && parts.actor_last == who.first;
    if ((parts.actor && !bearer) || parts.state || (parts.any() && who.has(clitic_and)))
        return false;
    // "the prosecutor Kamran Aliyev": another bearer of a known family name.
    if (parts.body && parts.name_last == who.first && row.type != parts.body->type) {
        parts.at = parts.name_last = who.last;
        return true;
    }
    // "the ministry told Reuters": whom it is said to.
    if (who.has(clitic_to) && parts.any() && !parts.role)
        return false;
    parts.actor = &row;
    parts.at = parts.actor_last = who.last;
    return true;
}

bool SpeakerReader::take_body(Parts& parts, const Annotation& what) const {
    const Institution& row = m_tables.lexicon.institutions[what.payload];
    if (row.cls == InstitutionClass::official_mark) {
        parts.official_media |= parts.any();
        parts.at = what.last;
        return parts.any();
    }
    if (row.cls == InstitutionClass::rank || parts.body || parts.actor || parts.state ||
        (parts.any() && what.has(clitic_and)))
        return false;
    if (what.has(clitic_to) && parts.any() && !parts.role)
        return false;
    if (row.cls == InstitutionClass::role) {
        if (parts.role)
            return false;
        parts.role = &row;
    } else if (row.cls == InstitutionClass::anaphor && parts.side) {
        return false;
    } else {
        parts.body = &row;
        parts.definite = what.has(clitic_the);
        parts.body_feminine = row.feminine;
    }
    parts.body_last = parts.at = what.last;
    // The phrase may hold its own adjective ("the Russian foreign ministry").
    if (const Annotation* of = m_found.find(what.first, what.last, Kind::nationality);
        of && !parts.side)
        parts.side = m_tables.lexicon.nationalities[of->payload].side;
    return true;
}

/// "an official in the ministry", "a source at the presidency": the body that one belongs to.
bool SpeakerReader::take_inside(Parts& parts, std::uint32_t end) const {
    const bool source = parts.body && parts.body->cls == InstitutionClass::anaphor;
    const Annotation* of = parts.at < end ? m_found.at(parts.at, Kind::institution) : nullptr;
    const bool part = parts.body && !parts.role && !parts.side && of && of->has(clitic_to) &&
                      parts.body->type != ClaimantType::media; // "the general staff of the army"
    if (!source && !part && (parts.body || !parts.role))
        return false;
    const Annotation* in = m_found.at(parts.at, Kind::relation);
    const bool within = in && in->clitics == clitic_none && in->last < end &&
                        m_tables.lexicon.relations[in->payload].cls == RelationClass::in;
    if (!within && !part)
        return false;
    const Annotation* what = part ? of : m_found.at(in->last, Kind::institution);
    if (!what || what->last > end ||
        m_tables.lexicon.institutions[what->payload].cls == InstitutionClass::anaphor)
        return false;
    Parts inside = parts;
    if (source || part) {
        inside.role = parts.body;
        inside.body = nullptr;
    }
    if (!take_body(inside, *what))
        return false;
    parts = inside;
    return true;
}

bool SpeakerReader::take(Parts& parts, std::uint32_t end) const {
    const std::uint32_t at = parts.at;
    if (at >= end)
        return false;
    if (const Annotation* who = m_found.at(at, Kind::actor); who && who->last <= end)
        return take_actor(parts, *who);
    if (const Annotation* what = m_found.at(at, Kind::institution); what && what->last <= end)
        return take_body(parts, *what);
    if (take_inside(parts, end))
        return true;
    // The accusative of "Armenian" is spelled like "Armenia": a state's name is the state.
    if (const Annotation* of = m_found.at(at, Kind::nationality);
        of && parts.any() && !parts.state && !state_at(at)) {
        if (of->has(clitic_and) || of->has(clitic_in) || of->has(clitic_to) || parts.adjective)
            return false;
        if (!parts.side || parts.body)
            parts.side = m_tables.lexicon.nationalities[of->payload].side;
        parts.adjective = true;
        parts.at = of->last;
        return true;
    }
    if (take_place(parts))
        return true;
    // A person's name that no table holds, behind an office.
    const bool office = parts.role || (parts.body && parts.body->cls == InstitutionClass::person) ||
                        (parts.body && parts.side);
    if (office && !parts.actor && names_person(at) &&
        (parts.name_last == 0 || (parts.name_last == at && at - parts.name_first < longest_name))) {
        if (parts.name_last == 0)
            parts.name_first = at;
        parts.name_last = at + 1;
        parts.at = at + 1;
        return true;
    }
    return false;
}

/// Whether the word may be part of a person's name: no table holds it, and it has no article, as
/// relative pronouns and common adjectives have.
bool SpeakerReader::names_person(std::uint32_t token) const {
    if (m_text.tokens[token].kind != TokenKind::word)
        return false;
    const auto word = m_text.fold(token);
    // A family name by its ending, even where a place is called so as well.
    const auto& endings = m_tables.lexicon.surname_endings;
    const bool surname =
        std::any_of(endings.begin(), endings.end(),
                    [&](const std::string& ending) { return word.ends_with(ending); });
    if (m_found.known(token) && !(surname && !state_at(token) && m_found.at(token, Kind::toponym)))
        return false;
    return word.size() >= shortest_name && !word.starts_with("ال");
}

/// "Colonel Anar Eyvazov, spokesman of …": a name before its office, with or without a rank.
std::optional<Speaker> SpeakerReader::read_named(std::uint32_t token, std::uint32_t end) {
    std::uint32_t at = token;
    const auto ranked = [&] {
        const Annotation* what = at < end ? m_found.at(at, Kind::institution) : nullptr;
        return what && m_tables.lexicon.institutions[what->payload].cls == InstitutionClass::rank;
    };
    while (ranked())
        at = m_found.at(at, Kind::institution)->last;
    const std::uint32_t names = at;
    while (at < end && at - names <= longest_name && names_person(at))
        ++at;
    const std::uint32_t last = at;
    if (at < end && (m_text.mark(at) == U'،' || m_text.mark(at) == U','))
        ++at;
    const Annotation* is = at < end ? m_found.at(at, Kind::attribution) : nullptr;
    const bool told =
        is && m_tables.lexicon.attributions[is->payload].cls == AttributionClass::filler;
    if (told)
        at = is->last; // ", who is …"
    if (at == token || at >= end)
        return std::nullopt;
    m_naming = true;
    auto speaker = read(at, end);
    m_naming = false;
    const bool titled = names > token;
    if (!speaker || (last > names && !speaker->office && !told) || (last == names && !titled))
        return std::nullopt;
    speaker->first = token;
    if (last > names)
        name(last - 1, *speaker);
    return speaker;
}

/// Remembers whom a family name means.
void SpeakerReader::name(std::uint32_t token, const Speaker& speaker) {
    const auto word = m_text.fold(token);
    if (std::none_of(m_persons.begin(), m_persons.end(),
                     [&](const auto& p) { return p.first == word; }))
        m_persons.emplace_back(std::string(word), speaker);
}

/// "its ministry of defence": the state named last before a feminine pronoun.
std::optional<Side> SpeakerReader::possessor(std::uint32_t body_last,
                                             const Institution& body) const {
    if (body_last == 0 || !m_text.fold(body_last - 1).ends_with("ها"))
        return std::nullopt;
    const bool of_town = body.type == ClaimantType::local_authority; // "its mayor"
    const std::uint32_t reach = of_town ? 60 : 24;
    for (std::uint32_t i = body_last - 1; i-- > 0 && body_last - i < reach;) {
        if (const StateName* state = state_at(i))
            return state->side;
        if (const Annotation* name = of_town ? m_found.at(i, Kind::toponym) : nullptr)
            return side_of_place(*name);
    }
    return std::nullopt;
}

/// Completes an anaphor or a body without its state by who spoke before.
void SpeakerReader::resolve(Speaker& speaker, const Institution& body) const {
    const Speaker* best = nullptr;
    for (auto it = m_history.rbegin(); it != m_history.rend() && !best; ++it)
        if (speaker.anaphor ? !speaker.feminine || it->feminine : it->type == body.type)
            best = &*it;
    if (!best && speaker.anaphor && !m_history.empty())
        best = &m_history.back();
    if (!best)
        return;
    if (speaker.anaphor) {
        speaker.name = best->name;
        speaker.type = best->type;
        speaker.feminine = best->feminine;
    }
    speaker.side = best->side;
}

void SpeakerReader::compose(const Parts& parts, Speaker& speaker) const {
    const Institution* body = parts.body ? parts.body : parts.role;
    const bool only_role = parts.role && !parts.body && !parts.side;
    if (parts.actor) {
        speaker.name = parts.actor->name;
        speaker.side = parts.actor->side;
        speaker.type = parts.actor->type;
        speaker.feminine = parts.actor->feminine;
        if (parts.official_media && parts.side)
            speaker.side = *parts.side;
        return;
    }
    if (parts.state) {
        speaker.name = parts.state->name;
        speaker.side = parts.state->side;
        speaker.feminine = speaker.state = true;
        return;
    }
    speaker.type = body->type;
    speaker.feminine = parts.body_feminine;
    speaker.force = body->cls == InstitutionClass::force;
    speaker.anaphor = body->cls == InstitutionClass::anaphor || only_role;
    speaker.feminine |= parts.body_last > 0 && m_text.fold(parts.body_last - 1).ends_with("ات");
    if (speaker.anaphor && speaker.last > speaker.first)
        speaker.feminine = m_text.fold(speaker.first).ends_with("ه");
    if (body->type == ClaimantType::media && parts.definite && !parts.adjective) {
        // "the agency": the one that spoke before.
        for (auto it = m_history.rbegin(); it != m_history.rend(); ++it)
            if (it->type == ClaimantType::media) {
                speaker.name = it->name;
                speaker.side = it->side;
                return;
            }
    }
    if (body->type == ClaimantType::media || body->type == ClaimantType::witness) {
        speaker.side = body->type == ClaimantType::witness  ? Side::other
                       : parts.official_media && parts.side ? *parts.side
                                                            : Side::media;
        speaker.name = body->name;
        return;
    }
    if (body->side) {
        speaker.side = *body->side;
        speaker.name = body->name;
        return;
    }
    std::string of;
    if (parts.side) {
        speaker.side = *parts.side;
    } else {
        speaker.side = Side::other;
        if (const auto owner = possessor(parts.body_last, *body); owner && !speaker.anaphor)
            speaker.side = *owner;
        else
            resolve(speaker, *body);
        if (speaker.side == Side::other && is_of_state(speaker.type))
            speaker.side = home();
    }
    if (speaker.side != Side::other && speaker.side != Side::unattributed)
        of = side_name(speaker.side);
    if (speaker.name.empty())
        speaker.name = body->name.empty() ? "Government" : body->name;
    if (!of.empty() && speaker.name.find(of) == std::string::npos && !speaker.anaphor)
        speaker.name += " of " + of;
}

std::optional<Speaker> SpeakerReader::read(std::uint32_t token, std::uint32_t end) {
    Parts parts;
    parts.at = token;
    if (is_quote(m_text.mark(token)) && token + 1 < end && m_found.at(token + 1, Kind::institution))
        ++parts.at;
    const std::uint32_t stop = std::min(end, token + longest_speaker);
    while (parts.at < stop) {
        if (parts.any() && (is_quote(m_text.mark(parts.at)) && parts.at + 1 < stop) &&
            (m_found.at(parts.at + 1, Kind::relation) || m_found.at(parts.at + 1, Kind::actor))) {
            ++parts.at; // the quoted name of a body: "Defence Army" in …, the agency "X"
            continue;
        }
        if (!take(parts, stop))
            break;
    }
    Speaker speaker;
    speaker.first = token;
    speaker.last = parts.at;
    if (!parts.any()) {
        const Speaker* known = nullptr;
        if (token < end && !m_found.known(token))
            for (const auto& [name, person] : m_persons)
                if (name == m_text.fold(token))
                    known = &person;
        if (!known)
            return m_naming ? std::nullopt : read_named(token, end);
        speaker = *known;
        speaker.first = token;
        speaker.last = token + 1;
        return speaker;
    }
    compose(parts, speaker);
    speaker.office = parts.role || (parts.body && (parts.body->cls == InstitutionClass::person ||
                                                   parts.body->cls == InstitutionClass::force));
    if (parts.name_last > 0 && !parts.actor)
        name(parts.name_last - 1, speaker);
    return speaker;
}

std::optional<Speaker> SpeakerReader::read_before(std::uint32_t token, std::uint32_t begin) {
    std::optional<Speaker> best;
    if (begin >= token)
        return best;
    const std::uint32_t from = token - std::min(token - begin, longest_speaker);
    for (std::uint32_t start = token; start-- > from;) {
        const char32_t mark = m_text.mark(start);
        if (mark == U'.' || mark == U':' || mark == U'،')
            break;
        const auto speaker = read(start, token);
        if (speaker && speaker->last == token)
            best = speaker;
    }
    return best;
}

std::optional<Speaker> SpeakerReader::last(bool feminine) const {
    for (auto it = m_history.rbegin(); it != m_history.rend(); ++it)
        if (it->feminine == feminine)
            return *it;
    return last();
}

std::optional<Speaker> SpeakerReader::last() const {
    return m_history.empty() ? std::nullopt : std::optional<Speaker>(m_history.back());
}

} // namespace waqia::ingest
