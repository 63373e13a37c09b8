#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace waqia::cli {

/// "1 article", "2 articles".
std::string count(std::size_t n, std::string_view noun);

/// A line on standard error that tells how far long work has come; only where that is a terminal.
class Progress {
public:
    /// `quiet` = show nothing.
    explicit Progress(bool quiet);

    /// Shows `done` and the time, if the work has lasted a while and the line is not fresh.
    void show(std::string_view done);
    /// Takes the line away.
    void clear();
    std::chrono::duration<double> elapsed() const { return Clock::now() - m_begin; }

private:
    using Clock = std::chrono::steady_clock;

    bool m_shows;
    Clock::time_point m_begin = Clock::now(), m_shown = m_begin;
};

} // namespace waqia::cli
