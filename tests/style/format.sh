#!/usr/bin/env bash
# Checks that every C++ file is as .clang-format says. Another clang-format than 14 may see it
# otherwise, so without that one nothing is checked.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.."

format=$(command -v clang-format-14 clang-format | head -n 1) || true
if [ -z "$format" ] || ! "$format" --version | grep -q 'version 14\.'; then
    echo "SKIPPED: clang-format 14 is not there, nothing was checked"
    exit 77
fi
find cli gazetteer geo ingest output tests -name '*.[ch]pp' -print0 |
    xargs -0 -r "$format" --dry-run -Werror
