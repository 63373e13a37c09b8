#!/usr/bin/env python3
"""Compile the bundled gazetteer: build.py DIR

Reads the collected sources in DIR (places_am_az.tsv, cities_world.tsv,
regions_am_az.geojson, countries.geojson) and, beside this script, the tables
written by hand (curated.tsv, common_words.txt); writes places.tsv and names.tsv
beside this script. The same input gives the same bytes. The columns and the rules are
described in ../README.md.

Exit status: 0 done, 1 bad input (one line on stderr says which), 2 usage.
"""

import csv
import json
import math
import os
import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
EARTH_RADIUS_KM = 6371.0088

PLACE_COLUMNS = ["place_id", "name", "name_ar", "feature_code", "country", "admin1", "admin2",
                 "lat", "lon", "population", "radius_m"]
NAME_COLUMNS = ["place_id", "name", "lang", "kind", "side", "needs_cue"]
CURATED_COLUMNS = ["key", "display", "display_ar", "feature_code", "country", "admin1", "lat",
                   "lon", "radius_m", "population", "names_ar", "names_other", "drop_names",
                   "side", "common_word", "note"]

KINDS = ["official", "rival", "historic", "exonym", "variant"]
LANGS = ["ar", "en", "ru", "hy", "az", "fa", "tr"]
STATE_LANG = {"AM": "hy", "AZ": "az"}
RIVAL_LANG = {"AM": ("az", "Azerbaijan"), "AZ": ("hy", "Armenia")}

# Distances in kilometres within which two source records can be one place.
SAME_NAME_KM = 3.0
SAME_NATIVE_NAME_KM = 1.5
COMMUNITY_KM = 8.0  # a community's point is the centroid of its lands, not its village

# GeoNames ids from here on in Armenia are field names of old maps (rocks, springs, ruins) that it
# files as populated places; without a population or a community they are mere localities.
FIELD_NAME_ID = 10000000

# Nothing below these populations is well enough known to be recognised by an uncurated
# Arabic name without a word such as "village" or "near" beside it.
CUE_POPULATION = {"AM": 5000, "AZ": 5000}
CUE_POPULATION_ELSEWHERE = 100000

TYPE_WORDS_AR = re.compile(r"^(?:محافظة|مقاطعة|منطقة|مدينة|حي|إمارة|ولاية|قرية|إقليم) +")
TYPE_WORDS_AZ = re.compile(r" *(?:²|\(rayon\)| rayonu?| mərzi| mahalı| şəhəri)$", re.IGNORECASE)
# How the source writes the names of Armenian communities: Tzovak, Jambarak, L. Hand.
COMMUNITY_PREFIXES = [("L.", "Nerkin "), ("U.", "Verin "), ("G.", "Mets "), ("S.", "Pokr ")]
COMMUNITY_LETTERS = [("tz", "ts"), ("zh", "ch"), ("j", "ch")]
# What no single unit holds, and what is a unit itself.
WIDE_FEATURES = {"PCLI", "ADM1", "ADM2", "RGN", "BDRY", "MTS", "OILP", "RD", "RDCR", "STM"}
DIRECTIONS = {"yuxari", "asagi", "orta", "boyuk", "kicik", "birinci", "ikinci", "nerkin", "verin",
              "mets", "pokr", "nor", "kohna", "yeni", "ashaghi", "asagy", "verkhniy", "nizhniy"}


class BadInput(Exception):
    """What is wrong, where, and with which value: one line for the user."""


# ---------------------------------------------------------------- reading


def read_table(path, required):
    """Rows of a UTF-8 TSV with a header, as dicts of NFC strings; '#' begins a comment."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise BadInput(f"{path}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError as error:
        raise BadInput(f"{path}: not UTF-8 at byte {error.start}") from None
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1)
             if line and not line.startswith("#")]
    if not lines:
        raise BadInput(f"{path}: is empty")
    header = lines[0][1].split("\t")
    missing = [name for name in required if name not in header]
    if missing:
        raise BadInput(f"{path}: no column '{missing[0]}'")
    rows = []
    for number, line in lines[1:]:
        cells = line.split("\t")
        if len(cells) != len(header):
            raise BadInput(f"{path}: line {number} has {len(cells)} cells, not {len(header)}: "
                           f"'{line[:60]}'")
        cells = [clean(cell) for cell in cells]
        rows.append(dict(zip(header, cells)))
    return rows


def read_features(path):
    """Features of a GeoJSON collection of polygons: (properties, list of polygons)."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadInput(f"{path}: cannot be read ({error.strerror})") from None
    except ValueError as error:
        raise BadInput(f"{path}: not GeoJSON ({error})") from None
    features = []
    for feature in data.get("features", []):
        geometry = feature["geometry"]
        polygons = geometry["coordinates"]
        features.append((feature["properties"],
                         [polygons] if geometry["type"] == "Polygon" else polygons))
    if not features:
        raise BadInput(f"{path}: has no features")
    return features


