#include "ingest/extract/numbers.hpp"

#include <algorithm>

namespace waqia::ingest {

namespace {

constexpr std::size_t most_digits = 12;
constexpr long largest = 1'000'000'000'000;

/// Reads one number that begins at a token: digits or words, joined as Arabic joins them.
class NumberReader {
public:
    NumberReader(const Text& text, const Annotations& found, const Lexicon& lexicon)
        : m_text(text), m_found(found), m_lexicon(lexicon) {}

    /// The number at `token`, nothing if there is none.
    std::optional<Number> read(std::uint32_t token) {
        m_total = m_group = 0;
        Number number;
        number.first = number.last = token;
        while (number.last < m_text.tokens.size() && take(number)) {
        }
        if (number.last == number.first)
            return std::nullopt;
        if (m_total + m_group > largest)
            number.qual = CasualtyQual::vague; // no number of anything that news counts
        if (number.qual != CasualtyQual::vague)
            number.value = m_total + m_group;
        return number;
    }

private:
    /// Takes the token at number.last into the number if it goes on with it.
    bool take(Number& number) {
        const std::uint32_t at = number.last;
        const bool first = at == number.first;
        if (const auto value = digits_value(m_text.fold(at))) {
            if (!first)
                if (!m_text.fold(at).starts_with("و") || m_group != 0 || m_total == 0)
                    return false; // "one thousand and 200"
            m_group += *value;
            number.digits |= first;
            number.last = at + 1;
            return true;
        }
        const Annotation* word = m_found.at(at, Kind::number);
        if (!word || m_lexicon.numbers[word->payload].cls == NumberClass::qualifier)
            return false;
        const NumberWord& row = m_lexicon.numbers[word->payload];
        if (!add(row, first, word->has(clitic_and), number))
            return false;
        number.last = word->last;
        return true;
    }

    bool add(const NumberWord& row, bool first, bool joined, Number& number) {
        if (m_group > largest || m_total > largest)
            return false;
        switch (row.cls) {
        case NumberClass::vague:
            if (!first)
                return false;
            number.qual = row.value == 10    ? CasualtyQual::tens
                          : row.value == 100 ? CasualtyQual::hundreds
                                             : CasualtyQual::vague;
            m_group = row.value;
            return true;
        case NumberClass::hundred:
            if (!first && !joined && m_group > 0 && m_group < 10)
                m_group *= row.value;
            else if (first || joined)
                m_group += row.value;
            else
                return false;
            return true;
        case NumberClass::thousand:
        case NumberClass::million: {
            if (!first && !joined)
                m_group = std::max(m_group, 1L) * (row.value % 1000000 == 0 ? 1000000 : 1000);
            else
                m_group += row.value;
            m_total += m_group;
            m_group = 0;
            return true;
        }
        default:
            if (!first && !joined)
                return false;
            m_group += row.value;
            return true;
        }
    }

    const Text& m_text;
    const Annotations& m_found;
    const Lexicon& m_lexicon;
    long m_total = 0, m_group = 0;
};

/// Whether a qualifier with this first word may stand behind what it qualifies.
bool may_follow(std::string_view first_word) {
    return first_word == "علي" || first_word == "تقريبا"; // at least, at most, approximately
}

} // namespace

std::optional<long> digits_value(std::string_view folded) {
    if (folded.empty() || folded.back() < '0' || folded.back() > '9')
        return std::nullopt;
    for (const std::string_view clitic : {"و", "ب", "ل", "ف", "ك", "ال"})
        if (folded.size() > clitic.size() && folded.starts_with(clitic))
            folded.remove_prefix(clitic.size());
    long value = 0;
    std::size_t digits = 0, group = 0;
    bool grouped = false;
    for (std::size_t i = 0; i < folded.size(); ++i) {
        const char c = folded[i];
        if (c >= '0' && c <= '9') {
            value = value * 10 + (c - '0');
            ++group;
            if (++digits > most_digits)
                return std::nullopt;
            continue;
        }
        const bool arabic_separator =
            folded.substr(i).starts_with("٬") || folded.substr(i).starts_with("،");
        if ((c != ',' && c != '.' && !arabic_separator) || digits == 0 || (grouped && group != 3) ||
            (!grouped && group > 3))
            return std::nullopt;
        i += arabic_separator ? 1 : 0;
        grouped = true;
        group = 0;
    }
    if (digits == 0 || (grouped && group != 3))
        return std::nullopt;
    return value;
}

std::optional<Number> read_number(const Text& text, const Annotations& found,
                                  const Lexicon& lexicon, std::uint32_t token, std::uint32_t last) {
    return token < last ? NumberReader(text, found, lexicon).read(token) : std::nullopt;
}

void find_numbers(const Text& text, const Annotations& found, const Lexicon& lexicon,
                  std::vector<Number>& numbers) {
    numbers.clear();
    NumberReader reader(text, found, lexicon);
    auto qualifier = [&](std::uint32_t token) -> const Annotation* {
        const Annotation* word = found.at(token, Kind::number);
        return word && lexicon.numbers[word->payload].cls == NumberClass::qualifier ? word
                                                                                    : nullptr;
    };
    const auto count = static_cast<std::uint32_t>(text.tokens.size());
    for (std::uint32_t token = 0; token < count;) {
        const Annotation* before = qualifier(token);
        const std::uint32_t start = before ? before->last : token;
        auto number = start < count ? reader.read(start) : std::nullopt;
        if (!number) {
            token = before ? before->last : token + 1;
            continue;
        }
        auto apply = [&](const Annotation& word) {
            if (number->qual == CasualtyQual::exact)
                number->qual = *lexicon.numbers[word.payload].qual;
        };
        if (before) {
            number->first = before->first;
            apply(*before);
        }
        // "49 soldiers at least": within the counted noun phrase.
        constexpr std::uint32_t reach = 4;
        for (std::uint32_t i = number->last; i < std::min(count, number->last + reach); ++i) {
            if (text.tokens[i].kind == TokenKind::punctuation)
                break;
            const Annotation* after = qualifier(i);
            if (!after)
                continue;
            if (may_follow(text.fold(i)))
                apply(*after);
            break;
        }
        token = number->last;
        numbers.push_back(*number);
    }
}

} // namespace waqia::ingest
