#include "gazetteer/index_builder.hpp"

#include "gazetteer/fold.hpp"
#include "gazetteer/index_file.hpp"
#include "gazetteer/index_format.hpp"
#include "gazetteer/phonetic.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <numeric>
#include <stdexcept>
#include <string>
#include <system_error>
#include <unistd.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

namespace waqia::gazetteer {

using format::NameRecord;
using format::PlaceRecord;
using format::TagRecord;

namespace {

/// A name filed under a key.
template <class Key> struct Filed {
    Key key;
    std::uint32_t name;

    friend bool operator==(const Filed&, const Filed&) = default;
    friend bool operator<(const Filed& a, const Filed& b) {
        return a.key != b.key ? a.key < b.key : a.name < b.name;
    }
};

template <class T> void sort_unique(std::vector<T>& list) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

/// Open addressing: numbers of things that are found by their hashes.
class NumberTable {
public:
    /// The number for which `same` holds, of those put in under this hash.
    template <class Same>
    std::optional<std::uint32_t> find(std::uint64_t hash, const Same& same) const {
        const std::size_t mask = m_slots.size() - 1;
        for (std::size_t i = hash & mask; m_slots[i] != free; i = (i + 1) & mask)
            if (same(m_slots[i]))
                return m_slots[i];
        return std::nullopt;
    }
    /// Puts in a number; `hash_of` gives the hash of each, for when the table grows.
    template <class HashOf> void put(std::uint32_t number, const HashOf& hash_of) {
        if (++m_count * 2 > m_slots.size()) {
            std::vector<std::uint32_t> old(m_slots.size() * 2, free);
            old.swap(m_slots);
            for (const auto known : old)
                if (known != free)
                    place(known, hash_of(known));
        }
        place(number, hash_of(number));
    }

private:
    static constexpr std::uint32_t free = UINT32_MAX;

    void place(std::uint32_t number, std::uint64_t hash) {
        std::size_t i = hash & (m_slots.size() - 1);
        while (m_slots[i] != free)
            i = (i + 1) & (m_slots.size() - 1);
        m_slots[i] = number;
    }

    std::vector<std::uint32_t> m_slots = std::vector<std::uint32_t>(1 << 10, free);
    std::size_t m_count = 0;
};

/// Texts one after the other, each once.
class Strings {
public:
    Strings() { add(""); }

    std::uint32_t add(std::string_view text) {
        const auto known =
            m_table.find(hash_word(text), [&](std::uint32_t offset) { return at(offset) == text; });
        if (known)
            return *known;
        constexpr std::size_t most = UINT32_MAX - 1;
        if (text.size() > most - 5 || m_bytes.size() > most - 5 - text.size())
            throw std::length_error("an index holds at most 4 GB of texts");
        const auto offset = static_cast<std::uint32_t>(m_bytes.size());
        const auto length = static_cast<std::uint32_t>(text.size());
        if (length < 255) {
            m_bytes += static_cast<char>(length);
        } else {
            m_bytes += static_cast<char>(255);
            m_bytes.append(reinterpret_cast<const char*>(&length), sizeof length);
        }
        m_bytes += text;
        m_table.put(offset, [&](std::uint32_t o) { return hash_word(at(o)); });
        return offset;
    }

    std::string_view at(std::uint32_t offset) const {
        std::uint32_t length = static_cast<unsigned char>(m_bytes[offset++]);
        if (length == 255) {
            std::memcpy(&length, m_bytes.data() + offset, sizeof length);
            offset += sizeof length;
        }
        return std::string_view(m_bytes).substr(offset, length);
    }

    const std::string& bytes() const { return m_bytes; }

private:
    std::string m_bytes;
    NumberTable m_table;
};

/// The sections, gathered into the bytes of the file.
class File {
public:
    File() : m_bytes(sizeof(format::Header)) {}

    template <class List> void add(format::Section which, const List& list) {
        const auto bytes = std::as_bytes(std::span(list));
        m_header.sections[which] = {m_bytes.size(), bytes.size()};
        m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
        m_bytes.resize((m_bytes.size() + 7) / 8 * 8);
    }

