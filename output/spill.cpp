#include "output/spill.hpp"

#include "output/columns.hpp"
#include "output/database.hpp"
#include "output/incident.hpp"

#include <ogrsf_frmts.h>

namespace waqia::output {

namespace {

/// The declared order of a layer's rows; null sorts first.
std::string_view order_of(Layer layer) {
    switch (layer) {
    case Layer::incidents:
    case Layer::footprints:
        return "date_start, incident_id";
    case Layer::reports:
        return "date_start, source_file, char_start, char_stop, report_id";
    case Layer::places:
        return "source_file, char_start, char_stop, place_text, place_id, reason";
    case Layer::articles:
        return "source_file, content_hash, reason";
    case Layer::run_info:
        break;
    }
    return "key, value";
}

/// What a report's joining key is read from, in the order of `key_of`.
constexpr std::string_view key_columns =
    "sub_event_type, source_file, date_start, date_end, place_id, lon, lat, where_prec, "
    "initiator_side, fid AS number";

JoinKey key_of(const OGRFeature& feature) {
    const auto text = [&](int column) { return std::string(feature.GetFieldAsString(column)); };
    JoinKey key;
    key.sub_event = ingest::from_code<ingest::SubEvent>(text(0)).value();
    key.source_file = text(1);
    key.start = column_day(feature, 2);
    key.stop = column_day(feature, 3);
    key.place_id = text(4);
    if (feature.IsFieldSetAndNotNull(5))
        key.point =
            geo::LonLat::from_degrees(feature.GetFieldAsDouble(5), feature.GetFieldAsDouble(6));
    if (feature.IsFieldSetAndNotNull(7))
        key.where_prec = feature.GetFieldAsInteger(7);
    if (feature.IsFieldSetAndNotNull(8))
        key.initiator_side = ingest::from_code<ingest::Side>(text(8));
    return key;
}

} // namespace

struct Spill::Tables {
    explicit Tables(const std::filesystem::path& file) : database(file) {}

    Database database;
    std::array<OGRLayer*, all_layers.size()> rows{};
    OGRLayer* joined = nullptr; ///< fid = a report's, leader = that of its incident's leader
    OGRLayer* named = nullptr;  ///< fid = a leader's, incident_id
};

Spill::Spill(const std::filesystem::path& file) : m_tables(std::make_unique<Tables>(file)) {
    Database& database = m_tables->database;
    for (const Layer layer : all_layers) {
        if (layer == Layer::footprints)
            continue; // those of the incidents
        OGRLayer* table = database.make_table(layer_info(layer).name);
        for (const Field& field : fields(layer))
            database.add_column(table, field.name, column_type(field.type));
        for (const auto& [name, type] : hidden_columns)
            database.add_column(table, name, type);
        m_tables->rows[static_cast<std::size_t>(layer)] = table;
    }
    m_tables->joined = database.make_table("joined");
    database.add_column(m_tables->joined, "leader", OFTInteger64);
    m_tables->named = database.make_table("named");
    database.add_column(m_tables->named, "incident_id", OFTString);
    database.begin();
}

Spill::~Spill() = default;

void Spill::add(Layer layer, const Row& row) {
    OGRLayer* table = m_tables->rows[static_cast<std::size_t>(layer)];
    OGRFeature feature(table->GetLayerDefn());
    set_columns(feature, row);
    m_tables->database.insert(table, feature);
    ++m_counts[static_cast<std::size_t>(layer)];
    if (layer == Layer::incidents && !row.footprint.empty())
        ++m_counts[static_cast<std::size_t>(Layer::footprints)];
}

void Spill::visit(Layer layer, const RowVisitor& visitor) {
    const bool footprints = layer == Layer::footprints;
    const std::string name(layer_info(footprints ? Layer::incidents : layer).name);
    std::string columns = columns_of(layer);
    std::string from = " FROM \"" + name + "\" t";
    if (footprints)
        from += " WHERE t.footprint IS NOT NULL";
    if (layer == Layer::reports) {
        const std::string own = "t.\"incident_id\"";
        columns.replace(columns.find(own), own.size(), "n.incident_id");
        from += " LEFT JOIN joined j ON j.fid = t.fid LEFT JOIN named n ON n.fid = j.leader";
    }
    m_tables->database.select("SELECT " + columns + from + " ORDER BY " +
                                  std::string(order_of(layer)),
                              [&](const OGRFeature& feature) { visitor(row_of(feature, layer)); });
}

void Spill::gather(Joiner joiner) {
    for (const Layer layer : {Layer::reports, Layer::places}) {
        const std::string name(layer_info(layer).name);
        m_tables->database.execute("CREATE INDEX \"" + name + "_order\" ON \"" + name + "\" (" +
                                   std::string(order_of(layer)) + ')');
    }
    join_reports(joiner);
    build_incidents();
}

void Spill::join_reports(Joiner& joiner) {
    const auto add = [&](const OGRFeature& feature) {
        const std::int64_t number = feature.GetFieldAsInteger64("number");
        OGRFeature member(m_tables->joined->GetLayerDefn());
        member.SetFID(number);
        member.SetField(0, GIntBig{joiner.add(key_of(feature), number)});
        m_tables->database.insert(m_tables->joined, member);
    };
    const std::string select =
        "SELECT " + std::string(key_columns) + " FROM reports WHERE modality = 'reported' AND ";
    const std::string complete =
        "(date_start IS NOT NULL AND (place_id IS NOT NULL OR lon IS NOT NULL))";
    m_tables->database.select(
        select + complete +
            " ORDER BY date_start, date_end, where_prec, source_file, char_start, "
            "char_stop, report_id",
        add);
    m_tables->database.select(
        select + "NOT " + complete +
            " ORDER BY source_file, date_start, date_end, where_prec, char_start, "
            "char_stop, report_id",
        add);
}

void Spill::build_incidents() {
    IncidentBuilder builder;
    std::int64_t leader = 0;
    const auto close = [&] {
        if (builder.empty())
            return;
        const Row incident = builder.finish();
        add(Layer::incidents, incident);
        OGRFeature name(m_tables->named->GetLayerDefn());
        name.SetFID(leader);
        name.SetField(0, to_text(incident.values.front()).c_str());
        m_tables->database.insert(m_tables->named, name);
    };
    const int leader_column =
        static_cast<int>(fields(Layer::reports).size() + hidden_columns.size());
    m_tables->database.select(
        "SELECT " + columns_of(Layer::reports) +
            ", j.leader FROM joined j JOIN reports t ON t.fid = j.fid ORDER BY j.leader, "
            "t.where_prec IS NULL, t.where_prec, t.date_prec IS NULL, t.date_prec, "
            "t.confidence DESC, t.report_id",
        [&](const OGRFeature& feature) {
            const std::int64_t next = feature.GetFieldAsInteger64(leader_column);
            if (next != leader)
                close();
            leader = next;
            builder.add(row_of(feature, Layer::reports));
        });
    close();
}

} // namespace waqia::output
