#include "ingest/extract/places.hpp"

#include "ingest/extract/resolve.hpp"

#include <algorithm>

namespace waqia::ingest {

namespace {

constexpr std::string_view karabakh_id = "waqia:nagorno-karabakh";
constexpr double off_point_m = 5000.0; // how far "near" may be
constexpr long farthest_m = 500000;    // how far from a place an event may be said to be

/// Finds the places of one article, token after token.
class PlaceFinder {
public:
    PlaceFinder(const Text& text, const Annotations& found, const Knowledge::Tables& tables,
                const Claims& claims, const std::vector<Number>& numbers,
                std::vector<FoundPlace>& places)
        : m_text(text), m_found(found), m_tables(tables), m_claims(claims), m_numbers(numbers),
          m_places(places) {}

    /// The unambiguous places of the article and the states it names, for the rest to lean on.
    void survey() {
        for (const auto& a : m_found.all()) {
            if (a.kind == Kind::nationality)
                count_state(m_tables.lexicon.nationalities[a.payload].iso);
            if (a.kind != Kind::toponym)
                continue;
            const auto bearers = m_found.bearers(a);
            if (const auto it = m_tables.states.find(bearers.front().place);
                it != m_tables.states.end())
                count_state(it->second.iso);
            else if (bearers.size() == 1 &&
                     !m_tables.gazetteer.names()[bearers.front().name].needs_cue)
                add_nearby(bearers.front().place);
        }
    }

    void sentence(const Sentence& sentence) {
        m_first = sentence.first;
        m_last = sentence.last;
        m_list_type.reset();
        const std::size_t before = m_places.size();
        for (std::uint32_t token = m_first; token < m_last;) {
            const std::uint32_t next = place_at(token);
            token = std::max(next, token + 1);
        }
        join_between(before);
    }

private:
    std::string_view fold(std::uint32_t token) const {
        return token >= m_first && token < m_last ? m_text.fold(token) : std::string_view();
    }
    char32_t mark(std::uint32_t token) const { return token < m_last ? m_text.mark(token) : 0; }
    const RelationWord* relation(const Annotation* a) const {
        return a ? &m_tables.lexicon.relations[a->payload] : nullptr;
    }
    /// The relation whose words end just before `token`, null if there is none.
    const Annotation* relation_before(std::uint32_t token) const {
        if (token == m_first)
            return nullptr;
        const Annotation* a = m_found.over(token - 1, Kind::relation);
        return a && a->last == token && a->first >= m_first ? a : nullptr;
    }

    void add_nearby(std::uint32_t place) {
        constexpr std::size_t enough = 12; // places to measure distances to
        if (m_nearby.size() < enough &&
            std::find(m_nearby.begin(), m_nearby.end(), place) == m_nearby.end()) {
            m_nearby.push_back(place);
            m_directions.push_back(direction_of(m_tables.gazetteer.place(place).position));
        }
    }

    void count_state(const std::string& iso) {
        if (iso.empty())
            return;
        for (auto& [known, count] : m_states)
            if (known == iso) {
                ++count;
                return;
            }
        m_states.emplace_back(iso, 1);
    }

    std::uint32_t place_at(std::uint32_t token) {
        const Annotation* rel = m_found.at(token, Kind::relation);
        if (rel) {
            const auto cls = relation(rel)->cls;
            const bool guard = token > m_first && (fold(token - 1).ends_with("حارس") ||
                                                   m_found.over(token, Kind::institution));
            if ((cls == RelationClass::border || cls == RelationClass::border_adjective) && !guard)
                return border(*rel);
            if (cls == RelationClass::contact_line)
                return contact_line(*rel);
            if (cls == RelationClass::territory)
                return territory(*rel);
            if (cls == RelationClass::place_anaphor)
                return refer_back(*rel);
        }
        if (const Annotation* name = m_found.at(token, Kind::toponym))
            return toponym(*name);
        if (const Annotation* type = m_found.at(token, Kind::place_type))
            return unknown_name(*type);
        return token + 1;
    }

