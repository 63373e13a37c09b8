#include "output/row.hpp"

#include "output/domains.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace waqia::output {

namespace {

using std::chrono::sys_seconds;

constexpr int score_decimals = 3;

sys_seconds first_second(ingest::Day day) {
    return sys_seconds{day} - ingest::theatre_utc_offset;
}

sys_seconds last_second(ingest::Day day) {
    return first_second(day + std::chrono::days{1}) - std::chrono::seconds{1};
}

Value start_of(const ingest::When& when) {
    if (when.datetime_start)
        return *when.datetime_start;
    return when.start ? Value{first_second(*when.start)} : Value{};
}

/// An hour with no end is an instant, unless the event goes on to a later day.
Value stop_of(const ingest::When& when) {
    if (when.datetime_end)
        return *when.datetime_end;
    if (when.datetime_start && (!when.stop || *when.stop == *when.start))
        return *when.datetime_start;
    return when.stop ? Value{last_second(*when.stop)} : Value{};
}

using Candidates = std::vector<std::pair<std::string, double>>;

/// "[["gn:1",0.25]]"; empty for none.
std::string json(const Candidates& candidates) {
    if (candidates.empty())
        return {};
    auto list = nlohmann::json::array();
    for (const auto& [id, score] : candidates)
        list.push_back(nlohmann::json::array({id, rounded(score, score_decimals)}));
    return list.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// The place that was chosen, if one was, then the others.
Candidates candidates_of(const ingest::Location& where) {
    Candidates list = where.alternatives;
    if (!where.place_id.empty() && where.conf)
        list.emplace(list.begin(), where.place_id, *where.conf);
    return list;
}

std::string footprint_of(const ingest::Location& where) {
    if (!where.point)
        return {};
    if (!std::holds_alternative<std::monostate>(where.footprint))
        return geo::to_text(where.footprint);
    return where.uncertainty.value > 0.0
               ? geo::to_text(geo::Circle{*where.point, where.uncertainty})
               : std::string();
}

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines)
        text.append(text.empty() ? "" : "; ").append(line);
    return text;
}

std::optional<std::int64_t> wide(std::optional<int> value) {
    return value ? std::optional<std::int64_t>{*value} : std::nullopt;
}

void set_when(RowBuilder& row, const ingest::When& when) {
    row.set("datetime_start", start_of(when))
        .set("datetime_end", stop_of(when))
        .day("date_start", when.start)
        .day("date_end", when.stop)
        .number("date_prec", wide(when.prec))
        .number("time_precision",
                when.prec ? wide(ingest::time_precision(*when.prec)) : std::nullopt)
        .term("date_method", when.method)
        .text("date_text", when.text)
        .term("day_part", when.day_part);
}

void set_claim(RowBuilder& row, const ingest::Claim& claim) {
    row.text("claimant", claim.claimant)
        .text("claimant_side", ingest::code(claim.side))
        .text("claimant_type", ingest::code(claim.type))
        .text("claimant_via", claim.via)
        .text("claim_stance", ingest::code(claim.stance))
        .text("claim_verb", claim.verb)
        .text("claimant_text", claim.text);
}

void set_casualties(RowBuilder& row, const ingest::Casualties& casualties) {
    row.number("killed", wide(casualties.killed))
        .number("wounded", wide(casualties.wounded))
        .number("captured", wide(casualties.captured))
        .number("missing", wide(casualties.missing))
        .term("casualty_qual", casualties.qual)
        .term("casualty_side", casualties.side)
        .term("casualty_scope", casualties.scope);
}

/// What `reports` and `places` both tell of a place that was found.
void set_where(RowBuilder& row, const ingest::Location& where) {
    const bool has_radius = where.point && where.uncertainty.value > 0.0;
    row.text("place_id", where.place_id)
        .text("feature_code", where.feature_code)
        .text("country", where.country)
        .text("admin1", where.admin1)
        .text("admin2", where.admin2)
        .number("where_prec", wide(where.where_prec))
        .real("uncertainty_m", has_radius ? std::optional{where.uncertainty.value} : std::nullopt,
              1)
        .term("place_relation", where.relation)
        .term("place_method", where.method)
        .real("place_conf", where.conf, score_decimals)
        .place_at(where.point, footprint_of(where));
}

void set_article(RowBuilder& row, const ingest::Article& article) {
    row.text("source_file", article.source_file)
        .text("url", article.url)
        .text("title", article.title)
        .text("publisher", article.publisher)
        .text("language", article.language)
        .day("published", article.published);
}

std::string iso(ingest::Day day) {
    const std::chrono::year_month_day date{day};
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text.data();
}

