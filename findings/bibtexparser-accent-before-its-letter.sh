#!/bin/sh
# bibtexparser 1.4.3: convert_to_unicode writes some accents before their letter.
#
# Expected of `{\r{A}}gren`: Å (U+00C5, or A and U+030A), as `{\"{A}}` gives Ä.
# Seen: U+030A and then A, so that the ring is on the space before: ` ̊Agren`. So it is with
# a word and no braces (`\r A`), and with the breve of `\u g` outside of braces; `{\u g}` in
# braces of its own is right.
set -eu
dir="$(mktemp -d)"
trap 'rm -rf "$dir"' EXIT
python3 -m pip install --quiet --root-user-action ignore --target "$dir/lib" bibtexparser==1.4.3

PYTHONPATH="$dir/lib" python3 - <<'EOF'
from bibtexparser.customization import convert_to_unicode
def read(value):
    return convert_to_unicode({"author": value})["author"]
for value in [r'{\"{A}}gren', r"{\r{A}}gren", r"{\r A}gren", r"Da{\u g}", r"Da\u g"]:
    print(f"{value:14} {read(value)!a}")
assert read(r'{\"{A}}gren') == "\u00c4gren" and read(r"Da{\u g}") == "Da\u011f"
assert read(r"{\r{A}}gren").strip() == "\u030aAgren", read(r"{\r{A}}gren")
assert read(r"{\r A}gren").strip() == "\u030aAgren"
assert "\u0306g" in read(r"Da\u g")
EOF
