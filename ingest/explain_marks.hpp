#pragma once

#include "ingest/extract/analysis.hpp"
#include "ingest/report.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What the explanations for people show of a text: its findings as marks over runs of tokens.
namespace waqia::ingest {

/// What a mark tells of its words.
enum class MarkKind : std::uint8_t {
    event,
    place,
    date,
    claim,
    casualty,
    weapon,
    modality,
    number
};
inline constexpr std::size_t mark_kinds = 8;

/// How a kind of mark is called, and which table a word of that kind is added to.
struct MarkInfo {
    std::string_view name, table;
};
const MarkInfo& mark_info(MarkKind kind);

struct Mark {
    MarkKind kind = MarkKind::event;
    std::uint32_t first = 0, last = 0; ///< tokens
    std::string note;                  ///< what was made of the words; one line
};

/// All marks of an article, in order of their first token. Paragraphs that are noise have none.
std::vector<Mark> marks_of(const Analysis& analysis);

/// The words that gave the slots of a report, one run of tokens each: those of its event, place,
/// date and claim, its weapon and its figures. A date, a place or a claimant that an earlier
/// sentence gave is sought there.
std::vector<Mark> marks_of(const Analysis& analysis, const Report& report);

/// What a report does not know, a line each, and which table a word that is lacking is added to.
std::vector<std::string> gaps_of(const Report& report);

/// Of items in order of their first token, which `first` tells: those that begin in a sentence.
template <class Item>
std::span<const Item> in_sentence(const std::vector<Item>& items, const Sentence& s,
                                  std::uint32_t Item::*first = &Item::first) {
    const auto before = [&](std::uint32_t token) {
        return std::partition_point(items.begin(), items.end(),
                                    [&](const Item& item) { return item.*first < token; });
    };
    return {before(s.first), before(s.last)};
}

std::string_view kind_name(Kind kind);
std::string_view role_name(ParagraphRole role);

/// "2022-09-13"
std::string iso_day(Day day);
/// "2022-09-13 to 2022-09-14", one day alone, or "unresolved".
std::string iso_days(const When& when);

} // namespace waqia::ingest
