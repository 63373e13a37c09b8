#include "ingest/extract/places.hpp"

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
            if (const auto it = m_c.tables.states.find(bearers.front().place);
                it != m_c.tables.states.end())
                count_state(it->second.iso);
            else if (bearers.size() == 1 &&
                     !m_c.tables.gazetteer.name(bearers.front().name).needs_cue)
                m_nearby.add(m_c.tables, bearers.front().place);
        }
    }

    void sentence(const Sentence& sentence) {
        m_c.first = sentence.first;
        m_c.last = sentence.last;
        m_list_type.reset();
        const std::size_t before = m_places.size();
        for (std::uint32_t token = m_c.first; token < m_c.last;)
            token = std::max(place_at(token), token + 1);
        join_stretches(before);
    }

private:
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
                return add_alone(find_territory(m_c, *rel));
            if (cls == RelationClass::place_anaphor)
                return refer_back(*rel);
        }
        if (const Annotation* name = m_c.found.at(token, Kind::toponym))
            return toponym(*name);
        if (const Annotation* type = m_c.found.at(token, Kind::place_type))
            return unknown_name(*type);
        return token + 1;
    }

    // --- names ------------------------------------------------------------------------------

    bool part_of_longer(const Annotation& name) const {
        const Annotations& found = m_c.found;
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
               (road && ((end == first && (clitics == clitic_none || clitics == clitic_in)) ||
                         (m_c.is(to, RelationClass::other) && to->last == first)));
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
        place.where = resolve(m_c.tables, m_c.found.bearers(name), words,
                              name.clitics != clitic_none, phrase.cue);
        place.where.text = words;
        if (!place.where.point) {
            if (!phrase.cue.located)
                return name.last; // a common word
            place.reason = "ambiguous: no bearer of the name is likely enough";
        }
        assign_role(m_c, phrase, place);
        return add_name(phrase, std::move(place));
    }

    /// Relates the place to the list that it is in and to the words beside it, and adds it.
    std::uint32_t add_name(const NamePhrase& phrase, FoundPlace place) {
        if (place.where.point && place.role == PlaceRole::location)
            relate(phrase, place);
        // A member of a list does what its head does, unless it has a preposition of its own.
        if (phrase.listed && place.role == PlaceRole::location && !phrase.name.has(clitic_in) &&
            phrase.before->role != PlaceRole::location) {
            place.role = phrase.before->role;
            place.reason = phrase.before->reason;
        }
        place.group = phrase.listed ? phrase.before->group : ++m_groups;
        m_list_type = phrase.cue.type;
        const std::uint32_t end = place.last;
        if (place.where.point && place.role == PlaceRole::location && section_of_line(place))
            return end;
        m_places.push_back(std::move(place));
        return end;
    }

    void relate(const NamePhrase& phrase, FoundPlace& place) {
        const bool with_head = phrase.listed && phrase.spatial.relation == PlaceRelation::at;
        if (with_head && phrase.before->where.relation == PlaceRelation::near)
            make_near(place.where);
        else if (phrase.cue.type == PlaceTypeClass::axis)
            make_axis(place.where);
        else
            apply_relation(m_c, phrase.spatial, place.where);
    }

    NamePhrase phrase_of(const Annotation& name) {
        NamePhrase phrase(name);
        phrase.before = m_places.empty() ? nullptr : &m_places.back();
        phrase.listed = ends_way(name.first, name.clitics) || in_list(name.first, name.clitics);
        phrase.cue.nearby = m_nearby.entries();
        phrase.cue.located = name.has(clitic_in) || (phrase.listed && name.has(clitic_and));
        read_type(phrase);
        phrase.spatial = read_relation(m_c, phrase.first, name.last);
        if (puts_somewhere(m_c.relation_before(phrase.first)) ||
            phrase.spatial.relation != PlaceRelation::at)
            phrase.cue.located = true;
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
                phrase.cue.located = true;
                phrase.first = type->first;
                phrase.type_clitics = type->clitics;
            }
        }
        if (!phrase.cue.type && phrase.listed)
            phrase.cue.type = m_list_type;
    }

    /// Whether a word for a spatial relation makes what follows a place.
    bool puts_somewhere(const Annotation* rel) const {
        return m_c.is(rel, RelationClass::in) || m_c.is(rel, RelationClass::on) ||
               m_c.is(rel, RelationClass::near) || m_c.is(rel, RelationClass::along) ||
               m_c.is(rel, RelationClass::direction);
    }

    /// A type word before a name that no table holds ("قرية خ"): the place that sounds like it,
    /// else unresolved, and kept.
    std::uint32_t unknown_name(const Annotation& type) {
        const auto cls = m_c.tables.lexicon.place_types[type.payload];
        const bool settlement = cls == PlaceTypeClass::town || cls == PlaceTypeClass::village;
        const std::uint32_t at = type.last;
        if (!settlement || type.has(clitic_the) || at >= m_c.last || type.last - type.first > 1)
            return type.first + 1;
        const auto head = m_c.text.fold(type.first);
        if (m_c.text.tokens[at].kind != TokenKind::word || m_c.found.known(at) ||
            m_c.fold(at).size() < 6 || m_c.fold(at).starts_with("ال") || head.ends_with("قري") ||
            head.ends_with("مدن") || head.ends_with("بلدات"))
            return type.first + 1;
        FoundPlace place;
        place.first = type.first;
        place.name_first = at;
        place.last = at + 1;
        place.where.text = m_c.text.words(at, at + 1);
        place.reason = not_known;
        return add_alone(std::move(place));
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
        if (place.where.point && before && m_c.is(of, RelationClass::from) &&
            before->last == of->first && before->first >= m_c.first && before->where.point &&
            before->where.where_prec.value_or(7) <= 4) {
            section_at(m_c, before->where, place.where);
            place.first = before->first;
            place.group = before->group;
            *before = std::move(place);
            return before->last;
        }
        return add_alone(std::move(place));
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
    bool section_of_line(const FoundPlace& place) {
        if (m_places.empty() || !is_line(m_places.back().where) || place.where.where_prec == 6)
            return false;
        FoundPlace& line = m_places.back();
        if (line.last != place.first && !(m_c.relation_before(place.first) &&
                                          m_c.relation_before(place.first)->first == line.last))
            return false;
        section_at(m_c, place.where, line.where);
        line.last = place.last;
        return true;
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
        return place.role == PlaceRole::location && place.where.where_prec.value_or(7) <= 2;
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
    Nearby m_nearby;
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
