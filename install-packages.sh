#!/usr/bin/env bash
# Installs the Debian packages listed in the given files that are not there yet; does nothing when none is missing.
set -euo pipefail
missing=()
while read -r package; do
  [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true) == installed ]] || missing+=("$package")
done < <(sed 's/#.*//' "$@" | grep -v '^[[:space:]]*$')
((${#missing[@]})) || exit 0

as_root=()
if [[ $(id -u) != 0 ]]; then
  as_root=(sudo)
  echo "Asking for sudo to install packages." >&2
fi
echo "Installing Debian packages: ${missing[*]}" >&2
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
