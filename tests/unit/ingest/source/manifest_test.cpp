#include "ingest/source/manifest.hpp"

#include <doctest/doctest.h>

#include <array>
#include <fstream>
#include <stdexcept>
#include <string>

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using waqia::ingest::Day;
using waqia::ingest::day_from_text;
using waqia::ingest::Manifest;

namespace {

/// A manifest of the given content for as long as the object lives.
class ManifestFile {
public:
    explicit ManifestFile(std::string_view content) {
        std::ofstream(m_path, std::ios::binary) << content;
    }
    ~ManifestFile() { fs::remove(m_path); }
    ManifestFile(const ManifestFile&) = delete;
    ManifestFile& operator=(const ManifestFile&) = delete;

    Manifest load() const { return Manifest::load(m_path); }

    /// The message of the exception that loading throws, from the line number on.
    std::string fault() const {
        try {
            load();
        } catch (const std::runtime_error& error) {
            const std::string text = error.what();
            const auto at = text.find(", line ");
            return at == std::string::npos ? text : text.substr(at + 2);
        }
        return "";
    }

private:
    fs::path m_path =
        fs::temp_directory_path() / ("waqia_manifest_test_" + std::to_string(++count));
    static inline int count = 0;
};

std::string match_fault(const Manifest& manifest, std::span<const std::string> files) {
    try {
        manifest.match(files);
    } catch (const std::runtime_error& error) {
        const std::string text = error.what();
        return text.substr(text.find("line "));
    }
    return "";
}

} // namespace

TEST_CASE("day_from_text: reads days of the calendar, year first") {
    CHECK(day_from_text("2022-09-13") == Day(2022y / 9 / 13));
    CHECK(day_from_text("2022/09/13") == Day(2022y / 9 / 13));
    CHECK(day_from_text("2024-02-29") == Day(2024y / 2 / 29));
    for (const char* text : {"",
                             "2022",
                             "2022-9-13",
                             "2022-13-01",
                             "2023-02-29",
                             "2022-00-10",
                             "2022-09-00",
                             "0000-01-01",
                             "13-09-2022",
                             "05/06/2022",
                             "2022-09/13",
                             "2022.09.13",
                             "2022-09-13 ",
                             " 2022-09-1",
                             "-022-09-13",
                             "2022-+9-13",
                             "20x2-09-13",
                             "2022-09-13T",
                             "2022-09-13T1",
                             "2022-09-13T24:00",
                             "2022-09-13T10:60",
                             "2022-09-13T10:00X",
                             "2022-09-13T10:00:61",
                             "2022-09-13T10:00+1",
                             "2022-09-13T10:00+25:00",
                             "2022-09-13T10:00:00.",
                             "2022-09-13x10:00"}) {
        CAPTURE(text);
        CHECK_FALSE(day_from_text(text));
    }
}

TEST_CASE("day_from_text: of a moment the day that the theatre's clocks show") {
    CHECK(day_from_text("2022-09-13T10:45") == Day(2022y / 9 / 13));
    CHECK(day_from_text("2022-09-13 23:59:59") == Day(2022y / 9 / 13));
    CHECK(day_from_text("2022-09-13T19:59:59Z") == Day(2022y / 9 / 13));
    CHECK(day_from_text("2022-09-13T20:00:00Z") == Day(2022y / 9 / 14));
    CHECK(day_from_text("2022-12-31T20:00:00.123Z") == Day(2023y / 1 / 1));
    CHECK(day_from_text("2022-09-13T01:30:00+04:00") == Day(2022y / 9 / 13));
    CHECK(day_from_text("2022-09-13T01:30:00+0530") == Day(2022y / 9 / 13));
    CHECK(day_from_text("2022-09-13T00:30:00+05:30") == Day(2022y / 9 / 12));
    CHECK(day_from_text("2022-09-13T17:00-05") == Day(2022y / 9 / 14));
}

TEST_CASE("Manifest: reads the known columns in any order and ignores others") {
    const ManifestFile file("note,title,file,url,source,published\n"
                            "x,عنوان,a.txt,https://example.org/a,وكالة,2022-09-13\n"
                            "y,,sub/b.txt,,,\n");
    const auto manifest = file.load();
    REQUIRE(manifest.rows().size() == 2);
    const auto& a = manifest.rows()[0];
    CHECK(a.file == "a.txt");
    CHECK(a.published == Day(2022y / 9 / 13));
    CHECK(a.source == "وكالة");
    CHECK(a.url == "https://example.org/a");
    CHECK(a.title == "عنوان");
    CHECK(a.line == 2);
    const auto& b = manifest.rows()[1];
    CHECK(b.file == "sub/b.txt");
    CHECK_FALSE(b.published);
    CHECK(b.source.empty());
    CHECK(b.line == 3);
}

