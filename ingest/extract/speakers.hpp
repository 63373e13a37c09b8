#pragma once

#include "ingest/knowledge.hpp"
#include "ingest/lexicon/scan.hpp"
#include "ingest/report.hpp"
#include "ingest/text/text.hpp"

#include <optional>
#include <string>
#include <vector>

namespace waqia::ingest {

/// A noun phrase that names who may speak or act: tokens [first, last).
struct Speaker {
    std::uint32_t first = 0, last = 0;
    std::string name; ///< English, e.g. "Ministry of Defence of Armenia"
    Side side = Side::other;
    ClaimantType type = ClaimantType::official;
    bool feminine = false;
    bool anaphor = false; ///< "the ministry", "the source": stands for somebody named before
    bool force = false;   ///< an armed body rather than one that makes statements
    bool state = false;   ///< a country's or capital's name
    bool office = false;  ///< an office that one person holds, or who speaks for a body
};

/// Composes speakers from bodies, offices, nationalities, states and persons, in the orders that
/// Arabic news writes them; remembers persons whom an article names with their office. One an
/// article.
class SpeakerReader {
public:
    SpeakerReader(const Text& text, const Annotations& found, const Knowledge::Tables& tables)
        : m_text(text), m_found(found), m_tables(tables) {}

    /// The speaker that begins at `token` and ends before `end`, nothing if none does.
    std::optional<Speaker> read(std::uint32_t token, std::uint32_t end);
    /// The longest speaker that ends exactly at `token`, within [begin, token).
    std::optional<Speaker> read_before(std::uint32_t token, std::uint32_t begin);
    /// The government that the place name at `token` may stand for, null if it is no such name.
    const StateName* state_at(std::uint32_t token) const;
    /// Remembers who spoke, for anaphora and for sides left out later.
    void remember(const Speaker& speaker) { m_history.push_back(speaker); }
    /// The last speaker that agrees in gender, nothing before anybody spoke.
    std::optional<Speaker> last(bool feminine) const;
    std::optional<Speaker> last() const;

private:
    struct Parts;
    bool take(Parts& parts, std::uint32_t end) const;
    bool take_place(Parts& parts) const;
    bool take_actor(Parts& parts, const Annotation& who) const;
    bool take_body(Parts& parts, const Annotation& what) const;
    bool take_inside(Parts& parts, std::uint32_t end) const;
    bool names_person(std::uint32_t token) const;
    std::optional<Speaker> read_named(std::uint32_t token, std::uint32_t end);
    void name(std::uint32_t token, const Speaker& speaker);
    void compose(const Parts& parts, Speaker& speaker) const;
    std::optional<Side> possessor(std::uint32_t body_last, const Institution& body) const;
    Side side_of_place(const Annotation& name) const;
    Side home() const;
    void resolve(Speaker& speaker, const Institution& body) const;

    const Text& m_text;
    const Annotations& m_found;
    const Knowledge::Tables& m_tables;
    bool m_naming = false; ///< read_named is at work, which must not start another
    std::vector<Speaker> m_history;
    std::vector<std::pair<std::string, Speaker>> m_persons; ///< folded last name → who it is
};

} // namespace waqia::ingest
