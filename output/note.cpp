#include "output/note.hpp"

#include <algorithm>
#include <array>

namespace waqia::output {

namespace {

using ingest::ClaimantType;
using ingest::SubEvent;

const Value& at(const Row& report, std::string_view name) {
    return report.values[field_index(Layer::reports, name)];
}

/// A sub-event as a sentence begins with it; ACLED's own term where that reads well.
std::string what_of(const Row& report) {
    const std::string code = to_text(at(report, "sub_event_type"));
    switch (ingest::from_code<SubEvent>(code).value_or(SubEvent::other)) {
    case SubEvent::shelling:
        return "Shelling";
    case SubEvent::air_drone_strike:
        return "Air or drone strike";
    case SubEvent::remote_explosive:
        return "Mine or explosive device";
    case SubEvent::abduction:
        return "Abduction";
    case SubEvent::change_to_group:
        return "Change to a group or its activity";
    case SubEvent::looting:
        return "Looting or destruction of property";
    case SubEvent::other:
        return "Other event";
    default:
        return code;
    }
}

std::string where_of(const Row& report) {
    std::string place = to_text(at(report, "place"));
    if (place.empty())
        place = to_text(at(report, "place_text"));
    if (place.empty())
        return " at a place not stated";
    if (place.ends_with(" border"))
        return " at the " + place;
    const auto* prec = std::get_if<std::int64_t>(&at(report, "where_prec"));
    constexpr std::array<std::string_view, 8> words = {"at", "at", "near", "in",
                                                       "in", "in", "in",   "over"};
    const bool known = prec && *prec >= 0 && *prec < static_cast<std::int64_t>(words.size());
    const std::string_view word = known ? words[static_cast<std::size_t>(*prec)] : words[0];
    return " " + std::string(word) + " " + place;
}

std::string english(std::chrono::year_month_day date, bool month, bool year) {
    constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::string text = std::to_string(static_cast<unsigned>(date.day()));
    if (month)
        text.append(" ").append(months[static_cast<unsigned>(date.month()) - 1]);
    if (year)
        text.append(" ").append(std::to_string(static_cast<int>(date.year())));
    return text;
}

std::string when_of(const Row& report) {
    const auto* start = std::get_if<ingest::Day>(&at(report, "date_start"));
    const auto* stop = std::get_if<ingest::Day>(&at(report, "date_end"));
    if (!start || !stop)
        return ", date not stated";
    const std::chrono::year_month_day first{*start};
    const std::chrono::year_month_day last{*stop};
    if (first == last)
        return ", " + english(first, true, true);
    const bool other_year = first.year() != last.year();
    const bool other_month = other_year || first.month() != last.month();
    return ", " + english(first, other_month, other_year) + " to " + english(last, true, true);
}

/// Offices and bodies take the article; persons and papers do not.
bool takes_article(std::string_view claimant, ClaimantType type) {
    constexpr std::array bodies = {ClaimantType::defence_ministry,  ClaimantType::foreign_ministry,
                                   ClaimantType::parliament,        ClaimantType::prosecutor,
                                   ClaimantType::emergency_service, ClaimantType::armed_force,
                                   ClaimantType::peacekeepers,      ClaimantType::intl_org};
    if (claimant.starts_with("the ") || claimant.starts_with("The "))
        return false;
    const bool titled =
        claimant.find(" of ") != claimant.npos && claimant.find(',') == claimant.npos;
    return titled || std::ranges::find(bodies, type) != bodies.end();
}

std::string who_of(const Row& report) {
    const std::string claimant = to_text(at(report, "claimant"));
    if (claimant.empty())
        return ", no source named";
    const auto type = ingest::from_code<ClaimantType>(to_text(at(report, "claimant_type")));
    const bool article = takes_article(claimant, type.value_or(ClaimantType::unattributed));
    return std::string(", according to ") + (article ? "the " : "") + claimant;
}

} // namespace

std::string note_of(const Row& report) {
    return what_of(report) + where_of(report) + when_of(report) + who_of(report);
}

} // namespace waqia::output
