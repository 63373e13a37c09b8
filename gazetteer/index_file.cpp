#include "gazetteer/index_file.hpp"

#include "gazetteer/utf8.hpp"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <stdexcept>
#include <sys/mman.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

namespace waqia::gazetteer {

namespace {

/// Closes a file descriptor at the end.
class Descriptor {
public:
    explicit Descriptor(int descriptor) : m_descriptor(descriptor) {}
    ~Descriptor() {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    operator int() const { return m_descriptor; }

private:
    int m_descriptor;
};

/// The first of the sorted keys that equals `key`, and one past the last; none if they are equal.
std::pair<std::size_t, std::size_t> equal_keys(std::span<const std::uint64_t> keys,
                                               std::span<const std::uint32_t> directory,
                                               std::uint64_t key) {
    const std::size_t at = format::stretch(key, directory.size() - 1);
    std::size_t first = directory[at];
    const std::size_t end = std::min<std::size_t>(directory[at + 1], keys.size());
    while (first < end && keys[first] < key)
        ++first;
    std::size_t last = first;
    while (last < end && keys[last] == key)
        ++last;
    return {first, last};
}

} // namespace

std::uint64_t hash_word(std::string_view folded) {
    return XXH3_64bits(folded.data(), folded.size());
}

void Unmap::operator()(const std::byte* bytes) const noexcept {
    ::munmap(const_cast<std::byte*>(bytes), length);
}

bool IndexFile::is_index(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::array<char, format::magic.size()> start{};
    in.read(start.data(), start.size());
    return in && start == format::magic;
}

IndexFile IndexFile::open(const std::filesystem::path& path) {
    IndexFile index;
    index.m_name = path.string();
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat status {};
    if (file < 0 || ::fstat(file, &status) != 0)
        index.fail(std::generic_category().message(errno));
    const auto length = static_cast<std::size_t>(status.st_size);
    if (!S_ISREG(status.st_mode) || length < sizeof(format::Header))
        index.fail("it is no index of Waqia's");
    void* bytes = ::mmap(nullptr, length, PROT_READ, MAP_SHARED, file, 0);
    if (bytes == MAP_FAILED)
        index.fail(std::generic_category().message(errno));
    index.m_mapped = {static_cast<const std::byte*>(bytes), Unmap{length}};
    index.attach({index.m_mapped.get(), length});
    return index;
}

IndexFile IndexFile::in_memory(std::vector<std::byte> bytes, std::string name) {
    IndexFile index;
    index.m_name = std::move(name);
    index.m_owned = std::move(bytes);
    index.attach(index.m_owned);
    return index;
}

void IndexFile::fail(const std::string& reason) const {
    throw std::runtime_error("cannot use the gazetteer index '" + m_name + "': " + reason);
}

void IndexFile::fail_damaged() const {
    fail("it is damaged; make it again");
}

template <class T>
std::span<const T> IndexFile::section(const format::Header& header, format::Section which) const {
    const auto [offset, length] = header.sections[which];
    if (offset % 8 != 0 || offset > header.length || length > header.length - offset ||
        length % sizeof(T) != 0 || length / sizeof(T) >= UINT32_MAX)
        fail_damaged();
    const std::byte* bytes = m_mapped ? m_mapped.get() : m_owned.data();
    return {reinterpret_cast<const T*>(bytes + offset), length / sizeof(T)};
}

/// Reads the header and takes hold of the sections, which are not read.
void IndexFile::attach(std::span<const std::byte> bytes) {
    format::Header header;
    if (bytes.size() < sizeof header)
        fail("it is no index of Waqia's");
    std::memcpy(&header, bytes.data(), sizeof header);
    if (header.magic != format::magic)
        fail("it is no index of Waqia's");
    if (header.version != format::version || header.byte_order != format::byte_order)
        fail("another version of Waqia, or another kind of machine, made it; make it again");
    if (header.checksum != XXH3_64bits(&header, offsetof(format::Header, checksum)))
        fail_damaged();
    if (header.length < bytes.size())
        fail_damaged();
    if (header.length > bytes.size())
        fail("it is truncated: it has " + std::to_string(bytes.size()) + " of " +
             std::to_string(header.length) + " bytes; make it again");
    m_source = header.source;
    m_strings = section<char>(header, format::strings);
    m_places = section<format::PlaceRecord>(header, format::places);
    m_names = section<format::NameRecord>(header, format::names);
    m_tags = section<format::TagRecord>(header, format::tags);
    m_features = section<format::FeatureRecord>(header, format::features);
    m_feature_places = section<std::uint32_t>(header, format::feature_places);
    m_id_keys = section<std::uint64_t>(header, format::id_keys);
    m_id_directory = section<std::uint32_t>(header, format::id_directory);
    m_id_places = section<std::uint32_t>(header, format::id_places);
    m_filter = section<std::uint64_t>(header, format::filter);
    m_phrase_keys = section<std::uint64_t>(header, format::phrase_keys);
    m_phrase_directory = section<std::uint32_t>(header, format::phrase_directory);
    m_phrases = section<std::uint32_t>(header, format::phrases);
    m_phrase_names = section<std::uint32_t>(header, format::phrase_names);
    m_sounds = section<char>(header, format::sounds);
    m_sound_keys = section<std::uint32_t>(header, format::sound_keys);
    m_sound_starts = section<std::uint32_t>(header, format::sound_starts);
    m_sound_names = section<std::uint32_t>(header, format::sound_names);
    if (m_strings.empty() || m_filter.empty() || m_id_directory.size() < 2 ||
        m_phrase_directory.size() < 2 || m_id_places.size() != m_id_keys.size() ||
        m_phrases.size() != m_phrase_keys.size() + 1 ||
        m_sound_starts.size() != m_sound_keys.size() + 1)
        fail_damaged();
}

std::string_view IndexFile::string(std::span<const char> strings, std::uint32_t offset) const {
    if (offset >= strings.size())
        fail_damaged();
    const char* at = strings.data() + offset;
    std::size_t left = strings.size() - offset - 1;
    std::uint32_t length = static_cast<unsigned char>(*at++);
    if (length == 255) {
        if (left < sizeof length)
            fail_damaged();
        std::memcpy(&length, at, sizeof length);
        at += sizeof length;
        left -= sizeof length;
    }
    if (length > left)
        fail_damaged();
    return {at, length};
}

std::string_view IndexFile::text(std::uint32_t offset) const {
    const auto text = string(m_strings, offset);
    if (first_bad_utf8(text))
        fail_damaged();
    return text;
}

std::span<const std::uint32_t> IndexFile::part(std::span<const std::uint32_t> list,
                                               std::size_t first, std::size_t last) const {
    if (first > last || last > list.size())
        fail_damaged();
    return list.subspan(first, last - first);
}

Place IndexFile::place(std::uint32_t number) const {
    if (number >= m_places.size())
        fail_damaged();
    const format::PlaceRecord& record = m_places[number];
    Place place;
    place.id = text(record.id);
    place.name = text(record.name);
    place.name_ar = text(record.name_ar);
    place.feature_code = text(record.feature_code);
    place.country = text(record.country);
    place.admin1 = text(record.admin1);
    place.admin2 = text(record.admin2);
    if (!(std::abs(record.lon) <= 180.0 && std::abs(record.lat) <= 90.0 && record.radius >= 0.0 &&
          record.radius <= widest_radius.value &&
          record.population >= format::PlaceRecord::unknown_population))
        fail_damaged();
    place.position = geo::LonLat::from_degrees(record.lon, record.lat);
    if (record.population != format::PlaceRecord::unknown_population)
        place.population = record.population;
    place.radius.value = record.radius;
    return place;
}

Name IndexFile::name(std::uint32_t number) const {
    if (number >= m_names.size() || m_names[number].tag >= m_tags.size())
        fail_damaged();
    const format::NameRecord& record = m_names[number];
    const format::TagRecord& tag = m_tags[record.tag];
    return {record.place,   text(record.text), text(tag.lang),
            text(tag.kind), text(tag.side),    tag.needs_cue != 0};
}

std::uint32_t IndexFile::place_of(std::uint32_t name) const {
    if (name >= m_names.size() || m_names[name].place >= m_places.size())
        fail_damaged();
    return m_names[name].place;
}

std::pair<std::uint32_t, std::uint32_t> IndexFile::names_of(std::uint32_t place) const {
    if (place >= m_places.size())
        fail_damaged();
    const std::uint32_t first = m_places[place].first_name;
    const std::uint32_t last =
        place + 1 < m_places.size() ? m_places[place + 1].first_name : names();
    if (first > last || last > names())
        fail_damaged();
    return {first, last};
}

std::optional<std::uint32_t> IndexFile::find(std::string_view id) const {
    const auto [first, last] = equal_keys(m_id_keys, m_id_directory, hash_word(id));
    for (std::size_t i = first; i < last; ++i) {
        const std::uint32_t place = m_id_places[i];
        if (place >= m_places.size())
            fail_damaged();
        if (string(m_strings, m_places[place].id) == id)
            return place;
    }
    return std::nullopt;
}

std::span<const std::uint32_t> IndexFile::with_feature(std::string_view code) const {
    const auto it = std::lower_bound(
        m_features.begin(), m_features.end(), code,
        [&](const auto& feature, auto c) { return string(m_strings, feature.code) < c; });
    if (it == m_features.end() || string(m_strings, it->code) != code)
        return {};
    return part(m_feature_places, it->first,
                it + 1 == m_features.end() ? m_feature_places.size() : (it + 1)->first);
}

std::optional<IndexFile::Phrase> IndexFile::phrase(std::uint64_t key) const {
    const auto [first, last] = equal_keys(m_phrase_keys, m_phrase_directory, key);
    if (first == last)
        return std::nullopt;
    return Phrase{part(m_phrase_names, m_phrases[first] & ~format::goes_on,
                       m_phrases[first + 1] & ~format::goes_on),
                  (m_phrases[first] & format::goes_on) != 0};
}

std::string_view IndexFile::sounds_of(std::uint32_t name) const {
    if (name >= m_names.size())
        fail_damaged();
    return string(m_sounds, m_names[name].sounds);
}

std::span<const std::uint32_t> IndexFile::sounding(std::uint32_t key) const {
    const auto it = std::lower_bound(m_sound_keys.begin(), m_sound_keys.end(), key);
    if (it == m_sound_keys.end() || *it != key)
        return {};
    const auto at = static_cast<std::size_t>(it - m_sound_keys.begin());
    return part(m_sound_names, m_sound_starts[at], m_sound_starts[at + 1]);
}

} // namespace waqia::gazetteer
