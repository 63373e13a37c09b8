#include "ingest/source/article_source.hpp"

#include "ingest/source/bytes.hpp"

#include <xxhash.h>

#include <algorithm>
#include <stdexcept>
#include <unordered_map>
#include <unordered_set>

namespace waqia::ingest {

namespace fs = std::filesystem;

namespace {

/// One file or unreadable folder that the inputs led to.
struct Entry {
    fs::path path;
    std::string source_file;
    std::string fault; ///< why it cannot be an article; empty where it may be one
    const ManifestRow* row = nullptr;
};

std::string quoted(const fs::path& path) {
    return '"' + printable(path.native()) + '"';
}

bool is_text_file(const fs::path& path) {
    auto extension = path.extension().native();
    for (char& c : extension)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return extension == ".txt";
}

/// The entry of `path`, which messages and results name `name`.
Entry make_entry(const fs::path& path, const fs::path& name, std::string fault = {}) {
    const auto bytes = name.generic_string();
    if (fault.empty() && first_bad_utf8(bytes))
        fault = "its name is not UTF-8";
    return {path, first_bad_utf8(bytes) ? printable(bytes) : to_nfc(bytes), std::move(fault)};
}

/// Adds the text files below `folder` to `entries`; `name` is its path below the input folder.
void list_folder(const fs::path& folder, const fs::path& name, std::vector<Entry>& entries) {
    std::error_code error;
    fs::directory_iterator item(folder, error);
    for (; !error && item != fs::directory_iterator(); item.increment(error)) {
        const auto part = item->path().filename();
        if (part.native().starts_with('.'))
            continue;
        std::error_code ignored; // what cannot be looked at is told when it is read
        if (item->is_directory(ignored)) {
            if (!item->is_symlink(ignored))
                list_folder(item->path(), name / part, entries);
        } else if (is_text_file(part)) {
            const bool special = item->exists(ignored) && !item->is_regular_file(ignored);
            entries.push_back(
                make_entry(item->path(), name / part, special ? "it is not a regular file" : ""));
        }
    }
    if (error)
        entries.push_back(make_entry(folder, name, "folder cannot be read: " + error.message()));
}

std::vector<Entry> list_input(const fs::path& input) {
    std::error_code error;
    const auto status = fs::status(input, error);
    if (!fs::exists(status))
        throw std::runtime_error(
            "input " + quoted(input) + " cannot be opened: " +
            (error ? error : make_error_code(std::errc::no_such_file_or_directory)).message() +
            "; check the path");
    if (!fs::is_directory(status)) {
        if (!is_text_file(input))
            throw std::runtime_error(
                "input " + quoted(input) +
                " is not plain text (.txt); give .txt files or folders of them" +
                (input.extension() == ".csv" ? ", and a manifest by --manifest" : ""));
        return {make_entry(input, input.filename())};
    }
    std::vector<Entry> entries;
    list_folder(input, {}, entries);
    if (entries.size() == 1 && entries.front().path == input)
        throw std::runtime_error("input " + quoted(input) + ": " + entries.front().fault +
                                 "; check its permissions");
    std::sort(entries.begin(), entries.end(),
              [](const Entry& a, const Entry& b) { return a.path.native() < b.path.native(); });
    return entries;
}

/// All files that `inputs` lead to, each once, without the manifest at `manifest`.
std::vector<Entry> list_inputs(const std::vector<fs::path>& inputs, const fs::path& manifest) {
    std::vector<Entry> result;
    std::unordered_set<std::string> seen;
    const auto identity = [](const fs::path& path) {
        return fs::absolute(path).lexically_normal();
    };
    const auto manifest_identity = manifest.empty() ? fs::path() : identity(manifest);
    for (const auto& input : inputs) {
        if (!manifest.empty() && identity(input) == manifest_identity)
            continue;
        auto entries = list_input(input);
        std::erase_if(entries, [&](const Entry& entry) {
            return !manifest.empty() && identity(entry.path) == manifest_identity;
        });
        if (entries.empty())
            throw std::runtime_error("folder " + quoted(input) +
                                     " holds no articles (.txt files); give one that does");
        for (auto& entry : entries)
            if (seen.insert(identity(entry.path).native()).second)
                result.push_back(std::move(entry));
    }
    if (result.empty())
        throw std::runtime_error(
            "no articles among the inputs; give .txt files or folders of them");
    return result;
}

void refuse_equal_names(const std::vector<Entry>& entries) {
    std::unordered_map<std::string_view, const Entry*> names;
    for (const auto& entry : entries) {
        const auto [earlier, is_new] = names.try_emplace(entry.source_file, &entry);
        if (!is_new)
            throw std::runtime_error("inputs " + quoted(earlier->second->path) + " and " +
                                     quoted(entry.path) + " would both be named \"" +
                                     entry.source_file +
                                     "\"; give the folder above both, or rename one");
    }
}

/// Reads the text files that the inputs led to, one at a time.
class TextFiles final : public ArticleSource {
public:
    explicit TextFiles(SourceOptions options)
        : m_options(std::move(options)),
          m_entries(list_inputs(m_options.inputs,
                                m_options.manifest ? m_options.manifest->path() : fs::path())) {
        refuse_equal_names(m_entries);
        if (!m_options.manifest)
            return;
        std::vector<std::string> names;
        for (const auto& entry : m_entries)
            names.push_back(entry.source_file);
        const auto rows = m_options.manifest->match(names);
        for (std::size_t i = 0; i < rows.size(); ++i)
            m_entries[i].row = rows[i];
    }

