#pragma once

#include "gazetteer/index_builder.hpp"
#include "gazetteer/index_file.hpp"

#include <cstdint>
#include <filesystem>

/// The tables of the bundled gazetteer, `places.tsv` and `names.tsv` of one folder.
namespace waqia::gazetteer {

/// XXH3 of both tables' bytes, so that an index tells whether it was made of them: what an analyst
/// edits counts at once. Some milliseconds for a hundred megabytes. Throws std::runtime_error
/// naming a table that cannot be read.
std::uint64_t hash_of_tables(const std::filesystem::path& folder);

/// Reads both tables. Throws std::runtime_error naming file, line and reason.
IndexBuilder read_tables(const std::filesystem::path& folder);

/// The index that was made of the tables of `folder`: the file FOLDER.index, if it is there and was
/// made of these very tables, else one made of them now. Throws as read_tables does.
IndexFile open_bundled(const std::filesystem::path& folder);

} // namespace waqia::gazetteer
