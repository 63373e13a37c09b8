#include "gazetteer/bundled.hpp"
#include "gazetteer/fold.hpp"
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/index_builder.hpp"
#include "gazetteer/index_file.hpp"

#include "support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <limits>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <vector>

using namespace waqia::gazetteer;
using namespace waqia::gazetteer::test;
using waqia::geo::LonLat;

namespace {

const std::filesystem::path tables = std::filesystem::path(WAQIA_SOURCE_DIR) / "gazetteer/data";

Place place(std::string_view id, std::string_view name, double lon = 46.0, double lat = 39.0) {
    Place made;
    made.id = id;
    made.name = name;
    made.feature_code = "PPL";
    made.position = LonLat::from_degrees(lon, lat);
    return made;
}

/// A small index that uses every section.
IndexBuilder small() {
    IndexBuilder builder;
    const auto goris = builder.add(place("gn:1", "Goris"));
    const auto old = builder.add(place("gn:2", "Old Goris"));
    for (const auto* name : {"Goris", "غوريس", "جوريس", "Горис"})
        builder.add_name({goris, name, "", "official", "", false});
    builder.add_name({old, "غوريس القديمة", "ar", "historic", "", true});
    builder.add_name({old, "غوريس", "ar", "variant", "Armenia", false});
    builder.add_name({old, std::string(300, 'x'), "en", "variant", "", false}); // a long text
    return builder;
}

std::uint64_t key_of(const std::vector<std::string>& words) {
    std::uint64_t key = 0;
    for (const auto& word : words)
        key = format::extend(key, hash_word(word));
    return key;
}

std::string text_of(const Place& p) {
    std::ostringstream out;
    out << p.id << '|' << p.name << '|' << p.name_ar << '|' << p.feature_code << '|' << p.country
        << '|' << p.admin1 << '|' << p.admin2 << '|' << p.position.lon() << '|' << p.position.lat()
        << '|' << p.population.value_or(-1) << '|' << p.radius.value;
    return out.str();
}

std::string text_of(const Name& n) {
    std::ostringstream out;
    out << n.place << '|' << n.text << '|' << n.lang << '|' << n.kind << '|' << n.side << '|'
        << n.needs_cue;
    return out.str();
}

std::string text_of(const std::vector<Candidate>& candidates) {
    std::ostringstream out;
    for (const auto& c : candidates)
        out << c.place_id << '|' << c.place << '|' << c.lat << '|' << c.score << '|' << c.method
            << '|' << c.name_used << '\n';
    return out.str();
}

/// Asks an index for all that it has.
std::size_t read_all(const IndexFile& index) {
    std::size_t read = 0;
    for (std::uint32_t i = 0; i < index.places(); ++i) {
        const Place p = index.place(i);
        read += text_of(p).size() + index.find(p.id).value_or(0);
        const auto [first, last] = index.names_of(i);
        for (auto name = first; name < last; ++name)
            read += text_of(index.name(name)).size() + index.place_of(name);
    }
    for (const auto* code : {"PPL", "PCLI", ""})
        read += index.with_feature(code).size();
    return read;
}

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

TEST_CASE("IndexFile: finds what a map of names finds, and nothing else") {
    const auto builder = read_tables(tables);
    const auto index = IndexFile::in_memory(builder.bytes(), "bundled");
    REQUIRE(index.names() == builder.names());
    std::map<std::vector<std::string>, std::vector<std::uint32_t>> expected;
    std::vector<std::string> vocabulary;
    for (std::uint32_t i = 0; i < index.names(); ++i) {
        auto words = fold_words(index.name(i).text);
        vocabulary.insert(vocabulary.end(), words.begin(), words.end());
        for (std::size_t size = 1; size < words.size(); ++size)
            expected[{words.begin(), words.begin() + static_cast<std::ptrdiff_t>(size)}];
        if (!words.empty())
            expected[std::move(words)].push_back(i);
    }
    std::size_t wrong = 0;
    for (auto it = expected.begin(); it != expected.end(); ++it) {
        const auto phrase = index.phrase(key_of(it->first));
        const auto next = std::next(it);
        const bool goes_on = next != expected.end() && next->first.size() > it->first.size() &&
                             std::equal(it->first.begin(), it->first.end(), next->first.begin());
        wrong += !phrase || phrase->goes_on != goes_on ||
                 (is_arabic_word(it->first.front()) && !index.arabic_phrase(key_of(it->first))) ||
                 !std::equal(phrase->names.begin(), phrase->names.end(), it->second.begin(),
                             it->second.end());
    }
    CHECK(wrong == 0);
    std::mt19937 random{20220913};
    for (int i = 0; i < 100000; ++i) {
        std::vector<std::string> words(1 + random() % 3);
        for (auto& word : words) {
            word = vocabulary[random() % vocabulary.size()];
            if (random() % 2 == 0)
                word += "ق";
        }
        wrong += !expected.contains(words) && index.phrase(key_of(words));
    }
    CHECK(wrong == 0);
}

TEST_CASE("IndexFile: finds ids, features and the names of a place as a walk over all does") {
    const auto index = IndexFile::in_memory(read_tables(tables).bytes(), "bundled");
    std::map<std::string, std::vector<std::uint32_t>, std::less<>> features;
    std::uint32_t name = 0;
    for (std::uint32_t i = 0; i < index.places(); ++i) {
        const Place p = index.place(i);
        CHECK(index.find(p.id) == i);
        features[std::string(p.feature_code)].push_back(i);
        const auto [first, last] = index.names_of(i);
        CHECK(first == name);
        for (name = first; name < last; ++name)
            CHECK(index.place_of(name) == i);
    }
    CHECK(name == index.names());
    CHECK_FALSE(index.find("gn:0"));
    CHECK_FALSE(index.find(""));
    for (const auto& [code, places] : features) {
        const auto found = index.with_feature(code);
        CHECK(std::vector(found.begin(), found.end()) == places);
    }
    CHECK(index.with_feature("PP").empty());
    CHECK(index.with_feature("ZZZZ").empty());
}

TEST_CASE("IndexFile: a mapped file gives what the index in memory gives") {
    const TempFolder folder("index_mapped");
    const auto path = folder.path() / "bundled.index";
    const auto builder = read_tables(tables);
    builder.write(path, 7);
    CHECK_FALSE(std::filesystem::exists(path.string() + ".part"));
    CHECK(IndexFile::is_index(path));
    CHECK_FALSE(IndexFile::is_index(tables / "places.tsv"));
    const auto bytes = builder.bytes(7);
    CHECK(bytes_of(path) == std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()));

