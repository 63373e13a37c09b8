# Completion of waqia(1) for bash.
_waqia() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]}
    local words=
    COMPREPLY=()
    if [ "$COMP_CWORD" = 1 ]; then
        words='convert lookup explain --help --version'
    elif [ "$prev" = --layer ]; then
        words='incidents reports footprints places articles run_info'
    elif [ "$prev" = --format ] && [ "$command" = convert ]; then
        words='GPKG GeoJSON GeoJSONSeq FlatGeobuf'
    elif [ "$prev" = --format ]; then
        words='text json'
    elif [[ $prev == --published || $prev == --jobs || $prev == --max-rejects ]]; then
        return
    elif [[ $cur == -* ]]; then
        case $command in
        convert)
            words='--output --format --layer --overwrite --manifest --published --data --gazetteer
                --jobs --max-rejects --quiet --help'
            ;;
        lookup) words='--format --data --gazetteer --help' ;;
        explain) words='--format --published --data --gazetteer --help' ;;
        esac
    else
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(compgen -f -- "$cur")
        return
    fi
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
}
complete -F _waqia waqia
