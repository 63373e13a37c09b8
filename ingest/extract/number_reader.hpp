#pragma once

#include "ingest/extract/numbers.hpp"

namespace waqia::ingest {

/// Reads one number as Arabic joins its parts: millions, thousands, hundreds, and below a hundred
/// the unit before the tens. Each part is smaller than the one before it.
class NumberReader {
public:
    /// All must outlive the reader, which reads no token from `end` on.
    NumberReader(const Text& text, const Annotations& found, const Lexicon& lexicon,
                 std::uint32_t end)
        : m_text(text), m_found(found), m_lexicon(lexicon), m_end(end) {}

    /// The number at `token`, nothing if there is none.
    std::optional<Number> read(std::uint32_t token);

private:
    bool take(Number& number);
    bool take_digits(Number& number);
    void take_groups(Number& number);
    bool take_vague(const NumberWord& row, bool joined, Number& number);
    bool take_twofold(const NumberWord& row, const Annotation& word, Number& number);
    bool take_scale(long scale, bool counted, Number& number);
    bool take_fraction(const Annotation& word, Number& number);
    bool add(const NumberWord& row, const Annotation& word, Number& number);
    bool add_below_thousand(const NumberWord& row, bool joined);
    bool is_ordinal(std::uint32_t token) const;
    const NumberWord* word(std::uint32_t token) const;

    const Text& m_text;
    const Annotations& m_found;
    const Lexicon& m_lexicon;
    std::uint32_t m_end;
    /// What the scales have taken; what waits for a scale, in thousandths where it has a fraction.
    long m_total = 0, m_group = 0;
    long m_room = 0;           ///< a further part of the group must be smaller
    long m_scale = 0;          ///< the last scale taken; 0 = none yet
    bool m_units_only = false; ///< the group is a unit below ten, which tens may follow
    bool m_started = false;
    std::optional<long> m_decimal; ///< thousandths, of digits that need a scale
};

} // namespace waqia::ingest
