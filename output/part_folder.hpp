#pragma once

#include <filesystem>

namespace waqia::output {

/// The folder `name.part` beside an output `name`, in which all of its files are made under their
/// final names; nothing stands beside it under those names before `publish`. On one file system, so
/// that a rename is one step. Removed with all that is in it at the end.
class PartFolder {
public:
    /// Makes the folder. What a run that was killed left in it is removed. Throws
    /// std::runtime_error, one line: `target` exists and `overwrite` is off, its folder is missing
    /// or cannot be written, or a folder of someone else's has the name.
    PartFolder(std::filesystem::path target, bool overwrite);
    ~PartFolder();
    PartFolder(const PartFolder&) = delete;
    PartFolder& operator=(const PartFolder&) = delete;

    /// Where the output is to be made.
    std::filesystem::path file() const { return m_folder / m_target.filename(); }
    /// Where the working file is to be made.
    std::filesystem::path working_file() const;

    /// Syncs all files but the working file to the disk and moves them out of the folder, in place
    /// of those of the same names if `overwrite` is on; then removes the folder. Throws
    /// std::runtime_error if any step fails.
    void publish();

private:
    void check_target() const;
    void clear_left_over() const;
    void remove() const;

    std::filesystem::path m_target;
    std::filesystem::path m_folder;
    bool m_overwrite;
};

} // namespace waqia::output