    Gazetteer mapped, built;
    mapped.add(IndexFile::open(path));
    built.add(IndexFile::in_memory(builder.bytes(), "built"));
    CHECK(mapped.layers()[0].index.source() == 7);
    REQUIRE(mapped.places().size() == built.places().size());
    REQUIRE(mapped.names().size() == built.names().size());
    for (std::size_t i = 0; i < mapped.places().size(); ++i)
        CHECK(text_of(mapped.places()[i]) == text_of(built.places()[i]));
    for (std::size_t i = 0; i < mapped.names().size(); i += 7) {
        const Name name = mapped.names()[i];
        CHECK(text_of(name) == text_of(built.names()[i]));
        CHECK(text_of(mapped.lookup(name.text)) == text_of(built.lookup(name.text)));
    }
}

TEST_CASE("Gazetteer: uses the index beside the tables only if it was made of them") {
    const TempFolder folder("index_beside");
    const auto copy = folder.path() / "gazetteer";
    std::filesystem::create_directory(copy);
    const auto header = "place_id\tname\tname_ar\tfeature_code\tcountry\tadmin1\tadmin2\tlat\tlon\t"
                        "population\tradius_m\n";
    const auto rows = "gn:1\tGoris\tغوريس\tPPL\tAM\tSyunik\t\t39.5\t46.3\t20000\t2000\n";
    folder.write("gazetteer/places.tsv", std::string(header) + rows);
    folder.write("gazetteer/names.tsv", "place_id\tname\tlang\tkind\tside\tneeds_cue\n"
                                        "gn:1\tGoris\ten\tofficial\t\t0\n");
    const auto hash = hash_of_tables(copy);
    IndexBuilder other; // tells what the tables do not, so that its use shows
    other.add_name({other.add(place("gn:9", "Elsewhere")), "Goris", "", "", "", false});
    const auto index = folder.path() / "gazetteer.index";
    other.write(index, hash);
    CHECK(Gazetteer::load(copy).lookup("Goris")[0].place_id == "gn:9");
    for (const std::uint64_t wrong : {hash + 1, std::uint64_t{0}}) {
        other.write(index, wrong);
        CHECK(Gazetteer::load(copy).lookup("Goris")[0].place_id == "gn:1");
    }
    folder.write("gazetteer.index", "no index");
    CHECK(Gazetteer::load(copy).lookup("Goris")[0].place_id == "gn:1");
    other.write(index, hash);
    folder.write("gazetteer/places.tsv", std::string(header) + "# an analyst was here\n" + rows);
    CHECK(Gazetteer::load(copy).lookup("Goris")[0].place_id == "gn:1");
}

