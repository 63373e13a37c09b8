#pragma once

#include "gazetteer/gazetteer.hpp"

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

namespace waqia::gazetteer::test {

/// The bundled gazetteer, read at the first call.
inline const Gazetteer& bundled() {
    static const Gazetteer loaded =
        Gazetteer::load(std::filesystem::path(WAQIA_SOURCE_DIR) / "gazetteer/data");
    return loaded;
}

/// A new empty folder below the build folder, removed at the end.
class TempFolder {
public:
    explicit TempFolder(const std::string& name)
        : m_path(std::filesystem::path(WAQIA_BINARY_DIR) / "gazetteer_tests" / name) {
        std::filesystem::remove_all(m_path);
        std::filesystem::create_directories(m_path);
    }
    ~TempFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;

    std::filesystem::path write(const std::string& name, const std::string& content) const {
        std::ofstream(m_path / name, std::ios::binary) << content;
        return m_path / name;
    }
    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

/// The message of what `call` throws; empty if it does not.
template <class Call> std::string message_of(Call call) {
    try {
        call();
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return {};
}

inline bool holds(const std::string& message, const std::string& part) {
    return message.find(part) != std::string::npos;
}

} // namespace waqia::gazetteer::test
