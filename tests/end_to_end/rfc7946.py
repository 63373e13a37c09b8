#!/usr/bin/env python3
"""Check GeoJSON against RFC 7946.

usage: rfc7946.py WAQIA      converts the examples and checks every layer
       rfc7946.py FILE…      checks files (.geojsonl: one feature a line)
"""
import json
import math
import pathlib
import sys
import tempfile

from common import EXAMPLES, convert

MEMBERS_NOT_ALLOWED = {  # section 7.1
    "geometry": {"geometry", "properties", "features"},
    "Feature": {"features", "coordinates", "geometries"},
    "FeatureCollection": {"coordinates", "geometries", "geometry", "properties"},
}


class Fault(Exception):
    """What is wrong, and where."""


def need(holds: bool, where: str, what: str) -> None:
    if not holds:
        raise Fault(f"{where}: {what}")


def unique_members(pairs: list[tuple]) -> dict:
    names = [name for name, _ in pairs]
    need(len(names) == len(set(names)), "object", f"a member stands twice among {names}")
    return dict(pairs)


def no_constant(name: str):
    raise Fault(f"{name} is not JSON")


def parse(data: bytes) -> dict:
    """I-JSON as RFC 7946 asks: UTF-8 without a byte order mark, no member twice, no NaN."""
    need(not data.startswith(b"\xef\xbb\xbf"), "start", "byte order mark")
    return json.loads(data.decode("utf-8"), object_pairs_hook=unique_members,
                      parse_constant=no_constant)


def is_number(value) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def check_position(position, where: str) -> None:
    need(isinstance(position, list) and len(position) in (2, 3), where, "two or three numbers")
    need(all(map(is_number, position)), where, "numbers only")
    need(-180 <= position[0] <= 180, where, f"longitude {position[0]}")
    need(-90 <= position[1] <= 90, where, f"latitude {position[1]}")


def check_line(line, where: str, least: int = 2) -> None:
    need(isinstance(line, list) and len(line) >= least, where, f"at least {least} positions")
    for i, position in enumerate(line):
        check_position(position, f"{where}[{i}]")


