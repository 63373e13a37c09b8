#pragma once

#include "ingest/extractor.hpp"
#include "ingest/source/article_source.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

namespace waqia::bench {

/// The articles of a folder, again and again until they are about `bytes` long.
inline std::vector<ingest::Article> read_corpus(const std::filesystem::path& examples,
                                                std::size_t bytes) {
    ingest::SourceOptions options;
    options.inputs = {examples};
    options.manifest = ingest::Manifest::load(examples / "manifest.csv");
    const auto source = ingest::open_source(std::move(options));
    std::vector<ingest::Article> corpus;
    std::size_t read = 0;
    while (auto item = source->next()) {
        corpus.push_back(std::get<ingest::Article>(std::move(*item)));
        read += corpus.back().text.size();
    }
    const auto distinct = corpus.size();
    for (std::size_t i = 0; read < bytes; ++i) {
        corpus.push_back(corpus[i % distinct]);
        corpus.back().source_file = std::to_string(corpus.size()) + ".txt";
        read += corpus.back().text.size();
    }
    return corpus;
}

} // namespace waqia::bench
