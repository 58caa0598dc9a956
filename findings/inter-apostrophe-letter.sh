#!/bin/sh
# Inter 4.1 (inter-ui 4.1.1): the letter ʼ (U+02BC) has the glyph of the quotation mark ’ (U+2019).
#
# Expected: a glyph of its own, as ʻ (U+02BB) has one, so that a PDF can say which of the two was
# written: U+02BC is a letter, as in the Ukrainian or Navajo words that have it, and a
# double click on such a word takes all of it.
# Seen: the table of characters gives both the same glyph. A program that reads the text of a PDF
# by its glyphs finds the quotation mark, whichever was written.
set -eu
dir="$(mktemp -d)"
trap 'rm -rf "$dir"' EXIT

cd "$dir"
npm pack --silent inter-ui@4.1.1 >/dev/null
tar -xzf inter-ui-4.1.1.tgz
python3 -m venv venv
venv/bin/pip install --quiet fonttools==4.55.0 brotli==1.1.0
font="$(find package -name 'Inter-Regular.woff2' | head -n 1)"
venv/bin/python - "$font" <<'PYTHON'
import sys
from fontTools.ttLib import TTFont

font = TTFont(sys.argv[1])
glyphs = font.getBestCmap()
print(font["name"].getDebugName(5), {f"U+{c:04X}": glyphs.get(c) for c in (0x02BB, 0x02BC, 0x2018, 0x2019)})
assert glyphs[0x02BC] == glyphs[0x2019]
assert glyphs[0x02BB] not in (glyphs[0x2018], glyphs[0x2019], glyphs[0x02BC])
PYTHON
