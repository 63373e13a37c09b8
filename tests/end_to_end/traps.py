#!/usr/bin/env python3
"""Check what must never be taken for a place or a date.

usage: traps.py WAQIA
"""
import pathlib
import sys
import tempfile

from common import check, check_not_dated, convert, features

CAPITALS = {"Yerevan": (44.51, 40.18), "Baku": (49.87, 40.41)}

# "Fierce clashes broke out on Tuesday between Yerevan and Baku, …"
METONYMS = "اندلعت اشتباكات عنيفة الثلاثاء بين يريفان وباكو، وقالت باكو إن قواتها ردت على النيران.\n"

# Yerevan, Baku, Armenian, Azerbaijani
NOT_PLACES = {"يريفان": "metonym", "باكو": "metonym", "الأرمينية": "demonym",
              "الأذربيجانية": "demonym"}

# A page header that shows the day it was fetched (a Sunday); the text says "today, Thursday".
WRONG_HEADER = """الأحد 3 نوفمبر / November 2024

تبادل لإطلاق النار قرب غوريس

قالت وزارة الدفاع الأرمينية إن القوات الأذربيجانية قصفت اليوم الخميس بلدة غوريس بالمدفعية.
"""

# "… shelled the town of Goris with artillery yesterday, Tuesday."
RELATIVE_DATE = "أعلنت وزارة الدفاع الأرمينية أن القوات الأذربيجانية قصفت أمس الثلاثاء بلدة غوريس بالمدفعية.\n"


def reports(waqia: str, folder: pathlib.Path, text: str, *options: str):
    """The features of the layer reports for an article of this text, and what the run printed."""
    article, output = folder / "article.txt", folder / "reports.geojson"
    article.write_text(text, encoding="utf-8")
    printed = convert(waqia, article, "-o", output, "--layer", "reports", "--overwrite", *options)
    return features(output), printed


def check_metonyms(waqia: str, folder: pathlib.Path) -> None:
    found, _ = reports(waqia, folder, METONYMS, "--published", "2022-09-13")
    check(bool(found), "a clash between two capitals is reported")
    for feature in found:
        if not feature["geometry"]:
            continue
        lon, lat = feature["geometry"]["coordinates"]
        for name, (x, y) in CAPITALS.items():
            check(abs(lon - x) > 0.3 or abs(lat - y) > 0.3, f"nothing is mapped at {name}")


def check_names(waqia: str, folder: pathlib.Path) -> None:
    """The capitals are listed as governments and the nationality as such, and none is mapped."""
    article, output = folder / "article.txt", folder / "places.geojson"
    article.write_text(METONYMS + RELATIVE_DATE, encoding="utf-8")
    convert(waqia, article, "-o", output, "--layer", "places")
    for name, role in NOT_PLACES.items():
        found = [feature for feature in features(output)
                 if feature["properties"]["place_text"].lstrip("و") == name]
        check(bool(found), f"{name} is listed")
        for feature in found:
            check(feature["properties"]["place_role"] == role, f"{name} is a {role}")
            check(feature["geometry"] is None, f"{name} is not mapped")


def check_wrong_header(waqia: str, folder: pathlib.Path) -> None:
    found, printed = reports(waqia, folder, WRONG_HEADER)
    check(bool(found), "reports under a wrong header are written")
    check_not_dated(found, "2024-11")
    check("warning" in printed and "article.txt: " in printed, f"the summary says so:\n{printed}")


def check_no_publication(waqia: str, folder: pathlib.Path) -> None:
    found, printed = reports(waqia, folder, RELATIVE_DATE)
    check(bool(found), "reports without a publication date are written")
    for feature in found:
        check(not feature["properties"]["date_start"], "a relative date without an anchor is none")
        check(bool(feature["properties"]["date_text"]), "its words are kept")
    check("day of publication" in printed, f"the summary says why:\n{printed}")
    found, _ = reports(waqia, folder, RELATIVE_DATE, "--published", "2022-09-14")
    dates = {feature["properties"]["date_start"].replace("/", "-")[:10] for feature in found}
    check(dates == {"2022-09-13"}, f"with an anchor it is a day, not {dates}")


def main() -> None:
    waqia = sys.argv[1]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        check_metonyms(waqia, folder)
        check_names(waqia, folder)
        check_wrong_header(waqia, folder)
        check_no_publication(waqia, folder)


main()
