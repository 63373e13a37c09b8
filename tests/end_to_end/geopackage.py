#!/usr/bin/env python3
"""Check the GeoPackage of the examples with GDAL's own validator and reader.

usage: geopackage.py WAQIA
"""
import json
import pathlib
import subprocess
import sys
import tempfile

from osgeo import gdal, ogr
from osgeo_utils.samples import validate_gpkg

from common import EXAMPLES, check, convert

LAYERS = {"incidents": ogr.wkbPoint, "reports": ogr.wkbPoint, "footprints": ogr.wkbMultiPolygon,
          "places": ogr.wkbPoint, "articles": ogr.wkbNone, "run_info": ogr.wkbNone}
# Roles of names in the layer places that are no places.
UNMAPPED = {"metonym", "demonym", "speaker", "unresolved"}
LEAST_METRES_OF_A_DEGREE = 80000  # of longitude, in the theatre


def check_footprints(data: gdal.Dataset) -> None:
    """Each incident with a point has one footprint, valid and where the incident is."""
    incidents = {row["incident_id"]: row for row in data.GetLayerByName("incidents")}
    placed = {name for name, row in incidents.items() if row.GetGeometryRef()}
    footprints = list(data.GetLayerByName("footprints"))
    check(sorted(row["incident_id"] for row in footprints) == sorted(placed),
          "the incidents with a point, and only they, have a footprint")
    for row in footprints:
        name, ground = row["incident_id"], row.GetGeometryRef()
        check(ground.IsValid() and ground.GetArea() > 0, f"the footprint of {name} is valid")
        away = ground.Distance(incidents[name].GetGeometryRef()) * LEAST_METRES_OF_A_DEGREE
        check(away <= row["uncertainty_m"], f"the footprint of {name} is {away} m from its point")
    told = {row["key"]: row["value"] for row in data.GetLayerByName("run_info")}
    check(told["footprints"] == str(len(footprints)), "run_info tells how many footprints there are")


def check_places(data: gdal.Dataset) -> None:
    """What names no place is listed with its reason, and not mapped."""
    rows = list(data.GetLayerByName("places"))
    roles = {row["place_role"] for row in rows}
    check({"location", "metonym", "demonym"} <= roles, f"the examples have more roles than {roles}")
    for row in rows:
        check((row.GetGeometryRef() is None) == (row["place_role"] in UNMAPPED),
              f"{row['place_text']} has a point only if it is a place")
        check(bool(row["reason"]) == (row["place_role"] != "location"),
              f"{row['place_text']} has a reason if it is no location")
        if row["place_id"]:
            check(json.loads(row["candidates"])[0][0] == row["place_id"],
                  f"the place of {row['place_text']} is the first candidate")


def main() -> None:
    waqia = sys.argv[1]
    gdal.UseExceptions()
    with tempfile.TemporaryDirectory() as name:
        path = pathlib.Path(name) / "incidents.gpkg"
        convert(waqia, EXAMPLES, "--manifest", EXAMPLES / "manifest.csv", "-o", path)
        check(sorted(entry.name for entry in path.parent.iterdir()) == [path.name],
              "nothing but the output is left")
        validate_gpkg.check(str(path), extra_checks=True, warning_as_error=True)

        data = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_READONLY)
        names = [data.GetLayer(i).GetName() for i in range(data.GetLayerCount())]
        check(names[0] == "incidents", "incidents is the first layer")
        for layer, geometry in LAYERS.items():
            check(layer in names, f"there is a layer {layer}")
            opened = data.GetLayerByName(layer)
            check(opened.GetGeomType() == geometry, f"geometry type of {layer}")
            check(opened.GetFeatureCount() > 0, f"{layer} has rows")
        articles = len(list(EXAMPLES.glob("*.txt")))
        check(data.GetLayerByName("articles").GetFeatureCount() == articles,
              "the layer articles has a row an article")

        check_footprints(data)
        check_places(data)

        shown = subprocess.run(["ogrinfo", "-al", "-so", path], capture_output=True, text=True,
                               check=False)
        check(shown.returncode == 0 and not shown.stderr,
              f"ogrinfo opens it without complaint {shown.stderr}")


main()
