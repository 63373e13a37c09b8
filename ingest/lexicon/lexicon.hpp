#pragma once

#include "ingest/lexicon/phrase_index.hpp"
#include "ingest/vocabulary.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace waqia::ingest {

/// An adjective of a state or people.
struct Nationality {
    Side side = Side::other;
    std::string iso; ///< ISO 3166-1 alpha-2 of the state, empty if none
};

/// A person or body of a fixed side.
struct Actor {
    std::string name;
    Side side = Side::other;
    ClaimantType type = ClaimantType::official;
    bool feminine = false;
};

enum class InstitutionClass : std::uint8_t {
    body,          ///< a ministry, a parliament …
    person,        ///< an office that a person holds
    force,         ///< an armed body
    role,          ///< "spokesman of": the name behind it counts
    anaphor,       ///< "the ministry", "the source": somebody named before
    official_mark, ///< "official", behind a media name
    rank           ///< "Colonel", "Mr": a person's name follows
};

/// A body or an office that takes its side from the words beside it.
struct Institution {
    std::string name; ///< English, without its state
    InstitutionClass cls = InstitutionClass::body;
    ClaimantType type = ClaimantType::official;
    bool feminine = false;
    std::optional<Side> side; ///< where the phrase itself gives it
};

enum class SpeechClass : std::uint8_t {
    resume, ///< goes on: says something only where "that" or a quotation follows
    say,
    relay,
    accuse,
    lay, ///< "laid": accuses only where a charge follows
    deny,
    threaten,
    warn,
    call,
    attitude,
    talks
};

/// A verb, participle or noun of saying.
struct Reporting {
    SpeechClass cls = SpeechClass::say;
    Stance stance = Stance::asserts;
};

enum class AttributionClass : std::uint8_t {
    noun,        ///< "according to", before who says it
    verb,        ///< "as", before a verb of saying
    that,        ///< opens what is said
    filler,      ///< may stand between a verb of saying and its subject
    from,        ///< before whom a medium relays; may also stand there as a filler
    preposition, ///< what stands behind it is no subject
    auxiliary,   ///< may stand between a subject and its verb
    contrast,    ///< "while", "but": a clause of its own begins
    truth,       ///< "the truth of": who affirms it confirms
    charge       ///< "accusations", "the blame": who lays it accuses, who rejects it denies
};

/// A word or phrase "according to": before a noun, or before a verb of saying.
struct Attribution {
    AttributionClass cls = AttributionClass::noun;
};

/// What is peculiar to an event word.
enum class EventNote : std::uint8_t {
    none,
    war,       ///< not an incident: background
    explosion, ///< the weapon may be left unsaid
    downing,   ///< a weapon's use is foiled
    territory, ///< ground changes hands
    truce,     ///< an event only where it is concluded, begins or holds
    stop,      ///< the fighting is stopped
    departure, ///< people leave: where they set out from is the place
    result,    ///< told only where no other event of the sentence does it
    protest
};

/// What must stand near an event word for it to tell an event: any one of these.
struct EventNeeds {
    bool place = false, weapon = false, target = false, event = false;
    std::vector<std::string> words; ///< folded; a part of a word is enough
    bool any() const { return place || weapon || target || event || !words.empty(); }
};

/// A word or phrase that tells what happened.
struct EventWord {
    bool verb = false;
    SubEvent sub_event = SubEvent::other;
    bool by_weapon = false; ///< the weapon decides between sub-events
    EventNote note = EventNote::none;
    EventNeeds needs;
    std::vector<std::string> not_beside; ///< folded; a word with such a part beside it rules it out
    /// Folded part of a word near it, and the sub-event that it makes of this one.
    std::vector<std::pair<std::string, SubEvent>> turns;
};

enum class OccurrenceClass : std::uint8_t {
    act,
    suffer,
    repel,      ///< the subject suffers it and beats it back
    take_place, ///< happens; of an agreement: is signed
    happen,
    cause,
    use,
    fall,
    fire,
    conclude
};

