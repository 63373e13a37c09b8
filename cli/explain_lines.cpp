#include "cli/explain_lines.hpp"

#include "cli/explain_json.hpp"
#include "ingest/source/article_source.hpp"
#include "ingest/source/manifest.hpp"

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
        ingest::Extractor::Detailed found;
        std::string error;
        try {
            const auto line = Line::parse(bytes);
            if (!line.is_object())
                throw BadLine("the line is no JSON object");
            id = id_of(line);
            found = extractor.detailed(article_of(line, id, published));
        } catch (const Line::parse_error& fault) {
            error = "the line is no JSON in UTF-8, from byte " + std::to_string(fault.byte) + " on";
        } catch (const Line::out_of_range&) {
            error = "a number in the line is too large";
        } catch (const BadLine& fault) {
            error = fault.what();
        }
        json answer = {{"id", id}};
        answer.update(findings_json(found));
        if (!error.empty()) {
            answer["error"] = error;
            ++bad;
        }
        out << answer.dump(-1, ' ', false, json::error_handler_t::replace) << std::endl;
    }
    return bad;
}

} // namespace waqia::cli
