#include "ingest/source/article_source.hpp"

#include <doctest/doctest.h>

#include <array>
#include <fstream>
#include <stdexcept>
#include <string>
#include <unistd.h>
#include <vector>

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using waqia::ingest::Article;
using waqia::ingest::article_from_bytes;
using waqia::ingest::Day;
using waqia::ingest::Manifest;
using waqia::ingest::open_source;
using waqia::ingest::PublishedFrom;
using waqia::ingest::Rejection;
using waqia::ingest::SourceItem;
using waqia::ingest::SourceOptions;

namespace {

/// A new empty folder for as long as the object lives.
class Folder {
public:
    Folder() { fs::create_directories(m_path); }
    ~Folder() { fs::remove_all(m_path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    fs::path write(const fs::path& name, std::string_view content) const {
        fs::create_directories((m_path / name).parent_path());
        std::ofstream(m_path / name, std::ios::binary) << content;
        return m_path / name;
    }
    const fs::path& path() const { return m_path; }

private:
    fs::path m_path =
        fs::temp_directory_path() /
        ("waqia_article_source_test_" + std::to_string(getpid()) + '_' + std::to_string(++count));
    static inline int count = 0;
};

SourceOptions inputs(std::vector<fs::path> paths) {
    SourceOptions options;
    options.inputs = std::move(paths);
    return options;
}

std::vector<SourceItem> read_all(SourceOptions options) {
    const auto source = open_source(std::move(options));
    std::vector<SourceItem> items;
    while (auto item = source->next())
        items.push_back(std::move(*item));
    return items;
}

std::string name_of(const SourceItem& item) {
    return std::visit([](const auto& value) { return value.source_file; }, item);
}

std::vector<std::string> names(SourceOptions options) {
    std::vector<std::string> result;
    for (const auto& item : read_all(std::move(options)))
        result.push_back(name_of(item));
    return result;
}

std::string fault(SourceOptions options) {
    try {
        open_source(std::move(options));
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return "";
}

} // namespace

TEST_CASE("article_from_bytes: text is NFC less the byte order mark, otherwise as it came") {
    const auto text = [](std::string_view bytes) {
        return std::get<Article>(article_from_bytes("x.txt", bytes)).text;
    };
    CHECK(text("") == "");
    CHECK(text("\xEF\xBB\xBF") == "");
    CHECK(text("\xEF\xBB\xBFغوريس\r\n\r\nقصف\n") == "غوريس\r\n\r\nقصف\n");
    CHECK(text("\u0627\u0653\u0646") == "\u0622\u0646"); // alef + madda above
    CHECK(text(std::string_view("a\0b", 3)) == std::string_view("a\0b", 3));
}

TEST_CASE("article_from_bytes: the hash is XXH3's 128 bits of the bytes as they came") {
    const auto hash = [](std::string_view bytes) {
        return std::get<Article>(article_from_bytes("x.txt", bytes)).content_hash;
    };
    CHECK(hash("") == "99aa06d3014798d86001c324468d497f"); // as xxhsum -H128 prints it
    CHECK(hash("a") == "a96faf705af16834e6c632b61e964e1f");
    CHECK(hash("\u0622") != hash("\u0627\u0653"));
    CHECK(hash("\xEF\xBB\xBF") != hash(""));
}

TEST_CASE(
    "article_from_bytes: the first byte that is not UTF-8 is named by its offset in the file") {
    struct Case {
        std::string_view bytes;
        std::string reason;
    };
    const std::array cases = {
        Case{"\xC7\xE1", "not UTF-8: bad byte 0xC7 at byte offset 0"},
        Case{"ab\xFF", "not UTF-8: bad byte 0xFF at byte offset 2"},
        Case{"\xEF\xBB\xBFغ\x80", "not UTF-8: bad byte 0x80 at byte offset 5"},
        Case{"غ\xD8", "not UTF-8: bad byte 0xD8 at byte offset 2"},           // cut short
        Case{"a\xE2\x82z", "not UTF-8: bad byte 0xE2 at byte offset 1"},      // cut by a letter
        Case{"\xC0\x80", "not UTF-8: bad byte 0xC0 at byte offset 0"},        // overlong
        Case{"\xED\xA0\x80", "not UTF-8: bad byte 0xED at byte offset 0"},    // a surrogate
        Case{"\xF4\x90\x80\x80", "not UTF-8: bad byte 0xF4 at byte offset 0"} // above U+10FFFF
    };
    for (const auto& test : cases) {
        CAPTURE(test.reason);
        const auto item = article_from_bytes("x.txt", test.bytes);
        REQUIRE(std::holds_alternative<Rejection>(item));
        CHECK(std::get<Rejection>(item).source_file == "x.txt");
        CHECK(std::get<Rejection>(item).reason == test.reason);
    }
    CHECK(std::holds_alternative<Article>(article_from_bytes("x.txt", "\xF4\x8F\xBF\xBF")));
}

TEST_CASE("open_source: a folder's texts come recursively by the bytes of their paths") {
    const Folder folder;
    for (const char* name : {"b.txt", "a/z.txt", "a.txt", "a/a/1.TXT", "B.txt", "غ.txt",
                             "manifest.csv", "notes.md", ".hidden.txt", ".git/x.txt", "txt"})
        folder.write(name, "x");
    fs::create_directory(folder.path() / "folder.txt");
    const std::vector<std::string> expected = {"B.txt",   "a.txt", "a/a/1.TXT",
                                               "a/z.txt", "b.txt", "غ.txt"};
    CHECK(names(inputs({folder.path()})) == expected);
    CHECK(names(inputs({folder.path() / ""})) == expected);
}

TEST_CASE("open_source: inputs keep their order, a file reached twice is read once") {
    const Folder folder;
    const auto a = folder.write("a.txt", "a");
    const auto b = folder.write("b.txt", "b");
    CHECK(names(inputs({b, folder.path(), folder.path() / "." / "a.txt"})) ==
          std::vector<std::string>{"b.txt", "a.txt"});
}

TEST_CASE("open_source: an empty file is an article") {
    const Folder folder;
    const auto items = read_all(inputs({folder.write("a.txt", "")}));
    REQUIRE(items.size() == 1);
    CHECK(std::get<Article>(items[0]).text.empty());
    CHECK(std::get<Article>(items[0]).published_from == PublishedFrom::nowhere);
}

TEST_CASE(
    "open_source: what cannot be read is rejected with the system's reason, the rest is read") {
    const Folder folder;
    folder.write("a.txt", "a");
    folder.write("c.txt", "\xC7");
    fs::create_symlink("nowhere.txt", folder.path() / "b.txt");
    fs::create_symlink("/proc/self/mem", folder.path() / "d.txt"); // opens, but cannot be read
    fs::create_symlink("/dev/null", folder.path() / "e.txt");
    const auto items = read_all(inputs({folder.path()}));
    REQUIRE(items.size() == 5);
    CHECK(std::get<Article>(items[0]).text == "a");
    CHECK(std::get<Rejection>(items[1]).source_file == "b.txt");
    CHECK(std::get<Rejection>(items[1]).reason == "cannot be read: No such file or directory");
    CHECK(std::get<Rejection>(items[2]).reason == "not UTF-8: bad byte 0xC7 at byte offset 0");
    CHECK(std::get<Rejection>(items[3]).reason == "cannot be read: Input/output error");
    CHECK(std::get<Rejection>(items[4]).reason == "it is not a regular file");
}

TEST_CASE("open_source: a file name that is not UTF-8 is rejected under a printable name") {
    const Folder folder;
    folder.write("\xC7.txt", "a");
    const auto items = read_all(inputs({folder.path()}));
    REQUIRE(items.size() == 1);
    CHECK(std::get<Rejection>(items[0]).source_file == "\uFFFD.txt");
    CHECK(std::get<Rejection>(items[0]).reason == "its name is not UTF-8");
}

TEST_CASE("open_source: inputs that are missing, no text, empty or equally named end the run") {
    const Folder folder;
    const auto csv = folder.write("data/manifest.csv", "file\n");
    folder.write("a/x.txt", "a");
    folder.write("b/x.txt", "b");
    const auto at = [&](const char* name) { return '"' + (folder.path() / name).string() + '"'; };
    CHECK(fault(inputs({folder.path() / "none"})) ==
          "input " + at("none") + " cannot be opened: No such file or directory; check the path");
    CHECK(fault(inputs({csv})) == "input " + at("data/manifest.csv") +
                                      " is not plain text (.txt); give .txt files or folders of "
                                      "them, and a manifest by --manifest");
    CHECK(fault(inputs({folder.path() / "data"})) ==
          "folder " + at("data") + " holds no articles (.txt files); give one that does");
    CHECK(fault(inputs({folder.path() / "a", folder.path() / "b"})) ==
          "inputs " + at("a/x.txt") + " and " + at("b/x.txt") +
              " would both be named \"x.txt\"; give the folder above both, or rename one");
    CHECK(fault(inputs({folder.path()})) == "");
}

TEST_CASE(
    "open_source: the manifest tells of its articles and is none, the option fills the gaps") {
    const Folder folder;
    folder.write("a.txt", "a");
    folder.write("sub/b.txt", "b");
    folder.write("c.txt", "c");
    auto options = inputs({folder.path()});
    options.manifest = Manifest::load(folder.write(
        "manifest.txt", "file,published,source,url,title\n"
                        "b.txt,2022-09-13,Agency,https://example.org/b,Title\nc.txt,,Paper,,\n"));
    options.published = Day(2023y / 9 / 19);
    const auto items = read_all(std::move(options));
    REQUIRE(items.size() == 3);
    const auto& a = std::get<Article>(items[0]);
    CHECK(a.source_file == "a.txt");
    CHECK(a.published == Day(2023y / 9 / 19));
    CHECK(a.published_from == PublishedFrom::option);
    const auto& c = std::get<Article>(items[1]);
    CHECK(c.publisher == "Paper");
    CHECK(c.published_from == PublishedFrom::option);
    const auto& b = std::get<Article>(items[2]);
    CHECK(b.source_file == "sub/b.txt");
    CHECK(b.published == Day(2022y / 9 / 13));
    CHECK(b.published_from == PublishedFrom::manifest);
    CHECK(b.publisher == "Agency");
    CHECK(b.url == "https://example.org/b");
    CHECK(b.title == "Title");
}

TEST_CASE("open_source: a manifest row without a file ends the run") {
    const Folder folder;
    auto options = inputs({folder.write("a.txt", "a")});
    options.manifest = Manifest::load(folder.write("m.csv", "file\nb.txt\n"));
    CHECK(fault(std::move(options)) ==
          "manifest \"" + (folder.path() / "m.csv").string() +
              "\", line 2: file \"b.txt\" is not among the inputs; correct its name or remove the "
              "line");
}
