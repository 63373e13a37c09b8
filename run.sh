#!/usr/bin/env bash
# Installs what is missing, builds, and runs `waqia convert` with the given arguments; without any,
# converts the bundled examples to incidents.gpkg in the current folder.
set -euo pipefail
# shellcheck source=.ci/setup.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.ci/setup.sh"

install_packages run
build release waqia
waqia=$root/build/release/waqia
[ $# = 0 ] || exec "$waqia" convert "$@"

examples=$root/ingest/examples
output=incidents.gpkg
overwrite=()
# The file's layer run_info tells what it was made from: only what this script made is replaced.
if [ -e "$output" ] && grep -qaF "$examples" "$output"; then
    overwrite=(--overwrite)
fi
"$waqia" convert "$examples" --manifest "$examples/manifest.csv" -o "$output" "${overwrite[@]}"
cat <<END
The bundled examples are now map layers in $PWD/$output.
Open it in QGIS: drag the file onto the map, or: qgis "$PWD/$output"
Your own articles: ./run.sh FOLDER -o FILE.gpkg   (all options: $waqia convert --help)
END
