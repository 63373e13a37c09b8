#include "support.hpp"

#include <doctest/doctest.h>

#include <csignal>
#include <fstream>
#include <sys/resource.h>

using namespace waqia;
using namespace waqia::test;
using output::Layer;
using output::Output;
using output::OutputOptions;

namespace {

std::string error_of(const OutputOptions& options) {
    return message_of([&] { Output output(options); });
}

/// While it lives no file may grow beyond `bytes`: what a full disk is to a writer.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) : m_handler(std::signal(SIGXFSZ, SIG_IGN)) {
        getrlimit(RLIMIT_FSIZE, &m_old);
        const rlimit limit{bytes, m_old.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() {
        setrlimit(RLIMIT_FSIZE, &m_old);
        std::signal(SIGXFSZ, m_handler);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

private:
    rlimit m_old{};
    void (*m_handler)(int);
};

} // namespace

TEST_CASE("Output: refuses a file that exists, and leaves it as it is") {
    const TempFolder folder;
    const auto path = folder / "out.geojson";
    std::ofstream(path) << "mine";
    CHECK(error_of({.path = path}) == "output \"" + path.string() +
                                          "\": the file exists; choose another name or give "
                                          "--overwrite");
    CHECK(bytes(path) == "mine");
    CHECK(folder.names() == std::vector<std::string>{"out.geojson"});
}

TEST_CASE("Output: overwrites where that is allowed, and only once all is written") {
    const TempFolder folder;
    const auto path = folder / "out.gpkg";
    std::ofstream(path) << "mine";
    {
        Output unfinished({.path = path, .overwrite = true});
        unfinished.add(sample().front());
        CHECK(bytes(path) == "mine");
    }
    CHECK(bytes(path) == "mine");
    CHECK(folder.names() == std::vector<std::string>{"out.gpkg"});
    Output finished({.path = path, .overwrite = true});
    finished.add(sample().front());
    finished.finish(boundaries());
    CHECK(read(path, Layer::reports).size() == 1);
    CHECK(folder.names() == std::vector<std::string>{"out.gpkg"});
}

TEST_CASE("Output: refuses to pull a GeoPackage from under another program") {
    const TempFolder folder;
    const auto path = folder / "out.gpkg";
    std::ofstream(path) << "mine";
    std::ofstream(folder / "out.gpkg-wal") << "its pages";
    CHECK(error_of({.path = path, .overwrite = true}) ==
          "output \"" + path.string() +
              "\": another program has it open; close it there (in QGIS, remove its layers)");
}

TEST_CASE("Output: a file that appears during the run is not overwritten") {
    const TempFolder folder;
    const auto path = folder / "out.geojson";
    Output out({.path = path});
    std::ofstream(path) << "mine";
    CHECK(message_of([&] { out.finish(boundaries()); }).find("the file exists") !=
          std::string::npos);
    CHECK(bytes(path) == "mine");
}

TEST_CASE("Output: names the folder that is missing") {
    const TempFolder folder;
    const auto path = folder / "no" / "out.gpkg";
    CHECK(error_of({.path = path}) == "output \"" + path.string() + "\": there is no folder \"" +
                                          path.parent_path().string() +
                                          "\"; make it first or choose another");
}

TEST_CASE("Output: names the folder that cannot be written") {
    const std::string error = error_of({.path = "/proc/out.gpkg"});
    CHECK(error.starts_with("cannot write in the folder \"/proc\": "));
    CHECK(error.ends_with("; choose a folder that you may write in"));
}

TEST_CASE("Output: refuses a folder and a name that is none") {
    const TempFolder folder;
    std::filesystem::create_directory(folder / "out.gpkg");
    CHECK(error_of({.path = folder / "out.gpkg", .overwrite = true}) ==
          "output \"" + (folder / "out.gpkg").string() + "\": it is a folder; choose another name");
    CHECK(error_of({.path = folder.path() / "", .driver = "GPKG"}).find("names no file") !=
          std::string::npos);
}

TEST_CASE("Output: an unknown extension is told those that are known") {
    const TempFolder folder;
    const auto path = folder / "out.xyz";
    CHECK(error_of({.path = path}) ==
          "output \"" + path.string() +
              "\": no format has the extension \".xyz\"; use one of .gpkg, .geojson, .geojsonl, "
              ".fgb, or name an OGR driver with --format");
    CHECK(folder.names().empty());
}

TEST_CASE("Output: extensions are known in capitals too") {
    const TempFolder folder;
    CHECK(error_of({.path = folder / "OUT.GEOJSON"}).empty());
}

TEST_CASE("Output: refuses a driver that is unknown or cannot write") {
    const TempFolder folder;
    CHECK(error_of({.path = folder / "out", .driver = "Nonesuch"}) ==
          "unknown OGR driver \"Nonesuch\"; `ogrinfo --formats` lists those of this GDAL");
    CHECK(error_of({.path = folder / "out", .driver = "OSM"}) ==
          "OGR driver \"OSM\" can only read; choose one that `ogrinfo --formats` marks w");
    CHECK(error_of({.path = folder / "out.tif", .driver = "GTiff"}).starts_with("unknown OGR"));
}

TEST_CASE("Output: FlatGeobuf holds no layer without a geometry") {
    const TempFolder folder;
    const auto path = folder / "out.fgb";
    CHECK(error_of({.path = path, .layer = Layer::articles}) ==
          "output \"" + path.string() +
              "\": FlatGeobuf holds only layers with a geometry, and \"articles\" has none; use "
              ".gpkg or .geojson");
}

TEST_CASE("Output: a driver that cannot hold the fields fails with GDAL's reason, and cleans up") {
    const TempFolder folder;
    Output out({.path = folder / "out.dxf", .driver = "DXF"});
    out.add(sample().front());
    const std::string error = message_of([&] { out.finish(boundaries()); });
    CHECK(error.starts_with("cannot write \"out.dxf\""));
    CHECK(error.find('\n') == error.npos);
    CHECK_FALSE(std::filesystem::exists(folder / "out.dxf"));
}

TEST_CASE("Output: a disk that fills up fails the run and leaves nothing, in every format") {
    std::vector<ingest::Report> reports;
    for (std::size_t i = 0; i < 400; ++i) {
        reports.push_back(shelling());
        reports.back().char_start = i;
    }
    for (const std::string name : {"out.geojson", "out.geojsonl", "out.fgb", "out.gpkg"})
        for (const rlim_t limit : {20'000U, 200'000U}) {
            CAPTURE(name);
            CAPTURE(limit);
            const TempFolder folder;
            std::string error;
            {
                const FileSizeLimit full(limit);
                error = message_of([&] {
                    Output out({.path = folder / name, .layer = Layer::reports});
                    out.add(article("a.txt", reports));
                    out.finish(boundaries());
                });
            }
            CAPTURE(error);
            CHECK(error.starts_with("cannot "));
            CHECK(error.size() < 300);
            CHECK(folder.names().empty());
        }
}
