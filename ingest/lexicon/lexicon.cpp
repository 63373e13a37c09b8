#include "ingest/lexicon/lexicon.hpp"

#include "gazetteer/fold.hpp"
#include "gazetteer/table.hpp"
#include "ingest/lexicon/paradigm.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>
#include <utility>

namespace waqia::ingest {

namespace {

using gazetteer::Table;

/// A row of a table, whose cells are read as values of closed sets; faults name file and line.
class Row {
public:
    Row(const Table& table, std::size_t row) : m_table(table), m_row(row) {}

    std::string_view cell(std::string_view column) const { return m_table.cell(m_row, column); }

    [[noreturn]] void fail(std::string_view reason) const {
        throw std::runtime_error(m_table.fault(m_row, reason));
    }

    [[noreturn]] void unknown(std::string_view column) const {
        fail("column '" + std::string(column) + "': '" + std::string(cell(column)) +
             "' is not one of its values");
    }

    /// The value of a vocabulary that the contract closes.
    template <class E> E term(std::string_view column) const {
        if (const auto value = from_code<E>(cell(column)))
            return *value;
        unknown(column);
    }

    /// The value of a set of the lexicon's own, by the position of its name in `names`.
    template <class E, std::size_t N>
    E one_of(std::string_view column, const std::array<std::string_view, N>& names) const {
        for (std::size_t i = 0; i < N; ++i)
            if (names[i] == cell(column))
                return static_cast<E>(i);
        unknown(column);
    }

    int integer(std::string_view column, std::string_view text) const {
        int value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc() || end != text.data() + text.size())
            unknown(column);
        return value;
    }

