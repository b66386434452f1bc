#!/usr/bin/env bash
# Makes what is missing of the data in FOLDER: shore.fgb, tiles/, shore.mbtiles, shore.geojson, the cameras, and
# smaller shore-N.fgb for how cost grows. Each is written beside its place and moved there when it is whole.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:?the folder to write into}
mkdir -p "$folder"
cd "$folder"

shores() {  # shores OUT EVERY
  gmt pscoast -R-180/180/-90/90 -Df -W -M --GMT_HISTORY=false | /usr/bin/python3 "$here/make_shores.py" "$1" "$2"
}
make() {  # make OUT WHAT...: runs WHAT with the name of a file that is not yet OUT, of the same ending
  local out=$1
  [[ -e $out ]] && return
  echo "making $out" >&2
  rm -rf "part-$out"
  "${@:2}" "part-$out"
  mv "part-$out" "$out"
}
# One tile may hold a megabyte, or ogr2ogr leaves shores out.
as_tiles() {
  ogr2ogr -q -f MVT "$1" shore.fgb -nln shore -dsco NAME=shore -dsco MINZOOM=0 -dsco MAXZOOM=7 \
    -dsco MAX_SIZE=5000000 -dsco MAX_FEATURES=2000000
}
as_mbtiles() { /usr/bin/python3 "$here/pack_mbtiles.py" tiles "$1"; }
as_geojson() { ogr2ogr -q -f GeoJSON -lco RFC7946=YES "$1" shore.fgb; }
every() { shores "$2" "$1"; }

make shore.fgb every 1
make tiles as_tiles
make shore.mbtiles as_mbtiles
make shore.geojson as_geojson
for part in 2 5 10; do make "shore-$part.fgb" every "$part"; done
/usr/bin/python3 "$here/cameras.py" .
