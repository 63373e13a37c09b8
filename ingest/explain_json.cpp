#include "ingest/explain.hpp"

#include "ingest/explain_marks.hpp"
#include "ingest/knowledge.hpp"

#include <nlohmann/json.hpp>

namespace waqia::ingest {

namespace {

using nlohmann::ordered_json;

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
        for (const auto& x : in_sentence(a.found.all(), s)) {
            const auto where = span(a.text, x.first, x.last);
            found.push_back({{"kind", kind_name(x.kind)},
                             {"text", a.text.words(x.first, x.last)},
                             {"start", where.start},
                             {"stop", where.stop}});
        }
        out.push_back({{"role", role_name(a.roles[s.paragraph])},
                       {"text", a.text.words(s.first, s.last)},
                       {"start", at.start},
                       {"stop", at.stop},
                       {"annotations", std::move(found)}});
    }
    return out;
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

} // namespace waqia::ingest