    bool part_of_longer(const Annotation& name) const {
        for (const Kind kind : {Kind::actor, Kind::institution})
            if (const Annotation* a = m_found.over(name.first, kind))
                if (a->last - a->first > name.last - name.first || kind == Kind::actor)
                    return true;
        // A nationality that is spelled like a place name, and words that are no names here.
        if (const Annotation* n = m_found.at(name.first, Kind::nationality);
            n && n->last >= name.last && !state_of(name))
            return true;
        for (const Kind kind : {Kind::casualty, Kind::event, Kind::person})
            if (const Annotation* a = m_found.over(name.first, kind); a && a->last > name.last)
                return true;
        for (const Kind kind : {Kind::date, Kind::relation})
            if (const Annotation* a = m_found.over(name.first, kind); a && a->last >= name.last)
                return true;
        return false;
    }

    /// Continues a list: "X وY", "X، وY", "X، Y" behind a name of the same list.
    bool in_list(const Annotation& name) const {
        constexpr std::size_t longest_list = 40;
        if (m_places.empty() || m_places.back().last <= m_first ||
            (m_places.size() > longest_list &&
             m_places[m_places.size() - longest_list].group == m_places.back().group))
            return false;
        const std::uint32_t end = m_places.back().last;
        std::uint32_t at = end;
        bool comma = false;
        if (mark(at) == U')')
            ++at;
        if (const Annotation* of = at < m_last ? m_found.at(at, Kind::nationality) : nullptr)
            at = of->last; // "the Armenian town of X and Y"
        if (mark(at) == U'،' || mark(at) == U',') {
            comma = true;
            ++at;
        }
        if (const Annotation* type = m_found.at(at, Kind::place_type);
            type && type->has(clitic_and))
            at = type->last;
        else if (at != name.first)
            return false;
        else if (!comma && !name.has(clitic_and))
            return false;
        return at == name.first && !name.has(clitic_in);
    }

    std::uint32_t toponym(const Annotation& name) {
        if (part_of_longer(name))
            return name.first + 1;
        FoundPlace place;
        place.first = place.name_first = name.first;
        place.last = name.last;
        PlaceCue cue;
        cue.nearby = m_directions;
        const bool listed = in_list(name);
        read_cues(name, listed, place, cue);
        place.where = resolve(m_tables, m_found.bearers(name), m_text.words(name.first, name.last),
                              name.clitics != clitic_none, cue);
        place.where.text = m_text.words(name.first, name.last);
        if (!place.where.point) {
            if (!cue.located)
                return name.last; // a common word
            place.reason = "ambiguous: no bearer of the name is likely enough";
        }
        set_role(name, listed, cue, place);
        if (place.where.point && place.role == PlaceRole::location) {
            if (listed && m_places.back().where.relation == PlaceRelation::near)
                make_near(place.where);
            else
                apply_relation(place);
        }
        place.group = listed ? m_places.back().group : ++m_groups;
        // A member of a list does what its head does, unless it has a preposition of its own.
        if (listed && place.role == PlaceRole::location && !name.has(clitic_in) &&
            m_places.back().role != PlaceRole::location) {
            place.role = m_places.back().role;
            place.reason = m_places.back().reason;
        }
        m_list_type = cue.type;
        m_places.push_back(std::move(place));
        return name.last;
    }

