#!/usr/bin/env python3
"""Check the GeoPackage of the examples with GDAL's own validator and reader.

usage: geopackage.py WAQIA
"""
import pathlib
import subprocess
import sys
import tempfile

from osgeo import gdal, ogr
from osgeo_utils.samples import validate_gpkg

from common import EXAMPLES, check, convert

LAYERS = {"incidents": ogr.wkbPoint, "reports": ogr.wkbPoint, "places": ogr.wkbPoint,
          "articles": ogr.wkbNone, "run_info": ogr.wkbNone}


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

        shown = subprocess.run(["ogrinfo", "-al", "-so", path], capture_output=True, text=True,
                               check=False)
        check(shown.returncode == 0 and not shown.stderr,
              f"ogrinfo opens it without complaint {shown.stderr}")


main()
