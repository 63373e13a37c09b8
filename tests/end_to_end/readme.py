#!/usr/bin/env python3
"""Run every command of the READMEs in a copy of the checkout whose program is built already.

usage: readme.py WAQIA

Of their fenced blocks
  sh          is run,
  text        must be, line by line and in this order, in what the block before it printed,
  csv FILE    is written to FILE, with the articles that it names if it is a manifest,
  tsv FILE    is added to FILE, a table of the checkout.
"""
import csv
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from common import EXAMPLES, ROOT, check

BLOCK = re.compile(r"^```(\w*)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# Ninja's word that all is built, so that run.sh goes on to what it does with the program.
BUILT = "build waqia: phony\n"


# Each with the samples that its commands read, folders of tests/golden.
READMES = {
    "README.md": [],
    "gazetteer/README.md": ["gazetteer_import_geonames", "gazetteer_import_wof",
                            "gazetteer_import_osm_csv"],
}


def make_checkout(folder: pathlib.Path, waqia: pathlib.Path) -> None:
    """What the README's commands use of the project, with `waqia` as its release program."""
    build = folder / "build" / "release"
    data = build / "share" / "waqia"
    data.mkdir(parents=True)
    shutil.copy2(waqia, build / "waqia")
    (build / "build.ninja").write_text(BUILT, encoding="ascii")
    shutil.copytree(ROOT / "ingest" / "lexicon", folder / "ingest" / "lexicon")
    shutil.copytree(EXAMPLES, folder / "ingest" / "examples")
    shutil.copytree(ROOT / ".ci", folder / ".ci")
    shutil.copy2(ROOT / "run.sh", folder)
    (data / "lexicon").symlink_to(folder / "ingest" / "lexicon")
    (data / "gazetteer").symlink_to(ROOT / "gazetteer" / "data")
    (data / "shapefiles").symlink_to(ROOT / "shapefiles")
    if (waqia.parent / "share" / "waqia" / "gazetteer.index").exists():
        (data / "gazetteer.index").symlink_to(waqia.parent / "share/waqia/gazetteer.index")


def write_table(path: pathlib.Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    examples = sorted(EXAMPLES.glob("*.txt"))
    for row, example in zip(csv.DictReader(text.splitlines()), examples):
        if "file" in row:
            shutil.copy2(example, path.parent / row["file"])


def add_rows(path: pathlib.Path, rows: str) -> None:
    table = path.read_text(encoding="utf-8")
    columns = table.split("\n", 1)[0].count("\t")
    for row in rows.splitlines():
        check(row.count("\t") == columns, f"the row has the columns of {path.name}: {row}")
    path.write_text(table.rstrip("\n") + "\n" + rows, encoding="utf-8")


def run(commands: str, folder: pathlib.Path) -> str:
    """What the commands print; both streams."""
    done = subprocess.run(["bash", "-euo", "pipefail", "-c", commands], cwd=folder, text=True,
                          env=os.environ | {"LC_ALL": "C.UTF-8"}, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, check=False)
    check(done.returncode == 0, f"exit code 0, not {done.returncode}, of\n{commands}{done.stdout}")
    return done.stdout


def check_printed(expected: str, printed: str) -> None:
    rest = iter(printed.splitlines())
    for line in expected.splitlines():
        check(line in rest, f"this is printed, and in its place: {line}\nbut what is, is\n{printed}")


def run_readme(readme: str, waqia: pathlib.Path) -> int:
    """Runs one README; the number of its blocks."""
    blocks = BLOCK.findall((ROOT / readme).read_text(encoding="utf-8"))
    check(any(language == "sh" for language, _, _ in blocks), f"{readme} has commands")
    with tempfile.TemporaryDirectory() as name:
        folder, printed = pathlib.Path(name), ""
        make_checkout(folder, waqia)
        for sample in READMES[readme]:
            shutil.copytree(ROOT / "tests" / "golden" / sample / "input", folder,
                            dirs_exist_ok=True)
        for language, file, text in blocks:
            if language == "sh":
                printed = run(text, folder)
            elif language == "text":
                check_printed(text, printed)
            elif language == "csv":
                write_table(folder / file, text)
            elif language == "tsv":
                add_rows(folder / file, text)
            else:
                sys.exit(f"a block of \"{language}\", which this test does not know:\n{text}")
        check(readme != "README.md" or (folder / "incidents.gpkg").is_file(),
              "./run.sh has made incidents.gpkg")
    return len(blocks)


def main() -> None:
    waqia = pathlib.Path(sys.argv[1]).resolve()
    for readme in READMES:
        print(f"{readme}: {run_readme(readme, waqia)} blocks")


main()
