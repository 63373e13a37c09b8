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
///
/// The letters become sounds, or letters that stand for several sounds (phonetic_letters.hpp); two
/// names are compared by the cheapest alignment of their sounds (Wagner and Fischer 1974), weighted
/// by how near two sounds are (phonetic_sounds.hpp, after Editex: Zobel and Dart 1996), as sets of
/// readings rather than one (the idea of Beider and Morse 2008). Words such as "upper" are equal in
/// all languages (phonetic_words.hpp). Keys are skeletons of classes of consonants.
class Sounds {
public:
    /// From this likeness on two names may be taken for one. Of common words of Arabic news that
    /// name no place, about one in ten sounds so much like some village: seek only where the text
    /// makes a place likely.
    static constexpr double alike = 0.88;

    /// Reads a name as written (UTF-8, any script, any length; what is too long is cut).
    explicit Sounds(std::string_view name);
    /// Restores the sounds from what `bytes` gave.
    static Sounds from_bytes(std::string_view bytes);
    /// The sounds as a string of at most 255 bytes for an index to keep; valid as long as this.
    std::string_view bytes() const { return m_bytes; }

    /// How alike two names sound, 0..1; symmetric, 1 for equal sounds, 0 if either has none.
    double likeness(const Sounds& other) const { return likeness(other.bytes()); }
    /// The same for sounds that an index keeps, as `bytes` gave them.
    /// What is below `at_least` is given as 0, and sooner.
    double likeness(std::string_view bytes, double at_least = 0.0) const;

    /// Keys under which a listed name is filed, in no order, without repeats; at most 8. A name
    /// sounds like another only if one of its keys is among the other's.
    std::vector<std::uint32_t> keys() const;
    /// Keys under which names are sought that sound like this one; some dozens at most.
    std::vector<std::uint32_t> query_keys() const;

private:
    Sounds() = default;

    /// All the sounds; where some words have a meaning, also the meanings and the other words'
    /// sounds, divided by spaces.
    std::string m_bytes;
};

} // namespace waqia::gazetteer