    std::vector<std::byte> close(std::uint64_t source) && {
        m_header.length = m_bytes.size();
        m_header.source = source;
        m_header.checksum = XXH3_64bits(&m_header, offsetof(format::Header, checksum));
        std::memcpy(m_bytes.data(), &m_header, sizeof m_header);
        return std::move(m_bytes);
    }

private:
    format::Header m_header;
    std::vector<std::byte> m_bytes;
};

/// Where each stretch of the sorted keys begins, and the end of the last.
std::vector<std::uint32_t> directory_of(const std::vector<std::uint64_t>& keys) {
    const std::uint64_t stretches = format::directory_stretches(keys.size());
    std::vector<std::uint32_t> directory(stretches + 1);
    for (const auto key : keys)
        ++directory[format::stretch(key, stretches) + 1];
    std::partial_sum(directory.begin(), directory.end(), directory.begin());
    return directory;
}

void file_features(const Strings& strings, const std::vector<PlaceRecord>& places, File& file) {
    std::vector<std::uint32_t> order(places.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return places[a].feature_code != places[b].feature_code &&
               strings.at(places[a].feature_code) < strings.at(places[b].feature_code);
    });
    std::vector<format::FeatureRecord> features;
    for (std::uint32_t i = 0; i < order.size(); ++i)
        if (const auto code = places[order[i]].feature_code;
            features.empty() || features.back().code != code)
            features.push_back({code, i});
    file.add(format::features, features);
    file.add(format::feature_places, order);
}

void file_ids(const Strings& strings, const std::vector<PlaceRecord>& places, File& file) {
    std::vector<Filed<std::uint64_t>> ids(places.size());
    for (std::uint32_t i = 0; i < places.size(); ++i)
        ids[i] = {hash_word(strings.at(places[i].id)), i};
    std::sort(ids.begin(), ids.end());
    std::vector<std::uint64_t> keys;
    std::vector<std::uint32_t> numbers;
    for (const auto& [key, place] : ids) {
        keys.push_back(key);
        numbers.push_back(place);
    }
    file.add(format::id_keys, keys);
    file.add(format::id_directory, directory_of(keys));
    file.add(format::id_places, numbers);
}

/// Files each name under its words, and the beginnings of longer names as phrases of no name.
void file_phrases(const Strings& strings, const std::vector<NameRecord>& names, File& file) {
    std::vector<Filed<std::uint64_t>> whole;
    std::vector<std::uint64_t> beginnings, arabic;
    whole.reserve(names.size());
    for (std::uint32_t i = 0; i < names.size(); ++i) {
        const auto words = fold_words(strings.at(names[i].text));
        std::uint64_t key = 0;
        for (std::size_t w = 0; w < words.size(); ++w) {
            if (w > 0)
                beginnings.push_back(key);
            key = format::extend(key, hash_word(words[w]));
            if (is_arabic_word(words.front()))
                arabic.push_back(key);
        }
        if (!words.empty())
            whole.push_back({key, i});
    }
    std::sort(whole.begin(), whole.end());
    sort_unique(beginnings);
    sort_unique(arabic);
    std::vector<std::uint64_t> keys;
    std::vector<std::uint32_t> phrases, postings;
    postings.reserve(whole.size());
    auto beginning = beginnings.begin();
    for (auto name = whole.begin(); name != whole.end() || beginning != beginnings.end();) {
        const bool begins =
            name == whole.end() || (beginning != beginnings.end() && *beginning <= name->key);
        const std::uint64_t key = begins ? *beginning : name->key;
        keys.push_back(key);
        phrases.push_back(static_cast<std::uint32_t>(postings.size()) |
                          (begins ? format::goes_on : 0));
        if (begins)
            ++beginning;
        for (; name != whole.end() && name->key == key; ++name)
            postings.push_back(name->name);
    }
    phrases.push_back(static_cast<std::uint32_t>(postings.size()));
    std::vector<std::uint64_t> filter(format::filter_blocks(arabic.size()));
    for (const auto key : arabic)
        filter[format::stretch(key, filter.size())] |= format::filter_bits(key);
    file.add(format::filter, filter);
    file.add(format::phrase_keys, keys);
    file.add(format::phrase_directory, directory_of(keys));
    file.add(format::phrases, phrases);
    file.add(format::phrase_names, postings);
}

/// Files each name under what it sounds like, and tells it.
void file_sounds(const Strings& strings, std::vector<NameRecord>& names, File& file) {
    Strings sounds;
    std::vector<Filed<std::uint32_t>> filed;
    for (std::uint32_t i = 0; i < names.size(); ++i) {
        const Sounds sound(strings.at(names[i].text));
        names[i].sounds = sounds.add(sound.bytes());
        for (const auto key : sound.keys())
            filed.push_back({key, i});
    }
    std::sort(filed.begin(), filed.end());
    if (filed.size() >= UINT32_MAX)
        throw std::length_error("an index holds fewer names than these, by their sounds");
    std::vector<std::uint32_t> keys, starts, postings;
    postings.reserve(filed.size());
    for (const auto& [key, name] : filed) {
        if (keys.empty() || keys.back() != key) {
            keys.push_back(key);
            starts.push_back(static_cast<std::uint32_t>(postings.size()));
        }
        postings.push_back(name);
    }
    starts.push_back(static_cast<std::uint32_t>(postings.size()));
    file.add(format::sounds, sounds.bytes());
    file.add(format::sound_keys, keys);
    file.add(format::sound_starts, starts);
    file.add(format::sound_names, postings);
}

[[noreturn]] void fail_to_write(const std::filesystem::path& path) {
    throw std::runtime_error("cannot write the gazetteer index '" + path.string() +
                             "': " + std::generic_category().message(errno));
}

void write_synced(const std::filesystem::path& path, std::span<const std::byte> bytes) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    bool good = file >= 0;
    while (good && !bytes.empty()) {
        constexpr std::size_t most = 1 << 30; // of one call
        const ssize_t written = ::write(file, bytes.data(), std::min(bytes.size(), most));
        good = written > 0 || (written < 0 && errno == EINTR);
        if (written > 0)
            bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    good = good && ::fsync(file) == 0;
    const int error = errno;
    if (file >= 0 && ::close(file) == 0 && good)
        return;
    errno = good ? errno : error;
    fail_to_write(path);
}

} // namespace

