#include "ingest/extract/places.hpp"

#include "gazetteer/phonetic.hpp"
#include "geo/relation.hpp"
#include "ingest/extract/borders.hpp"
#include "ingest/extract/place_roles.hpp"
#include "ingest/extract/relations.hpp"
#include "ingest/extract/resolve.hpp"

#include <algorithm>

namespace waqia::ingest {

namespace {

constexpr std::string_view not_known = "not in the gazetteer";

bool is_quote(char32_t m) {
    return m == U'"' || m == U'“' || m == U'«';
}

bool is_hyphen(char32_t m) {
    return m == U'-' || m == U'–' || m == U'—';
}

/// Finds the places of one article, token after token.
class PlaceFinder {
public:
    PlaceFinder(const PlaceContext& context, std::vector<FoundPlace>& places)
        : m_c(context), m_places(places) {}

    /// The unambiguous places of the article and the states it names, for the rest to lean on.
    void survey() {
        for (const auto& a : m_c.found.all()) {
            if (a.kind == Kind::nationality)
                count_state(m_c.tables.lexicon.nationalities[a.payload].iso);
            if (a.kind != Kind::toponym)
                continue;
            const auto bearers = m_c.found.bearers(a);
            if (const StateName* state = state_named(m_c.tables, bearers))
                count_state(state->iso);
            else
                m_nearby.add(m_c.tables, bearers);
        }
    }

    void sentence(const Sentence& sentence) {
        m_c.first = sentence.first;
        m_c.last = sentence.last;
        m_list_type.reset();
        m_beside.clear();
        for (std::uint32_t i = m_c.first; i < m_c.last; ++i)
            if (const Annotation* name = m_c.found.at(i, Kind::toponym))
                if (const auto bearers = m_c.found.bearers(*name); !is_country(bearers))
                    m_beside.add(m_c.tables, bearers);
        const std::size_t before = m_places.size();
        for (std::uint32_t token = m_c.first; token < m_c.last;)
            token = std::max(place_at(token), token + 1);
        join_stretches(before);
        choose_sides(before);
    }

private:
    bool is_country(std::span<const gazetteer::Bearer> bearers) const {
        const StateName* state = state_named(m_c.tables, bearers);
        return state && !state->iso.empty();
    }

    void count_state(const std::string& iso) {
        if (iso.empty())
            return;
        const auto known = std::find_if(m_states.begin(), m_states.end(),
                                        [&](const StateCount& s) { return s.iso == iso; });
        if (known == m_states.end())
            m_states.push_back({iso, 1});
        else
            ++known->count;
    }

    /// Adds a place that stands by itself; returns where its words end.
    std::uint32_t add_alone(FoundPlace place) {
        place.group = ++m_groups;
        m_places.push_back(std::move(place));
        return m_places.back().last;
    }

    std::uint32_t place_at(std::uint32_t token) {
        if (const Annotation* rel = m_c.relation_at(token)) {
            const auto cls = m_c.relation(*rel).cls;
            const bool guard = token > m_c.first && (m_c.fold(token - 1).ends_with("حارس") ||
                                                     m_c.found.over(token, Kind::institution));
            if ((cls == RelationClass::border || cls == RelationClass::border_adjective) && !guard)
                return line(find_border(m_c, *rel, m_states));
            if (cls == RelationClass::contact_line)
                return line(find_contact_line(m_c, *rel));
            if (cls == RelationClass::territory)
                if (auto ground = find_territory(m_c, *rel))
                    return add_alone(std::move(*ground));
            if (cls == RelationClass::place_anaphor)
                return refer_back(*rel);
        }
        if (const Annotation* name = m_c.found.at(token, Kind::pinned))
            if (const gazetteer::Rule* rule = rule_of(*name))
                return pinned(*name, *rule);
        if (const Annotation* name = m_c.found.at(token, Kind::toponym))
            return toponym(*name);
        return unknown(token);
    }

    // --- names ------------------------------------------------------------------------------

