#!/usr/bin/env python3
"""Check that file names of any bytes are told on one line, and no terminal takes them for orders.

usage: messages.py WAQIA
"""
import os
import pathlib
import subprocess
import sys
import tempfile

from common import check

ARTICLE = "لم يحدث شيء.\n"  # "Nothing happened."
NAME = b"a\nb\x1b[31m\xc2\x9b1m\x7f\t\xd9\x85.txt"  # also a control of Latin-1, and م
SHOWN = "a\\nb\\x1B[31m\\x9B1m\\x7F\\tم.txt"
FAULT = "not UTF-8: bad byte 0xC7 at byte offset 1"


def run(waqia: str, folder: bytes, *arguments) -> tuple[int, list[str]]:
    """The exit code and the lines of standard error."""
    done = subprocess.run([waqia, "convert", *arguments], cwd=folder, capture_output=True,
                          check=False)
    return done.returncode, done.stderr.decode("utf-8").split("\n")


def main() -> None:
    waqia = sys.argv[1]
    with tempfile.TemporaryDirectory() as name:
        folder = os.fsencode(name)
        articles = pathlib.Path(name) / "articles"
        articles.mkdir()
        (articles / "good.txt").write_text(ARTICLE, encoding="utf-8")
        pathlib.Path(os.fsdecode(os.path.join(os.fsencode(articles), NAME))).write_bytes(b"x\xc7")
        code, lines = run(waqia, folder, "articles", "-o", "a.geojson")
        check(code == 1, f"a rejected article gives exit code 1, not {code}")
        check(f"    {SHOWN}: {FAULT}" in lines, f"the summary names it on one line: {lines}")
        check(sum(FAULT in line for line in lines) == 1, f"and once: {lines}")
        code, lines = run(waqia, folder, "articles", "-o", "b.geojson", "--quiet")
        check(len(lines) == 2 and f'the first "{SHOWN}": {FAULT};' in lines[0],
              f"without a summary the error does: {lines}")
        code, lines = run(waqia, folder, b"\xff" + NAME, "-o", "c.geojson")
        check(code == 1 and len(lines) == 2 and "\N{REPLACEMENT CHARACTER}" + SHOWN in lines[0],
              f"any error does: {lines}")
        code, lines = run(waqia, folder, "articles", "-o", NAME + b".geojson",
                          "--max-rejects", "1")
        check(code == 0 and SHOWN in lines[0], f"so is the output's name shown: {lines}")
        code, lines = run(waqia, folder, "articles", "-o", "d.geojson", "--layer", "x\ny")
        check(code == 2 and len(lines) == 2 and "x\\ny" in lines[0], f"and an option: {lines}")


main()
