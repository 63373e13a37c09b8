#include "geo/region_index.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>

using namespace waqia::geo;

namespace {

Ring rectangle(double west, double south, double east, double north) {
    return {LonLat::from_degrees(west, south), LonLat::from_degrees(east, south),
            LonLat::from_degrees(east, north), LonLat::from_degrees(west, north),
            LonLat::from_degrees(west, south)};
}

// West and east of 46 degrees; the western one has a hole with an enclave of the eastern one in it.
std::vector<Outline> neighbours() {
    const Ring enclave = rectangle(45.4, 40.4, 45.6, 40.6);
    return {{{rectangle(45, 40, 46, 41), {enclave}}},
            {{rectangle(46, 40, 47, 41), {}}, {enclave, {}}}};
}

} // namespace

TEST_CASE("RegionIndex: a point on a shared border belongs to both") {
    const RegionIndex index(neighbours());
    struct Case {
        std::string name;
        double lon, lat;
        std::vector<std::size_t> expected;
    };
    const Case cases[] = {
        {"west", 45.2, 40.2, {0}},
        {"east", 46.2, 40.2, {1}},
        {"outside", 47.2, 40.2, {}},
        {"on the border", 46, 40.5, {0, 1}},
        {"on the border's end", 46, 40, {0, 1}},
        {"in the enclave", 45.5, 40.5, {1}},
        {"on the enclave's edge", 45.4, 40.5, {0, 1}},
        {"at the enclave's corner", 45.4, 40.4, {0, 1}},
        {"on the outer edge", 47, 40.5, {1}},
        {"in no bounding box", -120, -40, {}},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name);
        CHECK(index.at(LonLat::from_degrees(c.lon, c.lat)) == c.expected);
    }
}

TEST_CASE("RegionIndex: the inner point is inside and nowhere else") {
    const RegionIndex index(neighbours());
    for (std::size_t i : {0, 1}) {
        CAPTURE(i);
        CHECK(index.at(index.point_inside(i)) == std::vector<std::size_t>{i});
    }
}

TEST_CASE("RegionIndex: says which outline it cannot use") {
    const Outline good{{rectangle(45, 40, 46, 41), {}}};
    Ring open = rectangle(45, 40, 46, 41);
    open.pop_back();
    struct Case {
        std::string name;
        Outline bad;
    };
    for (const Case& c : {Case{"without parts", {}}, Case{"a ring that is open", {{open, {}}}}}) {
        CAPTURE(c.name);
        const std::vector<Outline> outlines{good, c.bad};
        try {
            const RegionIndex index(outlines);
            FAIL("no exception");
        } catch (const std::runtime_error& error) {
            CAPTURE(error.what());
            CHECK(std::string(error.what()).starts_with("outline 2: "));
        }
    }
}

TEST_CASE("RegionIndex: without outlines finds nothing") {
    const RegionIndex index({});
    CHECK(index.at(LonLat::from_degrees(46, 40)).empty());
}
