#pragma once

#include "gazetteer/index_builder.hpp"
#include "geo/lonlat.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace waqia::gazetteer {

/// One name of a place as a table states it. Owns its texts.
struct NameRecord {
    std::string text, lang;
    std::string kind = "variant"; ///< official, rival, historic, exonym, variant
    std::string side;             ///< who uses it, where that matters
    bool needs_cue = false;       ///< also a common word

    friend bool operator==(const NameRecord&, const NameRecord&) = default;
};

/// One place with all its names as a table states it, before it is in a gazetteer. Owns its texts.
struct PlaceRecord {
    std::string id, name, name_ar, feature_code, country, admin1, admin2;
    geo::LonLat position = geo::LonLat::from_degrees(0.0, 0.0);
    std::optional<std::int64_t> population;
    geo::Metres radius;
    std::vector<NameRecord> names; ///< the display names among them

    /// Adds a name unless it is empty or one of this text is there.
    void add_name(NameRecord name);
};

/// A row of a table that is no place, and why.
struct RowFault {
    std::string where;  ///< file and row, for the user
    std::string reason; ///< one line
};

/// "WHERE: REASON".
std::string to_string(const RowFault& fault);

/// The radius taken for a place of which none is stated, by its class and size; as in
/// data/build.py.
geo::Metres default_radius(std::string_view feature_code, std::optional<std::int64_t> population);

/// Why the record cannot be a place (an empty id or name, a country that is no code, a kind of name
/// that there is not); nothing if it can.
std::optional<std::string> fault_of(const PlaceRecord& record);

/// Adds the place and its names to an index; returns its number. Throws as IndexBuilder::add does.
std::uint32_t add_to(IndexBuilder& builder, const PlaceRecord& record);

/// `cell` as text in NFC without white space at its ends. Throws std::invalid_argument, with the
/// reason, if it is not UTF-8 or has a control character in it (a line break, say, of a quotation
/// mark that is not closed).
std::string clean_text(std::string_view cell);

/// A finite number in decimal. Throws std::invalid_argument with the reason.
double clean_number(std::string_view cell);

/// A whole number from 0. Throws std::invalid_argument with the reason.
std::int64_t clean_count(std::string_view cell);

/// Whether `kind` is one of the kinds of names.
bool is_name_kind(std::string_view kind);

} // namespace waqia::gazetteer
