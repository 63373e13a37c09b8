#pragma once

#include <time.h>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <numeric>
#include <vector>

namespace waqia::bench {

/// The processor time of this thread in milliseconds.
inline double now() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// The time that `body` takes, in milliseconds.
template <class Body> double time(Body body) {
    const double begin = now();
    body();
    return now() - begin;
}

/// The least time that each of many texts has taken over the rounds. What else runs on the machine
/// spoils a passage of a round, and hardly the same text in all of them.
class LeastTimes {
public:
    explicit LeastTimes(std::size_t texts)
        : m_least(texts, std::numeric_limits<double>::infinity()) {}

    template <class Body> void measure(std::size_t text, Body body) {
        m_least[text] = std::min(m_least[text], time(body));
    }
    /// Of all texts, in milliseconds.
    double sum() const { return std::accumulate(m_least.begin(), m_least.end(), 0.0); }

private:
    std::vector<double> m_least;
};

} // namespace waqia::bench