    void add_forms(PhraseIndex& index, Kind kind, std::size_t payload) const {
        try {
            for (const auto tagged : gazetteer::split(cell("forms"))) {
                // Of two lemmas that share some forms the first keeps them, see README.md.
                bool adds = false;
                for (const auto& form : inflect(tagged))
                    adds |= index.add(form.words,
                                      {kind, form.morph, static_cast<std::uint32_t>(payload)});
                if (!adds)
                    fail("every form of '" + std::string(tagged) +
                         "' stands in an earlier row: take it out of one of them");
            }
        } catch (const std::invalid_argument& e) {
            fail(e.what());
        }
    }

private:
    const Table& m_table;
    std::size_t m_row;
};

/// Reads a whole table into `rows` by `parse`, which makes a row of a Row.
template <class T, class Parse>
void read(const std::filesystem::path& path, std::vector<std::string_view> columns, Kind kind,
          PhraseIndex& index, std::vector<T>& rows, Parse parse) {
    columns.push_back("forms");
    const Table table = Table::load(path, columns);
    for (std::size_t i = 0; i < table.rows(); ++i) {
        const Row row(table, i);
        rows.push_back(parse(row));
        row.add_forms(index, kind, rows.size() - 1);
    }
}

constexpr std::array<std::string_view, 7> institution_classes = {
    "body", "person", "force", "role", "anaphor", "official_mark", "rank"};
constexpr std::array<std::string_view, 11> speech_classes = {
    "resume",   "say",  "relay", "accuse",   "lay",  "deny",
    "threaten", "warn", "call",  "attitude", "talks"};
constexpr std::array<std::string_view, 10> attribution_classes = {
    "noun",        "verb",      "that",     "filler", "from",
    "preposition", "auxiliary", "contrast", "truth",  "charge"};
constexpr std::array<std::string_view, 10> event_notes = {
    "",      "war",  "explosion", "downing", "territory",
    "truce", "stop", "departure", "result",  "protest"};
constexpr std::array<std::string_view, 10> occurrence_classes = {
    "do", "suffer", "repel", "take_place", "happen", "cause", "use", "fall", "fire", "conclude"};
constexpr std::array<std::string_view, 5> casualty_kinds = {"killed", "wounded", "captured",
                                                            "missing", "vague"};
constexpr std::array<std::string_view, 3> casualty_classes = {"verb", "masdar", "noun"};
constexpr std::array<std::string_view, 6> casualty_notes = {"",       "loose",   "lost",
                                                            "caused", "distant", "predicate"};
constexpr std::array<std::string_view, 3> person_classes = {"military", "civilian", "other"};
constexpr std::array<std::string_view, 46> date_classes = {
    "month",        "hijri_month", "weekday",  "daypart",    "today",   "day_offset", "last_night",
    "tonight",      "same_day",    "next_day", "after_that", "same",    "past_mark",  "future_mark",
    "present_mark", "this",        "few",      "final",      "minutes", "hours",      "days",
    "weeks",        "months",      "years",    "decades",    "ago",     "season",     "part",
    "ordinal",      "decade",      "century",  "until",      "since",   "span_head",  "same_as",
    "era",          "cue",         "clock",    "clock_lead", "hour",    "hour_part",  "meridiem",
    "zone",         "published",   "plan",     "no_date"};
constexpr std::array<std::string_view, 9> place_type_classes = {
    "town", "village", "admin", "region", "area", "axis", "road", "feature", "quarter"};
constexpr std::array<std::string_view, 16> modality_classes = {
    "negation", "without",    "hypothetical", "planned", "prevent", "nonevent",
    "sport",    "figurative", "recap",        "duty",    "despite", "any",
    "affirm",   "false",      "allegation",   "baseless"};
constexpr std::array<std::string_view, 20> function_classes = {
    "demonstrative", "relative", "same",      "same_before", "that",  "attempt", "agent",
    "party",         "ranks",    "one_of",    "nobody",      "up_to", "toll",    "part",
    "injury",        "rank",     "beginning", "since",       "plain", "sequel"};
constexpr std::array<std::string_view, 3> noise_classes = {"line", "link", "tail"};

constexpr std::array<std::string_view, 17> number_classes = {
    "unit",  "ten",     "teen",      "tens",        "hundred",  "hundreds",
    "scale", "twofold", "thousands", "fraction",    "vague",    "share",
    "label", "dual",    "qual",      "qual_beside", "qual_verb"};

NumberWord parse_number(const Row& row) {
    NumberWord word;
    word.cls = row.one_of<NumberClass>("class", number_classes);
    if (word.is_qualifier())
        word.qual = row.term<CasualtyQual>("value");
    else
        word.value = row.integer("value", row.cell("value"));
    return word;
}

DateWord parse_date(const Row& row) {
    DateWord word;
    word.cls = row.one_of<DateClass>("class", date_classes);
    const auto value = row.cell("value");
    if (word.cls == DateClass::daypart || word.cls == DateClass::meridiem) {
        word.day_part = row.term<DayPart>("value");
    } else if (word.cls == DateClass::season) {
        const auto dash = value.find('-');
        if (dash == std::string_view::npos)
            row.unknown("value");
        word.value = row.integer("value", value.substr(0, dash));
        word.value2 = row.integer("value", value.substr(dash + 1));
    } else if (word.cls == DateClass::part) {
        static constexpr std::array<std::string_view, 5> parts = {"early", "mid", "late",
                                                                  "first_half", "second_half"};
        constexpr std::string_view quarter = "quarter_";
        if (value.starts_with(quarter)) {
            word.part = PartOfPeriod::quarter;
            word.value = row.integer("value", value.substr(quarter.size()));
        } else {
            word.part = row.one_of<PartOfPeriod>("value", parts);
        }
    } else {
        word.value = row.integer("value", value);
    }
    return word;
}

RelationWord parse_relation(const Row& row) {
    static constexpr std::array<std::pair<std::string_view, RelationClass>, 20> classes = {{
        {"in", RelationClass::in},
        {"on", RelationClass::on},
        {"toward", RelationClass::toward},
        {"near", RelationClass::near},
        {"along", RelationClass::along},
        {"between", RelationClass::between},
        {"from", RelationClass::from},
        {"other", RelationClass::other},
        {"away", RelationClass::away},
        {"border", RelationClass::border},
        {"border_adjective", RelationClass::border_adjective},
        {"contact_line", RelationClass::contact_line},
        {"distance_head", RelationClass::distance_head},
        {"height_head", RelationClass::height_head},
        {"length_tail", RelationClass::length_tail},
        {"bank", RelationClass::bank},
        {"stationed", RelationClass::stationed},
        {"both_sides", RelationClass::both_sides},
        {"topic", RelationClass::topic},
        {"quality", RelationClass::quality},
    }};
    static constexpr std::array<std::pair<std::string_view, RelationClass>, 7> measured = {{
        {"direction_", RelationClass::direction},
        {"side_", RelationClass::side},
        {"unit_", RelationClass::unit_of_length},
        {"length_", RelationClass::length},
        {"dual_", RelationClass::dual},
        {"fraction_", RelationClass::fraction},
        {"territory_", RelationClass::territory},
    }};
    static constexpr std::array<std::string_view, 4> anaphors = {
        "anaphor_any", "anaphor_settlement", "anaphor_region", "anaphor_many"};
    RelationWord word;
    const auto cls = row.cell("class");
    for (const auto& [name, value] : classes)
        if (name == cls) {
            word.cls = value;
            return word;
        }
    for (const auto& [prefix, value] : measured)
        if (cls.starts_with(prefix)) {
            word.cls = value;
            word.value = row.integer("class", cls.substr(prefix.size()));
            return word;
        }
    word.cls = RelationClass::place_anaphor;
    word.anaphor = row.one_of<Anaphor>("class", anaphors);
    return word;
}

EventWord parse_event(const Row& row) {
    EventWord word;
    word.verb = row.cell("class") == "verb";
    word.sub_event = row.term<SubEvent>("sub_event");
    word.by_weapon = row.cell("by_weapon") == "1";
    word.note = row.one_of<EventNote>("note", event_notes);
    for (const auto need : gazetteer::split(row.cell("needs"))) {
        if (need == "<place>")
            word.needs.place = true;
        else if (need == "<weapon>")
            word.needs.weapon = true;
        else if (need == "<target>")
            word.needs.target = true;
        else if (need == "<event>")
            word.needs.event = true;
        else if (need.front() == '<')
            row.unknown("needs");
        else
            word.needs.words.push_back(gazetteer::fold(need));
    }
    for (const auto other : gazetteer::split(row.cell("not")))
        word.not_beside.push_back(gazetteer::fold(other));
    for (const auto turn : gazetteer::split(row.cell("turns"))) {
        const auto arrow = turn.find('>');
        const auto sub_event = arrow == std::string_view::npos
                                   ? std::nullopt
                                   : from_code<SubEvent>(turn.substr(arrow + 1));
        if (!sub_event || arrow == 0)
            row.unknown("turns");
        word.turns.emplace_back(gazetteer::fold(turn.substr(0, arrow)), *sub_event);
    }
    return word;
}

Institution parse_institution(const Row& row) {
    Institution body;
    body.name = row.cell("name");
    body.cls = row.one_of<InstitutionClass>("class", institution_classes);
    body.type = row.term<ClaimantType>("type");
    body.feminine = row.cell("gender") == "f";
    if (!row.cell("side").empty())
        body.side = row.term<Side>("side");
    return body;
}

} // namespace

