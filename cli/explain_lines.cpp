#include "cli/explain_lines.hpp"

#include "ingest/source/article_source.hpp"
#include "ingest/source/manifest.hpp"
#include "output/ids.hpp"
#include "output/row_json.hpp"

#include <iostream>
#include <stdexcept>
#include <string>
#include <variant>

namespace waqia::cli {

namespace {

using json = nlohmann::ordered_json;
/// A line of the input: ordered_json would copy what an object holds while it grows, which no stack
/// bears where that is nested without end.
using Line = nlohmann::json;
using ingest::TextSpan;

/// A fault of one line of the input.
struct BadLine : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The id of a line: a string, a number or null. Throws BadLine if it is anything else, which could
/// be nested deeper than may be written out again.
Line id_of(const Line& line) {
    const auto id = line.find("id");
    if (id == line.end() || id->is_null())
        return nullptr;
    if (!id->is_string() && !id->is_number())
        throw BadLine("the \"id\" is neither a string nor a number");
    return *id;
}

std::string id_text(const Line& id) {
    return id.is_string() ? id.get<std::string>() : id.is_null() ? std::string() : id.dump();
}

std::optional<ingest::Day> published_day(const Line& line, std::optional<ingest::Day> otherwise) {
    const auto published = line.find("published");
    if (published == line.end() || published->is_null())
        return otherwise;
    if (!published->is_string())
        throw BadLine("\"published\" is no string; write \"YYYY-MM-DD\"");
    const auto day = ingest::day_from_text(published->get_ref<const std::string&>());
    if (!day)
        throw BadLine("published " + published->dump() +
                      " is not a date; write YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ");
    return day;
}

ingest::Article article_of(const Line& line, const Line& id, std::optional<ingest::Day> published) {
    const auto text = line.find("text");
    if (text == line.end() || !text->is_string())
        throw BadLine("the line has no \"text\", or it is no string");
    auto item = ingest::article_from_bytes(id_text(id), text->get_ref<const std::string&>());
    if (const auto* rejection = std::get_if<ingest::Rejection>(&item))
        throw BadLine("the text is " + rejection->reason);
    auto article = std::get<ingest::Article>(std::move(item));
    article.published = published_day(line, published);
    if (article.published)
        article.published_from = ingest::PublishedFrom::manifest;
    return article;
}

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

/// The answer to a line of which nothing has been found yet.
json empty_answer(const Line& id) {
    json out = {{"id", id}};
    for (const char* list : {"dates", "numbers", "places", "claims", "reports", "warnings"})
        out[list] = json::array();
    return out;
}

json explain_line(const Line& line, const Line& id, ingest::Extractor& extractor,
                  std::optional<ingest::Day> published) {
    const auto [result, findings] = extractor.detailed(article_of(line, id, published));
    json out = empty_answer(id);
    const auto list = [&out](const char* name, const auto& items, auto make) {
        auto& array = out[name];
        for (const auto& item : items)
            array.push_back(make(item));
    };
    list("dates", findings.dates, date_json);
    list("numbers", findings.numbers, number_json);
    list("places", result.places,
         [&](const auto& mention) { return place_json(result.article, mention); });
    list("claims", findings.claims, claim_json);
    const auto ids = output::report_ids(result);
    std::size_t i = 0;
    list("reports", result.reports,
         [&](const auto& report) { return report_json(result.article, report, ids[i++]); });
    out["warnings"] = result.warnings;
    return out;
}

bool is_blank(const std::string& line) {
    return line.find_first_not_of(" \t\r") == std::string::npos;
}

} // namespace

std::size_t explain_lines(std::istream& in, std::ostream& out, const ingest::Knowledge& knowledge,
                          std::optional<ingest::Day> published) {
    ingest::Extractor extractor(knowledge);
    std::size_t bad = 0;
    for (std::string bytes; std::getline(in, bytes);) {
        if (is_blank(bytes))
            continue;
        Line id;
        json answer;
        std::string error;
        try {
            const auto line = Line::parse(bytes);
            if (!line.is_object())
                throw BadLine("the line is no JSON object");
            id = id_of(line);
            answer = explain_line(line, id, extractor, published);
        } catch (const Line::parse_error& fault) {
            error = "the line is no JSON in UTF-8, from byte " + std::to_string(fault.byte) + " on";
        } catch (const Line::out_of_range&) {
            error = "a number in the line is too large";
        } catch (const BadLine& fault) {
            error = fault.what();
        }
        if (!error.empty()) {
            answer = empty_answer(id);
            answer["error"] = error;
            ++bad;
        }
        out << answer.dump(-1, ' ', false, json::error_handler_t::replace) << std::endl;
    }
    return bad;
}

} // namespace waqia::cli
