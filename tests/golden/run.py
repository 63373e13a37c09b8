#!/usr/bin/env python3
"""Run one golden case: a command line, and all that it should print, return and leave behind.

usage: run.py WAQIA CASE

CASE is a folder of these files, of which all but `args` may be missing:
  args     the arguments as in a shell, without expansions
  input/   what the current folder holds at the start
  stdin    what standard input gives
  stdout   what should be printed; default nothing
  stderr   likewise
  code     the exit code that is due; default 0
  files    the files that should be new or changed afterwards, one a line; default none
In stdout and stderr {*} stands for any text within a line, and a line {**} for any lines.
"""
import difflib
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

TIMEOUT_S = 120


def text_of(case: pathlib.Path, name: str) -> str:
    path = case / name
    return path.read_text(encoding="utf-8") if path.exists() else ""


def matches(expected: str, actual: str) -> bool:
    pattern = re.escape(expected)
    pattern = pattern.replace(re.escape("{**}\n"), r"(?:.*\n)*").replace(re.escape("{*}"), ".*")
    return re.fullmatch(pattern, actual) is not None


def contents(folder: pathlib.Path) -> dict[str, bytes]:
    """All regular files below `folder` by their path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*") if path.is_file() and not path.is_symlink()}


def difference(name: str, expected: str, actual: str) -> str:
    lines = difflib.unified_diff(expected.splitlines(), actual.splitlines(),
                                 f"expected {name}", f"actual {name}", lineterm="")
    return "\n".join(lines)


def run(waqia: str, case: pathlib.Path, folder: pathlib.Path) -> list[str]:
    """What is not as it should be."""
    if (case / "input").is_dir():
        shutil.copytree(case / "input", folder, symlinks=True, dirs_exist_ok=True)
    before = contents(folder)
    stdin = (case / "stdin").read_bytes() if (case / "stdin").exists() else b""
    result = subprocess.run([waqia, *shlex.split(text_of(case, "args"))], cwd=folder, input=stdin,
                            capture_output=True, timeout=TIMEOUT_S, check=False)
    after = contents(folder)

    faults = []
    for name, actual in (("stdout", result.stdout), ("stderr", result.stderr)):
        shown = actual.decode("utf-8", "backslashreplace")
        if not matches(text_of(case, name), shown):
            faults.append(difference(name, text_of(case, name), shown))
    code = int(text_of(case, "code") or 0)
    if result.returncode != code:
        faults.append(f"exit code {result.returncode}, not {code}")
    changed = sorted(name for name in before.keys() | after.keys()
                     if before.get(name) != after.get(name))
    if changed != text_of(case, "files").split():
        faults.append(f"new or changed files: {' '.join(changed) or 'none'}")
    return faults


def main() -> None:
    waqia, case = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        faults = run(waqia, case, pathlib.Path(folder))
    if faults:
        sys.exit("\n".join([f"{case.name}: waqia {text_of(case, 'args').strip()}", *faults]))


main()
