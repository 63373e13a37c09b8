#!/usr/bin/env python3
"""Check when `waqia explain` writes in colours: on a terminal, unless it is told otherwise.

usage: explain_colours.py WAQIA
"""
import os
import pty
import subprocess
import sys

from common import check

ESCAPE = b"\x1b["
TEXT = "قصفت المدفعية بلدة غوريس.".encode()


def explain(waqia: str, terminal: bool, options: list[str], no_color: str | None) -> bytes:
    """What is written, to a terminal or to a pipe; NO_COLOR is unset if None."""
    environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    if no_color is not None:
        environment["NO_COLOR"] = no_color
    command = [waqia, "explain", "-", *options]
    if not terminal:
        return subprocess.run(command, input=TEXT, env=environment, capture_output=True,
                              check=True).stdout
    ours, theirs = pty.openpty()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=theirs, env=environment) as run:
        os.close(theirs)
        run.stdin.write(TEXT)
        run.stdin.close()
        written = b""
        try:
            while part := os.read(ours, 1 << 16):
                written += part
        except OSError:  # how Linux tells that the other end is closed
            pass
    os.close(ours)
    check(run.returncode == 0, f"exit code 0, not {run.returncode}")
    return written


def main() -> None:
    for terminal, options, no_color, colours in (
            (True, [], None, True), (True, [], "", True), (True, [], "1", False),
            (True, ["--color", "auto"], None, True), (True, ["--color", "never"], None, False),
            (True, ["--color", "always"], "1", True), (False, [], None, False),
            (False, ["--color", "always"], None, True), (True, ["--format", "json"], None, False)):
        written = explain(sys.argv[1], terminal, options, no_color)
        check("غوريس".encode() in written, "the text is shown")
        check((ESCAPE in written) == colours,
              f"colours: {colours}; terminal {terminal}, options {options}, NO_COLOR {no_color}")


main()
