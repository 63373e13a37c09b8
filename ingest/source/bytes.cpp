#include "ingest/source/bytes.hpp"

#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>

namespace waqia::ingest {

namespace {

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

} // namespace

std::variant<std::string, std::error_code> read_bytes(const std::filesystem::path& path) {
    const auto last_error = [] { return std::error_code(errno, std::generic_category()); };
    const std::unique_ptr<std::FILE, CloseFile> file(std::fopen(path.c_str(), "rb"));
    if (!file)
        return last_error();
    std::string bytes;
    std::array<char, 1 << 16> buffer;
    while (const auto got = std::fread(buffer.data(), 1, buffer.size(), file.get())) {
        bytes.append(buffer.data(), got);
        if (bytes.size() > max_file_bytes)
            return std::make_error_code(std::errc::file_too_large);
    }
    if (std::ferror(file.get()))
        return last_error();
    return bytes;
}

std::string_view without_bom(std::string_view bytes) {
    constexpr std::string_view bom = "\xEF\xBB\xBF";
    return bytes.starts_with(bom) ? bytes.substr(bom.size()) : bytes;
}

} // namespace waqia::ingest
