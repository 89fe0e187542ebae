#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The main job on the sample city, as a planner would do it by hand. Run by `make demo`.
set -euo pipefail
export LC_ALL="${LC_ALL:-${LANG:-C.UTF-8}}"
city="$DEMO/zhuzhou.gpkg"

step() {
    printf '\n\033[1m%s\033[0m\n$ suodi %s\n\n' "$1" "$2"
}
if [ ! -t 1 ] || [ -n "${NO_COLOR:-}" ]; then
    step() { printf '\n== %s\n$ suodi %s\n\n' "$1" "$2"; }
fi

step "A workspace from a city's files" "init -w $city --from geodata/zhuzhou"
"$BINARY" init -w "$city" --from geodata/zhuzhou 2>&1

step "Stock by park and stage, against the year's targets" "status -w $city --map $DEMO/shifeng.svg --park shifeng"
"$BINARY" status -w "$city" --map "$DEMO/shifeng.svg" --park shifeng 2>&1

step "A firm asks for 70 to 110亩 for rail equipment, a hall of 150 × 100 m, by September" \
    "find -w $city --area 70..110亩 --land-use 100102 --industry 37 --by 2020Q3 --hall 150x100"
"$BINARY" find -w "$city" --area 70..110亩 --land-use 100102 --industry 37 --by 2020Q3 --hall 150x100 --limit 5

step "A small firm asks for a floor of 2,000㎡, 6 m high, by June" \
    "find -w $city --floor 2000㎡ --floor-height 6 --floor-load 8 --by 2020-06-30"
"$BINARY" find -w "$city" --floor 2000㎡ --floor-height 6 --floor-load 8 --by 2020-06-30 --limit 5

step "A wish that cannot be met, and what would help" \
    "find -w $city --area 300..320亩 --land-use 100102 --county 天元区 --by 2020-06-30"
"$BINARY" find -w "$city" --area 300..320亩 --land-use 100102 --county 天元区 --by 2020-06-30

step "All projects placed at once, and drawn" "match -w $city --map $DEMO/plan.svg"
"$BINARY" match -w "$city" --map "$DEMO/plan.svg" 2>&1

step "Does 3000亩 cover half a year of demand?" "simulate scenarios/static-demand-*.yaml"
"$BINARY" simulate scenarios/static-demand-low.yaml scenarios/static-demand-mid.yaml scenarios/static-demand-high.yaml

step "And as it comes: lags, backlog, land on its way, parcels matched one by one" \
    "simulate scenarios/baseline-2020h1.yaml -w $city --replications 2000 --chart $DEMO/baseline.svg"
"$BINARY" simulate scenarios/baseline-2020h1.yaml -w "$city" --replications 2000 --chart "$DEMO/baseline.svg" 2>&1 \
    | sed '/^范围\|^Scope/,$d'

step "From the textbook to the half-year, step by step" "simulate scenarios/baseline-2020h1.yaml -w $city --explain"
"$BINARY" simulate scenarios/baseline-2020h1.yaml -w "$city" --explain

step "For mapping tools" "export -w $city parcel -o $DEMO/parcel.geojson"
"$BINARY" export -w "$city" parcel -o "$DEMO/parcel.geojson" 2>&1
"$BINARY" export -w "$city" plan_site -o "$DEMO/plan.geojson" 2>&1

cat <<TEXT

What to try next
  open $DEMO/shifeng.svg, $DEMO/plan.svg and $DEMO/baseline.svg in a browser, and $city or $DEMO/plan.geojson in QGIS
  $BINARY find -w $city --project S19-018 --why-not hetang-B01-01     why not this parcel?
  $BINARY find --help                                            every criterion
  $BINARY init -w mine.gpkg --from FOLDER                        a city of your own (suodi layers lists the files)
TEXT