    bool part_of_longer(const Annotation& name) const {
        const Annotations& found = m_c.found;
        if (name.has(clitic_future) || name.has(clitic_the))
            return true; // no name of a place bears it
        for (const Kind kind : {Kind::actor, Kind::institution})
            if (const Annotation* a = found.over(name.first, kind))
                if (a->last - a->first > name.last - name.first || kind == Kind::actor)
                    return true;
        // A nationality that is spelled like a place name, and words that are no names here.
        if (const Annotation* n = found.at(name.first, Kind::nationality);
            n && n->last >= name.last && !state_named(m_c.tables, found.bearers(name)))
            return true;
        for (const Kind kind : {Kind::casualty, Kind::event, Kind::person})
            if (const Annotation* a = found.over(name.first, kind); a && a->last > name.last)
                return true;
        for (const Kind kind : {Kind::date, Kind::relation})
            if (const Annotation* a = found.over(name.first, kind); a && a->last >= name.last)
                return true;
        return false;
    }

    /// Whether the name at `first`, with its proclitics, continues a list: "X وY", "X، وY",
    /// "X، Y" behind a name of the same list.
    bool in_list(std::uint32_t first, std::uint8_t clitics) const {
        constexpr std::size_t longest_list = 40;
        if (m_places.empty() || m_places.back().last <= m_c.first ||
            (m_places.size() > longest_list &&
             m_places[m_places.size() - longest_list].group == m_places.back().group))
            return false;
        std::uint32_t at = m_places.back().last;
        if (m_c.mark(at) == U')')
            ++at;
        if (at < m_c.last)
            if (const Annotation* of = m_c.found.at(at, Kind::nationality))
                at = of->last; // "the Armenian town of X and Y"
        const bool comma = m_c.mark(at) == U'،' || m_c.mark(at) == U',';
        if (comma)
            ++at;
        if (const Annotation* type = at < m_c.last ? m_c.found.at(at, Kind::place_type) : nullptr;
            type && type->has(clitic_and))
            at = type->last;
        else if (at != first || (!comma && (clitics & clitic_and) == 0))
            return false;
        return at == first && (clitics & clitic_in) == 0;
    }

    /// Whether the name at `first` is where a way ends that begins with the place before: "X-Y"
    /// behind a word for a road or a front, "from X to Y", "that joins X with Y" behind a road.
    bool ends_way(std::uint32_t first, std::uint8_t clitics) const {
        const bool road = m_list_type == PlaceTypeClass::road;
        if (m_places.empty() || m_places.back().last <= m_c.first ||
            (!road && m_list_type != PlaceTypeClass::axis))
            return false;
        const std::uint32_t end = m_places.back().last;
        const Annotation* to = m_c.relation_at(end);
        return (end + 1 == first && is_hyphen(m_c.mark(end))) ||
               (road && end == first && (clitics == clitic_none || clitics == clitic_in)) ||
               (m_c.is(to, RelationClass::other) && to->last == first);
    }

    std::uint32_t toponym(const Annotation& name) {
        if (part_of_longer(name))
            return name.first + 1;
        NamePhrase phrase = phrase_of(name);
        FoundPlace place;
        place.ends_way = ends_way(name.first, name.clitics);
        place.name_first = name.first;
        place.first = phrase.spatial.first;
        place.last = phrase.spatial.last;
        const auto words = m_c.text.words(name.first, name.last);
        if (is_person(name, phrase))
            return name.last;
        place.where = resolve(m_c.tables, m_c.found.bearers(name), words,
                              name.clitics != clitic_none, phrase.cue);
        place.where.text = words;
        if (!place.where.point) {
            if (!phrase.cue.located || (!phrase.cue.certain && is_common_word(name)))
                return name.last;
            place.reason = place.where.alternatives.empty()
                               ? "no place of the name is likely here, or asked for"
                               : "ambiguous: nothing tells which place of the name is meant";
        }
        assign_role(m_c, phrase, place);
        if (in_brackets(name) && place.where.point &&
            place.where.place_id == phrase.before->where.place_id) {
            place.role = PlaceRole::topic;
            place.reason = "another name of the place before it";
            place.group = phrase.before->group;
            m_places.push_back(std::move(place));
            return name.last;
        }
        return add_name(phrase, std::move(place));
    }

