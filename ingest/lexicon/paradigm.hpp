#pragma once

#include "ingest/lexicon/phrase_index.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace waqia::ingest {

/// One written form of a lemma: its folded words and what the ending tells.
struct InflectedForm {
    std::vector<std::string> words;
    Morph morph = morph_none;
};

/// The forms of a tagged lemma as the lexicon's README defines the tags: "v:P/I", "n:X", "a:X",
/// "m:X", "i:X", "d:X", "p:X". Endings follow the strong paradigm; a verb whose perfect ends in
/// alef maqsura follows the defective one. Throws std::invalid_argument with the reason for an
/// unknown tag or an empty form.
std::vector<InflectedForm> inflect(std::string_view tagged);

} // namespace waqia::ingest
