#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace waqia::ingest {

enum class TokenKind : std::uint8_t { word, number, punctuation };

/// A word, a number or a punctuation mark of an article. `number` begins with a digit.
struct Token {
    std::uint32_t start = 0, stop = 0;           ///< bytes of Text::raw
    std::uint32_t char_start = 0, char_stop = 0; ///< code points of Text::raw
    std::uint32_t fold_start = 0, fold_stop = 0; ///< bytes of Text::folded
    TokenKind kind = TokenKind::word;
    char32_t mark = 0; ///< the character, of a punctuation mark
};

/// A run of tokens, [first, last), that ICU takes for a sentence.
struct Sentence {
    std::uint32_t first = 0, last = 0;
    std::uint32_t paragraph = 0;
};

/// A line of the article with at least one token; its sentences are [first, last).
struct Paragraph {
    std::uint32_t first = 0, last = 0;
    std::uint32_t start = 0, stop = 0; ///< bytes of Text::raw
};

/// An article's text cut up. `raw` is a view of the article's own text, which must outlive this.
struct Text {
    std::string_view raw;
    std::string folded; ///< the folded forms of all tokens, one after the other
    std::vector<Token> tokens;
    std::vector<Sentence> sentences;
    std::vector<Paragraph> paragraphs;

    /// The folded form of a token; empty for punctuation.
    std::string_view fold(std::uint32_t token) const {
        const Token& t = tokens[token];
        return std::string_view(folded).substr(t.fold_start, t.fold_stop - t.fold_start);
    }
    /// The words of a run of tokens, as written. `first` < `last`.
    std::string_view words(std::uint32_t first, std::uint32_t last) const {
        return raw.substr(tokens[first].start, tokens[last - 1].stop - tokens[first].start);
    }
    char32_t mark(std::uint32_t token) const {
        return token < tokens.size() ? tokens[token].mark : 0;
    }
};

/// Cuts articles into tokens, sentences and paragraphs with ICU's word and sentence breaks. Holds
/// the break iterators and buffers of one thread.
class Tokenizer {
public:
    /// Throws std::runtime_error if ICU's data is not installed.
    Tokenizer();
    Tokenizer(Tokenizer&&) noexcept;
    ~Tokenizer();

    /// Fills `text` from `raw` (valid UTF-8 in NFC, not owned), whose memory it uses again. Linear.
    void operator()(std::string_view raw, Text& text);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace waqia::ingest
