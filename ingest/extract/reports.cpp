#include "ingest/extract/reports.hpp"

#include "ingest/extract/mentions.hpp"
#include "ingest/extract/modality.hpp"
#include "ingest/extract/parties.hpp"
#include "ingest/extract/resolve.hpp"

#include <algorithm>
#include <limits>
#include <span>

namespace waqia::ingest {

namespace {

constexpr std::uint32_t far_away = std::numeric_limits<std::uint32_t>::max();
constexpr auto earlier_period = std::chrono::days(120); // what lies further back is background
constexpr std::string_view karabakh_id = "waqia:nagorno-karabakh";

/// An event with the figures of its casualties.
struct Telling {
    Event event;
    std::vector<const CasualtyFigure*> figures;
    bool by_figure = false; ///< told by its casualties alone
};

/// What a paragraph, or a speaker who goes on, hands on to the next event.
struct Context {
    std::uint32_t paragraph = far_away;
    std::string claimant;
    When when;
    bool background = false;         ///< it told of an earlier period
    std::vector<std::size_t> places; ///< into Analysis::places
};

/// Makes the reports of one article.
class ReportMaker {
public:
    ReportMaker(const Analysis& analysis, const Knowledge::Tables& tables, ArticleResult& result)
        : m_a(analysis), m_tables(tables), m_result(result) {}

    void run() {
        for (const bool headings : {false, true}) {
            if (headings && !m_result.reports.empty())
                break; // a heading says again what the body says
            m_context = {};
            for (std::uint32_t s = 0; s < m_a.text.sentences.size(); ++s) {
                const auto role = m_a.roles[m_a.text.sentences[s].paragraph];
                if (role == (headings ? ParagraphRole::heading : ParagraphRole::body))
                    sentence(s);
            }
        }
        std::stable_sort(
            m_result.reports.begin(), m_result.reports.end(),
            [](const Report& a, const Report& b) { return a.char_start < b.char_start; });
    }

private:
    /// What begins in the sentence, of findings in order of their first token.
    template <class T> std::span<const T> within(const std::vector<T>& all) const {
        const auto before = [](const T& x, std::uint32_t token) { return x.first < token; };
        const auto from = std::lower_bound(all.begin(), all.end(), m_first, before);
        return {from, std::lower_bound(from, all.end(), m_last, before)};
    }

    // --- which events a sentence tells ------------------------------------------------------

    void sentence(std::uint32_t index) {
        const Sentence& s = m_a.text.sentences[index];
        m_first = s.first;
        m_last = s.last;
        m_index = index;
        std::vector<Telling> tellings;
        for (const auto& event : within(m_a.events))
            tellings.push_back({event, {}, false});
        attach_figures(tellings);
        std::erase_if(tellings, [&](const Telling& t) { return !worth_telling(t); });
        for (std::size_t i = 0; i < tellings.size(); ++i) {
            Event& event = tellings[i].event;
            event.clause_first = i > 0 ? tellings[i - 1].event.last : m_first;
            event.clause_last = i + 1 < tellings.size() ? tellings[i + 1].event.first : m_last;
        }
        for (auto& telling : tellings)
            find_parties(m_a.text, m_a.found, m_tables, m_a.claims, m_first, m_last, telling.event);
        m_war = std::any_of(tellings.begin(), tellings.end(),
                            [](const Telling& t) { return t.event.note == EventNote::war; });
        for (const auto& telling : tellings)
            tell(telling);
    }

    /// Gives each figure to the nearest violent event of the same speaker; one without any tells an
    /// event of its own.
    void attach_figures(std::vector<Telling>& tellings) {
        for (const auto& figure : within(m_a.figures)) {
            if (figure.first < m_first || figure.last > m_last)
                continue;
            Telling* nearest = nullptr;
            std::uint32_t best = far_away;
            for (auto& telling : tellings) {
                const Event& e = telling.event;
                if (!e.violent || telling.by_figure ||
                    m_a.claims.frame_of[e.first] != m_a.claims.frame_of[figure.word])
                    continue;
                const std::uint32_t gap = e.first >= figure.last   ? e.first - figure.last
                                          : figure.first >= e.last ? figure.first - e.last
                                                                   : 0;
                if (gap < best) {
                    best = gap;
                    nearest = &telling;
                }
            }
            if (!nearest)
                nearest = own_event(tellings, figure);
            if (nearest) {
                nearest->figures.push_back(&figure);
                nearest->event.asserted = true;
            }
        }
        std::stable_sort(tellings.begin(), tellings.end(), [](const Telling& a, const Telling& b) {
            return a.event.first < b.event.first;
        });
    }

