#pragma once

#include "ingest/vocabulary.hpp"
#include "output/fields.hpp"

namespace waqia::output {

/// A closed vocabulary as the files know it. All views are of static storage.
struct Domain {
    std::string_view name;
    std::string_view description; ///< one line of English
    FieldType type;               ///< string or integer
    std::span<const ingest::Term> terms;
};

/// Every closed vocabulary that a field of `fields()` names. Static storage.
std::span<const Domain> domains();

/// How an article's row says whether it was read.
inline constexpr std::string_view status_read = "read", status_rejected = "rejected";

/// What `review_status` is before anyone has edited the incident.
inline constexpr std::string_view review_auto = "auto";

/// The code of `from` in the domain `published_from`.
std::string_view published_from_code(ingest::PublishedFrom from);

} // namespace waqia::output
