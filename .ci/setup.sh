# Shared by run.sh and test.sh, which source it: installs what is missing and builds.
# shellcheck shell=bash

root=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")

say() { printf '%s\n' "$*" >&2; }

# install_packages run|test: the packages of packages.txt above the line "# test:", or all of them.
install_packages() {
    command -v dpkg-query >/dev/null || return 0 # not Debian: CMake will name what is missing
    local wanted missing status
    if [ "$1" = run ]; then
        wanted=$(sed '/^# test:/,$d; /^#/d' "$root/.ci/packages.txt")
    else
        wanted=$(sed '/^#/d' "$root/.ci/packages.txt")
    fi
    # shellcheck disable=SC2086 # a list of names
    status=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' $wanted 2>/dev/null || true)
    missing=$(awk 'NR == FNR { if ($2 == "installed") have[$1]; next } !($1 in have)' \
        <(printf '%s\n' "$status") <(printf '%s\n' "$wanted"))
    [ -n "$missing" ] || return 0

    local as_root=()
    if [ "$(id -u)" != 0 ]; then
        if ! command -v sudo >/dev/null; then
            say "Missing packages, and neither root nor sudo to install them:" $missing
            return 1
        fi
        as_root=(sudo)
    fi
    say "Installing" $missing
    local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive
        apt-get -q -o Acquire::Retries=3 -o DPkg::Lock::Timeout=120)
    "${apt[@]}" update >&2
    # shellcheck disable=SC2086
    "${apt[@]}" install -y --no-install-recommends $missing >&2
}

# build PRESET [TARGET…]: configures build/PRESET unless that was done and builds; silent when
# nothing is to be done.
build() {
    local preset=$1 folder=$root/build/$1 targets=()
    shift
    [ $# = 0 ] || targets=(--target "$@")
    if [ -e "$folder/build.ninja" ] && ninja -C "$folder" -n "$@" | grep -q '^ninja: no work to do'
    then
        return 0
    fi
    if [ -e "$folder" ] && [ ! -w "$folder" ]; then
        say "$folder belongs to another user; remove it, or run this as that user"
        return 1
    fi
    [ -e "$folder/build.ninja" ] || (cd "$root" && cmake --preset "$preset") >&2
    cmake --build "$folder" --parallel "$(nproc)" "${targets[@]}" >&2
}
