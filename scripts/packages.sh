#!/bin/sh
# Installs the Debian packages named, those that are missing: scripts/packages.sh NAME...
#
# Where there is no apt it says what to install by hand and carries on.
set -eu

missing=""
for package in "$@"; do
    if ! dpkg-query --show --showformat '${Status}' "$package" 2>/dev/null \
        | grep -q 'install ok installed'; then
        missing="$missing $package"
    fi
done
if [ -z "$missing" ]; then exit 0; fi

if ! command -v apt-get >/dev/null; then
    echo "packages: no apt here; if the build fails, install what your system calls:$missing" >&2
    exit 0
fi

as_root=""
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "packages: as root, run: apt-get install$missing" >&2
        exit 1
    fi
    as_root=sudo
fi

echo "packages: installing$missing"
# A fresh system knows of no packages until it is told to look.
if ! apt-cache show $missing >/dev/null 2>&1; then $as_root apt-get update --quiet=2; fi
DEBIAN_FRONTEND=noninteractive $as_root apt-get install --quiet=2 --yes \
    --no-install-recommends $missing
