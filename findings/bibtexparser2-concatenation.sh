#!/bin/sh
# bibtexparser 2.1.0: a value that is put together with `#` is given back as it is written.
#
# Expected of `publisher = press # ", London"` with `@string{press = {Card Press}}`: the text
# `Card Press, London`, which BibTeX, biber, pybtex and bibtexparser 1 give.
# Seen: `press # ", London"`, with the quotation marks, and no failed block; a word alone
# (`publisher = press`) is looked up.
set -eu
dir="$(mktemp -d)"
trap 'rm -rf "$dir"' EXIT
python3 -m pip install --quiet --root-user-action ignore --target "$dir/lib" bibtexparser==2.1.0

PYTHONPATH="$dir/lib" python3 - <<'EOF'
import bibtexparser
library = bibtexparser.parse_string("""
@string{press = {Card Press}}
@book{one, title = "A" # { title}, publisher = press # ", London", year = 2001}
@book{two, title = "A title", publisher = press, year = 2001}
""")
print("failed:", library.failed_blocks)
for entry in library.entries:
    print(entry.key, {field.key: field.value for field in entry.fields})
one, two = library.entries
assert not library.failed_blocks
assert two["publisher"] == "Card Press"
assert one["publisher"] == 'press # ", London"'
EOF