    // --- names that the user has a rule for -------------------------------------------------

    /// The first rule of the name that holds in this article, null if none does.
    const gazetteer::Rule* rule_of(const Annotation& name) const {
        for (const auto& rule : m_c.tables.rules.find(m_c.tables.pinned[name.payload]))
            if (rule.beside_words.empty() || stands_in_text(rule.beside_words))
                return &rule;
        return nullptr;
    }

    bool stands_in_text(const std::vector<std::string>& words) const {
        const auto count = static_cast<std::uint32_t>(m_c.text.tokens.size());
        for (std::uint32_t i = 0; i + words.size() <= count; ++i) {
            std::uint32_t matched = 0;
            while (matched < words.size() && m_c.text.fold(i + matched) == words[matched])
                ++matched;
            if (matched == words.size())
                return true;
        }
        return false;
    }

    std::uint32_t pinned(const Annotation& name, const gazetteer::Rule& rule) {
        NamePhrase phrase = phrase_of(name);
        FoundPlace place;
        place.name_first = name.first;
        place.first = phrase.spatial.first;
        place.last = phrase.spatial.last;
        if (rule.place) {
            if (const auto state = m_c.tables.states.find(*rule.place);
                state != m_c.tables.states.end())
                phrase.state = &state->second;
            place.where = location_of(m_c.tables, *rule.place);
            place.where.method = PlaceMethod::user_rule;
            place.where.conf = 1.0;
        }
        place.where.text = m_c.text.words(name.first, name.last);
        if (!rule.place) {
            place.reason = "no place, by the user's rule";
            return add_alone(std::move(place));
        }
        assign_role(m_c, phrase, place);
        return add_name(phrase, std::move(place));
    }

    /// "the soldier X", "X Hakobyan": a person of the place's name.
    bool is_person(const Annotation& name, const NamePhrase& phrase) const {
        if (phrase.cue.located || phrase.cue.certain)
            return false;
        const auto& endings = m_c.tables.lexicon.surname_endings;
        const auto next = m_c.fold(name.last);
        const bool surname = name.last < m_c.last && !m_c.found.known(name.last) &&
                             std::any_of(endings.begin(), endings.end(),
                                         [&](const auto& end) { return next.ends_with(end); });
        const Annotation* title =
            name.first > m_c.first ? m_c.found.over(name.first - 1, Kind::person) : nullptr;
        const bool rank = title && !title->is(morph_plural) && !title->is(morph_dual) &&
                          m_c.tables.lexicon.persons[title->payload] == PersonClass::military;
        return surname || rank;
    }

    /// Whether all that bear the name count only where a place is certain.
    bool is_common_word(const Annotation& name) const {
        const auto bearers = m_c.found.bearers(name);
        return std::all_of(bearers.begin(), bearers.end(), [&](const gazetteer::Bearer& bearer) {
            return m_c.tables.gazetteer.name(bearer.name).needs_cue;
        });
    }

    /// "X (Y)".
    bool in_brackets(const Annotation& name) const {
        return name.first > m_c.first && m_c.mark(name.first - 1) == U'(' && !m_places.empty() &&
               m_places.back().last + 1 == name.first && m_places.back().first >= m_c.first;
    }

    /// The place that the last list began with.
    const FoundPlace& head_of_list() const {
        std::size_t first = m_places.size() - 1;
        while (first > 0 && m_places[first - 1].group == m_places[first].group)
            --first;
        return m_places[first];
    }

