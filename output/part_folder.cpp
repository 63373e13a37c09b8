#include "output/part_folder.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <stdexcept>
#include <string>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace waqia::output {

namespace fs = std::filesystem;

namespace {

constexpr const char* working_name = "waqia-work.sqlite";

std::string quoted(const fs::path& path) {
    return '"' + path.string() + '"';
}

[[noreturn]] void fail(const std::string& what, const std::string& why, const std::string& advice) {
    throw std::runtime_error(what + ": " + why + "; " + advice);
}

fs::path folder_of(const fs::path& file) {
    return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

/// Waits until `path`, a file or a folder's list of names, is on the disk.
void sync(const fs::path& path) {
    const int handle = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool done = handle >= 0 && ::fsync(handle) == 0;
    const std::error_code error(errno, std::generic_category());
    if (handle >= 0)
        ::close(handle);
    if (!done)
        fail("cannot sync " + quoted(path), error.message(), "check the disk");
}

void sync_all(const fs::path& path) {
    if (fs::is_directory(path))
        for (const auto& entry : fs::recursive_directory_iterator(path))
            sync(entry.path());
    sync(path);
}

/// A second database file of SQLite, which it would wrongly apply to a new file of the old name.
bool is_open_elsewhere(const fs::path& target) {
    return fs::exists(fs::path(target).concat("-wal")) ||
           fs::exists(fs::path(target).concat("-journal"));
}

} // namespace

PartFolder::PartFolder(fs::path target, bool overwrite)
    : m_target(std::move(target)), m_folder(fs::path(m_target).concat(".part")),
      m_overwrite(overwrite) {
    check_target();
    clear_left_over();
    std::error_code error;
    fs::create_directory(m_folder, error);
    if (error)
        fail("cannot write in the folder " + quoted(folder_of(m_target)), error.message(),
             "choose a folder that you may write in");
}

PartFolder::~PartFolder() {
    remove();
}

void PartFolder::remove() const {
    std::error_code ignored; // what is left is cleared by the next run
    fs::remove_all(m_folder, ignored);
}

fs::path PartFolder::working_file() const {
    return m_folder / working_name;
}

void PartFolder::check_target() const {
    const fs::path folder = folder_of(m_target);
    if (!m_target.has_filename())
        fail("output " + quoted(m_target) + " names no file", "it ends in a slash",
             "give a file's name");
    std::error_code error;
    if (!fs::is_directory(folder, error))
        fail("output " + quoted(m_target), "there is no folder " + quoted(folder),
             "make it first or choose another");
    if (!fs::exists(fs::symlink_status(m_target, error)))
        return;
    if (!m_overwrite)
        fail("output " + quoted(m_target), "the file exists",
             "choose another name or give --overwrite");
    if (fs::is_directory(m_target, error))
        fail("output " + quoted(m_target), "it is a folder", "choose another name");
    if (!fs::is_regular_file(m_target, error)) // a device or a pipe must not become a file
        fail("output " + quoted(m_target), "it is not a regular file", "choose another name");
    if (is_open_elsewhere(m_target))
        fail("output " + quoted(m_target), "another program has it open",
             "close it there (in QGIS, remove its layers)");
}

void PartFolder::clear_left_over() const {
    std::error_code error;
    if (!fs::exists(fs::symlink_status(m_folder, error)))
        return;
    const bool ours = fs::is_directory(m_folder, error) &&
                      (fs::exists(m_folder / working_name, error) || fs::is_empty(m_folder, error));
    if (!ours)
        fail("output " + quoted(m_target), "the name " + quoted(m_folder) + " is taken",
             "remove or rename that");
    fs::remove_all(m_folder, error);
}

void PartFolder::publish() {
    check_target();
    std::vector<fs::path> made;
    for (const auto& entry : fs::directory_iterator(m_folder))
        if (!entry.path().filename().string().starts_with(working_name))
            made.push_back(entry.path());
    // The output itself comes last: where it stands, its companions stand too.
    std::ranges::sort(made, {}, [this](const fs::path& path) {
        return std::pair(path.filename() == m_target.filename(), path);
    });
    for (const fs::path& path : made) {
        const fs::path final_path = folder_of(m_target) / path.filename();
        if (!m_overwrite && fs::exists(fs::symlink_status(final_path)))
            fail("output " + quoted(final_path), "the file exists",
                 "choose another name or give --overwrite");
        sync_all(path);
    }
    for (const fs::path& path : made) {
        const fs::path final_path = folder_of(m_target) / path.filename();
        std::error_code error;
        fs::rename(path, final_path, error);
        if (error)
            fail("cannot rename the finished output to " + quoted(final_path), error.message(),
                 "check the folder and run again");
    }
    sync(folder_of(m_target));
    remove();
}

} // namespace waqia::output
