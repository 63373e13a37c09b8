#include "gazetteer/fold.hpp"
#include "gazetteer/phonetic.hpp"
#include "support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

using namespace waqia::gazetteer;
using namespace waqia::gazetteer::test;

namespace {

std::vector<std::string> split(const std::string& text, char divider) {
    std::vector<std::string> parts;
    std::istringstream in(text);
    for (std::string part; std::getline(in, part, divider);)
        parts.push_back(part);
    return parts;
}

/// A bundled name as the index below keeps it.
struct Entry {
    std::uint32_t place;
    std::string folded, sounds;
    bool arabic, display;
};

struct Found {
    std::uint32_t place;
    double likeness, score;
};

struct NamedPlace {
    std::string arabic;
    std::uint32_t place;
};

/// What is taken away before a spelling is sought.
enum class LeftOut { spelling, arabic };

/// Shares of the pairs, in percent.
struct Score {
    double first = 0.0;              ///< the very place comes first
    double homonyms = 0.0;           ///< another place of the same written name does
    double first_five = 0.0;         ///< the very place is among the first five
    double first_of_unshared = 0.0;  ///< first, of the spellings that only one place has
    double right = 0.0, wrong = 0.0; ///< what comes first and is alike: the place or a homonym; not
    std::size_t pairs = 0;
    double microseconds = 0.0; ///< of processor time, a look-up

    std::string text() const {
        std::ostringstream out;
        out << pairs << " pairs, first " << first << " % (homonyms before it " << homonyms
            << " %; of spellings of one place only " << first_of_unshared << " %), first five "
            << first_five << " %; alike and right " << right << " %, alike and wrong " << wrong
            << " %; " << microseconds << " us a look-up";
        return out.str();
    }
};

std::string folded(const std::string& name) {
    std::string key;
    for (const auto& word : fold_words(name))
        key += (key.empty() ? "" : " ") + word;
    return key;
}

/// Whether a place may be sought by its sound: neither a country nor a field name of old maps.
bool is_sought(const Place& place) {
    return place.feature_code != "PCLI" && place.feature_code != "LCTY";
}

/// The bundled names, filed under their keys.
class Finder {
public:
    Finder() {
        const auto& gazetteer = bundled();
        m_of_place.resize(gazetteer.places().size());
        for (const Name& name : gazetteer.names()) {
            const Place& place = gazetteer.places()[name.place];
            if (!is_sought(place))
                continue;
            const std::string text(name.text);
            const Sounds sounds(text);
            const auto index = static_cast<std::uint32_t>(m_entries.size());
            m_entries.push_back({name.place, folded(text), std::string(sounds.bytes()),
                                 name.lang == "ar" || name.lang == "fa", text == place.name});
            m_of_place[name.place].push_back(index);
            m_places_of[m_entries.back().folded].insert(name.place);
            for (const auto key : sounds.keys())
                m_by_key[key].push_back(index);
        }
    }

    /// The places whose names sound like `name`, best first; names for which `is_out` holds are
    /// not there.
    template <class IsOut> std::vector<Found> find(const std::string& name, IsOut is_out) const {
        constexpr double least = 0.6;
        const Sounds sought(name);
        std::vector<std::uint32_t> names;
        for (const auto key : sought.query_keys())
            if (const auto it = m_by_key.find(key); it != m_by_key.end())
                names.insert(names.end(), it->second.begin(), it->second.end());
        std::sort(names.begin(), names.end());
        names.erase(std::unique(names.begin(), names.end()), names.end());
        std::vector<Found> found;
        for (const auto index : names) {
            const Entry& entry = m_entries[index];
            const double likeness = sought.likeness(entry.sounds, least);
            if (likeness < least || is_out(entry))
                continue;
            const double score = likeness + (entry.display ? 0.02 : 0.0);
            if (found.empty() || found.back().place != entry.place)
                found.push_back({entry.place, likeness, score});
            found.back().likeness = std::max(found.back().likeness, likeness);
            found.back().score = std::max(found.back().score, score);
        }
        return ranked(std::move(found));
    }

