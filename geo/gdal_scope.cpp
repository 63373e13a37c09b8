#include "geo/gdal_scope.hpp"

#include <algorithm>
#include <cpl_conv.h>
#include <cpl_error.h>
#include <stdexcept>

namespace waqia::geo {

namespace {

void CPL_STDCALL hear(CPLErr kind, CPLErrorNum, const char* text) {
    auto* messages = static_cast<GdalMessages*>(CPLGetErrorHandlerUserData());
    if (kind == CE_Failure || kind == CE_Fatal)
        messages->add_failure(text);
    else if (kind == CE_Warning)
        messages->add_warning(text);
}

/// `text` less its middle where it is long: SQLite repeats the whole statement before the reason.
std::string shortened(const std::string& text) {
    constexpr std::size_t head = 60;
    constexpr std::size_t tail = 100;
    if (text.size() <= head + tail)
        return text;
    const auto continues = [&](std::size_t i) { return (text[i] & 0xC0) == 0x80; };
    std::size_t stop = head;
    while (continues(stop))
        --stop;
    std::size_t start = text.size() - tail;
    while (continues(start))
        ++start;
    return text.substr(0, stop) + " ... " + text.substr(start);
}

} // namespace

GdalMessages::GdalMessages() {
    CPLPushErrorHandlerEx(hear, this);
}

GdalMessages::~GdalMessages() {
    CPLPopErrorHandler();
}

void GdalMessages::add_failure(std::string_view text) {
    m_failures.emplace_back(text);
}

void GdalMessages::add_warning(std::string_view text) {
    m_warning = text;
}

std::string GdalMessages::reason() const {
    std::string line = shortened(failed() ? m_failures.front() : m_warning);
    std::ranges::replace(line, '\n', ' ');
    return line;
}

void GdalMessages::raise(std::string_view what) const {
    std::string line(what);
    if (const auto said = reason(); !said.empty())
        line.append(": ").append(said);
    std::ranges::replace(line, '\n', ' ');
    throw std::runtime_error(line);
}

void GdalMessages::check(std::string_view what) const {
    if (failed())
        raise(what);
}

GdalOption::GdalOption(std::string name, const std::string& value) : m_name(std::move(name)) {
    const char* old = CPLGetThreadLocalConfigOption(m_name.c_str(), nullptr);
    m_had_old = old != nullptr;
    if (old)
        m_old = old;
    CPLSetThreadLocalConfigOption(m_name.c_str(), value.c_str());
}

GdalOption::~GdalOption() {
    CPLSetThreadLocalConfigOption(m_name.c_str(), m_had_old ? m_old.c_str() : nullptr);
}

} // namespace waqia::geo
