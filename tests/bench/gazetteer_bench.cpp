// What the gazetteer costs: opening the bundled index, looking up names, and building, opening and
// scanning with an index of ten million names on top of it.
//
// usage: waqia_gazetteer_bench DATA EXAMPLES SCRATCH
// DATA is the folder of the tables, EXAMPLES that of the articles to scan, SCRATCH an empty folder
// with room for two gigabytes. Exit code 1 if a figure is not below its limit. Figures are minima
// over repetitions, of one thread's time where others could disturb.

#include "corpus.hpp"
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/index_builder.hpp"
#include "ingest/knowledge.hpp"
#include "ingest/lexicon/scan.hpp"
#include "ingest/text/text.hpp"
#include "least_times.hpp"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>
#include <limits>
#include <random>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace waqia;
using bench::LeastTimes;
using bench::time;

constexpr std::size_t many_names = 10'000'000, names_a_place = 3;
constexpr std::size_t corpus_bytes = 1'000'000;

template <class Body> double least(int repetitions, Body body) {
    double best = std::numeric_limits<double>::infinity();
    for (int i = 0; i < repetitions; ++i)
        best = std::min(best, time(body));
    return best;
}

/// Prints figures beside their limits and keeps whether all are below.
class Figures {
public:
    void add(const char* what, double value, const char* unit, double limit) {
        std::printf("%-52s %10.3f %-4s (less than %g)%s\n", what, value, unit, limit,
                    value < limit ? "" : "  TOO MUCH");
        m_good = m_good && value < limit;
    }
    bool good() const { return m_good; }

private:
    bool m_good = true;
};

/// Names such as gazetteers have: made of syllables, in Arabic or Latin letters, a third of them
/// of two or three words, which often begin with a word of the news ("village", "the forces").
class NameMaker {
public:
    std::string next() {
        const bool arabic = below(5) < 2;
        std::string name = word(arabic);
        if (below(3) == 0) {
            const auto& firsts = arabic ? arabic_firsts : latin_firsts;
            name = std::string(firsts[below(firsts.size())]) + ' ' + name;
            if (below(4) == 0)
                name += ' ' + word(arabic);
        }
        return name;
    }
    std::size_t below(std::size_t limit) { return static_cast<std::size_t>(m_random() % limit); }

private:
    // village, town, city, quarter, mountain, valley, spring, hill, house, monastery; the area, the
    // forces, the ministry, the army, the border, shelling, he said, in, from, on
    static constexpr std::array<std::string_view, 20> arabic_firsts = {
        "قرية",    "بلدة",   "مدينة",   "حي",    "جبل",    "وادي", "عين", "تل", "بيت", "دير",
        "المنطقة", "القوات", "الوزارة", "الجيش", "الحدود", "قصف",  "قال", "في", "من",  "على"};
    static constexpr std::array<std::string_view, 20> latin_firsts = {
        "Qaryat", "Tall", "Wadi",    "Ayn",     "Jabal",   "Bayt",  "Dayr",  "Kafr", "Bani", "Umm",
        "New",    "Old",  "Nizhniy", "Verkhny", "Yukhari", "Saint", "Mount", "Lake", "San",  "Bad"};
    static constexpr std::array<std::string_view, 28> arabic_letters = {
        "ب", "ت", "ث", "ج", "ح", "خ", "د", "ذ", "ر", "ز", "س", "ش", "ص", "ض",
        "ط", "ظ", "ع", "غ", "ف", "ق", "ك", "ل", "م", "ن", "ه", "و", "ي", "ء"};
    static constexpr std::array<std::string_view, 4> arabic_vowels = {"", "ا", "و", "ي"};
    static constexpr std::array<std::string_view, 24> latin_letters = {
        "b", "d", "f", "g", "gh", "h", "j", "k", "kh", "l",  "m",  "n",
        "p", "q", "r", "s", "sh", "t", "v", "y", "z",  "ch", "ts", "w"};
    static constexpr std::array<std::string_view, 6> latin_vowels = {"a", "e", "i", "o", "u", "aa"};

    std::string word(bool arabic) {
        std::string made;
        // Of Arabic syllables four and more: all words of three letters would be names.
        for (std::size_t syllables = arabic ? 4 + below(3) : 2 + below(3); syllables > 0;
             --syllables) {
            made += arabic ? arabic_letters[below(27)] : latin_letters[below(24)];
            made += arabic ? arabic_vowels[below(4)] : latin_vowels[below(6)];
        }
        if (!arabic)
            made.front() = static_cast<char>(made.front() - 'a' + 'A');
        return made;
    }

    std::mt19937_64 m_random{20220913};
};

