#include "geo/shapefile.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

using namespace waqia::geo;
namespace fs = std::filesystem;

namespace {

const fs::path bundled = fs::path(WAQIA_SOURCE_DIR) / "shapefiles";
constexpr std::array<std::string_view, 3> fields{"id", "name_en", "name_ar"};

// A copy of the bundled karabakh shapefile, to be damaged.
fs::path copy_of_karabakh(const char* test) {
    const fs::path folder = fs::path(WAQIA_BINARY_DIR) / "geo_shapefile_test" / test;
    fs::remove_all(folder);
    fs::create_directories(folder);
    for (const char* extension : {"shp", "shx", "dbf", "prj", "cpg"}) {
        const std::string name = std::string("karabakh.") + extension;
        fs::copy_file(bundled / name, folder / name);
    }
    return folder / "karabakh.shp";
}

std::string error_of(const fs::path& shp, std::span<const std::string_view> names = fields) {
    try {
        read_shapefile(shp, names);
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return "";
}

void check_one_line(const std::string& error, const fs::path& shp, std::string_view reason) {
    CAPTURE(error);
    CHECK(error.starts_with("cannot read the boundaries '" + shp.string() + "': "));
    CHECK(error.find(reason) != std::string::npos);
    CHECK(error.ends_with("; restore the folder 'shapefiles' that comes with waqia"));
    CHECK(error.find('\n') == std::string::npos);
}

} // namespace

TEST_CASE("read_shapefile: reads rows in order, UTF-8 and closed rings") {
    const auto rows = read_shapefile(bundled / "karabakh.shp", fields);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].values == std::vector<std::string>{"nk-de-facto-1994-2020",
                                                     "Nagorno-Karabakh, area held 1994-2020", ""});
    CHECK(rows[1].values == std::vector<std::string>{"nkao-1991",
                                                     "Nagorno-Karabakh Autonomous Oblast",
                                                     "ناغورني قره باغ" /* Nagorno-Karabakh */});
    for (const ShapefileRow& row : rows) {
        CAPTURE(row.values[0]);
        REQUIRE(row.outline.size() == 1);
        const Ring& shell = row.outline.front().shell;
        CHECK(shell.size() > 200);
        CHECK(shell.front() == shell.back());
    }
}

TEST_CASE("read_shapefile: a missing file is an error of one line") {
    check_one_line(error_of("/no/such/folder/karabakh.shp"), "/no/such/folder/karabakh.shp",
                   "there is no 'karabakh.shp'");
    for (const std::string& name :
         std::vector<std::string>{"karabakh.shp", "karabakh.shx", "karabakh.dbf", "karabakh.prj"}) {
        CAPTURE(name);
        const fs::path shp = copy_of_karabakh("missing");
        fs::remove(shp.parent_path() / name);
        check_one_line(error_of(shp), shp, "there is no '" + name + "'");
    }
}

TEST_CASE("read_shapefile: a file cut short is an error of one line") {
    struct Case {
        std::string name;
        std::uintmax_t bytes;
    };
    const Case cases[] = {
        {"karabakh.shp", 0},
        {"karabakh.shp", 50},
        {"karabakh.shp", 200},
        {"karabakh.shp", fs::file_size(bundled / "karabakh.shp") / 2},
        {"karabakh.shp", fs::file_size(bundled / "karabakh.shp") - 1},
        {"karabakh.shx", 0},
        {"karabakh.shx", 104},
        {"karabakh.dbf", 0},
        {"karabakh.dbf", 20},
        {"karabakh.dbf", fs::file_size(bundled / "karabakh.dbf") / 2 + 100},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name);
        CAPTURE(c.bytes);
        const fs::path shp = copy_of_karabakh("cut_short");
        fs::resize_file(shp.parent_path() / c.name, c.bytes);
        check_one_line(error_of(shp), shp, "");
    }
}

TEST_CASE("read_shapefile: attributes of another file are an error of one line") {
    const fs::path shp = copy_of_karabakh("mixed");
    for (const char* extension : {"shp", "shx"})
        fs::copy_file(bundled / (std::string("countries.") + extension),
                      fs::path(shp).replace_extension(extension),
                      fs::copy_options::overwrite_existing);
    check_one_line(error_of(shp), shp, "it has 241 shapes but 2 rows of attributes");
}

TEST_CASE("read_shapefile: a field that is not there is named") {
    constexpr std::array<std::string_view, 2> wrong{"id", "population"};
    const fs::path shp = bundled / "karabakh.shp";
    check_one_line(error_of(shp, wrong), shp, "it has no field 'population'");
}

TEST_CASE("read_shapefile: refuses another reference system") {
    const fs::path shp = copy_of_karabakh("reprojected");
    std::ofstream(fs::path(shp).replace_extension(".prj"))
        << R"(GEOGCS["GCS_Pulkovo_1942",DATUM["D_Pulkovo_1942",)"
        << R"(SPHEROID["Krasovsky_1940",6378245.0,298.3]],PRIMEM["Greenwich",0.0],)"
        << R"(UNIT["Degree",0.0174532925199433]])";
    check_one_line(error_of(shp), shp, "it is not in WGS 84 longitude and latitude");
}