    std::optional<SourceItem> next() override {
        if (m_next == m_entries.size())
            return std::nullopt;
        const auto& entry = m_entries[m_next++];
        auto item = read(entry);
        if (auto* article = std::get_if<Article>(&item))
            describe(*article, entry.row);
        return item;
    }

private:
    static SourceItem read(const Entry& entry) {
        if (!entry.fault.empty())
            return Rejection{entry.source_file, entry.fault};
        const auto content = read_bytes(entry.path);
        if (const auto* error = std::get_if<std::error_code>(&content))
            return Rejection{entry.source_file, "cannot be read: " + error->message()};
        return article_from_bytes(entry.source_file, std::get<std::string>(content));
    }

    void describe(Article& article, const ManifestRow* row) const {
        if (row != nullptr) {
            article.url = row->url;
            article.title = row->title;
            article.publisher = row->source;
            article.published = row->published;
            article.published_from =
                row->published ? PublishedFrom::manifest : PublishedFrom::nowhere;
        }
        if (!article.published && m_options.published) {
            article.published = m_options.published;
            article.published_from = PublishedFrom::option;
        }
    }

    SourceOptions m_options;
    std::vector<Entry> m_entries;
    std::size_t m_next = 0;
};

/// XXH3's 128 bits in hexadecimal, the same on every machine.
std::string hash_hex(std::string_view bytes) {
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits(bytes.data(), bytes.size()));
    constexpr std::string_view digits = "0123456789abcdef";
    std::string result;
    for (const unsigned char byte : canonical.digest)
        result.append({digits[byte >> 4], digits[byte & 15]});
    return result;
}

} // namespace

std::unique_ptr<ArticleSource> open_source(SourceOptions options) {
    return std::make_unique<TextFiles>(std::move(options));
}

SourceItem article_from_bytes(std::string source_file, std::string_view bytes) {
    if (const auto bad = first_bad_utf8(bytes)) {
        constexpr std::string_view digits = "0123456789ABCDEF";
        const auto byte = static_cast<unsigned char>(bytes[*bad]);
        return Rejection{std::move(source_file), std::string("not UTF-8: bad byte 0x") +
                                                     digits[byte >> 4] + digits[byte & 15] +
                                                     " at byte offset " + std::to_string(*bad)};
    }
    Article article;
    article.source_file = std::move(source_file);
    article.text = to_nfc(without_bom(bytes));
    article.content_hash = hash_hex(bytes);
    return article;
}

} // namespace waqia::ingest