struct IndexBuilder::Impl {
    Strings strings;
    std::vector<PlaceRecord> places;
    std::vector<NameRecord> names; ///< in the order in which they were added
    std::vector<TagRecord> tags;
    NumberTable ids, tag_table;

    std::uint32_t tag_of(const Name& name);
    std::vector<NameRecord> names_by_place(std::vector<PlaceRecord>& placed) const;
};

std::uint32_t IndexBuilder::Impl::tag_of(const Name& name) {
    const TagRecord tag{strings.add(name.lang), strings.add(name.kind), strings.add(name.side),
                        name.needs_cue};
    auto hash = [](const TagRecord& t) { return XXH3_64bits(&t, sizeof t); };
    if (const auto known = tag_table.find(hash(tag), [&](auto t) { return tags[t] == tag; }))
        return *known;
    const auto number = static_cast<std::uint32_t>(tags.size());
    tags.push_back(tag);
    tag_table.put(number, [&](std::uint32_t t) { return hash(tags[t]); });
    return number;
}

/// The names in order of their places, each once a place, and tells each place where its begin.
std::vector<NameRecord> IndexBuilder::Impl::names_by_place(std::vector<PlaceRecord>& placed) const {
    std::vector<std::uint32_t> starts(placed.size() + 1);
    for (const auto& name : names)
        ++starts[name.place + 1];
    std::partial_sum(starts.begin(), starts.end(), starts.begin());
    std::vector<NameRecord> sorted(names.size());
    for (const auto& name : names)
        sorted[starts[name.place]++] = name; // starts become ends
    auto end = sorted.begin();
    std::size_t at = 0;
    std::vector<std::uint32_t> texts;
    for (std::uint32_t place = 0; place < placed.size(); ++place) {
        placed[place].first_name = static_cast<std::uint32_t>(end - sorted.begin());
        texts.clear();
        for (; at < starts[place]; ++at) {
            const NameRecord name = sorted[at];
            if (std::find(texts.begin(), texts.end(), name.text) != texts.end())
                continue;
            texts.push_back(name.text);
            *end++ = name;
        }
    }
    sorted.erase(end, sorted.end());
    return sorted;
}