    /// Relates the place to the list that it is in and to the words beside it, and adds it.
    std::uint32_t add_name(const NamePhrase& phrase, FoundPlace place) {
        if (place.where.point && place.role == PlaceRole::location)
            relate(phrase, place);
        // A member of a list does what its head does, unless it has a preposition of its own.
        if (phrase.listed && place.role == PlaceRole::location && !phrase.name.has(clitic_in) &&
            head_of_list().role != PlaceRole::location) {
            place.role = head_of_list().role;
            place.reason = head_of_list().reason;
        }
        place.group = phrase.listed ? phrase.before->group : ++m_groups;
        m_list_type = phrase.cue.type;
        if (place.where.point && place.role == PlaceRole::location)
            section_of_line(place);
        m_places.push_back(std::move(place));
        return m_places.back().last;
    }

    void relate(const NamePhrase& phrase, FoundPlace& place) {
        const bool with_head = phrase.listed && phrase.spatial.relation == PlaceRelation::at;
        const Annotation* rel = m_c.relation_before(place.first);
        if (with_head && head_of_list().where.relation == PlaceRelation::near)
            make_near(place.where);
        else if (m_c.is(rel, RelationClass::toward) || phrase.cue.type == PlaceTypeClass::axis)
            make_axis(place.where);
        else
            apply_relation(m_c, phrase.spatial, place.where);
    }

    NamePhrase phrase_of(const Annotation& name) {
        NamePhrase phrase(name);
        phrase.before = m_places.empty() ? nullptr : &m_places.back();
        if (m_c.found.at(name.first, Kind::toponym))
            phrase.state = state_named(m_c.tables, m_c.found.bearers(name));
        phrase.listed = ends_way(name.first, name.clitics) || in_list(name.first, name.clitics);
        phrase.cue.nearby = m_nearby.entries();
        phrase.cue.beside = m_beside.entries();
        phrase.cue.country = country_behind(name.last);
        read_type(phrase);
        phrase.spatial = read_relation(m_c, phrase.first, name.last);
        const Annotation* within = m_c.found.at(name.first, Kind::place_type); // "Mount X"
        const bool own_type = phrase.first < name.first || (within && within->last < name.last);
        const bool after_comma = name.first > m_c.first && m_c.mark(name.first - 1) == U'،';
        // A comma and "and" may as well begin the next clause.
        const bool in_typed_list =
            phrase.cue.type && !(after_comma && m_c.fold(name.first).starts_with("و"));
        phrase.cue.certain = own_type || in_typed_list ||
                             phrase.spatial.relation != PlaceRelation::at ||
                             is_object(phrase.first);
        phrase.cue.located = phrase.cue.certain || name.has(clitic_in) || phrase.listed ||
                             puts_somewhere(m_c.relation_before(phrase.first));
        return phrase;
    }

    /// The state whose adjective or name follows a place: "X الإيرانية", "X شمالي إيران".
    std::string_view country_behind(std::uint32_t token) const {
        constexpr std::uint32_t reach = 4;
        for (std::uint32_t i = token; i < std::min(m_c.last, token + reach); ++i) {
            if (const Annotation* of = m_c.found.at(i, Kind::nationality))
                return i == token
                           ? std::string_view(m_c.tables.lexicon.nationalities[of->payload].iso)
                           : std::string_view();
            if (const Annotation* name = m_c.found.at(i, Kind::toponym)) {
                const StateName* state = state_named(m_c.tables, m_c.found.bearers(*name));
                return state && !state->capital && i > token ? std::string_view(state->iso)
                                                             : std::string_view();
            }
            const Annotation* rel = m_c.relation_at(i);
            if (!rel)
                break;
            i = rel->last - 1;
        }
        return {};
    }

    /// The type word before a name: "the Armenian capital Yerevan", "towns of X".
    void read_type(NamePhrase& phrase) const {
        std::uint32_t before = phrase.name.first;
        while (before > m_c.first && is_quote(m_c.mark(before - 1)))
            --before;
        if (before > m_c.first) {
            if (const Annotation* of = m_c.found.over(before - 1, Kind::nationality);
                of && of->first > m_c.first && m_c.found.over(of->first - 1, Kind::place_type))
                before = of->first;
            const Annotation* type = m_c.found.over(before - 1, Kind::place_type);
            if (type && type->last == before && type->first >= m_c.first) {
                phrase.cue.type = m_c.tables.lexicon.place_types[type->payload];
                phrase.first = type->first;
                phrase.type_clitics = type->clitics;
            }
        }
        if (!phrase.cue.type && phrase.listed)
            phrase.cue.type = m_list_type;
    }

