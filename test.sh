#!/usr/bin/env bash
# Installs what is missing, builds with warnings as errors, and runs every test. Arguments go to
# ctest, e.g. -R unit.
set -euo pipefail
# shellcheck source=.ci/setup.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.ci/setup.sh"

install_packages test
build dev all
build release all waqia_bench waqia_gazetteer_bench # what users run and the benchmark measures
cd "$root"
exec ctest --preset dev "$@"
