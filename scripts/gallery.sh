#!/bin/sh
# Draws the first page of an example in every theme: target/gallery/⟨theme⟩.png, and a page
# of HTML that shows all. `gallery.sh FILE` draws another CV.
set -eu
cd "$(dirname "$0")/.."

cv="${1:-examples/researcher.yaml}"
cvtex="$PWD/target/release/cvtex"
gallery="$PWD/target/gallery"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
mkdir -p "$gallery"
cp "$(dirname "$cv")"/*.bib "$work" 2>/dev/null || true

page="$gallery/index.html"
printf '<!doctype html><title>cvtex</title><style>%s</style>\n' \
    'body{font:16px sans-serif;background:#ddd}figure{display:inline-block;margin:1em}img{width:24em}' > "$page"
"$cvtex" themes | while read -r theme summary; do
    # The CV without the look of its own, in this theme.
    awk '/^design:/ { skip = 1; next } /^[^ #]/ { skip = 0 } !skip' "$cv" > "$work/cv.yaml"
    printf '\ndesign: {theme: %s}\n' "$theme" >> "$work/cv.yaml"
    "$cvtex" render "$work/cv.yaml" --page 1 --dpi 110 -o "$gallery/$theme.png" >/dev/null
    printf '<figure><img src="%s.png" alt=""><figcaption><b>%s</b> %s</figcaption></figure>\n' \
        "$theme" "$theme" "$summary" >> "$page"
done
echo "the pictures are in $gallery: look at $page"
