#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

/// How an index lies in its file: a header, then sections of plain records, each at a multiple of
/// eight bytes. Texts are offsets into the section of strings; numbers are in the byte order of the
/// machine that wrote them, which the header tells.
namespace waqia::gazetteer::format {

inline constexpr std::array<char, 8> magic = {'W', 'A', 'Q', 'I', 'A', 'G', 'Z', '\n'};
inline constexpr std::uint32_t version = 1; ///< changes with anything in this file
inline constexpr std::uint32_t byte_order = 0x01020304;

/// The sections in the order of the header's table.
enum Section : std::size_t {
    strings,          ///< each its length (a byte; 255 and four bytes if longer) and its bytes
    places,           ///< PlaceRecord
    names,            ///< NameRecord, in order of their places
    tags,             ///< TagRecord
    features,         ///< FeatureRecord in order of their codes
    feature_places,   ///< u32: places in order of their features
    id_keys,          ///< u64, ascending: hashes of ids
    id_directory,     ///< u32: where each stretch of id_keys begins
    id_places,        ///< u32: the place of each id
    filter,           ///< u64: blocks of a Bloom filter of the phrases that begin in Arabic script
    phrase_keys,      ///< u64, ascending: hashes of names' words and of their beginnings
    phrase_directory, ///< u32: where each stretch of phrase_keys begins
    phrases,          ///< u32: where the names of each phrase begin, and whether it goes on
    phrase_names,     ///< u32: names in order of their phrases
    sounds,           ///< as strings: what names sound like
    sound_keys,       ///< u32, ascending: where they are filed
    sound_starts,     ///< u32: where the names of each of them begin
    sound_names,      ///< u32: names in order of their sound keys
    section_count
};

struct Extent {
    std::uint64_t offset = 0, length = 0; ///< bytes from the file's start
};

struct Header {
    std::array<char, 8> magic = format::magic;
    std::uint32_t version = format::version;
    std::uint32_t byte_order = format::byte_order;
    std::uint64_t length = 0; ///< of the whole file
    std::uint64_t source = 0; ///< hash of the tables that it was made of, 0 if unknown
    std::array<Extent, section_count> sections;
    std::uint64_t checksum = 0; ///< XXH3 of all that stands before it
};

struct PlaceRecord {
    double lon = 0.0, lat = 0.0, radius = 0.0;
    std::int64_t population = unknown_population;
    std::uint32_t id = 0, name = 0, name_ar = 0, feature_code = 0, country = 0, admin1 = 0,
                  admin2 = 0;
    std::uint32_t first_name = 0; ///< its names end where those of the next place begin

    static constexpr std::int64_t unknown_population = -1;
};

struct NameRecord {
    std::uint32_t place = 0, text = 0, tag = 0;
    std::uint32_t sounds = 0; ///< in the section of sounds
};

/// What many names have in common.
struct TagRecord {
    std::uint32_t lang = 0, kind = 0, side = 0, needs_cue = 0;

    friend bool operator==(const TagRecord&, const TagRecord&) = default;
};

struct FeatureRecord {
    std::uint32_t code = 0;
    std::uint32_t first = 0; ///< its places end where those of the next feature begin
};

/// Set in a phrase's start if longer names begin with the phrase.
inline constexpr std::uint32_t goes_on = 0x80000000;

static_assert(sizeof(PlaceRecord) == 64 && sizeof(NameRecord) == 16 && sizeof(TagRecord) == 16);
static_assert(std::is_trivially_copyable_v<Header>);
static_assert(sizeof(Header) == 40 + sizeof(Extent) * section_count, "no padding: it is hashed");

/// Which of `parts` equal stretches of the numbers a key lies in; ascends with the key.
inline std::uint64_t stretch(std::uint64_t key, std::uint64_t parts) {
    return ((key >> 32) * parts) >> 32;
}

/// How many stretches the directory of this many sorted keys has: some four keys in each, which is
/// half a cache line.
inline std::uint64_t directory_stretches(std::uint64_t keys) {
    return keys / 4 + 1;
}

/// How many blocks the filter of this many keys has: ten bits a key let 4 % of the misses pass.
inline std::uint64_t filter_blocks(std::uint64_t keys) {
    return keys * 10 / 64 + 1;
}

/// The bits that a key sets in its block, which is that of its stretch.
inline std::uint64_t filter_bits(std::uint64_t key) {
    return (1ull << (key & 63)) | (1ull << (key >> 6 & 63)) | (1ull << (key >> 12 & 63)) |
           (1ull << (key >> 18 & 63));
}

/// The key of a phrase that goes on with a word of this hash; 0 is the key of the empty phrase.
inline std::uint64_t extend(std::uint64_t phrase, std::uint64_t word) {
    const std::uint64_t mixed = (phrase ^ word) * 0x9E3779B97F4A7C15ull;
    return mixed ^ (mixed >> 29);
}

} // namespace waqia::gazetteer::format