def area(ring: list) -> float:
    """Twice the signed area, positive counterclockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:]))


def check_polygon(rings, where: str) -> None:
    need(isinstance(rings, list) and rings, where, "at least one ring")
    for i, ring in enumerate(rings):
        check_line(ring, f"{where}[{i}]", 4)
        need(ring[0] == ring[-1], f"{where}[{i}]", "the ring is not closed")
        need((area(ring) > 0) == (i == 0), f"{where}[{i}]", "right-hand rule")


def check_each(check_one):
    def check_all(parts, where: str) -> None:
        need(isinstance(parts, list), where, "an array")
        for i, part in enumerate(parts):
            check_one(part, f"{where}[{i}]")
    return check_all


COORDINATES = {
    "Point": check_position,
    "MultiPoint": check_each(check_position),
    "LineString": check_line,
    "MultiLineString": check_each(check_line),
    "Polygon": check_polygon,
    "MultiPolygon": check_each(check_polygon),
}


def check_common(value, kind: str, where: str) -> None:
    need("crs" not in value, where, "crs is no longer allowed")
    extra = MEMBERS_NOT_ALLOWED[kind] & value.keys()
    need(not extra, where, f"members not allowed: {extra}")
    if "bbox" in value:
        box = value["bbox"]
        need(isinstance(box, list) and len(box) in (4, 6) and all(map(is_number, box)), where,
             "bbox of four or six numbers")
        half = len(box) // 2
        check_position(box[:half], f"{where}.bbox")
        check_position(box[half:], f"{where}.bbox")
        need(box[1] <= box[half + 1], where, "bbox: south before north")


def check_geometry(geometry, where: str) -> None:
    need(isinstance(geometry, dict), where, "an object or null")
    check_common(geometry, "geometry", where)
    kind = geometry.get("type")
    if kind == "GeometryCollection":
        check_each(check_geometry)(geometry.get("geometries"), f"{where}.geometries")
        return
    need(kind in COORDINATES, where, f"geometry type {kind}")
    need("coordinates" in geometry, where, "no coordinates")
    COORDINATES[kind](geometry["coordinates"], f"{where}.coordinates")


def check_feature(feature, where: str) -> None:
    need(isinstance(feature, dict) and feature.get("type") == "Feature", where, "a Feature")
    check_common(feature, "Feature", where)
    need("geometry" in feature, where, "no member geometry")
    if feature["geometry"] is not None:
        check_geometry(feature["geometry"], f"{where}.geometry")
    need("properties" in feature, where, "no member properties")
    need(feature["properties"] is None or isinstance(feature["properties"], dict), where,
         "properties are an object or null")
    if "id" in feature:
        need(isinstance(feature["id"], str) or is_number(feature["id"]), where,
             "id is a string or a number")


def check_collection(document) -> int:
    """The number of features of a FeatureCollection in which nothing is wrong."""
    need(isinstance(document, dict) and document.get("type") == "FeatureCollection", "document",
         "a FeatureCollection")
    check_common(document, "FeatureCollection", "document")
    need(isinstance(document.get("features"), list), "document", "features is an array")
    for i, feature in enumerate(document["features"]):
        check_feature(feature, f"features[{i}]")
    ids = [feature["id"] for feature in document["features"] if "id" in feature]
    need(len(ids) == len(set(ids)), "document", "an id stands twice")
    return len(document["features"])


def check_file(path: pathlib.Path) -> int:
    data = path.read_bytes()
    if path.suffix == ".geojsonl":
        lines = data.splitlines()
        for i, line in enumerate(lines):
            check_feature(parse(line.lstrip(b"\x1e")), f"line {i + 1}")
        return len(lines)
    return check_collection(parse(data))


def feature_with(geometry: str, more: str = "") -> str:
    return ('{"type":"FeatureCollection","features":[{"type":"Feature","properties":null,'
            f'"geometry":{geometry}{more}}}]}}')


FAULTY = (  # each must be refused, or the checks above check nothing
    '{"type":"Feature","properties":null,"geometry":null}',
    '{"type":"FeatureCollection"}',
    '{"type":"FeatureCollection","features":[],"crs":{}}',
    '{"type":"FeatureCollection","features":[],"features":[]}',
    '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null}]}',
    '{"type":"FeatureCollection","features":[{"type":"Feature","properties":null}]}',
    feature_with("null", ',"id":{}'),
    feature_with("null", ',"coordinates":[1,2]'),
    feature_with('{"type":"Point","coordinates":[181,0]}'),
    feature_with('{"type":"Point","coordinates":[0,91]}'),
    feature_with('{"type":"Point","coordinates":["1",2]}'),
    feature_with('{"type":"Point","coordinates":[1]}'),
    feature_with('{"type":"Point","coordinates":[NaN,1]}'),
    feature_with('{"type":"Point","coordinates":[1,2]}', ',"bbox":[1,2]'),
    feature_with('{"type":"Dot","coordinates":[1,2]}'),
    feature_with('{"type":"LineString","coordinates":[[1,2]]}'),
    feature_with('{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1]]]}'),
    feature_with('{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}'),
    feature_with('{"type":"Polygon","coordinates":[[[0,0],[1,1],[1,0],[0,0]]]}'),
)
SOUND = (
    '{"type":"FeatureCollection","name":"x","features":[]}',
    feature_with("null", ',"id":"a"'),
    feature_with('{"type":"Point","coordinates":[180,-90,12.5]}', ',"bbox":[180,-90,180,-90]'),
    feature_with('{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}'),
)


def check_checker() -> None:
    for text in SOUND:
        check_collection(parse(text.encode()))
    for text in FAULTY:
        try:
            check_collection(parse(text.encode()))
        except Fault:
            continue
        sys.exit(f"rfc7946.py does not see what is wrong with {text}")


def check_layers(waqia: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        for layer in ("incidents", "reports", "footprints", "places", "articles", "run_info"):
            for extension in (".geojson", ".geojsonl"):
                path = pathlib.Path(name) / (layer + extension)
                convert(waqia, EXAMPLES, "--manifest", EXAMPLES / "manifest.csv",
                        "--layer", layer, "-o", path)
                number = check_file(path)
                need(number > 0, path.name, "no features")
                print(f"{path.name}: {number} features")


def main() -> None:
    check_checker()
    try:
        if sys.argv[1].endswith((".geojson", ".geojsonl")):
            for name in sys.argv[1:]:
                print(f"{name}: {check_file(pathlib.Path(name))} features")
        else:
            check_layers(sys.argv[1])
    except Fault as fault:
        sys.exit(f"not RFC 7946: {fault}")


main()
