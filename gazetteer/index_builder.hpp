#pragma once

#include "gazetteer/place.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

namespace waqia::gazetteer {

/// Gathers places and names and makes an index of them, see IndexFile. Texts are copied as they are
/// added. Ten million names take under 6 GB and three minutes.
class IndexBuilder {
public:
    IndexBuilder();
    ~IndexBuilder();
    IndexBuilder(IndexBuilder&&) noexcept;
    IndexBuilder& operator=(IndexBuilder&&) noexcept;

    /// Adds a place, without a name to be found by; returns its number, from 0. Its texts must be
    /// UTF-8. Throws std::invalid_argument if one of this id was added, if its id or name is empty,
    /// its population negative or its radius not from 0 to widest_radius, and std::length_error if
    /// there is no room for more.
    std::uint32_t add(const Place& place);
    /// Adds a name of the place with this number, which must have been added; the same name of the
    /// same place is kept once, as it was added first. Throws as add does.
    void add_name(const Name& name);

    /// The number of the place with this id among those added.
    std::optional<std::uint32_t> find(std::string_view id) const;
    std::size_t places() const;
    std::size_t names() const; ///< as added

    /// The index, with the hash of the tables that it is made of, 0 if that is of no use. The same
    /// places and names in the same order give the same bytes.
    std::vector<std::byte> bytes(std::uint64_t source = 0) const;
    /// Writes the index: beside `path` first, synced, then renamed to it. Throws
    /// std::runtime_error naming the path and the reason, and then leaves nothing behind.
    void write(const std::filesystem::path& path, std::uint64_t source = 0) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace waqia::gazetteer