    Telling* own_event(std::vector<Telling>& tellings, const CasualtyFigure& figure) {
        for (auto& telling : tellings)
            if (telling.by_figure &&
                m_a.claims.frame_of[telling.event.first] == m_a.claims.frame_of[figure.word])
                return &telling;
        if (talks_of_other_things(m_a.found, m_tables.lexicon, m_first, m_last))
            return nullptr;
        const auto modality =
            modality_of(m_a.text, m_a.found, m_tables.lexicon, m_a.claims.over(figure.word),
                        m_first, figure.word, figure.word + 1, true);
        if (!modality)
            return nullptr;
        Telling telling;
        telling.by_figure = true;
        Event& e = telling.event;
        e.first = figure.word;
        e.last = figure.word + 1;
        e.sentence = m_index;
        e.modality = *modality;
        e.asserted = true;
        e.sub_event =
            figure.who == PersonClass::civilian ? SubEvent::attack : SubEvent::armed_clash;
        for (std::uint32_t i = m_first; i < m_last; ++i)
            if (const Annotation* w = m_a.found.at(i, Kind::weapon);
                w && m_a.claims.frame_of[i] == m_a.claims.frame_of[figure.word]) {
                e.weapon = m_tables.lexicon.weapons[w->payload];
                // Civilians shot are attacked; all else is as the weapon says.
                if (!(e.sub_event == SubEvent::attack &&
                      (e.weapon == Weapon::small_arms || e.weapon == Weapon::sniper)))
                    e.sub_event = sub_event_by_weapon(e.sub_event, *e.weapon);
                break;
            }
        tellings.push_back(std::move(telling));
        return &tellings.back();
    }

    /// An event that is only mentioned ("the clashes") counts where it has a place or a day beside
    /// it.
    bool worth_telling(const Telling& telling) const {
        const Event& e = telling.event;
        if (e.asserted)
            return true;
        if (e.note == EventNote::war)
            return true;
        const auto near = [&](std::uint32_t first, std::uint32_t last) {
            return first < e.last + 6 && last + 2 > e.first;
        };
        const auto places = within(m_a.places);
        const bool placed = std::any_of(places.begin(), places.end(), [&](const FoundPlace& p) {
            return p.role == PlaceRole::location && p.first >= m_first && p.last <= m_last &&
                   near(p.first, p.last);
        });
        const auto dates = within(m_a.dates);
        const bool dated = std::any_of(dates.begin(), dates.end(), [&](const DateExpression& d) {
            return d.reach == DateReach::day && d.first >= m_first && d.last <= m_last &&
                   near(d.first, d.last);
        });
        return placed && dated;
    }

    // --- when -------------------------------------------------------------------------------

    /// Whether a date tells when something was said, and not when it happened.
    bool of_the_report(const DateExpression& date, const Event& event) const {
        const Frame* frame = m_a.claims.over(event.first);
        if (!frame)
            return false;
        if (frame->trailing)
            return date.first >= frame->first && date.last <= frame->last;
        return date.last <= frame->content && event.first >= frame->content;
    }

