#include "ingest/explain.hpp"

#include "ingest/knowledge.hpp"

#include <array>
#include <chrono>
#include <nlohmann/json.hpp>

namespace waqia::ingest {

namespace {

using nlohmann::ordered_json;

constexpr std::array kind_names = {
    "toponym",    "nationality", "actor",    "institution", "reporting",     "attribution", "event",
    "occurrence", "weapon",      "target",   "casualty",    "person",        "number",      "date",
    "relation",   "place_type",  "modality", "noise",       "function_word", "rule"};
static_assert(kind_names.size() == static_cast<std::size_t>(Kind::count_));

constexpr std::array paragraph_names = {"body", "heading", "noise"};

std::string iso_day(Day day) {
    const std::chrono::year_month_day date(day);
    std::array<char, 16> out{};
    std::snprintf(out.data(), out.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return out.data();
}

template <class T> ordered_json or_null(const std::optional<T>& value) {
    return value ? ordered_json(*value) : ordered_json(nullptr);
}
template <class E> ordered_json code_or_null(const std::optional<E>& value) {
    return value ? ordered_json(code(*value)) : ordered_json(nullptr);
}
ordered_json text_or_null(const std::string& text) {
    return text.empty() ? ordered_json(nullptr) : ordered_json(text);
}
ordered_json day_or_null(const std::optional<Day>& day) {
    return day ? ordered_json(iso_day(*day)) : ordered_json(nullptr);
}

/// Code points of a run of tokens.
struct Span {
    std::size_t start, stop;
};
Span span(const Text& text, std::uint32_t first, std::uint32_t last) {
    return {text.tokens[first].char_start, text.tokens[last - 1].char_stop};
}

ordered_json when_json(const When& when) {
    return {{"date_start", day_or_null(when.start)}, {"date_end", day_or_null(when.stop)},
            {"date_prec", or_null(when.prec)},       {"date_method", code_or_null(when.method)},
            {"date_text", text_or_null(when.text)},  {"day_part", code_or_null(when.day_part)}};
}

ordered_json where_json(const Location& where) {
    ordered_json out = {{"place", text_or_null(where.place)},
                        {"place_text", text_or_null(where.text)},
                        {"place_id", text_or_null(where.place_id)},
                        {"where_prec", or_null(where.where_prec)},
                        {"place_method", code_or_null(where.method)},
                        {"place_relation", code_or_null(where.relation)},
                        {"place_conf", or_null(where.conf)}};
    out["lon"] = where.point ? ordered_json(where.point->lon()) : ordered_json(nullptr);
    out["lat"] = where.point ? ordered_json(where.point->lat()) : ordered_json(nullptr);
    return out;
}

ordered_json report_json(const Report& r) {
    ordered_json out = {{"sub_event_type", code(r.sub_event)},
                        {"modality", code(r.modality)},
                        {"trigger_text", r.trigger_text},
                        {"sentence", r.sentence},
                        {"char_start", r.char_start},
                        {"char_stop", r.char_stop},
                        {"claimant", text_or_null(r.claim.claimant)},
                        {"claimant_side", code(r.claim.side)},
                        {"claimant_type", code(r.claim.type)},
                        {"claimant_via", text_or_null(r.claim.via)},
                        {"claim_stance", code(r.claim.stance)},
                        {"claim_verb", text_or_null(r.claim.verb)},
                        {"claimant_text", text_or_null(r.claim.text)},
                        {"initiator", text_or_null(r.initiator)},
                        {"initiator_side", code_or_null(r.initiator_side)},
                        {"target", text_or_null(r.target)},
                        {"target_side", code_or_null(r.target_side)},
                        {"target_kind", code_or_null(r.target_kind)},
                        {"weapon", code_or_null(r.weapon)},
                        {"killed", or_null(r.casualties.killed)},
                        {"wounded", or_null(r.casualties.wounded)},
                        {"captured", or_null(r.casualties.captured)},
                        {"missing", or_null(r.casualties.missing)},
                        {"casualty_qual", code_or_null(r.casualties.qual)},
                        {"casualty_scope", code_or_null(r.casualties.scope)},
                        {"mentions", r.mentions},
                        {"confidence", r.confidence}};
    out["casualty_side"] = code_or_null(r.casualties.side);
    out.update(when_json(r.when));
    out.update(where_json(r.where));
    out["reasons"] = r.reasons;
    return out;
}

ordered_json sentences_json(const Analysis& a) {
    ordered_json out = ordered_json::array();
    for (const auto& s : a.text.sentences) {
        const auto at = span(a.text, s.first, s.last);
        ordered_json found = ordered_json::array();
        for (const auto& x : a.found.all())
            if (x.first >= s.first && x.first < s.last) {
                const auto where = span(a.text, x.first, x.last);
                found.push_back({{"kind", kind_names[static_cast<std::size_t>(x.kind)]},
                                 {"text", a.text.words(x.first, x.last)},
                                 {"start", where.start},
                                 {"stop", where.stop}});
            }
        out.push_back({{"role", paragraph_names[static_cast<std::size_t>(a.roles[s.paragraph])]},
                       {"text", a.text.words(s.first, s.last)},
                       {"start", at.start},
                       {"stop", at.stop},
                       {"annotations", std::move(found)}});
    }
    return out;
}

std::string shown(const std::string& value) {
    return value.empty() ? "-" : value;
}

void report_text(const Report& r, std::string& out) {
    out +=
        "report: " + std::string(code(r.sub_event)) + " [" + std::string(code(r.modality)) + "]\n";
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
    if (r.when.start)
        out += iso_day(*r.when.start) +
               (r.when.stop == r.when.start ? "" : " to " + iso_day(*r.when.stop));
    else
        out += "unresolved";
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
}

} // namespace

std::string explain_json(const Analysis& a, const ArticleResult& result) {
    ordered_json out;
    out["source_file"] = result.article.source_file;
    out["published"] = day_or_null(a.anchor.day);
    out["sentences"] = sentences_json(a);
    auto& frames = out["frames"] = ordered_json::array();
    for (const auto& f : a.claims.frames) {
        const auto at = span(a.text, f.first, f.last);
        frames.push_back({{"claimant", text_or_null(f.claim.claimant)},
                          {"claimant_side", code(f.claim.side)},
                          {"claimant_type", code(f.claim.type)},
                          {"claimant_via", text_or_null(f.claim.via)},
                          {"claim_stance", code(f.claim.stance)},
                          {"text", a.text.words(f.first, f.last)},
                          {"start", at.start},
                          {"stop", at.stop}});
    }
    auto& dates = out["dates"] = ordered_json::array();
    for (const auto& d : a.dates) {
        const auto at = span(a.text, d.first, d.last);
        ordered_json date = {{"text", d.when.text}, {"start", at.start}, {"stop", at.stop}};
        date.update(when_json(d.when));
        dates.push_back(std::move(date));
    }
    auto& numbers = out["numbers"] = ordered_json::array();
    for (const auto& n : a.numbers) {
        const auto at = span(a.text, n.first, n.last);
        numbers.push_back({{"text", a.text.words(n.first, n.last)},
                           {"start", at.start},
                           {"stop", at.stop},
                           {"value", or_null(n.value)},
                           {"qual", code(n.qual)}});
    }
    auto& places = out["places"] = ordered_json::array();
    for (const auto& p : a.places) {
        const auto at = span(a.text, p.name_first, p.last);
        ordered_json place = {{"text", a.text.words(p.name_first, p.last)},
                              {"start", at.start},
                              {"stop", at.stop},
                              {"role", code(p.role)},
                              {"reason", text_or_null(std::string(p.reason))}};
        place.update(where_json(p.where));
        places.push_back(std::move(place));
    }
    auto& reports = out["reports"] = ordered_json::array();
    for (const auto& r : result.reports)
        reports.push_back(report_json(r));
    out["warnings"] = result.warnings;
    return out.dump(2) + "\n";
}

std::string explain_text(const Analysis& a, const ArticleResult& result) {
    std::string out = "published: " + (a.anchor.day ? iso_day(*a.anchor.day) : "unknown") + "\n";
    for (const auto& warning : result.warnings)
        out += "warning: " + warning + "\n";
    for (const auto& s : a.text.sentences) {
        out += "\n[" +
               std::string(paragraph_names[static_cast<std::size_t>(a.roles[s.paragraph])]) + "] " +
               std::string(a.text.words(s.first, s.last)) + "\n";
        for (const auto& x : a.found.all())
            if (x.first >= s.first && x.first < s.last)
                out += "  " + std::string(kind_names[static_cast<std::size_t>(x.kind)]) + ": " +
                       std::string(a.text.words(x.first, x.last)) + "\n";
        for (const auto& f : a.claims.frames)
            if (f.first >= s.first && f.first < s.last)
                out += "  claim: " + shown(f.claim.claimant) + " [" +
                       std::string(code(f.claim.side)) + "] " + std::string(code(f.claim.stance)) +
                       "\n";
        for (const auto& d : a.dates)
            if (d.first >= s.first && d.first < s.last)
                out += "  when: " + d.when.text + " = " +
                       (d.when.start ? iso_day(*d.when.start) : "unresolved") + "\n";
        for (const auto& p : a.places)
            if (p.first >= s.first && p.first < s.last)
                out += "  where: " + std::string(a.text.words(p.name_first, p.last)) + " = " +
                       shown(p.where.place) +
                       (p.reason.empty() ? "" : " (" + std::string(p.reason) + ")") + "\n";
    }
    out += "\n";
    for (const auto& r : result.reports)
        report_text(r, out);
    return out;
}

} // namespace waqia::ingest
