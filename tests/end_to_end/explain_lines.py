#!/usr/bin/env python3
"""Check that `waqia explain --format jsonl` says what `waqia convert` writes, line by line.

usage: explain_lines.py WAQIA
"""
import csv
import json
import pathlib
import subprocess
import sys
import tempfile
import time

from common import EXAMPLES, check, convert, features

PHRASES_A_SECOND = 1000
PHRASES = ["يوم الثلاثاء الماضي", "ثلاثة آلاف وخمسمئة", "في التاسع من تشرين الثاني 2020",
           "قصفت القوات بلدة غوريس مساء الاثنين", "وفق وزارة الدفاع الأرمينية"]
# What the manifest tells and a line does not, and what only joining gives.
OF_MANIFEST = {"url", "title", "publisher"}
OF_JOINING = {"incident_id"}


def explain(waqia: str, lines: list[dict]) -> list[dict]:
    given = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    result = subprocess.run([waqia, "explain", "--format", "jsonl", "-"], input=given, text=True,
                            capture_output=True, check=False)
    check(result.returncode == 0, f"exit code 0:\n{result.stderr}")
    return [json.loads(line) for line in result.stdout.splitlines()]


def example_lines() -> list[dict]:
    with open(EXAMPLES / "manifest.csv", encoding="utf-8", newline="") as manifest:
        return [{"id": row["file"], "published": row["published"] or None,
                 "text": (EXAMPLES / row["file"]).read_text(encoding="utf-8")}
                for row in csv.DictReader(manifest)]


def check_layer(waqia: str, layer: str, answers: list[dict], folder: pathlib.Path) -> None:
    """The items of a layer are its features, whole and in order of their articles."""
    output = folder / f"{layer}.geojson"
    convert(waqia, EXAMPLES, "--manifest", EXAMPLES / "manifest.csv", "--layer", layer, "-o", output)
    def key(item: dict) -> tuple:
        return item["source_file"], item["char_start"], item.get("report_id", item["place_text"])
    written = sorted(features(output), key=lambda feature: key(feature["properties"]))
    told = sorted((item for answer in answers for item in answer[layer]), key=key)
    check(len(written) == len(told) > 0, f"{len(told)} {layer} told, {len(written)} written")
    for feature, item in zip(written, told):
        check(feature["geometry"] == item["geometry"], f"the same point: {feature} and {item}")
        for field, value in feature["properties"].items():
            if field not in OF_MANIFEST | OF_JOINING:
                check(field in item and item[field] == value,
                      f"{field} is {value!r} as written, {item.get(field)!r} as told")


def check_spans(lines: list[dict], answers: list[dict]) -> None:
    """Offsets are code points of the text that was given."""
    spans = 0
    for line, answer in zip(lines, answers):
        check(line["id"] == answer["id"], "the answers are in order")
        for kind in ("dates", "numbers", "places", "claims"):
            for item in answer[kind]:
                spans += 1
                check(line["text"][item["start"]:item["stop"]] == item["text"],
                      f"{item['text']} is at {item['start']} of {line['id']}")
    check(spans > 100, f"only {spans} spans were found")


def check_keys(answers: list[dict]) -> None:
    """Items of one kind have the same keys, whatever is null."""
    for kind in ("dates", "numbers", "places", "claims", "reports"):
        keys = {tuple(item) for answer in answers for item in answer[kind]}
        check(len(keys) == 1, f"{kind} have one set of keys: {keys}")


def check_one(waqia: str, lines: list[dict], answers: list[dict]) -> None:
    """`--format json` of an article says what its line is answered by."""
    for line, answer in zip(lines, answers):
        command = [waqia, "explain", "--format", "json", "-"]
        command += ["--published", line["published"]] if line["published"] else []
        result = subprocess.run(command, input=line["text"], text=True, capture_output=True,
                                check=True)
        told = json.loads(result.stdout)
        text = line["text"]
        for sentence in told["sentences"]:
            for item in (sentence, *sentence["annotations"]):
                check(text[item["start"]:item["stop"]] == item["text"], f"the span of {item}")
        check(told["frames"] == answer["claims"], "the frames are the claims")
        for kind in ("dates", "numbers", "warnings"):
            check(told[kind] == answer[kind], f"the same {kind}")
        for kind in ("places", "reports"):
            check(len(told[kind]) == len(answer[kind]), f"as many {kind}")
            for one, other in zip(told[kind], answer[kind]):
                same = {key: one[key] for key in other if key not in ("source_file", "report_id")}
                check(all(other[key] == value for key, value in same.items()), f"{one} is {other}")
                point = other["geometry"]
                check([one["lon"], one["lat"]] == (point["coordinates"] if point else [None] * 2),
                      f"the position of {one}")


def check_depth(waqia: str) -> None:
    """Values nested without end are refused or left out, and the next line is answered."""
    deep = "[" * 200_000 + "]" * 200_000
    text = '"text": "ثلاثة"'
    given = [f'{{"id": {deep}, {text}}}', f'{{"id": 1, "published": {deep}, {text}}}',
             f'{{"id": 2, "text": {deep}}}', deep, f'{{"id": 3, "more": {deep}, {text}}}']
    result = subprocess.run([waqia, "explain", "--format", "jsonl", "-"], input="\n".join(given),
                            text=True, capture_output=True, check=False)
    check(result.returncode == 1, f"exit code 1, not {result.returncode}")
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    check([answer["id"] for answer in answers] == [None, 1, 2, None, 3], "every line has its answer")
    check(["error" in answer for answer in answers] == [True] * 4 + [False], "the last one is good")
    check(answers[-1]["numbers"][0]["value"] == 3, "its number is found")


def check_speed(waqia: str) -> None:
    count = 5000
    lines = [{"id": i, "text": PHRASES[i % len(PHRASES)], "published": "2022-09-14T10:00:00Z"}
             for i in range(count)]
    begin = time.monotonic()
    answers = explain(waqia, lines)
    rate = count / (time.monotonic() - begin)
    check(len(answers) == count, "each phrase has its answer")
    check(rate >= PHRASES_A_SECOND, f"{rate:.0f} phrases a second")
    print(f"{rate:.0f} phrases a second")


def main() -> None:
    waqia, lines = sys.argv[1], example_lines()
    answers = explain(waqia, lines)
    with tempfile.TemporaryDirectory() as folder:
        for layer in ("reports", "places"):
            check_layer(waqia, layer, answers, pathlib.Path(folder))
    check_spans(lines, answers)
    check_keys(answers)
    check_one(waqia, lines, answers)
    check_depth(waqia)
    check_speed(waqia)


main()