    /// How loosely two spans of tokens hang together: the clause boundaries between them.
    std::uint32_t breaks(std::uint32_t first, std::uint32_t last) const {
        std::uint32_t cost = 0;
        // A relative pronoun at once behind the first span goes on about it.
        if (first < last && is_relative(m_a.text.fold(first)))
            ++first;
        for (std::uint32_t i = first; i < last; ++i) {
            const char32_t mark = m_a.text.mark(i);
            if (mark == U'،' || mark == U',')
                cost += 2;
            else if (mark == U'؛' || mark == U':')
                cost += 10;
            if (is_relative(m_a.text.fold(i)))
                cost += 8;
            for (const Kind kind : {Kind::occurrence, Kind::event, Kind::reporting, Kind::casualty})
                if (const Annotation* verb = m_a.found.at(i, kind);
                    verb && verb->is(morph_verb) && verb->has(clitic_and)) {
                    cost += 10;
                    break;
                }
        }
        return cost;
    }
    static bool is_relative(std::string_view w) {
        return w == "التي" || w == "الذي" || w == "الذين" || w == "والتي" || w == "والذي" ||
               w == "اللذين" || w == "اللتين";
    }
    bool relative_between(std::uint32_t first, std::uint32_t last) const {
        if (first < last && is_relative(m_a.text.fold(first)))
            ++first;
        for (std::uint32_t i = first; i < last; ++i)
            if (is_relative(m_a.text.fold(i)))
                return true;
        return false;
    }

    When when_of(const Telling& telling) const {
        const Event& e = telling.event;
        const DateExpression* best = nullptr;
        const DateExpression* said = nullptr;
        const DateExpression* future = nullptr;
        std::uint32_t best_rank = far_away;
        for (const auto& date : within(m_a.dates)) {
            if (date.reach == DateReach::future &&
                m_a.claims.frame_of[date.first] == m_a.claims.frame_of[e.first])
                future = &date;
            if (date.last > m_last || date.reach == DateReach::future)
                continue;
            if (of_the_report(date, e)) {
                said = &date;
                continue;
            }
            const bool in_clause = date.first >= e.clause_first && date.last <= e.clause_last;
            const std::uint32_t from = std::min(e.last, date.last),
                                to = std::max(e.first, date.first);
            if (date.reach == DateReach::period && e.note != EventNote::war &&
                (!in_clause || relative_between(from, to)))
                continue;
            const bool same = m_a.claims.frame_of[date.first] == m_a.claims.frame_of[e.first];
            const std::uint32_t gap =
                date.first >= e.last ? date.first - e.last : e.first - std::min(e.first, date.last);
            if (gap >= best_rank)
                continue;
            const std::uint32_t rank = gap + (in_clause ? 0 : 40) + (same ? 0 : 80) +
                                       (date.reach == DateReach::day ? 0 : 5) + breaks(from, to);
            if (rank < best_rank) {
                best_rank = rank;
                best = &date;
            }
        }
        if (best)
            return best->when;
        if (said)
            return said->when;
        if (const Report* same = the_same(e))
            return same->when;
        const bool goes_on =
            follows_context(e) || m_context.paragraph == m_a.text.sentences[m_index].paragraph;
        if (goes_on && m_context.when.start) {
            When when = m_context.when;
            when.method = DateMethod::context;
            return when;
        }
        When when;
        if (future) {
            when.text = future->when.text; // a time is named, and it is none that has been
            return when;
        }
        if (const auto today = m_a.today[m_index]; today && e.modality == Modality::reported) {
            when.start = when.stop = today;
            when.prec = 1;
            when.method = DateMethod::publication;
        }
        return when;
    }

    /// "the same shelling": the report told last of that kind, null if the words say no such thing.
    const Report* the_same(const Event& e) const {
        const auto next = e.last < m_last ? m_a.text.fold(e.last) : std::string_view();
        const auto before = e.first > m_first ? m_a.text.fold(e.first - 1) : std::string_view();
        if (next != "نفسه" && next != "نفسها" && next != "ذاته" && next != "ذاتها" &&
            before != "نفس")
            return nullptr;
        for (auto it = m_result.reports.rbegin(); it != m_result.reports.rend(); ++it)
            if (it->sub_event == e.sub_event)
                return &*it;
        return nullptr;
    }

    bool follows_context(const Event& e) const {
        const Frame* frame = m_a.claims.over(e.first);
        const std::uint32_t paragraph = m_a.text.sentences[m_index].paragraph;
        if (m_context.paragraph == paragraph)
            return !frame || m_context.claimant == frame->claim.claimant;
        return frame && frame->continued && frame->claim.claimant == m_context.claimant;
    }

    // --- where ------------------------------------------------------------------------------

