#pragma once

#include <memory>
#include <tuple>
#include <utility>

namespace waqia::geo {

/// Deleter that gives a foreign handle back to its library's own function. `Destroy` is that
/// function; `Context` are the arguments it takes before the handle (a GEOS context, say), kept by
/// the deleter, which does not own them: they must outlive the handle.
template <auto Destroy, typename... Context> class HandleDeleter {
public:
    HandleDeleter() = default;
    explicit HandleDeleter(Context... context) requires(sizeof...(Context) > 0)
        : m_context(std::move(context)...) {}

    template <typename T> void operator()(T* handle) const noexcept {
        std::apply([handle](const Context&... context) { Destroy(context..., handle); }, m_context);
    }

private:
    std::tuple<Context...> m_context;
};

/// Owner of a foreign handle of type `T*`.
template <typename T, auto Destroy, typename... Context>
using Handle = std::unique_ptr<T, HandleDeleter<Destroy, Context...>>;

} // namespace waqia::geo
