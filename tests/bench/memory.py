#!/usr/bin/env python3
"""Check that peak memory does not grow with the number of articles.

usage: memory.py WAQIA EXAMPLES

Converts few and many articles, made from EXAMPLES, and compares the peaks of resident memory.
"""
import os
import pathlib
import sys
import tempfile

FEW, MANY = 100, 2000
LIMIT = 1.3


def make_articles(examples: pathlib.Path, folder: pathlib.Path, number: int) -> None:
    """Writes `number` articles to `folder`, each an example under a line of its own."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(examples.glob("*.txt"))]
    folder.mkdir()
    for i in range(number):
        text = f"{texts[i % len(texts)]}\n\n{i}\n"
        (folder / f"{i:06}.txt").write_text(text, encoding="utf-8")


def peak_kib(waqia: str, folder: pathlib.Path, output: pathlib.Path) -> int:
    """Peak resident memory of one conversion in KiB."""
    command = [waqia, "convert", str(folder), "-o", str(output), "--published", "2022-09-14",
               "--jobs", "2", "--quiet"]
    pid = os.posix_spawn(waqia, command, os.environ)
    _, status, usage = os.wait4(pid, 0)
    if status != 0:
        sys.exit(f"memory.py: {' '.join(command)} failed")
    return usage.ru_maxrss


def main() -> None:
    waqia, examples = sys.argv[1], pathlib.Path(sys.argv[2])
    peaks = []
    with tempfile.TemporaryDirectory() as name:
        for number in (FEW, MANY):
            folder = pathlib.Path(name) / str(number)
            make_articles(examples, folder, number)
            peaks.append(peak_kib(waqia, folder, folder.with_suffix(".gpkg")))
            print(f"peak memory of {number} articles: {peaks[-1] / 1024:.1f} MiB")
    growth = peaks[1] / peaks[0]
    print(f"growth:          {growth:.2f} (less than {LIMIT})")
    sys.exit(0 if growth < LIMIT else 1)


main()
