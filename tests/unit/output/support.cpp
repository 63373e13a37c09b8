#include "support.hpp"

#include "geo/boundaries.hpp"
#include "output/fields.hpp"

#include <algorithm>
#include <fstream>
#include <gdal_priv.h>
#include <iterator>
#include <ogrsf_frmts.h>
#include <random>
#include <stdexcept>

namespace waqia::test {

namespace fs = std::filesystem;
using namespace output;

TempFolder::TempFolder() {
    std::random_device random;
    m_path = fs::temp_directory_path() / ("waqia-output-test-" + std::to_string(random()));
    fs::create_directory(m_path);
}

TempFolder::~TempFolder() {
    fs::remove_all(m_path);
}

std::vector<std::string> TempFolder::names() const {
    std::vector<std::string> list;
    for (const auto& entry : fs::directory_iterator(m_path))
        list.push_back(entry.path().filename().string());
    std::ranges::sort(list);
    return list;
}

const geo::Boundaries& boundaries() {
    static const auto loaded = geo::Boundaries::load(WAQIA_SOURCE_DIR "/shapefiles");
    return loaded;
}

ingest::Day day(int year, unsigned month, unsigned day_of_month) {
    return std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day_of_month);
}

ingest::Report shelling() {
    ingest::Report report;
    report.sub_event = ingest::SubEvent::shelling;
    report.when.start = report.when.stop = day(2022, 9, 13);
    report.when.prec = 1;
    report.when.method = ingest::DateMethod::weekday;
    report.where.point = geo::LonLat::from_degrees(46.34, 39.51);
    report.where.where_prec = 1;
    report.where.uncertainty = geo::Metres{2500.0};
    report.where.place = "Goris";
    report.where.place_id = "gn:174895";
    report.claim.claimant = "Ministry of Defence of Armenia";
    report.claim.side = ingest::Side::armenia;
    report.claim.type = ingest::ClaimantType::defence_ministry;
    report.initiator = "Armed Forces of Azerbaijan";
    report.initiator_side = ingest::Side::azerbaijan;
    report.confidence = 0.8;
    report.char_start = 10;
    report.char_stop = 60;
    return report;
}

ingest::ArticleResult article(std::string file, std::vector<ingest::Report> reports) {
    ingest::ArticleResult result;
    result.article.source_file = std::move(file);
    result.article.content_hash = "00ff";
    result.article.published = day(2022, 9, 14);
    result.article.published_from = ingest::PublishedFrom::manifest;
    result.reports = std::move(reports);
    return result;
}

namespace {

ingest::Report full_report() {
    ingest::Report report = shelling();
    report.when.datetime_start =
        std::chrono::sys_seconds{day(2022, 9, 12)} + std::chrono::hours{20};
    report.when.datetime_end = *report.when.datetime_start + std::chrono::minutes{5};
    report.when.text = "منتصف ليل الاثنين"; // midnight of Monday
    report.when.day_part = ingest::DayPart::night;
    report.where.place_ar = "غوريس";
    report.where.text = "بلدة غوريس"; // the town of Goris
    report.where.feature_code = "PPLA";
    report.where.country = "AM";
    report.where.admin1 = "Syunik";
    report.where.admin2 = "Goris";
    report.where.relation = ingest::PlaceRelation::at;
    report.where.method = ingest::PlaceMethod::exact;
    report.where.conf = 0.875;
    report.where.alternatives = {{"gn:1", 0.25}, {"wof:\"2\"", 0.125}};
    report.claim.via = "Interfax";
    report.claim.stance = ingest::Stance::accuses;
    report.claim.verb = "اتهمت"; // accused
    report.claim.text = "وزارة الدفاع";
    report.casualties.killed = 0;
    report.casualties.wounded = 3;
    report.casualties.captured = 1;
    report.casualties.missing = 2;
    report.casualties.qual = ingest::CasualtyQual::exact;
    report.casualties.side = ingest::Side::civilians;
    report.casualties.scope = ingest::CasualtyScope::incident;
    report.target = "civilians of Goris";
    report.target_side = ingest::Side::armenia;
    report.target_kind = ingest::TargetKind::civilian;
    report.weapon = ingest::Weapon::artillery;
    report.mentions = 2;
    report.sentence = "قصفت القوات بلدة \"غوريس\" بالمدفعية."; // shelled the town by artillery
    report.trigger_text = "قصفت";
    return report;
}

} // namespace

