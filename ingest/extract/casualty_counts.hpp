#pragma once

#include "ingest/extract/dates.hpp"
#include "ingest/extract/numbers.hpp"
#include "ingest/lexicon/lexicon.hpp"
#include "ingest/lexicon/scan.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace waqia::ingest {

/// How many people, and who: a number, or a noun that counts by its own form, tokens
/// [first, last).
struct Count {
    std::uint32_t first = 0, last = 0;
    std::optional<int> value;
    CasualtyQual qual = CasualtyQual::vague;
    std::optional<PersonClass> who;
    std::optional<Side> side;
    bool own = false;   ///< a pronoun says they are the speaker's
    bool mixed = false; ///< a sum of people of more than one side or class
};

/// Reads counts of people in tokens [first, last) of a text.
class CountReader {
public:
    CountReader(const Text& text, const Annotations& found, const Lexicon& lexicon,
                const std::vector<Number>& numbers, const std::vector<DateExpression>& dates,
                std::uint32_t first, std::uint32_t last)
        : m_text(text), m_found(found), m_lexicon(lexicon), m_numbers(numbers), m_dates(dates),
          m_first(first), m_last(last) {}

    /// The number that holds the token and may count people: no length, age, day or thing.
    const Number* number_at(std::uint32_t token) const;
    bool in_date(std::uint32_t token) const;
    /// A person noun that counts by itself: a dual, an indefinite singular, one of several, a rank
    /// with a name. Without a value where it is a person noun that counts nobody.
    std::optional<Count> of_person(std::uint32_t token) const;
    Count of_number(const Number& number) const;
    /// Adds what stands beside a count by "and": "two soldiers and a civilian", "four Armenians and
    /// three Azerbaijanis"; not what another word of harm counts.
    void add_coordinated(Count& count) const;
    /// The person noun at or soon behind `token`, and the side of an adjective beside it.
    void describe(Count& count, std::uint32_t token) const;
    bool is(std::uint32_t token, FunctionClass cls) const;

private:
    bool is_own(std::uint32_t token) const;
    bool is_two(std::uint32_t token) const;
    bool is_named(const Annotation& person) const;
    std::optional<Count> next_of_list(const Count& count) const;

    const Text& m_text;
    const Annotations& m_found;
    const Lexicon& m_lexicon;
    const std::vector<Number>& m_numbers;
    const std::vector<DateExpression>& m_dates;
    std::uint32_t m_first, m_last;
};

} // namespace waqia::ingest
