#!/bin/sh
# Draws the first page of the example for the README: docs/page.svg, with coordinates of two
# decimals on a white sheet.
set -eu
cd "$(dirname "$0")/.."

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
target/release/cvtex render examples/researcher.yaml -o "$work/page.pdf" >/dev/null
pdftocairo -svg -f 1 -l 1 "$work/page.pdf" "$work/page.svg"
sed -E -e '/matrix/!s/([0-9]\.[0-9]{2})[0-9]+/\1/g' \
    -e 's/ style="stroke:none;"//; s/ overflow="visible"//' \
    -e 's|^</defs>|&<rect width="100%" height="100%" fill="white"/>|' \
    "$work/page.svg" > docs/page.svg
echo "docs/page.svg: $(wc -c < docs/page.svg) bytes"
