#pragma once

#include "gazetteer/index_format.hpp"
#include "gazetteer/place.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace waqia::gazetteer {

/// The hash by which a folded word stands in an index.
std::uint64_t hash_word(std::string_view folded);

/// Deleter that unmaps `length` bytes.
struct Unmap {
    std::size_t length = 0;
    void operator()(const std::byte* bytes) const noexcept;
};

/// An index of places and names as IndexBuilder writes it, searched where it lies: in a file that
/// is mapped into memory, or in memory of its own. Opening one costs the same whatever its size.
/// Queries are const and free to share between threads; what is damaged inside never leads them out
/// of the index, to text that is no UTF-8 or to a place that cannot be: they throw
/// std::runtime_error naming it instead.
class IndexFile {
public:
    /// Maps the file, which must not be cut short while it is used. Throws std::runtime_error
    /// naming it and the reason if it is no index, of another version, truncated or damaged.
    static IndexFile open(const std::filesystem::path& path);
    /// An index in memory; `name` is what messages call it.
    static IndexFile in_memory(std::vector<std::byte> bytes, std::string name);
    /// Whether the file begins as an index does.
    static bool is_index(const std::filesystem::path& path);

    /// Hash of the tables that the index was made of, 0 if unknown.
    std::uint64_t source() const { return m_source; }

    std::uint32_t places() const { return static_cast<std::uint32_t>(m_places.size()); }
    std::uint32_t names() const { return static_cast<std::uint32_t>(m_names.size()); }
    /// A place or name by its number, which must be below places() or names().
    Place place(std::uint32_t number) const;
    Name name(std::uint32_t number) const;
    /// The number of the place that bears a name.
    std::uint32_t place_of(std::uint32_t name) const;
    /// The numbers of a place's names: the first, and one past the last.
    std::pair<std::uint32_t, std::uint32_t> names_of(std::uint32_t place) const;

    /// The number of the place with this id.
    std::optional<std::uint32_t> find(std::string_view id) const;
    /// The places of a feature code, ascending.
    std::span<const std::uint32_t> with_feature(std::string_view code) const;

    /// Some folded words in a row.
    struct Phrase {
        std::span<const std::uint32_t> names; ///< those that are the phrase, ascending
        bool goes_on = false;                 ///< longer names begin with the phrase
    };
    /// The phrase of this key, see format::extend; nothing if no name begins with it.
    std::optional<Phrase> phrase(std::uint64_t key) const;
    /// The same for a phrase that begins in Arabic script. A miss costs one cache line in nearly
    /// all cases.
    std::optional<Phrase> arabic_phrase(std::uint64_t key) const {
        const std::uint64_t bits = format::filter_bits(key);
        if ((m_filter[format::stretch(key, m_filter.size())] & bits) != bits)
            return std::nullopt;
        return phrase(key);
    }

    /// Fetches what arabic_phrase() looks at first into the cache, for a call soon after.
    void prefetch(std::uint64_t key) const {
        __builtin_prefetch(&m_filter[format::stretch(key, m_filter.size())]);
    }

    /// What a name sounds like, as Sounds::bytes gave it.
    std::string_view sounds_of(std::uint32_t name) const;
    /// The names filed under a key of Sounds, ascending.
    std::span<const std::uint32_t> sounding(std::uint32_t key) const;

private:
    IndexFile() = default;
    void attach(std::span<const std::byte> bytes);
    template <class T>
    std::span<const T> section(const format::Header& header, format::Section which) const;
    std::string_view string(std::span<const char> strings, std::uint32_t offset) const;
    std::string_view text(std::uint32_t offset) const;
    std::span<const std::uint32_t> part(std::span<const std::uint32_t> list, std::size_t first,
                                        std::size_t last) const;
    [[noreturn]] void fail(const std::string& reason) const;
    [[noreturn]] void fail_damaged() const;

    std::string m_name; ///< the path
    std::unique_ptr<const std::byte, Unmap> m_mapped;
    std::vector<std::byte> m_owned;
    std::uint64_t m_source = 0;

    std::span<const char> m_strings, m_sounds;
    std::span<const format::PlaceRecord> m_places;
    std::span<const format::NameRecord> m_names;
    std::span<const format::TagRecord> m_tags;
    std::span<const format::FeatureRecord> m_features;
    std::span<const std::uint32_t> m_feature_places;
    std::span<const std::uint64_t> m_id_keys;
    std::span<const std::uint32_t> m_id_directory, m_id_places;
    std::span<const std::uint64_t> m_filter, m_phrase_keys;
    std::span<const std::uint32_t> m_phrase_directory, m_phrases, m_phrase_names;
    std::span<const std::uint32_t> m_sound_keys, m_sound_starts, m_sound_names;
};

} // namespace waqia::gazetteer
