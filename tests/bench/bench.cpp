// How long extraction takes on one thread, measured against the least that any reading of the text
// costs: a bare pass of ICU's word-break iterator over the same bytes, in the same run.
//
// usage: waqia_bench DATA EXAMPLES LIMIT
// DATA is the folder of the tables, EXAMPLES that of the articles which the corpus repeats.
// Exit code 1 if extraction takes more than LIMIT times as long as ICU's pass.

#include "corpus.hpp"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <chrono>
#include <iomanip>
#include <iostream>
#include <limits>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using waqia::bench::extract;
using waqia::bench::read_corpus;
using waqia::ingest::Article;
using Seconds = std::chrono::duration<double>;

constexpr std::size_t corpus_bytes = 2'000'000;
constexpr int repetitions = 11;

/// One pass over all boundaries of all texts; returns their number.
std::size_t word_breaks(const std::vector<Article>& corpus, icu::BreakIterator& iterator) {
    std::size_t boundaries = 0;
    UErrorCode status = U_ZERO_ERROR;
    UText text = UTEXT_INITIALIZER;
    for (const auto& article : corpus) {
        utext_openUTF8(&text, article.text.data(), static_cast<std::int64_t>(article.text.size()),
                       &status);
        iterator.setText(&text, status);
        while (iterator.next() != icu::BreakIterator::DONE)
            ++boundaries;
    }
    utext_close(&text);
    if (U_FAILURE(status))
        throw std::runtime_error(u_errorName(status));
    return boundaries;
}

template <class Body> Seconds time(Body body) {
    const auto begin = std::chrono::steady_clock::now();
    body();
    return std::chrono::steady_clock::now() - begin;
}

int run(const std::filesystem::path& data, const std::filesystem::path& examples, double limit) {
    const auto knowledge = waqia::ingest::Knowledge::load(data);
    waqia::ingest::Extractor extractor(knowledge);
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> iterator(
        icu::BreakIterator::createWordInstance(icu::Locale("ar"), status));
    if (U_FAILURE(status))
        throw std::runtime_error(u_errorName(status));

    const auto corpus = read_corpus(examples, corpus_bytes);
    std::size_t bytes = 0, boundaries = 0, reports = 0;
    for (const auto& article : corpus)
        bytes += article.text.size();
    // Interleaved, so that both meet the same disturbances; the minimum is what they leave alone.
    Seconds icu_time(std::numeric_limits<double>::infinity()), extract_time = icu_time;
    for (int i = 0; i < repetitions; ++i) {
        icu_time = std::min(icu_time, time([&] { boundaries = word_breaks(corpus, *iterator); }));
        auto copy = corpus;
        extract_time =
            std::min(extract_time, time([&] { reports = extract(std::move(copy), extractor); }));
    }
    const double megabytes = static_cast<double>(bytes) / 1e6;
    const double ratio = extract_time / icu_time;
    std::cout << std::fixed << std::setprecision(1) << megabytes << " MB in " << corpus.size()
              << " articles\nICU word breaks: " << megabytes / icu_time.count() << " MB/s ("
              << boundaries << " boundaries)\nextraction:      " << megabytes / extract_time.count()
              << " MB/s (" << reports << " reports)\n"
              << std::setprecision(2) << "ratio:           " << ratio << " (at most " << limit
              << ")\n";
    return ratio <= limit && reports > 0 ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::cerr << "usage: waqia_bench DATA EXAMPLES LIMIT\n";
        return 2;
    }
    try {
        return run(argv[1], argv[2], std::stod(argv[3]));
    } catch (const std::exception& error) {
        std::cerr << "waqia_bench: " << error.what() << '\n';
        return 1;
    }
}
