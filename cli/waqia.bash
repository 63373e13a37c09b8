# Completion of waqia(1) for bash.
_waqia() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]}
    local tables='--data --gazetteer --gazetteer-layer --gazetteer-columns'
    local filter='--country --bbox' words=
    COMPREPLY=()
    if [ "$command" = gazetteer ] && [ "$COMP_CWORD" -gt 2 ]; then
        command="gazetteer ${COMP_WORDS[2]}"
        if [ "${COMP_WORDS[2]}" = import ] && [ "$COMP_CWORD" -gt 3 ]; then
            command+=" ${COMP_WORDS[3]}"
        fi
    fi
    if [ "$COMP_CWORD" = 1 ]; then
        words='convert lookup explain gazetteer score --help --version'
    elif [ "$command" = gazetteer ]; then
        words='import export check --help'
    elif [ "$command" = 'gazetteer import' ]; then
        words='geonames wof osm-csv table --help'
    elif [ "$prev" = --layer ] && [ "$command" = convert ]; then
        words='incidents reports footprints places articles run_info'
    elif [ "$prev" = --format ] && [ "$command" = convert ]; then
        words='GPKG GeoJSON GeoJSONSeq FlatGeobuf'
    elif [ "$prev" = --format ] && [ "$command" = explain ]; then
        words='text json jsonl html'
    elif [ "$prev" = --color ]; then
        words='auto always never'
    elif [ "$prev" = --format ]; then
        words='text json'
    elif [[ $prev == @(--published|--jobs|--min-f1|--max-rejects|--limit|--country|--bbox|--layer|--columns|--feature-class|--gazetteer-layer|--gazetteer-columns) ]]; then
        return
    elif [[ $cur == -* ]]; then
        case $command in
        convert)
            words="--output --format --layer --overwrite --manifest --published $tables
                $filter --rules --jobs --max-rejects --quiet --help"
            ;;
        lookup) words="--format --limit $filter $tables --help" ;;
        explain) words="--format --color --published $tables $filter --rules --help" ;;
        'gazetteer import geonames')
            words="--alternate-names --feature-class $filter --max-rejects --overwrite --quiet --help"
            ;;
        'gazetteer import table')
            words="--layer --columns $filter --max-rejects --overwrite --quiet --help"
            ;;
        'gazetteer import '*) words="--data $filter --max-rejects --overwrite --quiet --help" ;;
        'gazetteer export') words="--own-only $filter $tables --overwrite --quiet --help" ;;
        score) words='--min-f1 --verbose --format --data --help' ;;
        'gazetteer check') words='--format --limit --layer --columns --data --help' ;;
        esac
    else
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(compgen -f -- "$cur")
        return
    fi
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
}
complete -F _waqia waqia