/// A light verb, which says that what its noun tells took place.
struct Occurrence {
    OccurrenceClass cls = OccurrenceClass::happen;
};

enum class CasualtyKind : std::uint8_t { killed, wounded, captured, missing, vague };
enum class CasualtyWordClass : std::uint8_t { verb, masdar, noun };

/// What is peculiar to a word of harm.
enum class CasualtyNote : std::uint8_t {
    none,
    loose,    ///< has other meanings: counts only persons
    lost,     ///< as loose, and its subject is whose they were
    caused,   ///< only behind a verb of leading to
    distant,  ///< its event stands between it and what it counts
    predicate ///< counts what stands before it
};

struct CasualtyWord {
    CasualtyKind kind = CasualtyKind::killed;
    CasualtyWordClass cls = CasualtyWordClass::noun;
    CasualtyNote note = CasualtyNote::none;
};

enum class PersonClass : std::uint8_t { military, civilian, other };

enum class NumberClass : std::uint8_t {
    unit,
    ten,
    teen,
    tens,
    hundred,
    hundreds,
    scale,            ///< a thousand, a million
    twofold,          ///< the accusative of a scale, or two of it before what they count
    thousands,        ///< two of a scale
    fraction,         ///< of a scale, in hundredths
    vague,            ///< the least that it means; from a thousand on the plural of a scale
    share,            ///< behind a number that counts nothing but shares
    label,            ///< before a number that is a name
    dual,             ///< a noun that counts two by itself
    qualifier,        ///< before its number
    qualifier_beside, ///< before its number or behind what it counts
    qualifier_verb    ///< before its number, with a noun between them
};

struct NumberWord {
    NumberClass cls = NumberClass::unit;
    long value = 0;
    std::optional<CasualtyQual> qual;

    bool is_qualifier() const { return cls >= NumberClass::qualifier; }
};

enum class DateClass : std::uint8_t {
    month,
    hijri_month,
    weekday, ///< 1 = Monday
    daypart,
    today,
    day_offset, ///< days from publication
    last_night, ///< the night that begins so many days from publication
    tonight,
    same_day,   ///< the day named last
    next_day,   ///< so many days from the day named last
    after_that, ///< before a count: so much later, or earlier, than the day named last
    same,       ///< behind a month or a year: the one named last
    past_mark,  ///< so many periods back, as -1
    future_mark,
    present_mark,
    this_one, ///< "this", before a period
    few,
    final,   ///< "the last", before a count
    minutes, ///< units of time: how many the word itself counts, 0 where a number must
    hours,
    days,
    weeks,
    months,
    years,
    decades,
    ago,    ///< 1 = "since" too
    season, ///< its first and its last month
    part,
    ordinal, ///< a day of the month
    decade,  ///< its first year
    century,
    until,
    since,
    span_head, ///< "between", "in the time from"
    same_as,   ///< between the dates of two calendars
    era,       ///< 0 = Gregorian, 1 = Hijri
    cue,       ///< what may stand before a bare year, 1, or a bare month too, 0
    clock,
    clock_lead, ///< what may stand before a clock time
    hour,
    hour_part, ///< minutes more or less than the hour
    meridiem,
    zone,      ///< minutes ahead of Greenwich
    published, ///< before the day of publication, 0, or of the last change, 1
    plan,      ///< tells that what follows is to come
    no_date
};

/// A part of a month, a year or another period.
enum class PartOfPeriod : std::uint8_t { early, mid, late, first_half, second_half, quarter };

struct DateWord {
    DateClass cls = DateClass::today;
    int value = 0, value2 = 0;
    std::optional<DayPart> day_part; ///< of a daypart or a meridiem
    PartOfPeriod part = PartOfPeriod::early;
};

