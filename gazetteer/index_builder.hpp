#pragma once

#include "gazetteer/gazetteer.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>

namespace waqia::gazetteer {

/// Gathers places and names and makes an index of them: a file that is mapped into memory and
/// searched where it lies. Texts are copied as they are added. Ten million names take under 6 GB
/// and three minutes.
class IndexBuilder {
public:
    IndexBuilder();
    ~IndexBuilder();
    IndexBuilder(const IndexBuilder&) = delete;
    IndexBuilder& operator=(const IndexBuilder&) = delete;

    /// Adds a place, without a name to be found by; returns its number, from 0. Throws
    /// std::invalid_argument if one of this id was added, or if its id or name is empty.
    std::uint32_t add(const Place& place);
    /// Adds a name of the place with this number; the same name of the same place is kept once.
    void add_name(const Name& name);

    std::size_t places() const;
    std::size_t names() const;

    /// Writes the index: beside `path` first, synced, then renamed to it. Throws
    /// std::runtime_error naming the path and the reason, and then leaves nothing behind.
    void write(const std::filesystem::path& path) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace waqia::gazetteer
