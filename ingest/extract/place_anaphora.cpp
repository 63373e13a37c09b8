// Words that refer back to places.
#include "ingest/extract/place_anaphora.hpp"

namespace waqia::ingest {

namespace {

void copy_group(const PlaceContext& c, std::size_t last, const Annotation& word, bool whole,
                std::uint32_t group, std::vector<FoundPlace>& places) {
    std::size_t first = last;
    while (whole && first > 0 && places[first - 1].group == places[last].group)
        --first;
    for (std::size_t i = first; i <= last; ++i) {
        FoundPlace place = places[i];
        place.first = place.name_first = word.first;
        place.last = word.last;
        place.group = group;
        place.role = PlaceRole::location;
        place.reason = {};
        place.listed = false;
        place.where.method = PlaceMethod::context;
        place.where.text = c.text.words(word.first, word.last);
        places.push_back(std::move(place));
    }
}

} // namespace

std::uint32_t refer_back(const PlaceContext& c, const Annotation& word, std::uint32_t group,
                         std::vector<FoundPlace>& places) {
    if (c.found.over(word.first, Kind::institution))
        return word.first + 1; // "the authorities of the region"
    // "مدينة X" with the article is no reference; nor is the type word of a name that follows.
    if (c.found.at(word.last, Kind::toponym) || c.found.at(word.last, Kind::nationality))
        return word.first + 1;
    const Anaphor kind = c.relation(word).anaphor;
    for (std::size_t i = places.size(); i-- > 0;) {
        const FoundPlace& p = places[i];
        const bool region = p.where.feature_code == "RGN";
        const bool named_here = kind == Anaphor::settlement && p.first >= c.first;
        if (p.role != PlaceRole::location && !named_here && !(kind == Anaphor::region && region))
            continue;
        if (!p.where.point || p.where.feature_code == "PCLI" ||
            (kind == Anaphor::region && !region) ||
            (kind == Anaphor::settlement && !gazetteer::is_settlement(p.where.feature_code)))
            continue;
        copy_group(c, i, word, kind == Anaphor::many, group, places);
        break;
    }
    return word.last;
}

} // namespace waqia::ingest
