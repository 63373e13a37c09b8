#include "ingest/text/text.hpp"

#include "gazetteer/fold.hpp"

#include <stdexcept>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

namespace waqia::ingest {

namespace {

struct CloseBreak {
    void operator()(UBreakIterator* it) const { ubrk_close(it); }
};
using BreakIterator = std::unique_ptr<UBreakIterator, CloseBreak>;

BreakIterator open_break(UBreakIteratorType type) {
    UErrorCode status = U_ZERO_ERROR;
    BreakIterator it(ubrk_open(type, "ar", nullptr, 0, &status));
    if (U_FAILURE(status))
        throw std::runtime_error(std::string("ICU has no Arabic break rules (") +
                                 u_errorName(status) + "): install the package libicu72");
    return it;
}

constexpr std::uint32_t longest_sentence = 300; // tokens

std::uint32_t utf8_size(UChar32 c) {
    return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

} // namespace

struct Tokenizer::Impl {
    BreakIterator words = open_break(UBRK_WORD);
    BreakIterator sentences = open_break(UBRK_SENTENCE);
    std::vector<UChar> utf16;
    std::vector<std::int32_t> token_units; ///< UTF-16 offset at which each token starts
    std::uint32_t line_end = 0;            ///< byte at which the current paragraph ends

    void decode(std::string_view raw);
    void cut_words(Text& text);
    void cut_sentences(Text& text);
    void add_sentence(Text& text, std::uint32_t first, std::uint32_t last);
};

Tokenizer::Tokenizer() : m_impl(std::make_unique<Impl>()) {}
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer::~Tokenizer() = default;

void Tokenizer::Impl::decode(std::string_view raw) {
    utf16.resize(raw.size() + 1);
    std::int32_t length = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8WithSub(utf16.data(), static_cast<std::int32_t>(utf16.size()), &length, raw.data(),
                         static_cast<std::int32_t>(raw.size()), 0xFFFD, nullptr, &status);
    utf16.resize(static_cast<std::size_t>(length));
}

void Tokenizer::Impl::cut_words(Text& text) {
    UErrorCode status = U_ZERO_ERROR;
    const auto length = static_cast<std::int32_t>(utf16.size());
    ubrk_setText(words.get(), utf16.data(), length, &status);
    std::int32_t from = ubrk_first(words.get());
    std::uint32_t byte = 0, character = 0;
    for (std::int32_t to = ubrk_next(words.get()); to != UBRK_DONE; to = ubrk_next(words.get())) {
        Token token;
        token.start = byte;
        token.char_start = character;
        UChar32 first = 0;
        for (std::int32_t i = from; i < to;) {
            UChar32 c;
            U16_NEXT(utf16.data(), i, to, c);
            if (character == token.char_start)
                first = c;
            byte += utf8_size(c);
            ++character;
        }
        const bool blank = u_isUWhiteSpace(first) || u_charType(first) == U_FORMAT_CHAR ||
                           u_charType(first) == U_CONTROL_CHAR;
        if (!blank) {
            token.stop = byte;
            token.char_stop = character;
            token.fold_start = token.fold_stop = static_cast<std::uint32_t>(text.folded.size());
            if (ubrk_getRuleStatus(words.get()) < UBRK_WORD_NUMBER && !u_isalnum(first)) {
                token.kind = TokenKind::punctuation;
                token.mark = static_cast<char32_t>(first);
            } else {
                token.kind = u_isdigit(first) ? TokenKind::number : TokenKind::word;
                gazetteer::fold_append(text.raw.substr(token.start, byte - token.start),
                                       text.folded);
                token.fold_stop = static_cast<std::uint32_t>(text.folded.size());
            }
            text.tokens.push_back(token);
            token_units.push_back(from);
        }
        from = to;
    }
}

void Tokenizer::Impl::cut_sentences(Text& text) {
    UErrorCode status = U_ZERO_ERROR;
    ubrk_setText(sentences.get(), utf16.data(), static_cast<std::int32_t>(utf16.size()), &status);
    ubrk_first(sentences.get());
    std::uint32_t token = 0;
    line_end = 0;
    for (std::int32_t to = ubrk_next(sentences.get()); to != UBRK_DONE;
         to = ubrk_next(sentences.get())) {
        std::uint32_t end = token;
        while (end < text.tokens.size() && token_units[end] < to)
            ++end;
        // A run without a full stop that is longer than any sentence is cut, which bounds the cost
        // of what looks at a sentence as a whole.
        for (; token < end; token = std::min(end, token + longest_sentence))
            add_sentence(text, token, std::min(end, token + longest_sentence));
    }
}

/// Adds tokens [first, last) as a sentence, and its paragraph where a new line begins.
void Tokenizer::Impl::add_sentence(Text& text, std::uint32_t first, std::uint32_t last) {
    const std::uint32_t start = text.tokens[first].start;
    if (text.paragraphs.empty() || start >= line_end) {
        Paragraph paragraph;
        paragraph.first = paragraph.last = static_cast<std::uint32_t>(text.sentences.size());
        paragraph.start = start;
        const auto at = text.raw.find('\n', start);
        line_end = static_cast<std::uint32_t>(at == std::string_view::npos ? text.raw.size() : at);
        text.paragraphs.push_back(paragraph);
    }
    text.sentences.push_back({first, last, static_cast<std::uint32_t>(text.paragraphs.size() - 1)});
    text.paragraphs.back().last = static_cast<std::uint32_t>(text.sentences.size());
    text.paragraphs.back().stop = text.tokens[last - 1].stop;
}

void Tokenizer::operator()(std::string_view raw, Text& text) {
    text.raw = raw;
    text.folded.clear();
    text.tokens.clear();
    text.sentences.clear();
    text.paragraphs.clear();
    m_impl->token_units.clear();
    m_impl->decode(raw);
    m_impl->cut_words(text);
    m_impl->cut_sentences(text);
}

} // namespace waqia::ingest