    /// "the fall of X", "the shelling of X", "control of X".
    bool is_object(std::uint32_t token) const {
        const Annotation* on = m_c.relation_before(token);
        const std::uint32_t end = m_c.is(on, RelationClass::on) ? on->first : token;
        const Annotation* event = end > m_c.first ? m_c.found.over(end - 1, Kind::event) : nullptr;
        if (!event || event->last < end || event->has(clitic_the))
            return false;
        const EventWord& word = m_c.tables.lexicon.events[event->payload];
        return word.note == EventNote::territory ||
               event_type(word.sub_event) == EventType::explosions;
    }

    /// Whether a word for a spatial relation makes what follows a place.
    bool puts_somewhere(const Annotation* rel) const {
        return m_c.is(rel, RelationClass::in) || m_c.is(rel, RelationClass::on) ||
               m_c.is(rel, RelationClass::toward) || m_c.is(rel, RelationClass::territory) ||
               m_c.is(rel, RelationClass::near) || m_c.is(rel, RelationClass::along) ||
               m_c.is(rel, RelationClass::direction);
    }

    // --- names that no table holds ----------------------------------------------------------

    /// A word that stands where a name of a place does ("قرية خ", "قرب خ", "X وخ"): the place that
    /// sounds like it. Behind a type word it is kept unresolved if none does.
    std::uint32_t unknown(std::uint32_t token) {
        constexpr std::size_t shortest = 8, conjunction = 2; // bytes: four letters, a waw
        if (m_c.text.tokens[token].kind != TokenKind::word || m_c.found.known(token) ||
            !may_be_name(token))
            return token + 1;
        Annotation name{token, token + 1, 0, morph_none, Kind::toponym, clitic_none};
        if (m_c.fold(token).starts_with("و") && in_list(token, clitic_and))
            name.clitics = clitic_and;
        if (m_c.fold(token).size() < shortest + (name.has(clitic_and) ? conjunction : 0))
            return token + 1;
        const NamePhrase phrase = phrase_of(name);
        const auto least = least_likeness(phrase);
        if (!least)
            return token + 1;
        FoundPlace place;
        place.where = sounding(phrase, *least, name.last);
        place.name_first = token;
        place.first = phrase.spatial.first;
        place.last = std::max(name.last, phrase.spatial.last);
        place.where.text = m_c.text.words(token, name.last);
        if (!place.where.point) {
            if (!is_settlement_word(phrase.cue.type))
                return token + 1;
            place.reason = place.where.alternatives.empty()
                               ? "not in the gazetteer"
                               : "not in the gazetteer: several places sound like it";
            return add_alone(std::move(place));
        }
        assign_role(m_c, phrase, place);
        return add_name(phrase, std::move(place));
    }

    /// Whether what stands before the token can lead to a name: cheap, for every unknown word.
    bool may_be_name(std::uint32_t token) const {
        if (token == m_c.first)
            return false;
        const Annotation* type = m_c.found.over(token - 1, Kind::place_type);
        return (type && type->last == token) || m_c.relation_before(token) ||
               (!m_places.empty() && m_places.back().last <= token &&
                m_places.back().last + 1 >= token);
    }

    static bool is_settlement_word(std::optional<PlaceTypeClass> type) {
        return type == PlaceTypeClass::town || type == PlaceTypeClass::village;
    }