    Score score(const std::vector<NamedPlace>& pairs, LeftOut left_out) const {
        Score score;
        std::size_t first = 0, homonyms = 0, five = 0, unshared = 0, unshared_first = 0, right = 0,
                    wrong = 0;
        std::clock_t spent = 0;
        for (const auto& [arabic, place] : pairs) {
            const auto spelling = folded(arabic);
            const auto is_out = [&, at = place](const Entry& entry) {
                return entry.place == at &&
                       (left_out == LeftOut::arabic ? entry.arabic : entry.folded == spelling);
            };
            const auto start = std::clock();
            const auto found = find(arabic, is_out);
            spent += std::clock() - start;
            const auto rank = static_cast<std::size_t>(
                std::find_if(found.begin(), found.end(),
                             [at = place](const Found& f) { return f.place == at; }) -
                found.begin());
            const bool here = rank == 0 && !found.empty();
            const bool homonym =
                !here && !found.empty() && share_a_name(found[0].place, place, spelling);
            const auto shared = m_places_of.find(spelling);
            const bool one_place = shared == m_places_of.end() || shared->second.size() == 1;
            first += here;
            homonyms += homonym;
            five += rank < 5 && rank < found.size();
            unshared += one_place;
            unshared_first += one_place && here;
            const bool alike = !found.empty() && found[0].likeness >= Sounds::alike;
            right += alike && (here || homonym);
            wrong += alike && !here && !homonym;
        }
        const auto percent = [](std::size_t part, std::size_t whole) {
            return 100.0 * static_cast<double>(part) / static_cast<double>(whole);
        };
        score.pairs = pairs.size();
        score.first = percent(first, pairs.size());
        score.homonyms = percent(homonyms, pairs.size());
        score.first_five = percent(five, pairs.size());
        score.first_of_unshared = percent(unshared_first, unshared);
        score.right = percent(right, pairs.size());
        score.wrong = percent(wrong, pairs.size());
        score.microseconds =
            1e6 * static_cast<double>(spent) / CLOCKS_PER_SEC / static_cast<double>(pairs.size());
        return score;
    }

private:
    std::vector<Found> ranked(std::vector<Found> found) const {
        const auto places = bundled().places();
        std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
            return a.place != b.place ? a.place < b.place : a.score > b.score;
        });
        found.erase(std::unique(found.begin(), found.end(),
                                [](const Found& a, const Found& b) { return a.place == b.place; }),
                    found.end());
        for (auto& one : found)
            one.score += 0.1 * Gazetteer::importance(places[one.place]);
        std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
            return a.score != b.score ? a.score > b.score : a.place < b.place;
        });
        return found;
    }

    /// Whether `winner` bears the very spelling or a name of `place`.
    bool share_a_name(std::uint32_t winner, std::uint32_t place,
                      const std::string& spelling) const {
        for (const auto mine : m_of_place[winner]) {
            if (m_entries[mine].folded == spelling)
                return true;
            for (const auto other : m_of_place[place])
                if (m_entries[mine].folded == m_entries[other].folded &&
                    m_entries[other].folded != spelling)
                    return true;
        }
        return false;
    }

    std::vector<Entry> m_entries;
    std::vector<std::vector<std::uint32_t>> m_of_place;
    std::unordered_map<std::string, std::set<std::uint32_t>> m_places_of;
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> m_by_key;
};

/// The curated Arabic spellings of the theatre's places, each once a place.
std::vector<NamedPlace> curated_pairs() {
    std::map<std::string, std::uint32_t> by_id;
    const auto places = bundled().places();
    for (std::uint32_t i = 0; i < places.size(); ++i)
        if (is_sought(places[i]) && (places[i].country == "AM" || places[i].country == "AZ"))
            by_id.emplace(std::string(places[i].id), i);
    std::vector<NamedPlace> pairs;
    std::set<std::pair<std::string, std::uint32_t>> seen;
    std::ifstream in(std::filesystem::path(WAQIA_SOURCE_DIR) / "gazetteer/data/curated.tsv");
    std::string line;
    std::getline(in, line);
    const auto columns = split(line, '\t');
    const auto column = static_cast<std::size_t>(
        std::find(columns.begin(), columns.end(), "names_ar") - columns.begin());
    while (std::getline(in, line)) {
        const auto cells = split(line, '\t');
        const auto it = cells.size() > column ? by_id.find(cells[0]) : by_id.end();
        if (it == by_id.end())
            continue;
        for (const auto& cell : split(cells[column], '|'))
            if (const auto name = cell.substr(0, cell.find('@'));
                seen.emplace(folded(name), it->second).second)
                pairs.push_back({name, it->second});
    }
    return pairs;
}

