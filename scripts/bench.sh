#!/bin/sh
# Times whole processes side by side: cvtex against one pass of xelatex over the LaTeX it
# exports, and of pdflatex over a document of the same length.
set -eu
cd "$(dirname "$0")/.."

cv="${1:-examples/researcher.yaml}"
cvtex="$PWD/target/release/cvtex"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

"$cvtex" render --format tex -o "$work/cv.tex" "$cv" >/dev/null
cp "$cv" "$work/cv.yaml"
find "$(dirname "$cv")" -maxdepth 1 -name '*.bib' -exec cp {} "$work" \;

# The same text without the class: sections, items and paragraphs of pdflatex's own.
{
    printf '%s\n' '\documentclass[a4paper]{article}\usepackage[T1]{fontenc}\usepackage{lmodern,geometry,xcolor,hyperref}'
    printf '%s\n' '\begin{document}\section{Publications}'
    i=0
    while [ $i -lt 40 ]; do
        printf '%s\n' '\textbf{A title of some length}, \textit{a venue}, \href{https://example.org}{link}.'
        printf '%s\n' 'Authors, a summary of two lines that says what was done and why it matters to a reader.\par'
        i=$((i + 1))
    done
    printf '%s\n' '\end{document}'
} > "$work/plain.tex"

cd "$work"
# Unchanged pages are not written again, so every run starts without any.
hyperfine --warmup 2 --runs 15 --export-csv times.csv \
    --prepare 'rm -f cv.pdf' --command-name 'cvtex render' "$cvtex render cv.yaml" \
    --prepare 'rm -f cv.pdf' --command-name 'cvtex check' "$cvtex check cv.yaml" \
    --prepare 'true' --command-name 'xelatex pass' 'xelatex -interaction=batchmode cv.tex' \
    --prepare 'true' --command-name 'pdflatex pass' \
    'pdflatex -interaction=batchmode plain.tex'

awk -F, '
    NR > 1 { median[$1] = $4 * 1000 }
    END {
        render = median["cvtex render"]
        printf "cvtex render %.0f ms: %.2f of one xelatex pass (aim 0.25), ", render,
            render / median["xelatex pass"]
        printf "%.2f of one pdflatex pass (aim 1)\n", render / median["pdflatex pass"]
        printf "cvtex check %.1f ms (aim 10)\n", median["cvtex check"]
    }' times.csv
ls -l "$cvtex" | awk '{ printf "the program %.1f MB (aim 30)\n", $5 / 1e6 }'
