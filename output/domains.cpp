#include "output/domains.hpp"

namespace waqia::output {

namespace {

using ingest::Term;

constexpr std::array date_precs = {
    Term{"1", "Day", "اليوم معروف"},
    Term{"2", "Two to six days", "يومان إلى ستة أيام"},
    Term{"3", "Week", "أسبوع"},
    Term{"4", "Month", "شهر"},
    Term{"5", "Longer than a month", "أكثر من شهر"},
};

constexpr std::array where_precs = {
    Term{"1", "Named settlement or site", "بلدة أو موقع مسمى"},
    Term{"2", "Near a named place", "قرب مكان مسمى"},
    Term{"3", "Second-order unit", "وحدة إدارية من الدرجة الثانية"},
    Term{"4", "First-order unit or region", "وحدة إدارية من الدرجة الأولى أو إقليم"},
    Term{"5", "Part of a country, border or line", "جزء من بلد أو حدود أو خط"},
    Term{"6", "Whole country", "بلد بأكمله"},
    Term{"7", "Waters or air space", "مياه أو مجال جوي"},
};

constexpr std::array review_statuses = {
    Term{review_auto, "Automatic", "آلي"},
    Term{"checked", "Checked", "مدقق"},
    Term{"corrected", "Corrected", "مصحح"},
    Term{"rejected", "Rejected", "مرفوض"},
};

constexpr std::array article_statuses = {
    Term{status_read, "Read", "مقروء"},
    Term{status_rejected, "Rejected", "مرفوض"},
};

constexpr std::array published_froms = {
    Term{"nowhere", "Not found", "غير موجود"},
    Term{"manifest", "Manifest", "قائمة الملفات"},
    Term{"option", "Option of the run", "خيار التشغيل"},
    Term{"metadata", "Metadata of the file", "بيانات الملف الوصفية"},
    Term{"header", "Header of the page", "رأس الصفحة"},
    Term{"dateline", "Dateline of the text", "سطر التاريخ في النص"},
};

} // namespace

std::span<const Domain> domains() {
    static const std::array list = {
        Domain{"side", "Side", FieldType::string, ingest::terms<ingest::Side>()},
        Domain{"claimant_type", "Kind of claimant", FieldType::string,
               ingest::terms<ingest::ClaimantType>()},
        Domain{"claim_stance", "Stance of the claimant", FieldType::string,
               ingest::terms<ingest::Stance>()},
        Domain{"event_type", "ACLED event type", FieldType::string,
               ingest::terms<ingest::EventType>()},
        Domain{"sub_event_type", "ACLED sub-event type", FieldType::string,
               ingest::terms<ingest::SubEvent>()},
        Domain{"modality", "Modality", FieldType::string, ingest::terms<ingest::Modality>()},
        Domain{"target_kind", "Kind of target", FieldType::string,
               ingest::terms<ingest::TargetKind>()},
        Domain{"weapon", "Weapon", FieldType::string, ingest::terms<ingest::Weapon>()},
        Domain{"casualty_qual", "How exact a figure is", FieldType::string,
               ingest::terms<ingest::CasualtyQual>()},
        Domain{"casualty_scope", "Scope of a figure", FieldType::string,
               ingest::terms<ingest::CasualtyScope>()},
        Domain{"date_method", "How a date was found", FieldType::string,
               ingest::terms<ingest::DateMethod>()},
        Domain{"day_part", "Part of the day", FieldType::string, ingest::terms<ingest::DayPart>()},
        Domain{"place_relation", "How an event lies to a place", FieldType::string,
               ingest::terms<ingest::PlaceRelation>()},
        Domain{"place_method", "How a place was found", FieldType::string,
               ingest::terms<ingest::PlaceMethod>()},
        Domain{"place_role", "What a place name does in its sentence", FieldType::string,
               ingest::terms<ingest::PlaceRole>()},
        Domain{"date_prec", "UCDP GED date precision", FieldType::integer, date_precs},
        Domain{"where_prec", "UCDP GED place precision", FieldType::integer, where_precs},
        Domain{"review_status", "Review of an incident", FieldType::string, review_statuses},
        Domain{"article_status", "Whether a file was read", FieldType::string, article_statuses},
        Domain{"published_from", "Where a day of publication was found", FieldType::string,
               published_froms},
    };
    return list;
}

std::string_view published_from_code(ingest::PublishedFrom from) {
    return published_froms[static_cast<std::size_t>(from)].code;
}

} // namespace waqia::output
