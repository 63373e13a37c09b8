#include "ingest/extract/casualties.hpp"

#include "ingest/extract/casualty_counts.hpp"

#include <algorithm>

namespace waqia::ingest {

namespace {

constexpr std::uint32_t reach_after = 7;   // tokens from a word of harm to its number
constexpr std::uint32_t reach_far = 16;    // the same where its event may stand between
constexpr std::uint32_t reach_before = 12; // tokens from a counted noun to its verb behind it

/// What ends the words that a word of harm may count.
bool ends_clause(char32_t mark) {
    return mark == U'.' || mark == U'؛' || mark == U':';
}

class CasualtyFinder {
public:
    CasualtyFinder(const Text& text, const Annotations& found, const Lexicon& lexicon,
                   const std::vector<Number>& numbers, const std::vector<DateExpression>& dates,
                   std::uint32_t first, std::uint32_t last)
        : m_text(text), m_found(found), m_lexicon(lexicon), m_dates(dates),
          m_counts(text, found, lexicon, numbers, dates, first, last), m_first(first),
          m_last(last) {}

    void run(std::vector<CasualtyFigure>& figures) {
        const std::size_t before = figures.size();
        for (std::uint32_t token = m_first; token < m_last; ++token)
            if (const Annotation* word = m_found.at(token, Kind::casualty);
                word && !(word->is(morph_verb) && word->has(clitic_the))) {
                read(*word, figures);
                token = std::max(token, word->last - 1);
            }
        for (std::size_t i = before; i < figures.size(); ++i)
            figures[i].total = of_period(figures, before, i);
    }

private:
    void read(const Annotation& word, std::vector<CasualtyFigure>& figures) {
        const CasualtyWord& row = m_lexicon.casualties[word.payload];
        CasualtyFigure figure;
        figure.word = figure.first = word.first;
        figure.last = word.last;
        figure.kind = row.kind;
        figure.noun = row.cls == CasualtyWordClass::noun;
        if (negated(word)) {
            if (row.cls == CasualtyWordClass::verb && !nobody_behind(word))
                return; // that somebody was not harmed is told of nobody else
            Count nobody;
            nobody.first = nobody.last = word.last;
            m_counts.describe(nobody, word.last);
            figure.side = nobody.side;
            add_nought(figure, figures);
            return;
        }
        if (row.kind == CasualtyKind::vague || (row.note == CasualtyNote::caused && !caused(word)))
            return;
        std::optional<Count> count = count_of(word, row);
        if (!count || clashes(row, *count))
            return;
        figure.first = std::min(figure.first, count->first);
        figure.last = std::max(figure.last, count->last);
        figure.value = count->value;
        figure.qual = count->qual;
        figure.who = count->who;
        figure.side = count->side;
        figure.own = count->own;
        if (row.note == CasualtyNote::lost && !figure.side && !count->mixed)
            figure.side = side_between(word.last, count->first);
        const bool again = !figures.empty() && figures.back().kind == figure.kind &&
                           figures.back().first >= m_first && figure.first < figures.back().last;
        if (!again) // "the number of the dead … 41 dead"
            figures.push_back(figure);
    }

    std::optional<Count> count_of(const Annotation& word, const CasualtyWord& row) {
        if (row.cls == CasualtyWordClass::noun)
            return counted_noun(word);
        if (row.note == CasualtyNote::predicate)
            return count_before(word);
        auto count = count_after(word, row);
        if (!count && row.cls == CasualtyWordClass::verb && row.note != CasualtyNote::lost)
            count = count_before(word);
        return count;
    }

    /// A stated nought; of losses that are not told apart, of both kinds.
    static void add_nought(CasualtyFigure figure, std::vector<CasualtyFigure>& figures) {
        figure.value = 0;
        if (figure.kind != CasualtyKind::vague) {
            figures.push_back(figure);
            return;
        }
        for (const auto kind : {CasualtyKind::killed, CasualtyKind::wounded}) {
            figure.kind = kind;
            figures.push_back(figure);
        }
    }

    /// A word that has other meanings ("fell", "lost") counts only persons.
    bool clashes(const CasualtyWord& row, const Count& count) const {
        const bool loose = row.note == CasualtyNote::loose || row.note == CasualtyNote::lost ||
                           row.note == CasualtyNote::predicate;
        return loose && !count.who && !(count.value && stands_alone(count));
    }

    /// A number that counts nothing named: persons, behind a verb of harm.
    bool stands_alone(const Count& count) const {
        return count.last >= m_last || m_counts.in_date(count.last) ||
               m_text.tokens[count.last].kind == TokenKind::punctuation ||
               m_found.at(count.last, Kind::relation) ||
               m_counts.is(count.last, FunctionClass::part) ||
               m_counts.is(count.last, FunctionClass::injury);
    }

