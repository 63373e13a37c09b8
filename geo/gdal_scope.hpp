#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace waqia::geo {

/// While it lives, what GDAL says on this thread is kept here instead of going to stderr. Scopes
/// nest: the innermost one hears. Must end on the thread that began it.
class GdalMessages {
public:
    GdalMessages();
    ~GdalMessages();
    GdalMessages(const GdalMessages&) = delete;
    GdalMessages& operator=(const GdalMessages&) = delete;

    /// Whether anything worse than a warning was said.
    bool failed() const { return !m_failures.empty(); }

    /// The first failure, else the last warning, on one line and of bounded length; empty if
    /// nothing was said.
    std::string reason() const;

    /// Throws std::runtime_error: `what`, then the first failure (else the last warning) if there
    /// is one, all on one line.
    [[noreturn]] void raise(std::string_view what) const;

    /// raise(what) if anything worse than a warning was said.
    void check(std::string_view what) const;

    void add_failure(std::string_view text);
    void add_warning(std::string_view text);

private:
    std::vector<std::string> m_failures;
    std::string m_warning; ///< the last
};

/// Sets a GDAL configuration option for this thread and puts the old value back at its end.
class GdalOption {
public:
    GdalOption(std::string name, const std::string& value);
    ~GdalOption();
    GdalOption(const GdalOption&) = delete;
    GdalOption& operator=(const GdalOption&) = delete;

private:
    std::string m_name;
    std::string m_old;
    bool m_had_old;
};

} // namespace waqia::geo
