#include "output/domains.hpp"
#include "output/fields.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace waqia::output;

namespace {

std::string names_of(Layer layer) {
    std::string names;
    for (const Field& field : fields(layer))
        names.append(names.empty() ? "" : " ").append(field.name);
    return names;
}

/// The cells of the rows of the table under the README's heading `heading`.
std::vector<std::vector<std::string>> readme_table(const std::string& heading) {
    std::ifstream readme(WAQIA_SOURCE_DIR "/README.md");
    std::vector<std::vector<std::string>> rows;
    bool under_heading = false;
    for (std::string line; std::getline(readme, line);) {
        if (line.starts_with("## "))
            under_heading = line == "## " + heading;
        if (!under_heading || !line.starts_with("| `"))
            continue;
        std::istringstream cells(line.substr(1));
        rows.emplace_back();
        for (std::string cell; std::getline(cells, cell, '|');)
            rows.back().push_back(cell);
    }
    return rows;
}

/// What stands between backticks.
std::vector<std::string> quoted(const std::string& cell) {
    std::vector<std::string> names;
    std::istringstream parts(cell);
    std::string part;
    for (bool inside = false; std::getline(parts, part, '`'); inside = !inside)
        if (inside)
            names.push_back(part);
    return names;
}

/// Which of the layers incidents and reports have a field `name`, in the README's word.
std::string where(const std::string& name) {
    const auto has = [&](Layer layer) {
        return std::ranges::find(fields(layer), name, &Field::name) != fields(layer).end();
    };
    if (has(Layer::incidents) && has(Layer::reports))
        return "both";
    if (has(Layer::incidents))
        return "incidents";
    return has(Layer::reports) ? "reports" : "none";
}

} // namespace

TEST_CASE("fields: the README lists those of incidents and reports, each once and in its layer") {
    std::set<std::string> listed;
    for (const auto& row : readme_table("Fields")) {
        REQUIRE(row.size() == 3);
        for (const std::string& name : quoted(row[0])) {
            CAPTURE(name);
            CHECK(listed.insert(name).second);
            CHECK(row[1] == " " + where(name) + " ");
        }
    }
    for (const Layer layer : {Layer::incidents, Layer::reports})
        for (const Field& field : fields(layer)) {
            CAPTURE(field.name);
            CHECK(listed.contains(std::string(field.name)));
        }
}

TEST_CASE("fields: the README lists every layer, in order") {
    const auto rows = readme_table("Layers");
    REQUIRE(rows.size() == all_layers.size());
    for (const Layer layer : all_layers)
        CHECK(quoted(rows[static_cast<std::size_t>(layer)][0]) ==
              std::vector{std::string(layer_info(layer).name)});
}

TEST_CASE("fields: reports are those of the contract, in its order") {
    CHECK(
        names_of(Layer::reports) ==
        "report_id incident_id datetime_start datetime_end date_start date_end date_prec "
        "time_precision date_method date_text day_part event_type sub_event_type modality "
        "initiator initiator_side target target_side target_kind weapon claimant claimant_side "
        "claimant_type claimant_via claim_stance claim_verb claimant_text killed wounded captured "
        "missing casualty_qual casualty_side casualty_scope place place_ar place_text place_id "
        "feature_code country admin1 admin2 where_prec geo_precision uncertainty_m "
        "place_relation place_method place_conf place_alternatives mentions confidence "
        "source_file url title publisher language published sentence char_start char_stop "
        "trigger_text");
}

TEST_CASE("fields: incidents are reports less what is of one article, and their own") {
    CHECK(
        names_of(Layer::incidents) ==
        "incident_id datetime_start datetime_end date_start date_end date_prec "
        "time_precision date_method date_text day_part event_type sub_event_type modality "
        "initiator initiator_side target target_side target_kind weapon claimant claimant_side "
        "claimant_type claimant_via claim_stance claim_verb claimant_text killed wounded captured "
        "missing casualty_qual casualty_side casualty_scope place place_ar place_text place_id "
        "feature_code country admin1 admin2 where_prec geo_precision uncertainty_m "
        "place_relation place_method place_conf place_alternatives confidence "
        "claimants claimant_sides n_reports n_claimants n_sources killed_low killed_high "
        "wounded_low wounded_high disputed sources review_status note");
}

TEST_CASE("fields: footprints have some of the incidents', to link, filter, style and label by") {
    CHECK(names_of(Layer::footprints) ==
          "incident_id date_start date_end event_type sub_event_type claimant_side place place_ar "
          "where_prec uncertainty_m place_relation disputed note");
}

TEST_CASE("fields: places are those of the contract") {
    CHECK(names_of(Layer::places) ==
          "source_file char_start char_stop place_text place_role reason place place_ar place_id "
          "feature_code country admin1 admin2 where_prec uncertainty_m place_relation place_method "
          "place_conf candidates");
}

TEST_CASE("fields: every field is described, named once and of a domain that exists") {
    for (const Layer layer : all_layers) {
        std::set<std::string_view> seen;
        for (const Field& field : fields(layer)) {
            CAPTURE(field.name);
            CHECK(seen.insert(field.name).second);
            CHECK_FALSE(field.description.empty());
            CHECK(field.description.find('\n') == field.description.npos);
            if (field.domain.empty())
                continue;
            const auto domain = std::ranges::find(domains(), field.domain, &Domain::name);
            REQUIRE(domain != domains().end());
            CHECK(domain->type == field.type);
        }
    }
}

TEST_CASE("domains: every term has labels, and every domain is used") {
    for (const Domain& domain : domains()) {
        CAPTURE(domain.name);
        CHECK_FALSE(domain.terms.empty());
        for (const auto& term : domain.terms) {
            CHECK_FALSE(term.code.empty());
            CHECK_FALSE(term.label_en.empty());
            CHECK_FALSE(term.label_ar.empty());
        }
        const bool used = std::ranges::any_of(all_layers, [&](Layer layer) {
            return std::ranges::find(fields(layer), domain.name, &Field::domain) !=
                   fields(layer).end();
        });
        CHECK(used);
    }
}

TEST_CASE("domains: a source of the publication day has the code of its name") {
    using waqia::ingest::PublishedFrom;
    CHECK(published_from_code(PublishedFrom::nowhere) == "nowhere");
    CHECK(published_from_code(PublishedFrom::manifest) == "manifest");
    CHECK(published_from_code(PublishedFrom::dateline) == "dateline");
}

TEST_CASE("field_index: an unknown name is refused") {
    CHECK(field_index(Layer::reports, "incident_id") == 1);
    CHECK_THROWS_AS(field_index(Layer::run_info, "incident_id"), std::logic_error);
}
