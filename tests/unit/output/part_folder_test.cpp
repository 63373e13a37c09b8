#include "output/part_folder.hpp"
#include "support.hpp"

#include <doctest/doctest.h>

#include <fstream>

using namespace waqia;
using namespace waqia::test;
using output::PartFolder;

TEST_CASE("PartFolder: nothing stands under the final name before it is published") {
    const TempFolder folder;
    {
        PartFolder part(folder / "out.shp", false);
        std::ofstream(part.file()) << "shapes";
        std::ofstream(part.file().replace_extension(".dbf")) << "table";
        std::ofstream(part.working_file()) << "rows";
        CHECK(folder.names() == std::vector<std::string>{"out.shp.part"});
        part.publish();
    }
    CHECK(folder.names() == std::vector<std::string>{"out.dbf", "out.shp"});
    CHECK(bytes(folder / "out.dbf") == "table");
}

TEST_CASE("PartFolder: takes the place of what a killed run left") {
    const TempFolder folder;
    std::filesystem::create_directory(folder / "out.gpkg.part");
    std::ofstream(folder / "out.gpkg.part" / "waqia-work.sqlite") << "rows";
    std::ofstream(folder / "out.gpkg.part" / "out.gpkg") << "half";
    const PartFolder part(folder / "out.gpkg", false);
    CHECK(std::filesystem::is_empty(folder / "out.gpkg.part"));
}

TEST_CASE("PartFolder: never removes a folder or a file of someone else's") {
    const TempFolder folder;
    std::filesystem::create_directory(folder / "a.gpkg.part");
    std::ofstream(folder / "a.gpkg.part" / "thesis.txt") << "mine";
    std::ofstream(folder / "b.gpkg.part") << "mine";
    for (const char* name : {"a.gpkg", "b.gpkg"}) {
        const auto path = folder / name;
        CHECK(message_of([&] { PartFolder(path, true); }) ==
              "output \"" + path.string() + "\": the name \"" + path.string() +
                  ".part\" is taken; remove or rename that");
    }
    CHECK(bytes(folder / "a.gpkg.part" / "thesis.txt") == "mine");
    CHECK(bytes(folder / "b.gpkg.part") == "mine");
}

TEST_CASE("PartFolder: a companion file that exists is not overwritten either") {
    const TempFolder folder;
    std::ofstream(folder / "out.dbf") << "mine";
    PartFolder part(folder / "out.shp", false);
    std::ofstream(part.file()) << "shapes";
    std::ofstream(part.file().replace_extension(".dbf")) << "table";
    CHECK(message_of([&] { part.publish(); }).find("out.dbf\": the file exists") !=
          std::string::npos);
    CHECK(bytes(folder / "out.dbf") == "mine");
    CHECK_FALSE(std::filesystem::exists(folder / "out.shp"));
}
