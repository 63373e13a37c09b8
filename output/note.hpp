#pragma once

#include "output/row.hpp"

#include <string>

namespace waqia::output {

/// One line of English: what, where, when, according to whom; `report` is a row of `reports`.
std::string note_of(const Row& report);

} // namespace waqia::output