    /// The type word and the prepositions that stand before a name.
    void read_cues(const Annotation& name, bool listed, FoundPlace& place, PlaceCue& cue) {
        cue.located = name.has(clitic_in) || (listed && name.has(clitic_and));
        std::uint32_t before = name.first;
        while (before > m_first && is_quote(m_text.mark(before - 1)))
            --before;
        if (before > m_first) {
            // "the Armenian capital Yerevan"
            if (const Annotation* of = m_found.over(before - 1, Kind::nationality);
                of && of->first > m_first && m_found.over(of->first - 1, Kind::place_type))
                before = of->first;
            const Annotation* type = m_found.over(before - 1, Kind::place_type);
            if (type && type->last == before && type->first >= m_first) {
                cue.type = m_tables.lexicon.place_types[type->payload];
                cue.located = true;
                place.first = before = type->first;
                m_type_clitics = type->clitics;
            } else {
                m_type_clitics = clitic_none;
            }
        }
        if (!cue.type && listed)
            cue.type = m_list_type;
        if (const Annotation* rel = relation_before(before)) {
            const auto cls = relation(rel)->cls;
            if (cls != RelationClass::between && cls != RelationClass::other &&
                cls != RelationClass::from && cls != RelationClass::both_sides &&
                cls != RelationClass::unit_of_length)
                cue.located = true;
            if (cls == RelationClass::near || cls == RelationClass::direction)
                place.first = rel->first;
        }
    }

    static bool is_quote(char32_t m) { return m == U'"' || m == U'“' || m == U'«'; }

    void set_role(const Annotation& name, bool listed, const PlaceCue& cue,
                  FoundPlace& place) const {
        const StateName* state = state_of(name);
        const std::uint32_t before = cue.type ? place.first : name.first;
        const Annotation* rel = relation_before(before);
        const auto cls = rel ? std::optional(relation(rel)->cls) : std::nullopt;
        const Frame* frame = frame_holding(name.first);
        if (frame && !frame->trailing && frame->speech == SpeechClass::say && state == nullptr)
            frame = nullptr; // the town of a speech is a place all the same
        if (frame) {
            place.role = PlaceRole::speaker;
            place.reason = "part of the name of who speaks";
            return;
        }
        const bool in_place =
            name.has(clitic_in) || (m_type_clitics & clitic_in) != 0 ||
            (cls && (*cls == RelationClass::in || *cls == RelationClass::near ||
                     *cls == RelationClass::along || *cls == RelationClass::direction));
        if (is_topic(before) || (!listed && in_place && contains_previous(place, before))) {
            place.role = PlaceRole::topic;
            place.reason = "what is spoken of, or the unit that another place belongs to";
            return;
        }
        if (state && state->capital &&
            (struck(name) || (cls == RelationClass::on && hit_before(name))))
            return;
        if (state) {
            const bool typed = cue.type && *cue.type != PlaceTypeClass::area;
            const bool on = cls == RelationClass::on && place.where.feature_code == "RGN";
            const bool inherits = listed && m_places.back().role == PlaceRole::location &&
                                  m_places.back().where.feature_code != "PCLI" && !state->capital;
            if (!in_place && !typed && !on && !inherits &&
                !(cue.type && place.where.feature_code == "RGN")) {
                place.role = PlaceRole::metonym;
                place.reason = state->capital
                                   ? "metonym: the capital stands for its government"
                                   : "metonym: the name stands for a government or a state";
            }
            if (cls == RelationClass::from && place.where.feature_code != "RGN") {
                place.role = PlaceRole::origin;
                place.reason = "where something came from";
            }
            return;
        }
        const bool from = cls == RelationClass::from && fold(rel->first) != "من"
                              ? true
                              : cls == RelationClass::from && !cue.type;
        if (from) {
            place.role = PlaceRole::origin;
            place.reason = "where something came from";
        }
    }

    /// "X in the province of Y": Y only tells where X is.
    bool contains_previous(const FoundPlace& place, std::uint32_t before) const {
        if (m_places.empty() || place.where.where_prec.value_or(1) < 3)
            return false;
        const FoundPlace& last = m_places.back();
        constexpr std::uint32_t gap = 3; // a comma, an adjective, "in"
        return last.first >= m_first && last.role == PlaceRole::location && last.where.point &&
               last.where.where_prec.value_or(7) <= 2 && before >= last.last &&
               before <= last.last + gap && !m_found.find(last.last, before, Kind::event);
    }

