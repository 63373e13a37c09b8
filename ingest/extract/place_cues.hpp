#pragma once

#include "ingest/extract/place_phrase.hpp"

#include <string_view>

namespace waqia::ingest {

/// Whether a name is only part of a longer phrase, or a word that is no name here.
bool part_of_longer(const PlaceContext& context, const Annotation& name);

/// "the soldier X", "X Hakobyan": a person of the place's name.
bool is_person(const PlaceContext& context, const NamePhrase& phrase);

/// Whether the phrase that ends at `token` ends there: a mark, a relation, "and", an event or a
/// date follows, and no noun or "of" that goes on with it.
bool stands_alone(const PlaceContext& context, std::uint32_t token);

/// Whether all that bear the name count only where a place is certain.
bool is_common_word(const PlaceContext& context, const Annotation& name);

/// The country (ISO code) of all that bear a name; empty if they lie in several.
std::string_view common_country(const PlaceContext& context, const Annotation& name);

/// The state (ISO code) in which the words behind a place that ends at `token` put it: "X
/// الإيرانية", "X شمالي إيران", "X في محافظة أردبيل"; empty if none do.
std::string_view country_behind(const PlaceContext& context, std::uint32_t token);

/// The administrative unit whose type word and name follow a settlement that ends at `token`
/// ("village X in the province of Y"); nothing if none does.
std::optional<std::uint32_t> unit_behind(const PlaceContext& context, std::uint32_t token);

/// The first of the user's rules of the name that holds in this article, null if none does.
const gazetteer::Rule* rule_of(const PlaceContext& context, const Annotation& name);

/// "the fall of X", "the shelling of X", "control of X", where X begins at `token`.
bool is_object(const PlaceContext& context, std::uint32_t token);

/// Whether a word for a spatial relation makes what follows a place; null is none.
bool puts_somewhere(const PlaceContext& context, const Annotation* relation);

} // namespace waqia::ingest
