#!/usr/bin/env bash
# The same cameras drawn by all, side by side: FOLDER/pictures/NUMBER.png, for looking at coasts.
#
#     PROGRAM=build/release/atlas tests/peers/make_pictures.sh FOLDER [NUMBER...]
#
# NUMBER is a camera's place on the way, from 0, or "world". Upper row: ours from the file, ours from the tiles,
# MapLibre from the tiles; lower row: Mapnik and QGIS from the file.
set -euo pipefail
here=$(dirname "$0") data=${1:?the folder of the data}
shift
numbers=("$@")
((${#numbers[@]})) || numbers=(world 0 8 20 30)
out=$data/pictures parts=$data/scratch/pictures python=/usr/bin/python3
rm -rf "$parts"
mkdir -p "$out" "$parts"

$python "$here/run_mapnik.py" "$data" --pictures "$parts" "${numbers[@]}"
QT_QPA_PLATFORM=offscreen $python "$here/run_qgis.py" "$data" --fastest --pictures "$parts" "${numbers[@]}" 2>/dev/null
node "$here/run_maplibre.mjs" "$data" --pictures "$parts" "${numbers[@]}"
for number in "${numbers[@]}"; do
  file=world.json place=0
  [[ $number == world ]] || file=cameras.json place=$number
  camera=$($python -c "import json; print(','.join(map(str, json.load(open('$data/$file'))[$place])))")
  for kind in fgb mbtiles; do
    "$PROGRAM" render --bare --style "$here/style.json" --camera "$camera" --size 1920x1080 -o "$parts/ours-$kind-$number.png" \
      "$data/shore.$kind" || convert -size 1920x1080 xc:gray "$parts/ours-$kind-$number.png"
  done
  montage -font "$(fc-match -f "%{file}" "Noto Sans")" -pointsize 28 -label "atlas, file" "$parts/ours-fgb-$number.png" -label "atlas, tiles" "$parts/ours-mbtiles-$number.png" \
    -label "MapLibre, tiles" "$parts/maplibre-$number.png" -label "Mapnik, file" "$parts/mapnik-$number.png" \
    -label "QGIS, file" "$parts/qgis-$number.png" -tile 3x2 -geometry +8+8 -background white "$out/$number.png"
done