    /// "missiles fell on Baku": "on" behind words of shelling is a place.
    bool hit_before(const Annotation& name) const {
        constexpr std::uint32_t reach = 8;
        for (std::uint32_t i = name.first; i-- > m_first && name.first - i <= reach;) {
            if (const Annotation* word = m_found.at(i, Kind::event))
                return event_type(m_tables.lexicon.events[word->payload].sub_event) ==
                       EventType::explosions;
            if (const Annotation* light = m_found.at(i, Kind::occurrence);
                light && m_tables.lexicon.occurrences[light->payload].cls == OccurrenceClass::fall)
                return true;
        }
        return false;
    }

    /// "our drones struck Stepanakert": a capital as the object of a verb of striking whose subject
    /// stands between them is a place.
    bool struck(const Annotation& name) const {
        bool subject = false;
        for (std::uint32_t i = name.first; i-- > m_first && name.first - i <= 7;) {
            subject |= m_found.at(i, Kind::weapon) || m_found.at(i, Kind::institution) ||
                       m_found.at(i, Kind::nationality);
            if (m_text.tokens[i].kind == TokenKind::punctuation || m_found.at(i, Kind::reporting))
                return false;
            if (const Annotation* verb = m_found.at(i, Kind::event)) {
                const auto& row = m_tables.lexicon.events[verb->payload];
                return subject && row.verb && !verb->is(morph_noun) &&
                       event_type(row.sub_event) == EventType::explosions;
            }
        }
        return false;
    }

    /// "about the status of X", "Y, which belongs to X".
    bool is_topic(std::uint32_t token) const {
        for (std::uint32_t i = token; i-- > m_first && token - i <= 2;) {
            const auto w = fold(i);
            if (w == "وضع" || w == "بشان" || w == "قضيه" || w == "ملف" || w == "مصير" ||
                w == "نزاع" || w == "صراع" || w == "التابعه" || w == "التابع" || w == "تابعه" ||
                w == "نظام")
                return true;
        }
        return false;
    }

    const StateName* state_of(const Annotation& name) const {
        return state_named(m_tables, m_found.bearers(name));
    }

    /// The frame whose verb and speaker hold `token`, null if none does.
    const Frame* frame_holding(std::uint32_t token) const {
        for (const auto& frame : m_claims.frames)
            if (frame.first <= token && token < frame.last)
                return &frame;
        return nullptr;
    }

    /// near, direction, distance: before the type word or the name.
    void apply_relation(FoundPlace& place) {
        std::uint32_t before = place.first;
        const Annotation* rel = m_found.over(place.first, Kind::relation);
        if (!rel || rel->first != place.first) {
            rel = relation_before(before);
            if (!rel)
                return;
        }
        before = rel->first;
        const RelationWord& word = *relation(rel);
        Location& where = place.where;
        const bool point = *where.where_prec <= 2;
        if (word.cls == RelationClass::near) {
            make_near(where);
            place.first = rel->first;
        } else if (word.cls == RelationClass::direction) {
            place.first = rel->first;
            const auto distance = distance_before(before);
            where.relation = PlaceRelation::direction;
            if (!point) {
                if (*where.where_prec == 6)
                    where.where_prec = 5; // part of a country
                return;
            }
            where.where_prec = 2;
            if (distance) {
                where.point = m_tables.geodesic.destination(*where.point, word.value, *distance);
                where.relation = PlaceRelation::distance;
                where.uncertainty.value = 0.2 * distance->value + where.uncertainty.value;
            } else {
                where.uncertainty.value += 2 * off_point_m;
            }
        }
    }

    static void make_near(Location& where) {
        where.relation = PlaceRelation::near;
        if (*where.where_prec > 2)
            return;
        where.where_prec = 2;
        where.uncertainty.value += off_point_m;
    }

