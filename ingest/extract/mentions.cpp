#include "ingest/extract/mentions.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace waqia::ingest {

namespace {

PlaceMention mention_of(const Text& text, std::uint32_t first, std::uint32_t last) {
    PlaceMention mention;
    mention.text = text.words(first, last);
    mention.char_start = text.tokens[first].char_start;
    mention.char_stop = text.tokens[last - 1].char_stop;
    return mention;
}

PlaceMention name_mention(const Text& text, const FoundPlace& place) {
    PlaceMention mention = mention_of(text, place.name_first, place.last);
    mention.role = place.role;
    mention.where = place.where;
    mention.reason = place.reason;
    if (place.role == PlaceRole::metonym || place.role == PlaceRole::speaker) {
        mention.where.point.reset();
        mention.where.where_prec.reset();
        mention.where.relation.reset();
        mention.where.footprint = {};
    } else if (!place.where.point) {
        mention.role = PlaceRole::unresolved;
        if (place.role != PlaceRole::location)
            mention.reason = "not resolved: " + mention.reason;
    }
    return mention;
}

/// "the Armenian forces": the adjective, where it is no part of a place's name.
void add_demonyms(const Analysis& a, std::vector<PlaceMention>& mentions) {
    std::vector<bool> named(a.text.tokens.size());
    for (const FoundPlace& place : a.places)
        std::fill(named.begin() + place.name_first, named.begin() + place.last, true);
    for (const Sentence& sentence : a.text.sentences) {
        if (a.roles[sentence.paragraph] == ParagraphRole::noise)
            continue;
        for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
            const Annotation* adjective = a.found.at(i, Kind::nationality);
            if (!adjective || named[i])
                continue;
            PlaceMention mention = mention_of(a.text, adjective->first, adjective->last);
            mention.role = PlaceRole::demonym;
            mention.reason = "demonym: an adjective of a people or state, not a place";
            mentions.push_back(std::move(mention));
        }
    }
}

} // namespace

std::vector<PlaceMention> find_mentions(const Analysis& analysis) {
    const auto before = [](const PlaceMention& a, const PlaceMention& b) {
        return std::tie(a.char_start, a.char_stop) < std::tie(b.char_start, b.char_stop);
    };
    std::vector<PlaceMention> names, demonyms, mentions;
    for (const FoundPlace& place : analysis.places)
        if (place.listed)
            names.push_back(name_mention(analysis.text, place));
    if (!std::is_sorted(names.begin(), names.end(), before))
        std::stable_sort(names.begin(), names.end(), before);
    add_demonyms(analysis, demonyms);
    mentions.reserve(names.size() + demonyms.size());
    std::merge(std::move_iterator(names.begin()), std::move_iterator(names.end()),
               std::move_iterator(demonyms.begin()), std::move_iterator(demonyms.end()),
               std::back_inserter(mentions), before);
    return mentions;
}

} // namespace waqia::ingest
