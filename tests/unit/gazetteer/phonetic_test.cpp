#include "gazetteer/phonetic.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using waqia::gazetteer::Sounds;

namespace {

struct Pair {
    std::string arabic, other;
};

/// Whether a name is sought where the other is filed.
bool meet(const Sounds& listed, const Sounds& sought) {
    const auto keys = listed.keys();
    const auto wanted = sought.query_keys();
    return std::find_first_of(keys.begin(), keys.end(), wanted.begin(), wanted.end()) != keys.end();
}

} // namespace

TEST_CASE("Sounds: a name is alike in every script, however the press spells it") {
    const Pair pairs[] = {
        {"غوباتلي", "Qubadlı"},
        {"قوباتلي", "Губадлы"},
        {"جوبادلي", "Gubadly"},
        {"كوبادلي", "Qubadlı"},
        {"تشوبانلي", "Çobanlı"},
        {"شوبانلي", "Chobanly"},
        {"جوبانلي", "Чобанлы"},
        {"چوبانلي", "Çobanlı"},
        {"جفرلي", "Cəfərli"},
        {"جافارلي", "Джафарли"},
        {"دجافارلي", "Jafarly"},
        {"باراكار", "Փարաքար"},
        {"پاراكار", "Parakar"},
        {"فاغارشابات", "Վաղարշապատ"},
        {"واغارشاباد", "Vagharshapat"},
        {"ڤاغارشابات", "Вагаршапат"},
        {"إيجيفان", "Իջևան"},
        {"إيجفان", "Иджеван"},
        {"شورجا", "Շորժա"},
        {"شورزا", "Shorzha"},
        {"خانلار", "Xanlar"},
        {"خانلر", "Ханлар"},
        {"خوجالي", "Xocalı"},
        {"خوجالي", "Ходжалы"},
        {"قازاخ", "Qazax"},
        {"كازاخ", "Gazakh"},
        {"غازاخ", "Казах"},
        {"أغدام", "Ağdam"},
        {"آغدام", "Агдам"},
        {"أقدام", "Aghdam"},
        {"اغدام", "Աղդամ"},
        {"تساخكادزور", "Ծաղկաձոր"},
        {"تساغكادزور", "Tsaghkadzor"},
        {"ساغكادزور", "Цахкадзор"},
        {"خوت", "Խոտ"},
        {"طالش", "Talış"},
        {"تاليش", "Թալիշ"},
        {"سوس", "Սոս"},
        {"صوص", "Sos"},
        {"هادروت", "Հադրութ"},
        {"هادروط", "Hadrut"},
        {"حدروت", "Hadrut"},
        {"زنغيلان", "Zəngilan"},
        {"زنكيلان", "Зангелан"},
        {"زانجيلان", "Zangilan"},
        {"ستيباناكيرت", "Ստեփանակերտ"},
        {"إستيباناكيرت", "Stepanakert"},
        {"استيباناكرت", "Степанакерт"},
        {"فاردينيس", "Վարդենիս"},
        {"واردنيس", "Vardenis"},
        {"أمانكند", "Əmənkənd"},
        {"امانكيند", "Amankend"},
        {"نسيمي كند", "Nəsimikənd"},
        {"حسنلو", "Həsənli"},
        {"حاسانلي", "Гасанлы"},
        {"باقرلار", "Bağırlar"},
        {"ناريمانوف", "Nərimanov"},
        {"نوراشين", "Նորաշեն"},
        {"نوراشن", "Норашен"},
        {"دزوراشين", "Ձորաշեն"},
        {"تسوراشين", "Dzorashen"},
        {"حيدراباد", "Heydərabad"},
        {"حيدر آباد", "Гейдарабад"},
        {"كاراداغ", "Qaradağ"},
        {"قره داغ", "Karadagh"},
        {"غاراداغ", "Карадаг"},
        {"الغازاخ", "Qazax"},
        {"الأغدام", "Ağdam"},
        {"يوخاري عبد الرحمنلي", "Yuxarı Əbdürrəhmanlı"},
        {"سلاملي العليا", "Yuxarı Salamlı"},
        {"أشاغي قوشجولار", "Aşağı Quşçular"},
        {"قوشجولار السفلى", "Ashaghi Gushchular"},
        {"فيرين غيتاشين", "Վերին Գետաշեն"},
        {"غيتاشين العليا", "Verin Getashen"},
        {"غيتاشين العليا", "Верхний Геташен"},
        {"ميتس ماسريك", "Մեծ Մասրիկ"},
        {"ماسريك الكبرى", "Mets Masrik"},
        {"بويوك بيلي", "Böyük Bəyli"},
        {"نور غيوغ", "Նոր Գյուղ"},
        {"نور هاتشن", "Nor Hachn"},
        {"كارمير بلور", "Կարմիր Բլուր"},
        {"كارميربلور", "Karmir Blur"},
        {"جبل غاميش", "Gamış dağı"},
        {"بحيرة أربي", "Արփի լիճ"},
        {"بحيرة أربي", "Lake Arpi"},
        {"نهر أغستيف", "Aghstev river"},
        {"مطار زفارتنوتس", "Zvartnots airport"},
        {"ووروتان", "Воротан"},
        {"يراسخ", "Երասխ"},
        {"يغيغنادزور", "Եղեգնաձոր"},
        {"إيجيغنادزور", "Ехегнадзор"},
        {"أوغوز", "Oğuz"},
        {"أوجار", "Ucar"},
        {"أوزونديره", "Uzundərə"},
        {"غويغول", "Göygöl"},
        {"جويجول", "Гёйгёль"},
        {"كويكول", "Göygöl"},
        {"شكي", "Şəki"},
        {"شاكي", "Sheki"},
        {"غيومري", "Գյումրի"},
        {"جيومري", "Гюмри"},
        {"كيومري", "Gyumri"},
        {"إسماعيللي", "İsmayıllı"},
        {"بردة", "Bərdə"},
        {"بيلاقان", "Beyləqan"},
        {"مينغاتشيفير", "Mingəçevir"},
        {"مينكجوير", "Мингечевир"},
        {"أشترك", "Աշտարակ"},
        {"تشارنتسافان", "Չարենցավան"},
        {"تشارنتسفان", "Чаренцаван"},
        {"سيفان", "Սևան"},
        {"سوان", "Sevan"},
        {"فوروتان", "Որոտան"},
    };
    for (const auto& [arabic, other] : pairs) {
        CAPTURE(arabic);
        CAPTURE(other);
        const Sounds a(arabic), b(other);
        CHECK(a.likeness(b) >= Sounds::alike);
        CHECK(a.likeness(b) == doctest::Approx(b.likeness(a)));
        CHECK(meet(b, a));
    }
}