    /// How alike a place must sound, by how surely a name stands here; nothing if it does not.
    std::optional<double> least_likeness(const NamePhrase& phrase) const {
        constexpr double behind_type = gazetteer::Sounds::alike, in_a_list = 0.90, related = 0.92;
        if (m_c.fold(phrase.name.first).starts_with("ال"))
            return std::nullopt;
        if (phrase.first < phrase.name.first) {
            const Annotation* type = m_c.found.at(phrase.first, Kind::place_type);
            return type && !type->has(clitic_the) && is_settlement_word(phrase.cue.type)
                       ? std::optional(behind_type)
                       : std::nullopt;
        }
        if (phrase.listed)
            return phrase.before->role == PlaceRole::location && phrase.before->where.point
                       ? std::optional(in_a_list)
                       : std::nullopt;
        const auto relation = phrase.spatial.relation;
        return relation == PlaceRelation::near || relation == PlaceRelation::direction ||
                       relation == PlaceRelation::distance
                   ? std::optional(related)
                   : std::nullopt;
    }

    /// The place that sounds like the name, with the next word if that is unknown too; `last`
    /// becomes where the name ends.
    Location sounding(const NamePhrase& phrase, double least, std::uint32_t& last) const {
        const std::uint32_t first = phrase.name.first;
        const auto spelled = [&](std::uint32_t end) {
            constexpr std::size_t conjunction = 2; // bytes of a waw
            return m_c.text.words(first, end).substr(phrase.name.has(clitic_and) ? conjunction : 0);
        };
        if (last < m_c.last && m_c.text.tokens[last].kind == TokenKind::word &&
            !m_c.found.known(last) && !m_c.fold(last).starts_with("و")) {
            Location where = resolve_by_sound(m_c.tables, spelled(last + 1), least, phrase.cue);
            if (where.point) {
                ++last;
                return where;
            }
        }
        return resolve_by_sound(m_c.tables, spelled(last), least, phrase.cue);
    }

    /// "محور X": somewhere about X.
    static void make_axis(Location& where) {
        if (where.where_prec.value_or(7) > 2)
            return;
        const auto ground = geo::axis({*where.point, where.uncertainty});
        where.uncertainty = ground.uncertainty;
        where.footprint = ground.footprint;
        where.where_prec = 2;
        where.relation = PlaceRelation::near;
    }

    // --- lines and stretches ----------------------------------------------------------------

    /// Adds a border or the line of contact; "the X section of the border" takes X's place.
    std::uint32_t line(FoundPlace place) {
        const Annotation* of = m_c.relation_before(place.first);
        if (place.where.point &&
            (m_c.is(of, RelationClass::from) || m_c.is(of, RelationClass::away)))
            if (const auto length = length_before(m_c, of->first))
                away_from_line(*length, place);
        FoundPlace* before = m_places.empty() ? nullptr : &m_places.back();
        if (before && m_c.is(of, RelationClass::from) && before->last == of->first &&
            before->first >= m_c.first && can_have_section(*before))
            return sections(std::move(place));
        on_one_bank(place);
        return add_alone(std::move(place));
    }

    /// Whether "the X section of the border" can be said of the place: a settlement, a site, a
    /// unit, and no region.
    static bool can_have_section(const FoundPlace& place) {
        return place.where.point && place.where.where_prec.value_or(7) <= 4 &&
               place.where.feature_code != "RGN";
    }

    /// "the X and Y sections of the border": a section for each of the list before.
    std::uint32_t sections(FoundPlace line) {
        const std::uint32_t group = m_places.back().group, own = ++m_groups, end = line.last;
        std::size_t first = m_places.size();
        while (first > 0 && m_places[first - 1].group == group)
            --first;
        const std::size_t last = m_places.size();
        for (std::size_t i = first; i < last; ++i) {
            if (!can_have_section(m_places[i]))
                continue;
            FoundPlace section = line;
            section.group = own;
            section.listed = i == first; // the line is named once
            if (take_section(m_places[i], section))
                m_places.push_back(std::move(section));
        }
        return end;
    }

    /// Makes `line` its section about a place, which then only tells where the section is.
    bool take_section(FoundPlace& about, FoundPlace& line) {
        if (!line.where.point && !border_beside(m_c, about.where, line.where))
            return false;
        line.reason = {};
        section_at(m_c, about.where, line.where);
        about.role = PlaceRole::topic;
        about.reason = "tells which section of a line is meant";
        return true;
    }

