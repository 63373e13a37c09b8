#include "ingest/explain_marks.hpp"

#include "ingest/knowledge.hpp"

#include <algorithm>
#include <chrono>

namespace waqia::ingest {

namespace {

constexpr std::array kind_names = {
    "toponym",    "nationality", "actor",    "institution", "reporting",     "attribution", "event",
    "occurrence", "weapon",      "target",   "casualty",    "person",        "number",      "date",
    "relation",   "place_type",  "modality", "noise",       "function_word", "rule"};
static_assert(kind_names.size() == static_cast<std::size_t>(Kind::count_));

constexpr std::array paragraph_names = {"body", "heading", "noise"};

constexpr std::array<MarkInfo, mark_kinds> infos = {{
    {"event", "lexicon/ar/events.tsv"},
    {"place", "a table for --gazetteer"},
    {"date", "lexicon/ar/dates.tsv"},
    {"claim", "lexicon/ar/reporting.tsv, institutions.tsv, actors.tsv"},
    {"casualties", "lexicon/ar/casualties.tsv, persons.tsv"},
    {"weapon", "lexicon/ar/weapons.tsv"},
    {"modality", "lexicon/ar/modality.tsv"},
    {"number", "lexicon/ar/numbers.tsv"},
}};

std::string note_of(const FoundPlace& place) {
    std::string note(code(place.role));
    if (!place.where.place.empty())
        note += ": " + place.where.place;
    if (place.where.method)
        note += ", " + std::string(code(*place.where.method));
    if (!place.reason.empty())
        note += " (" + std::string(place.reason) + ")";
    return note;
}

std::string note_of(const Number& number) {
    return (number.value ? std::to_string(*number.value) : "no figure") + ", " +
           std::string(code(number.qual));
}

/// The token that begins at a byte; past the last if none does.
std::uint32_t token_from(const Text& text, std::size_t byte) {
    const auto at = std::lower_bound(text.tokens.begin(), text.tokens.end(), byte,
                                     [](const Token& t, std::size_t b) { return t.start < b; });
    return static_cast<std::uint32_t>(at != text.tokens.end() && at->start == byte
                                          ? at - text.tokens.begin()
                                          : text.tokens.end() - text.tokens.begin());
}

/// The whole tokens of [first, last) that are these words: the last such run, if `backwards`.
std::optional<Mark> seek(const Text& text, std::string_view words, std::uint32_t first,
                         std::uint32_t last, bool backwards) {
    if (words.empty() || first >= last)
        return std::nullopt;
    const std::size_t from = text.tokens[first].start;
    const auto run = text.raw.substr(from, text.tokens[last - 1].stop - from);
    auto at = backwards ? run.rfind(words) : run.find(words);
    while (at != std::string_view::npos) {
        Mark mark;
        mark.first = mark.last = token_from(text, from + at);
        while (mark.last < last && text.tokens[mark.last].stop < from + at + words.size())
            ++mark.last;
        if (mark.last < last && text.tokens[mark.last].stop == from + at + words.size()) {
            ++mark.last;
            return mark;
        }
        if (backwards && at == 0)
            break;
        at = backwards ? run.rfind(words, at - 1) : run.find(words, at + 1);
    }
    return std::nullopt;
}

/// Whether a figure is one of those that a report states.
bool states(const Casualties& stated, const CasualtyFigure& figure) {
    const auto is = [&](const std::optional<int>& value) { return value && value == figure.value; };
    switch (figure.kind) {
    case CasualtyKind::killed:
        return is(stated.killed);
    case CasualtyKind::wounded:
        return is(stated.wounded);
    case CasualtyKind::captured:
        return is(stated.captured);
    case CasualtyKind::missing:
        return is(stated.missing);
    case CasualtyKind::vague:
        break;
    }
    return is(stated.killed) || is(stated.wounded);
}

std::string row_of(MarkKind kind) {
    return " is a row of " + std::string(mark_info(kind).table);
}

} // namespace

const MarkInfo& mark_info(MarkKind kind) {
    return infos[static_cast<std::size_t>(kind)];
}

std::vector<Mark> marks_of(const Analysis& a) {
    std::vector<Mark> marks;
    const auto add = [&](MarkKind kind, std::uint32_t first, std::uint32_t last, std::string note) {
        marks.push_back({kind, first, last, std::move(note)});
    };
    for (const Event& e : a.events)
        add(MarkKind::event, e.first, e.last,
            std::string(code(e.sub_event)) + ", " + std::string(code(e.modality)));
    for (const FoundPlace& p : a.places)
        if (p.listed)
            add(MarkKind::place, p.name_first, p.last, note_of(p));
    for (const DateExpression& d : a.dates)
        add(MarkKind::date, d.first, d.last,
            iso_days(d.when) +
                (d.when.method ? ", " + std::string(code(*d.when.method)) : std::string()));
    for (const Frame& f : a.claims.frames)
        add(MarkKind::claim, f.first, f.last,
            (f.claim.claimant.empty() ? "somebody" : f.claim.claimant) + " " +
                std::string(code(f.claim.stance)) +
                (f.claim.via.empty() ? "" : ", via " + f.claim.via));
    for (const CasualtyFigure& c : a.figures)
        add(MarkKind::casualty, c.first, c.last,
            c.value ? std::to_string(*c.value) : std::string("no figure"));
    for (const Annotation& x : a.found.all())
        if (x.kind == Kind::weapon || x.kind == Kind::modality)
            add(x.kind == Kind::weapon ? MarkKind::weapon : MarkKind::modality, x.first, x.last,
                "");
    std::vector<bool> told(a.text.tokens.size()); // what the number counts
    for (const Mark& m : marks)
        if (m.kind == MarkKind::date || m.kind == MarkKind::casualty)
            std::fill(told.begin() + m.first, told.begin() + m.last, true);
    for (const Number& n : a.numbers)
        if (std::find(told.begin() + n.first, told.begin() + n.last, true) == told.begin() + n.last)
            add(MarkKind::number, n.first, n.last, note_of(n));
    std::vector<bool> noise(a.text.tokens.size());
    for (const Sentence& s : a.text.sentences)
        if (a.roles[s.paragraph] == ParagraphRole::noise)
            std::fill(noise.begin() + s.first, noise.begin() + s.last, true);
    std::erase_if(marks, [&](const Mark& m) { return noise[m.first]; });
    std::stable_sort(marks.begin(), marks.end(),
                     [](const Mark& x, const Mark& y) { return x.first < y.first; });
    return marks;
}

std::vector<Mark> marks_of(const Analysis& a, const Report& report) {
    std::vector<Mark> marks;
    const auto sentence =
        std::find_if(a.text.sentences.begin(), a.text.sentences.end(), [&](const Sentence& s) {
            return a.text.tokens[s.first].char_start == report.char_start;
        });
    if (sentence == a.text.sentences.end())
        return marks;
    const auto add = [&](MarkKind kind, std::string_view words) {
        auto mark = seek(a.text, words, sentence->first, sentence->last, false);
        if (!mark)
            mark = seek(a.text, words, 0, sentence->first, true);
        if (mark) {
            mark->kind = kind;
            marks.push_back(*mark);
        }
    };
    add(MarkKind::event, report.trigger_text);
    add(MarkKind::place, report.where.text);
    add(MarkKind::date, report.when.text);
    add(MarkKind::claim, report.claim.text);
    const auto is_here = [&](std::uint32_t token) {
        return token >= sentence->first && token < sentence->last;
    };
    std::vector<Mark> weapons;
    for (const Annotation& x : in_sentence(a.found.all(), *sentence))
        if (report.weapon && x.kind == Kind::weapon)
            weapons.push_back({MarkKind::weapon, x.first, x.last, {}});
    if (weapons.size() == 1) // which of several it is, the report does not tell
        marks.push_back(weapons.front());
    for (const CasualtyFigure& figure : a.figures)
        if (is_here(figure.first) && states(report.casualties, figure))
            marks.push_back({MarkKind::casualty, figure.first, figure.last, {}});
    return marks;
}

std::vector<std::string> gaps_of(const Report& report) {
    std::vector<std::string> gaps;
    if (report.where.text.empty() && !report.where.point)
        gaps.push_back("no place: a name that is lacking" + row_of(MarkKind::place));
    else if (!report.where.point)
        gaps.push_back("no point: '" + report.where.text + "' is not known; a place" +
                       row_of(MarkKind::place));
    if (report.when.text.empty())
        gaps.push_back("no date: a word that is lacking" + row_of(MarkKind::date));
    else if (!report.when.start)
        gaps.push_back("no day: '" + report.when.text +
                       "' is resolved to none; what counts from the publication needs --published");
    if (report.claim.claimant.empty())
        gaps.push_back("no claimant: a speaker or a verb of saying that is lacking" +
                       row_of(MarkKind::claim));
    return gaps;
}

std::string_view kind_name(Kind kind) {
    return kind_names[static_cast<std::size_t>(kind)];
}

std::string_view role_name(ParagraphRole role) {
    return paragraph_names[static_cast<std::size_t>(role)];
}

std::string iso_day(Day day) {
    const std::chrono::year_month_day date(day);
    std::array<char, 32> out{};
    std::snprintf(out.data(), out.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return out.data();
}

std::string iso_days(const When& when) {
    if (!when.start)
        return "unresolved";
    return iso_day(*when.start) + (when.stop == when.start ? "" : " to " + iso_day(*when.stop));
}

} // namespace waqia::ingest
