#include "ingest/text/text.hpp"

#include "gazetteer/fold.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace waqia::ingest;

namespace {

// "The ministry said: '12 soldiers', and Reuters (Reuters) ..." with tashkeel, tatweel, Latin,
// digits of three kinds, an emoji of several code points, CRLF and a bidi mark.
const std::string mixed = "قَالَتِ الوزارةُ: «مقتل ١٢ جنـــديا» و3 جرحى.\r\n"
                          "Reuters \xE2\x80\x8F(رويترز) 10,000 و10.5٪ \xF0\x9F\x91\xA9\xE2\x80\x8D"
                          "\xF0\x9F\x9A\x92!\r\n\r\n"
                          "\tهل انتهت الحرب؟ نعم… ۱۴ أيلول/سبتمبر";

Text tokenize(const std::string& raw) {
    static Tokenizer tokenizer;
    Text text;
    tokenizer(raw, text);
    return text;
}

std::size_t code_points(std::string_view bytes) {
    std::size_t count = 0;
    for (const char c : bytes)
        count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return count;
}

std::vector<std::string> words(const Text& text) {
    std::vector<std::string> out;
    for (std::uint32_t i = 0; i < text.tokens.size(); ++i)
        out.emplace_back(text.words(i, i + 1));
    return out;
}

} // namespace

TEST_CASE("Tokenizer: offsets point at the very words") {
    const Text text = tokenize(mixed);
    CHECK(words(text) == std::vector<std::string>{"قَالَتِ",
                                                  "الوزارةُ",
                                                  ":",
                                                  "«",
                                                  "مقتل",
                                                  "١٢",
                                                  "جنـــديا",
                                                  "»",
                                                  "و3",
                                                  "جرحى",
                                                  ".",
                                                  "Reuters",
                                                  "(",
                                                  "رويترز",
                                                  ")",
                                                  "10,000",
                                                  "و10.5",
                                                  "٪",
                                                  "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x9A\x92",
                                                  "!",
                                                  "هل",
                                                  "انتهت",
                                                  "الحرب",
                                                  "؟",
                                                  "نعم",
                                                  "…",
                                                  "۱۴",
                                                  "أيلول",
                                                  "/",
                                                  "سبتمبر"});
    for (const Token& token : text.tokens) {
        CHECK(token.char_start == code_points(mixed.substr(0, token.start)));
        CHECK(token.char_stop == code_points(mixed.substr(0, token.stop)));
    }
}

TEST_CASE("Tokenizer: kinds, marks and folded forms") {
    const Text text = tokenize(mixed);
    for (std::uint32_t i = 0; i < text.tokens.size(); ++i) {
        const auto word = std::string(text.words(i, i + 1));
        CAPTURE(word);
        const Token& token = text.tokens[i];
        if (token.kind == TokenKind::punctuation) {
            CHECK(text.fold(i).empty());
            CHECK(text.mark(i) != 0);
        } else {
            CHECK(text.fold(i) == waqia::gazetteer::fold(word));
            CHECK(text.mark(i) == 0);
        }
    }
    CHECK(text.tokens[5].kind == TokenKind::number);
    CHECK(text.fold(5) == "12");
    CHECK(text.fold(6) == "جنديا");
    CHECK(text.mark(23) == U'؟');
    CHECK(text.mark(static_cast<std::uint32_t>(text.tokens.size())) == 0);
}

TEST_CASE("Tokenizer: tokens and the blanks between them are the whole text") {
    for (const std::string& raw : {mixed, std::string("كلمة"), std::string("  \n\n \t"),
                                   std::string(), std::string("\r\n.")}) {
        CAPTURE(raw);
        const Text text = tokenize(raw);
        std::string rebuilt;
        std::uint32_t from = 0;
        for (const Token& token : text.tokens) {
            REQUIRE(token.start >= from);
            REQUIRE(token.stop > token.start);
            const auto gap = raw.substr(from, token.start - from);
            // White space and the right-to-left mark.
            CHECK(gap.find_first_not_of(" \t\r\n\xE2\x80\x8F") == std::string::npos);
            rebuilt += gap + raw.substr(token.start, token.stop - token.start);
            from = token.stop;
        }
        CHECK(rebuilt + raw.substr(from) == raw);
    }
}

TEST_CASE("Tokenizer: sentences cut the tokens, paragraphs the sentences, without a rest") {
    const Text text = tokenize(mixed);
    REQUIRE(text.paragraphs.size() == 3);
    std::vector<std::size_t> sentences;
    std::uint32_t token = 0, sentence = 0;
    for (std::uint32_t p = 0; p < text.paragraphs.size(); ++p) {
        const Paragraph& paragraph = text.paragraphs[p];
        CHECK(paragraph.first == sentence);
        REQUIRE(paragraph.last > paragraph.first);
        CHECK(mixed.substr(paragraph.start, paragraph.stop - paragraph.start).find('\n') ==
              std::string::npos);
        CHECK(paragraph.start == text.tokens[text.sentences[paragraph.first].first].start);
        for (; sentence < paragraph.last; ++sentence) {
            CHECK(text.sentences[sentence].first == token);
            CHECK(text.sentences[sentence].last > token);
            CHECK(text.sentences[sentence].paragraph == p);
            token = text.sentences[sentence].last;
        }
        sentences.push_back(paragraph.last - paragraph.first);
    }
    CHECK(token == text.tokens.size());
    CHECK(sentence == text.sentences.size());
    // The last line has a question, and a word before an ellipsis that goes on.
    CHECK(sentences[0] == 1);
    CHECK(sentences[2] >= 2);
}

TEST_CASE("Tokenizer: memory of an earlier text does not show in the next") {
    Tokenizer tokenizer;
    Text text;
    tokenizer(mixed, text);
    const std::string next = "قرب غوريس"; // "near Goris"
    tokenizer(next, text);
    CHECK(words(text) == std::vector<std::string>{"قرب", "غوريس"});
    CHECK(text.folded == "قربغوريس");
    CHECK(text.sentences.size() == 1);
    CHECK(text.paragraphs.size() == 1);
    tokenizer("", text);
    CHECK(text.tokens.empty());
    CHECK(text.sentences.empty());
    CHECK(text.paragraphs.empty());
}
