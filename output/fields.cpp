#include "output/fields.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

namespace waqia::output {

namespace {

using enum FieldType;

constexpr int id_width = 26;

constexpr std::array report_fields = {
    Field{"report_id", string, id_width, "", "Hash of the report's key, the same on every machine"},
    Field{"incident_id", string, id_width, "", "Incident that the report belongs to"},
    Field{"datetime_start", datetime, 0, "",
          "First second, UTC; of the local day if no hour is known"},
    Field{"datetime_end", datetime, 0, "",
          "Last second, UTC; of the local day if no hour is known"},
    Field{"date_start", date, 0, "", "First day, local calendar"},
    Field{"date_end", date, 0, "", "Last day, local calendar"},
    Field{"date_prec", integer, 0, "date_prec", "Precision of the date, UCDP GED 1 to 5"},
    Field{"time_precision", integer, 0, "", "Precision of the date, ACLED 1 to 3"},
    Field{"date_method", string, 0, "date_method", "How the date was found"},
    Field{"date_text", string, 0, "", "The words that gave the date"},
    Field{"day_part", string, 0, "day_part", "Part of the day"},
    Field{"event_type", string, 0, "event_type", "ACLED event type"},
    Field{"sub_event_type", string, 0, "sub_event_type", "ACLED sub-event type"},
    Field{"modality", string, 0, "modality", "Whether it is told as something that happened"},
    Field{"initiator", string, 0, "", "Who is said to have done it"},
    Field{"initiator_side", string, 0, "side", "Side of the initiator"},
    Field{"target", string, 0, "", "To whom or what it is said to have been done"},
    Field{"target_side", string, 0, "side", "Side of the target"},
    Field{"target_kind", string, 0, "target_kind", "Kind of target"},
    Field{"weapon", string, 0, "weapon", "Weapon that is said to have been used"},
    Field{"claimant", string, 0, "", "Who says so: the innermost source that is named"},
    Field{"claimant_side", string, 0, "side", "Side of the claimant"},
    Field{"claimant_type", string, 0, "claimant_type", "Kind of claimant"},
    Field{"claimant_via", string, 0, "", "Who relays the claim"},
    Field{"claim_stance", string, 0, "claim_stance", "How the claimant stands to the claim"},
    Field{"claim_verb", string, 0, "", "The reporting verb, as written"},
    Field{"claimant_text", string, 0, "", "The words that name the claimant"},
    Field{"killed", integer, 0, "", "Killed, as claimed"},
    Field{"wounded", integer, 0, "", "Wounded, as claimed"},
    Field{"captured", integer, 0, "", "Captured, as claimed"},
    Field{"missing", integer, 0, "", "Missing, as claimed"},
    Field{"casualty_qual", string, 0, "casualty_qual", "How exact the figures are"},
    Field{"casualty_side", string, 0, "side", "Whose casualties"},
    Field{"casualty_scope", string, 0, "casualty_scope",
          "Of this incident or the total of a period"},
    Field{"place", string, 0, "", "Name of the place in English"},
    Field{"place_ar", string, 0, "", "Name of the place in Arabic"},
    Field{"place_text", string, 0, "", "The words that name the place"},
    Field{"place_id", string, 0, "", "Gazetteer id of the place"},
    Field{"feature_code", string, 0, "", "GeoNames feature code"},
    Field{"country", string, 2, "", "ISO 3166-1 alpha-2 code of the country"},
    Field{"admin1", string, 0, "", "First-order administrative unit"},
    Field{"admin2", string, 0, "", "Second-order administrative unit"},
    Field{"where_prec", integer, 0, "where_prec", "Precision of the place, UCDP GED 1 to 7"},
    Field{"geo_precision", integer, 0, "", "Precision of the place, ACLED 1 to 3"},
    Field{"uncertainty_m", real, 0, "",
          "Radius in metres of the circle that should hold the event"},
    Field{"place_relation", string, 0, "place_relation", "How the event lies to the place"},
    Field{"place_method", string, 0, "place_method", "How the place was found"},
    Field{"place_conf", real, 0, "", "Confidence in the place, 0 to 1"},
    Field{"place_alternatives", string, 0, "", "Runners-up: JSON array of [place_id, score]"},
    Field{"mentions", integer, 0, "", "How often the claimant says so in the article"},
    Field{"confidence", real, 0, "", "Confidence in the report, 0 to 1"},
    Field{"source_file", string, 0, "", "File of the article"},
    Field{"url", string, 0, "", "Address of the article"},
    Field{"title", string, 0, "", "Title of the article"},
    Field{"publisher", string, 0, "", "Publisher of the article"},
    Field{"language", string, 0, "", "Language of the article, ISO 639-1"},
    Field{"published", date, 0, "", "Day on which the article was published"},
    Field{"sentence", string, 0, "", "The evidence, untouched"},
    Field{"char_start", integer, 0, "", "Where the sentence starts in the article, in code points"},
    Field{"char_stop", integer, 0, "", "Where the sentence stops in the article, in code points"},
    Field{"trigger_text", string, 0, "", "The words that told the event type"},
};

/// Fields of a report that say something of its one article, not of the incident.
constexpr std::array<std::string_view, 12> per_article = {
    "report_id", "mentions",  "source_file", "url",        "title",     "publisher",
    "language",  "published", "sentence",    "char_start", "char_stop", "trigger_text"};

constexpr std::array incident_extras = {
    Field{"claimants", string, 0, "", "All claimants, sorted"},
    Field{"claimant_sides", string, 0, "", "All sides of claimants, sorted"},
    Field{"n_reports", integer, 0, "", "Number of reports"},
    Field{"n_claimants", integer, 0, "", "Number of named claimants"},
    Field{"n_sources", integer, 0, "", "Number of articles"},
    Field{"killed_low", integer, 0, "", "Lowest claim of killed"},
    Field{"killed_high", integer, 0, "", "Highest claim of killed"},
    Field{"wounded_low", integer, 0, "", "Lowest claim of wounded"},
    Field{"wounded_high", integer, 0, "", "Highest claim of wounded"},
    Field{"disputed", boolean, 0, "", "Claimants of different sides contradict each other"},
    Field{"sources", string, 0, "", "Addresses of the articles, or their files, sorted"},
    Field{"review_status", string, 0, "review_status", "For editing: who has looked at it"},
    Field{"note", string, 0, "", "What, where, when and who says so, in one line"},
};

/// Fields of an incident by which its footprint is linked, filtered, styled and labelled.
constexpr std::array<std::string_view, 13> of_footprint = {
    "incident_id",    "date_start", "date_end", "event_type", "sub_event_type",
    "claimant_side",  "place",      "place_ar", "where_prec", "uncertainty_m",
    "place_relation", "disputed",   "note"};

constexpr std::array place_fields = {
    Field{"source_file", string, 0, "", "File of the article"},
    Field{"char_start", integer, 0, "", "Where the name starts in the article, in code points"},
    Field{"char_stop", integer, 0, "", "Where the name stops in the article, in code points"},
    Field{"place_text", string, 0, "", "The words that name the place"},
    Field{"place_role", string, 0, "place_role", "What the name does in its sentence"},
    Field{"reason", string, 0, "", "Why it is no location or was not found"},
    Field{"place", string, 0, "", "Name of the place in English"},
    Field{"place_ar", string, 0, "", "Name of the place in Arabic"},
    Field{"place_id", string, 0, "", "Gazetteer id of the place"},
    Field{"feature_code", string, 0, "", "GeoNames feature code"},
    Field{"country", string, 2, "", "ISO 3166-1 alpha-2 code of the country"},
    Field{"admin1", string, 0, "", "First-order administrative unit"},
    Field{"admin2", string, 0, "", "Second-order administrative unit"},
    Field{"where_prec", integer, 0, "where_prec", "Precision of the place, UCDP GED 1 to 7"},
    Field{"uncertainty_m", real, 0, "",
          "Radius in metres of the circle that should hold the event"},
    Field{"place_relation", string, 0, "place_relation", "How the event lies to the place"},
    Field{"place_method", string, 0, "place_method", "How the place was found"},
    Field{"place_conf", real, 0, "", "Confidence in the place, 0 to 1"},
    Field{"candidates", string, 0, "",
          "The place and what else it could be: JSON array of [place_id, score]"},
};

constexpr std::array article_fields = {
    Field{"source_file", string, 0, "", "File of the article"},
    Field{"content_hash", string, 0, "", "Hash of the file's bytes"},
    Field{"status", string, 0, "article_status", "Whether the file was read"},
    Field{"reason", string, 0, "", "Why the file was rejected"},
    Field{"published", date, 0, "", "Day on which the article was published"},
    Field{"published_from", string, 0, "published_from", "Where the day of publication was found"},
    Field{"title", string, 0, "", "Title of the article"},
    Field{"publisher", string, 0, "", "Publisher of the article"},
    Field{"url", string, 0, "", "Address of the article"},
    Field{"language", string, 0, "", "Language of the article, ISO 639-1"},
    Field{"n_sentences", integer, 0, "", "Number of sentences"},
    Field{"n_reports", integer, 0, "", "Number of reports"},
    Field{"n_places", integer, 0, "", "Number of rows in the layer places"},
    Field{"n_unresolved_dates", integer, 0, "", "Number of dates that could not be resolved"},
    Field{"warnings", string, 0, "", "What the reader should know, joined by '; '"},
};

constexpr std::array run_info_fields = {
    Field{"key", string, 0, "", "What is told of the run"},
    Field{"value", string, 0, "", "Its value"},
};

/// Reports' fields less those of one article, then the incident's own.
std::vector<Field> make_incident_fields() {
    std::vector<Field> list;
    std::ranges::copy_if(report_fields, std::back_inserter(list), [](const Field& field) {
        return std::ranges::find(per_article, field.name) == per_article.end();
    });
    list.insert(list.end(), incident_extras.begin(), incident_extras.end());
    return list;
}

std::vector<Field> make_footprint_fields() {
    std::vector<Field> list;
    std::ranges::copy_if(
        fields(Layer::incidents), std::back_inserter(list), [](const Field& field) {
            return std::ranges::find(of_footprint, field.name) != of_footprint.end();
        });
    return list;
}

constexpr std::array layers = {
    LayerInfo{"incidents", "Incidents: what happened, where, when and who says so",
              Geometry::points},
    LayerInfo{"reports", "Reports: one claim in one article", Geometry::points},
    LayerInfo{"footprints", "The ground on which an incident may have happened",
              Geometry::polygons},
    LayerInfo{"places", "Place names found in the articles, resolved or not", Geometry::points},
    LayerInfo{"articles", "Articles read and rejected", Geometry::none},
    LayerInfo{"run_info", "The run: version, options and counts", Geometry::none},
};
static_assert(layers.size() == all_layers.size());

} // namespace

const LayerInfo& layer_info(Layer layer) {
    return layers[static_cast<std::size_t>(layer)];
}

std::span<const Field> fields(Layer layer) {
    switch (layer) {
    case Layer::incidents: {
        static const std::vector<Field> incident_fields = make_incident_fields();
        return incident_fields;
    }
    case Layer::reports:
        return report_fields;
    case Layer::footprints: {
        static const std::vector<Field> footprint_fields = make_footprint_fields();
        return footprint_fields;
    }
    case Layer::places:
        return place_fields;
    case Layer::articles:
        return article_fields;
    case Layer::run_info:
        break;
    }
    return run_info_fields;
}

std::size_t field_index(Layer layer, std::string_view name) {
    const auto list = fields(layer);
    const auto found = std::ranges::find(list, name, &Field::name);
    if (found == list.end())
        throw std::logic_error("layer " + std::string(layer_info(layer).name) + " has no field \"" +
                               std::string(name) + '"');
    return static_cast<std::size_t>(found - list.begin());
}

} // namespace waqia::output
