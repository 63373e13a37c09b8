#include "ingest/extract/modality.hpp"

#include "../support.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace waqia::ingest;
using namespace waqia::ingest::test;

TEST_CASE("modality_of: what did happen, and what is only denied, threatened or feared") {
    struct Case {
        std::string text;
        Modality modality;
    };
    const Case cases[] = {
        {"قصفت القوات الأذربيجانية بلدة غوريس.", Modality::reported},
        {"نفت وزارة الدفاع الأذربيجانية قصف بلدة غوريس.", Modality::denied},
        {"هددت وزارة الدفاع الأذربيجانية بقصف بلدة غوريس.", Modality::threatened},
        {"تعتزم روسيا إقامة قاعدة عسكرية في محافظة سيونيك.", Modality::planned},
        {"حذر باشينيان من أن القوات الأذربيجانية قد تهاجم محافظة سيونيك.", Modality::hypothetical},
        {"إذا قصفت القوات الأذربيجانية جيرموك فسيكون الرد قاسيا.", Modality::hypothetical},
        {"أسفرت حرب خريف 2020 عن مقتل أكثر من ستة آلاف شخص.", Modality::recap},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        const auto reports = extract(c.text, "2022-09-14").reports;
        REQUIRE(reports.size() == 1);
        CHECK(code(reports[0].modality) == code(c.modality));
    }
}

TEST_CASE("modality_of: calls, condemnations, hopes and figures of speech are no events") {
    const std::array<std::string, 6> texts = {
        "دعا الأمين العام للأمم المتحدة الطرفين إلى وقف القتال فورا.",
        "أدانت فرنسا الهجوم على الأراضي الأرمينية.",
        "أعرب الاتحاد الأوروبي عن قلقه إزاء الاشتباكات الحدودية.",
        "تأمل موسكو أن يوقع البلدان معاهدة سلام.",
        "سجلت أسعار الغاز انفجارا غير مسبوق في الأسواق.",
        "يخوض باشينيان معركة انتخابية صعبة أمام خصومه."};
    for (const auto& text : texts) {
        CAPTURE(text);
        CHECK(extract(text, "2022-09-14").reports.empty());
    }
}

TEST_CASE("talks_of_other_things: sport and anniversaries borrow the words of war") {
    struct Case {
        std::string text;
        bool other;
    };
    const Case cases[] = {
        {"فاز المنتخب الأرميني على ضيفه القبرصي بهدف من هجمة مرتدة.", true},
        {"أحيت باكو الذكرى الثانية لاندلاع الحرب.", true},
        {"قصفت القوات الأذربيجانية بلدة غوريس بالمدفعية.", false},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        const Analysed found(c.text);
        CHECK(talks_of_other_things(
                  found.analysis.found, knowledge().tables().lexicon, 0,
                  static_cast<std::uint32_t>(found.analysis.text.tokens.size())) == c.other);
    }
}