void build_many(const std::filesystem::path& path) {
    gazetteer::IndexBuilder builder;
    NameMaker maker;
    std::uint32_t place = 0;
    for (std::size_t i = 0; i < many_names; ++i) {
        const std::string name = maker.next();
        if (i % names_a_place == 0) {
            const std::string id = "test:" + std::to_string(i);
            gazetteer::Place made;
            made.id = id;
            made.name = name;
            made.feature_code = "PPL";
            made.country = "XX";
            made.position =
                geo::LonLat::from_degrees(static_cast<double>(maker.below(360'000)) / 1e3 - 180.0,
                                          static_cast<double>(maker.below(180'000)) / 1e3 - 90.0);
            place = builder.add(made);
        }
        builder.add_name({place, name, "", "variant", "", false});
    }
    builder.write(path);
}

/// Builds the great index in a process of its own, whose time and memory are its alone.
void measure_building(const std::filesystem::path& path, Figures& figures) {
    const auto begin = std::chrono::steady_clock::now();
    const pid_t child = fork();
    if (child == 0) {
        try {
            build_many(path);
            std::_Exit(0);
        } catch (const std::exception& error) {
            std::cerr << "waqia_gazetteer_bench: " << error.what() << '\n';
            std::_Exit(1);
        }
    }
    int status = 0;
    rusage usage{};
    if (child < 0 || wait4(child, &status, 0, &usage) != child || status != 0)
        throw std::runtime_error("building the index of ten million names failed");
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    figures.add("building 10 million names", taken.count(), "s", 180);
    figures.add("  its peak memory", static_cast<double>(usage.ru_maxrss) / 1024 / 1024, "GiB", 6);
    std::printf("  its file %.2f GB\n",
                static_cast<double>(std::filesystem::file_size(path)) / 1e9);
}

class Scanning {
public:
    Scanning(const std::filesystem::path& data, std::span<const gazetteer::TableSource> own,
             std::size_t texts)
        : scan(texts), extraction(texts),
          m_knowledge(ingest::Knowledge::load(data, {.gazetteers = {own.begin(), own.end()}})),
          m_extractor(m_knowledge),
          m_scanner(m_knowledge.tables().index, m_knowledge.tables().gazetteer) {}

    void measure(const std::vector<ingest::Article>& corpus,
                 const std::vector<ingest::Text>& texts) {
        for (std::size_t i = 0; i < texts.size(); ++i)
            scan.measure(i, [&] { m_scanner(texts[i], m_found); });
        for (std::size_t i = 0; i < corpus.size(); ++i) {
            auto copy = corpus[i];
            extraction.measure(i, [&] { m_extractor(std::move(copy)); });
        }
    }

    LeastTimes scan, extraction;

private:
    ingest::Knowledge m_knowledge;
    ingest::Extractor m_extractor;
    ingest::Scanner m_scanner;
    ingest::Annotations m_found;
};

void measure_scanning(const std::filesystem::path& data, const std::filesystem::path& examples,
                      const std::filesystem::path& many, Figures& figures) {
    const auto corpus = bench::read_corpus(examples, corpus_bytes);
    std::vector<ingest::Text> texts(corpus.size());
    ingest::Tokenizer tokenizer;
    for (std::size_t i = 0; i < corpus.size(); ++i)
        tokenizer(corpus[i].text, texts[i]);
    const std::array own = {gazetteer::TableSource(many)};
    Scanning bundled(data, {}, texts.size()), stacked(data, own, texts.size());
    // Interleaved, so that both meet the same disturbances.
    for (int i = 0; i < 30; ++i)
        for (auto* scanning : {&bundled, &stacked})
            scanning->measure(corpus, texts);
    auto more = [](const LeastTimes& with, const LeastTimes& without) {
        return 100.0 * (with.sum() / without.sum() - 1.0);
    };
    figures.add("scanning with 10 million names more takes longer by",
                more(stacked.scan, bundled.scan), "%", 25);
    figures.add("  and all extraction", more(stacked.extraction, bundled.extraction), "%", 25);
}

/// Microseconds of one look-up, on the average over every 23rd name.
template <class Look> double cost_of(const gazetteer::Gazetteer& places, Look look) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < places.names().size(); i += 23)
        names.emplace_back(places.names()[i].text);
    return 1e3 / static_cast<double>(names.size()) * least(5, [&] {
               for (const auto& name : names)
                   look(name);
           });
}

int run(const std::filesystem::path& data, const std::filesystem::path& examples,
        const std::filesystem::path& scratch) {
    Figures figures;
    const auto many = scratch / "many.index";
    measure_building(many, figures);
    const std::array own = {gazetteer::TableSource(many)};
    const auto folder = data / "gazetteer";
    figures.add("opening the bundled gazetteer",
                least(20, [&] { gazetteer::Gazetteer::load(folder); }), "ms", 5);
    figures.add("opening it and 10 million names",
                least(20, [&] { gazetteer::Gazetteer::load(folder, own); }), "ms", 50);
    const auto places = gazetteer::Gazetteer::load(folder);
    figures.add("looking up a name", cost_of(places, [&](const auto& n) { places.lookup(n); }),
                "us", 20);
    figures.add("looking up what sounds like a name",
                cost_of(places, [&](const auto& n) { places.sounds_like(n); }), "us", 200);
    measure_scanning(data, examples, many, figures);
    return figures.good() ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::cerr << "usage: waqia_gazetteer_bench DATA EXAMPLES SCRATCH\n";
        return 2;
    }
    try {
        return run(argv[1], argv[2], argv[3]);
    } catch (const std::exception& error) {
        std::cerr << "waqia_gazetteer_bench: " << error.what() << '\n';
        return 1;
    }
}
