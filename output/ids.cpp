#include "output/ids.hpp"

#include "output/row.hpp"

#include <xxhash.h>

#include <cmath>
#include <map>

namespace waqia::output {

namespace {

constexpr char separator = '\x1f'; // ASCII's own: in no name
constexpr int hash_bytes = 12;

std::string hashed(std::string_view prefix, std::string_view key) {
    XXH128_canonical_t bytes;
    XXH128_canonicalFromHash(&bytes, XXH3_128bits(key.data(), key.size()));
    constexpr std::string_view digits = "0123456789abcdef";
    std::string id(prefix);
    for (int i = 0; i < hash_bytes; ++i) {
        id += digits[bytes.digest[i] >> 4U];
        id += digits[bytes.digest[i] & 15U];
    }
    return id;
}

std::string place_key(const ingest::Location& where) {
    if (!where.place_id.empty() || !where.point)
        return where.place_id;
    // Whole units of 1e-5 degree, about a metre: the last bits of a point may differ by machine.
    constexpr double units = 1e5;
    return std::to_string(std::llround(where.point->lon() * units)) + ' ' +
           std::to_string(std::llround(where.point->lat() * units));
}

std::string day_key(std::optional<ingest::Day> day) {
    return day ? to_text(*day) : std::string();
}

std::string report_key(const ingest::Article& article, const ingest::Report& report) {
    std::string key = article.source_file;
    const auto add = [&key](std::string_view part) { key.append(1, separator).append(part); };
    add(ingest::code(report.sub_event));
    add(place_key(report.where));
    add(day_key(report.when.start));
    add(day_key(report.when.stop));
    add(report.claim.claimant);
    add(ingest::code(report.claim.side));
    add(ingest::code(report.modality));
    add(std::to_string(report.char_start));
    add(std::to_string(report.char_stop));
    return key;
}

} // namespace

std::vector<std::string> report_ids(const ingest::ArticleResult& result) {
    std::vector<std::string> ids;
    std::map<std::string, int> seen;
    for (const ingest::Report& report : result.reports) {
        std::string key = report_key(result.article, report);
        const int earlier = seen[key]++;
        if (earlier > 0)
            key.append(1, separator).append(std::to_string(earlier));
        ids.push_back(hashed("r_", key));
    }
    return ids;
}

std::string incident_id(std::string_view smallest_report_id) {
    return hashed("i_", smallest_report_id);
}

} // namespace waqia::output