TEST_CASE("IndexFile: a file that is no index, or not a whole one, is named with the reason") {
    const TempFolder folder("index_faults");
    const auto whole = folder.path() / "whole.index";
    small().write(whole);
    const auto good = bytes_of(whole);
    auto with = [&](std::size_t at, char byte) {
        auto bytes = good;
        bytes[at] = byte;
        return bytes;
    };
    struct Case {
        std::string bytes, reason;
    };
    const Case cases[] = {
        {"", "it is no index of Waqia's"},
        {"place_id,name\n", "it is no index of Waqia's"},
        {std::string(5000, 'x'), "it is no index of Waqia's"},
        {good.substr(0, 100), "it is no index of Waqia's"},
        {good.substr(0, good.size() - 1), "it is truncated: it has "},
        {good.substr(0, good.size() / 2), "it is truncated: it has "},
        {good + 'x', "it is damaged; make it again"},
        {with(8, 99), "another version of Waqia"},
        {with(12, 1), "another version of Waqia"},
        {with(40, 1), "it is damaged; make it again"},
        {with(100, 1), "it is damaged; make it again"},
    };
    for (const Case& c : cases) {
        const auto path = folder.write("bad.index", c.bytes);
        const auto message = message_of([&] { IndexFile::open(path); });
        CAPTURE(message);
        CHECK(holds(message, "cannot use the gazetteer index '" + path.string() + "': "));
        CHECK(holds(message, c.reason));
        CHECK_FALSE(holds(message, "\n"));
    }
    for (const auto& path : {folder.path() / "none.index", folder.path()}) {
        const auto message = message_of([&] { IndexFile::open(path); });
        CHECK(holds(message, "'" + path.string() + "': "));
    }
    // As a gazetteer of the user's own.
    const auto path = folder.write("bad.index", good.substr(0, good.size() / 2));
    const std::array own = {TableSource(path)};
    CHECK(holds(message_of([&] { Gazetteer::load(tables, own); }), "it is truncated"));
}

TEST_CASE("IndexFile: a radius that is no length is damage") {
    for (const double radius : {-1.0, std::numeric_limits<double>::infinity(),
                                std::numeric_limits<double>::quiet_NaN()}) {
        CAPTURE(radius);
        auto bytes = small().bytes();
        format::Header header;
        std::memcpy(&header, bytes.data(), sizeof header);
        std::memcpy(bytes.data() + header.sections[format::places].offset +
                        offsetof(format::PlaceRecord, radius),
                    &radius, sizeof radius);
        const auto index = IndexFile::in_memory(std::move(bytes), "flipped");
        CHECK(holds(message_of([&] { index.place(0); }), "'flipped': it is damaged"));
    }
}

