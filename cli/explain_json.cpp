#include "cli/explain_json.hpp"

#include "output/ids.hpp"
#include "output/row_json.hpp"

namespace waqia::cli {

namespace {

using json = nlohmann::ordered_json;
using ingest::TextSpan;

json span_json(const TextSpan& span) {
    return {{"text", span.text}, {"start", span.start}, {"stop", span.stop}};
}

json text_or_null(const std::string& text) {
    return text.empty() ? json() : json(text);
}

json date_json(const ingest::DateFinding& date) {
    json out = span_json(date.span);
    out.update(output::to_json(date.when));
    return out;
}

json number_json(const ingest::NumberFinding& number) {
    json out = span_json(number.span);
    out["value"] = number.value ? json(*number.value) : json();
    out["qual"] = ingest::code(number.qual);
    return out;
}

json claim_json(const ingest::ClaimFinding& found) {
    const ingest::Claim& claim = found.claim;
    json out = {
        {"claimant", text_or_null(claim.claimant)},   {"claimant_side", ingest::code(claim.side)},
        {"claimant_type", ingest::code(claim.type)},  {"claimant_via", text_or_null(claim.via)},
        {"claim_stance", ingest::code(claim.stance)}, {"claim_verb", text_or_null(claim.verb)}};
    out.update(span_json(found.span));
    out["scope_start"] = found.scope_start;
    out["scope_stop"] = found.scope_stop;
    return out;
}

json place_json(const ingest::Article& article, const ingest::PlaceMention& mention) {
    const auto row = output::place_row(article, mention);
    json out = span_json({mention.text, mention.char_start, mention.char_stop});
    out.update(output::to_json(output::Layer::places, row));
    out["geometry"] = output::point_json(row);
    return out;
}

json report_json(const ingest::Article& article, const ingest::Report& report,
                 const std::string& id) {
    const auto row = output::report_row(article, report, id);
    json out = output::to_json(output::Layer::reports, row);
    out["reasons"] = report.reasons;
    out["geometry"] = output::point_json(row);
    return out;
}

template <class Items, class Make> json list_of(const Items& items, Make make) {
    json list = json::array();
    for (const auto& item : items)
        list.push_back(make(item));
    return list;
}

json sentence_json(const ingest::SentenceFinding& sentence) {
    json out = {{"role", sentence.role}};
    out.update(span_json(sentence.span));
    out["annotations"] = list_of(sentence.phrases, [](const ingest::PhraseFinding& phrase) {
        json annotation = {{"kind", phrase.kind}};
        annotation.update(span_json(phrase.span));
        return annotation;
    });
    return out;
}

/// Adds the position by itself, and the role under its short name.
void add_short_names(json& item) {
    const json point = item["geometry"];
    item["lon"] = point.is_null() ? json() : point["coordinates"][0];
    item["lat"] = point.is_null() ? json() : point["coordinates"][1];
    if (item.contains("place_role"))
        item["role"] = json(item["place_role"]);
}

} // namespace

json findings_json(const ingest::Extractor::Detailed& found) {
    const auto& [result, findings] = found;
    const auto& article = result.article;
    json out;
    out["dates"] = list_of(findings.dates, date_json);
    out["numbers"] = list_of(findings.numbers, number_json);
    out["places"] =
        list_of(result.places, [&](const auto& mention) { return place_json(article, mention); });
    out["claims"] = list_of(findings.claims, claim_json);
    const auto ids = output::report_ids(result);
    std::size_t i = 0;
    out["reports"] = list_of(
        result.reports, [&](const auto& report) { return report_json(article, report, ids[i++]); });
    out["warnings"] = result.warnings;
    return out;
}

std::string explain_json(const ingest::Extractor::Detailed& found) {
    const auto& article = found.result.article;
    json out = {{"source_file", article.source_file}, {"published", nullptr}};
    if (article.published)
        out["published"] = output::to_text(output::Value{*article.published});
    out["sentences"] = list_of(found.findings.sentences, sentence_json);
    json findings = findings_json(found);
    out["frames"] = std::move(findings["claims"]);
    findings.erase("claims");
    for (const char* list : {"places", "reports"})
        for (json& item : findings[list])
            add_short_names(item);
    out.update(findings);
    return out.dump(2);
}

} // namespace waqia::cli
