#!/usr/bin/env bash
# Makes the bundled shapefiles from the collected GeoJSON: build.sh DIR
# DIR holds countries.geojson, regions_am_az.geojson and karabakh.geojson. The same input gives the
# same bytes: rows are sorted and the date that a DBF header carries is fixed.
set -euo pipefail

fail() {
    printf 'build.sh: %s\n' "$1" >&2
    exit 1
}

[[ $# -eq 1 ]] || { printf 'usage: build.sh DIR\n' >&2; exit 2; }
input=$1
output=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
command -v ogr2ogr >/dev/null || fail "ogr2ogr is not installed; install the package gdal-bin"

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# make LAYER SELECT: one shapefile from one GeoJSON file, its rows chosen and sorted in SQLite
make() {
    local source="$input/$1.geojson"
    [[ -r $source ]] || fail "cannot read '$source'; give the folder that holds it"
    if ! ogr2ogr -f 'ESRI Shapefile' "$scratch/$1.shp" "$source" -dialect SQLite -sql "$2" \
        -nln "$1" -nlt MULTIPOLYGON -a_srs EPSG:4326 \
        -lco ENCODING=UTF-8 -lco RESIZE=YES -lco DBF_DATE_LAST_UPDATE=2024-01-01 \
        >"$scratch/log" 2>&1 || [[ -s $scratch/log ]]; then
        fail "ogr2ogr could not convert '$source': $(tr '\n' ' ' <"$scratch/log")"
    fi
}

# The source's outline of Azerbaijan lacks the district of Kalbajar, which its own table of regions
# gives to Azerbaijan: between it and Armenia stands a hole that is no country. What the two
# outlines enclose and is not Armenia is therefore Azerbaijan.
make countries "
    WITH RECURSIVE
    both(shape) AS MATERIALIZED (
        SELECT ST_Union(geometry) FROM countries WHERE iso IN ('AM', 'AZ')),
    part(number) AS (
        SELECT 1 UNION ALL
        SELECT number + 1 FROM part, both WHERE number < ST_NumGeometries(shape)),
    filled(shape) AS MATERIALIZED (
        SELECT ST_Union(ST_MakePolygon(ST_ExteriorRing(ST_GeometryN(shape, number))))
        FROM both, part),
    azerbaijan(shape) AS MATERIALIZED (
        SELECT ST_Difference(shape, geometry) FROM filled, countries WHERE iso = 'AM')
    SELECT iso AS iso_a2, name_en,
        CASE iso WHEN 'AZ' THEN (SELECT shape FROM azerbaijan) ELSE geometry END AS geometry
    FROM countries ORDER BY name_en"
make regions_am_az "
    SELECT iso AS iso_3166_2, wof_id, country, kind, name_en, name_ar, name_ru, name_hy, name_az,
        source, geometry
    FROM regions_am_az ORDER BY iso, wof_id"
make karabakh "SELECT id, name_en, name_ar, note, geometry FROM karabakh ORDER BY id"

for layer in countries regions_am_az karabakh; do
    for suffix in shp shx dbf prj cpg; do
        mv "$scratch/$layer.$suffix" "$output/$layer.$suffix" ||
            fail "cannot write '$output/$layer.$suffix'; is the folder writable?"
    done
done
