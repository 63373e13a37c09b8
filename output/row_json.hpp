#pragma once

#include "output/row.hpp"

#include <nlohmann/json.hpp>

namespace waqia::output {

/// The fields of a row in their order, as GeoJSON properties hold them: days and instants as ISO
/// text, lists of places as arrays, null where nothing is stated.
nlohmann::ordered_json to_json(Layer layer, const Row& row);

/// The row's point as a GeoJSON geometry, rounded as the writer rounds it, or null.
nlohmann::ordered_json point_json(const Row& row);

/// The fields that a date has in the layer `reports`.
nlohmann::ordered_json to_json(const ingest::When& when);

} // namespace waqia::output
