#!/usr/bin/env python3
"""Check that every gold place of the shared articles is found, and no metonym or demonym mapped.

usage: seeds.py WAQIA
"""
import csv
import math
import pathlib
import sys
import tempfile

from common import check, check_not_dated, convert, features, shared


def rows(path: pathlib.Path) -> list[dict[str, str]]:
    """The rows of a gold table, whose header may begin with '#' and which has comment lines."""
    lines = path.read_text(encoding="utf-8").splitlines()
    table = [lines[0].lstrip("# "), *(line for line in lines[1:] if not line.startswith("#"))]
    return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance on a sphere, good to half a percent."""
    p, q = math.radians(lat1), math.radians(lat2)
    h = (math.sin((q - p) / 2) ** 2
         + math.cos(p) * math.cos(q) * math.sin(math.radians(lon2 - lon1) / 2) ** 2)
    return 12742 * math.asin(math.sqrt(h))


def check_places(path: pathlib.Path, gold: pathlib.Path) -> None:
    """Every place that a required row of `gold` has is found; no demonym and no metonym is mapped.

    Of alternatives ("A|B") one is enough.
    """
    mentions = features(path)
    for feature in mentions:
        role = feature["properties"]["place_role"]
        check(feature["geometry"] is None or role not in ("demonym", "metonym", "speaker"),
              f"{feature['properties']['place_text']}, a {role}, is not mapped")
    roles = {feature["properties"]["place_role"] for feature in mentions}
    check({"demonym", "metonym"} <= roles, f"demonyms and metonyms are listed: {roles}")
    found = [feature["geometry"]["coordinates"] for feature in mentions if feature["geometry"]]
    places = {row["place"]: row for row in rows(shared("gold", "places.tsv"))}
    wanted = {row["where"] for row in rows(gold)
              if row["req"] == "R" and set(row["where"].split("|")) <= set(places)}
    check(bool(wanted), f"{gold.name} names places")
    for names in sorted(wanted):
        near = any(kilometres(float(place["lat"]), float(place["lon"]), y, x)
                   <= float(place["radius_km"])
                   for place in (places[name] for name in names.split("|")) for x, y, *_ in found)
        check(near, f"{names} is found within its radius")
    print(f"{gold.name}: {len(wanted)} gold places found")


def check_page_header(waqia: str, seeds: pathlib.Path, folder: pathlib.Path) -> None:
    """Without a manifest the header of 003, the day it was fetched, dates nothing."""
    article, output = next(seeds.glob("003_*.txt")), folder / "003.geojson"
    printed = convert(waqia, article, "--layer", "reports", "-o", output)
    check(bool(features(output)), "003 has reports")
    check_not_dated(features(output), "2024-11")
    check("warning" in printed and article.name in printed, f"the summary says so:\n{printed}")


def main() -> None:
    waqia, seeds = sys.argv[1], shared("seeds")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for articles, gold in ((seeds, "seeds.tsv"), (shared("gold", "dev"), "dev.tsv")):
            output = folder / f"places_{gold}.geojson"
            convert(waqia, articles, "--manifest", articles / "manifest.csv", "--layer", "places",
                    "-o", output)
            check_places(output, shared("gold", gold))
        check_page_header(waqia, seeds, folder)


main()