    /// "between X and Y": one stretch, not two places.
    void join_between(std::size_t from) {
        for (std::size_t i = from; i + 1 < m_places.size(); ++i) {
            FoundPlace& a = m_places[i];
            FoundPlace& b = m_places[i + 1];
            const bool pair = a.group == b.group && a.role == PlaceRole::location &&
                              b.role == PlaceRole::location &&
                              a.where.where_prec.value_or(7) <= 2 &&
                              b.where.where_prec.value_or(7) <= 2 &&
                              (i + 2 == m_places.size() || m_places[i + 2].group != a.group);
            const Annotation* rel = relation_before(a.first);
            if (!pair || !rel || relation(rel)->cls != RelationClass::between)
                continue;
            const auto distance = m_tables.geodesic.distance(*a.where.point, *b.where.point);
            a.where.point = m_tables.geodesic.destination(
                *a.where.point, m_tables.geodesic.azimuth(*a.where.point, *b.where.point),
                geo::Metres{distance.value / 2});
            a.where.where_prec = 5;
            a.where.relation = PlaceRelation::between;
            a.where.uncertainty.value = distance.value / 2;
            a.where.text = m_text.words(a.name_first, b.last);
            b.role = PlaceRole::topic;
            b.reason = "the other end of a stretch between two places";
        }
    }

    /// "على بعد ثلاثة كيلومترات" that ends at `token`.
    std::optional<geo::Metres> distance_before(std::uint32_t token) const {
        const Annotation* unit = relation_before(token);
        if (!unit || relation(unit)->cls != RelationClass::unit_of_length)
            return std::nullopt;
        for (const auto& number : m_numbers)
            if (number.last == unit->first && number.value &&
                *number.value * relation(unit)->value <= farthest_m)
                return geo::Metres{static_cast<double>(*number.value) * relation(unit)->value};
        const auto dual = fold(unit->first);
        if (dual.ends_with("ين") && relation(unit)->value == 1000)
            return geo::Metres{2000.0};
        return std::nullopt;
    }

    /// A type word before a name that no table holds: "قرية خ": unresolved, and kept.
    std::uint32_t unknown_name(const Annotation& type) {
        const auto cls = m_tables.lexicon.place_types[type.payload];
        const bool settlement = cls == PlaceTypeClass::town || cls == PlaceTypeClass::village;
        const std::uint32_t at = type.last;
        if (!settlement || type.has(clitic_the) || at >= m_last || type.last - type.first > 1)
            return type.first + 1;
        if (m_text.tokens[at].kind != TokenKind::word || m_found.known(at) || fold(at).size() < 6 ||
            fold(at).starts_with("ال") || m_text.fold(type.first).ends_with("قري") ||
            m_text.fold(type.first).ends_with("مدن") || m_text.fold(type.first).ends_with("بلدات"))
            return type.first + 1;
        FoundPlace place;
        place.first = type.first;
        place.name_first = at;
        place.last = at + 1;
        place.where.text = m_text.words(at, at + 1);
        place.reason = "not in the gazetteer";
        place.group = ++m_groups;
        m_places.push_back(std::move(place));
        return at + 1;
    }

