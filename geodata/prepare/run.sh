#!/usr/bin/env bash
# Makes every layer that ships anew from the packages (about ten minutes; packages are kept in build/prepare).
set -euo pipefail
cd "$(dirname "$0")"
../../install-packages.sh "$PWD/packages.txt"
command -v npm >/dev/null || ../../install-packages.sh ../../packages-npm.txt
run() { echo "== $1"; /usr/bin/python3 "$@"; }

run base_water.py        # lakes first: the relief is level on them
run base_relief.py       # rivers that no package has follow its valleys
run base_rivers.py
run base_borders.py
run base_places.py
run base_labels.py
run districts.py         # districts, then regions, border, crossings, projects, airports
run places.py
run lines.py             # roads, railway, power, gas, transport, tourism, air
run datapackage.py       # last: it describes what is there
