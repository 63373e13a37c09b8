#include "ingest/extract/number_reader.hpp"

#include <algorithm>

namespace waqia::ingest {

namespace {

constexpr long largest = 1'000'000'000'000;
constexpr std::size_t most_digits = 12;

/// What stands between groups of three digits (folding makes a no-break space a space), or before
/// the fraction of a decimal number: its length in bytes, 0 if none stands at `at`.
std::size_t separator(std::string_view w, std::size_t at) {
    for (const std::string_view mark : {",", ".", "٬", "،", "٫", " "})
        if (w.substr(at).starts_with(mark))
            return mark.size();
    return 0;
}

struct Digits {
    std::optional<long> whole;   ///< as a whole number, its groups of three digits
    std::optional<long> decimal; ///< thousandths, as a number with a fraction
    std::size_t length = 0;      ///< in bytes
};

/// The digits with which a folded word begins.
Digits leading_digits(std::string_view w) {
    Digits result;
    long value = 0, decimal = 0;
    std::size_t digits = 0, group = 0, groups = 0, i = 0;
    bool whole = true;
    while (i < w.size()) {
        if (w[i] >= '0' && w[i] <= '9') {
            value = value * 10 + (w[i] - '0');
            ++group;
            ++i;
            if (++digits > most_digits)
                return {};
            continue;
        }
        const std::size_t mark = separator(w, i);
        if (mark == 0 || i + mark >= w.size() || w[i + mark] < '0' || w[i + mark] > '9')
            break;
        whole &= groups == 0 ? group <= 3 : group == 3;
        if (groups == 0)
            decimal = value;
        ++groups;
        group = 0;
        i += mark;
    }
    if (digits == 0)
        return {};
    result.length = i;
    if (groups == 0 || (whole && group == 3))
        result.whole = value;
    constexpr long thousandths[] = {1, 100, 10, 1};
    if (groups == 1 && group <= 3)
        result.decimal = decimal * 1000 + (value - decimal * (group == 1   ? 10
                                                              : group == 2 ? 100
                                                                           : 1000)) *
                                              thousandths[group];
    return result;
}

std::string_view without_proclitics(std::string_view w) {
    for (const std::string_view clitic : {"و", "ف", "ب", "ل", "ك", "ال"})
        if (w.size() > clitic.size() && w.starts_with(clitic))
            w.remove_prefix(clitic.size());
    return w;
}

/// Whether letters glued to digits may be a noun that they count ("7جنود"), and not the letter of
/// an era or the name of a thing.
bool is_glued_noun(std::string_view rest) {
    constexpr std::size_t shortest = 6; // bytes: three Arabic letters
    return rest.size() >= shortest && static_cast<unsigned char>(rest.front()) >= 0xD8;
}

} // namespace

std::optional<long> digits_value(std::string_view folded) {
    const auto w = without_proclitics(folded);
    const auto digits = leading_digits(w);
    return digits.length == w.size() ? digits.whole : std::nullopt;
}

std::optional<Number> NumberReader::read(std::uint32_t token) {
    m_total = m_group = m_room = m_scale = 0;
    m_units_only = m_started = false;
    m_decimal.reset();
    Number number;
    number.first = number.last = token;
    while (number.last < m_end && take(number))
        m_started = true;
    if (number.last == number.first || m_decimal)
        return std::nullopt; // nothing, or a fraction of nothing that news counts
    if (m_total + m_group > largest)
        number.qual = CasualtyQual::vague;
    else if (number.qual != CasualtyQual::vague || m_total + m_group >= 10)
        number.value = m_total + m_group;
    return number;
}

const NumberWord* NumberReader::word(std::uint32_t token) const {
    const Annotation* a = token < m_end ? m_found.at(token, Kind::number) : nullptr;
    return a ? &m_lexicon.numbers[a->payload] : nullptr;
}

/// "The eleventh", "the twenty-first", "the fifth (hour)"; a weekday that is spelled like "two".
bool NumberReader::is_ordinal(std::uint32_t token) const {
    const Annotation* date = m_found.over(token, Kind::date);
    if (!date)
        return false;
    const auto cls = m_lexicon.dates[date->payload].cls;
    if (cls == DateClass::weekday) { // "the two and thirty" is 32
        const NumberWord* next = word(date->last);
        return !(next && next->cls == NumberClass::tens &&
                 m_found.at(date->last, Kind::number)->has(clitic_and));
    }
    return (cls == DateClass::ordinal && date->last - date->first > 1) ||
           cls == DateClass::decade || cls == DateClass::century || cls == DateClass::hour;
}

/// Takes the token at number.last into the number if it goes on with it.
bool NumberReader::take(Number& number) {
    if (m_text.tokens[number.last].kind == TokenKind::punctuation)
        return false;
    if (take_digits(number))
        return true;
    const Annotation* a = m_found.at(number.last, Kind::number);
    if (!a || a->last > m_end || is_ordinal(number.last) ||
        !add(m_lexicon.numbers[a->payload], *a, number))
        return false;
    number.last = std::max(number.last, a->last);
    return true;
}

/// Digits begin a number, go on with its groups of three ("6 500"), or stand for what is below its
/// scale ("15 thousand and 300").
bool NumberReader::take_digits(Number& number) {
    const std::uint32_t at = number.last;
    const auto w = m_text.fold(at);
    const auto bare = without_proclitics(w);
    const auto digits = leading_digits(bare);
    if (digits.length == 0 ||
        (digits.length < bare.size() && !is_glued_noun(bare.substr(digits.length))))
        return false;
    if (m_started) {
        const bool below = w.starts_with("و") && m_group == 0 && m_scale != 0 && digits.whole &&
                           *digits.whole < m_scale;
        if (!below)
            return false;
        m_group = *digits.whole;
        m_room = 1;
        number.last = at + 1;
        return true;
    }
    number.digits = true;
    number.last = at + 1;
    // A decimal number wants a scale: "1.234 million", but "1.234 soldiers".
    const NumberWord* next = word(number.last);
    const bool scaled = next && (next->cls == NumberClass::scale ||
                                 next->cls == NumberClass::twofold || next->value >= 1000);
    const bool dot =
        bare.find('.') != std::string_view::npos || bare.find("٫") != std::string_view::npos;
    if (digits.decimal && (!digits.whole || (scaled && dot))) {
        m_decimal = digits.decimal;
        return true;
    }
    if (!digits.whole)
        return false;
    m_group = *digits.whole;
    // "6 500": groups of three digits, each one space behind the other.
    if (bare.front() != '0' && digits.length == bare.size() && bare.size() <= 3)
        while (number.last < m_end && m_text.fold(number.last).size() == 3 &&
               m_text.tokens[number.last].kind == TokenKind::number &&
               m_text.tokens[number.last].char_start ==
                   m_text.tokens[number.last - 1].char_stop + 1) {
            const auto group = digits_value(m_text.fold(number.last));
            if (!group || m_group > largest / 1000)
                break;
            m_group = m_group * 1000 + *group;
            ++number.last;
        }
    m_room = 1; // words do not go on with digits, but for a scale
    return true;
}

/// A thousand or a million: of what stands before it, or one more.
bool NumberReader::take_scale(long scale, bool counted, Number& number) {
    if (m_scale != 0 && scale >= m_scale)
        return false;
    if (m_decimal) {
        m_total += *m_decimal * (scale / 1000);
        m_decimal.reset();
    } else if (counted) {
        if (m_group > largest / scale)
            number.qual = CasualtyQual::vague;
        m_total += std::min(m_group, largest) * scale;
    } else {
        if (m_group != 0)
            return false;
        m_total += scale;
    }
    m_group = 0;
    m_room = 0;
    m_units_only = false;
    m_scale = scale;
    return true;
}

/// "Half a million", "a million and a half (of the million)".
bool NumberReader::take_fraction(const Annotation& a, Number& number) {
    const long hundredths = m_lexicon.numbers[a.payload].value;
    const auto scale_at = [&](std::uint32_t token) {
        const NumberWord* next = word(token);
        return next && (next->cls == NumberClass::scale || next->cls == NumberClass::twofold)
                   ? next->value
                   : 0;
    };
    const long behind = scale_at(a.last);
    if (!m_started) {
        if (behind == 0)
            return false;
        m_total = behind / 100 * hundredths;
        m_scale = behind;
    } else {
        if (!a.has(clitic_and) || m_scale == 0 || m_group != 0)
            return false;
        m_total += m_scale / 100 * hundredths;
    }
    number.last =
        behind != 0 && behind == m_scale ? m_found.at(a.last, Kind::number)->last : a.last;
    m_room = 1;
    return true;
}

bool NumberReader::add(const NumberWord& row, const Annotation& a, Number& number) {
    if (m_group > largest || m_total > largest)
        return false;
    const bool joined = a.has(clitic_and);
    switch (row.cls) {
    case NumberClass::vague: {
        constexpr long thousand = 1000;
        if (row.value >= thousand && m_started && !joined && (m_group != 0 || m_decimal)) {
            const bool few = number.qual == CasualtyQual::vague; // "some thousands"
            m_group = few ? 1 : m_group;
            return take_scale(row.value, true, number);
        }
        // "Some tens" are tens.
        if (m_started && !(number.qual == CasualtyQual::vague && m_group < 10 && !joined))
            return false;
        number.qual = row.value == 10    ? CasualtyQual::tens
                      : row.value == 100 ? CasualtyQual::hundreds
                                         : CasualtyQual::vague;
        m_group = row.value;
        m_room = 1;
        return true;
    }
    case NumberClass::scale:
        return take_scale(row.value, m_started && !joined, number);
    case NumberClass::twofold: {
        if (m_started)
            return take_scale(row.value, !joined, number);
        // Before what it counts it is two; joined to a smaller part it is one.
        const NumberWord* next = word(a.last);
        const bool goes_on = (next && m_found.at(a.last, Kind::number)->has(clitic_and)) ||
                             (a.last < m_end && m_text.fold(a.last).starts_with("و") &&
                              digits_value(m_text.fold(a.last)));
        m_group = goes_on ? 1 : 2;
        return take_scale(row.value, true, number);
    }
    case NumberClass::thousands:
        if ((m_started && !joined) || !take_scale(row.value / 2, false, number))
            return false;
        m_total += row.value / 2;
        return true;
    case NumberClass::fraction:
        return take_fraction(a, number);
    default:
        return row.cls < NumberClass::scale && number.qual == CasualtyQual::exact && !m_decimal &&
               add_below_thousand(row, joined);
    }
}

bool NumberReader::add_below_thousand(const NumberWord& row, bool joined) {
    const bool opens = m_group == 0 && m_room == 0;
    if (opens && m_started && !joined)
        return false;
    if (row.cls == NumberClass::hundred && !opens && !joined) { // "three hundred" in two words
        if (!m_units_only || m_group < 3 || m_group > 9)
            return false;
        m_group *= row.value;
        m_room = row.value;
        m_units_only = false;
        return true;
    }
    if (!opens && !joined)
        return false;
    const bool after_unit = m_units_only && row.cls == NumberClass::tens;
    if (!opens && !after_unit && row.value >= m_room)
        return false;
    m_group += row.value;
    m_units_only = row.cls == NumberClass::unit && row.value > 0;
    m_room = row.cls == NumberClass::hundred || row.cls == NumberClass::hundreds ? 100 : 1;
    return true;
}

std::optional<Number> read_number(const Text& text, const Annotations& found,
                                  const Lexicon& lexicon, std::uint32_t token, std::uint32_t last) {
    return token < last ? NumberReader(text, found, lexicon, last).read(token) : std::nullopt;
}

} // namespace waqia::ingest