    /// The border between two states: those named with it, else the article's.
    std::uint32_t border(const Annotation& word) {
        std::vector<std::string> pair;
        auto add = [&](const std::string& iso) {
            if (!iso.empty() && std::find(pair.begin(), pair.end(), iso) == pair.end())
                pair.push_back(iso);
        };
        const bool adjective = relation(&word)->cls == RelationClass::border_adjective;
        std::uint32_t at = word.last;
        constexpr std::uint32_t reach = 8;
        for (std::uint32_t i = word.last;
             i < std::min(m_last, word.last + reach) && pair.size() < 2; ++i) {
            if (m_text.mark(i) == U'.' || m_text.mark(i) == U'،' || m_text.mark(i) == U':')
                break;
            if (m_found.at(i, Kind::event) || m_found.at(i, Kind::reporting))
                break;
            if (const Annotation* n = m_found.at(i, Kind::nationality)) {
                add(m_tables.lexicon.nationalities[n->payload].iso);
                at = n->last;
            } else if (const Annotation* t = m_found.at(i, Kind::toponym)) {
                if (const StateName* state = state_of(*t)) {
                    add(state->iso);
                    at = t->last;
                }
                i = t->last - 1;
            }
        }
        auto ranked = m_states;
        std::stable_sort(ranked.begin(), ranked.end(),
                         [](const auto& a, const auto& b) { return a.second > b.second; });
        if (pair.size() < 2) {
            // Of a border of which one side or none is named, the article's main pair, if it has
            // one.
            for (const auto& [iso, count] : ranked)
                if (pair.size() < 2 &&
                    border_of(pair.empty() ? iso : pair.front(), iso, pair.empty()))
                    add(iso);
        }
        // The theatre's own border, where only one of its two states is named at all.
        if (pair.size() == 1 && (pair[0] == "AM" || pair[0] == "AZ"))
            add(pair[0] == "AM" ? "AZ" : "AM");
        FoundPlace place;
        place.first = place.name_first = word.first;
        place.last = adjective ? word.last : at;
        place.group = ++m_groups;
        place.where.text = m_text.words(word.first, place.last);
        place.where.relation =
            m_found.over(word.first, Kind::relation) ? PlaceRelation::along : PlaceRelation::at;
        const geo::Border* line = pair.size() == 2 ? border_of(pair[0], pair[1], false) : nullptr;
        if (line)
            set_border(place.where, pair, *line);
        else
            place.reason = pair.size() < 2 ? "border: the text does not say between which states"
                                           : "border: these states have none, or none is bundled";
        m_places.push_back(std::move(place));
        return place.last > word.first ? word.last : word.first + 1;
    }

    /// The bundled border of two states; with `any`, whether the first has one at all.
    const geo::Border* border_of(const std::string& a, const std::string& b, bool any) const {
        for (const auto& [key, line] : m_tables.borders)
            if ((key.first == a && key.second == b) || (key.first == b && key.second == a) ||
                (any && (key.first == a || key.second == a)))
                return &line;
        return nullptr;
    }

    void set_border(Location& where, std::vector<std::string> pair, const geo::Border& line) const {
        std::sort(pair.begin(), pair.end());
        const auto* a = m_tables.boundaries.country(pair[0]);
        const auto* b = m_tables.boundaries.country(pair[1]);
        where.point = line.on_border;
        where.where_prec = 5;
        where.uncertainty.value = line.length.value / 2;
        where.place = a->name_en + "-" + b->name_en + " border";
        where.place_ar = "حدود " + country_ar(pair[0]) + " مع " + country_ar(pair[1]);
        where.place_id = "waqia:border-" + pair[0] + "-" + pair[1];
        where.feature_code = "BDRY";
        where.method = PlaceMethod::exact;
        where.conf = 0.8;
        where.relation = PlaceRelation::along;
    }

    std::string country_ar(const std::string& iso) const {
        for (const auto& [place, state] : m_tables.states)
            if (state.iso == iso && !state.capital)
                return std::string(m_tables.gazetteer.place(place).name_ar);
        return iso;
    }

    std::uint32_t contact_line(const Annotation& word) {
        const auto index = m_tables.gazetteer.find(karabakh_id);
        if (!index)
            return word.last;
        FoundPlace place;
        place.first = place.name_first = word.first;
        place.last = word.last;
        place.group = ++m_groups;
        place.where = location_of(m_tables.gazetteer.places()[*index]);
        place.where.text = m_text.words(word.first, word.last);
        place.where.where_prec = 5;
        place.where.relation = PlaceRelation::along;
        place.where.method = PlaceMethod::context;
        place.where.conf = 0.6;
        m_places.push_back(std::move(place));
        return word.last;
    }

