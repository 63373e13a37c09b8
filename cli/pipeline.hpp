#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace waqia::cli {

/// One reader, several workers and one writer over a ring of slots, which bounds what is read
/// ahead, what is being worked on and what waits for its turn to be written. `Out` need not be
/// copyable.
template <class In, class Out> class Pipeline {
public:
    using Read = std::function<std::optional<In>()>;
    using Work = std::function<Out(In)>;

    /// `jobs` workers, at least one.
    explicit Pipeline(unsigned jobs) : m_jobs(jobs), m_slots(std::size_t{jobs} * slots_per_job) {}

    /// Calls `read` on a thread of its own until it gives nothing, on each item one of the workers
    /// that `make_work` makes (each on its own thread), and `write` on the calling thread, in the
    /// order of reading. The first exception of any of them stops all and is thrown from here.
    /// Call at most once.
    void run(const Read& read, const std::function<Work()>& make_work,
             const std::function<void(Out)>& write) {
        {
            std::vector<std::jthread> threads;
            const StopAtExit stop{*this}; // before the threads are joined, also if one cannot start
            threads.emplace_back([&] { guard([&] { read_all(read); }); });
            for (unsigned i = 0; i < m_jobs; ++i)
                threads.emplace_back([&] { guard([&] { work_all(make_work()); }); });
            guard([&] { write_all(write); });
        }
        if (m_error)
            std::rethrow_exception(m_error);
    }

private:
    static constexpr std::size_t slots_per_job = 4;

    struct Slot {
        std::optional<In> in;
        std::optional<Out> out;
    };

    struct StopAtExit {
        Pipeline& pipeline;
        ~StopAtExit() { pipeline.stop(nullptr); }
    };

    void stop(std::exception_ptr error) {
        const std::lock_guard lock(m_mutex);
        m_stopped = true;
        if (!m_error)
            m_error = std::move(error);
        m_changed.notify_all();
    }

    /// Carries an exception over the edge of a thread.
    template <class Body> void guard(Body body) {
        try {
            body();
        } catch (...) {
            stop(std::current_exception());
        }
    }

    /// Waits for `ready`; false if the run is stopped.
    template <class Ready> bool wait(std::unique_lock<std::mutex>& lock, Ready ready) {
        m_changed.wait(lock, [&] { return m_stopped || ready(); });
        return !m_stopped;
    }

    Slot& slot(std::size_t item) { return m_slots[item % m_slots.size()]; }

    void read_all(const Read& read) {
        for (;;) {
            auto item = read();
            std::unique_lock lock(m_mutex);
            if (!wait(lock, [&] { return m_read - m_written < m_slots.size(); }))
                return;
            m_at_end = !item;
            if (item)
                slot(m_read++).in = std::move(item);
            m_changed.notify_all();
            if (m_at_end)
                return;
        }
    }

    void work_all(const Work& work) {
        std::unique_lock lock(m_mutex);
        while (wait(lock, [&] { return m_taken < m_read || m_at_end; }) && m_taken < m_read) {
            auto& mine = slot(m_taken++);
            auto in = std::move(*mine.in);
            mine.in.reset();
            lock.unlock();
            auto out = work(std::move(in));
            lock.lock();
            mine.out = std::move(out);
            m_changed.notify_all();
        }
    }

    void write_all(const std::function<void(Out)>& write) {
        std::unique_lock lock(m_mutex);
        const auto has_next = [&] { return m_written < m_read && slot(m_written).out; };
        while (wait(lock, [&] { return has_next() || (m_at_end && m_written == m_read); }) &&
               m_written < m_read) {
            auto out = std::move(*slot(m_written).out);
            slot(m_written).out.reset();
            ++m_written;
            m_changed.notify_all();
            lock.unlock();
            write(std::move(out));
            lock.lock();
        }
    }

    unsigned m_jobs;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<Slot> m_slots; // item i is in slot i modulo their number from reading to writing
    std::size_t m_read = 0, m_taken = 0, m_written = 0;
    bool m_at_end = false, m_stopped = false;
    std::exception_ptr m_error;
};

} // namespace waqia::cli
