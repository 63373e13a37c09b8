#!/usr/bin/env python3
"""Check that the same input gives the same bytes in every run and with any number of threads.

usage: determinism.py WAQIA
"""
import pathlib
import sys
import tempfile

from common import EXAMPLES, check, convert


def main() -> None:
    waqia = sys.argv[1]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for layer in ("incidents", "reports", "footprints", "places", "articles"):
            outputs = []
            for run, jobs in enumerate((1, 1, 2, 7)):
                path = folder / str(run) / f"{layer}.geojson"
                path.parent.mkdir(exist_ok=True)
                convert(waqia, EXAMPLES, "--manifest", EXAMPLES / "manifest.csv",
                        "--layer", layer, "--jobs", jobs, "-o", path)
                outputs.append(path.read_bytes())
            check(b'"Feature"' in outputs[0], f"layer {layer} has features")
            check(outputs[0] == outputs[1], f"layer {layer} is the same in two runs")
            check(outputs[0] == outputs[2], f"layer {layer} is the same with --jobs 1 and 2")
            check(outputs[0] == outputs[3], f"layer {layer} is the same with --jobs 1 and 7")
        packages = []
        path = folder / "incidents.gpkg"  # one name: the file tells the command that made it
        for jobs in (1, 2):
            convert(waqia, EXAMPLES, "--manifest", EXAMPLES / "manifest.csv", "--jobs", jobs,
                    "-o", path)
            packages.append(path.read_bytes())
            path.unlink()
        check(packages[0] == packages[1], "the GeoPackage is the same with --jobs 1 and 2")


main()
