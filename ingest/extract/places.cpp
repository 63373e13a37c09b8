#include "ingest/extract/places.hpp"

#include "gazetteer/phonetic.hpp"
#include "geo/relation.hpp"
#include "ingest/extract/borders.hpp"
#include "ingest/extract/place_cues.hpp"
#include "ingest/extract/place_roles.hpp"
#include "ingest/extract/relations.hpp"
#include "ingest/extract/resolve.hpp"
#include "ingest/extract/stretches.hpp"

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
    PlaceFinder(const PlaceContext& context, SoundMemory& sounds, std::vector<FoundPlace>& places)
        : m_c(context), m_sounds(sounds), m_places(places) {}

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
        m_list_wind.reset();
        m_beside.clear();
        for (std::uint32_t i = m_c.first; i < m_c.last; ++i)
            if (const Annotation* name = m_c.found.at(i, Kind::toponym))
                if (const auto bearers = m_c.found.bearers(*name); !is_country(bearers))
                    m_beside.add(m_c.tables, bearers);
        const std::size_t before = m_places.size();
        for (std::uint32_t token = m_c.first; token < m_c.last;)
            token = std::max(place_at(token), token + 1);
        const std::span<FoundPlace> found(m_places.begin() + static_cast<std::ptrdiff_t>(before),
                                          m_places.end());
        join_stretches(m_c, found);
        choose_sides(m_c, found);
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
        const Annotation* again = at < m_c.last ? m_c.relation_at(at) : nullptr;
        const bool own_relation = again && again->has(clitic_and) && puts_somewhere(m_c, again);
        if (own_relation)
            at = again->last; // "on X and on Y", "X and the surroundings of Y"
        if (const Annotation* type = at < m_c.last ? m_c.found.at(at, Kind::place_type) : nullptr;
            type && (own_relation || type->has(clitic_and)))
            at = type->last;
        else if (own_relation)
            return at == first;
        else if (at != first || (!comma && (clitics & clitic_and) == 0))
            return false;
        return at == first && (clitics & clitic_in) == 0;
    }

    /// Whether the last place follows the words for a border: "the border section X-Y".
    bool behind_border() const {
        const Annotation* rel = m_c.relation_before(m_places.back().first);
        return m_c.is(rel, RelationClass::border);
    }

    /// Whether the name at `first` is where a way ends that begins with the place before: "X-Y"
    /// behind a word for a road or a front, "from X to Y", "that joins X with Y" behind a road.
    bool ends_way(std::uint32_t first, std::uint8_t clitics) const {
        const bool road = m_list_type == PlaceTypeClass::road;
        if (m_places.empty() || m_places.back().last <= m_c.first ||
            (!road && m_list_type != PlaceTypeClass::axis && m_list_type != PlaceTypeClass::area &&
             !behind_border()))
            return false;
        const std::uint32_t end = m_places.back().last;
        const Annotation* to = m_c.relation_at(end);
        return (end + 1 == first && is_hyphen(m_c.mark(end))) ||
               (road && end == first && (clitics == clitic_none || clitics == clitic_in)) ||
               (m_list_type != PlaceTypeClass::area && m_c.is(to, RelationClass::other) &&
                to->last == first);
    }

    std::uint32_t toponym(const Annotation& name) {
        if (part_of_longer(m_c, name))
            return name.first + 1;
        NamePhrase phrase = phrase_of(name);
        FoundPlace place;
        place.ends_way = ends_way(name.first, name.clitics);
        place.name_first = name.first;
        place.first = phrase.spatial.first;
        place.last = phrase.spatial.last;
        const auto words = m_c.text.words(name.first, name.last);
        if (is_person(m_c, phrase))
            return name.last;
        place.where = resolve(m_c.tables, m_c.found.bearers(name), words,
                              name.clitics != clitic_none, phrase.cue);
        if (!place.where.point && phrase.cue.unit) // a namesake that the table does not know by it
            place.where =
                resolve_by_sound(m_c.tables, m_sounds, words, gazetteer::Sounds::alike, phrase.cue);
        place.where.text = words;
        if (!place.where.point) {
            if (!phrase.cue.located || (!phrase.cue.certain && is_common_word(m_c, name)))
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
        const bool own_relation = m_c.relation_before(phrase.first) != nullptr;
        if (phrase.listed && place.role == PlaceRole::location && !phrase.name.has(clitic_in) &&
            !own_relation && head_of_list().role != PlaceRole::location) {
            place.role = head_of_list().role;
            place.reason = head_of_list().reason;
        }
        place.group = phrase.listed ? phrase.before->group : ++m_groups;
        m_list_type = phrase.cue.type;
        if (!phrase.listed || phrase.spatial.relation != PlaceRelation::at)
            m_list_wind = winds(phrase.spatial);
        if (place.where.point && place.role == PlaceRole::location && !m_places.empty() &&
            m_places.back().first >= m_c.first)
            take_section_behind(m_c, m_places.back(), place);
        m_places.push_back(std::move(place));
        return m_places.back().last;
    }

    /// "north of X and Y": the direction that a list shares with its head; distances are the
    /// head's.
    static std::optional<SpatialPhrase> winds(const SpatialPhrase& phrase) {
        return phrase.relation == PlaceRelation::direction && !phrase.part ? std::optional(phrase)
                                                                           : std::nullopt;
    }

    void relate(const NamePhrase& phrase, FoundPlace& place) {
        const bool with_head = phrase.listed && phrase.spatial.relation == PlaceRelation::at;
        const Annotation* rel = m_c.relation_before(place.first);
        if (with_head && head_of_list().where.relation == PlaceRelation::near)
            make_near(place.where);
        else if (with_head && m_list_wind)
            apply_relation(m_c, *m_list_wind, place.where);
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
        phrase.cue.country = country_behind(m_c, name.last);
        phrase.cue.unit = unit_behind(m_c, name.last);
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
                             is_object(m_c, phrase.first);
        phrase.cue.located = phrase.cue.certain || name.has(clitic_in) || phrase.listed ||
                             puts_somewhere(m_c, m_c.relation_before(phrase.first));
        return phrase;
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

    // --- names that no table holds ----------------------------------------------------------

    /// A word that stands where a name of a place does ("قرية خ", "قرب خ", "X وخ"): the place that
    /// sounds like it. Behind a type word it is kept unresolved if none does.
    std::uint32_t unknown(std::uint32_t token) {
        constexpr std::size_t shortest = 8, conjunction = 2; // bytes: four letters, a waw
        if (m_c.text.tokens[token].kind != TokenKind::word || m_c.found.known(token) ||
            has_pronoun(m_c.fold(token)) || !may_be_name(token))
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

    /// "its surroundings": a word with a pronoun is no name.
    static bool has_pronoun(std::string_view word) {
        return word.ends_with("ها") || word.ends_with("هما") || word.ends_with("هم");
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
        constexpr double behind_type = gazetteer::Sounds::alike, behind_unit = 0.90,
                         in_a_list = 0.90, related = 0.92, behind_area = 0.94;
        if (m_c.fold(phrase.name.first).starts_with("ال"))
            return std::nullopt;
        if (phrase.first < phrase.name.first) {
            const Annotation* type = m_c.found.at(phrase.first, Kind::place_type);
            if (!type || type->has(clitic_the))
                return std::nullopt;
            return is_settlement_word(phrase.cue.type)        ? behind_type
                   : phrase.cue.type == PlaceTypeClass::admin ? behind_unit
                                                              : behind_area;
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

    /// The place that sounds like the name, with the next word if that is unknown too or a name
    /// ("Nizhnyaya Askipara"); `last` becomes where the name ends.
    Location sounding(const NamePhrase& phrase, double least, std::uint32_t& last) const {
        const std::uint32_t first = phrase.name.first;
        const auto spelled = [&](std::uint32_t end) {
            constexpr std::size_t conjunction = 2; // bytes of a waw
            return m_c.text.words(first, end).substr(phrase.name.has(clitic_and) ? conjunction : 0);
        };
        if (last < m_c.last && m_c.text.tokens[last].kind == TokenKind::word &&
            (!m_c.found.known(last) || m_c.found.at(last, Kind::toponym)) &&
            !m_c.fold(last).starts_with("و")) {
            Location where =
                resolve_by_sound(m_c.tables, m_sounds, spelled(last + 1), least, phrase.cue);
            if (where.point) {
                ++last;
                return where;
            }
        }
        return resolve_by_sound(m_c.tables, m_sounds, spelled(last), least, phrase.cue);
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
                put_away(*length, place);
        FoundPlace* before = m_places.empty() ? nullptr : &m_places.back();
        if (before && m_c.is(of, RelationClass::from) && before->last == of->first &&
            before->first >= m_c.first && can_have_section(*before))
            return sections(std::move(place));
        put_on_bank(m_c, place);
        return add_alone(std::move(place));
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
            if (take_section(m_c, m_places[i], section))
                m_places.push_back(std::move(section));
        }
        return end;
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
    SoundMemory& m_sounds;
    std::vector<FoundPlace>& m_places;
    Nearby m_nearby; ///< places of the article
    Nearby m_beside; ///< those of the sentence
    std::vector<StateCount> m_states;
    std::optional<PlaceTypeClass> m_list_type;
    std::optional<SpatialPhrase> m_list_wind;
    std::uint32_t m_groups = 0;
};

} // namespace

void find_places(const Text& text, const Annotations& found, const Knowledge::Tables& tables,
                 const std::vector<ParagraphRole>& roles, const Claims& claims,
                 const std::vector<Number>& numbers, SoundMemory& sounds,
                 std::vector<FoundPlace>& places) {
    places.clear();
    PlaceFinder finder({text, found, tables, claims, numbers}, sounds, places);
    finder.survey();
    for (const Sentence& sentence : text.sentences)
        if (roles[sentence.paragraph] != ParagraphRole::noise)
            finder.sentence(sentence);
}

} // namespace waqia::ingest