    /// "X said in Y that ...": where something was said is not where it happened, but for those who
    /// tell what they see.
    bool where_it_was_said(const FoundPlace& place, const Event& event) const {
        const Frame* frame = m_a.claims.over(event.first);
        return frame && !frame->trailing && frame->claim.type != ClaimantType::media &&
               frame->claim.type != ClaimantType::witness && place.first >= frame->first &&
               place.last <= frame->content && event.first >= frame->content;
    }

    /// "in the corridor of X near Y", "on the river X at Y": of an area or a line and the finer
    /// place whose words follow it at once, the finer one.
    std::size_t finer_behind(std::size_t best) const {
        constexpr std::uint32_t gap = 2; // tokens between them
        const FoundPlace& wide = m_a.places[best];
        const std::size_t next = best + 1;
        if (wide.where.where_prec.value_or(1) <= 2 || next >= m_a.places.size())
            return best;
        const FoundPlace& fine = m_a.places[next];
        const bool follows = fine.group != wide.group && fine.first >= wide.last &&
                             fine.first <= wide.last + gap && fine.last <= m_last &&
                             !breaks(wide.last, fine.first);
        return follows && fine.role == PlaceRole::location && fine.where.point &&
                       fine.where.where_prec.value_or(7) <= 2
                   ? next
                   : best;
    }

    std::vector<std::size_t> where_of(const Telling& telling) const {
        const Event& e = telling.event;
        std::size_t best = m_a.places.size();
        std::uint32_t best_rank = far_away;
        for (const FoundPlace& p : within(m_a.places)) {
            const auto i = static_cast<std::size_t>(&p - m_a.places.data());
            if (p.first < m_first || p.last > m_last || p.role != PlaceRole::location)
                continue;
            const bool after = p.first >= e.first;
            const bool in_clause = p.first >= e.clause_first && p.last <= e.clause_last;
            const bool same = m_a.claims.frame_of[p.first] == m_a.claims.frame_of[e.first];
            const std::uint32_t gap =
                p.first >= e.last ? p.first - e.last : e.first - std::min(e.first, p.last);
            // A country or more is where an event lies only if nothing smaller is named.
            constexpr double vast_m = 150000.0;
            const bool country = p.where.where_prec == 6 ||
                                 (p.where.where_prec == 4 && p.where.uncertainty.value > vast_m);
            if (gap >= best_rank || where_it_was_said(p, e))
                continue;
            const std::uint32_t rank = gap + (after ? 0 : 3) + (in_clause ? 0 : 40) +
                                       (same ? 0 : 60) + (country ? 50 : 0) +
                                       (p.where.point ? 0 : 25) +
                                       breaks(std::min(e.last, p.last), std::max(e.first, p.first));
            if (rank < best_rank) {
                best_rank = rank;
                best = i;
            }
        }
        if (best == m_a.places.size())
            return follows_context(e) || (the_same(e) && !m_context.places.empty())
                       ? m_context.places
                       : std::vector<std::size_t>{};
        best = finer_behind(best);
        std::vector<std::size_t> group;
        // The members of a list stand one after the other.
        std::size_t from = best;
        while (from > 0 && m_a.places[from - 1].group == m_a.places[best].group)
            --from;
        for (std::size_t i = from;
             i < m_a.places.size() && m_a.places[i].group == m_a.places[best].group; ++i)
            if (m_a.places[i].role == PlaceRole::location)
                group.push_back(i);
        return group;
    }

    // --- the report -------------------------------------------------------------------------

