#pragma once

#include "geo/outline.hpp"

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace waqia::geo {

/// Answers which of many outlines a position lies in. Built once, then frozen.
///
/// Safe to share between threads: GEOS builds the search tree of a prepared geometry under `const`
/// on first use, so each is used once while building; queries then only read it, with a context and
/// a point of the calling thread's own.
class RegionIndex {
public:
    /// Indexes the outlines by their position in the span, which need not outlive the call. Throws
    /// std::runtime_error, counting outlines from 1, if one has no parts or a ring that is not
    /// closed.
    explicit RegionIndex(std::span<const Outline> outlines);
    ~RegionIndex();
    RegionIndex(RegionIndex&&) noexcept;
    RegionIndex& operator=(RegionIndex&&) noexcept;

    /// Indices of the outlines that hold the position, ascending. A boundary belongs to its
    /// outline, so a position on a shared border is in both. Costs a comparison for each outline
    /// and a logarithmic search in those whose bounding box holds the position.
    std::vector<std::size_t> at(LonLat position) const;

    /// A position inside an outline, away from its boundary; in an outline of several parts, in the
    /// one that is widest half-way up.
    LonLat point_inside(std::size_t outline) const;

private:
    struct Geometries;
    std::unique_ptr<const Geometries> m_geometries;
};

} // namespace waqia::geo
