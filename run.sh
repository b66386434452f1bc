#!/usr/bin/env bash
# Installs what is missing, builds, and opens the window; without a display, makes the overview picture and exports
# the layers. Arguments go to the program (./run.sh my.gpkg).
set -euo pipefail
cd "$(dirname "$0")"
./install-packages.sh packages.txt
[[ -f build/release/build.ninja ]] || cmake --preset release >/dev/null
cmake --build build/release --target atlas
program=build/release/atlas

if [[ -n ${DISPLAY:-} || -n ${WAYLAND_DISPLAY:-} ]]; then
  exec "$program" "$@"
fi
out=build/overview
mkdir -p "$out"
"$program" render -o "$out/overview.png"
"$program" export -o "$out/atlas.geojson"
"$program" export -o "$out/atlas.gpkg" --format GPKG
echo "There is no display, so no window. The overview picture and the layers are here:"
ls "$out"/* | sed "s|^|  $PWD/|"
