#!/bin/sh
# Makes target/texmf: the TeX files the build puts into the program.
#
# They come from the Debian packages that head the groups of data/tex/files.list, downloaded
# and unpacked without being installed: no root, no TeX programs. Nothing is done when the
# packages are there already, or when CVTEX_TEXMF names a TeX tree to build from.
set -eu
cd "$(dirname "$0")/.."
. scripts/apt.sh

if [ -n "${CVTEX_TEXMF:-}" ]; then exit 0; fi

packages="$(sed -n 's/^\[\(.*\)\]$/\1/p' data/tex/files.list)"
out=target/texmf
stamp="$out/.fetched"
if [ "$(cat "$stamp" 2>/dev/null)" = "$packages" ]; then exit 0; fi

if ! command -v apt-get >/dev/null; then
    echo "TeX files: no apt here; name the roots of a TeX Live tree in CVTEX_TEXMF," >&2
    echo "for example CVTEX_TEXMF=/usr/share/texmf-dist:/usr/share/fonts" >&2
    exit 1
fi
# That a package is installed does not mean that apt knows where to get it.
download() { apt-get download --quiet=2 -o APT::Sandbox::User=root "$@"; }
if ! download --print-uris $packages >/dev/null 2>&1; then
    need_root "apt-get update"
    quiet_apt update
fi

echo "TeX files: fetching" $packages
rm -rf "$out"
mkdir -p "$out/packages"
(cd "$out/packages" && download $packages)
# The documentation and the sources are three quarters of it, and are not used.
for package in "$out"/packages/*.deb; do
    dpkg-deb --fsys-tarfile "$package" | tar --extract --directory "$out" \
        --exclude='./usr/share/texlive/texmf-dist/doc' \
        --exclude='./usr/share/texlive/texmf-dist/source' \
        --exclude='./usr/share/man' --exclude='./usr/share/info' \
        --exclude='./etc' --exclude='./var'
done
rm -r "$out/packages"
echo "$packages" > "$stamp"
