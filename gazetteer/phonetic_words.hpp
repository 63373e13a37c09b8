#pragma once

#include <string_view>

/// Words in names of several words that are translated as often as transcribed: Yuxarı, Verin,
/// Верхний, Upper and العليا are one. Read by phonetic.cpp alone.
namespace waqia::gazetteer::phonetic {

/// Words that mean one thing, divided by spaces, in lower case without apostrophes. `drop`: what it
/// costs (hundredths, 100 a consonant) where only one of two names has such a word.
struct WordRow {
    std::u32string_view words;
    int drop;
};

inline constexpr WordRow word_rows[] = {
    // Which of several.
    {U"yuxarı yuxari yukhari yukhary yukari yukarı yukhara юхары յուխարը верхний верхняя верхнее "
     U"verkhniy verkhnyaya verkhneye verin верин վերին upper العليا العلوية العلوي الأعلى العليه "
     U"يوخاري يوخارى يوخري يوخارا يخاري فيرين فرين ويرين فيرخني فيرخنيايا فيرخنايا",
     60},
    {U"aşağı asagi ashaghi ashagi ashagy ashaga asağı ашагы աշաղը нижний нижняя нижнее "
     U"nizhniy nizhnyaya nizhneye nerkin nerqin неркин ներքին lower السفلى السفلي السفلية الأسفل "
     U"أشاغي آشاغي اشاغي أشاجي أشاقي أشاغا نيركين نركين نرقين نيرقين نيجني نيجنيايا نيجنايا",
     60},
    {U"orta орта օրթա средний средняя среднее sredniy middle միջին mijin الوسطى الأوسط أورتا", 60},
    {U"böyük boyuk beyuk bëyuk boyük бёюк беюк бөјүк большой большая большое bolshoy bolshaya mets "
     U"метс мец մեծ great greater big الكبرى الكبير الكبيرة بويوك بويوق بيوك بيوق ميتس ميتز بولشوي "
     U"بولشايا",
     60},
    {U"kiçik kichik kicik кичик малый малая малое malyy malaya pokr покр փոքր little lesser small "
     U"الصغرى الصغير الصغيرة كيتشيك كيشيك كتشيك بوكر بوقر",
     60},
    {U"bala бала բալա بالا", 60},
    {U"yeni иени јени ени новый новая новое novyy novaya novoye nor нор նոր new الجديدة الجديد نور "
     U"يني",
     60},
    {U"köhnə kohna kohne кёгне кехна кюхна старый старая старое staryy staraya hin հին хин old "
     U"القديمة القديم هين كهنه كهنا كوهنه كوهنا ستاري ستارايا",
     60},
    {U"birinci birinji биринджи pervyy pervoye первый первая первое arajin առաջին first الأولى "
     U"الأول بيرينجي 1 i",
     60},
    {U"ikinci i̇kinci ikinji икинджи vtoroy vtoroye второй вторая второе yerkrord երկրորդ second "
     U"الثانية الثاني إيكينجي 2 ii",
     60},
    {U"üçüncü uchunju учунджю tretiy третий третья третье third الثالثة 3 iii", 60},
    // Directions.
    {U"şimali shimali северный северная северное hyusisayin հյուսիսային north northern شمال شمالي "
     U"الشمالي الشمالية",
     60},
    {U"cənubi janubi южный южная южное haravayin հարավային south southern جنوب جنوبي الجنوبي "
     U"الجنوبية",
     60},
    {U"şərqi sharqi восточный восточная восточное arevelyan արևելյան east eastern شرق شرقي الشرقي "
     U"الشرقية",
     60},
    {U"qərbi gharbi qarbi западный западная западное arevmtyan արևմտյան west western غرب غربي "
     U"الغربي الغربية",
     60},
    // Colours, and the like.
    {U"black sev սև սեւ qara qərə чёрный черный السوداء الأسود سيف قره قرة", 60},
    {U"red karmir կարմիր qırmızı красный красная الحمراء الأحمر كارمير كراسني كراسنايا", 60},
    {U"white spitak սպիտակ ağ белый белая البيضاء الأبيض", 60},
    {U"mountainous nagorno nagorny нагорный нагорно нагорная լեռնային lernayin lernahayin dağlıq "
     U"daglyg الجبلية الجبلي ناغورنو ناغورني ناجورنو ناكورنو",
     30},
    {U"gold ոսկու золотой qızıl ذهب الذهب للذهب", 20},
    {U"copper պղնձի медный mis نحاس النحاس للنحاس", 20},
    {U"international международный beynəlxalq միջազգային دولي الدولي الدولية", 20},
    // What it is.
    {U"kəndi kendi village село деревня գյուղ gyugh gyughy قرية قريه", 20},
    {U"qəsəbəsi qəsəbə посёлок поселок poselok posëlok settlement ավան بلدة بلده", 20},
    {U"şəhəri şəhər shahari город city town քաղաք kaghak مدينة مدينه", 20},
    {U"rayonu rayon raion район district շրջան shrjan shrjani منطقة مقاطعة قضاء إقليم", 30},
    {U"mərzi vilayəti область province region marz marzi մարզ մարզի محافظة ولاية", 30},
    {U"çayı çay chay chayi river река գետ get نهر", 60},
    {U"gölü göl gol gölo lake озеро լիճ lich بحيرة ليتش", 60},
    {U"dağı dağ dag dagh mount mountain mt height heights гора высота լեռ սար sar جبل تلة تل تلال "
     U"قمة "
     U"مرتفع مرتفعات yüksəkliyi",
     60},
    {U"dağları silsiləsi range mountains хребет горы լեռնաշղթա جبال سلسلة", 60},
    {U"aşırımı dəhlizi pass corridor перевал коридор լեռնանցք միջանցք ممر معبر مضيق كوريدور", 60},
    {U"hava limanı airport аэропорт օդանավակայան مطار", 60},
    {U"monastery монастырь vank vanki վանք monastırı دير", 60},
    {U"mine mines рудник hank հանք yatağı منجم مناجم", 60},
    {U"su anbarı reservoir dam водохранилище ջրամբար jrambar خزان سد", 60},
    {U"bridge bridges мост կամուրջ körpüsü جسر جسور", 60},
    {U"road highway дорога ճանապարհ yolu طريق", 60},
    {U"church cathedral saint st собор церковь եկեղեցի surb սուրբ kilsə kilsəsi كنيسة كاتدرائية "
     U"القديس القديسة",
     60},
    {U"plant station станция stansiyası կայան محطة مفاعل مصنع معمل", 60},
    {U"base база baza bazası ռազմակայան قاعدة القاعدة", 60},
    {U"republic respublika respublikası республика հանրապետություն جمهورية", 30},
    {U"autonomous muxtar автономная ինքնավար ذاتية ذاتي الذاتي الحكم بالحكم المتمتعة", 20},
    {U"of the de du la le and və и և في", 5},
    {U"border frontier граница sərhədi սահման حدود الحدود", 60},
    {U"fortress castle крепость բերդ qalası قلعة", 60},
};

} // namespace waqia::gazetteer::phonetic
