#include "geo/relation.hpp"

#include "geo/boundaries.hpp"

#include "support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <sstream>
#include <string>
#include <variant>
#include <vector>

using namespace waqia::geo;
using test::holds;
using test::Random;

namespace {

const Geodesic geodesic;

const Boundaries& boundaries() {
    static const Boundaries loaded =
        Boundaries::load(std::filesystem::path(WAQIA_SOURCE_DIR) / "shapefiles");
    return loaded;
}

LonLat at(double lon, double lat) {
    return LonLat::from_degrees(lon, lat);
}

double apart(LonLat a, LonLat b) {
    return geodesic.distance(a, b).value;
}

const LonLat goris = at(46.342, 39.511);
const LonLat jermuk = at(45.6723, 39.84173);
const LonLat sotk = at(45.8656, 40.2031);
const LonLat stepanakert = at(46.7528, 39.8177);

// Every vertex of the footprint is within the uncertainty, give or take what drawing it may.
void check_held(const Located& located) {
    CAPTURE(to_text(located.footprint));
    const Outline outline = draw(located.footprint, boundaries(), geodesic);
    REQUIRE_FALSE(outline.empty());
    double farthest = 0.0;
    for (const Polygon& polygon : outline)
        for (LonLat vertex : polygon.shell)
            if (std::abs(vertex.lat()) < 90.0) // the map's edge is no vertex of the ground's
                farthest = std::max(farthest, apart(located.point, vertex));
    CHECK(farthest <= located.uncertainty.value * 1.01);
    CHECK(farthest >= located.uncertainty.value * 0.9);
}

// What the command `geod` answers to one line, or nothing where it cannot be run.
std::optional<std::string> geod(const std::string& options, const std::string& line) {
    const std::string command = "echo '" + line + "' | geod +ellps=WGS84 " + options;
    std::FILE* pipe = popen((command + " 2>/dev/null").c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string answer;
    std::array<char, 256> part;
    while (std::fgets(part.data(), part.size(), pipe) != nullptr)
        answer += part.data();
    if (pclose(pipe) != 0)
        return std::nullopt;
    return answer;
}

bool can_run_geod() {
    if (geod("", "0 0 0 0"))
        return true;
    MESSAGE("SKIPPED: the command geod (Debian package proj-bin) cannot be run here");
    return false;
}

std::string text(double number) {
    std::ostringstream stream;
    stream.imbue(std::locale::classic());
    stream.precision(12);
    stream << number;
    return stream.str();
}

// Latitude first, as geod prints a position.
LonLat position_in(const std::string& answer) {
    std::istringstream stream(answer);
    stream.imbue(std::locale::classic());
    double lat = 0.0;
    double lon = 0.0;
    stream >> lat >> lon;
    return at(lon, lat);
}

struct Offset {
    std::string name;
    LonLat from;
    double azimuth, metres;
    LonLat to;
};

// echo LAT LON AZIMUTH METRES | geod +ellps=WGS84 -f %.7f        (PROJ 9.1.1)
const std::vector<Offset> offsets{
    {"10 km south of Goris", goris, 180, 10000, at(46.3420000, 39.4209297)},
    {"5 km north-east of Goris", goris, 45, 5000, at(46.3831297, 39.5428371)},
    {"12 km west of Jermuk", jermuk, 270, 12000, at(45.5320979, 39.8416453)},
    {"3 km east of Sotk", sotk, 90, 3000, at(45.9008359, 40.2030946)},
    {"25 km south-east of Stepanakert", stepanakert, 135, 25000, at(46.9587902, 39.6583011)},
    {"500 m north of Stepanakert", stepanakert, 0, 500, at(46.7528000, 39.8222032)},
    {"east over the antimeridian", at(179.9, -16.5), 90, 40000, at(-179.7253428, -16.4996644)},
    {"west over the antimeridian", at(-179.6, 68), 270, 50000, at(179.2045927, 67.9956639)},
    {"over the north pole", at(46, 89.9), 0, 30000, at(-134.0, 89.8314090)},
    {"past the north pole", at(46, 89.9), 90, 30000, at(115.5791806, 89.7133974)},
    {"over the south pole", at(-120, -89.95), 180, 20000, at(60.0, -89.8709393)},
};

struct Way {
    std::string name;
    LonLat from, to;
    LonLat middle;
    double metres;
};

// geod +ellps=WGS84 +lat_1=LAT +lon_1=LON +lat_2=LAT +lon_2=LON +n_S=2 -f %.7f   second line
// echo LAT LON LAT LON | geod +ellps=WGS84 -I -F %.4f                            (PROJ 9.1.1)
const std::vector<Way> ways{
    {"Goris, Stepanakert", goris, stepanakert, at(46.5469460, 39.6645337), 49012.0443},
    {"Jermuk, Sotk", jermuk, sotk, at(45.7686951, 40.0224581), 43385.2815},
    {"Yerevan, Baku", at(44.520721, 40.185693), at(49.840288, 40.378395),
     at(47.1767258, 40.3126283), 452821.0971},
    {"over the antimeridian", at(179.5, -16), at(-179.2, -17), at(-179.8516700, -16.5010222),
     177508.9588},
    {"over the north pole", at(30, 88), at(-150, 88.5), at(30, 89.7500024), 390927.6246},
    {"past the north pole", at(30, 89.5), at(160, 89.2), at(121.3292295, 89.6934920), 132357.0884},
    {"beside the south pole", at(0, -89), at(90, -89), at(45, -89.2928577), 157954.9686},
};

struct Foot {
    std::string name;
    Polyline line;
    LonLat about, expected;
    double metres;
};

// The foot on a meridian is where the way to the place sets out due west or east: its latitude
// halved down to 1e-12 degrees with  echo LAT LON LAT LON | geod +ellps=WGS84 -I -f %.9f -F %.4f
const std::vector<Foot> feet{
    {"Goris, to a meridian east of it",
     {at(46.5, 37), at(46.5, 41)},
     goris,
     at(46.5, 39.511107362),
     13587.9708},
    {"Jermuk, to the same",
     {at(46.5, 37), at(46.5, 41)},
     jermuk,
     at(46.5, 39.844682746),
     70842.3959},
    {"to the antimeridian from the west",
     {at(180, -20), at(180, -10)},
     at(179, -16.5),
     at(180, -16.502391436),
     106763.7176},
    {"to the antimeridian from the east",
     {at(180, -20), at(180, -10)},
     at(-179, -16.5),
     at(180, -16.502391436),
     106763.7176},
    {"beside the north pole",
     {at(90, 80), at(90, 90)},
     at(46, 87.5),
     at(90, 88.201105251),
     193939.7922},
};

constexpr Metres extent{1500};

} // namespace

TEST_CASE("at, near, distant, axis, toward: the place's own point and the ground about it") {
    struct Case {
        std::string name;
        Located located;
        Footprint footprint;
        double uncertainty;
    };
    for (const LonLat place :
         {goris, jermuk, sotk, stepanakert, at(180, -16.5), at(0, 90), at(30, -89.99)}) {
        const Site site{place, extent};
        const Case cases[] = {
            {"at", at(site), Circle{place, Metres{1500}}, 1500},
            {"near", near(site, Metres{5000}), Circle{place, Metres{6500}}, 6500},
            {"12 km from", distant(site, Metres{12000}), Circle{place, Metres{13500}}, 13500},
            {"axis", axis(site), Circle{place, Metres{11500}}, 11500},
            {"south of", toward(site, {180, 45}, Metres{20000}),
             Sector{place, 180, 45, Metres{0}, Metres{21500}}, 21500},
            {"north-west of", toward(site, {315, 22.5}, Metres{20000}),
             Sector{place, 315, 22.5, Metres{0}, Metres{21500}}, 21500},
        };
        for (const Case& c : cases) {
            CAPTURE(c.name);
            CHECK(c.located.point == place);
            CHECK(c.located.uncertainty.value == c.uncertainty);
            CHECK(c.located.footprint == c.footprint);
            check_held(c.located);
        }
    }
}

TEST_CASE("offset: is where the geod command says, on a sector about it") {
    for (const Offset& o : offsets) {
        CAPTURE(o.name);
        const Located located =
            offset({o.from, extent}, {o.azimuth, 22.5}, Metres{o.metres}, geodesic);
        CHECK(apart(located.point, o.to) < 1.0);
        const auto* sector = std::get_if<Sector>(&located.footprint);
        REQUIRE(sector != nullptr);
        CHECK(sector->inner.value == doctest::Approx(std::max(0.0, 0.8 * o.metres - 1500)));
        CHECK(sector->outer.value == doctest::Approx(1.2 * o.metres + 1500));
        check_held(located);
        CHECK(holds(draw(located.footprint, boundaries(), geodesic), located.point));
    }
}

TEST_CASE("between: is half-way as the geod command says, on a stretch from end to end") {
    for (const Way& w : ways) {
        CAPTURE(w.name);
        const Located located = between({w.from, extent}, {w.to, Metres{500}}, geodesic);
        CHECK(apart(located.point, w.middle) < 1.0);
        const double half_width = std::max(2000.0, w.metres / 10.0);
        CHECK(located.uncertainty.value ==
              doctest::Approx(w.metres / 2 + half_width).epsilon(1e-9));
        const auto* stretch = std::get_if<Stretch>(&located.footprint);
        REQUIRE(stretch != nullptr);
        CHECK(stretch->line == Polyline{w.from, w.to});
        CHECK(stretch->half_width.value == doctest::Approx(half_width).epsilon(1e-9));
        check_held(located);
        CHECK(apart(between({w.to, extent}, {w.from, extent}, geodesic).point, located.point) <
              0.01);
    }
}

TEST_CASE("between: is as wide as the larger place, and is there for one place twice") {
    const Located wide = between({goris, Metres{9000}}, {stepanakert, extent}, geodesic);
    CHECK(std::get<Stretch>(wide.footprint).half_width.value == 9000);
    const Located same = between({goris, extent}, {goris, extent}, geodesic);
    CHECK(apart(same.point, goris) < 1e-6);
    CHECK(same.uncertainty.value == 2000);
    check_held(same);
}

TEST_CASE("along_section: is the foot that the geod command finds") {
    for (const Foot& f : feet) {
        CAPTURE(f.name);
        const Border line{{f.line}, length(f.line, geodesic), f.line[0], {}};
        const Located located =
            along_section("a line", line, f.about, Metres{20e3}, Metres{2e3}, geodesic);
        CHECK(apart(located.point, f.expected) < 1.0);
        CHECK(apart(located.point, f.about) == doctest::Approx(f.metres).epsilon(1e-9));
        CHECK(located.uncertainty.value == doctest::Approx(22e3).epsilon(1e-6));
        CHECK(located.footprint ==
              Footprint(LineRef{"a line", f.about, Metres{20e3}, Metres{2e3}}));
    }
}

TEST_CASE("along, along_section: lines of the boundaries") {
    for (const std::string id : {"border:AM-AZ", "border:AM-IR", "line-of-contact"}) {
        CAPTURE(id);
        const Border* line = boundaries().line(id);
        REQUIRE(line != nullptr);
        const Located whole = along(id, *line, Metres{5e3});
        CHECK(whole.point == line->on_border);
        Metres farthest;
        for (const Polyline& part : line->parts)
            for (const LonLat vertex : part)
                farthest = std::max(farthest, geodesic.distance(line->on_border, vertex));
        CHECK(whole.uncertainty.value == farthest.value + 5e3);
        check_held(whole);
        for (const LonLat about : {goris, jermuk, sotk, stepanakert}) {
            const Located section =
                along_section(id, *line, about, Metres{20e3}, Metres{5e3}, geodesic);
            check_held(section);
            CHECK(section.uncertainty.value <= 25e3 + 0.01);
            CHECK(holds(draw(section.footprint, boundaries(), geodesic), section.point));
        }
    }
}

TEST_CASE("geod: the tables of this file are what the command says") {
    if (!can_run_geod())
        return;
    for (const Offset& o : offsets) {
        CAPTURE(o.name);
        const auto answer = geod("-f %.7f", text(o.from.lat()) + " " + text(o.from.lon()) + " " +
                                                text(o.azimuth) + " " + text(o.metres));
        REQUIRE(answer.has_value());
        CHECK(apart(position_in(*answer), o.to) < 0.1);
    }
    const auto measured = [](LonLat from, LonLat to) {
        const auto answer =
            geod("-I -f %.9f -F %.4f", text(from.lat()) + " " + text(from.lon()) + " " +
                                           text(to.lat()) + " " + text(to.lon()));
        REQUIRE(answer.has_value());
        std::istringstream stream(*answer);
        stream.imbue(std::locale::classic());
        double azimuth = 0.0;
        double back = 0.0;
        double metres = 0.0;
        stream >> azimuth >> back >> metres;
        return std::pair(azimuth, metres);
    };
    for (const Way& w : ways) {
        CAPTURE(w.name);
        CHECK(measured(w.from, w.to).second == doctest::Approx(w.metres).epsilon(1e-9));
        // Half-way: half as far from either end.
        CHECK(measured(w.from, w.middle).second == doctest::Approx(w.metres / 2).epsilon(1e-6));
        CHECK(measured(w.middle, w.to).second == doctest::Approx(w.metres / 2).epsilon(1e-6));
    }
    for (const Foot& f : feet) {
        CAPTURE(f.name);
        const auto [azimuth, metres] = measured(f.expected, f.about);
        CHECK(std::abs(azimuth) == doctest::Approx(90.0).epsilon(1e-6));
        CHECK(metres == doctest::Approx(f.metres).epsilon(1e-9));
    }
}

TEST_CASE("keep_inside: leaves what is inside, moves the rest to just inside the nearest edge") {
    struct Case {
        std::string name;
        LonLat position;
        std::string country;
    };
    // Places by the frontier, and far ones.
    const Case cases[] = {
        {"Goris for Armenia", goris, "AM"},
        {"Goris for Azerbaijan", goris, "AZ"},
        {"Sotk for Azerbaijan", sotk, "AZ"},
        {"3 km east of Sotk for Armenia", at(45.9008359, 40.2030946), "AM"},
        {"Jermuk for Azerbaijan", jermuk, "AZ"},
        {"Stepanakert for Armenia", stepanakert, "AM"},
        {"Baku for Georgia", at(49.84, 40.378), "GE"},
        {"off Chukotka, across the antimeridian, for Russia", at(-178.0, 72.5), "RU"},
        {"near the north pole for Russia", at(-150, 89.5), "RU"},
        {"the south pole for Argentina", at(0, -90), "AR"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name);
        const Outline& country = boundaries().country(c.country)->outline;
        const LonLat kept = keep_inside(c.position, country, geodesic);
        CHECK(holds(country, kept));
        if (holds(country, c.position)) {
            CHECK(kept == c.position);
            continue;
        }
        double nearest_vertex = 1e9;
        for (const Polygon& polygon : country)
            for (LonLat vertex : polygon.shell)
                nearest_vertex = std::min(nearest_vertex, apart(c.position, vertex));
        CHECK(apart(kept, c.position) < nearest_vertex + 100.0);
        CHECK(apart(kept, c.position) > 0.0);
    }
}

TEST_CASE("keep_inside: never far from the edge, wherever the position is") {
    const Outline& armenia = boundaries().country("AM")->outline;
    std::vector<Polyline> rings;
    for (const Polygon& polygon : armenia) {
        rings.push_back(polygon.shell);
        rings.insert(rings.end(), polygon.holes.begin(), polygon.holes.end());
    }
    Random random;
    for (int i = 0; i < 200; ++i) {
        const LonLat position = random.position(43.0, 38.5, 47.0, 41.6);
        CAPTURE(position.lon());
        CAPTURE(position.lat());
        const LonLat kept = keep_inside(position, armenia, geodesic);
        CHECK(holds(armenia, kept));
        if (kept == position)
            continue;
        double vertex = 1e9;
        for (const Polyline& ring : rings)
            for (LonLat v : ring)
                vertex = std::min(vertex, apart(position, v));
        CHECK(apart(position, kept) <= vertex + 100.0);
    }
    CHECK(keep_inside(goris, {}, geodesic) == goris);
}
