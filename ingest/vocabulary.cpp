#include "ingest/vocabulary.hpp"

#include <array>

namespace waqia::ingest {

namespace {

constexpr std::array sides = {
    Term{"Armenia", "Armenia", "أرمينيا"},
    Term{"Azerbaijan", "Azerbaijan", "أذربيجان"},
    Term{"Nagorno-Karabakh", "Nagorno-Karabakh", "ناغورني قره باغ"},
    Term{"Russia", "Russia", "روسيا"},
    Term{"Turkey", "Turkey", "تركيا"},
    Term{"Iran", "Iran", "إيران"},
    Term{"Georgia", "Georgia", "جورجيا"},
    Term{"France", "France", "فرنسا"},
    Term{"United States", "United States", "الولايات المتحدة"},
    Term{"European Union", "European Union", "الاتحاد الأوروبي"},
    Term{"United Nations", "United Nations", "الأمم المتحدة"},
    Term{"OSCE", "OSCE", "منظمة الأمن والتعاون في أوروبا"},
    Term{"media", "Media", "وسائل إعلام"},
    Term{"other", "Other", "أخرى"},
    Term{"unattributed", "Unattributed", "بلا مصدر مذكور"},
    Term{"civilians", "Civilians", "مدنيون"},
};

constexpr std::array claimant_types = {
    Term{"head_of_state", "Head of state", "رئيس الدولة"},
    Term{"head_of_government", "Head of government", "رئيس الحكومة"},
    Term{"defence_ministry", "Ministry of defence", "وزارة الدفاع"},
    Term{"foreign_ministry", "Ministry of foreign affairs", "وزارة الخارجية"},
    Term{"parliament", "Parliament", "البرلمان"},
    Term{"prosecutor", "Prosecutor", "النيابة العامة"},
    Term{"emergency_service", "Emergency service", "خدمات الطوارئ"},
    Term{"local_authority", "Local authority", "سلطة محلية"},
    Term{"armed_force", "Armed force", "قوة مسلحة"},
    Term{"peacekeepers", "Peacekeepers", "قوات حفظ السلام"},
    Term{"official", "Official or government", "مسؤول أو حكومة"},
    Term{"intl_org", "International organisation", "منظمة دولية"},
    Term{"media", "Media", "وسيلة إعلام"},
    Term{"witness", "Witness", "شاهد"},
    Term{"unattributed", "Unattributed", "بلا مصدر مذكور"},
};

constexpr std::array stances = {
    Term{"asserts", "Asserts", "يقول"},
    Term{"accuses", "Accuses", "يتهم"},
    Term{"confirms", "Confirms", "يؤكد"},
    Term{"denies", "Denies", "ينفي"},
};

constexpr std::array event_types = {
    Term{"Battles", "Battles", "معارك"},
    Term{"Explosions/Remote violence", "Explosions/Remote violence", "تفجيرات وعنف عن بعد"},
    Term{"Violence against civilians", "Violence against civilians", "عنف ضد المدنيين"},
    Term{"Strategic developments", "Strategic developments", "تطورات استراتيجية"},
    Term{"Protests", "Protests", "احتجاجات"},
    Term{"Riots", "Riots", "أعمال شغب"},
};

constexpr std::array sub_events = {
    Term{"Armed clash", "Armed clash", "اشتباك مسلح"},
    Term{"Government regains territory", "Government regains territory", "استعادة الحكومة أراضي"},
    Term{"Non-state actor overtakes territory", "Non-state actor overtakes territory",
         "سيطرة جهة غير حكومية على أراض"},
    Term{"Shelling/artillery/missile attack", "Shelling/artillery/missile attack",
         "قصف مدفعي أو صاروخي"},
    Term{"Air/drone strike", "Air/drone strike", "غارة جوية أو بطائرة مسيرة"},
    Term{"Remote explosive/landmine/IED", "Remote explosive/landmine/IED", "ألغام وعبوات ناسفة"},
    Term{"Suicide bomb", "Suicide bomb", "تفجير انتحاري"},
    Term{"Grenade", "Grenade", "قنبلة يدوية"},
    Term{"Chemical weapon", "Chemical weapon", "سلاح كيميائي"},
    Term{"Attack", "Attack", "هجوم على مدنيين"},
    Term{"Abduction/forced disappearance", "Abduction/forced disappearance", "خطف أو إخفاء قسري"},
    Term{"Sexual violence", "Sexual violence", "عنف جنسي"},
    Term{"Agreement", "Agreement", "اتفاق"},
    Term{"Arrests", "Arrests", "اعتقالات"},
    Term{"Change to group/activity", "Change to group/activity", "تغير في جماعة أو نشاط"},
    Term{"Disrupted weapons use", "Disrupted weapons use", "إحباط استخدام سلاح"},
    Term{"Headquarters or base established", "Headquarters or base established",
         "إقامة مقر أو قاعدة"},
    Term{"Looting/property destruction", "Looting/property destruction", "نهب أو تدمير ممتلكات"},
    Term{"Non-violent transfer of territory", "Non-violent transfer of territory",
         "انتقال أراض بلا عنف"},
    Term{"Other", "Other", "أخرى"},
    Term{"Peaceful protest", "Peaceful protest", "احتجاج سلمي"},
    Term{"Protest with intervention", "Protest with intervention", "احتجاج مع تدخل"},
    Term{"Excessive force against protesters", "Excessive force against protesters",
         "قوة مفرطة ضد محتجين"},
    Term{"Violent demonstration", "Violent demonstration", "تظاهرة عنيفة"},
    Term{"Mob violence", "Mob violence", "عنف جماعي"},
};

constexpr std::array sub_event_types = {
    EventType::battles,
    EventType::battles,
    EventType::battles,
    EventType::explosions,
    EventType::explosions,
    EventType::explosions,
    EventType::explosions,
    EventType::explosions,
    EventType::explosions,
    EventType::violence_against_civilians,
    EventType::violence_against_civilians,
    EventType::violence_against_civilians,
    EventType::strategic_developments,
    EventType::strategic_developments,
    EventType::strategic_developments,
    EventType::strategic_developments,
    EventType::strategic_developments,
    EventType::strategic_developments,
    EventType::strategic_developments,
    EventType::strategic_developments,
    EventType::protests,
    EventType::protests,
    EventType::protests,
    EventType::riots,
    EventType::riots,
};
static_assert(sub_event_types.size() == sub_events.size());

constexpr std::array modalities = {
    Term{"reported", "Reported", "واقع بحسب القائل"},
    Term{"denied", "Denied", "منفي"},
    Term{"threatened", "Threatened", "تهديد"},
    Term{"planned", "Planned", "مزمع"},
    Term{"hypothetical", "Hypothetical", "افتراضي"},
    Term{"recap", "Recap of an earlier period", "خلفية عن فترة سابقة"},
};

constexpr std::array target_kinds = {
    Term{"military", "Military", "عسكري"},
    Term{"civilian", "Civilian", "مدني"},
    Term{"infrastructure", "Infrastructure", "بنية تحتية"},
    Term{"mixed", "Mixed", "مختلط"},
};

constexpr std::array weapons = {
    Term{"artillery", "Artillery", "مدفعية"},
    Term{"mortar", "Mortar", "هاون"},
    Term{"rocket", "Rocket", "راجمات صواريخ"},
    Term{"missile", "Missile", "صاروخ"},
    Term{"drone", "Drone", "طائرة مسيرة"},
    Term{"aircraft", "Aircraft", "طائرة"},
    Term{"helicopter", "Helicopter", "مروحية"},
    Term{"small_arms", "Small arms", "أسلحة خفيفة"},
    Term{"sniper", "Sniper", "قناصة"},
    Term{"tank", "Tank or armour", "دبابة أو مدرعة"},
    Term{"mine", "Mine", "لغم"},
    Term{"grenade", "Grenade", "قنبلة يدوية"},
    Term{"cluster_munition", "Cluster munition", "ذخائر عنقودية"},
    Term{"explosive", "Explosive device", "عبوة ناسفة"},
};

constexpr std::array casualty_quals = {
    Term{"exact", "Exact", "رقم محدد"},
    Term{"at_least", "At least", "على الأقل"},
    Term{"at_most", "At most", "على الأكثر"},
    Term{"about", "About", "نحو"},
    Term{"tens", "Tens", "عشرات"},
    Term{"hundreds", "Hundreds", "مئات"},
    Term{"vague", "Some, no number", "غير محدد"},
};

constexpr std::array casualty_scopes = {
    Term{"incident", "Of this incident", "لهذه الواقعة"},
    Term{"period_total", "Total of a period", "حصيلة فترة"},
};

constexpr std::array date_methods = {
    Term{"explicit", "Full date in the text", "تاريخ كامل"},
    Term{"explicit_no_year", "Day and month in the text", "يوم وشهر بلا سنة"},
    Term{"weekday", "Weekday", "يوم من الأسبوع"},
    Term{"relative", "Relative to publication", "نسبة إلى يوم النشر"},
    Term{"range", "Range", "مدة"},
    Term{"context", "From the context", "من السياق"},
    Term{"publication", "Day of publication", "يوم النشر"},
};

constexpr std::array day_parts = {
    Term{"night", "Night", "ليل"},
    Term{"dawn", "Dawn", "فجر"},
    Term{"morning", "Morning", "صباح"},
    Term{"noon", "Noon", "ظهر"},
    Term{"afternoon", "Afternoon", "بعد الظهر"},
    Term{"evening", "Evening", "مساء"},
};

constexpr std::array place_relations = {
    Term{"at", "At", "في"},
    Term{"near", "Near", "قرب"},
    Term{"direction", "In a direction of", "في جهة من"},
    Term{"distance", "At a distance from", "على مسافة من"},
    Term{"between", "Between", "بين"},
    Term{"along", "Along", "على طول"},
    Term{"area", "In the area of", "في نطاق"},
};

constexpr std::array place_methods = {
    Term{"exact", "Name as listed", "اسم كما هو"},
    Term{"folded", "Name in another spelling", "اسم برسم آخر"},
    Term{"prefix_stripped", "Name less its prefix", "اسم بعد نزع السابقة"},
    Term{"alias", "Another name of the place", "اسم آخر للمكان"},
    Term{"phonetic", "By sound", "بالصوت"},
    Term{"context", "From the context", "من السياق"},
    Term{"user_rule", "User's rule", "قاعدة المستخدم"},
};

constexpr std::array place_roles = {
    Term{"location", "Where something is", "مكان شيء"},
    Term{"origin", "Where something comes from", "مكان جاء منه شيء"},
    Term{"topic", "What is spoken of", "موضوع الحديث"},
    Term{"metonym", "A government, not a place", "حكومة لا مكان"},
    Term{"demonym", "An adjective of a people or a state, not a place",
         "نسبة إلى شعب أو دولة لا مكان"},
    Term{"speaker", "Part of the name of who speaks", "جزء من اسم المتكلم"},
    Term{"unresolved", "A place that is not known", "مكان غير معروف"},
};

} // namespace

template <> std::span<const Term> terms<Side>() {
    return sides;
}
template <> std::span<const Term> terms<ClaimantType>() {
    return claimant_types;
}
template <> std::span<const Term> terms<Stance>() {
    return stances;
}
template <> std::span<const Term> terms<EventType>() {
    return event_types;
}
template <> std::span<const Term> terms<SubEvent>() {
    return sub_events;
}
template <> std::span<const Term> terms<Modality>() {
    return modalities;
}
template <> std::span<const Term> terms<TargetKind>() {
    return target_kinds;
}
template <> std::span<const Term> terms<Weapon>() {
    return weapons;
}
template <> std::span<const Term> terms<CasualtyQual>() {
    return casualty_quals;
}
template <> std::span<const Term> terms<CasualtyScope>() {
    return casualty_scopes;
}
template <> std::span<const Term> terms<DateMethod>() {
    return date_methods;
}
template <> std::span<const Term> terms<DayPart>() {
    return day_parts;
}
template <> std::span<const Term> terms<PlaceRelation>() {
    return place_relations;
}
template <> std::span<const Term> terms<PlaceMethod>() {
    return place_methods;
}
template <> std::span<const Term> terms<PlaceRole>() {
    return place_roles;
}

EventType event_type(SubEvent sub_event) {
    return sub_event_types[static_cast<std::size_t>(sub_event)];
}

int time_precision(int date_prec) {
    return date_prec <= 1 ? 1 : date_prec <= 3 ? 2 : 3;
}

int geo_precision(int where_prec) {
    return where_prec <= 1 ? 1 : where_prec <= 3 ? 2 : 3;
}

} // namespace waqia::ingest