TEST_CASE("Sounds: other names, and words of the news, are not alike") {
    const Pair pairs[] = {
        {"شوشا", "شنكي"},
        {"لاتشين", "Kəlbəcər"},
        {"كلبجار", "Lachin"},
        {"أغدام", "Ağdərə"},
        {"أغدام", "Agdash"},
        {"مارتوني", "Martakert"},
        {"مارتوني", "Масис"},
        {"هادروت", "Horadiz"},
        {"فضولي", "Tərtər"},
        {"ترتر", "Tovuz"},
        {"توفوز", "Qazax"},
        {"طاووش", "Tovuz"},
        {"غوريس", "Gorus Bala Kənd"},
        {"كابان", "Gabala"},
        {"كابالا", "Kapan"},
        {"زنغيلان", "Jabrayil"},
        {"جبرائيل", "Zəngilan"},
        {"سيسيان", "Sotk"},
        {"سوتك", "Sisian"},
        {"ميغري", "Agarak"},
        {"بيرد", "Bardar"},
        {"تاتيف", "Tatlı"},
        {"نوراشين", "Norakert"},
        {"نوراكيرت", "Norashen"},
        {"غيتاشين", "Getabek"},
        {"فاردينيس", "Vardablur"},
        {"فاردابلور", "Vardenis"},
        {"حسنلي", "Hüseynli"},
        {"حسينلي", "Həsənbəyli"},
        {"علييفا", "Vəliyeva Kənd"},
        {"يوخاري قوشجولار", "Yuxarı Salamabad"},
        {"أرمافير", "Aragats"},
        {"أراغاتس", "Ararat"},
        {"أرارات", "Armavir"},
        {"يريفان", "Sevan"},
        {"باكو", "Barda"},
        {"الجيش", "Şəki"},
        {"القوات", "Quba"},
        {"المصدر", "Masallı"},
        {"أكثر", "Qusar"},
        {"اليوم", "Alibeyli"},
        {"الوزارة", "Ləzran"},
        {"المتحدث", "Imishli"},
        {"الهجوم", "Hacıqabul"},
        {"إطلاق", "Itanlı"},
        {"الحدود", "Hadrut"},
        {"الدفاع", "Dəvəçi"},
        {"صواريخ", "Saribaba"},
        {"مدفعية", "Madagiz"},
        {"تدمير", "Damirli"},
    };
    for (const auto& [arabic, other] : pairs) {
        CAPTURE(arabic);
        CAPTURE(other);
        CHECK(Sounds(arabic).likeness(Sounds(other)) < Sounds::alike);
    }
}

