#pragma once

#include "gazetteer/filter.hpp"
#include "gazetteer/table_source.hpp"
#include "ingest/findings.hpp"
#include "ingest/report.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace waqia::ingest {

/// What a user may add to the bundled tables, and choose from them.
struct KnowledgeOptions {
    /// Tables that add to the bundled places or override those of the same id.
    std::vector<gazetteer::TableSource> gazetteers = {};
    gazetteer::PlaceFilter filter = {}; ///< places outside it are never chosen
    std::filesystem::path rules = {};   ///< what names mean (gazetteer/rules.hpp); empty = none
};

/// The frozen tables that extraction works from: gazetteer, lexicon, boundaries and the one index
/// of all their phrases. Built once, then read-only and free to share between threads.
class Knowledge {
public:
    /// Reads the tables below `data` (its folders gazetteer, lexicon, shapefiles) and the user's.
    /// Throws std::runtime_error naming file, row and reason.
    static Knowledge load(const std::filesystem::path& data, const KnowledgeOptions& options = {});

    struct Tables;
    const Tables& tables() const { return *m_tables; }

    /// The boundaries among the tables; live as long as this, also when it is moved.
    const geo::Boundaries& boundaries() const;

    Knowledge(Knowledge&&) noexcept;
    Knowledge& operator=(Knowledge&&) noexcept;
    ~Knowledge();

private:
    explicit Knowledge(std::unique_ptr<const Tables> tables);
    std::unique_ptr<const Tables> m_tables;
};

/// For people without and with colours, and for a browser.
enum class ExplainForm : std::uint8_t { text, coloured_text, html };

/// Turns articles into reports. Holds the scratch memory of one thread: use one a thread, over one
/// shared Knowledge, which must outlive it.
class Extractor {
public:
    explicit Extractor(const Knowledge& knowledge);
    Extractor(Extractor&&) noexcept;
    ~Extractor();

    /// All reports and place names of `article`. Never throws on any valid UTF-8 text. Cost is
    /// linear in the number of sentences; within one it grows with events times places and dates,
    /// which the longest sentence (300 tokens) bounds.
    ArticleResult operator()(Article article);

    /// The same, and what the passes before found.
    struct Detailed {
        ArticleResult result;
        Findings findings;
    };
    Detailed detailed(Article article);

    /// What every pass found in `article`, in a form of ingest/explain.hpp.
    std::string explain(Article article, ExplainForm form);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace waqia::ingest