def clean(text):
    """NFC, one kind of apostrophe and of schwa, no invisible characters, single spaces."""
    text = unicodedata.normalize("NFC", text)
    for wrong, right in (("\u200c", " "), ("\u02bc", "\u2019"), ("\u01dd", "\u0259"),
                         ("\u018e", "\u018f")):
        text = text.replace(wrong, right)
    text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    return re.sub(r" +", " ", text).strip()


def degrees(text, limit, where):
    try:
        value = float(text)
    except ValueError:
        raise BadInput(f"{where}: '{text}' is not a number of degrees") from None
    if not -limit <= value <= limit:
        raise BadInput(f"{where}: {text} is out of range")
    return value


# ---------------------------------------------------------------- geometry


def distance_km(a, b):
    """Great-circle distance of two (lat, lon) pairs on the sphere: ample for merging."""
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (*a, *b))
    h = (math.sin((lat_b - lat_a) / 2) ** 2
         + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2)
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, h)))


def crossings(polygon, lat):
    """Longitudes at which the polygon's rings cross a parallel, ascending."""
    found = []
    for ring in polygon:
        for (x1, y1), (x2, y2) in zip(ring, ring[1:]):
            if (y1 > lat) != (y2 > lat):
                found.append(x1 + (lat - y1) / (y2 - y1) * (x2 - x1))
    return sorted(found)


def contains(polygons, lat, lon):
    """Whether a point lies in a multipolygon, by counting the edges west of it."""
    inside = False
    for ring in (ring for polygon in polygons for ring in polygon):
        for (x1, y1), (x2, y2) in zip(ring, ring[1:]):
            if (y1 > lat) != (y2 > lat) and x1 + (lat - y1) / (y2 - y1) * (x2 - x1) < lon:
                inside = not inside
    return inside


def ring_area_km2(ring):
    """Planar area in the equirectangular projection about the ring's own latitude."""
    middle = math.radians(sum(y for _, y in ring) / len(ring))
    scale = (math.pi / 180 * EARTH_RADIUS_KM) ** 2 * math.cos(middle)
    doubled = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, ring[1:]))
    return abs(doubled) / 2 * scale


def area_km2(polygons):
    return sum(ring_area_km2(p[0]) - sum(map(ring_area_km2, p[1:])) for p in polygons)


def interior_point(polygons):
    """A point well inside the largest polygon: the middle of the widest chord on one of
    nineteen parallels, weighted towards the middle ones."""
    largest = max(polygons, key=lambda p: ring_area_km2(p[0]))
    south = min(y for _, y in largest[0])
    north = max(y for _, y in largest[0])
    best = None
    for step in range(1, 20):
        lat = south + (north - south) * step / 20 + 1e-7
        cuts = crossings(largest, lat)
        for west, east in zip(cuts[::2], cuts[1::2]):
            width = (east - west) * min(step, 20 - step)
            if best is None or width > best[0]:
                best = (width, lat, (west + east) / 2)
    return best[1], best[2]


def boundary_distance_km(polygons, lat, lon):
    """To the nearest vertex: enough to choose among neighbours."""
    return min(distance_km((lat, lon), (y, x)) for p in polygons for x, y in p[0])


# ---------------------------------------------------------------- names


def script_lang(name, column_lang):
    """The language of a name, corrected by the script it is written in."""
    letters = [unicodedata.name(c, "").split(" ")[0] for c in name if c.isalpha()]
    if not letters:
        return None
    if letters[0] == "ARABIC":
        persian = any(c in "پچژگکیە" for c in name)
        return "fa" if persian or column_lang != "ar" else "ar"
    if letters[0] == "CYRILLIC":
        return "ru"
    if letters[0] == "ARMENIAN":
        return "hy"
    if letters[0] == "LATIN":
        return column_lang if column_lang in ("en", "az", "tr") else "en"
    return None


