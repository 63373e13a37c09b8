#include "ingest/explain.hpp"

#include "ingest/explain_marks.hpp"
#include "ingest/knowledge.hpp"

#include <algorithm>

namespace waqia::ingest {

namespace {

/// Escape sequences of ANSI terminals, or none.
class Paint {
public:
    explicit Paint(bool on) : m_on(on) {}

    std::string operator()(MarkKind kind, std::string_view text) const {
        // Event, place, date, claim, casualties, weapon, modality, number; each also told by name.
        constexpr std::array<const char*, mark_kinds> codes = {"1;31", "1;32", "1;34", "1;35",
                                                               "33",   "36",   "4",    "2"};
        return escape(codes[static_cast<std::size_t>(kind)], text);
    }
    std::string bold(std::string_view text) const { return escape("1", text); }

private:
    std::string escape(const char* sequence, std::string_view text) const {
        if (!m_on)
            return std::string(text);
        return "\x1b[" + std::string(sequence) + "m" + std::string(text) + "\x1b[0m";
    }
    bool m_on;
};

/// The narrowest mark over a token, null if there is none.
const Mark* mark_over(std::span<const Mark> marks, std::uint32_t token) {
    const Mark* best = nullptr;
    for (const Mark& m : marks) {
        if (m.first > token)
            break;
        if (m.last > token && (!best || m.last - m.first < best->last - best->first))
            best = &m;
    }
    return best;
}

/// A sentence with its marks in colour.
std::string painted(const Text& text, const Sentence& s, std::span<const Mark> marks,
                    const Paint& paint) {
    std::string out;
    for (std::uint32_t i = s.first; i < s.last;) {
        const Mark* mark = mark_over(marks, i);
        std::uint32_t last = i + 1;
        while (last < s.last && mark_over(marks, last) == mark)
            ++last;
        if (i > s.first)
            out += text.raw.substr(text.tokens[i - 1].stop,
                                   text.tokens[i].start - text.tokens[i - 1].stop);
        const auto words = text.words(i, last);
        out += mark ? paint(mark->kind, words) : std::string(words);
        i = last;
    }
    return out;
}

std::string legend(const Paint& paint) {
    std::string out = "\n";
    for (std::size_t i = 0; i < mark_kinds; ++i) {
        const auto kind = static_cast<MarkKind>(i);
        out += paint(kind, mark_info(kind).name) + ": a word more is a row of " +
               std::string(mark_info(kind).table) + "\n";
    }
    return out;
}

std::string shown(const std::string& value) {
    return value.empty() ? "-" : value;
}

void report_text(const Report& r, const Paint& paint, std::string& out) {
    out += paint.bold("report: " + std::string(code(r.sub_event))) + " [" +
           std::string(code(r.modality)) + "]\n";
    out += "  what   by the words '" + r.trigger_text + "'";
    if (r.weapon)
        out += ", weapon " + std::string(code(*r.weapon));
    out += "\n  where  " + shown(r.where.place);
    if (r.where.point)
        out += " (" + std::to_string(r.where.point->lat()) + ", " +
               std::to_string(r.where.point->lon()) + "), precision " +
               std::to_string(*r.where.where_prec);
    out +=
        r.where.text.empty() ? ", no place in the text" : ", by the words '" + r.where.text + "'";
    if (r.where.method)
        out += " (" + std::string(code(*r.where.method)) + ")";
    out += "\n  when   ";
    out += iso_days(r.when);
    if (!r.when.text.empty())
        out += ", by the words '" + r.when.text + "'";
    if (r.when.method)
        out += " (" + std::string(code(*r.when.method)) + ")";
    out += "\n  who    " + shown(r.claim.claimant) + " [" + std::string(code(r.claim.side)) + "]";
    if (!r.claim.verb.empty())
        out += ", by the words '" + r.claim.verb + "'";
    if (!r.claim.via.empty())
        out += ", via " + r.claim.via;
    out += "\n  did    " + shown(r.initiator) + " to " + shown(r.target) + "\n";
    auto figure = [&](const char* name, const std::optional<int>& value) {
        if (value)
            out += std::string("  ") + name + " " + std::to_string(*value) + "\n";
    };
    figure("killed  ", r.casualties.killed);
    figure("wounded ", r.casualties.wounded);
    figure("captured", r.casualties.captured);
    figure("missing ", r.casualties.missing);
    for (const auto& reason : r.reasons)
        out += "  because " + reason + "\n";
    for (const auto& gap : gaps_of(r))
        out += "  but " + gap + "\n";
}

} // namespace

std::string explain_text(const Analysis& a, const ArticleResult& result, bool colours) {
    const Paint paint(colours);
    const auto marks = marks_of(a);
    std::string out = "published: " + (a.anchor.day ? iso_day(*a.anchor.day) : "unknown") + "\n";
    for (const auto& warning : result.warnings)
        out += "warning: " + warning + "\n";
    for (const auto& s : a.text.sentences) {
        out += "\n[" + std::string(role_name(a.roles[s.paragraph])) + "] " +
               painted(a.text, s, in_sentence(marks, s), paint) + "\n";
        for (const auto& x : in_sentence(a.found.all(), s))
            out += "  " + std::string(kind_name(x.kind)) + ": " +
                   std::string(a.text.words(x.first, x.last)) + "\n";
        for (const auto& f : a.claims.frames)
            if (f.first >= s.first && f.first < s.last)
                out += "  claim: " + shown(f.claim.claimant) + " [" +
                       std::string(code(f.claim.side)) + "] " + std::string(code(f.claim.stance)) +
                       "\n";
        for (const auto& d : in_sentence(a.dates, s))
            out += "  when: " + d.when.text + " = " +
                   (d.when.start ? iso_day(*d.when.start) : "unresolved") + "\n";
        for (const auto& p : in_sentence(a.places, s, &FoundPlace::name_first))
            out += "  where: " + std::string(a.text.words(p.name_first, p.last)) + " = " +
                   shown(p.where.place) +
                   (p.reason.empty() ? "" : " (" + std::string(p.reason) + ")") + "\n";
    }
    out += "\n";
    for (const auto& r : result.reports)
        report_text(r, paint, out);
    if (colours)
        out += legend(paint);
    return out;
}

} // namespace waqia::ingest
