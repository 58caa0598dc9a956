#!/bin/sh
# Installs what `make bench` measures beside cvtex into target/bench: ferrocv (Rust with Typst
# inside), and for a Python that it finds RenderCV (Typst) and the typst package. What cannot be
# installed is named, and not measured.
set -eu
cd "$(dirname "$0")/.."
place="$PWD/target/bench"
mkdir -p "$place"

ferrocv=0.11.0
rendercv=2.8
typst=0.15.2

if [ ! -x "$place/bin/ferrocv" ]; then
    if ! cargo install --quiet --locked --root "$place" --target-dir "$place/build" \
        "ferrocv@$ferrocv"; then
        echo "bench: ferrocv $ferrocv could not be installed, and is not measured" >&2
    fi
fi

# RenderCV needs Python 3.12 or later; the one of the system, or one of pyenv.
if [ ! -x "$place/python/bin/rendercv" ]; then
    for python in python3.14 python3.13 python3.12 "$HOME"/.pyenv/versions/3.1[2-9].*/bin/python; do
        if "$python" -m venv "$place/python" 2>/dev/null; then break; fi
    done
    if ! "$place/python/bin/pip" install --quiet "rendercv[full]==$rendercv" "typst==$typst"; then
        echo "bench: RenderCV $rendercv could not be installed, and is not measured" >&2
    fi
fi