    void tell(const Telling& telling) {
        const Event& e = telling.event;
        Report report;
        report.sub_event = e.sub_event;
        report.modality = e.modality;
        report.when = when_of(telling);
        report.initiator = e.initiator.name;
        report.initiator_side = e.initiator.side;
        report.target = e.target.name;
        report.target_side = e.target.side;
        report.target_kind = e.target_kind;
        report.weapon = e.weapon;
        if (const Frame* frame = m_a.claims.over(e.first))
            report.claim = frame->claim;
        if (e.note == EventNote::territory && report.initiator_side == Side::nagorno_karabakh)
            report.sub_event = SubEvent::non_state_actor_overtakes_territory;
        count_casualties(telling, report);
        if (!report.target_side && report.casualties.side &&
            report.casualties.side != Side::civilians &&
            report.casualties.side != report.initiator_side) {
            report.target_side = report.casualties.side;
            report.target = side_name(*report.casualties.side);
        }
        if (report.modality == Modality::reported && is_background(report, e))
            report.modality = Modality::recap;
        const Sentence& s = m_a.text.sentences[m_index];
        report.sentence = m_a.text.words(s.first, s.last);
        report.char_start = m_a.text.tokens[s.first].char_start;
        report.char_stop = m_a.text.tokens[s.last - 1].char_stop;
        report.trigger_text = m_a.text.words(e.first, e.last);
        const auto places = where_of(telling);
        give_reasons(telling, report);
        place_and_add(report, places);
        m_context.paragraph = s.paragraph;
        m_context.claimant = report.claim.claimant;
        m_context.background = report.modality == Modality::recap;
        if (report.modality == Modality::reported || m_context.background) {
            if (report.when.method != DateMethod::publication)
                m_context.when = report.when;
            m_context.places = places;
        }
    }

    /// Which words gave each slot, by which rule; the place's line follows with the place.
    void give_reasons(const Telling& telling, Report& report) const {
        const auto add = [&](const char* slot, std::string_view words, std::string_view rule) {
            report.reasons.push_back(std::string(slot) + ": " +
                                     (words.empty() ? "" : "'" + std::string(words) + "', ") +
                                     std::string(rule));
        };
        add("event", report.trigger_text,
            telling.by_figure ? "told by its casualties alone" : "an event word or a light verb");
        if (report.weapon)
            add("weapon", {}, code(*report.weapon));
        add("date", report.when.text,
            report.when.method ? code(*report.when.method) : std::string_view("no time is named"));
        add("claimant", report.claim.text,
            report.claim.side == Side::unattributed ? "nobody is said to say it"
                                                    : "a reporting frame");
        if (report.initiator_side)
            add("initiator", report.initiator, telling.event.initiator.rule);
        if (report.target_side)
            add("target", report.target,
                telling.event.target.rule.empty() ? "the side of the casualties"
                                                  : telling.event.target.rule);
        for (const CasualtyFigure* figure : telling.figures)
            add("casualties", m_a.text.words(figure->first, figure->last), code(figure->qual));
        if (report.modality != Modality::reported)
            add("modality", {}, code(report.modality));
    }

    void place_and_add(Report report, const std::vector<std::size_t>& places) {
        if (places.empty()) {
            if (report.claim.side == Side::nagorno_karabakh &&
                report.modality == Modality::reported)
                if (const auto index = m_tables.gazetteer.find(karabakh_id)) {
                    // The authorities of a region who name no place speak of their region.
                    report.where = location_of(m_tables, *index);
                    report.where.method = PlaceMethod::context;
                    report.where.conf = 0.3;
                    report.reasons.push_back("place: the region whose authorities speak");
                }
            if (!report.where.point)
                report.reasons.push_back("place: none is named near the event");
            add(std::move(report));
            return;
        }
        for (const std::size_t i : places) {
            Report one = report;
            one.where = m_a.places[i].where;
            const bool here = m_a.places[i].first >= m_first && m_a.places[i].last <= m_last;
            if (!here)
                one.where.method = PlaceMethod::context;
            one.reasons.push_back("place: '" + one.where.text + "', " +
                                  (!here              ? "from the sentence before"
                                   : !one.where.point ? std::string(m_a.places[i].reason)
                                   : one.where.method ? std::string(code(*one.where.method))
                                                      : "as named"));
            add(std::move(one));
        }
    }

    void count_casualties(const Telling& telling, Report& report) const {
        Casualties& c = report.casualties;
        for (const CasualtyFigure* figure : telling.figures) {
            std::optional<int>& slot = figure->kind == CasualtyKind::killed     ? c.killed
                                       : figure->kind == CasualtyKind::wounded  ? c.wounded
                                       : figure->kind == CasualtyKind::captured ? c.captured
                                                                                : c.missing;
            if (slot || (c.scope == CasualtyScope::incident && figure->total))
                continue;
            slot = figure->value;
            if (figure->value &&
                (!c.qual || c.qual == CasualtyQual::vague || c.qual == CasualtyQual::exact))
                c.qual = figure->qual;
            else if (!c.qual)
                c.qual = figure->qual;
            if (!c.scope)
                c.scope = figure->total ? CasualtyScope::period_total : CasualtyScope::incident;
            if (!c.side)
                c.side = figure->who == PersonClass::civilian ? std::optional(Side::civilians)
                         : figure->own && report.claim.side != Side::unattributed
                             ? std::optional(report.claim.side)
                             : figure->side;
        }
    }

