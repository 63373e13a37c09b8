#pragma once

#include "ingest/article.hpp"
#include "ingest/source/manifest.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace waqia::ingest {

/// What an input turned out to be: an article, or something that cannot be read as one.
using SourceItem = std::variant<Article, Rejection>;

/// A stream of articles in a fixed order. Not for use by two threads at once.
class ArticleSource {
public:
    virtual ~ArticleSource() = default;

    /// The next article or rejection; nothing at the end. Reads from the disk.
    virtual std::optional<SourceItem> next() = 0;
};

/// What to read, and what is known of it.
struct SourceOptions {
    /// Files, and folders that are read with all that is below them.
    std::vector<std::filesystem::path> inputs;
    std::optional<Manifest> manifest;
    std::optional<Day> published; ///< of every article whose day the manifest does not tell
};

/// The articles of `options`: plain text (.txt), the inputs in their order and the files of a
/// folder by the bytes of their paths. Names that begin with a dot are left out, links to folders
/// are not followed, a file reached twice is read once. Throws std::runtime_error, one line of
/// what, which and what to do: an input does not exist or is no text file, a folder has no
/// articles, two files have the same Article::source_file, or the manifest does not fit
/// (Manifest::match). Memory: the paths of all files, and one article at a time.
std::unique_ptr<ArticleSource> open_source(SourceOptions options);

/// The article whose file has the content `bytes`: UTF-8, with or without a byte order mark, into
/// NFC. Bytes that are not UTF-8 are rejected with the offset of the first of them.
SourceItem article_from_bytes(std::string source_file, std::string_view bytes);

} // namespace waqia::ingest
