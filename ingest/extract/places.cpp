#include "ingest/extract/places.hpp"

#include "gazetteer/phonetic.hpp"
#include "geo/relation.hpp"
#include "ingest/extract/borders.hpp"
#include "ingest/extract/place_anaphora.hpp"
#include "ingest/extract/place_cues.hpp"
#include "ingest/extract/place_lists.hpp"
#include "ingest/extract/place_phrase.hpp"
#include "ingest/extract/place_roles.hpp"
#include "ingest/extract/place_sounds.hpp"
#include "ingest/extract/relations.hpp"
#include "ingest/extract/resolve.hpp"
#include "ingest/extract/stretches.hpp"

#include <algorithm>

namespace waqia::ingest {

namespace {

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
                return refer_back(m_c, *rel, ++m_groups, m_places);
        }
        if (const Annotation* name = m_c.found.at(token, Kind::pinned))
            if (const gazetteer::Rule* rule = rule_of(m_c, *name))
                return pinned(*name, *rule);
        if (const Annotation* name = m_c.found.at(token, Kind::toponym))
            return toponym(*name);
        return unknown(token);
    }

    // --- names ------------------------------------------------------------------------------

    PlaceList list() const { return {m_places, m_list_type}; }

    std::uint32_t toponym(const Annotation& name) {
        if (part_of_longer(m_c, name))
            return name.first + 1;
        NamePhrase phrase = phrase_of(name);
        FoundPlace place;
        place.ends_way = ends_way(m_c, list(), name.first, name.clitics);
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

    /// Relates the place to the list that it is in and to the words beside it, and adds it.
    std::uint32_t add_name(const NamePhrase& phrase, FoundPlace place) {
        if (place.where.point && place.role == PlaceRole::location)
            relate(phrase, place);
        if (phrase.listed && !phrase.state && place.where.point)
            unmask_capitals();
        // A member of a list does what its head does, unless it has a preposition of its own.
        const bool own_relation = m_c.relation_before(phrase.first) != nullptr;
        if (phrase.listed && place.role == PlaceRole::location && !phrase.name.has(clitic_in) &&
            !own_relation && head_of_list(m_places).role != PlaceRole::location) {
            place.role = head_of_list(m_places).role;
            place.reason = head_of_list(m_places).reason;
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

    /// "X and Y" where Y is no government: then the capital X is none either.
    void unmask_capitals() {
        const std::uint32_t group = m_places.back().group;
        for (std::size_t i = m_places.size(); i-- > 0 && m_places[i].group == group;)
            if (FoundPlace& place = m_places[i];
                place.role == PlaceRole::metonym &&
                gazetteer::is_settlement(place.where.feature_code)) {
                place.role = PlaceRole::location;
                place.reason = {};
            }
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
        if (with_head && head_of_list(m_places).where.relation == PlaceRelation::near)
            make_near(place.where);
        else if (with_head && m_list_wind)
            apply_relation(m_c, *m_list_wind, place.where);
        else if (m_c.is(rel, RelationClass::toward) || phrase.cue.type == PlaceTypeClass::axis)
            make_axis(place.where);
        else
            apply_relation(m_c, phrase.spatial, place.where);
    }

    NamePhrase phrase_of(const Annotation& name) const {
        return read_phrase(m_c, name, list(), m_nearby.entries(), m_beside.entries());
    }

    // --- names that no table holds ----------------------------------------------------------

    /// A word that stands where a name of a place does ("قرية خ", "قرب خ", "X وخ"): the place that
    /// sounds like it. Behind a type word it is kept unresolved if none does.
    std::uint32_t unknown(std::uint32_t token) {
        constexpr std::size_t shortest = 8, conjunction = 2; // bytes: four letters, a waw
        if (!may_be_name(m_c, m_places, token))
            return token + 1;
        Annotation name{token, token + 1, 0, morph_none, Kind::toponym, clitic_none};
        if (m_c.fold(token).starts_with("و") && in_list(m_c, list(), token, clitic_and))
            name.clitics = clitic_and;
        if (m_c.fold(token).size() < shortest + (name.has(clitic_and) ? conjunction : 0))
            return token + 1;
        const NamePhrase phrase = phrase_of(name);
        const auto least = least_likeness(m_c, phrase);
        if (!least)
            return token + 1;
        FoundPlace place;
        place.where = sounding(m_c, m_sounds, phrase, *least, name.last);
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
