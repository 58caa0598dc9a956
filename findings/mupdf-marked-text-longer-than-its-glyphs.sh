#!/bin/sh
# MuPDF (PyMuPDF 1.25.1 and 2.0): the words of `/ActualText` are broken or misspelt if the
# first string shown in the marked piece has fewer glyphs than the words have characters.
#
# A marked piece may hold several strings: here spaces that fill a line, and behind them a date
# that is also what `/ActualText` says. Expected: the date as `/ActualText` has it, once.
# Seen: the characters are dealt out to the glyphs of the strings in turn. PyMuPDF 1.25.1 reads
# `2O18`, with a letter for the nought, where the rest of the text begins with 0 and the second
# string with O. PyMuPDF 2.0 puts a line break into the date where the first string ends. With
# as many spaces as the date has characters both read it right.
set -eu
dir="$(mktemp -d)"
trap 'rm -rf "$dir"' EXIT

cd "$dir"
cat >read.py <<'PYTHON'
import sys
import pymupdf

DATE = b"Oct 2014 to Dec 3, 2018"


def page(spaces):
    content = (
        b"/Span << /ActualText (%s) >> BDC BT /F1 10 Tf 20 50 Td (%s) Tj ET "
        b"BT /F1 10 Tf %.2f 50 Td (%s) Tj ET EMC" % (DATE, b" " * spaces, 20 + spaces * 2.78, DATE)
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 100] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + (
        b"xref\n0 6\n0000000000 65535 f \n%strailer << /Size 6 /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (table, len(out))
    )


for spaces, expected in zip((20, len(DATE)), sys.argv[1:]):
    text = pymupdf.open(stream=page(spaces), filetype="pdf")[0].get_text().strip()
    print(f"PyMuPDF {pymupdf.VersionBind}, {spaces} spaces: {text!r}")
    assert text == expected.replace("|", "\n"), expected
PYTHON

python3 -m venv old
old/bin/pip install --quiet pymupdf==1.25.1
old/bin/python read.py "Oct 2014 to Dec 3, 2O18" "Oct 2014 to Dec 3, 2018"
python3 -m venv new
new/bin/pip install --quiet pymupdf==2.0
new/bin/python read.py "Oct 2014 to Dec 3, 2|018" "Oct 2014 to Dec 3, 2018"