def split_names(text, column_lang):
    """(name, lang) of each alternative in a source cell, less type words and qualifiers."""
    found = []
    for name in text.split("|"):
        name = re.split("[،,]", name)[0].strip()
        if column_lang == "ar":
            name = TYPE_WORDS_AR.sub("", name)
        if column_lang == "az":
            name = TYPE_WORDS_AZ.sub("", name)
        lang = script_lang(name, column_lang)
        if lang and (name, lang) not in found:
            found.append((name, lang))
    return found


def latin_key(name):
    """Comparison form of a Latin name: no marks, no apostrophes, no doubled letters."""
    name = name.lower().replace("ə", "a").replace("ı", "i")
    name = unicodedata.normalize("NFKD", name)
    letters = [c for c in name if c.isalpha() and not unicodedata.combining(c)]
    return "".join(c for i, c in enumerate(letters) if i == 0 or letters[i - 1] != c)


def letters_only(name):
    return "".join(c for c in name if c.isalpha())


# ---------------------------------------------------------------- source records


class Place:
    """One place; names are (name, lang, kind, side, needs_cue) in order of preference."""

    def __init__(self, place_id, name, feature_code, country, lat, lon):
        self.place_id = place_id
        self.name = name
        self.name_ar = ""
        self.feature_code = feature_code
        self.country = country
        self.admin1 = ""
        self.admin2 = ""
        self.admin_stated = False  # by hand, against the polygon
        self.lat = lat
        self.lon = lon
        self.population = None
        self.radius_m = None
        self.names = []
        self.world_city = False
        self.community = False  # the record is of a community, not of its village
        self.has_community = False
        self.merged_ids = set()

    @property
    def position(self):
        return self.lat, self.lon

    def has_name(self, name):
        return any(known == name for known, *_ in self.names)

    def add_name(self, name, lang, kind, side="", needs_cue=0):
        if not self.has_name(name):
            self.names.append((name, lang, kind, side, needs_cue))


def parse_ids(text):
    ids = dict(part.split(":", 1) for part in text.split(";") if ":" in part)
    if "gn" in ids:
        return "gn:" + ids["gn"], ids
    if "wof" in ids:
        return "wof:" + ids["wof"], ids
    return None, ids


def population_of(row):
    """None if unknown; the sources have a few that are no counts (3 for a town)."""
    text = row["population"]
    return int(text) if text.isdigit() and int(text) >= 10 else None


def feature_code_of(feature_class, country):
    """GeoNames code of a source class; None for the classes that are not taken over."""
    if feature_class == "admin1":
        return "ADM1" if country == "AM" else "ADM2"
    if feature_class in ("neighbourhood", "neighbourhood:PPLX", "admin2:ADM2"):
        return "PPLX"
    if feature_class in ("populated_place", "admin_municipality"):
        return "PPL"
    if feature_class.startswith("populated_place:PPL"):
        code = feature_class.split(":")[1]
        return "PPLA2" if code == "PPLA" and country == "AZ" else code
    return None  # Soviet raions, economic regions, a country's own row, Natural Earth's copies


def community_name(name):
    """The name of a community's village, written out."""
    for prefix, word in COMMUNITY_PREFIXES:
        if name.startswith(prefix):
            return word + name[len(prefix):].strip()
    return name


def load_places(path, city_isos):
    places = []
    for row in read_table(path, ["source_id", "name_en", "name_ar", "name_ru", "name_hy",
                                 "name_az", "feature_class", "country", "lat", "lon",
                                 "population"]):
        place_id, ids = parse_ids(row["source_id"])
        code = feature_code_of(row["feature_class"], row["country"])
        # A city that is a unit by itself is its settlement; one place is enough.
        if place_id is None or code is None or ids.get("iso") in city_isos \
                or not row["name_en"]:
            continue
        if row["feature_class"] == "admin_municipality":
            row["name_en"] = community_name(row["name_en"])
        where = f"{path}: {place_id}"
        place = Place(place_id, row["name_en"], code, row["country"],
                      degrees(row["lat"], 90, where), degrees(row["lon"], 180, where))
        place.community = row["feature_class"] == "admin_municipality"
        place.population = population_of(row)
        place.merged_ids = {kind + ":" + value for kind, value in ids.items()
                            if kind in ("gn", "wof")}
        collect_names(place, row, place.country)
        places.append(place)
    return places


