#include "gazetteer/filter.hpp"

#include "gazetteer/record.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <unicode/uloc.h>

namespace waqia::gazetteer {

namespace {

/// The parts between commas, empty ones too.
std::vector<std::string_view> parts_of(std::string_view text) {
    std::vector<std::string_view> parts;
    for (std::size_t from = 0;;) {
        const auto comma = text.find(',', from);
        parts.push_back(text.substr(from, comma - from));
        if (comma == std::string_view::npos)
            return parts;
        from = comma + 1;
    }
}

bool is_iso_country(const std::string& code) {
    const char* const* known = uloc_getISOCountries();
    while (*known && code != *known)
        ++known;
    return *known != nullptr;
}

} // namespace

Box Box::parse(std::string_view text) {
    const auto wrong = [&](const std::string& why) {
        return std::invalid_argument("\"" + std::string(text) + "\" " + why +
                                     "; write W,S,E,N in degrees, as 44.5,38.8,47.5,41.4");
    };
    const auto parts = parts_of(text);
    if (parts.size() != 4)
        throw wrong("is not four numbers");
    std::array<double, 4> sides{};
    for (std::size_t i = 0; i < sides.size(); ++i) {
        try {
            sides[i] = clean_number(parts[i]);
        } catch (const std::invalid_argument& e) {
            throw wrong("is no box: " + std::string(e.what()));
        }
        const double most = i % 2 == 0 ? 180.0 : 90.0;
        if (sides[i] < -most || sides[i] > most)
            throw wrong("is no box: " + std::string(parts[i]) + " is out of range");
    }
    if (sides[1] > sides[3])
        throw wrong("has its south above its north");
    return {sides[0], sides[1], sides[2], sides[3]};
}

bool Box::holds(geo::LonLat position) const {
    const bool after_west = position.lon() >= west, before_east = position.lon() <= east;
    return position.lat() >= south && position.lat() <= north &&
           (west <= east ? after_west && before_east : after_west || before_east);
}

bool PlaceFilter::holds(std::string_view country, geo::LonLat position) const {
    return (countries.empty() || country.empty() ||
            std::ranges::find(countries, country) != countries.end()) &&
           (!box || box->holds(position));
}

bool PlaceFilter::holds(const Place& place) const {
    return holds(place.country, place.position);
}

std::vector<std::string> countries_from_text(std::string_view text) {
    std::vector<std::string> codes;
    for (const auto part : parts_of(text)) {
        std::string code(part);
        for (char& c : code)
            c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (!is_iso_country(code))
            throw std::invalid_argument("\"" + std::string(part) +
                                        "\" is not a country; write ISO 3166-1 codes of two "
                                        "letters, as AM,AZ");
        codes.push_back(std::move(code));
    }
    return codes;
}

} // namespace waqia::gazetteer
