#include "gazetteer/utf8.hpp"

#include <cstdint>
#include <stdexcept>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/utf8.h>

namespace waqia::gazetteer {

namespace {

/// The bytes of the well-formed sequence at the start of `bytes`; 0 where there is none.
std::size_t sequence_length(std::string_view bytes) {
    // A sequence has at most four bytes, so the 32-bit offsets of ICU's macro never overflow.
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    const auto length = static_cast<std::int32_t>(bytes.size() < 4 ? bytes.size() : 4);
    std::int32_t i = 0;
    UChar32 c = 0;
    U8_NEXT(data, i, length, c);
    return c < 0 ? 0 : static_cast<std::size_t>(i);
}

} // namespace

std::optional<std::size_t> first_bad_utf8(std::string_view bytes) {
    std::size_t at = 0;
    while (at < bytes.size()) {
        if (static_cast<unsigned char>(bytes[at]) < 0x80) {
            ++at;
            continue;
        }
        const auto length = sequence_length(bytes.substr(at));
        if (length == 0)
            return at;
        at += length;
    }
    return std::nullopt;
}

bool is_nfc(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* nfc = icu::Normalizer2::getNFCInstance(status);
    const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
    return U_SUCCESS(status) && nfc->isNormalizedUTF8(piece, status) && U_SUCCESS(status);
}

std::string to_nfc(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* nfc = icu::Normalizer2::getNFCInstance(status);
    const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
    std::string result;
    if (U_SUCCESS(status) && nfc->isNormalizedUTF8(piece, status)) {
        result = text;
    } else if (U_SUCCESS(status)) {
        icu::StringByteSink<std::string> sink(&result, piece.size());
        nfc->normalizeUTF8(0, piece, sink, nullptr, status);
    }
    if (U_FAILURE(status))
        throw std::runtime_error(std::string("ICU cannot normalise text: ") + u_errorName(status) +
                                 "; check that its data is installed");
    return result;
}

std::string printable(std::string_view bytes) {
    std::string result;
    while (const auto bad = first_bad_utf8(bytes)) {
        result.append(bytes, 0, *bad).append("\xEF\xBF\xBD");
        bytes.remove_prefix(*bad + 1);
    }
    return result.append(bytes);
}

} // namespace waqia::gazetteer
