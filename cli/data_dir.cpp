#include "cli/data_dir.hpp"

#include <stdexcept>

namespace waqia::cli {

namespace fs = std::filesystem;

namespace {

bool holds_tables(const fs::path& folder) {
    std::error_code error;
    return fs::is_directory(folder / "gazetteer", error) &&
           fs::is_directory(folder / "lexicon", error) &&
           fs::is_directory(folder / "shapefiles", error);
}

} // namespace

fs::path data_dir(const fs::path& given) {
    if (!given.empty()) {
        if (!holds_tables(given))
            throw std::runtime_error("data folder \"" + given.string() +
                                     "\" does not hold the folders gazetteer, lexicon and "
                                     "shapefiles; correct --data");
        return given;
    }
    std::error_code error;
    const auto folder = fs::read_symlink("/proc/self/exe", error).parent_path();
    const auto built = folder / "share" / "waqia";
    const auto installed = (folder / WAQIA_INSTALLED_DATA).lexically_normal();
    for (const auto& candidate : {built, installed})
        if (holds_tables(candidate))
            return candidate;
    throw std::runtime_error("the program's tables are neither at \"" + built.string() +
                             "\" nor at \"" + installed.string() +
                             "\"; install them or name their folder with --data");
}

} // namespace waqia::cli
