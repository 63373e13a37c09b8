#include "ingest/explain.hpp"
#include "ingest/explain_marks.hpp"
#include "ingest/explain_page.hpp"
#include "ingest/knowledge.hpp"

#include <algorithm>
#include <cstdio>

namespace waqia::ingest {

namespace {

/// The text with nothing in it that HTML would take for markup, and without characters that turn
/// the direction of what follows them.
std::string escaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const auto rest = text.substr(i);
        const bool turns = rest.size() >= 3 && rest[0] == '\xE2' &&
                           ((rest[1] == '\x80' && rest[2] >= '\xAA' && rest[2] <= '\xAE') ||
                            (rest[1] == '\x81' && rest[2] >= '\xA6' && rest[2] <= '\xA9'));
        if (turns)
            i += 2; // U+202A to U+202E, U+2066 to U+2069
        else if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else if (c == '\'')
            out += "&#39;";
        else if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t')
            out += c;
    }
    return out;
}

std::string_view css_class(MarkKind kind) {
    return kind == MarkKind::casualty ? std::string_view("casualty") : mark_info(kind).name;
}

constexpr std::string_view arabic_comma = "\u060C ";

/// Writes the page of one article.
class Page {
public:
    Page(const Analysis& analysis, const ArticleResult& result)
        : m_a(analysis), m_result(result), m_marks(marks_of(analysis)) {
        for (const Report& report : result.reports)
            m_of_reports.push_back(marks_of(analysis, report));
        m_cover.resize(analysis.text.tokens.size());
        for (std::size_t i = 0; i < m_marks.size(); ++i)
            for (std::uint32_t t = m_marks[i].first; t < m_marks[i].last; ++t)
                m_cover[t].marks.push_back(i);
        for (std::size_t i = 0; i < m_of_reports.size(); ++i)
            for (const Mark& m : m_of_reports[i])
                for (std::uint32_t t = m.first; t < m.last; ++t)
                    if (auto& over = m_cover[t].reports; over.empty() || over.back() != i)
                        over.push_back(i);
    }

    std::string write() {
        m_out = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                "<meta name=\"viewport\" content=\"width=device-width\">\n<title>Waqia: " +
                escaped(m_result.article.source_file) + "</title>\n<style>" +
                std::string(explain_page_style) + "</style>\n</head>\n<body>\n";
        head();
        m_out += "<main>\n<article lang=\"ar\" dir=\"rtl\">\n";
        paragraphs();
        m_out += "</article>\n<section aria-label=\"Reports\">\n";
        cards();
        legend();
        m_out += "</section>\n</main>\n<script>" + std::string(explain_page_script) +
                 "</script>\n</body>\n</html>\n";
        return std::move(m_out);
    }

private:
    void head() {
        const auto& article = m_result.article;
        m_out += "<header>\n<h1><bdi>" + escaped(article.source_file) +
                 "</bdi></h1>\n<div class=\"meta\">published " +
                 (m_a.anchor.day ? iso_day(*m_a.anchor.day) : std::string("on an unknown day")) +
                 "</div>\n";
        for (const auto& warning : m_result.warnings)
            m_out += "<div class=\"warning\">" + escaped(warning) + "</div>\n";
        m_out += "</header>\n";
    }

    /// A slot: its value, the words that gave it and by which rule.
    void row(std::string_view name, const std::string& value, std::string_view words,
             std::string_view rule) {
        if (value.empty())
            return;
        m_out += "<dt>" + std::string(name) + "</dt><dd>" + escaped(value);
        if (!words.empty())
            m_out += " <bdi class=\"words\" lang=\"ar\">" + escaped(words) + "</bdi>";
        if (!rule.empty())
            m_out += " <span class=\"rule\">" + escaped(rule) + "</span>";
        m_out += "</dd>\n";
    }

    /// The words of the report's marks of a kind, in order.
    std::string words_of(std::size_t report, MarkKind kind) const {
        std::string out;
        for (const Mark& m : m_of_reports[report])
            if (m.kind == kind)
                out = joined(out, std::string(m_a.text.words(m.first, m.last)));
        return out;
    }

    template <class E> static std::string_view rule_of(const std::optional<E>& method) {
        return method ? code(*method) : std::string_view();
    }

    static std::string where_of(const Location& where) {
        if (!where.point)
            return where.text.empty() ? "no place in the text" : "not found";
        std::array<char, 64> at{};
        std::snprintf(at.data(), at.size(), " (%.4f, %.4f)", where.point->lat(),
                      where.point->lon());
        return where.place + at.data() + ", precision " +
               std::to_string(where.where_prec.value_or(0));
    }

    static std::string figures_of(const Casualties& c) {
        std::string out;
        for (const auto& [name, value] : {std::pair("killed", c.killed),
                                          {"wounded", c.wounded},
                                          {"captured", c.captured},
                                          {"missing", c.missing}})
            if (value)
                out += (out.empty() ? "" : ", ") + std::string(name) + " " + std::to_string(*value);
        return out;
    }

    static std::string joined(const std::string& words, const std::string& more) {
        return words.empty() || more.empty() ? words + more
                                             : words + std::string(arabic_comma) + more;
    }

