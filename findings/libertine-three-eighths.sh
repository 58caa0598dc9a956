#!/bin/sh
# Linux Libertine Italic 5.1.6 (fonts-linuxlibertine 5.3.0-6), HarfBuzz: 3⁄8 becomes five eighths.
#
# Expected: a figure, U+2044 (the fraction slash) and a figure become the fraction of these
# figures; so it is for 7⁄8.
# Seen: `3⁄8` has the glyph `fiveeighths`, and `5⁄8` none of its own: the rule for 3⁄8 in the
# feature `frac` names the wrong glyph. HarfBuzz turns the feature on by itself around U+2044,
# so nobody has to ask for it: the page says ⅝ where the author wrote 3⁄8. The bold, the bold
# italic and the semibold have the same rule; the regular, 5.3.0, has not.
set -eu
dir="$(mktemp -d)"
trap 'rm -rf "$dir"' EXIT
python3 -m pip install --quiet --root-user-action ignore --target "$dir/lib" \
    uharfbuzz==0.57.0 fonttools==4.60.1
(cd "$dir" && apt-get download -qq fonts-linuxlibertine=5.3.0-6 2>/dev/null && dpkg-deb -x ./*.deb font)

PYTHONPATH="$dir/lib" python3 - "$dir/font" <<'EOF'
import pathlib
import sys
import uharfbuzz
from fontTools.ttLib import TTFont

def glyphs(path, text):
    font = uharfbuzz.Font(uharfbuzz.Face(path.read_bytes()))
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    names = TTFont(path).getGlyphOrder()
    return [names[info.codepoint] for info in buffer.glyph_infos]

folder = pathlib.Path(sys.argv[1])
italic = next(folder.rglob("LinLibertine_RI.otf"))
regular = next(folder.rglob("LinLibertine_R.otf"))
for text in ["3⁄8", "5⁄8", "7⁄8"]:
    print(text, "italic:", *glyphs(italic, text), "· regular:", *glyphs(regular, text))
assert glyphs(italic, "7⁄8") == ["seveneighths"]
assert glyphs(italic, "3⁄8") == ["fiveeighths"]
assert glyphs(italic, "5⁄8") == ["five", "fraction", "eight"]
assert glyphs(regular, "3⁄8") == ["three.superior", "fraction", "eight.inferior"]
EOF