TEST_CASE("Manifest: RFC 4180 quoting, byte order mark, both line ends, empty lines, no last end") {
    const ManifestFile file("\xEF\xBB\xBF\"file\",title\r\n"
                            "\r\n"
                            "a.txt,\"one, \"\"two\"\"\nthree\"\r\n"
                            "\n"
                            "\"b.txt\",\n"
                            "c.txt,end");
    const auto manifest = file.load();
    REQUIRE(manifest.rows().size() == 3);
    CHECK(manifest.rows()[0].title == "one, \"two\"\nthree");
    CHECK(manifest.rows()[0].line == 3);
    CHECK(manifest.rows()[1].file == "b.txt");
    CHECK(manifest.rows()[1].title == "");
    CHECK(manifest.rows()[1].line == 6);
    CHECK(manifest.rows()[2].title == "end");
    CHECK(ManifestFile("file\r\na.txt\r").load().rows()[0].file == "a.txt");
    CHECK(ManifestFile("file\r\n\"a.txt\"\r").load().rows()[0].file == "a.txt");
    CHECK(ManifestFile("file\n").load().rows().empty());
}

TEST_CASE("Manifest: names and text come in NFC, paths without idle parts") {
    const auto manifest = ManifestFile("file,title\n./sub//a.txt,a\u0301\u0627\u0653\n").load();
    CHECK(manifest.rows()[0].file == "sub/a.txt");
    CHECK(manifest.rows()[0].title == "\u00E1\u0622");
}

TEST_CASE("Manifest: every fault names its line") {
    struct Case {
        std::string_view content;
        std::string fault; ///< how the message begins
    };
    const std::array cases = {
        Case{"", "line 1: it is empty"},
        Case{"\n\n", "line 1: it is empty"},
        Case{"name,published\na.txt,2022-09-13\n", "line 1: no column \"file\""},
        Case{"file;published\na.txt;2022-09-13\n", "line 1: no column \"file\""},
        Case{"file,url,file\n", "line 1: column \"file\" stands twice"},
        Case{"file,url\na.txt\n", "line 2: 1 fields where the header has 2"},
        Case{"file,url\na.txt,b,c\n", "line 2: 3 fields where the header has 2"},
        Case{"file,url\na.txt,\"b\n\nc.txt,d\n", "line 2: the quote that opens a field"},
        Case{"file,url\na.txt,b\"c\n", "line 2: a quote inside a field"},
        Case{"file,url\na.txt,\"b\nb\"c\n", "line 3: text after a closing quote"},
        Case{"file,url\na.txt,\"b\"\rc\n", "line 2: text after a closing quote"},
        Case{"file,published\na.txt,2022-09-13\nb.txt,13-09-2022\n",
             "line 3: \"13-09-2022\" is not a date"},
        Case{"file,published\na.txt,2023-02-29\n", "line 2: \"2023-02-29\" is not a date"},
        Case{"file,url\n,x\n", "line 2: no file is named"},
        Case{"file\na.txt\nb.txt\n./a.txt\n", "line 4: file \"a.txt\" stands in line 2 already"},
        Case{"file\na.txt\n\xC7\n", "line 3: not UTF-8 at byte offset 11"},
    };
    for (const auto& test : cases) {
        CAPTURE(test.content);
        CHECK(ManifestFile(test.content).fault().substr(0, test.fault.size()) == test.fault);
    }
}

TEST_CASE("Manifest: a file that cannot be read is named with the system's reason") {
    CHECK_THROWS_WITH_AS(
        Manifest::load("no/such.csv"),
        "manifest \"no/such.csv\" cannot be read: No such file or directory; check "
        "--manifest",
        std::runtime_error);
    CHECK_THROWS_WITH_AS(Manifest::load("/"),
                         "manifest \"/\" cannot be read: Is a directory; check --manifest",
                         std::runtime_error);
}

TEST_CASE("Manifest: a row belongs to the file of its path, else to the only one of its name") {
    const std::array<std::string, 4> files = {"a.txt", "b/a.txt", "b/c.txt", "d.txt"};
    const auto manifest =
        ManifestFile("file,title\na.txt,top\nc.txt,by name\nb/a.txt,below\n").load();
    const auto rows = manifest.match(files);
    REQUIRE(rows.size() == 4);
    CHECK(rows[0]->title == "top");
    CHECK(rows[1]->title == "below");
    CHECK(rows[2]->title == "by name");
    CHECK(rows[3] == nullptr);
}

TEST_CASE("Manifest: a row that belongs to no file, to several or to another row's is refused") {
    const std::array<std::string, 3> files = {"a/x.txt", "b/x.txt", "c.txt"};
    CHECK(match_fault(ManifestFile("file\nc.txt\nzzz.txt\n").load(), files) ==
          "line 3: file \"zzz.txt\" is not among the inputs; correct its name or remove the line");
    CHECK(match_fault(ManifestFile("file\nx.txt\n").load(), files) ==
          "line 2: file \"x.txt\" could be \"a/x.txt\" or \"b/x.txt\"; write its path below the "
          "input folder");
    const std::array<std::string, 1> one = {"a/x.txt"};
    CHECK(match_fault(ManifestFile("file\na/x.txt\nx.txt\n").load(), one) ==
          "line 3: file \"x.txt\" is that of line 2; keep one of the two");
}
