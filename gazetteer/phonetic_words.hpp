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
     U"يوخاري يوخارى يوخري فيرين فرين",
     60},
    {U"aşağı asagi ashaghi ashagi ashagy ashaga asağı ашагы աշաղը нижний нижняя нижнее "
     U"nizhniy nizhnyaya nizhneye nerkin nerqin неркин ներքին lower السفلى السفلي السفلية الأسفل "
     U"أشاغي آشاغي اشاغي نيركين نركين",
     60},
    {U"orta орта օրթա средний средняя среднее sredniy middle միջին mijin الوسطى الأوسط أورتا", 60},
    {U"böyük boyuk beyuk bëyuk boyük бёюк беюк бөјүк большой большая большое bolshoy bolshaya mets "
     U"метс мец մեծ great greater big الكبرى الكبير الكبيرة بويوك بيوك ميتس ميتز",
     60},
    {U"kiçik kichik kicik кичик малый малая малое malyy malaya pokr покр փոքր little lesser small "
     U"الصغرى الصغير الصغيرة كيتشيك كتشيك بوكر",
     60},
    {U"bala бала բալա بالا", 60},
    {U"yeni иени јени ени новый новая новое novyy novaya novoye nor нор նոր new الجديدة الجديد نور "
     U"يني",
     60},
    {U"köhnə kohna kohne кёгне кехна кюхна старый старая старое staryy staraya hin հին хин old "
     U"القديمة القديم هين كهنه كوهنه",
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
    // What it is.
    {U"kəndi kendi village село деревня գյուղ gyugh gyughy قرية قريه", 20},
    {U"qəsəbəsi qəsəbə посёлок поселок poselok posëlok settlement ավան بلدة بلده", 20},
    {U"şəhəri şəhər shahari город city town քաղաք kaghak مدينة مدينه", 20},
    {U"rayonu rayon raion район district շրջան shrjan shrjani منطقة مقاطعة قضاء إقليم", 30},
    {U"mərzi vilayəti область province region marz marzi մարզ محافظة ولاية", 30},
    {U"çayı çay chay река river գետ get نهر", 40},
    {U"gölü göl gol озеро lake լիճ lich بحيرة", 40},
    {U"dağı dağ dag dagh гора mount mountain mt լեռ սար sar جبل", 40},
    {U"dağları silsiləsi хребет горы range mountains լեռնաշղթա جبال سلسلة مرتفعات مرتفع", 40},
    {U"aşırımı перевал pass լեռնանցք ممر معبر", 40},
    {U"hava limanı аэропорт airport օդանավակայան مطار", 40},
    {U"monastery монастырь vank vanki վանք monastırı دير", 40},
    {U"mine yatağı рудник hanq hank հանք منجم مناجم", 40},
    {U"su anbarı водохранилище reservoir dam ջրամբար jrambar خزان سد", 40},
    {U"körpüsü мост bridge կամուրջ جسر", 40},
    {U"yolu дорога road highway ճանապարհ طريق", 40},
    {U"dəhlizi коридор corridor միջանցք ممر", 40},
    {U"qalası крепость fortress castle բերդ قلعة", 40},
};

} // namespace waqia::gazetteer::phonetic
