#include "ingest/extract/number_reader.hpp"

#include "ingest/extract/number_digits.hpp"

#include <algorithm>

namespace waqia::ingest {

namespace {

constexpr long largest = 1'000'000'000'000;

/// Whether letters glued to digits may be a noun that they count ("7جنود"), and not the letter of
/// an era or the name of a thing.
bool is_glued_noun(std::string_view rest) {
    constexpr std::size_t shortest = 6; // bytes: three Arabic letters
    return rest.size() >= shortest && static_cast<unsigned char>(rest.front()) >= 0xD8;
}

} // namespace

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
    if (bare.front() != '0' && digits.length == bare.size() && bare.size() <= 3)
        take_groups(number);
    m_room = 1; // words do not go on with digits, but for a scale
    return true;
}

/// "6 500": groups of three digits, each one space behind the other.
void NumberReader::take_groups(Number& number) {
    while (number.last < m_end && m_text.fold(number.last).size() == 3 &&
           m_text.tokens[number.last].kind == TokenKind::number &&
           m_text.tokens[number.last].char_start == m_text.tokens[number.last - 1].char_stop + 1) {
        const auto group = digits_value(m_text.fold(number.last));
        if (!group || m_group > largest / 1000)
            return;
        m_group = m_group * 1000 + *group;
        ++number.last;
    }
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

/// "Tens", "some", and the plurals of the scales: "three thousands", "tens of thousands".
bool NumberReader::take_vague(const NumberWord& row, bool joined, Number& number) {
    constexpr long thousand = 1000;
    const bool few = number.qual == CasualtyQual::vague;
    if (row.value >= thousand && m_started && !joined && (m_group != 0 || m_decimal)) {
        m_group = few ? 1 : m_group; // "some thousands"
        return take_scale(row.value, true, number);
    }
    if (m_started && !(few && m_group < 10 && !joined))
        return false; // but "some tens" are tens
    number.qual = row.value == 10    ? CasualtyQual::tens
                  : row.value == 100 ? CasualtyQual::hundreds
                                     : CasualtyQual::vague;
    m_group = row.value;
    m_room = 1;
    return true;
}

/// The accusative of a scale behind its count. By itself it is two before what it counts, and one
/// where a smaller part is joined to it.
bool NumberReader::take_twofold(const NumberWord& row, const Annotation& a, Number& number) {
    if (m_started)
        return take_scale(row.value, !a.has(clitic_and), number);
    const Annotation* next = a.last < m_end ? m_found.at(a.last, Kind::number) : nullptr;
    const auto w = a.last < m_end ? m_text.fold(a.last) : std::string_view();
    const bool goes_on = (next && next->has(clitic_and)) || (w.starts_with("و") && digits_value(w));
    m_group = goes_on ? 1 : 2;
    return take_scale(row.value, true, number);
}

bool NumberReader::add(const NumberWord& row, const Annotation& a, Number& number) {
    if (m_group > largest || m_total > largest)
        return false;
    const bool joined = a.has(clitic_and);
    switch (row.cls) {
    case NumberClass::vague:
        return take_vague(row, joined, number);
    case NumberClass::scale:
        return take_scale(row.value, m_started && !joined, number);
    case NumberClass::twofold:
        return take_twofold(row, a, number);
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
