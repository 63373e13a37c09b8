#pragma once

#include "ingest/extract/claims.hpp"
#include "ingest/extract/events.hpp"
#include "ingest/knowledge.hpp"
#include "ingest/lexicon/scan.hpp"
#include "ingest/text/text.hpp"

namespace waqia::ingest {

/// Sets who is said to have done `event` and to whom, as its sentence, tokens [first, last), tells:
/// by an accusation, by the nationality of the fire, weapon or force, by the subject of its verb,
/// by the nationality or the pronoun of what was hit. A slot that the words leave open stays empty.
void find_parties(const Text& text, const Annotations& found, const Knowledge::Tables& tables,
                  const Claims& claims, std::uint32_t first, std::uint32_t last, Event& event);

} // namespace waqia::ingest