def load_cities(path):
    places = []
    for row in read_table(path, ["geonameid", "name_en", "name_ar", "name_ru", "admin1",
                                 "country", "lat", "lon", "population"]):
        place_id = "gn:" + row["geonameid"]
        where = f"{path}: {place_id}"
        place = Place(place_id, re.sub(" (?:city|Province|Governorate)$", "", row["name_en"]),
                      "PPL", row["country"], degrees(row["lat"], 90, where),
                      degrees(row["lon"], 180, where))
        place.population = population_of(row)
        place.merged_ids = {place_id}
        place.world_city = row["country"] not in STATE_LANG
        if place.world_city:
            place.admin1 = row["admin1"]
        row.update(name_hy="", name_az="")
        collect_names(place, row, place.country)
        places.append(place)
    return places


def collect_names(place, row, country):
    """Take over a record's names. The state's own language is official; the other state's
    is rival where it is not merely the same name spelt otherwise."""
    state_lang = STATE_LANG.get(country)
    rival_lang, rival_side = RIVAL_LANG.get(country, (None, ""))
    place.add_name(place.name, "en", "official")
    for column in ("name_ar", state_lang and "name_" + state_lang, "name_ru",
                   rival_lang and "name_" + rival_lang):
        if not column:
            continue
        column_lang = column[-2:]
        for index, (name, lang) in enumerate(split_names(row[column], column_lang)):
            kind, side = "variant", ""
            if lang == state_lang and index == 0:
                kind = "official"
            elif column_lang == rival_lang:
                if not (lang in ("az", "en") and latin_key(name) == latin_key(place.name)):
                    kind, side = "rival", rival_side
            elif lang == "ru":
                kind = "exonym"
            place.add_name(name, lang, kind, side)


# ---------------------------------------------------------------- merging


def direction_of(place):
    words = re.split("[ -]", latin_spaced(place.name))
    return sorted(DIRECTIONS.intersection(words))


def loose_key(name):
    """Comparison form that evens out how the communities of Armenia are transliterated."""
    key = latin_key(name)
    for letters, other in COMMUNITY_LETTERS:
        key = key.replace(letters, other)
    return latin_key(key)


def latin_spaced(name):
    return " ".join(latin_key(word) for word in re.split("[ -]", name))


def native_names(place):
    return {name for name, lang, *_ in place.names
            if lang in ("hy", "az", "ru") and len(letters_only(name)) > 2}


def same_place(a, b):
    """Whether two settlement records tell of one place."""
    gap = distance_km(a.position, b.position)
    key = loose_key if a.community != b.community else latin_key
    latin_a = {key(n) for n, lang, *_ in a.names if lang in ("en", "az")}
    latin_b = {key(n) for n, lang, *_ in b.names if lang in ("en", "az")}
    same_main = key(a.name) == key(b.name)
    shared = bool(latin_a & latin_b) or bool(native_names(a) & native_names(b))
    if not shared:
        return False
    if direction_of(a) != direction_of(b) and not same_main:
        return False
    if a.community != b.community:
        return gap <= (COMMUNITY_KM if same_main else SAME_NAME_KM)
    return gap <= (SAME_NAME_KM if same_main else SAME_NATIVE_NAME_KM)


def is_field_name(place):
    return (place.country == "AM" and place.place_id.startswith("gn:")
            and int(place.place_id[3:]) >= FIELD_NAME_ID)


def rank(place):
    """Which record of one place leads: GeoNames' own class and id, then population."""
    return (place.community, is_field_name(place), place.feature_code == "PPL",
            not place.place_id.startswith("gn:"), -(place.population or 0), -len(place.names),
            place.place_id)


def merge_settlements(records):
    """Leaders absorb the later records that tell of the same place."""
    grid = defaultdict(list)
    by_id = {}
    merged = []
    for record in sorted(records, key=rank):
        if record.place_id in by_id:
            absorb(by_id[record.place_id], record)
            continue
        row, column = int(record.lat * 10), int(record.lon * 10)
        near = [p for i in (-1, 0, 1) for j in (-1, 0, 1) for p in grid[row + i, column + j]
                if p.country == record.country and (p.feature_code == "PPLX") ==
                (record.feature_code == "PPLX") and same_place(p, record)]
        if near:
            leader = min(near, key=lambda p: (distance_km(p.position, record.position),
                                              p.place_id))
            absorb(leader, record)
        else:
            leader = record
            grid[row, column].append(record)
            merged.append(record)
        by_id[record.place_id] = leader
    return merged


