#pragma once

#include "gazetteer/table.hpp"
#include "geo/geodesic.hpp"
#include "ingest/report.hpp"

#include <string>
#include <string_view>

namespace waqia::ingest::test {

/// Where the place labels of the case tables are: examples/places.tsv, else the gazetteer.
class Labels {
public:
    Labels();

    /// Whether a report's place is what `cell` asks for: "*" any, empty none, "border" the
    /// Armenia-Azerbaijan border, "a|b" either.
    bool meet(std::string_view cell, const Location& where) const;

private:
    bool is(const std::string& label, const Location& where) const;
    bool within(geo::LonLat position, const Location& where, double metres) const;

    gazetteer::Table m_table;
    geo::Geodesic m_geodesic;
};

} // namespace waqia::ingest::test
