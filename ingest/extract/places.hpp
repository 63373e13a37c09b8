#pragma once

#include "ingest/extract/claims.hpp"
#include "ingest/extract/numbers.hpp"
#include "ingest/knowledge.hpp"
#include "ingest/report.hpp"

#include <optional>
#include <string>
#include <vector>

namespace waqia::ingest {

class SoundMemory;

/// A place named in an article: tokens [first, last) of the whole phrase ("قرب قرية سوتك"); the
/// name alone is [name_first, last).
struct FoundPlace {
    std::uint32_t first = 0, name_first = 0, last = 0;
    PlaceRole role = PlaceRole::location; ///< what the words alone say: never demonym or unresolved
    std::uint32_t group = 0;              ///< the same for the members of a list ("X وY وZ")
    bool ends_way = false;   ///< the way to it begins at the place before ("the X-Y road")
    bool ground = false;     ///< the territory of a state: on which side of a border something is
    Location where;          ///< without a point where unresolved
    std::string_view reason; ///< why it is unresolved or no location, a literal; empty if it is one
    bool listed = true;      ///< a name found in the text, and not a word for one found before
};

/// Finds and resolves the places of an article in order of their names: toponyms with the type,
/// relation, distance and direction stated beside them, borders, the line of contact, and words
/// that refer back to a place. Candidates of one name are ranked by the stated type, the other
/// places of the article, and importance.
void find_places(const Text& text, const Annotations& found, const Knowledge::Tables& tables,
                 const std::vector<ParagraphRole>& roles, const Claims& claims,
                 const std::vector<Number>& numbers, SoundMemory& sounds,
                 std::vector<FoundPlace>& places);

} // namespace waqia::ingest