TEST_CASE("IndexFile: what is damaged inside is told or harmless") {
    const auto good = small().bytes();
    const Name sought = {0, "غوريس القديمة", "", "", "", false};
    std::mt19937 random{20220913};
    std::size_t told = 0, opened = 0;
    for (int round = 0; round < 20000; ++round) {
        auto bytes = good;
        for (auto flips = 1 + random() % 3; flips > 0; --flips)
            bytes[sizeof(format::Header) + random() % (bytes.size() - sizeof(format::Header))] ^=
                static_cast<std::byte>(1u << random() % 8);
        try {
            Gazetteer gazetteer;
            gazetteer.add(IndexFile::in_memory(bytes, "flipped"));
            gazetteer.add(IndexFile::in_memory(good, "good"));
            ++opened;
            read_all(gazetteer.layers()[0].index);
            gazetteer.lookup(sought.text);
            gazetteer.lookup("Goris");
            gazetteer.sounds_like("Gorris");
        } catch (const std::runtime_error& error) {
            ++told;
            REQUIRE(holds(error.what(), "'flipped': it is damaged"));
        }
    }
    CHECK(opened == 20000);
    CHECK(told > 1000);
}

TEST_CASE("IndexFile: a text that is no UTF-8, or a figure that no place has, is damage") {
    struct Case {
        std::size_t section, at;
        std::vector<std::uint8_t> bytes;
    };
    const std::size_t radius = offsetof(format::PlaceRecord, radius),
                      people = offsetof(format::PlaceRecord, population);
    // Strings begin with the empty one and the id "gn:1", each after the byte of its length.
    const Case cases[] = {
        {format::strings, 2, {0xFF}},
        {format::strings, 5, {0xD8}},                             // half an Arabic letter
        {format::strings, 3, {0xED, 0xA0, 0x80}},                 // a surrogate
        {format::places, radius, {0, 0, 0, 0, 0, 0, 0xF0, 0x7F}}, // infinite
        {format::places, radius, {0, 0, 0, 0, 0, 0, 0xF0, 0x7E}}, // wider than the earth
        {format::places, people, {0xF0, 255, 255, 255, 255, 255, 255, 255}}, // -16
    };
    const auto good = small().bytes();
    format::Header header;
    std::memcpy(&header, good.data(), sizeof header);
    CHECK(read_all(IndexFile::in_memory(good, "good")) > 0);
    for (const Case& c : cases) {
        CAPTURE(c.section);
        CAPTURE(c.at);
        auto bytes = good;
        std::memcpy(&bytes[header.sections[c.section].offset + c.at], c.bytes.data(),
                    c.bytes.size());
        const auto index = IndexFile::in_memory(std::move(bytes), "bad");
        CHECK(holds(message_of([&] { index.place(0); }), "'bad': it is damaged"));
    }
}

TEST_CASE("Gazetteer: indexes lie one upon the other, and a place replaces those of its id below") {
    const TempFolder folder("index_stack");
    IndexBuilder first, second;
    first.add_name(
        {first.add(place("gn:174895", "Goris II", 46.3, 39.5)), "Goris Second", "", "", "", false});
    first.add_name({first.add(place("own:1", "Post")), "نقطة زهراوية", "ar", "", "", false});
    second.add_name({second.add(place("own:1", "Post Seven")), "Seventh Post", "", "", "", false});
    const std::array own = {TableSource(folder.path() / "first.index"),
                            TableSource(folder.path() / "second.index")};
    first.write(own[0].dataset);
    second.write(own[1].dataset);
    const auto stack = Gazetteer::load(tables, own);

    const auto goris = stack.find("gn:174895");
    REQUIRE(goris);
    CHECK(stack.place(*goris).name == "Goris II");
    // All its names lead to it, and to no other.
    for (const auto* name : {"Goris", "غوريس", "Goris Second"}) {
        CAPTURE(name);
        const auto found = stack.lookup(name);
        CHECK(found[0].place_index == *goris);
        CHECK(std::count_if(found.begin(), found.end(),
                            [](const auto& c) { return c.place_id == "gn:174895"; }) == 1);
    }
    const auto post = stack.find("own:1");
    REQUIRE(post);
    CHECK(stack.place(*post).name == "Post Seven");
    CHECK(stack.current(*post - 1) == *post);
    const auto found = stack.lookup("نقطة زهراوية");
    REQUIRE(found.size() == 1);
    CHECK(found[0].place_index == *post);

    const auto settlements = stack.with_feature("PPL");
    CHECK(std::count(settlements.begin(), settlements.end(), *post) == 1);
    CHECK(std::count(settlements.begin(), settlements.end(), *post - 1) == 0);
}