enum class RelationClass : std::uint8_t {
    in,
    on,
    toward,
    near,
    along,
    between,
    from,
    other,
    direction,
    border,
    border_adjective,
    contact_line,
    unit_of_length, ///< counts only behind a number
    length,         ///< a unit in the singular: a length by itself too
    dual,           ///< two of a unit, in one word
    fraction,       ///< of a unit, in hundredths
    distance_head,  ///< "at a distance of"
    height_head,    ///< "at a height of"
    away,           ///< "away from", behind a distance
    side,           ///< an adjective of direction: names a part of a place
    both_sides,
    place_anaphor,
    territory,   ///< ground, air or waters of the state named behind it
    bank,        ///< "side", of a border
    stationed,   ///< where those who act are
    length_tail, ///< what may stand behind a length ("just", "of it")
    topic,       ///< what stands before a place that is only spoken of
    quality      ///< what a place is said to be ("small", "other"): no name
};

/// What a word that refers back to a place can mean.
enum class Anaphor : std::uint8_t { any, settlement, region, many };

struct RelationWord {
    RelationClass cls = RelationClass::in;
    /// Azimuth in degrees, metres in a unit of length, hundredths of a fraction, where_prec of a
    /// territory.
    int value = 0;
    Anaphor anaphor = Anaphor::any; ///< of a place_anaphor
};

enum class PlaceTypeClass : std::uint8_t {
    town,
    village,
    admin,
    region,
    area,
    axis, ///< of an advance or a front: somewhere about the place
    road, ///< from one place to another
    feature,
    quarter ///< a part of a town: no town of its name
};

enum class ModalityClass : std::uint8_t {
    negation,
    without,
    hypothetical,
    planned,
    prevent,
    nonevent,
    sport, ///< of matches: several make an article one of sport, one alone tells nothing
    figurative,
    recap,
    duty,       ///< what should be
    despite,    ///< what was made before
    any,        ///< at once before a noun: none in particular
    affirm,     ///< has the form of a negation and is none ("is still")
    false_said, ///< "it is not true that": denies what follows
    allegation, ///< "claims of", "rumours of"
    baseless    ///< behind an allegation: it is denied
};

/// A word of grammar that the passes read events and figures by.
enum class FunctionClass : std::uint8_t {
    demonstrative,
    relative,
    same,        ///< behind a noun: the one named before
    same_before, ///< before a noun: the same
    that,        ///< begins what is said
    attempt,     ///< tried
    agent,       ///< by: who did it follows
    party,       ///< "the side of": who bears its adjective acts
    ranks,       ///< among the ranks of: who follows suffered
    one_of,      ///< one of those named behind it
    nobody,      ///< behind a negation
    up_to,       ///< the figure that a toll reaches follows
    toll,        ///< counts what is named behind it
    part,        ///< a part of those counted before follows
    injury,      ///< what the wounded have
    rank,        ///< a rank follows, which counts nobody more
    beginning,   ///< behind "since": a period
    since,       ///< from then until now
    plain,       ///< says what kind of place is meant: no name
    sequel       ///< hours before or after what was told last
};

enum class NoiseClass : std::uint8_t { line, link, tail };

/// The rows of the word lists; a PhraseIndex entry's payload is the row's place in its vector.
struct Lexicon {
    std::vector<Nationality> nationalities;
    std::vector<Actor> actors;
    std::vector<Institution> institutions;
    std::vector<Reporting> reporting;
    std::vector<Attribution> attributions;
    std::vector<EventWord> events;
    std::vector<Occurrence> occurrences;
    std::vector<Weapon> weapons;
    std::vector<TargetKind> targets;
    std::vector<CasualtyWord> casualties;
    std::vector<PersonClass> persons;
    std::vector<NumberWord> numbers;
    std::vector<DateWord> dates;
    std::vector<RelationWord> relations;
    std::vector<PlaceTypeClass> place_types;
    std::vector<ModalityClass> modality;
    std::vector<NoiseClass> noise;
    std::vector<FunctionClass> function_words;
    std::vector<std::string> surname_endings; ///< folded

    /// Reads the tables of one language's folder and adds their phrases to `index`. Throws
    /// std::runtime_error naming file, line and reason.
    static Lexicon load(const std::filesystem::path& folder, PhraseIndex& index);
};

} // namespace waqia::ingest