    /// "the Azerbaijani side of the border".
    void on_one_bank(FoundPlace& line) const {
        const Annotation* of = m_c.relation_before(line.first);
        const std::uint32_t end = m_c.is(of, RelationClass::from) ? of->first : line.first;
        const Annotation* people =
            end > m_c.first ? m_c.found.over(end - 1, Kind::nationality) : nullptr;
        if (!people || people->last != end || !line.where.point)
            return;
        const Annotation* bank = m_c.relation_before(people->first);
        if (!m_c.is(bank, RelationClass::bank))
            return;
        line.first = bank->first;
        put_inside(m_c, m_c.tables.lexicon.nationalities[people->payload].iso, line.where);
        if (m_c.is(m_c.relation_before(bank->first), RelationClass::from)) {
            line.role = PlaceRole::origin;
            line.reason = "where something came from";
        }
    }

    /// "5 km from the border".
    static void away_from_line(const Length& length, FoundPlace& place) {
        place.first = length.first;
        if (!length.metres) {
            place.where.relation = PlaceRelation::near;
            return;
        }
        place.where.relation = PlaceRelation::distance;
        place.where.uncertainty.value += length.metres->value;
        std::get<geo::LineRef>(place.where.footprint).half_width = *length.metres;
    }

    /// "the border in the region of X": the line found just before becomes its section at X.
    void section_of_line(FoundPlace& place) {
        if (m_places.empty() || m_places.back().first < m_c.first)
            return;
        FoundPlace& line = m_places.back();
        const bool border = is_line(line.where) || line.where.feature_code == "BDRY";
        const Annotation* rel = m_c.relation_before(place.first);
        const bool beside = place.where.relation != PlaceRelation::at &&
                            place.where.relation != PlaceRelation::area;
        if (!border || line.last != (rel && !beside ? rel->first : place.first))
            return;
        const bool adjective = m_c.is(m_c.relation_at(line.first), RelationClass::border_adjective);
        if (place.where.feature_code == "RGN" && line.where.point) {
            place.role = PlaceRole::topic;
            place.reason = "tells where a line is";
        } else if (can_have_section(place) && (beside || adjective)) {
            line.role = PlaceRole::topic;
            line.reason = "described by the place behind it";
        } else if (can_have_section(place) && (!rel || m_c.is(rel, RelationClass::in))) {
            take_section(place, line);
        }
    }

    /// "5 km from the border, in the territory of Armenia": the place beside the territory is
    /// there.
    void choose_sides(std::size_t from) {
        constexpr std::uint32_t gap = 4;
        for (std::size_t i = from; i < m_places.size(); ++i) {
            FoundPlace& ground = m_places[i];
            if (!ground.ground || ground.role != PlaceRole::location)
                continue;
            for (std::size_t j = from; j < m_places.size(); ++j) {
                FoundPlace& place = m_places[j];
                const bool beside = place.last <= ground.first ? place.last + gap >= ground.first
                                                               : ground.last + gap >= place.first;
                if (j == i || !beside || place.role != PlaceRole::location || !place.where.point ||
                    place.where.relation == PlaceRelation::at ||
                    place.where.relation == PlaceRelation::area)
                    continue;
                put_inside(m_c, ground.where.country, place.where);
                ground.role = PlaceRole::topic;
                ground.reason = "tells on which side another place lies";
            }
        }
    }

    /// "between X and Y", "the road from X to Y", "the X-Y road": one stretch, not two places.
    void join_stretches(std::size_t from) {
        for (std::size_t i = from; i + 1 < m_places.size(); ++i) {
            FoundPlace& a = m_places[i];
            FoundPlace& b = m_places[i + 1];
            const bool last = i + 2 == m_places.size() || m_places[i + 2].group != a.group;
            if (a.group != b.group || !last || !is_end(a) || !is_end(b) ||
                !(b.ends_way || is_stretch(a)))
                continue;
            const auto stretch =
                geo::between({*a.where.point, a.where.uncertainty},
                             {*b.where.point, b.where.uncertainty}, m_c.tables.geodesic);
            a.where.point = stretch.point;
            a.where.uncertainty = stretch.uncertainty;
            a.where.footprint = stretch.footprint;
            a.where.where_prec = 5;
            a.where.relation = PlaceRelation::between;
            a.where.text = m_c.text.words(a.name_first, b.last);
            a.where.place += " - " + b.where.place;
            a.where.place_ar += " - " + b.where.place_ar;
            a.where.place_id += "|" + b.where.place_id;
            b.role = PlaceRole::topic;
            b.reason = "the other end of a stretch between two places";
        }
    }

