#pragma once

#include "ingest/extract/analysis.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace waqia::ingest {

inline constexpr std::uint32_t far_away = std::numeric_limits<std::uint32_t>::max();

/// An event with the figures of its casualties.
struct Telling {
    Event event;
    std::vector<const CasualtyFigure*> figures;
    bool by_figure = false; ///< told by its casualties alone
};

/// What a paragraph, or a speaker who goes on, hands on to the next event.
struct Context {
    std::uint32_t paragraph = far_away;
    std::string claimant;
    When when;
    bool background = false;         ///< it told of an earlier period
    std::vector<std::size_t> places; ///< into Analysis::places
};

/// A report made earlier in the article, with the places that it was told at.
struct Told {
    SubEvent sub_event = SubEvent::other;
    Modality modality = Modality::reported;
    When when;
    std::vector<std::size_t> places;  ///< into Analysis::places
    std::vector<std::size_t> reports; ///< into ArticleResult::reports
};

/// The sentence that is being read, and what was told before it.
struct Scene {
    const Analysis& analysis;
    const Knowledge::Tables& tables;
    std::uint32_t first = 0, last = 0; ///< tokens of the sentence
    std::uint32_t index = 0;           ///< the sentence
    Context context = {};
    std::vector<Told> told = {}; ///< in order

    std::string_view fold(std::uint32_t token) const {
        return token >= first && token < last ? analysis.text.fold(token) : std::string_view();
    }
    bool is(std::uint32_t token, FunctionClass cls) const {
        const Annotation* a =
            token < last ? analysis.found.at(token, Kind::function_word) : nullptr;
        return a && tables.lexicon.function_words[a->payload] == cls;
    }
    bool inside(std::uint32_t from, std::uint32_t to) const { return from >= first && to <= last; }

    /// What begins in the sentence, of findings in order of their first token.
    template <class T> std::span<const T> within(const std::vector<T>& all) const {
        const auto before = [](const T& x, std::uint32_t token) { return x.first < token; };
        const auto from = std::lower_bound(all.begin(), all.end(), first, before);
        return {from, std::lower_bound(from, all.end(), last, before)};
    }
};

/// Gives each event of the sentence its clause: from the trigger before to the trigger behind. A
/// noun that only goes on about the one before ("retook … in an offensive") does not end its
/// clause.
void set_clauses(const Scene& scene, std::vector<Telling>& tellings);

/// Whether the event is a noun behind "in" or "by", which goes on about what stands before it.
bool goes_on(const Scene& scene, const Event& event);

/// How loosely two spans of tokens hang together: the clause boundaries in [first, last).
std::uint32_t breaks(const Scene& scene, std::uint32_t first, std::uint32_t last);

/// Whether a relative clause begins in [first, last), but not at once.
bool relative_between(const Scene& scene, std::uint32_t first, std::uint32_t last);

/// Whether the event goes on where the one before it stopped: in its paragraph, or by its speaker.
bool follows_context(const Scene& scene, const Event& event);

/// What the event's words point back at ("the same shelling", "the shelling"), null if at nothing.
const Told* told_before(const Scene& scene, const Event& event);

/// When an event took place: its own day before another's, what was told before, or the day of
/// publication.
When when_of(const Scene& scene, const Telling& telling);

/// Where an event took place: into Analysis::places, more than one for a list.
std::vector<std::size_t> where_of(const Scene& scene, const Telling& telling, const When& when);

/// The same event told again of other places and days by words that leave the verb out: "fired on
/// X on Saturday evening, and on Sunday morning on Y".
struct Gapped {
    When when;
    std::vector<std::size_t> places; ///< into Analysis::places
};
std::vector<Gapped> gapped(const Scene& scene, const Telling& telling, const When& when,
                           const std::vector<std::size_t>& places);

/// The figures of a telling.
Casualties casualties_of(const Telling& telling, const Claim& claim);

/// Takes over from `more` what `known` leaves open.
void fill_open(Casualties& known, const Casualties& more);

/// Whether two sets of figures contradict each other.
bool clash(const Casualties& a, const Casualties& b);

/// Adds a report, or counts it as another mention of one that says the same; returns which of
/// `reports` it is.
std::size_t add_report(std::vector<Report>& reports, Report report);

} // namespace waqia::ingest
