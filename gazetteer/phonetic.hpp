#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// How names sound across scripts: one skeleton for the Arabic, Latin, Cyrillic and Armenian
/// spellings of one name, so that a spelling that no table lists still finds its place.
namespace waqia::gazetteer {

/// The sounds of a name: what its spelling, in any of the four scripts, may be read as. A small
/// value; comparing two costs the product of their lengths, well under a microsecond.
class Sounds {
public:
    /// Reads a name as written (UTF-8, any script, any length; what is too long is cut).
    explicit Sounds(std::string_view name);

    /// How alike two names sound, 0..1; symmetric, 1 for equal sounds.
    double likeness(const Sounds& other) const;

    /// Keys under which a listed name is filed, in no order, without repeats; a handful. A name
    /// sounds like another only if one of its keys is among the other's.
    std::vector<std::uint32_t> keys() const;
    /// Keys under which names are sought that sound like this one.
    std::vector<std::uint32_t> query_keys() const;

private:
    std::string m_sounds; ///< one byte a sound
};

} // namespace waqia::gazetteer