std::string iso(sys_seconds instant) {
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::hh_mm_ss time{instant - day};
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "T%02d:%02d:%02dZ",
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()));
    return iso(day) + text.data();
}

struct TextOf {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const std::string& value) const { return value; }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
    std::string operator()(double value) const {
        std::array<char, 32> text{};
        const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
        return {text.data(), end};
    }
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(ingest::Day value) const { return iso(value); }
    std::string operator()(sys_seconds value) const { return iso(value); }
};

} // namespace

double rounded(double value, int decimals) {
    const double scale = std::pow(10.0, decimals);
    return std::round(value * scale) / scale;
}

RowBuilder& RowBuilder::set(std::string_view name, Value value) {
    const auto list = fields(m_layer);
    if (m_next >= list.size() || list[m_next].name != name)
        m_next = field_index(m_layer, name);
    m_row.values[m_next++] = std::move(value);
    return *this;
}

RowBuilder& RowBuilder::text(std::string_view name, std::string_view value) {
    return set(name, value.empty() ? Value{} : Value{std::string(value)});
}

RowBuilder& RowBuilder::number(std::string_view name, std::optional<std::int64_t> value) {
    return set(name, value ? Value{*value} : Value{});
}

RowBuilder& RowBuilder::count(std::string_view name, std::size_t value) {
    return set(name, static_cast<std::int64_t>(value));
}

RowBuilder& RowBuilder::real(std::string_view name, std::optional<double> value, int decimals) {
    return set(name, value ? Value{rounded(*value, decimals)} : Value{});
}

RowBuilder& RowBuilder::day(std::string_view name, std::optional<ingest::Day> value) {
    return set(name, value ? Value{*value} : Value{});
}

Row report_row(const ingest::Article& article, const ingest::Report& report, std::string_view id) {
    RowBuilder row(Layer::reports);
    row.text("report_id", id).set("incident_id", {});
    set_when(row, report.when);
    row.text("event_type", ingest::code(ingest::event_type(report.sub_event)))
        .text("sub_event_type", ingest::code(report.sub_event))
        .text("modality", ingest::code(report.modality))
        .text("initiator", report.initiator)
        .term("initiator_side", report.initiator_side)
        .text("target", report.target)
        .term("target_side", report.target_side)
        .term("target_kind", report.target_kind)
        .term("weapon", report.weapon);
    set_claim(row, report.claim);
    set_casualties(row, report.casualties);
    row.text("place", report.where.place)
        .text("place_ar", report.where.place_ar)
        .text("place_text", report.where.text);
    set_where(row, report.where);
    row.text("place_alternatives", json(report.where.alternatives));
    row.number("geo_precision", report.where.where_prec
                                    ? wide(ingest::geo_precision(*report.where.where_prec))
                                    : std::nullopt);
    row.number("mentions", report.mentions).real("confidence", report.confidence, score_decimals);
    set_article(row, article);
    row.text("sentence", report.sentence)
        .count("char_start", report.char_start)
        .count("char_stop", report.char_stop)
        .text("trigger_text", report.trigger_text);
    return row.take();
}

Row place_row(const ingest::Article& article, const ingest::PlaceMention& mention) {
    RowBuilder row(Layer::places);
    row.text("source_file", article.source_file)
        .count("char_start", mention.char_start)
        .count("char_stop", mention.char_stop)
        .text("place_text", mention.text)
        .text("place_role", ingest::code(mention.role))
        .text("reason", mention.reason)
        .text("place", mention.where.place)
        .text("place_ar", mention.where.place_ar);
    set_where(row, mention.where);
    row.text("candidates", json(candidates_of(mention.where)));
    return row.take();
}

Row article_row(const ingest::ArticleResult& result) {
    RowBuilder row(Layer::articles);
    set_article(row, result.article);
    row.text("content_hash", result.article.content_hash)
        .text("status", status_read)
        .text("published_from", published_from_code(result.article.published_from))
        .count("n_sentences", result.sentences)
        .count("n_reports", result.reports.size())
        .count("n_places", result.places.size())
        .count("n_unresolved_dates", result.unresolved_dates)
        .text("warnings", joined(result.warnings));
    return row.take();
}

Row article_row(const ingest::Rejection& rejection) {
    RowBuilder row(Layer::articles);
    row.text("source_file", rejection.source_file)
        .text("status", status_rejected)
        .text("reason", rejection.reason);
    return row.take();
}

Row run_info_row(std::string_view key, std::string_view value) {
    RowBuilder row(Layer::run_info);
    row.text("key", key).text("value", value);
    return row.take();
}

std::string to_text(const Value& value) {
    return std::visit(TextOf{}, value);
}

} // namespace waqia::output