    /// "الأراضي الأرمينية": a country as ground.
    std::uint32_t territory(const Annotation& word) {
        const std::string& iso = relation(&word)->iso;
        for (const auto& [index, state] : m_tables.states)
            if (state.iso == iso && !state.capital) {
                FoundPlace place;
                place.first = place.name_first = word.first;
                place.last = word.last;
                place.group = ++m_groups;
                place.where = location_of(m_tables.gazetteer.places()[index]);
                place.where.text = m_text.words(word.first, word.last);
                place.where.method = PlaceMethod::exact;
                place.where.conf = 0.7;
                const Annotation* rel = relation_before(word.first);
                if (rel && relation(rel)->cls != RelationClass::in &&
                    relation(rel)->cls != RelationClass::on) {
                    place.role = PlaceRole::origin;
                    place.reason = "where something came from";
                }
                m_places.push_back(std::move(place));
                break;
            }
        return word.last;
    }

    /// "المدينة", "هذه المناطق", "الإقليم": the places named last that the word can mean.
    std::uint32_t refer_back(const Annotation& word) {
        if (m_found.over(word.first, Kind::institution))
            return word.first + 1; // "the authorities of the region"
        // "مدينة X" with the article is no reference; nor is the type word of a name that follows.
        if (m_found.at(word.last, Kind::toponym) || m_found.at(word.last, Kind::nationality))
            return word.first + 1;
        const auto head = m_text.fold(word.first);
        const bool settlement = head.ends_with("المدينه") || head.ends_with("البلده") ||
                                head.ends_with("القريه") || head.ends_with("مدينه");
        const bool region = head.ends_with("الاقليم") || head.ends_with("الجيب");
        const bool many =
            m_text.words(word.first, word.last).find("مناطق") != std::string_view::npos ||
            m_text.words(word.first, word.last).find("بلدات") != std::string_view::npos ||
            m_text.words(word.first, word.last).find("قرى") != std::string_view::npos;
        for (std::size_t i = m_places.size(); i-- > 0;) {
            const FoundPlace& p = m_places[i];
            const bool own_sentence = settlement && p.first >= m_first;
            if (p.role != PlaceRole::location && !own_sentence &&
                !(region && p.where.feature_code == "RGN"))
                continue;
            if (!p.where.point || p.where.feature_code == "PCLI" ||
                (region && p.where.feature_code != "RGN") ||
                (settlement && !gazetteer::is_settlement(p.where.feature_code)))
                continue;
            copy_group(i, word, many && !settlement);
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
            place.where.text = m_text.words(word.first, word.last);
            m_places.push_back(std::move(place));
        }
    }

    const Text& m_text;
    const Annotations& m_found;
    const Knowledge::Tables& m_tables;
    const Claims& m_claims;
    const std::vector<Number>& m_numbers;
    std::vector<FoundPlace>& m_places;
    std::vector<std::uint32_t> m_nearby;
    std::vector<Direction> m_directions;               ///< by m_nearby
    std::vector<std::pair<std::string, int>> m_states; ///< ISO code and how often it is named
    std::optional<PlaceTypeClass> m_list_type;
    std::uint8_t m_type_clitics = clitic_none;
    std::uint32_t m_groups = 0;
    std::uint32_t m_first = 0, m_last = 0;
};

} // namespace

void find_places(const Text& text, const Annotations& found, const Knowledge::Tables& tables,
                 const std::vector<ParagraphRole>& roles, const Claims& claims,
                 const std::vector<Number>& numbers, std::vector<FoundPlace>& places) {
    places.clear();
    PlaceFinder finder(text, found, tables, claims, numbers, places);
    finder.survey();
    for (const Sentence& sentence : text.sentences)
        if (roles[sentence.paragraph] != ParagraphRole::noise)
            finder.sentence(sentence);
}

} // namespace waqia::ingest
