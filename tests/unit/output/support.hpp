#pragma once

#include "ingest/report.hpp"
#include "output/output.hpp"
#include "output/row.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace waqia::test {

/// An empty folder of its own, removed with all that is in it at the end.
class TempFolder {
public:
    TempFolder();
    ~TempFolder();
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;

    std::filesystem::path operator/(const std::string& name) const { return m_path / name; }
    const std::filesystem::path& path() const { return m_path; }
    /// Names of what is in it, sorted.
    std::vector<std::string> names() const;

private:
    std::filesystem::path m_path;
};

/// The bundled boundaries, read at the first call.
const geo::Boundaries& boundaries();

ingest::Day day(int year, unsigned month, unsigned day_of_month);

/// Shelling at Goris on 13 September 2022, said by the Ministry of Defence of Armenia.
ingest::Report shelling();

ingest::ArticleResult article(std::string file, std::vector<ingest::Report> reports);

/// Two articles with every field set, a report with none but the compulsory, a rejection's place.
std::vector<ingest::ArticleResult> sample();

/// Writes `articles` and one rejection to `path`.
output::OutputCounts write(const std::filesystem::path& path,
                           const std::vector<ingest::ArticleResult>& articles,
                           output::Layer layer = output::Layer::incidents);

/// All rows of a layer as GDAL reads them; `columns` takes the names of the fields as the file has
/// them. A field that the file does not have is null.
std::vector<output::Row> read(const std::filesystem::path& path, output::Layer layer,
                              std::vector<std::string>* columns = nullptr);

const output::Value& at(const output::Row& row, output::Layer layer, std::string_view name);
std::string text(const output::Row& row, output::Layer layer, std::string_view name);

std::string bytes(const std::filesystem::path& path);

/// The message of what `call` throws; empty if it does not.
template <class Call> std::string message_of(Call call) {
    try {
        call();
    } catch (const std::exception& error) {
        return error.what();
    }
    return {};
}

} // namespace waqia::test