    OccurrenceClass const* light_at(std::uint32_t token) const {
        const Annotation* a = m_found.at(token, Kind::occurrence);
        return a ? &m_lexicon.occurrences[a->payload].cls : nullptr;
    }
    bool negation_over(std::uint32_t token) const {
        const Annotation* m = m_found.over(token, Kind::modality);
        return m && (m_lexicon.modality[m->payload] == ModalityClass::negation ||
                     m_lexicon.modality[m->payload] == ModalityClass::without);
    }

    /// "without casualties", "no injuries took place", "the fire did not lead to injuries". What
    /// was not announced is not denied.
    bool negated(const Annotation& word) const {
        constexpr std::uint32_t near = 5, far = 16; // tokens
        const std::uint32_t from = word.first - std::min(word.first - m_first, far);
        for (std::uint32_t i = word.first; i-- > from;) {
            if (ends_clause(m_text.mark(i)) || m_text.mark(i) == U'،' ||
                m_found.at(i, Kind::reporting))
                return false;
            if (negation_over(i) && word.first - i <= near)
                return true;
            const OccurrenceClass* light = light_at(i);
            if (light && *light == OccurrenceClass::cause)
                return i > m_first && negation_over(i - 1);
        }
        return false;
    }

    bool nobody_behind(const Annotation& word) const {
        return m_counts.is(word.last, FunctionClass::nobody) ||
               m_counts.is(word.last, FunctionClass::one_of);
    }

    /// "led … to the loss of the lives of": a verb of leading to stands before.
    bool caused(const Annotation& word) const {
        const std::uint32_t from = word.first - std::min(word.first - m_first, reach_far);
        for (std::uint32_t i = word.first; i-- > from;) {
            const OccurrenceClass* light = light_at(i);
            if (light && *light == OccurrenceClass::cause)
                return true;
        }
        return false;
    }

    /// The side that the words in [first, last) name: who lost them.
    std::optional<Side> side_between(std::uint32_t first, std::uint32_t last) const {
        for (std::uint32_t i = first; i < last; ++i) {
            if (const Annotation* n = m_found.at(i, Kind::nationality))
                return m_lexicon.nationalities[n->payload].side;
            if (const Annotation* body = m_found.at(i, Kind::institution);
                body && m_lexicon.institutions[body->payload].side)
                return m_lexicon.institutions[body->payload].side;
        }
        return std::nullopt;
    }

    /// "قتل ثمانية جنود", "مقتل جنديين", "إصابة 80".
    std::optional<Count> count_after(const Annotation& word, const CasualtyWord& row) {
        if (word.is(morph_dual) && !word.is(morph_verb)) {
            Count count;
            count.first = word.first;
            count.last = word.last;
            count.value = 2;
            count.qual = CasualtyQual::exact;
            m_counts.describe(count, word.last);
            if (count.who)
                return count;
        }
        const bool distant = row.note == CasualtyNote::distant;
        const std::uint32_t stop =
            std::min(m_last, word.last + (distant ? reach_far : reach_after));
        std::optional<Count> vague;
        for (std::uint32_t i = word.last; i < stop && !stops_count(word, i, distant); ++i) {
            if (m_counts.in_date(i))
                continue;
            const Number* number = m_counts.number_at(i);
            auto count =
                number ? std::optional(m_counts.of_number(*number)) : m_counts.of_person(i);
            if (!count)
                continue;
            if (number || count->value) {
                m_counts.add_coordinated(*count);
                return count;
            }
            if (!vague)
                vague = count;
        }
        return vague;
    }

    /// Whether the word of harm counts nothing at `i` or behind it.
    bool stops_count(const Annotation& word, std::uint32_t i, bool distant) const {
        if (ends_clause(m_text.mark(i)) || m_text.mark(i) == U'،')
            return true;
        if (const Annotation* other = m_found.at(i, Kind::casualty)) {
            const auto& row = m_lexicon.casualties[other->payload];
            if (row.cls != CasualtyWordClass::noun && other->has(clitic_and))
                return true;
        }
        return !distant && m_found.at(i, Kind::event) && i > word.last;
    }

    /// Steps back over ", among them …,": a part of those counted before it.
    std::uint32_t before_parts(std::uint32_t token, std::uint32_t from) const {
        if (m_text.mark(token) != U'،')
            return token;
        for (std::uint32_t i = token; i-- > from;)
            if (m_counts.is(i, FunctionClass::part))
                return i > from && m_text.mark(i - 1) == U'،' ? i - 1 : i;
        return token;
    }

