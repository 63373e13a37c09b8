#!/usr/bin/env bash
# Builds the release program and measures it: extraction against ICU's bare word-break pass, by time
# and by instructions; peak memory over few and many articles; and the gazetteer, with ten million
# names on top of it. Exit code 1 if any figure is above its limit.
set -euo pipefail
# shellcheck source=../../.ci/setup.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../../.ci/setup.sh"

ratio_limit=12 instructions_limit=6.5
build release waqia waqia_bench waqia_gazetteer_bench
release=$root/build/release examples=$root/ingest/examples
scratch=$(mktemp -d "$release/bench.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
failed=0
"$release/tests/bench/waqia_bench" "$release/share/waqia" "$examples" "$ratio_limit" || failed=1
python3 "$root/tests/bench/instructions.py" "$release/tests/bench/waqia_bench" \
    "$release/share/waqia" "$examples" "$instructions_limit" || failed=1
python3 "$root/tests/bench/memory.py" "$release/waqia" "$examples" || failed=1
"$release/tests/bench/waqia_gazetteer_bench" "$release/share/waqia" "$examples" "$scratch" ||
    failed=1
exit "$failed"
