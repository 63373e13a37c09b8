#include "ingest/extract/numbers.hpp"

#include "ingest/extract/number_reader.hpp"

#include <algorithm>
#include <array>

namespace waqia::ingest {

namespace {

/// The numbers of a text with what qualifies them.
class NumberFinder {
public:
    NumberFinder(const Text& text, const Annotations& found, const Lexicon& lexicon)
        : m_text(text), m_found(found), m_lexicon(lexicon),
          m_count(static_cast<std::uint32_t>(text.tokens.size())),
          m_reader(text, found, lexicon, m_count) {}

    void run(std::vector<Number>& numbers) {
        for (std::uint32_t token = 0; token < m_count;) {
            const Annotation* before = qualifier(token);
            const std::uint32_t start = before ? number_behind(*before) : token;
            auto number = start < m_count ? m_reader.read(start) : std::nullopt;
            if (!number) {
                token = before ? before->last : token + 1;
                continue;
            }
            take_upper_bound(*number);
            token = number->last;
            if (is_share(number->last) || is_name(*number))
                continue;
            if (is_clock(*number)) {
                token = number->last + 2;
                continue;
            }
            if (before) {
                number->first = before->first;
                qualify(*number, *before);
            }
            qualify_behind(*number, number->last);
            numbers.push_back(*number);
        }
    }

    /// "49 soldiers at least": within the counted noun phrase.
    void qualify_behind(Number& number, std::uint32_t from) const {
        constexpr std::uint32_t reach = 4;
        for (std::uint32_t i = from; i < std::min(m_count, from + reach); ++i) {
            if (m_text.tokens[i].kind == TokenKind::punctuation)
                return;
            const Annotation* after = qualifier(i);
            if (!after)
                continue;
            if (row(*after).cls == NumberClass::qualifier_beside)
                qualify(number, *after);
            return;
        }
    }

    const Annotation* qualifier(std::uint32_t token) const {
        const Annotation* word = m_found.at(token, Kind::number);
        return word && row(*word).is_qualifier() ? word : nullptr;
    }

    /// The qualifier whose last word the token is.
    const Annotation* qualifier_over(std::uint32_t token) const {
        const Annotation* word = m_found.over(token, Kind::number);
        return word && word->last == token + 1 && row(*word).is_qualifier() ? word : nullptr;
    }

    void qualify(Number& number, const Annotation& word) const {
        if (number.qual == CasualtyQual::exact)
            number.qual = *row(word).qual;
    }

private:
    const NumberWord& row(const Annotation& a) const { return m_lexicon.numbers[a.payload]; }

    /// Where the number begins that a qualifier before it may qualify: behind a verb a noun may
    /// stand between ("their number is put at 20"), and qualifiers may follow each other.
    std::uint32_t number_behind(const Annotation& before) const {
        std::uint32_t at = before.last;
        if (const Annotation* again = qualifier(at))
            at = again->last;
        if (row(before).cls != NumberClass::qualifier_verb)
            return at;
        constexpr std::uint32_t reach = 3;
        const std::uint32_t stop = std::min(m_count, at + reach);
        for (; at < stop; ++at) {
            if (m_text.tokens[at].kind == TokenKind::punctuation)
                return before.last;
            const Annotation* word = m_found.at(at, Kind::number);
            if (word && row(*word).is_qualifier())
                return word->last;
            if (word || digits_value(m_text.fold(at)))
                return at;
        }
        return at;
    }

    /// "Between 10 and 15", "10 to 15", "10-15": at least the lower bound.
    void take_upper_bound(Number& number) {
        if (!number.value || number.qual != CasualtyQual::exact)
            return;
        const std::uint32_t at = number.last;
        const auto relation = [&](std::uint32_t token, RelationClass cls) {
            const Annotation* a = m_found.over(token, Kind::relation);
            return a && m_lexicon.relations[a->payload].cls == cls;
        };
        const bool between = number.first > 0 && relation(number.first - 1, RelationClass::between);
        const Annotation* until = m_found.at(at, Kind::date);
        // "From 10 to 15" may tell of a rise.
        const bool to = until && m_lexicon.dates[until->payload].cls == DateClass::until &&
                        !(number.first > 0 && relation(number.first - 1, RelationClass::from));
        const bool dash = m_text.mark(at) == U'-' || m_text.mark(at) == U'–';
        if (!between && !to && !(dash && number.digits))
            return;
        const std::uint32_t second = to || dash ? at + 1 : at;
        const auto upper = second < m_count ? m_reader.read(second) : std::nullopt;
        if (!upper || !upper->value || *upper->value <= *number.value ||
            (between && !m_text.fold(second).starts_with("و")))
            return;
        number.last = upper->last;
        number.qual = CasualtyQual::at_least;
    }

