#!/bin/sh
# MuPDF 1.25 (PyMuPDF 1.25.5): a gap behind a Vietnamese letter or a star is no space.
#
# Expected: two words that stand apart by the width of a space, without a space character
# between them, are read as two words: TeX writes all spaces so, and MuPDF reads `Ho Xanh`.
# Seen: `HồXanh`, `★5`. MuPDF 1.25 adds a space only behind characters before U+0700 and in
# U+2000 to U+20CF, so ồ (U+1ED3), of the Latin script, has none, nor Korean nor Devanagari.
set -eu
dir="$(mktemp -d)"
trap 'rm -rf "$dir"' EXIT
python3 -m pip install --quiet --root-user-action ignore --target "$dir/lib" PyMuPDF==1.25.5 pymupdf-fonts==1.0.5

PYTHONPATH="$dir/lib" python3 - <<'EOF'
import pymupdf
font = pymupdf.Font("notos")
def read(first, second):
    document = pymupdf.open()
    page = document.new_page()
    writer = pymupdf.TextWriter(page.rect)
    _, end = writer.append((72, 72), first, font)
    writer.append((end.x + font.text_length(" "), 72), second, font)
    writer.write_text(page)
    return pymupdf.open("pdf", document.tobytes())[0].get_text().strip()
print("MuPDF", pymupdf.mupdf_version)
for first in ["Ho", "Hó", "Hồ", "Nguyễn Thị", "Ἀθῆναί", "Ελλάδα"]:
    print(first, "->", read(first, "Xanh"))
assert read("Ho", "Xanh") == "Ho Xanh" and read("Hó", "Xanh") == "Hó Xanh"
assert read("Hồ", "Xanh") == "HồXanh"
EOF
