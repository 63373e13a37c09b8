#pragma once

#include "ingest/extract/events.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace waqia::ingest {

/// One sentence of an article, tokens [first, last), as the finders of its events read it.
struct EventScene {
    const Text& text;
    const Annotations& found;
    const Knowledge::Tables& tables;
    const Claims& claims;
    const std::vector<FoundPlace>& places;
    std::uint32_t sentence = 0, first = 0, last = 0;

    char32_t mark(std::uint32_t token) const { return token < last ? text.mark(token) : 0; }
    /// How far before `token` one may look back: at most `reach` tokens.
    std::uint32_t back(std::uint32_t token, std::uint32_t reach) const {
        return token - std::min(token - first, reach);
    }
    const Occurrence* occurrence(std::uint32_t token) const {
        const Annotation* a = token < last ? found.at(token, Kind::occurrence) : nullptr;
        return a ? &tables.lexicon.occurrences[a->payload] : nullptr;
    }
    bool is(std::uint32_t token, FunctionClass cls) const {
        const Annotation* a = token < last ? found.at(token, Kind::function_word) : nullptr;
        return a && tables.lexicon.function_words[a->payload] == cls;
    }
};

/// Where the clause of a token begins: behind the last strong break.
std::uint32_t clause_start(const EventScene& scene, std::uint32_t token);

/// Whether the words say that what the event's noun tells took place: a light verb before it, or a
/// verb of happening or of leading to behind it.
bool occurs(const EventScene& scene, const Event& event, const EventWord& row);

/// Whether a verb of suffering ("was exposed to") governs the event, or one of using ("used … to
/// disperse").
bool is_suffered(const EventScene& scene, const Event& event);
bool is_means(const EventScene& scene, const Event& event);

/// Whether the words that the trigger needs are near it, and none that rules it out is beside it.
bool fits(const EventScene& scene, const Event& event, const EventWord& row,
          const Annotation& word);

/// "fire hit …", "hit … with fire": shots, where no weapon is named.
bool is_gunfire(const EventScene& scene, const Event& event);

/// The weapon that the event's words name, nothing if none is near.
std::optional<Weapon> weapon_near(const EventScene& scene, const Event& event);

/// The sub-event that a word near the trigger makes of it, by the row's column `turns`.
SubEvent turned(const EventScene& scene, const Event& event, const EventWord& row);

} // namespace waqia::ingest