IndexBuilder::IndexBuilder() : m_impl(std::make_unique<Impl>()) {}
IndexBuilder::~IndexBuilder() = default;
IndexBuilder::IndexBuilder(IndexBuilder&&) noexcept = default;
IndexBuilder& IndexBuilder::operator=(IndexBuilder&&) noexcept = default;

std::size_t IndexBuilder::places() const {
    return m_impl->places.size();
}

std::size_t IndexBuilder::names() const {
    return m_impl->names.size();
}

std::optional<std::uint32_t> IndexBuilder::find(std::string_view id) const {
    return m_impl->ids.find(hash_word(id), [&](std::uint32_t place) {
        return m_impl->strings.at(m_impl->places[place].id) == id;
    });
}

std::uint32_t IndexBuilder::add(const Place& place) {
    if (place.id.empty() || place.name.empty())
        throw std::invalid_argument("place_id and name must not be empty");
    if (find(place.id))
        throw std::invalid_argument("the place_id '" + std::string(place.id) + "' stands twice");
    if (!(place.radius.value >= 0.0 && place.radius <= widest_radius))
        throw std::invalid_argument("the radius must be from 0 to 20004000 metres");
    if (place.population && *place.population < 0)
        throw std::invalid_argument("the population must not be negative");
    auto& strings = m_impl->strings;
    auto& places = m_impl->places;
    const auto number = static_cast<std::uint32_t>(places.size());
    if (number >= format::goes_on - 1)
        throw std::length_error("an index holds at most 2 147 483 646 places");
    PlaceRecord record;
    record.lon = place.position.lon();
    record.lat = place.position.lat();
    record.radius = place.radius.value;
    record.population = place.population.value_or(PlaceRecord::unknown_population);
    record.id = strings.add(place.id);
    record.name = strings.add(place.name);
    record.name_ar = strings.add(place.name_ar);
    record.feature_code = strings.add(place.feature_code);
    record.country = strings.add(place.country);
    record.admin1 = strings.add(place.admin1);
    record.admin2 = strings.add(place.admin2);
    places.push_back(record);
    m_impl->ids.put(number, [&](std::uint32_t p) { return hash_word(strings.at(places[p].id)); });
    return number;
}

void IndexBuilder::add_name(const Name& name) {
    if (name.place >= m_impl->places.size())
        throw std::invalid_argument("no place has the number " + std::to_string(name.place));
    if (m_impl->names.size() >= format::goes_on - 1)
        throw std::length_error("an index holds at most 2 147 483 646 names");
    m_impl->names.push_back({name.place, m_impl->strings.add(name.text), m_impl->tag_of(name), 0});
}

std::vector<std::byte> IndexBuilder::bytes(std::uint64_t source) const {
    File file;
    auto places = m_impl->places;
    auto names = m_impl->names_by_place(places);
    file_sounds(m_impl->strings, names, file);
    file.add(format::strings, m_impl->strings.bytes());
    file.add(format::places, places);
    file.add(format::names, names);
    file.add(format::tags, m_impl->tags);
    file_features(m_impl->strings, places, file);
    file_ids(m_impl->strings, places, file);
    file_phrases(m_impl->strings, names, file);
    return std::move(file).close(source);
}

void IndexBuilder::write(const std::filesystem::path& path, std::uint64_t source) const {
    const auto content = bytes(source);
    const std::filesystem::path part = path.string() + ".part";
    try {
        write_synced(part, content);
        if (::rename(part.c_str(), path.c_str()) != 0)
            fail_to_write(path);
    } catch (...) {
        std::error_code ignored;
        std::filesystem::remove(part, ignored);
        throw;
    }
}

} // namespace waqia::gazetteer
