#!/usr/bin/env python3
"""Count the instructions of extraction against those of ICU's bare word-break pass.

usage: instructions.py WAQIA_BENCH DATA EXAMPLES LIMIT

Counted by callgrind, the figure is the same whatever else the machine does. Exit code 1 if it is
above LIMIT.
"""
import pathlib
import re
import subprocess
import sys
import tempfile


def count(function: str, command: list[str]) -> int:
    """The instructions that run within `function`."""
    with tempfile.TemporaryDirectory() as folder:
        result = subprocess.run(
            ["valgrind", "--tool=callgrind", f"--toggle-collect={function}",
             f"--callgrind-out-file={pathlib.Path(folder) / 'out'}", *command],
            capture_output=True, text=True, check=False)
    collected = re.search(r"Collected : (\d+)", result.stderr)
    if result.returncode != 0 or not collected or int(collected[1]) == 0:
        sys.exit(f"instructions.py: callgrind counted nothing in {function}:\n{result.stderr}")
    return int(collected[1])


def main() -> None:
    bench, data, examples, limit = sys.argv[1:]
    command = [bench, data, examples, "once"]
    icu = count("bench_word_breaks", command)
    extraction = count("bench_extraction", command)
    ratio = extraction / icu
    print(f"instructions:    {ratio:.2f} times those of ICU (at most {limit})")
    sys.exit(0 if ratio <= float(limit) else 1)


main()