def absorb(leader, record):
    leader.merged_ids |= record.merged_ids
    leader.has_community |= record.community
    if leader.population is None:
        leader.population = record.population
    for name, lang, kind, side, cue in record.names:
        if kind == "official" and any(k == "official" and l == lang
                                      for _, l, k, *_ in leader.names):
            kind = "variant"
        leader.add_name(name, lang, kind, side, cue)


def reclass_field_names(places):
    """Make localities (LCTY) of what GeoNames took from old maps of Armenia."""
    for place in places:
        if is_field_name(place) and place.population is None and not place.has_community:
            place.feature_code = "LCTY"
            # Their Arabic names, where there are any, belong to greater namesakes.
            place.names = [name for name in place.names if name[1] != "ar"]


# ---------------------------------------------------------------- administrative units


def region_name(properties):
    return re.sub(" District$", "", properties["name_en"])


def assign_admin(places, regions):
    """Set admin1 (and for Azerbaijan, whose district is the second order, admin2) by the
    polygon round the point: of the place's own country, as the collected borders are coarse.
    What a hand has set stays."""
    for place in places:
        if place.country not in STATE_LANG or place.admin_stated \
                or place.feature_code in WIDE_FEATURES:
            continue
        own = [(p, polygons) for p, polygons in regions if p["country"] == place.country]
        inside = [p for p, polygons in own if contains(polygons, place.lat, place.lon)]
        if inside:
            properties = inside[0]
        else:
            properties = min(own, key=lambda r: (boundary_distance_km(r[1], *place.position),
                                                 r[0]["iso"]))[0]
        place.admin1 = region_name(properties)
        place.admin2 = place.admin1 if place.country == "AZ" else ""


def rename_admin(places):
    """Call units in admin1 and admin2 by their display names, which curation may have changed."""
    shown = {unit.admin1: unit.name for unit in places if unit.feature_code in ("ADM1", "ADM2")
             and unit.country in STATE_LANG and unit.admin1
             and not unit.place_id.startswith("waqia:")}
    for place in places:
        if place.country in STATE_LANG:
            place.admin1 = shown.get(place.admin1, place.admin1)
            place.admin2 = shown.get(place.admin2, place.admin2)


def shape_units(places, regions):
    """Give districts and marzes a point inside their polygon and the polygon's extent."""
    shapes = {"wof:" + str(p["wof_id"]): (p, polygons) for p, polygons in regions}
    for place in places:
        if place.feature_code not in ("ADM1", "ADM2"):
            continue
        found = [shapes[i] for i in sorted(place.merged_ids) if i in shapes]
        if not found:
            raise BadInput(f"regions_am_az.geojson: no polygon for {place.place_id} "
                           f"({place.name})")
        properties, polygons = found[0]
        place.name = region_name(properties)
        place.names = [n for n in place.names if not n[0].endswith(" District")]
        place.add_name(place.name, "en", "official")
        place.admin1 = place.name
        place.admin2 = place.name if place.country == "AZ" else ""
        if not contains(polygons, place.lat, place.lon):
            place.lat, place.lon = interior_point(polygons)
        place.radius_m = circle_radius_m(polygons)


def circle_radius_m(polygons):
    return int(round(math.sqrt(area_km2(polygons) / math.pi) * 10) * 100)


def load_countries(path):
    places = []
    for properties, polygons in read_features(path):
        name = clean(properties["name_en"])
        slug = properties["iso"].lower() or latin_spaced(name).replace(" ", "-")
        lat, lon = interior_point(polygons)
        place = Place("waqia:country-" + slug, name, "PCLI", properties["iso"], lat, lon)
        place.merged_ids = {place.place_id}
        place.radius_m = circle_radius_m(polygons)
        place.add_name(name, "en", "official")
        places.append(place)
    return places


# ---------------------------------------------------------------- curation