    void slots(std::size_t i) {
        const Report& r = m_result.reports[i];
        row("what", r.weapon ? std::string(code(*r.weapon)) : std::string("told by"),
            joined(r.trigger_text, words_of(i, MarkKind::weapon)), {});
        row("where", where_of(r.where), r.where.text, rule_of(r.where.method));
        row("when", iso_days(r.when), r.when.text, rule_of(r.when.method));
        row("who says",
            (r.claim.claimant.empty() ? std::string("nobody in particular") : r.claim.claimant) +
                " [" + std::string(code(r.claim.side)) + "]" +
                (r.claim.via.empty() ? "" : ", via " + r.claim.via),
            r.claim.text, code(r.claim.stance));
        if (!r.initiator.empty() || !r.target.empty())
            row("did",
                (r.initiator.empty() ? "somebody" : r.initiator) + " to " +
                    (r.target.empty() ? "somebody" : r.target),
                {}, {});
        row("harm", figures_of(r.casualties), words_of(i, MarkKind::casualty),
            rule_of(r.casualties.qual));
    }

    void items(const std::vector<std::string>& lines, std::string_view css) {
        for (const auto& line : lines)
            m_out += "<li" + (css.empty() ? "" : " class=\"" + std::string(css) + "\"") + "><bdi>" +
                     escaped(line) + "</bdi></li>";
    }

    void card(std::size_t i) {
        const Report& r = m_result.reports[i];
        const bool reported = r.modality == Modality::reported;
        m_out +=
            "<div class=\"card" + std::string(reported ? "" : " unreported") + "\" data-r=\"" +
            std::to_string(i) + "\">\n<h3><button type=\"button\" aria-pressed=\"false\">" +
            escaped(code(r.sub_event)) + "</button>" +
            (reported ? "" : " <span class=\"flag\">" + escaped(code(r.modality)) + "</span>") +
            "</h3>\n<dl>\n";
        slots(i);
        m_out += "</dl>\n<details><summary>why</summary><ul>";
        items(r.reasons, {});
        items(gaps_of(r), "gap");
        m_out += "</ul></details>\n</div>\n";
    }

    std::string count_of_reports() const {
        const auto n = m_result.reports.size();
        return n == 0 ? std::string("No reports")
                      : std::to_string(n) + (n == 1 ? " report" : " reports");
    }

    void cards() {
        m_out += "<h2>" + count_of_reports() + "</h2>\n";
        for (std::size_t i = 0; i < m_result.reports.size(); ++i)
            card(i);
    }

    void legend() {
        m_out += "<h2>Marks, and where a word more is added</h2>\n<dl class=\"legend\">\n";
        for (std::size_t i = 0; i < mark_kinds; ++i) {
            const auto kind = static_cast<MarkKind>(i);
            m_out += "<dt><span class=\"m " + std::string(css_class(kind)) + "\">" +
                     escaped(mark_info(kind).name) + "</span></dt><dd>" +
                     escaped(mark_info(kind).table) + "</dd>\n";
        }
        m_out += "</dl>\n";
    }

    void paragraphs() {
        for (std::size_t p = 0; p < m_a.text.paragraphs.size(); ++p) {
            const Paragraph& paragraph = m_a.text.paragraphs[p];
            const auto role = m_a.roles[p];
            m_out += "<p class=\"" + std::string(role_name(role)) + "\">";
            if (role == ParagraphRole::noise)
                m_out += "<span class=\"flag\" lang=\"en\" dir=\"ltr\">not of the article</span>";
            words(m_a.text.sentences[paragraph.first].first,
                  m_a.text.sentences[paragraph.last - 1].last);
            m_out += "</p>\n";
        }
    }

    /// The tokens [first, last), a run for every change of what lies over them.
    void words(std::uint32_t first, std::uint32_t last) {
        while (first < last) {
            std::uint32_t stop = first + 1;
            while (stop < last && m_cover[stop] == m_cover[first])
                ++stop;
            run(first, stop, m_cover[first]);
            if (stop < last)
                m_out += escaped(m_a.text.raw.substr(m_a.text.tokens[stop - 1].stop,
                                                     m_a.text.tokens[stop].start -
                                                         m_a.text.tokens[stop - 1].stop));
            first = stop;
        }
    }

    /// What lies over a token: marks and reports, by their numbers.
    struct Cover {
        std::vector<std::size_t> marks, reports;
        friend bool operator==(const Cover&, const Cover&) = default;
    };

    void run(std::uint32_t first, std::uint32_t last, const Cover& over) {
        const auto text = escaped(m_a.text.words(first, last));
        if (over.marks.empty() && over.reports.empty()) {
            m_out += text;
            return;
        }
        std::string classes = "m", notes, reports;
        for (const std::size_t i : over.marks) {
            classes += " " + std::string(css_class(m_marks[i].kind));
            notes += (notes.empty() ? "" : "; ") + std::string(mark_info(m_marks[i].kind).name) +
                     (m_marks[i].note.empty() ? "" : ": " + m_marks[i].note);
        }
        for (const std::size_t i : over.reports)
            reports += (reports.empty() ? "" : " ") + std::to_string(i);
        m_out += "<span class=\"" + classes + "\" title=\"" + escaped(notes) + "\"";
        if (!reports.empty())
            m_out += " data-r=\"" + reports + "\" role=\"button\" tabindex=\"0\"";
        m_out += ">" + text + "</span>";
    }

    const Analysis& m_a;
    const ArticleResult& m_result;
    std::vector<Mark> m_marks;
    std::vector<std::vector<Mark>> m_of_reports;
    std::vector<Cover> m_cover; ///< by token
    std::string m_out;
};

} // namespace

std::string explain_html(const Analysis& analysis, const ArticleResult& result) {
    return Page(analysis, result).write();
}

} // namespace waqia::ingest