TEST_CASE("Sounds: what has no sound is like nothing") {
    for (const auto* text : {"", " ", "2020", "12-17", "!?", "\xE2\x80\x8F"}) {
        CAPTURE(text);
        CHECK(Sounds(text).bytes().empty());
        CHECK(Sounds(text).likeness(Sounds(text)) == 0.0);
        CHECK(Sounds(text).likeness(Sounds("Baku")) == 0.0);
        CHECK(Sounds(text).keys().empty());
        CHECK(Sounds(text).query_keys().empty());
    }
}

TEST_CASE("Sounds: any bytes are read, few keys are given") {
    std::string letters;
    for (int i = 0; i < 10000; ++i)
        letters += i % 2 ? "ج" : "ز";
    const std::string texts[] = {letters,
                                 std::string(10000, 'c'),
                                 std::string(10000, '\xD8'),
                                 "\xD8\xA3\xD8",
                                 "\xF4\x90\x80\x80"
                                 "Baku\xFF",
                                 "\xED\xA0\x80",
                                 std::string("Ba\0ku", 5),
                                 "東京",
                                 "Verin Nerkin",
                                 "مطار مطار",
                                 "Upper Lower Great Little New Old First Second North South"};
    for (const auto& text : texts) {
        CAPTURE(text.substr(0, 40));
        const Sounds sounds(text);
        CHECK(sounds.bytes().size() <= 255);
        CHECK(sounds.keys().size() <= 8);
        CHECK(sounds.query_keys().size() <= 64);
        CHECK(sounds.likeness(Sounds("Baku")) >= 0.0);
        if (!sounds.bytes().empty())
            CHECK(sounds.likeness(sounds) == 1.0);
        // Bytes of a foreign index: no sense in them, but no harm.
        const auto foreign = Sounds::from_bytes(text);
        CHECK(foreign.keys().size() <= 8);
        CHECK(foreign.likeness(sounds) <= 1.0);
        CHECK(sounds.likeness(foreign) >= 0.0);
    }
}

TEST_CASE("Sounds: kept bytes give the same again") {
    for (const auto* name : {"Yuxarı Əskipara", "Верин Геташен", "Խաչեն", "بحيرة سيفان"}) {
        const Sounds read(name);
        const auto kept = Sounds::from_bytes(read.bytes());
        CHECK(kept.bytes() == read.bytes());
        CHECK(kept.keys() == read.keys());
        CHECK(kept.query_keys() == read.query_keys());
        CHECK(kept.likeness(read) == 1.0);
        CHECK(read.likeness(Sounds("Kapan").bytes(), 0.9) == 0.0);
    }
}

TEST_CASE("Sounds: marks joined to their letters or not, capitals or not, are one") {
    CHECK(Sounds("Şuşa").bytes() == Sounds("S\u0327us\u0327a").bytes());
    CHECK(Sounds("ŞUŞA").bytes() == Sounds("şuşa").bytes());
    CHECK(Sounds("Ёлкино").bytes() == Sounds("Е\u0308лкино").bytes());
    CHECK(Sounds("شُوشَا").bytes() == Sounds("شوشا").bytes());
    CHECK(Sounds("K'arin Tak").bytes() == Sounds("K’arin-Tak").bytes());
}