    static bool is_end(const FoundPlace& place) {
        return place.role == PlaceRole::location && place.where.where_prec.value_or(7) <= 4;
    }

    bool is_stretch(const FoundPlace& head) const {
        if (m_c.is(m_c.relation_before(head.first), RelationClass::between))
            return true;
        const Annotation* type = head.name_first > m_c.first
                                     ? m_c.found.over(head.name_first - 1, Kind::place_type)
                                     : nullptr;
        return type && m_c.tables.lexicon.place_types[type->payload] == PlaceTypeClass::road;
    }

    // --- words that refer back --------------------------------------------------------------

    /// "المدينة", "هذه المناطق", "الإقليم": the places named last that the word can mean.
    std::uint32_t refer_back(const Annotation& word) {
        if (m_c.found.over(word.first, Kind::institution))
            return word.first + 1; // "the authorities of the region"
        // "مدينة X" with the article is no reference; nor is the type word of a name that follows.
        if (m_c.found.at(word.last, Kind::toponym) || m_c.found.at(word.last, Kind::nationality))
            return word.first + 1;
        const Anaphor kind = m_c.relation(word).anaphor;
        for (std::size_t i = m_places.size(); i-- > 0;) {
            const FoundPlace& p = m_places[i];
            const bool region = p.where.feature_code == "RGN";
            const bool named_here = kind == Anaphor::settlement && p.first >= m_c.first;
            if (p.role != PlaceRole::location && !named_here &&
                !(kind == Anaphor::region && region))
                continue;
            if (!p.where.point || p.where.feature_code == "PCLI" ||
                (kind == Anaphor::region && !region) ||
                (kind == Anaphor::settlement && !gazetteer::is_settlement(p.where.feature_code)))
                continue;
            copy_group(i, word, kind == Anaphor::many);
            break;
        }
        return word.last;
    }

    void copy_group(std::size_t last, const Annotation& word, bool whole) {
        std::size_t first = last;
        while (whole && first > 0 && m_places[first - 1].group == m_places[last].group)
            --first;
        const std::uint32_t group = ++m_groups;
        for (std::size_t i = first; i <= last; ++i) {
            FoundPlace place = m_places[i];
            place.first = place.name_first = word.first;
            place.last = word.last;
            place.group = group;
            place.role = PlaceRole::location;
            place.reason = {};
            place.listed = false;
            place.where.method = PlaceMethod::context;
            place.where.text = m_c.text.words(word.first, word.last);
            m_places.push_back(std::move(place));
        }
    }

    PlaceContext m_c;
    std::vector<FoundPlace>& m_places;
    Nearby m_nearby; ///< places of the article
    Nearby m_beside; ///< those of the sentence
    std::vector<StateCount> m_states;
    std::optional<PlaceTypeClass> m_list_type;
    std::uint32_t m_groups = 0;
};

} // namespace

void find_places(const Text& text, const Annotations& found, const Knowledge::Tables& tables,
                 const std::vector<ParagraphRole>& roles, const Claims& claims,
                 const std::vector<Number>& numbers, std::vector<FoundPlace>& places) {
    places.clear();
    PlaceFinder finder({text, found, tables, claims, numbers}, places);
    finder.survey();
    for (const Sentence& sentence : text.sentences)
        if (roles[sentence.paragraph] != ParagraphRole::noise)
            finder.sentence(sentence);
}

} // namespace waqia::ingest