    bool is_background(const Report& report, const Event& e) const {
        if (e.note == EventNote::war)
            return true;
        const bool undated = !report.when.start || report.when.method == DateMethod::publication ||
                             report.when.method == DateMethod::context;
        if (undated && m_context.background &&
            m_context.paragraph == m_a.text.sentences[m_index].paragraph)
            return true; // the paragraph goes on with its background
        if (report.when.start) {
            if (m_a.anchor.day)
                return *report.when.stop + earlier_period < *m_a.anchor.day ||
                       (m_war && report.when.prec.value_or(0) >= 4);
            return report.when.prec.value_or(0) >= 5;
        }
        return m_war;
    }

    /// A state that says something is no other claimant than its ministry that says the same: of
    /// the two names the more exact one is kept.
    static bool same_claimant(const Claim& a, const Claim& b) {
        return a.side == b.side && (a.claimant == b.claimant || a.claimant == side_name(a.side) ||
                                    b.claimant == side_name(b.side));
    }

    static bool same_report(const Report& a, const Report& b) {
        return a.sub_event == b.sub_event && a.modality == b.modality &&
               a.where.place_id == b.where.place_id && a.where.relation == b.where.relation &&
               (a.where.place_id.empty() ? a.where.text == b.where.text
                                         : a.where.point == b.where.point) &&
               a.when.start == b.when.start && a.when.stop == b.when.stop &&
               same_claimant(a.claim, b.claim);
    }

    void add(Report report) {
        report.confidence =
            0.3 + (report.where.point ? 0.25 * report.where.conf.value_or(0.5) : 0.0) +
            (report.when.start ? report.when.method == DateMethod::publication ? 0.1 : 0.25 : 0.0) +
            (report.claim.side != Side::unattributed ? 0.2 : 0.1);
        for (auto& known : m_result.reports) {
            if (!same_report(known, report))
                continue;
            auto& a = known.casualties;
            auto& b = report.casualties;
            const bool clash = (a.killed && b.killed && a.killed != b.killed) ||
                               (a.wounded && b.wounded && a.wounded != b.wounded) ||
                               (a.captured && b.captured && a.captured != b.captured);
            if (clash)
                continue;
            ++known.mentions;
            if (known.claim.claimant == side_name(known.claim.side))
                known.claim = report.claim;
            auto fill = [](auto& slot, auto& from) {
                if (!slot)
                    slot = from;
            };
            fill(a.killed, b.killed);
            fill(a.wounded, b.wounded);
            fill(a.captured, b.captured);
            fill(a.missing, b.missing);
            fill(a.qual, b.qual);
            fill(a.side, b.side);
            fill(a.scope, b.scope);
            fill(known.weapon, report.weapon);
            if (!known.initiator_side) {
                known.initiator_side = report.initiator_side;
                known.initiator = report.initiator;
            }
            return;
        }
        m_result.reports.push_back(std::move(report));
    }

    const Analysis& m_a;
    const Knowledge::Tables& m_tables;
    ArticleResult& m_result;
    Context m_context;
    std::uint32_t m_first = 0, m_last = 0, m_index = 0;
    bool m_war = false;
};

} // namespace

void make_reports(const Analysis& analysis, const Knowledge::Tables& tables,
                  ArticleResult& result) {
    ReportMaker(analysis, tables, result).run();
    result.places = find_mentions(analysis);
    if (!analysis.anchor.warning.empty())
        result.warnings.push_back(analysis.anchor.warning);
    result.sentences = analysis.text.sentences.size();
    for (const auto& date : analysis.dates)
        if (!date.when.start && date.reach != DateReach::future)
            ++result.unresolved_dates;
}

} // namespace waqia::ingest
