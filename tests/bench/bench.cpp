// What extraction costs on one thread, measured against the least that any reading of the text
// costs: a bare pass of ICU's word-break iterator over the same bytes, in the same run.
//
// usage: waqia_bench DATA EXAMPLES LIMIT
//        waqia_bench DATA EXAMPLES once
// DATA is the folder of the tables, EXAMPLES that of the articles which the corpus repeats. Exit
// code 1 if extraction takes more than LIMIT times as long as ICU's pass. With `once` nothing is
// timed: both passes run over one corpus, each in a function that callgrind can count by its name
// (bench_word_breaks, bench_extraction).

#include "corpus.hpp"
#include "least_times.hpp"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <iomanip>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using waqia::bench::LeastTimes;
using waqia::bench::read_corpus;
using waqia::ingest::Article;
using waqia::ingest::Extractor;

constexpr std::size_t corpus_bytes = 2'000'000, counted_bytes = 100'000;
constexpr int repetitions = 11;

/// ICU's iterator and how many boundaries it has met.
class WordBreaks {
public:
    WordBreaks() {
        UErrorCode status = U_ZERO_ERROR;
        m_iterator.reset(icu::BreakIterator::createWordInstance(icu::Locale("ar"), status));
        check(status);
    }
    ~WordBreaks() { utext_close(&m_text); }
    WordBreaks(const WordBreaks&) = delete;
    WordBreaks& operator=(const WordBreaks&) = delete;

    void operator()(const Article& article) {
        UErrorCode status = U_ZERO_ERROR;
        utext_openUTF8(&m_text, article.text.data(), static_cast<std::int64_t>(article.text.size()),
                       &status);
        m_iterator->setText(&m_text, status);
        while (m_iterator->next() != icu::BreakIterator::DONE)
            ++boundaries;
        check(status);
    }

    std::size_t boundaries = 0;

private:
    static void check(UErrorCode status) {
        if (U_FAILURE(status))
            throw std::runtime_error(u_errorName(status));
    }
    std::unique_ptr<icu::BreakIterator> m_iterator;
    UText m_text = UTEXT_INITIALIZER;
};

int measure(const std::vector<Article>& corpus, Extractor& extractor, double limit) {
    WordBreaks word_breaks;
    std::size_t bytes = 0, reports = 0;
    for (const auto& article : corpus)
        bytes += article.text.size();
    LeastTimes icu(corpus.size()), extraction(corpus.size());
    for (int round = 0; round < repetitions; ++round) {
        word_breaks.boundaries = reports = 0;
        for (std::size_t i = 0; i < corpus.size(); ++i) {
            icu.measure(i, [&] { word_breaks(corpus[i]); });
            auto copy = corpus[i];
            extraction.measure(i, [&] { reports += extractor(std::move(copy)).reports.size(); });
        }
    }
    const double ratio = extraction.sum() / icu.sum();
    const double kilobytes = static_cast<double>(bytes) / 1e3; // a millisecond, so MB/s
    std::cout << std::fixed << std::setprecision(1) << kilobytes / 1e3 << " MB in " << corpus.size()
              << " articles\nICU word breaks: " << kilobytes / icu.sum() << " MB/s ("
              << word_breaks.boundaries
              << " boundaries)\nextraction:      " << kilobytes / extraction.sum() << " MB/s ("
              << reports << " reports)\n"
              << std::setprecision(2) << "ratio:           " << ratio << " (at most " << limit
              << ")\n";
    return ratio <= limit && reports > 0 ? 0 : 1;
}

} // namespace

extern "C" {

__attribute__((noinline)) void bench_word_breaks(const std::vector<Article>& corpus,
                                                 WordBreaks& word_breaks) {
    for (const auto& article : corpus)
        word_breaks(article);
}

__attribute__((noinline)) void bench_extraction(std::vector<Article>& corpus,
                                                Extractor& extractor) {
    for (auto& article : corpus)
        extractor(std::move(article));
}
}

int main(int argc, char** argv) {
    if (argc != 4) {
        std::cerr << "usage: waqia_bench DATA EXAMPLES LIMIT|once\n";
        return 2;
    }
    try {
        const auto knowledge = waqia::ingest::Knowledge::load(argv[1]);
        Extractor extractor(knowledge);
        const std::string limit = argv[3];
        if (limit != "once")
            return measure(read_corpus(argv[2], corpus_bytes), extractor, std::stod(limit));
        auto corpus = read_corpus(argv[2], counted_bytes);
        WordBreaks word_breaks;
        bench_word_breaks(corpus, word_breaks);
        bench_extraction(corpus, extractor);
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "waqia_bench: " << error.what() << '\n';
        return 1;
    }
}
