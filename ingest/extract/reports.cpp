#include "ingest/extract/reports.hpp"

#include "ingest/extract/mentions.hpp"
#include "ingest/extract/modality.hpp"
#include "ingest/extract/parties.hpp"
#include "ingest/extract/report_parts.hpp"
#include "ingest/extract/resolve.hpp"

#include <algorithm>

namespace waqia::ingest {

namespace {

constexpr auto earlier_period = std::chrono::days(120); // what lies further back is background
constexpr std::string_view karabakh_id = "waqia:nagorno-karabakh";

/// Makes the reports of one article.
class ReportMaker {
public:
    ReportMaker(const Analysis& analysis, const Knowledge::Tables& tables, ArticleResult& result)
        : m_a(analysis), m_tables(tables), m_result(result), m_scene{analysis, tables} {}

    void run() {
        for (const bool headings : {false, true}) {
            if (headings && !m_result.reports.empty())
                break; // a heading says again what the body says
            m_scene.context = {};
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
    // --- which events a sentence tells ------------------------------------------------------

    void sentence(std::uint32_t index) {
        const Sentence& s = m_a.text.sentences[index];
        m_scene.first = s.first;
        m_scene.last = s.last;
        m_scene.index = index;
        if (index > 0 && m_a.today[index] != m_a.today[index - 1]) {
            m_scene.context = {}; // another dated section begins
            m_scene.told.clear();
        }
        std::vector<Telling> tellings;
        for (const auto& event : m_scene.within(m_a.events))
            tellings.push_back({event, {}, false});
        attach_figures(tellings);
        std::erase_if(tellings, [&](const Telling& t) { return !worth_telling(t); });
        set_clauses(m_scene, tellings);
        if (goes_on_about_harm(tellings))
            return;
        // That nobody came to harm is no event.
        std::erase_if(tellings, [](const Telling& t) {
            return t.by_figure && std::all_of(t.figures.begin(), t.figures.end(),
                                              [](const auto* f) { return f->value == 0; });
        });
        for (auto& telling : tellings)
            find_parties(m_a.text, m_a.found, m_tables, m_a.claims, m_scene.first, m_scene.last,
                         telling.event);
        m_war = std::any_of(tellings.begin(), tellings.end(),
                            [](const Telling& t) { return t.event.note == EventNote::war; });
        for (const auto& telling : tellings)
            tell(telling);
    }

    /// Gives each figure to the nearest violent event of the same speaker; one without any tells an
    /// event of its own.
    void attach_figures(std::vector<Telling>& tellings) {
        for (const auto& figure : m_scene.within(m_a.figures)) {
            if (figure.first < m_scene.first || figure.last > m_scene.last)
                continue;
            Telling* nearest = nearest_event(tellings, figure);
            if (!nearest && figure.noun && any_event(tellings, figure))
                continue; // "the wounded were brought": nobody comes to harm by that
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

    bool any_event(const std::vector<Telling>& tellings, const CasualtyFigure& figure) const {
        return std::any_of(tellings.begin(), tellings.end(), [&](const Telling& t) {
            return !t.by_figure &&
                   m_a.claims.frame_of[t.event.first] == m_a.claims.frame_of[figure.word];
        });
    }

    /// How far a figure is from an event. "Killed … in the blast" is nearer than its words; "… five
    /// dead, and the shelling of Y …" is farther.
    std::uint32_t distance(const Event& event, const CasualtyFigure& figure) const {
        constexpr std::uint32_t clause = 6; // tokens
        if (event.first < figure.last)
            return figure.first >= event.last ? figure.first - event.last : 0;
        const std::uint32_t gap = event.first - figure.last;
        const Annotation* word = m_a.found.at(event.first, Kind::event);
        if (word && word->has(clitic_and))
            return gap + clause;
        return goes_on(m_scene, event) ? gap - std::min(gap, clause) : gap;
    }

    /// The nearest event of the speaker of the figure by which people come to harm; else what was
    /// brought down or taken, if a verb tells the harm.
    Telling* nearest_event(std::vector<Telling>& tellings, const CasualtyFigure& figure) const {
        Telling* nearest = nullptr;
        std::uint32_t best = far_away;
        for (auto& telling : tellings) {
            const Event& e = telling.event;
            const bool taken =
                !figure.noun && (e.note == EventNote::downing || e.note == EventNote::territory);
            if ((!e.violent && !taken) || telling.by_figure ||
                m_a.claims.frame_of[e.first] != m_a.claims.frame_of[figure.word])
                continue;
            const std::uint32_t gap = distance(e, figure) + (e.violent ? 0 : 100);
            if (gap < best) {
                best = gap;
                nearest = &telling;
            }
        }
        return nearest;
    }

    /// "Two were killed and three wounded.": figures without an event, a place or a day of their
    /// own are those of the event that the paragraph told last.
    bool goes_on_about_harm(const std::vector<Telling>& tellings) {
        const std::uint32_t paragraph = m_a.text.sentences[m_scene.index].paragraph;
        if (tellings.size() != 1 || !tellings[0].by_figure || m_scene.told.empty() ||
            m_scene.context.paragraph != paragraph || m_scene.told.back().reports.empty())
            return false;
        const Telling& telling = tellings[0];
        const Frame* frame = m_a.claims.over(telling.event.first);
        Report& known = m_result.reports[m_scene.told.back().reports.front()];
        if (telling.event.modality != Modality::reported || telling.event.weapon ||
            !may_harm(known.sub_event) || known.modality != Modality::reported ||
            (frame && frame->claim.side != known.claim.side) || names_place_or_day())
            return false;
        const Casualties figures = casualties_of(telling, frame ? frame->claim : known.claim);
        if (figures.scope == CasualtyScope::period_total || clash(known.casualties, figures))
            return false;
        fill_open(known.casualties, figures);
        return true;
    }

    bool names_place_or_day() const {
        const auto places = m_scene.within(m_a.places);
        const auto dates = m_scene.within(m_a.dates);
        return std::any_of(
                   places.begin(), places.end(),
                   [](const FoundPlace& p) { return p.role == PlaceRole::location && p.listed; }) ||
               std::any_of(dates.begin(), dates.end(), [](const DateExpression& d) {
                   return d.reach == DateReach::day || d.reach == DateReach::period;
               });
    }

    Telling* own_event(std::vector<Telling>& tellings, const CasualtyFigure& figure) {
        for (auto& telling : tellings)
            if (telling.by_figure &&
                m_a.claims.frame_of[telling.event.first] == m_a.claims.frame_of[figure.word])
                return &telling;
        if (talks_of_other_things(m_a.found, m_tables.lexicon, m_scene.first, m_scene.last))
            return nullptr;
        const auto modality =
            modality_of(m_a.text, m_a.found, m_tables.lexicon, m_a.claims.over(figure.word),
                        m_scene.first, figure.word, figure.word + 1, true);
        if (!modality)
            return nullptr;
        Telling telling;
        telling.by_figure = true;
        Event& e = telling.event;
        e.first = figure.word;
        e.last = figure.word + 1;
        e.sentence = m_scene.index;
        e.modality = *modality;
        e.asserted = true;
        e.sub_event =
            figure.who == PersonClass::civilian ? SubEvent::attack : SubEvent::armed_clash;
        for (std::uint32_t i = m_scene.first; i < m_scene.last; ++i)
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
        const auto places = m_scene.within(m_a.places);
        const bool placed = std::any_of(places.begin(), places.end(), [&](const FoundPlace& p) {
            return p.role == PlaceRole::location && p.first >= m_scene.first &&
                   p.last <= m_scene.last && near(p.first, p.last);
        });
        const auto dates = m_scene.within(m_a.dates);
        const bool dated = std::any_of(dates.begin(), dates.end(), [&](const DateExpression& d) {
            return d.reach == DateReach::day && d.first >= m_scene.first &&
                   d.last <= m_scene.last && near(d.first, d.last);
        });
        return placed && dated;
    }

    // --- the report -------------------------------------------------------------------------

    void tell(const Telling& telling) {
        const Event& e = telling.event;
        Report report;
        report.sub_event = e.sub_event;
        report.modality = e.modality;
        report.when = when_of(m_scene, telling);
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
        report.casualties = casualties_of(telling, report.claim);
        if (!report.casualties.side && report.target_side && military_only(telling))
            report.casualties.side = report.target_side;
        if (!report.target_side && report.casualties.side &&
            report.casualties.side != Side::civilians &&
            report.casualties.side != report.initiator_side) {
            report.target_side = report.casualties.side;
            report.target = side_name(*report.casualties.side);
        }
        if (report.modality == Modality::reported && is_background(report, e))
            report.modality = Modality::recap;
        const Sentence& s = m_a.text.sentences[m_scene.index];
        report.sentence = m_a.text.words(s.first, s.last);
        report.char_start = m_a.text.tokens[s.first].char_start;
        report.char_stop = m_a.text.tokens[s.last - 1].char_stop;
        report.trigger_text = m_a.text.words(e.first, e.last);
        const auto places = where_of(m_scene, telling, report.when);
        give_reasons(telling, report);
        m_scene.told.push_back({report.sub_event, report.modality, report.when, places, {}});
        place_and_add(report, places);
        for (const Gapped& again : gapped(m_scene, telling, report.when, places)) {
            Report other = report;
            other.when = again.when;
            other.casualties = {};
            place_and_add(other, again.places);
        }
        m_scene.context.paragraph = s.paragraph;
        m_scene.context.claimant = report.claim.claimant;
        m_scene.context.background = report.modality == Modality::recap;
        if (report.modality == Modality::reported || m_scene.context.background) {
            if (report.when.method != DateMethod::publication)
                m_scene.context.when = report.when;
            m_scene.context.places = places;
        }
    }

    /// Whether all whom the event harmed are soldiers: then whoever was hit lost them.
    static bool military_only(const Telling& telling) {
        return !telling.figures.empty() && !telling.figures[0]->total &&
               telling.figures[0]->who == PersonClass::military;
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

    void keep(Report report) {
        m_scene.told.back().reports.push_back(add_report(m_result.reports, std::move(report)));
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
            keep(std::move(report));
            return;
        }
        for (const std::size_t i : places) {
            Report one = report;
            one.where = m_a.places[i].where;
            if (i != places.front())
                one.casualties = {}; // a figure for a whole list stands with its first place
            const bool here =
                m_a.places[i].first >= m_scene.first && m_a.places[i].last <= m_scene.last;
            if (!here)
                one.where.method = PlaceMethod::context;
            one.reasons.push_back("place: '" + one.where.text + "', " +
                                  (!here              ? "from the sentence before"
                                   : !one.where.point ? std::string(m_a.places[i].reason)
                                   : one.where.method ? std::string(code(*one.where.method))
                                                      : "as named"));
            keep(std::move(one));
        }
    }

    /// "in past decades", but not "the heaviest shelling for years".
    bool of_earlier_years(const Event& e) const {
        bool since = false;
        for (std::uint32_t i = e.clause_first; i < e.clause_last; ++i) {
            since |= m_scene.is(i, FunctionClass::since);
            if (i > e.first && m_scene.is(i, FunctionClass::relative))
                break;
            const Annotation* word = m_a.found.at(i, Kind::modality);
            if (word && !since && m_tables.lexicon.modality[word->payload] == ModalityClass::recap)
                return true;
        }
        return false;
    }

    bool is_background(const Report& report, const Event& e) const {
        if (e.note == EventNote::war)
            return true;
        const bool undated = !report.when.start || report.when.method == DateMethod::publication ||
                             report.when.method == DateMethod::context;
        if (undated && m_scene.context.background &&
            m_scene.context.paragraph == m_a.text.sentences[m_scene.index].paragraph)
            return true; // the paragraph goes on with its background
        if (undated && of_earlier_years(e))
            return true;
        if (report.when.start) {
            // In a chronology the day in a section's heading is its present.
            if (const auto today = m_a.today[m_scene.index])
                return *report.when.stop + earlier_period < *today ||
                       (m_war && report.when.prec.value_or(0) >= 4);
            return report.when.prec.value_or(0) >= 5;
        }
        return m_war;
    }

    const Analysis& m_a;
    const Knowledge::Tables& m_tables;
    ArticleResult& m_result;
    Scene m_scene;
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
