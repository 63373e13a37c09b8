#include "ingest/text/structure.hpp"

#include <algorithm>

namespace waqia::ingest {

namespace {

constexpr std::uint32_t longest_heading = 22;    // tokens
constexpr std::uint32_t longest_noise_line = 24; // tokens

struct Line {
    std::uint32_t first, last;
};

Line line_of(const Text& text, const Paragraph& paragraph) {
    return {text.sentences[paragraph.first].first, text.sentences[paragraph.last - 1].last};
}

bool ends_as_sentence(const Text& text, Line line) {
    for (std::uint32_t i = line.last; i-- > line.first;) {
        const char32_t mark = text.mark(i);
        if (mark == 0)
            return false;
        if (mark == U'.' || mark == U'!' || mark == U'؟' || mark == U'…')
            return true;
        if (mark != U'"' && mark != U'”' && mark != U'»' && mark != U')')
            return false;
    }
    return false;
}

bool has_arabic_word(const Text& text, Line line) {
    for (std::uint32_t i = line.first; i < line.last; ++i) {
        const auto word = text.fold(i);
        if (!word.empty() && static_cast<unsigned char>(word.front()) >= 0xD8)
            return true;
    }
    return false;
}

} // namespace

std::vector<ParagraphRole> paragraph_roles(const Text& text, const Annotations& found,
                                           const Lexicon& lexicon) {
    std::vector<ParagraphRole> roles(text.paragraphs.size(), ParagraphRole::body);
    std::vector<std::string_view> headings;
    bool tail = false, any_body = false;
    for (std::size_t p = 0; p < roles.size(); ++p) {
        const Line line = line_of(text, text.paragraphs[p]);
        const Annotation* noise = found.at(line.first, Kind::noise);
        const std::uint32_t size = line.last - line.first;
        if (noise && size <= longest_noise_line &&
            lexicon.noise[noise->payload] == NoiseClass::tail)
            tail = any_body;
        const bool sentence = ends_as_sentence(text, line);
        const bool link = noise && lexicon.noise[noise->payload] == NoiseClass::link;
        if (tail || !has_arabic_word(text, line) ||
            (noise && size <= longest_noise_line && (link || !sentence))) {
            roles[p] = ParagraphRole::noise;
        } else if (size <= longest_heading && !sentence) {
            const auto words = text.words(line.first, line.last);
            const bool repeated =
                std::find(headings.begin(), headings.end(), words) != headings.end();
            roles[p] = repeated ? ParagraphRole::noise : ParagraphRole::heading;
            headings.push_back(words);
        } else {
            any_body = true;
        }
    }
    if (!any_body)
        std::replace(roles.begin(), roles.end(), ParagraphRole::heading, ParagraphRole::body);
    return roles;
}

} // namespace waqia::ingest