def parse_curated_name(text, where):
    """'name', 'name@kind', 'name@cue', 'name@kind@cue' -> (name, kind or None, cue)."""
    name, *tags = [part.strip() for part in text.split("@")]
    if not letters_only(name):
        raise BadInput(f"{where}: empty name in '{text}'")
    kind, cue = None, 0
    for tag in tags:
        if tag == "cue":
            cue = 1
        elif tag in KINDS:
            kind = tag
        else:
            raise BadInput(f"{where}: unknown tag '@{tag}'; use one of @{' @'.join(KINDS)} @cue")
    return name, kind, cue


def curate(places, path):
    """Apply the table written by hand: it corrects, it adds names, and it adds places."""
    index = {place.place_id: place for place in places}
    alias = {i: place.place_id for place in places for i in place.merged_ids}
    seen = set()
    for row in read_table(path, CURATED_COLUMNS):
        key = row["key"]
        where = f"{path}: '{key}'"
        if key in seen:
            raise BadInput(f"{where}: occurs twice")
        seen.add(key)
        if key in index:
            place = index[key]
        elif key in alias:
            raise BadInput(f"{where}: was merged into {alias[key]}; use that id")
        elif key.startswith("waqia:"):
            if not (row["lat"] and row["lon"] and row["feature_code"] and row["display"]):
                raise BadInput(f"{where}: a place of our own needs display, feature_code, "
                               "lat and lon")
            place = Place(key, row["display"], row["feature_code"], row["country"], 0, 0)
            places.append(place)
            index[key] = place
        else:
            raise BadInput(f"{where}: no such place in the sources")
        if row["feature_code"] == "-":  # a double of another place, or none at all
            places.remove(place)
            del index[key]
            continue
        apply_row(place, row, where)
    return seen


def apply_row(place, row, where):
    for column in ("feature_code", "country", "admin1"):
        if row[column]:
            setattr(place, column, row[column])
    if row["admin1"]:
        place.admin_stated = True
        place.admin2 = row["admin1"] if place.country == "AZ" else ""
    if row["lat"]:
        place.lat = degrees(row["lat"], 90, where)
        place.lon = degrees(row["lon"], 180, where)
    if row["radius_m"]:
        place.radius_m = int(row["radius_m"])
    if row["population"]:  # '-' where the source gives another place's
        place.population = None if row["population"] == "-" else int(row["population"])
    if place.feature_code == "LCTY" and not row["feature_code"]:
        place.feature_code = "PPL"  # worth a row by hand, hence a settlement
    side = row["side"] or RIVAL_LANG.get(place.country, ("", ""))[1]
    all_cue = row["common_word"] == "1"
    dropped = set(row["drop_names"].split("|")) - {""}
    absent = sorted(name for name in dropped if not place.has_name(name))
    if absent:
        raise BadInput(f"{where}: drop_names: the sources do not give it '{absent[0]}'")
    imported = [n for n in place.names if n[0] not in dropped]
    if row["names_ar"]:  # the list written by hand replaces the collected Arabic spellings
        imported = [n for n in imported if n[1] != "ar"]
    if row["display"]:
        place.name = row["display"]
    place.names = []
    for position, text in enumerate(filter(None, row["names_ar"].split("|"))):
        name, kind, cue = parse_curated_name(text, where)
        kind = kind or ("official" if position == 0 else "variant")
        place.add_name(name, "ar", kind, side if kind == "rival" else "", 1 if all_cue else cue)
    for text in filter(None, row["names_other"].split("|")):
        lang, _, rest = text.partition(":")
        if lang not in LANGS or not rest:
            raise BadInput(f"{where}: names_other: '{text}' is not lang:name")
        name, kind, _ = parse_curated_name(rest, where)
        kind = kind or "variant"
        place.add_name(name, lang, kind, side if kind == "rival" else "")
    for name in imported:
        place.add_name(*name)
    place.name_ar = row["display_ar"] or place.name_ar
    place.add_name(place.name, "en", "variant")
    if place.name_ar:
        place.add_name(place.name_ar, "ar", "variant", "", 1 if all_cue else 0)


# ---------------------------------------------------------------- finishing


def default_radius_m(place):
    code, population = place.feature_code, place.population or 0
    if code == "PPLC" or population >= 1000000:
        return 10000
    if code == "PPLA" or population >= 100000:
        return 4000
    if code in ("PPLA2", "PPLA3") or population >= 10000:
        return 2500
    return {"RGN": 50000, "LK": 5000, "RSV": 3000, "STM": 3000, "MT": 2000, "MTS": 15000,
            "PASS": 1500, "MNMT": 1000, "AIRP": 1500}.get(code, 1000)