TEST_CASE("Gazetteer: a spelling that nobody listed finds what sounds like it") {
    struct Case {
        std::string name, place;
    };
    const Case cases[] = {
        {"غورييس", "Goris"}, {"ياراسخ", "Yeraskh"}, {"Stepanakerrt", "Stepanakert"}};
    for (const Case& c : cases) {
        CAPTURE(c.name);
        const auto found = bundled().lookup(c.name);
        REQUIRE(!found.empty());
        CHECK(found.size() <= 5);
        CHECK(found[0].place == c.place);
        CHECK(found[0].method == "phonetic");
        CHECK(text_of(bundled().sounds_like(c.name)) == text_of(found));
        CHECK(std::is_sorted(found.begin(), found.end(),
                             [](const auto& a, const auto& b) { return a.score > b.score; }));
        for (const auto& candidate : found) {
            CHECK(candidate.score > 0.0);
            CHECK(candidate.score <= 1.0);
        }
        CHECK(bundled().sounds_like(c.name, 1).size() == 1);
    }
    for (std::size_t i = 0; i < bundled().names().size(); i += 29) {
        const Name name = bundled().names()[i];
        for (const auto& candidate : bundled().sounds_like(name.text, 50)) {
            CHECK(candidate.feature_code != "LCTY"); // a field name of old maps
            CHECK(candidate.feature_code != "PCLI");
        }
    }
    CHECK(bundled().sounds_like("").empty());
    CHECK(bundled().sounds_like("زقزقزقزق").empty());
}

TEST_CASE("IndexBuilder: refuses places that it cannot tell apart, keeps a name once") {
    IndexBuilder builder;
    const auto number = builder.add(place("gn:1", "Goris"));
    CHECK_THROWS_AS(builder.add(place("gn:1", "Kapan")), std::invalid_argument);
    CHECK_THROWS_AS(builder.add(place("", "Kapan")), std::invalid_argument);
    CHECK_THROWS_AS(builder.add(place("gn:2", "")), std::invalid_argument);
    auto wrong = place("gn:2", "Kapan");
    for (const double radius : {-1.0, 20'004'001.0, std::numeric_limits<double>::infinity(),
                                std::numeric_limits<double>::quiet_NaN()}) {
        wrong.radius.value = radius;
        CHECK_THROWS_AS(builder.add(wrong), std::invalid_argument);
    }
    wrong.radius = {};
    wrong.population = -2;
    CHECK_THROWS_AS(builder.add(wrong), std::invalid_argument);
    CHECK_THROWS_AS(builder.add_name({1, "Kapan", "", "", "", false}), std::invalid_argument);
    CHECK(builder.places() == 1);
    CHECK(builder.find("gn:1") == number);
    CHECK_FALSE(builder.find("gn:2"));
    builder.add_name({number, "Goris", "en", "official", "", false});
    builder.add_name({number, "Goris", "fr", "variant", "", true});
    builder.add_name({number, "...", "en", "variant", "", false}); // no word
    const auto index = IndexFile::in_memory(builder.bytes(), "small");
    REQUIRE(index.names() == 2);
    CHECK(index.name(0).lang == "en");
    CHECK(index.phrase(key_of({"goris"}))->names.size() == 1);
}

TEST_CASE("IndexBuilder: an index of nothing is one") {
    const auto index = IndexFile::in_memory(IndexBuilder().bytes(), "empty");
    CHECK(index.places() == 0);
    CHECK(index.names() == 0);
    CHECK_FALSE(index.phrase(key_of({"goris"})));
    CHECK_FALSE(index.find("gn:1"));
    CHECK(index.with_feature("PPL").empty());
}

TEST_CASE("IndexBuilder: what cannot be written is named, and nothing is left behind") {
    const TempFolder folder("index_write");
    const auto path = folder.path() / "no" / "small.index";
    const auto message = message_of([&] { small().write(path); });
    CHECK(holds(message, "cannot write the gazetteer index '"));
    CHECK(holds(message, path.string()));
    std::filesystem::create_directory(folder.path() / "taken");
    CHECK(holds(message_of([&] { small().write(folder.path() / "taken"); }), "cannot write"));
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}
