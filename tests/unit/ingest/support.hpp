#pragma once

#include "gazetteer/table.hpp"
#include "ingest/extract/analysis.hpp"
#include "ingest/extractor.hpp"
#include "ingest/knowledge.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace waqia::ingest::test {

/// The bundled tables, read at the first call.
const Knowledge& knowledge();

/// "2022-09-13" as a day; nothing for an empty text. Throws std::invalid_argument for another.
std::optional<Day> day(std::string_view text);
/// A day as "2022-09-13"; empty for none.
std::string iso(std::optional<Day> day);

/// An article of this text, published (says its manifest) on a day, or nobody knows when.
Article article(std::string text, std::string_view published = "");

/// The reports and places of such an article.
ArticleResult extract(std::string text, std::string_view published = "");

/// An article and what every pass found in it.
struct Analysed {
    Article article;
    Analysis analysis;

    explicit Analysed(std::string text, std::string_view published = "");
    Analysed(const Analysed&) = delete;
    Analysed& operator=(const Analysed&) = delete;

    std::string words(std::uint32_t first, std::uint32_t last) const {
        return std::string(analysis.text.words(first, last));
    }
    /// The first token whose words are `word`. Throws std::out_of_range if there is none.
    std::uint32_t token(std::string_view word) const;
};

/// The code of an optional value of a vocabulary; empty for none.
template <class E> std::string code_of(const std::optional<E>& value) {
    return value ? std::string(code(*value)) : std::string();
}
std::string text_of(const std::optional<int>& value);

/// Whether `value` is what a cell of a case table asks for: "*" = any value, "a|b" = either, an
/// empty cell = an empty value.
bool meets(std::string_view cell, std::string_view value);

/// A table of tests/cases.
gazetteer::Table case_table(const std::string& name, const std::vector<std::string_view>& columns);

/// Counts how many rows of a case table agree. Says so in the test's log, with the rows that do
/// not, and writes those to <build>/disagreements/NAME.tsv.
class Score {
public:
    explicit Score(std::string name) : m_name(std::move(name)) {}
    ~Score();
    Score(const Score&) = delete;
    Score& operator=(const Score&) = delete;

    /// One row; `what` tells what was expected and found where it does not agree.
    void add(bool agrees, std::string_view text, std::string_view what);
    /// Per cent of the rows, rounded down.
    int share() const { return m_total == 0 ? 0 : static_cast<int>(100 * m_agree / m_total); }

private:
    std::string m_name;
    std::size_t m_agree = 0, m_total = 0;
    std::vector<std::string> m_misses;
};

/// A new empty folder below the build folder, removed at the end.
class TempFolder {
public:
    explicit TempFolder(const std::string& name);
    ~TempFolder();
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;

    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

} // namespace waqia::ingest::test
