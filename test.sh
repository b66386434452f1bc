#!/usr/bin/env bash
# Installs what the tests need, builds, and runs all of them. Timings are not here but in tests/bench.
set -euo pipefail
cd "$(dirname "$0")"
./install-packages.sh packages.txt packages-test.txt
command -v npm >/dev/null || ./install-packages.sh packages-npm.txt
jobs=$(nproc)

# The GeoJSON validators are other people's, from npm.
[[ -d tests/node_modules ]] || npm install --silent --no-audit --no-fund --prefix tests

cmake --preset test >/dev/null
cmake --build --preset test -j "$jobs"
ctest --preset test -j "$jobs"

# The same unit tests under the sanitizers, and the drawing ones under Mesa's software renderer.
for sanitizer in asan tsan; do
  cmake --preset "$sanitizer" >/dev/null
  cmake --build --preset "$sanitizer" --target sanitized_tests -j "$jobs"
  ctest --preset "$sanitizer" -j "$jobs" -L sanitized
done