// Words of Arabic news that name no place.
const std::string common_words =
    "الجيش أكثر اليوم المصدر قال أعلن أعلنت أفاد ذكر ذكرت أكد أكدت أضاف أضافت أشار "
    "أوضح صرح نقلت نقل وفق بحسب حسب بعد قبل منذ خلال عند حتى مع ضد بين تحت فوق أمام "
    "خلف حول نحو لدى دون غير سوى بينما حيث عندما كما لكن لأن إذا أن إن كان كانت يكون "
    "تكون ليس هذا هذه ذلك تلك الذي التي الذين هناك هنا الآن أمس غدا صباح مساء ليل ظهر "
    "ساعة دقيقة يوم أسبوع شهر سنة عام الماضي المقبل الجاري الحالي قوات القوات جنود "
    "جندي ضابط ضباط عسكري عسكرية مدني مدنيين مدنيون قتيل قتلى جرحى جريح مصاب إصابة "
    "مقتل قتل أصيب قصف هجوم هجمات اشتباك اشتباكات معركة معارك حرب سلام هدنة إطلاق "
    "النار نار قذيفة قذائف صاروخ صواريخ مدفعية دبابة دبابات مسيرة طائرة طائرات مروحية "
    "لغم ألغام سلاح أسلحة ذخيرة انفجار تفجير دمار تدمير خرق انتهاك تصعيد توتر حدود "
    "الحدود خط التماس منطقة مناطق إقليم محافظة مدينة بلدة قرية قرى مرتفعات جبل نهر "
    "بحيرة طريق جسر ممر معبر موقع مواقع نقطة قاعدة مطار مبنى منازل منزل مدرسة مستشفى "
    "سيارة حافلة شارع وزارة وزير الدفاع الخارجية الداخلية الصحة رئيس الوزراء الرئيس "
    "حكومة الحكومة برلمان البرلمان سفير السفارة متحدث الناطق باسم بيان تصريح تقرير "
    "خبر وكالة أنباء صحيفة قناة تلفزيون إلكتروني مسؤول مسؤولون مصادر شاهد شهود عيان "
    "لجنة منظمة الأمم المتحدة مجلس الأمن الاتحاد الأوروبي الصليب الأحمر مراقبون وسطاء "
    "مفاوضات محادثات اتفاق اتفاقية قمة اجتماع لقاء زيارة مكالمة هاتفية جديد جديدة "
    "كبير كبيرة صغير كثير قليل عدد عشرات مئات آلاف مليون واحد اثنان ثلاثة أربعة خمسة "
    "ستة سبعة ثمانية تسعة عشرة الأول الثاني الثالث بعض كل جميع آخر أخرى أول شمال جنوب "
    "شرق غرب قرب داخل خارج وسط باتجاه بالقرب تم يتم قام قامت بدأ بدأت استمر استمرت "
    "تعرض تعرضت أدى أسفر أسفرت سقط سقطت دخل دخلت خرج وصل وصلت عاد عادت انسحب انسحبت "
    "تقدم تقدمت سيطر سيطرت استعاد استعادت دمر دمرت استهدف استهدفت أطلق أطلقت شن شنت "
    "رد ردت صد صدت منع نفى نفت اتهم اتهمت طالب دعا دعت حذر حذرت قرر طلب وقع وقعت حدث "
    "شهد شهدت يجري جرت تواصل واصل واصلت ناس شعب مواطن مواطنين سكان أهالي عائلة أطفال "
    "طفل نساء امرأة رجل رجال شاب لاجئين نازحين أسرى أسير جثة جثث ضحايا ضحية مساعدات "
    "غاز نفط كهرباء ماء مياه اقتصاد سياسة تاريخ ثقافة دين مسجد كنيسة علم أرض سماء بحر "
    "جو هواء طقس برد ثلج مطر شمس قمر حق حقوق قانون محكمة حكم قرار مشروع خطة عملية "
    "حالة وضع أزمة مشكلة حل سبب نتيجة هدف دور جانب طرف أطراف الطرفين الجانبين العدو "
    "المعادية الأرمينية الأذربيجانية الأرميني الأذربيجاني الروسية التركية الإيرانية ";

} // namespace

TEST_CASE("Sounds: bundled names are found by spellings left out") {
    const Finder finder;
    const auto pairs = curated_pairs();
    REQUIRE(pairs.size() > 2000);

    const auto one = finder.score(pairs, LeftOut::spelling);
    MESSAGE("each curated Arabic spelling left out in turn: " << one.text());
    CHECK(one.first + one.homonyms >= 96.0);
    CHECK(one.first_of_unshared >= 90.0);
    CHECK(one.first_five >= 97.0);

    const auto all = finder.score(pairs, LeftOut::arabic);
    MESSAGE("all Arabic spellings of the place left out: " << all.text());
    CHECK(all.first + all.homonyms >= 93.0);
    CHECK(all.first_five >= 94.0);
    CHECK(all.wrong <= 3.0);
}

TEST_CASE("Sounds: few words of the news sound like a bundled name") {
    const Finder finder;
    std::size_t count = 0, alike = 0;
    for (const auto& word : split(common_words, ' ')) {
        const auto found = finder.find(word, [](const Entry&) { return false; });
        ++count;
        alike += !found.empty() && found[0].likeness >= Sounds::alike;
    }
    MESSAGE(alike << " of " << count << " common words sound like a name");
    REQUIRE(count > 300);
    CHECK(static_cast<double>(alike) <= 0.12 * static_cast<double>(count));
}
