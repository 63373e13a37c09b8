#include "cli/progress.hpp"

#include "cli/decimal.hpp"

#include <unistd.h>

#include <iostream>

namespace waqia::cli {

namespace {

constexpr auto progress_after = std::chrono::seconds(2);
constexpr auto progress_every = std::chrono::milliseconds(200);

} // namespace

std::string count(std::size_t n, std::string_view noun) {
    return std::to_string(n) + ' ' + std::string(noun) + (n == 1 ? "" : "s");
}

Progress::Progress(bool quiet) : m_shows(!quiet && isatty(STDERR_FILENO) == 1) {}

void Progress::show(std::string_view done) {
    const auto now = Clock::now();
    if (!m_shows || now - m_begin < progress_after || now - m_shown < progress_every)
        return;
    m_shown = now;
    std::cerr << "\rwaqia: " << done << ", " << decimal(elapsed().count(), 1) << " s" << std::flush;
}

void Progress::clear() {
    if (m_shown != m_begin)
        std::cerr << "\r\033[K";
}

} // namespace waqia::cli
