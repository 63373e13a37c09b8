#include "ingest/extract/casualties.hpp"

#include <algorithm>

namespace waqia::ingest {

namespace {

constexpr std::uint32_t reach_after = 7;   // tokens from a word of harm to its number
constexpr std::uint32_t reach_before = 12; // tokens from a counted noun to its verb behind it
constexpr long most_people = 10000000;

/// What is counted: a number, or a noun that counts by its own form.
struct Count {
    std::uint32_t first = 0, last = 0;
    std::optional<int> value;
    CasualtyQual qual = CasualtyQual::vague;
    std::optional<PersonClass> who;
    std::optional<Side> side;
    bool own = false;
};

class CasualtyFinder {
public:
    CasualtyFinder(const Text& text, const Annotations& found, const Lexicon& lexicon,
                   const std::vector<Number>& numbers, const std::vector<DateExpression>& dates,
                   std::uint32_t first, std::uint32_t last)
        : m_text(text), m_found(found), m_lexicon(lexicon), m_numbers(numbers), m_dates(dates),
          m_first(first), m_last(last) {}

    void run(std::vector<CasualtyFigure>& figures) {
        for (std::uint32_t token = m_first; token < m_last; ++token)
            if (const Annotation* word = m_found.at(token, Kind::casualty)) {
                if (const auto figure = read(*word))
                    figures.push_back(*figure);
                token = std::max(token, word->last - 1);
            }
    }

private:
    std::optional<CasualtyFigure> read(const Annotation& word) {
        const CasualtyWord& row = m_lexicon.casualties[word.payload];
        CasualtyFigure figure;
        figure.word = figure.first = word.first;
        figure.last = word.last;
        figure.kind = row.kind;
        if (row.kind == CasualtyKind::vague || negated(word))
            return std::nullopt;
        std::optional<Count> count;
        if (row.cls == CasualtyWordClass::noun) {
            count = counted_noun(word);
        } else {
            count = count_after(word);
            if (!count && row.cls == CasualtyWordClass::verb)
                count = count_before(word);
        }
        if (!count || clashes(word, *count))
            return std::nullopt;
        figure.first = std::min(figure.first, count->first);
        figure.last = std::max(figure.last, count->last);
        figure.value = count->value;
        figure.qual = count->qual;
        figure.who = count->who;
        figure.side = count->side;
        figure.own = count->own;
        figure.total = since_date(figure);
        return figure;
    }

    /// A verb that has other meanings ("fell", "lost") counts only persons.
    bool clashes(const Annotation& word, const Count& count) const {
        const auto w = m_text.fold(word.first);
        const bool loose =
            w.find("سقط") != std::string_view::npos || w.find("سقوط") != std::string_view::npos ||
            w.find("فقد") != std::string_view::npos || w.find("خسر") != std::string_view::npos ||
            w.find("صاب") != std::string_view::npos || w.find("صيب") != std::string_view::npos ||
            w == "لقي" || w == "قضي" || w == "قضوا";
        return loose && !count.who && !(count.value && stands_alone(count));
    }

    /// A number that counts nothing named: persons, behind a verb of harm.
    bool stands_alone(const Count& count) const {
        return count.last >= m_last || in_date(count.last) ||
               m_text.tokens[count.last].kind == TokenKind::punctuation ||
               m_found.at(count.last, Kind::relation);
    }

    bool negated(const Annotation& word) const {
        for (std::uint32_t i = word.first; i-- > m_first && i + 4 > word.first;) {
            const Annotation* m = m_found.over(i, Kind::modality);
            if (!m)
                continue;
            const auto cls = m_lexicon.modality[m->payload];
            if (cls == ModalityClass::negation || cls == ModalityClass::without)
                return true;
        }
        return false;
    }

    /// The last of `all`, in order of their tokens, that begins at or before `token`, if it holds
    /// it.
    template <class T> static const T* holding(const std::vector<T>& all, std::uint32_t token) {
        auto it = std::upper_bound(all.begin(), all.end(), token,
                                   [](std::uint32_t t, const T& x) { return t < x.first; });
        if (it == all.begin() || (--it)->last <= token)
            return nullptr;
        return &*it;
    }
    /// The number that holds the token; a length counts nobody.
    const Number* number_at(std::uint32_t token) const {
        const Number* number = holding(m_numbers, token);
        const Annotation* unit =
            number && number->last < m_last ? m_found.at(number->last, Kind::relation) : nullptr;
        if (unit) {
            const auto cls = m_lexicon.relations[unit->payload].cls;
            if (cls == RelationClass::unit_of_length || cls == RelationClass::length)
                return nullptr;
        }
        return number;
    }
    bool in_date(std::uint32_t token) const { return holding(m_dates, token) != nullptr; }

