#!/bin/sh
# Holds the tags of PDFs to the rules with programs that are not ours: pdfua, zpdf-document, qpdf,
# Poppler and pdf.js, in the versions named here. Every theme with every example on both papers,
# letters, a list of forty pages, scripts from right to left, files in the PDF; and each checker is
# shown a PDF that is spoilt, which it must refuse.
#
# usage: scripts/accessibility.sh [CVTEX]
set -eu
cd "$(dirname "$0")/.."

cvtex="$(realpath "${1:-target/release/cvtex}")"
work=target/accessibility
here="$PWD/scripts/accessibility"

scripts/checkers.sh
mkdir -p "$work/zpdf/src" "$work/pdfjs"
cat >"$work/zpdf/Cargo.toml" <<'END'
[package]
name = "check-pdf"
version = "0.0.0"
edition = "2024"
[dependencies]
zpdf-document = "=0.18.0"
zpdf-parser = "=0.18.0"
[profile.dev]
debug = false
[workspace]
END
cp "$here/check-pdf.rs" "$work/zpdf/src/main.rs"
cargo build --quiet --manifest-path "$work/zpdf/Cargo.toml" --target-dir "$work/zpdf/target"
npm install --silent --no-fund --no-audit --ignore-scripts --prefix "$work/pdfjs" pdfjs-dist@5.6.205
cp "$here/structure.mjs" "$work/pdfjs/"

exec python3 "$here/accessibility.py" "$cvtex" "$work"
