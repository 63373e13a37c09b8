#pragma once

#include "ingest/extract/casualties.hpp"
#include "ingest/extract/claims.hpp"
#include "ingest/extract/dates.hpp"
#include "ingest/extract/places.hpp"
#include "ingest/knowledge.hpp"

#include <optional>
#include <string>
#include <vector>

namespace waqia::ingest {

/// Who acts or suffers, as the event's words tell.
struct Party {
    std::string name;
    std::optional<Side> side;
    std::string_view rule; ///< what in the sentence gave it, a literal
};

/// Something that the text tells happened: the trigger is tokens [first, last), its clause tokens
/// [clause_first, clause_last).
struct Event {
    std::uint32_t first = 0, last = 0;
    std::uint32_t clause_first = 0, clause_last = 0;
    std::uint32_t sentence = 0;
    SubEvent sub_event = SubEvent::other;
    EventNote note = EventNote::none;
    Modality modality = Modality::reported;
    bool asserted = false; ///< said to have taken place, and not only mentioned
    bool definite = false; ///< "the clashes": may point at an event told before
    bool violent = true;   ///< may carry casualties
    std::optional<Weapon> weapon;
    std::optional<TargetKind> target_kind;
    Party initiator, target;
};

/// The sub-event that a weapon makes of an attack, as ACLED's codebook divides them; `otherwise`
/// where the weapon decides nothing.
SubEvent sub_event_by_weapon(SubEvent otherwise, Weapon weapon);

/// Whether people come to harm in such an event, so that figures beside it may be its.
bool may_harm(SubEvent sub_event);

/// Finds the events of one sentence. Appends to `events` in order.
void find_events(const Text& text, const Annotations& found, const Knowledge::Tables& tables,
                 const Claims& claims, const std::vector<FoundPlace>& places,
                 std::uint32_t sentence, std::vector<Event>& events);

} // namespace waqia::ingest