    /// The person noun at or soon behind `token`, and the side of an adjective beside it.
    void describe(Count& count, std::uint32_t token) const {
        const std::uint32_t stop = std::min(m_last, token + 5);
        for (std::uint32_t i = token; i < stop; ++i) {
            if (m_text.tokens[i].kind == TokenKind::punctuation || m_found.at(i, Kind::casualty) ||
                m_found.at(i, Kind::event))
                break;
            if (const Annotation* body = m_found.at(i, Kind::institution);
                body && m_lexicon.institutions[body->payload].cls == InstitutionClass::force) {
                count.who = PersonClass::military;
                count.own |= is_own(body->last - 1);
            }
            if (const Annotation* p = m_found.at(i, Kind::person); p && !count.who) {
                count.who = m_lexicon.persons[p->payload];
                count.last = std::max(count.last, p->last);
                count.own |= is_own(p->last - 1);
            }
            if (const Annotation* n = m_found.at(i, Kind::nationality); n && count.who) {
                count.side = m_lexicon.nationalities[n->payload].side;
                count.last = std::max(count.last, n->last);
                break;
            }
        }
    }

    /// "its soldiers", "our soldiers", "his soldiers".
    bool is_own(std::uint32_t token) const {
        const auto w = m_text.fold(token);
        return w.ends_with("ها") || w.ends_with("نا") || w.ends_with("هم") || w.ends_with("وده");
    }

    Count of_number(const Number& number) const {
        Count count;
        count.first = number.first;
        count.last = number.last;
        count.qual = number.qual;
        if (number.value && *number.value < most_people && number.qual != CasualtyQual::vague)
            count.value = static_cast<int>(*number.value);
        describe(count, number.last);
        return count;
    }

    /// A person noun that counts by itself: a dual, or an indefinite singular.
    std::optional<Count> of_person(std::uint32_t token) const {
        const Annotation* p = m_found.at(token, Kind::person);
        if (!p)
            return std::nullopt;
        Count count;
        count.first = p->first;
        count.last = p->last;
        count.who = m_lexicon.persons[p->payload];
        describe(count, p->first);
        const bool one_of = token > m_first &&
                            (m_text.fold(token - 1) == "احد" || m_text.fold(token - 1) == "احدي");
        if (one_of) {
            count.value = 1;
            count.qual = CasualtyQual::exact;
        } else if (p->is(morph_dual) || is_two(p->last)) {
            count.value = 2;
            count.qual = CasualtyQual::exact;
        } else if (p->is(morph_noun) && !p->has(clitic_the)) {
            count.value = 1;
            count.qual = CasualtyQual::exact;
        }
        return count;
    }

    /// "عسكريين اثنين": two, said again behind its noun.
    bool is_two(std::uint32_t token) const {
        const Annotation* n = token < m_last ? m_found.at(token, Kind::number) : nullptr;
        return n && !in_date(token) && m_lexicon.numbers[n->payload].value == 2;
    }

    /// "قتل ثمانية جنود", "مقتل جنديين", "إصابة 80".
    std::optional<Count> count_after(const Annotation& word) {
        if (word.is(morph_dual) && !word.is(morph_verb)) {
            Count count;
            count.first = word.first;
            count.last = word.last;
            count.value = 2;
            count.qual = CasualtyQual::exact;
            describe(count, word.last);
            if (count.who)
                return count;
        }
        const std::uint32_t stop = std::min(m_last, word.last + reach_after);
        std::optional<Count> vague;
        for (std::uint32_t i = word.last; i < stop; ++i) {
            const char32_t m = m_text.mark(i);
            if (m == U'.' || m == U'؛' || m == U'،' || m == U':')
                break;
            if (const Annotation* other = m_found.at(i, Kind::casualty)) {
                const auto& row = m_lexicon.casualties[other->payload];
                if (row.cls != CasualtyWordClass::noun && other->has(clitic_and))
                    break;
            }
            if (m_found.at(i, Kind::event) && i > word.last)
                break;
            if (in_date(i))
                continue;
            if (const Number* number = number_at(i))
                return of_number(*number);
            if (auto person = of_person(i)) {
                // "a major and a captain"
                while (person->value && person->last < stop) {
                    const Annotation* next = m_found.at(person->last, Kind::person);
                    const auto more =
                        next && next->has(clitic_and) ? of_person(person->last) : std::nullopt;
                    if (!more || !more->value)
                        break;
                    person->value = *person->value + *more->value;
                    person->last = more->last;
                }
                if (person->value)
                    return person;
                if (!vague)
                    vague = person;
            }
        }
        return vague;
    }

