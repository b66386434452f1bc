#!/usr/bin/env bash
# Runs the others and ourselves on the same data with the same cameras and prints one table of ratios.
#
#     tests/peers/run.sh [--quick] [--write] [PART...]
#
# Installs what it needs, makes the data in build/peers (kept), and then, part by part, everyone in turn. --quick:
# fewer cameras and rounds, without the slowest rows. --write: also puts the table into tests/peers/README.md.
# PART: only these of "world frames flight tiles export geojson pick memory growth pictures"; the table has the newest
# numbers of the others. ROUNDS=N and EVERY=N in the environment: so many rounds, and one camera of so many.
set -euo pipefail
cd "$(dirname "$0")/../.."
peers=tests/peers data=$PWD/build/peers python=/usr/bin/python3 atlas=build/release/atlas
quick= write= parts=()
for argument in "$@"; do
  case $argument in
    --quick) quick=1 ;;
    --write) write=--write ;;
    -*) sed -n '2,10s/^# \?//p' "$0"; exit 2 ;;
    *) parts+=("$argument") ;;
  esac
done
if ((${#parts[@]} == 0)); then
  parts=(world frames flight tiles export geojson pick)
  [[ $quick ]] || parts+=(memory growth pictures)
fi
results=$data/results${quick:+-quick}
rounds=${ROUNDS:-${quick:+1}} rounds=${rounds:-3}
every=${EVERY:-${quick:+4}} every=${every:-1}
mkdir -p "$results" "$data/scratch"

./install-packages.sh packages.txt $peers/packages.txt
[[ -d tests/node_modules/maplibre-gl && -d tests/node_modules/playwright-core ]] || {
  command -v npm >/dev/null || ./install-packages.sh packages-npm.txt
  npm install --silent --no-audit --no-fund --prefix tests
}
[[ -f build/release/build.ninja ]] || cmake --preset release >/dev/null
cmake --build build/release --target atlas >/dev/null
$peers/make_data.sh "$data"
[[ $data/ogr_read -nt $peers/ogr_read.cpp ]] ||
  g++ -O2 -std=c++20 $peers/ogr_read.cpp -o "$data/ogr_read" $(pkg-config --cflags --libs gdal)

# measure NAME COMMAND...: the command's line of JSON is added to the results of that name; one that fails is told there.
fresh=()
measure() {
  local name=$1 line
  [[ " ${fresh[*]-} " == *" $name "* ]] || { rm -f "$results/$name.jsonl"; fresh+=("$name"); }
  echo "  $name" >&2
  line=$("${@:2}" 2>"$data/scratch/error") || line=
  [[ $line ]] || line=$($python -c 'import json, sys; print(json.dumps({"error": sys.stdin.read().strip()[-300:] or "failed"}))' <"$data/scratch/error")
  echo "$line" >>"$results/$name.jsonl"
}
ours() { measure "$1" $python $peers/run_atlas.py --cache "$data/scratch/cache" $atlas "${@:2}"; }
cold() { rm -rf "$data/scratch/cache"; }   # an absolute path: XDG lets programs ignore others
size=(--size 1920x1080 --style $peers/style.json)
mapnik() { measure "$1" $python $peers/run_mapnik.py "$data" "${@:2}"; }
qgis() { measure "$1" env QT_QPA_PLATFORM=offscreen $python $peers/run_qgis.py "$data" "${@:2}"; }
maplibre() { measure "$1" node $peers/run_maplibre.mjs "$data" "${@:2}"; }
ogr_write() {
  rm -f "$data/scratch/ogr.geojson"
  $python $peers/run_command.py ogr2ogr -f GeoJSON -lco RFC7946=YES "$data/scratch/ogr.geojson" "$data/shore.fgb"
}

world() {
  for ((round = 0; round < rounds; ++round)); do
    cold
    ours open_cold bench open "${size[@]}" "$data/shore.fgb"
    mapnik mapnik_world --every 0
    ours open_again bench open "${size[@]}" "$data/shore.fgb"
    ours open_in_map bench open --in-map "${size[@]}" "$data/shore.fgb"
    qgis qgis_fastest --fastest --every 0
  done
  [[ $quick ]] || qgis qgis_world --every 0
}
frames() {
  $python $peers/cameras.py "$data/scratch" "$every"
  for ((round = 0; round < rounds; ++round)); do
    ours frames_tiles bench frames "${size[@]}" --cameras "$data/scratch/cameras.json" "$data/shore.mbtiles"
    ours frames_file bench frames "${size[@]}" --cameras "$data/scratch/cameras.json" "$data/shore.fgb"
    ((round)) || maplibre maplibre_frames --every "$every"
  done
  mapnik mapnik_frames --every "$every"
  [[ $quick ]] || qgis qgis_frames --fastest --every "$every"
}
flight() {
  ours flight_tiles bench frames "${size[@]}" --flight 30 --cameras "$data/cameras.json" "$data/shore.mbtiles"
  ours flight_file bench frames "${size[@]}" --flight 30 --cameras "$data/cameras.json" "$data/shore.fgb"
}
tiles() {
  mapfile -t fixtures < <(find tests/node_modules/@mapbox/mvt-fixtures/real-world -name '*.mvt' | sort)
  for ((round = 0; round < rounds; ++round)); do
    measure ogr_tiles "$data/ogr_read" 5 "${fixtures[@]}"
    ours bench_tiles bench tiles --repeat 5 "${fixtures[@]}"
  done
}
export_() {
  for ((round = 0; round < rounds; ++round)); do
    rm -f "$data/scratch/ours.geojson"
    ours export export -o "$data/scratch/ours.geojson" "$data/shore.fgb"
  done
  ours bench_export bench export "$data/shore.fgb"
  [[ $quick ]] || measure ogr_export ogr_write
  if [[ -f $data/scratch/ours.geojson ]]; then
    measure same_coordinates $python $peers/same_coordinates.py "$data/scratch/ours.geojson" "$data/shore.geojson"
  fi
}
geojson() {
  measure ogr_geojson "$data/ogr_read" 1 "$data/shore.geojson"
  for ((round = 0; round < rounds; ++round)); do
    cold
    ours open_geojson bench open "${size[@]}" "$data/shore.geojson"
  done
}
pick() { ours bench_pick bench pick "$data/shore.fgb"; }
memory() { ours flight_long bench frames "${size[@]}" --flight 600 --cameras "$data/cameras.json" "$data/shore.fgb"; }
growth() {
  for part in 10 5 2 1; do
    local file=$data/shore-$part.fgb
    ((part > 1)) || file=$data/shore.fgb
    cold
    ours "growth_cold_$part" bench open "${size[@]}" "$file"
    ours "growth_again_$part" bench open "${size[@]}" "$file"
    ours "growth_frames_$part" bench frames "${size[@]}" --cameras "$data/cameras.json" "$file"
  done
}
pictures() {
  echo "  pictures" >&2
  PROGRAM=$atlas $peers/make_pictures.sh "$data"
}

date +%s >"$results/started"
cat "$data"/shore.* "$data"/tiles/*/*/* >/dev/null   # everyone finds the files in memory
echo "measuring (${parts[*]})" >&2
for part in "${parts[@]}"; do
  [[ $part == export ]] && part=export_
  "$part"
done
rm -f "$data/scratch/"*.geojson
$python $peers/table.py "$results" $write
