#include "ingest/extractor.hpp"

#include "ingest/explain.hpp"
#include "ingest/extract/analysis.hpp"
#include "ingest/extract/reports.hpp"
#include "ingest/knowledge.hpp"

namespace waqia::ingest {

struct Extractor::Impl {
    const Knowledge::Tables& tables;
    Analyser analyser;
    Analysis analysis;

    explicit Impl(const Knowledge::Tables& t) : tables(t), analyser(t) {}

    ArticleResult run(Article article) {
        ArticleResult result;
        analyser(article, analysis);
        make_reports(analysis, tables, result);
        article.published = analysis.anchor.day;
        article.published_from = analysis.anchor.from;
        result.article = std::move(article);
        // A moved string may have kept its characters in itself: point the views at where they are
        // now.
        analysis.text.raw = result.article.text;
        return result;
    }
};

Extractor::Extractor(const Knowledge& knowledge)
    : m_impl(std::make_unique<Impl>(knowledge.tables())) {}
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor::~Extractor() = default;

ArticleResult Extractor::operator()(Article article) {
    return m_impl->run(std::move(article));
}

Extractor::Detailed Extractor::detailed(Article article) {
    Detailed detailed{m_impl->run(std::move(article)), {}};
    detailed.findings = findings_of(m_impl->analysis);
    return detailed;
}

std::string Extractor::explain(Article article, ExplainForm form) {
    const ArticleResult result = m_impl->run(std::move(article));
    const Analysis& analysis = m_impl->analysis;
    if (form == ExplainForm::html)
        return explain_html(analysis, result);
    return explain_text(analysis, result, form == ExplainForm::coloured_text);
}

} // namespace waqia::ingest
