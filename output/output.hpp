#pragma once

#include "ingest/report.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace waqia::output {

/// The layers of incidents.md that are written; a GeoPackage holds all, other formats one.
enum class Layer : std::uint8_t { incidents, reports, footprints, places, articles, run_info };

/// The declared joining rule's figures.
struct JoinOptions {
    geo::Metres distance{5000.0}; ///< between two places of where_prec <= 2
    int days = 1;                 ///< slack between two date ranges
};

struct OutputOptions {
    std::filesystem::path path = {};
    std::string driver = {};        ///< OGR driver's short name; empty = by the path's extension
    Layer layer = Layer::incidents; ///< for formats of one layer
    bool overwrite = false;
    std::string version = {};      ///< of the program, for run_info
    std::string command_line = {}; ///< options as given, for run_info
    JoinOptions join = {};
};

/// What a run wrote; articles_in = articles + rejected.
struct OutputCounts {
    std::size_t articles = 0, rejected = 0, reports = 0, incidents = 0;
    std::size_t footprints = 0; ///< incidents that have a place
    std::size_t reports_without_place = 0, reports_without_date = 0;
    std::size_t places_unresolved = 0;     ///< place names of role `unresolved`
    std::size_t reports_not_incidents = 0; ///< denied, threatened, planned, hypothetical, recap
    /// Rows of the layer that have no point, which FlatGeobuf cannot hold; 0 in other formats.
    std::size_t left_out = 0;
};

/// The output file of one run. Nothing stands under the final name before `finish` has verified it.
/// Rows spill to a file beside the output: memory does not grow with the number of articles, but
/// for FlatGeobuf, whose spatial index GDAL makes in memory (about 1 kB a row).
/// Not for use by two threads at once.
class Output {
public:
    /// Checks that the output can be written and opens its working file. Throws std::runtime_error,
    /// one line of what, which, where and what to do: it exists and `overwrite` is off, its folder
    /// does not exist or cannot be written, the driver is unknown or cannot write.
    explicit Output(OutputOptions options);
    /// Removes the working files of a run that was not finished.
    ~Output();
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;

    void add(const ingest::ArticleResult& result);
    void add(const ingest::Rejection& rejection);

    /// Joins the reports to incidents, writes all layers, reads them back to compare the counts,
    /// syncs and renames. Footprints are drawn by `boundaries`, one at a time. Throws
    /// std::runtime_error if any step fails; call at most once.
    OutputCounts finish(const geo::Boundaries& boundaries);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace waqia::output