std::vector<ingest::ArticleResult> sample() {
    ingest::ArticleResult first = article("set/01.txt", {full_report()});
    first.article.url = "https://example.org/1?a=b&c=d";
    first.article.title = "اشتباكات على الحدود"; // clashes at the border
    first.article.publisher = "Agency";
    first.warnings = {"first warning", "second warning"};
    first.sentences = 12;
    first.unresolved_dates = 1;
    using ingest::PlaceRole;
    first.places = {
        {"غوريس", 14, 19, PlaceRole::location, full_report().where, {}},
        {"يريفان", 30, 36, PlaceRole::metonym, {}, "a government, not a place"},
        {"الأرمينية", 40, 49, PlaceRole::demonym, {}, "an adjective"}, // the Armenian
        {"خ", 52, 53, PlaceRole::unresolved, {}, "not in the gazetteer"},
    };
    ingest::Report bare;
    bare.char_start = 90;
    bare.char_stop = 120;
    ingest::Report threat = shelling();
    threat.modality = ingest::Modality::threatened;
    threat.char_start = 200;
    return {first, article("set/02.txt", {bare, threat})};
}

OutputCounts write(const fs::path& path, const std::vector<ingest::ArticleResult>& articles,
                   Layer layer) {
    Output output({.path = path, .layer = layer, .version = "0.1.0", .command_line = "convert"});
    for (const ingest::ArticleResult& result : articles)
        output.add(result);
    output.add(ingest::Rejection{"set/bad.txt", "not UTF-8 at byte 7"});
    return output.finish(boundaries());
}

namespace {

ingest::Day read_day(const OGRFeature& feature, int i, std::chrono::seconds* time) {
    int year = 0, month = 0, day_of_month = 0, hour = 0, minute = 0, zone = 0;
    float second = 0;
    feature.GetFieldAsDateTime(i, &year, &month, &day_of_month, &hour, &minute, &second, &zone);
    if (time)
        *time = std::chrono::seconds{hour * 3600 + minute * 60 + static_cast<int>(second)};
    return day(year, static_cast<unsigned>(month), static_cast<unsigned>(day_of_month));
}

Value read_value(const OGRFeature& feature, const Field& field) {
    const int i = feature.GetFieldIndex(std::string(field.name).c_str());
    if (i < 0 || !feature.IsFieldSetAndNotNull(i))
        return {};
    std::chrono::seconds time{};
    switch (field.type) {
    case FieldType::string:
        return std::string(feature.GetFieldAsString(i));
    case FieldType::integer:
        return std::int64_t{feature.GetFieldAsInteger64(i)};
    case FieldType::real:
        return feature.GetFieldAsDouble(i);
    case FieldType::boolean:
        return feature.GetFieldAsInteger(i) != 0;
    case FieldType::date:
        return read_day(feature, i, nullptr);
    case FieldType::datetime:
        break;
    }
    const ingest::Day date = read_day(feature, i, &time);
    return std::chrono::sys_seconds{date} + time;
}

Row read_row(const OGRFeature& feature, Layer layer) {
    Row row;
    for (const Field& field : fields(layer))
        row.values.push_back(read_value(feature, field));
    const OGRGeometry* geometry = feature.GetGeometryRef();
    if (geometry && wkbFlatten(geometry->getGeometryType()) == wkbPoint) {
        const OGRPoint* point = geometry->toPoint();
        row.point = geo::LonLat::from_degrees(point->getX(), point->getY());
    }
    return row;
}

} // namespace

std::vector<Row> read(const fs::path& path, Layer layer, std::vector<std::string>* columns) {
    GDALAllRegister();
    const GDALDatasetUniquePtr dataset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR));
    if (!dataset)
        throw std::runtime_error("cannot read " + path.string());
    OGRLayer* table = dataset->GetLayerByName(std::string(layer_info(layer).name).c_str());
    if (!table)
        throw std::runtime_error("no layer in " + path.string());
    OGRFeatureDefn& definition = *table->GetLayerDefn();
    for (int i = 0; columns && i < definition.GetFieldCount(); ++i)
        columns->push_back(definition.GetFieldDefn(i)->GetNameRef());
    std::vector<Row> rows;
    while (const OGRFeatureUniquePtr feature{table->GetNextFeature()})
        rows.push_back(read_row(*feature, layer));
    return rows;
}

const Value& at(const Row& row, Layer layer, std::string_view name) {
    return row.values.at(field_index(layer, name));
}

std::string text(const Row& row, Layer layer, std::string_view name) {
    return to_text(at(row, layer, name));
}

std::string bytes(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace waqia::test
