#pragma once

#include "gazetteer/index_file.hpp"
#include "gazetteer/place.hpp"
#include "gazetteer/table_source.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace waqia::gazetteer {

/// A place that a name may mean, as `waqia lookup` shows it.
struct Candidate {
    std::string place_id, place, place_ar;
    double lat = 0.0, lon = 0.0;
    std::string feature_code, country, admin1;
    double score = 0.0;            ///< 0..1
    std::string method;            ///< exact, folded, prefix_stripped, alias, phonetic
    std::string name_used;         ///< the listed name that matched
    std::uint32_t place_index = 0; ///< number of the place
};

/// A place that bears a name, and which of the gazetteer's names that is.
struct Bearer {
    std::uint32_t place = 0; ///< number of the place
    std::uint32_t name = 0;  ///< number of the name

    friend bool operator==(const Bearer&, const Bearer&) = default;
};

class Gazetteer;

/// The places or names of a gazetteer by number, each made when it is asked for.
template <class Value> class Listing {
public:
    using Get = Value (Gazetteer::*)(std::uint32_t number) const;

    class Iterator {
    public:
        Iterator(const Listing& listing, std::uint32_t number)
            : m_listing(listing), m_number(number) {}
        Value operator*() const { return m_listing[m_number]; }
        Iterator& operator++() {
            ++m_number;
            return *this;
        }
        friend bool operator==(const Iterator& a, const Iterator& b) {
            return a.m_number == b.m_number;
        }

    private:
        Listing m_listing;
        std::uint32_t m_number;
    };

    Listing(const Gazetteer& gazetteer, Get get, std::uint32_t size)
        : m_gazetteer(&gazetteer), m_get(get), m_size(size) {}
    std::size_t size() const { return m_size; }
    /// `number` must be below size().
    Value operator[](std::size_t number) const {
        return (m_gazetteer->*m_get)(static_cast<std::uint32_t>(number));
    }
    Iterator begin() const { return {*this, 0}; }
    Iterator end() const { return {*this, m_size}; }

private:
    const Gazetteer* m_gazetteer;
    Get m_get;
    std::uint32_t m_size;
};

/// Places and names of several indexes, one upon the other: the bundled places, then the user's own
/// in the order in which they were given. Places and names are numbered through all of them, and a
/// place of an upper index stands for those of its id below, with all their names. Frozen: queries
/// are const and free to share between threads. What it gives are views of its memory, which stays
/// where it is when the gazetteer is moved.
class Gazetteer {
public:
    /// An index and the numbers that its first place and name have in the gazetteer.
    struct Layer {
        IndexFile index;
        std::uint32_t first_place = 0, first_name = 0;
    };

    /// A gazetteer without places.
    Gazetteer() = default;

    /// Takes the bundled places of `folder`, then the user's own in order: index files and tables,
    /// see own_table.hpp. The folder holds `places.tsv` and `names.tsv`; the index that was made of
    /// these very tables, FOLDER.index, saves reading them. Throws std::runtime_error naming file,
    /// row and reason.
    static Gazetteer load(const std::filesystem::path& folder,
                          std::span<const TableSource> own = {});

    /// Puts an index upon the others. Throws std::length_error if there are more than four thousand
    /// million places or names.
    void add(IndexFile index);

    /// All places, those that an upper index replaces among them, see current().
    Listing<Place> places() const { return {*this, &Gazetteer::place, m_place_count}; }
    Listing<Name> names() const { return {*this, &Gazetteer::name, m_name_count}; }
    /// The place or name of a number, which must be below places().size() or names().size().
    Place place(std::uint32_t number) const;
    Name name(std::uint32_t number) const;

    /// The number of the place with this id, nothing if there is none.
    std::optional<std::uint32_t> find(std::string_view id) const;
    /// The place that stands for this one: itself, or that of its id in an upper index.
    std::uint32_t current(std::uint32_t place) const;
    /// The current places of a feature code, ascending.
    std::vector<std::uint32_t> with_feature(std::string_view code) const;
    std::span<const Layer> layers() const { return m_layers; }

    /// Appends those that bear a phrase of a layer to `bearers`, each current place once, by its
    /// first name; those from `from` on are known. Allocates only if `bearers` grows.
    void append_bearers(const Layer& layer, const IndexFile::Phrase& phrase,
                        std::vector<Bearer>& bearers, std::size_t from) const;

    /// The places under `name`, best first: as written, then folded, then less the Arabic article
    /// or a proclitic; if nothing is found so, those whose names sound like it. Without context:
    /// see ingest for resolution in a text.
    std::vector<Candidate> lookup(std::string_view name) const;

    /// The places whose names sound like `name`, best first, at most `most`: for a spelling that
    /// nobody listed. Fields and ruins of old maps (LCTY) and countries are left out. The score is
    /// the likeness of the sounds less up to a twentieth for places of little importance. Some
    /// 0.1 ms for a hundred thousand names.
    std::vector<Candidate> sounds_like(std::string_view name, std::size_t most = 5) const;

    /// How much a place of this class and size is likely to be meant, 0..1, before any context.
    static double importance(const Place& place);

private:
    const Layer& layer_of_place(std::uint32_t place) const;
    struct Match {
        Bearer bearer;
        double score;
        const char* method;
    };
    std::vector<Match> matches(std::string_view key, std::string_view written, const char* method,
                               double factor) const;
    std::vector<Candidate> best_of(std::vector<Match> matches) const;

    std::vector<Layer> m_layers;
    std::uint32_t m_place_count = 0, m_name_count = 0;
};

} // namespace waqia::gazetteer
