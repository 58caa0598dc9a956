#!/bin/sh
# Installs the Debian packages named, those that are missing: scripts/packages.sh NAME...
#
# Where there is no apt it says what to install by hand and carries on.
set -eu
. "$(dirname "$0")/apt.sh"

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
need_root "apt-get update && apt-get install --no-install-recommends$missing"

echo "packages: installing$missing"
install() { quiet_apt install --no-install-recommends $missing; }
# A fresh system knows of no packages until it is told to look, and an old list names
# versions that the mirror no longer has.
if ! apt-get install --simulate --no-install-recommends $missing >/dev/null 2>&1; then
    quiet_apt update || true
    install
elif ! install; then
    echo "packages: once more, with today's lists of packages" >&2
    quiet_apt update || true
    install
fi
