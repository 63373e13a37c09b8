#include "ingest/extract/casualty_counts.hpp"

#include <algorithm>

namespace waqia::ingest {

namespace {

constexpr long most_people = 10000000;

/// The last of `all`, in order of their tokens, that begins at or before `token`, if it holds it.
template <class T> const T* holding(const std::vector<T>& all, std::uint32_t token) {
    auto it = std::upper_bound(all.begin(), all.end(), token,
                               [](std::uint32_t t, const T& x) { return t < x.first; });
    if (it == all.begin() || (--it)->last <= token)
        return nullptr;
    return &*it;
}

bool is_unit_of_time(DateClass cls) {
    return cls >= DateClass::minutes && cls <= DateClass::decades;
}

} // namespace

bool CountReader::is(std::uint32_t token, FunctionClass cls) const {
    const Annotation* a = token < m_last ? m_found.at(token, Kind::function_word) : nullptr;
    return a && m_lexicon.function_words[a->payload] == cls;
}

bool CountReader::in_date(std::uint32_t token) const {
    return holding(m_dates, token) != nullptr;
}

const Number* CountReader::number_at(std::uint32_t token) const {
    const Number* number = holding(m_numbers, token);
    if (!number || number->last >= m_last)
        return number;
    const std::uint32_t next = number->last;
    if (const Annotation* unit = m_found.at(next, Kind::relation)) {
        const auto cls = m_lexicon.relations[unit->payload].cls;
        if (cls == RelationClass::unit_of_length || cls == RelationClass::length)
            return nullptr;
    }
    if (m_found.at(next, Kind::person) || m_found.at(next, Kind::casualty))
        return number;
    const Annotation* unit = m_found.at(next, Kind::date); // an age, or a stretch of time
    const bool time = unit && !in_date(next) && is_unit_of_time(m_lexicon.dates[unit->payload].cls);
    const bool thing = m_found.at(next, Kind::weapon) || m_found.at(next, Kind::target) ||
                       m_found.at(next, Kind::place_type);
    return time || thing ? nullptr : number;
}

void CountReader::describe(Count& count, std::uint32_t token) const {
    constexpr std::uint32_t reach = 5;
    const std::uint32_t stop = std::min(m_last, token + reach);
    bool party = false; // "on the side of": its adjective tells whose
    for (std::uint32_t i = token; i < stop; ++i) {
        if (m_text.tokens[i].kind == TokenKind::punctuation || m_found.at(i, Kind::casualty) ||
            m_found.at(i, Kind::event) || is(i, FunctionClass::part))
            break;
        if (i >= count.last && holding(m_numbers, i) && count.value)
            break; // another count
        party |= is(i, FunctionClass::party);
        if (const Annotation* body = m_found.at(i, Kind::institution);
            body && m_lexicon.institutions[body->payload].cls == InstitutionClass::force) {
            count.who = PersonClass::military;
            count.own |= is_own(body->last - 1);
            if (!count.side)
                count.side = m_lexicon.institutions[body->payload].side;
        }
        if (const Annotation* p = m_found.at(i, Kind::person); p && !count.who) {
            count.who = m_lexicon.persons[p->payload];
            count.last = std::max(count.last, p->last);
            count.own |= is_own(p->last - 1);
        }
        if (const Annotation* n = m_found.at(i, Kind::nationality);
            n && (count.who || party || i == token)) {
            count.side = m_lexicon.nationalities[n->payload].side;
            count.who = count.who ? count.who : std::optional(PersonClass::other);
            count.last = std::max(count.last, n->last);
            break;
        }
    }
}

bool CountReader::is_own(std::uint32_t token) const {
    const auto w = m_text.fold(token);
    return w.ends_with("ها") || w.ends_with("نا") || w.ends_with("هم") || w.ends_with("وده");
}

Count CountReader::of_number(const Number& number) const {
    Count count;
    count.first = number.first;
    count.last = number.last;
    count.qual = number.qual;
    if (number.value && *number.value < most_people && number.qual != CasualtyQual::vague)
        count.value = static_cast<int>(*number.value);
    describe(count, number.last);
    return count;
}

std::optional<Count> CountReader::of_person(std::uint32_t token) const {
    const Annotation* p = m_found.at(token, Kind::person);
    const Annotation* weapon = m_found.over(token, Kind::weapon);
    if (!p || (weapon && weapon->last - weapon->first > p->last - p->first))
        return std::nullopt; // "an aircraft without a pilot"
    Count count;
    count.first = p->first;
    count.last = p->last;
    count.who = m_lexicon.persons[p->payload];
    describe(count, p->first);
    if (token > m_first && is(token - 1, FunctionClass::one_of))
        count.value = 1;
    else if (p->is(morph_dual) || is_two(p->last))
        count.value = 2;
    else if (p->is(morph_noun) && (!p->has(clitic_the) || is_named(*p)))
        count.value = 1;
    if (count.value)
        count.qual = CasualtyQual::exact;
    return count;
}

/// "عسكريين اثنين": two, said again behind its noun.
bool CountReader::is_two(std::uint32_t token) const {
    const Annotation* n = token < m_last ? m_found.at(token, Kind::number) : nullptr;
    return n && !in_date(token) && m_lexicon.numbers[n->payload].value == 2;
}

/// "the sergeant X": a rank with a name behind it.
bool CountReader::is_named(const Annotation& person) const {
    return m_lexicon.persons[person.payload] == PersonClass::military && person.last < m_last &&
           m_text.tokens[person.last].kind == TokenKind::word && !m_found.known(person.last);
}

/// What the next member of a list counts, nothing if the list ends: the names of the member before
/// may stand between.
std::optional<Count> CountReader::next_of_list(const Count& count) const {
    constexpr std::uint32_t name_parts = 3;
    std::uint32_t next = count.last;
    if (is(next, FunctionClass::rank)) // "an officer of the rank of major"
        next = std::min(m_last, next + 2);
    for (std::uint32_t i = 0;
         i < name_parts && next < m_last && !m_found.known(next) &&
         m_text.tokens[next].kind == TokenKind::word && !m_text.fold(next).starts_with("و");
         ++i)
        ++next;
    if (next >= m_last || !m_text.fold(next).starts_with("و"))
        return std::nullopt;
    if (const Annotation* p = m_found.at(next, Kind::person); p && p->has(clitic_and))
        return of_person(next);
    const Number* number = number_at(next);
    if (!number || number->first != next || in_date(next))
        return std::nullopt;
    Count more = of_number(*number);
    if (!more.who || m_found.at(number->last, Kind::casualty))
        return std::nullopt; // "and three wounded", or things
    return more;
}

void CountReader::add_coordinated(Count& count) const {
    const Annotation* between =
        count.first > m_first ? m_found.over(count.first - 1, Kind::relation) : nullptr;
    if (between && m_lexicon.relations[between->payload].cls == RelationClass::between)
        return; // "between 15 and 20"
    while (count.value) {
        const auto more = next_of_list(count);
        if (!more || !more->value)
            return;
        *count.value += *more->value;
        if (more->who != count.who || (more->side && more->side != count.side)) {
            count.mixed = true;
            count.side.reset();
            count.who = PersonClass::other;
        }
        count.last = more->last;
    }
}

} // namespace waqia::ingest
