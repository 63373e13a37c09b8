#include "support.hpp"

#include "ingest/source/manifest.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <fstream>
#include <stdexcept>

namespace waqia::ingest::test {

namespace fs = std::filesystem;

const Knowledge& knowledge() {
    static const Knowledge loaded = Knowledge::load(fs::path(WAQIA_BINARY_DIR) / "share/waqia");
    return loaded;
}

std::optional<Day> day(std::string_view text) {
    if (text.empty())
        return std::nullopt;
    if (const auto value = day_from_text(text))
        return value;
    throw std::invalid_argument("'" + std::string(text) + "' is no day");
}

std::string iso(std::optional<Day> day) {
    if (!day)
        return {};
    const std::chrono::year_month_day date(*day);
    auto two = [](unsigned n) { return (n < 10 ? "-0" : "-") + std::to_string(n); };
    return std::to_string(static_cast<int>(date.year())) +
           two(static_cast<unsigned>(date.month())) + two(static_cast<unsigned>(date.day()));
}

Article article(std::string text, std::string_view published) {
    Article made;
    made.source_file = "article.txt";
    made.text = std::move(text);
    made.published = day(published);
    if (made.published)
        made.published_from = PublishedFrom::manifest;
    return made;
}

ArticleResult extract(std::string text, std::string_view published) {
    static Extractor extractor(knowledge());
    return extractor(article(std::move(text), published));
}

Analysed::Analysed(std::string text, std::string_view published)
    : article(test::article(std::move(text), published)) {
    static Analyser analyser(knowledge().tables());
    analyser(article, analysis);
}

std::uint32_t Analysed::token(std::string_view word) const {
    for (std::uint32_t i = 0; i < analysis.text.tokens.size(); ++i)
        if (analysis.text.words(i, i + 1) == word)
            return i;
    throw std::out_of_range("no token '" + std::string(word) + "'");
}

std::string text_of(const std::optional<int>& value) {
    return value ? std::to_string(*value) : std::string();
}

bool meets(std::string_view cell, std::string_view value) {
    if (cell == "*" || cell == value)
        return true;
    for (const auto choice : gazetteer::split(cell))
        if (choice == value)
            return true;
    return false;
}

gazetteer::Table case_table(const std::string& name, const std::vector<std::string_view>& columns) {
    return gazetteer::Table::load(fs::path(WAQIA_SOURCE_DIR) / "tests/cases" / name, columns);
}

void Score::add(bool agrees, std::string_view text, std::string_view what) {
    ++m_total;
    if (agrees)
        ++m_agree;
    else
        m_misses.push_back(std::string(text) + '\t' + std::string(what));
}

Score::~Score() {
    const std::string summary =
        m_name + ": " + std::to_string(m_agree) + " of " + std::to_string(m_total) + " rows agree";
    const fs::path folder = fs::path(WAQIA_BINARY_DIR) / "disagreements";
    std::error_code ignored; // the log has the rows too
    fs::create_directories(folder, ignored);
    std::ofstream out(folder / (m_name + ".tsv"), std::ios::binary);
    out << "# " << summary << '\n';
    std::string log = summary;
    for (const auto& miss : m_misses) {
        out << miss << '\n';
        log += "\n  " + miss;
    }
    MESSAGE(log);
}

TempFolder::TempFolder(const std::string& name)
    : m_path(fs::path(WAQIA_BINARY_DIR) / "ingest_tests" / name) {
    fs::remove_all(m_path);
    fs::create_directories(m_path);
}

TempFolder::~TempFolder() {
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
}

} // namespace waqia::ingest::test
