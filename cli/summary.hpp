#pragma once

#include "cli/progress.hpp"
#include "ingest/report.hpp"
#include "output/output.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace waqia::cli {

/// What a run of convert tells the user on standard error: progress while it lasts, if that is a
/// terminal, and at the end what was read, found and left out and why.
/// Memory does not grow with the number of articles: of long lists the first lines are kept.
class Summary {
public:
    /// `quiet` = keep count, print nothing.
    explicit Summary(bool quiet);

    void add(const ingest::ArticleResult& result);
    void add(const ingest::Rejection& rejection);

    /// Articles and rejections added.
    std::size_t articles_in() const { return m_articles + m_rejected; }

    /// Precondition: something was rejected.
    const ingest::Rejection& first_rejection() const { return m_first_rejections.front(); }

    void print(const output::OutputCounts& counts, const std::filesystem::path& written);

private:
    bool m_quiet;
    Progress m_progress;
    std::size_t m_articles = 0, m_rejected = 0, m_warnings = 0;
    std::size_t m_place_not_stated = 0, m_place_not_resolved = 0;
    std::size_t m_date_not_stated = 0, m_date_without_anchor = 0;
    std::vector<ingest::Rejection> m_first_rejections;
    std::vector<std::string> m_first_warnings;
};

} // namespace waqia::cli
