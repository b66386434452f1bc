#!/usr/bin/env bash
# A folder of atlas/ includes only folders that stand above it in atlas/CMakeLists.txt, and each outside library is
# included by the one folder that may.
set -euo pipefail
cd "$(dirname "$0")/../../atlas"
mapfile -t order < <(sed -n 's/^atlas_library(\([a-z]*\).*/\1/p' CMakeLists.txt)
order+=(cli)
failures=0
complain() { echo "$1"; failures=$((failures + 1)); }

for i in "${!order[@]}"; do
  for ((j = i + 1; j < ${#order[@]}; ++j)); do
    while read -r hit; do complain "$hit: ${order[i]}/ may not include ${order[j]}/"; done \
      < <(grep -rHn "#include \"${order[j]}/" "${order[i]}" 2>/dev/null || true)
  done
done

alone() {  # alone FOLDERS PATTERN: only these folders include headers that match
  while read -r hit; do
    folder=${hit%%/*}
    [[ " $1 " == *" $folder "* ]] || complain "$hit: only $1 may include this"
  done < <(grep -rHnE "#include <($2)" . 2>/dev/null | sed 's|^\./||' || true)
}
alone "geo" "proj\.h|geodesic\.h"
alone "source" "gdal|ogr_|cpl_|sqlite3"
alone "text" "ft2build|freetype|hb"
alone "gpu" "epoxy|EGL|GL/gl\.h"
alone "mesh" "GL/glu"
alone "app" "GLFW|imgui"
alone "layout" "pango|cairo"
alone "layout render" "png"
((failures == 0)) && echo "every include follows the order: ${order[*]}"
exit $((failures > 0))
