#!/bin/sh
# Draws the first page of the researcher's CV in every theme: docs/gallery/THEME.png.
# `gallery.sh FOLDER` draws them into another folder.
set -eu
cd "$(dirname "$0")/.."
gallery="${1:-docs/gallery}"
mkdir -p "$gallery"
target/release/cvtex themes | while read -r theme _; do
    target/release/cvtex render examples/researcher.yaml --set "design.theme=$theme" \
        --thumbnail 400 -o "$gallery/$theme.png"
done
