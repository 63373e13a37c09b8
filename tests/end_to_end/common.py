"""What the end-to-end checks share."""
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "ingest" / "examples"
SHARED = ROOT.parent / "shared"
SKIPPED = 77


def shared(*parts: str) -> pathlib.Path:
    """A file of the folder beside the project that holds gold and seeds; without it, a skip."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        print(f"SKIPPED: {path} is not there, nothing was checked")
        sys.exit(SKIPPED)
    return path


def convert(waqia: str, *arguments) -> str:
    """Runs `waqia convert` and returns what it printed on standard error."""
    command = [waqia, "convert", *map(str, arguments)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        sys.exit(f"{' '.join(command)}: exit code {result.returncode}\n{result.stderr}")
    return result.stderr


def features(path: pathlib.Path) -> list[dict]:
    return json.loads(path.read_text(encoding="utf-8"))["features"]


def check(holds: bool, what: str) -> None:
    """Ends the test where something does not hold."""
    if not holds:
        sys.exit(f"does not hold: {what}")


def check_not_dated(found: list[dict], month: str) -> None:
    """No report is dated to `month` (YYYY-MM)."""
    for feature in found:
        date = feature["properties"]["date_start"] or ""
        check(not date.replace("/", "-").startswith(month), f"nothing is dated to {date}")