    bool is_share(std::uint32_t token) const {
        const char32_t mark = m_text.mark(token);
        if (mark == U'%' || mark == U'٪')
            return true;
        const Annotation* a = m_found.at(token, Kind::number);
        return a && row(*a).cls == NumberClass::share;
    }

    /// "20:05", where no date tells that it is a clock time.
    bool is_clock(const Number& number) const {
        const std::uint32_t minute = number.last + 1;
        if (!number.digits || !number.value || *number.value > 24 ||
            m_text.mark(number.last) != U':' || minute >= m_count)
            return false;
        const auto value = digits_value(m_text.fold(minute));
        return value && *value < 60 && m_text.fold(minute).size() == 2;
    }

    /// "The 44th brigade", "article 51", "the thirtieth anniversary": the number of a thing, not of
    /// things. In words it has the article, "one brigade" has none.
    bool is_name(const Number& number) const {
        const std::uint32_t token = number.first;
        const Annotation* word = m_found.at(token, Kind::number);
        const Annotation* before = token > 0 ? m_found.over(token - 1, Kind::number) : nullptr;
        return before && before->last == token && row(*before).cls == NumberClass::label &&
               (number.digits || (word && word->has(clitic_the)));
    }

    const Text& m_text;
    const Annotations& m_found;
    const Lexicon& m_lexicon;
    std::uint32_t m_count;
    NumberReader m_reader;
};

/// Whether the token begins a noun in the dual.
const Annotation* dual_at(const Annotations& found, const Lexicon& lexicon, std::uint32_t token) {
    for (const Kind kind : {Kind::person, Kind::casualty})
        if (const Annotation* a = found.at(token, kind);
            a && a->is(morph_dual) && !a->is(morph_verb))
            return a;
    const Annotation* a = found.at(token, Kind::number);
    return a && lexicon.numbers[a->payload].cls == NumberClass::dual ? a : nullptr;
}

} // namespace

void find_numbers(const Text& text, const Annotations& found, const Lexicon& lexicon,
                  std::vector<Number>& numbers) {
    numbers.clear();
    NumberFinder(text, found, lexicon).run(numbers);
}

void add_duals(const Text& text, const Annotations& found, const Lexicon& lexicon,
               std::vector<Number>& numbers) {
    const NumberFinder finder(text, found, lexicon);
    const auto counted = static_cast<std::ptrdiff_t>(numbers.size());
    auto next = numbers.begin();
    std::vector<Number> duals;
    for (std::uint32_t token = 0; token < text.tokens.size(); ++token) {
        while (next != numbers.end() && next->last <= token)
            ++next;
        const Annotation* noun = dual_at(found, lexicon, token);
        // A number that holds the noun or stands at once behind it ("two soldiers, two") counts it.
        if (!noun || (next != numbers.end() && next->first <= noun->last))
            continue;
        Number dual;
        dual.first = noun->first;
        dual.last = noun->last;
        dual.value = 2;
        if (const Annotation* before = token > 0 ? finder.qualifier_over(token - 1) : nullptr)
            finder.qualify(dual, *before);
        finder.qualify_behind(dual, dual.last);
        // "Drones, two": the adjective agrees with its noun.
        if (duals.empty() || duals.back().last != dual.first)
            duals.push_back(dual);
        token = noun->last - 1;
    }
    numbers.insert(numbers.end(), duals.begin(), duals.end());
    std::inplace_merge(numbers.begin(), numbers.begin() + counted, numbers.end(),
                       [](const Number& a, const Number& b) { return a.first < b.first; });
}

} // namespace waqia::ingest