Lexicon Lexicon::load(const std::filesystem::path& folder, PhraseIndex& index) {
    Lexicon lexicon;
    auto table = [&](const char* name, std::vector<std::string_view> columns, Kind kind, auto& rows,
                     auto parse) {
        read(folder / (std::string(name) + ".tsv"), std::move(columns), kind, index, rows, parse);
    };
    table("nationalities", {"side", "iso"}, Kind::nationality, lexicon.nationalities,
          [](const Row& r) {
              return Nationality{r.term<Side>("side"), std::string(r.cell("iso"))};
          });
    table("actors", {"name", "side", "type", "gender"}, Kind::actor, lexicon.actors,
          [](const Row& r) {
              return Actor{std::string(r.cell("name")), r.term<Side>("side"),
                           r.term<ClaimantType>("type"), r.cell("gender") == "f"};
          });
    table("institutions", {"name", "class", "type", "gender", "side"}, Kind::institution,
          lexicon.institutions, parse_institution);
    table("reporting", {"class", "stance"}, Kind::reporting, lexicon.reporting, [](const Row& r) {
        return Reporting{r.one_of<SpeechClass>("class", speech_classes), r.term<Stance>("stance")};
    });
    table("attribution", {"class"}, Kind::attribution, lexicon.attributions, [](const Row& r) {
        return Attribution{r.one_of<AttributionClass>("class", attribution_classes)};
    });
    table("events", {"class", "sub_event", "by_weapon", "note", "needs", "not", "turns"},
          Kind::event, lexicon.events, parse_event);
    table("occurrence", {"class"}, Kind::occurrence, lexicon.occurrences, [](const Row& r) {
        return Occurrence{r.one_of<OccurrenceClass>("class", occurrence_classes)};
    });
    table("weapons", {"weapon"}, Kind::weapon, lexicon.weapons,
          [](const Row& r) { return r.term<Weapon>("weapon"); });
    table("targets", {"kind"}, Kind::target, lexicon.targets,
          [](const Row& r) { return r.term<TargetKind>("kind"); });
    table("casualties", {"kind", "class", "note"}, Kind::casualty, lexicon.casualties,
          [](const Row& r) {
              return CasualtyWord{r.one_of<CasualtyKind>("kind", casualty_kinds),
                                  r.one_of<CasualtyWordClass>("class", casualty_classes),
                                  r.one_of<CasualtyNote>("note", casualty_notes)};
          });
    table("persons", {"side_class"}, Kind::person, lexicon.persons,
          [](const Row& r) { return r.one_of<PersonClass>("side_class", person_classes); });
    table("numbers", {"class", "value"}, Kind::number, lexicon.numbers, parse_number);
    table("dates", {"class", "value"}, Kind::date, lexicon.dates, parse_date);
    table("relations", {"class"}, Kind::relation, lexicon.relations, parse_relation);
    table("place_types", {"feature"}, Kind::place_type, lexicon.place_types,
          [](const Row& r) { return r.one_of<PlaceTypeClass>("feature", place_type_classes); });
    table("modality", {"class"}, Kind::modality, lexicon.modality,
          [](const Row& r) { return r.one_of<ModalityClass>("class", modality_classes); });
    table("noise", {"class"}, Kind::noise, lexicon.noise,
          [](const Row& r) { return r.one_of<NoiseClass>("class", noise_classes); });
    table("function_words", {"class"}, Kind::function_word, lexicon.function_words,
          [](const Row& r) { return r.one_of<FunctionClass>("class", function_classes); });
    const auto surnames = gazetteer::Table::load(folder / "surnames.tsv", {"ending"});
    for (std::size_t row = 0; row < surnames.rows(); ++row)
        lexicon.surname_endings.push_back(gazetteer::fold(surnames.cell(row, "ending")));
    return lexicon;
}

} // namespace waqia::ingest
