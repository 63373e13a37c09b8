#include "output/output.hpp"

#include "geo/boundaries.hpp"
#include "geo/geodesic.hpp"
#include "output/fields.hpp"
#include "output/format.hpp"
#include "output/ids.hpp"
#include "output/ogr_writer.hpp"
#include "output/part_folder.hpp"
#include "output/row.hpp"
#include "output/spill.hpp"

#include <gdal_version.h>
#include <stdexcept>

namespace waqia::output {

namespace {

/// The circle that should hold an incident whose footprint names what the boundaries do not have.
geo::Footprint circle_of(const Row& row) {
    const auto* radius =
        std::get_if<double>(&row.values[field_index(Layer::footprints, "uncertainty_m")]);
    if (!row.point || !radius)
        return {};
    return geo::Circle{*row.point, geo::Metres{*radius}};
}

} // namespace

struct Output::Impl {
    explicit Impl(OutputOptions given)
        : options(std::move(given)), format(format_for(options)),
          folder(options.path, options.overwrite),
          spill(std::make_unique<Spill>(folder.working_file())) {}

    OutputOptions options;
    Format format;
    PartFolder folder;            // outlives the working file in it
    std::unique_ptr<Spill> spill; ///< until all is written
    OutputCounts counts;

    void add_run_info();
    std::size_t write(OgrWriter& writer, Layer layer);
    void write_footprints(OgrWriter& writer, const geo::Boundaries& boundaries);
    void check_counts() const;
    [[noreturn]] void fail_of_lost_rows() const;
};

Output::Output(OutputOptions options) : m_impl(std::make_unique<Impl>(std::move(options))) {}

Output::~Output() = default;

void Output::add(const ingest::ArticleResult& result) {
    OutputCounts& counts = m_impl->counts;
    const std::vector<std::string> ids = report_ids(result);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const ingest::Report& report = result.reports[i];
        m_impl->spill->add(Layer::reports, report_row(result.article, report, ids[i]));
        counts.reports_without_place += report.where.point ? 0 : 1;
        counts.reports_without_date += report.when.start ? 0 : 1;
        counts.reports_not_incidents += report.modality == ingest::Modality::reported ? 0 : 1;
    }
    for (const ingest::PlaceMention& mention : result.places) {
        m_impl->spill->add(Layer::places, place_row(result.article, mention));
        counts.places_unresolved += mention.role == ingest::PlaceRole::unresolved ? 1 : 0;
    }
    m_impl->spill->add(Layer::articles, article_row(result));
    counts.reports += result.reports.size();
    ++counts.articles;
}

void Output::add(const ingest::Rejection& rejection) {
    m_impl->spill->add(Layer::articles, article_row(rejection));
    ++m_impl->counts.rejected;
}

OutputCounts Output::finish(const geo::Boundaries& boundaries) {
    Impl& impl = *m_impl;
    impl.spill->gather(Joiner(impl.options.join));
    impl.counts.incidents = impl.spill->count(Layer::incidents);
    impl.counts.footprints = impl.spill->count(Layer::footprints);
    impl.check_counts();
    impl.add_run_info();
    OgrWriter writer(impl.folder.file(), impl.format);
    for (const Layer layer : all_layers) {
        if (!impl.format.all_layers && layer != impl.options.layer)
            continue;
        writer.begin(layer);
        if (layer == Layer::footprints)
            impl.write_footprints(writer, boundaries);
        else
            impl.counts.left_out += impl.write(writer, layer);
    }
    writer.close();
    impl.spill.reset();
    impl.folder.publish();
    return impl.counts;
}

/// Writes all rows of `layer`; returns how many the format cannot hold.
std::size_t Output::Impl::write(OgrWriter& writer, Layer layer) {
    std::size_t unwritable = 0;
    spill->visit(layer, [&](const Row& row) { unwritable += writer.write(row) ? 0 : 1; });
    return unwritable;
}

/// Draws one footprint after another: none is kept.
void Output::Impl::write_footprints(OgrWriter& writer, const geo::Boundaries& boundaries) {
    const geo::Geodesic geodesic;
    std::size_t drawn = 0;
    spill->visit(Layer::footprints, [&](const Row& row) {
        auto outline = geo::draw(geo::footprint_from_text(row.footprint), boundaries, geodesic);
        if (outline.empty())
            outline = geo::draw(circle_of(row), boundaries, geodesic);
        if (outline.empty())
            throw std::runtime_error("the footprint \"" + row.footprint + "\" of incident \"" +
                                     to_text(row.values.front()) +
                                     "\" has no ground; please report this fault");
        writer.write(row, outline);
        ++drawn;
    });
    if (drawn != counts.footprints)
        fail_of_lost_rows();
}

void Output::Impl::check_counts() const {
    if (spill->count(Layer::articles) != counts.articles + counts.rejected ||
        spill->count(Layer::reports) != counts.reports)
        fail_of_lost_rows();
}

void Output::Impl::fail_of_lost_rows() const {
    throw std::runtime_error("the working file of \"" + options.path.string() +
                             "\" lost rows; check the disk and run again");
}

/// No clock and no path of a temporary file: the same run tells the same.
void Output::Impl::add_run_info() {
    const auto add = [this](std::string_view key, std::string_view value) {
        spill->add(Layer::run_info, run_info_row(key, value));
    };
    const auto count = [&](std::string_view key, std::size_t value) {
        add(key, std::to_string(value));
    };
    add("version", options.version);
    add("options", options.command_line);
    add("gdal_version", GDAL_RELEASE_NAME);
    add("join_distance_m", to_text(Value{options.join.distance.value}));
    add("join_days", std::to_string(options.join.days));
    count("articles", counts.articles);
    count("rejected", counts.rejected);
    count("reports", counts.reports);
    count("reports_not_incidents", counts.reports_not_incidents);
    count("reports_without_place", counts.reports_without_place);
    count("reports_without_date", counts.reports_without_date);
    count("places_unresolved", counts.places_unresolved);
    count("incidents", counts.incidents);
    count("footprints", counts.footprints);
}

} // namespace waqia::output