def mark_cues(place, curated, common_words):
    """An uncurated Arabic name that is short, common, or of a little-known place counts only
    where the text makes a place likely."""
    if place.place_id in curated:
        return
    least = CUE_POPULATION.get(place.country, CUE_POPULATION_ELSEWHERE)
    obscure = place.feature_code not in ("PPLC", "PPLA", "ADM1", "ADM2", "PCLI") \
        and (place.population or 0) < least
    marked = []
    for name, lang, kind, side, _ in place.names:
        short = len(letters_only(name)) <= 3
        bare = "".join(c for c in name if not unicodedata.combining(c))
        cue = int(lang == "ar" and (short or obscure or bare in common_words))
        marked.append((name, lang, kind, side, cue))
    place.names = marked


def finish(places, curated, common_words):
    for place in places:
        if not place.name_ar:
            arabic = [n for n, lang, *_ in place.names if lang == "ar"]
            place.name_ar = arabic[0] if arabic else ""
        if place.radius_m is None:
            place.radius_m = default_radius_m(place)
        mark_cues(place, curated, common_words)


def check(places):
    seen = set()
    for place in places:
        if place.place_id in seen:
            raise BadInput(f"places: id {place.place_id} occurs twice")
        seen.add(place.place_id)
        if not place.name or not place.names:
            raise BadInput(f"places: {place.place_id} has no name")
        for name, *_ in place.names:
            if not letters_only(name) or name != unicodedata.normalize("NFC", name) \
                    or "\t" in name:
                raise BadInput(f"names: {place.place_id}: '{name}' is not a name in NFC")


def write_table(path, columns, rows):
    part = path.with_suffix(".tsv.part")
    with open(part, "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE,
                            quotechar=None)
        writer.writerow(columns)
        writer.writerows(rows)
    os.replace(part, path)


def write_tables(places):
    places = sorted(places, key=lambda place: place.place_id)
    write_table(HERE / "places.tsv", PLACE_COLUMNS,
                [[p.place_id, p.name, p.name_ar, p.feature_code, p.country, p.admin1, p.admin2,
                  f"{p.lat:.5f}", f"{p.lon:.5f}", "" if p.population is None else p.population,
                  p.radius_m] for p in places])
    names = sorted((p.place_id, LANGS.index(lang), KINDS.index(kind), name, lang, kind, side, cue)
                   for p in places for name, lang, kind, side, cue in p.names)
    write_table(HERE / "names.tsv", NAME_COLUMNS,
                [[i, name, lang, kind, side, cue] for i, _, _, name, lang, kind, side, cue
                 in names])
    return len(places), len(names)


def build(directory):
    regions = read_features(directory / "regions_am_az.geojson")
    city_isos = {p["iso"] for p, _ in regions if p["kind"] == "city"}
    city_isos -= {p["iso"] for p, _ in regions if p["kind"] != "city"}
    city_ids = {"wof:" + str(p["wof_id"]) for p, _ in regions if p["kind"] == "city"}
    records = load_places(directory / "places_am_az.tsv", city_isos)
    records = [r for r in records if not r.merged_ids & city_ids]
    records += load_cities(directory / "cities_world.tsv")
    units = [r for r in records if r.feature_code in ("ADM1", "ADM2")]
    places = merge_settlements([r for r in records if r.feature_code not in ("ADM1", "ADM2")])
    reclass_field_names(places)
    shape_units(units, regions)
    places += units
    places += load_countries(directory / "countries.geojson")
    common_words = {row["word"] for row in read_table(HERE / "common_words.txt", ["word"])}
    curated = curate(places, HERE / "curated.tsv")
    assign_admin(places, regions)
    rename_admin(places)
    finish(places, curated, common_words)
    check(places)
    counts = write_tables(places)
    print(f"{counts[0]} places, {counts[1]} names, {len(curated)} curated")


def main(arguments):
    if len(arguments) != 1:
        print("usage: build.py DIR", file=sys.stderr)
        return 2
    try:
        build(Path(arguments[0]))
    except BadInput as error:
        print(f"build.py: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
