#!/usr/bin/env python3
"""Check that articles are read as well as they were, and that every gold place is found.

usage: seeds.py WAQIA
"""
import csv
import math
import pathlib
import subprocess
import sys
import tempfile

from common import check, check_not_dated, convert, features, shared

# Strict F1 below which a change has made extraction worse: the figure measured, less a margin.
MIN_F1 = {"seeds": 0.95, "dev": 0.90, "examples": 0.95}


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


def check_places(path: pathlib.Path) -> None:
    found = [feature["geometry"]["coordinates"] for feature in features(path)
             if feature["geometry"]]
    places = {row["place"]: row for row in rows(shared("gold", "places.tsv"))}
    wanted = {name for row in rows(shared("gold", "seeds.tsv"))
              for name in row["where"].split("|") if name in places}
    check(bool(wanted), "gold/seeds.tsv names places")
    for name in sorted(wanted):
        lat, lon = float(places[name]["lat"]), float(places[name]["lon"])
        near = any(kilometres(lat, lon, y, x) <= float(places[name]["radius_km"])
                   for x, y, *_ in found)
        check(near, f"{name} is found within its radius of {lat}, {lon}")
    print(f"{len(wanted)} gold places found")


def check_page_header(waqia: str, seeds: pathlib.Path, folder: pathlib.Path) -> None:
    """Without a manifest the header of 003, the day it was fetched, dates nothing."""
    article, output = next(seeds.glob("003_*.txt")), folder / "003.geojson"
    printed = convert(waqia, article, "--layer", "reports", "-o", output)
    check(bool(features(output)), "003 has reports")
    check_not_dated(features(output), "2024-11")
    check("warning" in printed and article.name in printed, f"the summary says so:\n{printed}")


def check_score(waqia: str, name: str, articles: pathlib.Path, gold: pathlib.Path,
                places: pathlib.Path, folder: pathlib.Path) -> None:
    output = folder / f"{name}.geojson"
    convert(waqia, articles, "--manifest", articles / "manifest.csv", "--layer", "reports",
            "-o", output)
    score = subprocess.run([sys.executable, shared("eval", "score.py"), output, gold, places,
                            "--min-f1", str(MIN_F1[name])], check=False)
    check(score.returncode == 0, f"strict F1 of {name} is at least {MIN_F1[name]}")


def main() -> None:
    waqia, seeds = sys.argv[1], shared("seeds")
    project = pathlib.Path(__file__).resolve().parents[2]
    labels = shared("gold", "places.tsv")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        check_score(waqia, "seeds", seeds, shared("gold", "seeds.tsv"), labels, folder)
        check_score(waqia, "dev", shared("gold", "dev"), shared("gold", "dev.tsv"), labels, folder)
        cases = project / "tests" / "cases" / "examples"
        more = [line for line in (cases / "places.tsv").read_text(encoding="utf-8").splitlines()
                if not line.startswith(("#", "place\t"))]
        both = folder / "places.tsv"
        both.write_text(labels.read_text(encoding="utf-8").rstrip("\n") + "\n" + "\n".join(more)
                        + "\n", encoding="utf-8")
        check_score(waqia, "examples", project / "ingest" / "examples", cases / "gold.tsv", both,
                    folder)
        convert(waqia, seeds, "--manifest", seeds / "manifest.csv", "--layer", "places",
                "-o", folder / "places.geojson")
        check_places(folder / "places.geojson")
        check_page_header(waqia, seeds, folder)


main()