    /// "15 جنديا أرمينيا استشهدوا", "جنديان أرمينيان مصرعهما".
    std::optional<Count> count_before(const Annotation& word) const {
        const std::uint32_t from = word.first - std::min(word.first - m_first, reach_before);
        for (std::uint32_t i = word.first; i-- > from;) {
            const char32_t m = m_text.mark(i);
            if (m == U'.' || m == U'؛' || m == U':')
                break;
            if (m_found.at(i, Kind::casualty) || m_found.at(i, Kind::event) || in_date(i))
                break;
            const Number* number = number_at(i);
            if (number) {
                Count count = of_number(*number);
                if (count.who)
                    return count;
                break;
            }
            if (const auto person = of_person(i); person && person->value)
                if (i == m_first || !number_at(i - 1))
                    return person;
        }
        return std::nullopt;
    }

    /// "32 قتيلا", "قتيلان", "14 قتيلا وأكثر من 40 مصابا".
    std::optional<Count> counted_noun(const Annotation& word) const {
        Count count;
        if (word.first > m_first && !in_date(word.first - 1))
            if (const Number* number = number_at(word.first - 1)) {
                count = of_number(*number);
                count.last = word.last;
                count.who = count.who ? count.who : std::optional(PersonClass::other);
                return count;
            }
        count.first = word.first;
        count.last = word.last;
        count.who = PersonClass::other;
        // "the toll of the dead rose to 135"
        for (std::uint32_t i = word.last; i < std::min(m_last, word.last + reach_after + 2); ++i)
            if (m_text.fold(i) == "الي" && i + 1 < m_last)
                if (const Number* number = number_at(i + 1); number && number->value) {
                    count = of_number(*number);
                    count.who = count.who ? count.who : std::optional(PersonClass::other);
                    return count;
                }
        if (m_lexicon.casualties[word.payload].kind == CasualtyKind::captured)
            return std::nullopt; // prisoners are also freed and exchanged
        if (word.is(morph_dual)) {
            count.value = 2;
            count.qual = CasualtyQual::exact;
            return count;
        }
        return std::nullopt;
    }

    bool since_date(const CasualtyFigure& figure) const {
        // "since the war began"
        for (std::uint32_t i = figure.first; i + 1 < std::min(m_last, figure.last + 12); ++i)
            if (m_text.fold(i) == "منذ" &&
                (m_text.fold(i + 1) == "بدء" || m_text.fold(i + 1) == "بدايه" ||
                 m_text.fold(i + 1) == "اندلاع"))
                return true;
        return std::any_of(m_dates.begin(), m_dates.end(), [&](const DateExpression& d) {
            return d.reach == DateReach::since && d.first >= m_first && d.last <= m_last &&
                   d.first + 16 > figure.first && d.first < figure.last + 12;
        });
    }

    const Text& m_text;
    const Annotations& m_found;
    const Lexicon& m_lexicon;
    const std::vector<Number>& m_numbers;
    const std::vector<DateExpression>& m_dates;
    std::uint32_t m_first, m_last;
};

} // namespace

void find_casualties(const Text& text, const Annotations& found, const Lexicon& lexicon,
                     const std::vector<Number>& numbers, const std::vector<DateExpression>& dates,
                     std::uint32_t first, std::uint32_t last,
                     std::vector<CasualtyFigure>& figures) {
    CasualtyFinder(text, found, lexicon, numbers, dates, first, last).run(figures);
}

} // namespace waqia::ingest
