#!/usr/bin/env python3
"""Score the program on every gold set and print the README's table of scores.

usage: scores.py WAQIA [--check]

With --check the table must be the one between <!-- scores --> and <!-- /scores --> in the README,
so that no change makes extraction worse, or better, without saying so. The sets of the folder
shared/ beside the project are left out, loudly, where it is missing.
"""
import json
import pathlib
import subprocess
import sys
import tempfile
from typing import NamedTuple

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
HERE = pathlib.Path(__file__).resolve().parent
LABELS = HERE / "places.tsv"
EXAMPLES = ROOT / "tests" / "cases" / "examples"


class Set(NamedTuple):
    what: str  # in the table
    articles: pathlib.Path
    gold: pathlib.Path
    places: list[pathlib.Path]
    parity: int | None = None  # only articles whose number leaves this remainder of two


SETS = [
    Set("five real ones of 2021-2023, on which the rules were tried",
        SHARED / "seeds", SHARED / "gold" / "seeds.tsv", [SHARED / "gold" / "places.tsv"]),
    Set("eight in the manner of other outlets, also seen while the rules were written",
        SHARED / "gold" / "dev", SHARED / "gold" / "dev.tsv", [SHARED / "gold" / "places.tsv"]),
    Set("six bundled examples, likewise", ROOT / "ingest" / "examples", EXAMPLES / "gold.tsv",
        [LABELS, EXAMPLES / "places.tsv"]),
    Set("twenty written without sight of the program ([tests/gold](tests/gold/README.md)), on "
        "which rules were tried since", HERE / "articles", HERE / "gold.tsv", [LABELS], 1),
    Set("twenty more of these, held out", HERE / "articles", HERE / "gold.tsv", [LABELS], 0),
]
HEAD = ("| articles | precision | recall | F1 | event | place | date | claimant | 25 km | figures |\n"
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n")


def run(*command) -> str:
    result = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)
    if result.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: exit code {result.returncode}\n{result.stderr}")
    return result.stdout


def gold_rows(gold_set: Set, folder: pathlib.Path) -> pathlib.Path:
    """The set's gold, less the rows of articles that are not in it."""
    if gold_set.parity is None:
        return gold_set.gold
    kept = [line for line in gold_set.gold.read_text(encoding="utf-8").splitlines(keepends=True)
            if line.startswith("#") or int(line.split("\t")[0]) % 2 == gold_set.parity]
    path = folder / "gold.tsv"
    path.write_text("".join(kept), encoding="utf-8")
    return path


def measure(waqia: str, gold_set: Set, folder: pathlib.Path) -> dict:
    """What `waqia score` tells of a set, which must be what the shared scorer tells."""
    output, gold = folder / "reports.geojson", gold_rows(gold_set, folder)
    run(waqia, "convert", gold_set.articles, "--manifest", gold_set.articles / "manifest.csv",
        "--layer", "reports", "--quiet", "--overwrite", "-o", output)
    score = json.loads(run(waqia, "score", output, gold, *gold_set.places,
                           "--format", "json"))
    scorer = SHARED / "eval" / "score.py"
    if scorer.exists() and len(gold_set.places) == 1:
        last = run(sys.executable, scorer, output, gold, *gold_set.places).splitlines()[-1]
        strict = score["strict"]
        same = (f"strict: precision {strict['precision']:.3f} recall {strict['recall']:.3f} "
                f"F1 {strict['f1']:.3f}")
        if last != same:
            sys.exit(f"{gold_set.gold}: the shared scorer says \"{last}\", waqia score \"{same}\"")
    return score


def table_row(gold_set: Set, score: dict) -> str:
    strict = score["strict"]
    cells = [gold_set.what, *(f"{strict[part]:.2f}" for part in ("precision", "recall", "f1")),
             *(f"{score[slot]['f1']:.2f}" for slot in ("sub-event", "place", "date", "claimant")),
             *(f"{score[part]['right']}/{score[part]['all']}"
               for part in ("within_25_km", "figures"))]
    return "| " + " | ".join(cells) + " |\n"


def check(rows: list[str]) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.split("<!-- scores -->", 1)[1].split("<!-- /scores -->", 1)[0]
    wrong = [row for row in [HEAD, *rows] if row not in table]
    if wrong:
        sys.exit("these lines are not in the README's table of scores; if nothing has become "
                 "worse, put them there:\n" + "".join(wrong))


def main() -> None:
    waqia, rows = sys.argv[1], []
    with tempfile.TemporaryDirectory() as folder:
        for gold_set in SETS:
            if gold_set.gold.exists():
                rows.append(table_row(gold_set, measure(waqia, gold_set, pathlib.Path(folder))))
            else:
                print(f"SKIPPED: {gold_set.gold} is not there, this set was not scored",
                      file=sys.stderr)
    print(HEAD + "".join(rows), end="")
    if "--check" in sys.argv:
        check(rows)


main()
