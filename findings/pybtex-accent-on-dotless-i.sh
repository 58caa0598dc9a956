#!/bin/sh
# pybtex 0.26.1 with latexcodec 3.0.1: `\'{\i}` stays half TeX.
#
# Expected of `Garc\'{\i}a` under Text.from_latex: `García`, as of `Garc{\'\i}a` and
# `Garc\'{i}a`. It is what many databases write, and TeX sets the same í for all of them.
# Seen: `Garc\'ıa`: the accent's command is left, and the i has no dot.
set -eu
dir="$(mktemp -d)"
trap 'rm -rf "$dir"' EXIT
python3 -m pip install --quiet --root-user-action ignore --target "$dir/lib" pybtex==0.26.1 latexcodec==3.0.1

PYTHONPATH="$dir/lib" python3 - <<'EOF'
from pybtex.richtext import Text
def read(value):
    return str(Text.from_latex(value))
for value in [r"Garc\'{\i}a", r"Garc{\'\i}a", r"Garc\'{i}a", r"Garc{\'{\i}}a"]:
    print(f"{value:16} {read(value)}")
assert read(r"Garc{\'\i}a") == read(r"Garc\'{i}a") == "Garc\u00eda"
assert read(r"Garc\'{\i}a") == "Garc\\'\u0131a"
EOF
