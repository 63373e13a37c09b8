#pragma once

#include "output/format.hpp"
#include "output/row.hpp"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <vector>

namespace waqia::output {

/// Writes layers to one file by any vector driver of OGR. All members throw std::runtime_error with
/// GDAL's own reason. For one thread at a time.
class OgrWriter {
public:
    /// Makes `file`, which must not exist.
    OgrWriter(const std::filesystem::path& file, const Format& format);
    ~OgrWriter();
    OgrWriter(const OgrWriter&) = delete;
    OgrWriter& operator=(const OgrWriter&) = delete;

    /// Begins a layer; the rows that follow are its own.
    void begin(Layer layer);

    /// Writes a row of the layer under way, which is none of polygons. Returns false, and writes
    /// nothing, where the row has no point and the format cannot hold such a row.
    bool write(const Row& row);

    /// Writes a row of the layer under way, which is one of polygons; `outline` is not empty.
    void write(const Row& row, const geo::Outline& outline);

    /// Closes the file, opens it again and compares the number of rows of each layer.
    void close();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace waqia::output
