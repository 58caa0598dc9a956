#!/bin/sh
# Draws the first page of the example for the README: docs/page.png.
set -eu
cd "$(dirname "$0")/.."
target/release/cvtex render examples/researcher.yaml --page 1 --dpi 110 -o docs/page.png
