#include "cli/summary.hpp"

#include "cli/decimal.hpp"
#include "cli/one_line.hpp"

#include <iostream>
#include <string_view>

namespace waqia::cli {

namespace {

constexpr std::size_t lines_kept = 5;

/// A line that splits `total` into its causes; nothing for none.
void print_causes(std::size_t total, std::string_view noun, std::string_view lack,
                  std::initializer_list<std::pair<std::size_t, std::string_view>> causes) {
    if (total == 0)
        return;
    std::string line = "  " + count(total, noun) + ' ' + std::string(lack);
    std::string_view separator = ": ";
    for (const auto& [n, cause] : causes) {
        if (n == 0)
            continue;
        line.append(separator).append(std::to_string(n)).append(" ").append(cause);
        separator = ", ";
    }
    std::cerr << line << '\n';
}

void print_rest(std::size_t total, std::size_t shown) {
    if (total > shown)
        std::cerr << "    and " << total - shown << " more, see the layer articles\n";
}

} // namespace

Summary::Summary(bool quiet) : m_quiet(quiet), m_progress(quiet) {}

void Summary::add(const ingest::ArticleResult& result) {
    ++m_articles;
    for (const auto& report : result.reports) {
        if (!report.where.point)
            ++(report.where.text.empty() ? m_place_not_stated : m_place_not_resolved);
        if (!report.when.start)
            ++(report.when.text.empty() || result.article.published ? m_date_not_stated
                                                                    : m_date_without_anchor);
    }
    m_warnings += result.warnings.size();
    for (const auto& warning : result.warnings)
        if (m_first_warnings.size() < lines_kept)
            m_first_warnings.push_back(result.article.source_file + ": " + warning);
    m_progress.show(count(articles_in(), "article"));
}

void Summary::add(const ingest::Rejection& rejection) {
    ++m_rejected;
    if (m_first_rejections.size() < lines_kept)
        m_first_rejections.push_back(rejection);
    m_progress.show(count(articles_in(), "article"));
}

void Summary::print(const output::OutputCounts& counts, const std::filesystem::path& written) {
    if (m_quiet)
        return;
    m_progress.clear();
    std::cerr << "waqia: " << count(m_articles, "article") << ", "
              << count(counts.reports, "report") << ", " << count(counts.incidents, "incident")
              << " in \"" << one_line(written.native()) << "\" after "
              << decimal(m_progress.elapsed().count(), 1) << " s\n";
    if (m_rejected > 0)
        std::cerr << "  " << count(m_rejected, "article") << " rejected:\n";
    for (const auto& rejection : m_first_rejections)
        std::cerr << "    " << one_line(rejection.source_file + ": " + rejection.reason) << '\n';
    print_rest(m_rejected, m_first_rejections.size());
    print_causes(counts.reports_without_place, "report", "without a place",
                 {{m_place_not_stated, "state none"},
                  {m_place_not_resolved, "state one that was not resolved"}});
    print_causes(counts.reports_without_date, "report", "without a date",
                 {{m_date_not_stated, "state none"},
                  {m_date_without_anchor,
                   "state one that counts from a day of publication nobody gave (--published, "
                   "--manifest)"}});
    print_causes(counts.reports_not_incidents, "report",
                 "kept out of the incidents (denied, threatened, planned, hypothetical or recap)",
                 {});
    print_causes(counts.left_out, "row",
                 "left out, as FlatGeobuf holds none without a point; .gpkg and .geojson do", {});
    print_causes(counts.places_unresolved, "place name", "not resolved, see the layer places", {});
    if (m_warnings > 0)
        std::cerr << "  " << count(m_warnings, "warning") << ":\n";
    for (const auto& warning : m_first_warnings)
        std::cerr << "    " << one_line(warning) << '\n';
    print_rest(m_warnings, m_first_warnings.size());
}

} // namespace waqia::cli
