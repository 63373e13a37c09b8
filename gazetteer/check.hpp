#pragma once

#include "gazetteer/record.hpp"
#include "gazetteer/table_source.hpp"
#include "geo/boundaries.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace waqia::gazetteer {

/// Places as their tables state them, with the rows that state none.
struct CheckInput {
    struct Row {
        PlaceRecord place;
        std::string where; ///< file and row
    };
    std::vector<Row> rows;
    std::vector<RowFault> faults;
};

/// Adds the bundled tables, `places.tsv` and `names.tsv` of a folder. Throws std::runtime_error if
/// one cannot be read at all.
void read_bundled(const std::filesystem::path& folder, CheckInput& input);
/// Adds a table of the user's own, or an index. Throws std::runtime_error likewise.
void read_source(const TableSource& source, CheckInput& input);

/// An error makes a table unfit for use; a warning is worth a look; an info is good to know.
enum class Severity { error, warning, info };

std::string_view to_string(Severity severity);

/// One thing that a check found.
struct Finding {
    std::string where;    ///< file and row; empty if it is of several
    std::string place_id; ///< empty if it is of several
    std::string text;     ///< one line
};

/// One check and all that it found.
struct Check {
    std::string name, question; ///< what is looked for, in a few words
    Severity severity = Severity::info;
    std::vector<Finding> findings;
};

/// What tells a place from a common word and where units lie.
struct CheckKnowledge {
    const geo::Boundaries* boundaries = nullptr;  ///< never null
    std::unordered_set<std::string> common_words; ///< folded
    std::unordered_set<std::string> units;        ///< folded names of units elsewhere, "AM syunik"
};

/// The folded words of the column `word` of a table such as data/common_words.txt.
std::unordered_set<std::string> common_words(const std::filesystem::path& table);
/// The names that the units among some places bear, for CheckKnowledge.
std::unordered_set<std::string> unit_names(const CheckInput& input);

/// Runs every check. Costs some seconds for a hundred thousand names.
std::vector<Check> check_places(const CheckInput& input, const CheckKnowledge& knowledge);

} // namespace waqia::gazetteer