    /// "15 جنديا أرمينيا استشهدوا", "جنديان أرمينيان مصرعهما".
    std::optional<Count> count_before(const Annotation& word) const {
        const std::uint32_t from = word.first - std::min(word.first - m_first, reach_before);
        for (std::uint32_t i = word.first; i-- > from;) {
            i = before_parts(i, from);
            if (ends_clause(m_text.mark(i)) || m_found.at(i, Kind::casualty) ||
                m_found.at(i, Kind::event))
                break;
            if (m_counts.in_date(i))
                continue;
            if (const Number* number = m_counts.number_at(i)) {
                const Count count = m_counts.of_number(*number);
                return count.who ? std::optional(count) : std::nullopt;
            }
            if (i > from && m_counts.is(i - 1, FunctionClass::part)) {
                --i; // "two, among them a child, were killed"
                continue;
            }
            if (const auto person = m_counts.of_person(i); person && person->value)
                if (i == m_first || !m_counts.number_at(i - 1))
                    return person;
        }
        return std::nullopt;
    }

    /// "32 قتيلا", "قتيلان", "14 قتيلا وأكثر من 40 مصابا".
    std::optional<Count> counted_noun(const Annotation& word) const {
        if (word.first > m_first && !m_counts.in_date(word.first - 1))
            if (const Number* number = m_counts.number_at(word.first - 1)) {
                Count count = m_counts.of_number(*number);
                count.last = word.last;
                count.who = count.who ? count.who : std::optional(PersonClass::other);
                m_counts.describe(count, word.last);
                return count;
            }
        if (auto count = toll(word))
            return count;
        if (m_lexicon.casualties[word.payload].kind == CasualtyKind::captured)
            return std::nullopt; // prisoners are also freed and exchanged
        const bool one = word.is(morph_noun) && !word.is(morph_dual) && !word.has(clitic_the) &&
                         !word.is(morph_pronoun) && led_to(word);
        if (!word.is(morph_dual) && !one)
            return std::nullopt;
        Count count;
        count.first = word.first;
        count.last = word.last;
        count.who = PersonClass::other;
        count.value = one ? 1 : 2;
        count.qual = CasualtyQual::exact;
        m_counts.describe(count, word.last);
        return count;
    }

    /// "led to a dead and three wounded": a singular that counts one.
    bool led_to(const Annotation& word) const {
        constexpr std::uint32_t reach = 3;
        const std::uint32_t from = word.first - std::min(word.first - m_first, reach);
        for (std::uint32_t i = from; i < word.first; ++i) {
            const OccurrenceClass* light = light_at(i);
            if ((light && (*light == OccurrenceClass::cause || *light == OccurrenceClass::fall)) ||
                m_found.at(i, Kind::casualty))
                return true;
        }
        return false;
    }

    /// "the toll of the dead rose to 135", "the number of the wounded … came to 35".
    std::optional<Count> toll(const Annotation& word) const {
        bool counted = false; // by a word such as "the number of"
        constexpr std::uint32_t back = 2;
        for (std::uint32_t i = word.first - std::min(word.first - m_first, back); i < word.first;
             ++i)
            counted |= m_counts.is(i, FunctionClass::toll);
        for (std::uint32_t i = word.last; i < std::min(m_last, word.last + reach_far); ++i) {
            if (ends_clause(m_text.mark(i)) || m_found.at(i, Kind::casualty))
                break;
            const bool to = m_counts.is(i, FunctionClass::up_to);
            if (m_counts.in_date(i) || (!to && !counted))
                continue;
            const Number* number = i + (to ? 1 : 0) < m_last ? m_counts.number_at(i + to) : nullptr;
            if (!number || !number->value)
                continue;
            Count count = m_counts.of_number(*number);
            if (!count.who && !stands_alone(count))
                continue;
            count.who = count.who ? count.who : std::optional(PersonClass::other);
            return count;
        }
        return std::nullopt;
    }

    /// Whether a figure is of a period: "since" a day or a beginning stands beside it, and no other
    /// figure between.
    bool of_period(const std::vector<CasualtyFigure>& figures, std::size_t from,
                   std::size_t which) const {
        constexpr std::uint32_t before = 16, after = 12; // tokens
        const CasualtyFigure& figure = figures[which];
        const std::uint32_t lower =
            std::max(which > from ? figures[which - 1].last : m_first,
                     figure.first - std::min(figure.first - m_first, before));
        const std::uint32_t upper =
            std::min({which + 1 < figures.size() ? figures[which + 1].first : m_last, m_last,
                      figure.last + after});
        for (std::uint32_t i = lower; i + 1 < upper; ++i)
            if (m_counts.is(i, FunctionClass::since) &&
                m_counts.is(i + 1, FunctionClass::beginning))
                return true;
        return std::any_of(m_dates.begin(), m_dates.end(), [&](const DateExpression& d) {
            return d.reach == DateReach::since && d.first >= lower && d.first < upper;
        });
    }

    const Text& m_text;
    const Annotations& m_found;
    const Lexicon& m_lexicon;
    const std::vector<DateExpression>& m_dates;
    CountReader m_counts;
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
