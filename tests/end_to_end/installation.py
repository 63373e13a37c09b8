#!/usr/bin/env python3
"""Check that what is installed is complete and works from its place, wherever that is.

usage: installation.py BUILD
"""
import json
import pathlib
import subprocess
import sys
import tempfile

from common import EXAMPLES, check, convert


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        prefix = pathlib.Path(name) / "a prefix"
        subprocess.run(["cmake", "--install", sys.argv[1], "--prefix", prefix],
                       stdout=subprocess.DEVNULL, check=True)
        for file in ("bin/waqia", "share/man/man1/waqia.1",
                     "share/bash-completion/completions/waqia", "share/waqia/gazetteer/places.tsv",
                     "share/waqia/examples/manifest.csv"):
            check((prefix / file).is_file(), f"{file} is installed")
        for file in prefix.rglob("*"):
            check(file.suffix not in (".py", ".sh", ".cpp", ".hpp", ".a"),
                  f"{file.relative_to(prefix)} is not for users")
        moved = prefix.with_name("moved")
        prefix.rename(moved)
        waqia = str(moved / "bin/waqia")
        found = subprocess.run([waqia, "lookup", "غوريس", "--format", "json"], cwd="/",
                               capture_output=True, text=True, check=True)
        check(json.loads(found.stdout)[0]["candidates"][0]["place"] == "Goris", "lookup works")
        convert(waqia, EXAMPLES, "--manifest", EXAMPLES / "manifest.csv", "-o", moved / "x.gpkg")
        completion = f'. "{moved}/share/bash-completion/completions/waqia" && ' \
                     'COMP_WORDS=(waqia convert --over) COMP_CWORD=2 && _waqia && ' \
                     'echo "${COMPREPLY[@]}"'
        done = subprocess.run(["bash", "-c", completion], capture_output=True, text=True, check=True)
        check(done.stdout == "--overwrite\n", f"completion works: {done}")


main()
