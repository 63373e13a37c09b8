#pragma once

#include "ingest/extract/speakers.hpp"
#include "ingest/text/structure.hpp"

#include <vector>

namespace waqia::ingest {

/// A reporting frame: who says something, and which tokens are what is said.
struct Frame {
    std::uint32_t first = 0, last = 0; ///< tokens of the frame itself: verb and speaker
    std::uint32_t content = 0;         ///< first token of what is said, where it follows the frame
    Claim claim;
    SpeechClass speech = SpeechClass::say;
    std::optional<Side> accused; ///< whom an accusation names as the one who did it
    std::string accused_name;
    bool trailing = false;  ///< stands behind what is said
    bool continued = false; ///< its subject is left out: the speaker before goes on
};

/// The frames of an article, and for each token the frame whose words it is part of.
struct Claims {
    static constexpr std::uint32_t none = UINT32_MAX;

    std::vector<Frame> frames;
    std::vector<std::uint32_t> frame_of; ///< by token, `none` where nobody is said to say it

    const Frame* over(std::uint32_t token) const {
        return frame_of[token] == none ? nullptr : &frames[frame_of[token]];
    }
};

/// Finds the reporting frames of an article and their scopes: to the end of the sentence or of the
/// quotation; backward from "according to"; the innermost named source wins, media that relay it
/// become `claimant_via`.
void find_claims(const Text& text, const Annotations& found, const Knowledge::Tables& tables,
                 const std::vector<ParagraphRole>& roles, Claims& claims);

} // namespace waqia::ingest
