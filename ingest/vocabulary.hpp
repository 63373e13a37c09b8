#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

/// The closed vocabularies of an incident. Each is an enum whose values index its list of terms:
/// the code that is written to files and the labels that a GeoPackage field domain shows.
namespace waqia::ingest {

/// One value of a closed vocabulary: `code` is what files hold, the labels are for people.
struct Term {
    std::string_view code;
    std::string_view label_en;
    std::string_view label_ar;
};

/// On whose side a claimant, an actor or a casualty stands.
enum class Side : std::uint8_t {
    armenia,
    azerbaijan,
    nagorno_karabakh,
    russia,
    turkey,
    iran,
    georgia,
    france,
    united_states,
    european_union,
    united_nations,
    osce,
    media,
    other,
    unattributed,
    civilians ///< of casualties only
};

/// What kind of body or person makes a claim.
enum class ClaimantType : std::uint8_t {
    head_of_state,
    head_of_government,
    defence_ministry,
    foreign_ministry,
    parliament,
    prosecutor,
    emergency_service,
    local_authority,
    armed_force,
    peacekeepers,
    official,
    intl_org,
    media,
    witness,
    unattributed
};

/// How the claimant stands to what is claimed.
enum class Stance : std::uint8_t { asserts, accuses, confirms, denies };

/// ACLED's event types.
enum class EventType : std::uint8_t {
    battles,
    explosions,
    violence_against_civilians,
    strategic_developments,
    protests,
    riots
};

/// ACLED's sub-event types, spelled as ACLED spells them.
enum class SubEvent : std::uint8_t {
    armed_clash,
    government_regains_territory,
    non_state_actor_overtakes_territory,
    shelling,
    air_drone_strike,
    remote_explosive,
    suicide_bomb,
    grenade,
    chemical_weapon,
    attack,
    abduction,
    sexual_violence,
    agreement,
    arrests,
    change_to_group,
    disrupted_weapons_use,
    base_established,
    looting,
    non_violent_transfer,
    other,
    peaceful_protest,
    protest_with_intervention,
    excessive_force,
    violent_demonstration,
    mob_violence
};

/// Whether the claim tells of something that happened; only `reported` makes an incident.
enum class Modality : std::uint8_t { reported, denied, threatened, planned, hypothetical, recap };

enum class TargetKind : std::uint8_t { military, civilian, infrastructure, mixed };

enum class Weapon : std::uint8_t {
    artillery,
    mortar,
    rocket,
    missile,
    drone,
    aircraft,
    helicopter,
    small_arms,
    sniper,
    tank,
    mine,
    grenade,
    cluster_munition,
    explosive
};

enum class CasualtyQual : std::uint8_t { exact, at_least, at_most, about, tens, hundreds, vague };

enum class CasualtyScope : std::uint8_t { incident, period_total };

enum class DateMethod : std::uint8_t {
    explicit_date,
    explicit_no_year,
    weekday,
    relative,
    range,
    context,
    publication
};

enum class DayPart : std::uint8_t { night, dawn, morning, noon, afternoon, evening };

enum class PlaceRelation : std::uint8_t { at, near, direction, distance, between, along, area };

enum class PlaceMethod : std::uint8_t {
    exact,
    folded,
    prefix_stripped,
    alias,
    phonetic,
    context,
    user_rule
};

/// What a place name does in its sentence.
enum class PlaceRole : std::uint8_t {
    location,  ///< where something is
    origin,    ///< where something comes from
    topic,     ///< what is spoken of, or the unit that another place belongs to
    metonym,   ///< a government, not a place
    demonym,   ///< an adjective of a people or a state, not a place
    speaker,   ///< part of the name of who speaks
    unresolved ///< a place that is not known
};

/// The terms of vocabulary `E`, indexed by the enum's value. Static storage, never empty.
template <class E> std::span<const Term> terms();

/// The code that files hold for `value`.
template <class E> std::string_view code(E value) {
    return terms<E>()[static_cast<std::size_t>(value)].code;
}

/// The value whose code is exactly `text`; nothing if no term has it. Linear in the terms.
template <class E> std::optional<E> from_code(std::string_view text) {
    const auto list = terms<E>();
    for (std::size_t i = 0; i < list.size(); ++i)
        if (list[i].code == text)
            return static_cast<E>(i);
    return std::nullopt;
}

template <> std::span<const Term> terms<Side>();
template <> std::span<const Term> terms<ClaimantType>();
template <> std::span<const Term> terms<Stance>();
template <> std::span<const Term> terms<EventType>();
template <> std::span<const Term> terms<SubEvent>();
template <> std::span<const Term> terms<Modality>();
template <> std::span<const Term> terms<TargetKind>();
template <> std::span<const Term> terms<Weapon>();
template <> std::span<const Term> terms<CasualtyQual>();
template <> std::span<const Term> terms<CasualtyScope>();
template <> std::span<const Term> terms<DateMethod>();
template <> std::span<const Term> terms<DayPart>();
template <> std::span<const Term> terms<PlaceRelation>();
template <> std::span<const Term> terms<PlaceMethod>();
template <> std::span<const Term> terms<PlaceRole>();

/// The ACLED event type that a sub-event belongs to.
EventType event_type(SubEvent sub_event);

/// UCDP GED's date precision 1..5 as ACLED's time precision 1..3.
int time_precision(int date_prec);

/// UCDP GED's place precision 1..7 as ACLED's geo precision 1..3.
int geo_precision(int where_prec);

} // namespace waqia::ingest
