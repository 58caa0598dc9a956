#!/bin/sh
# Times whole processes side by side: cvtex against one pass of xelatex over the LaTeX it
# exports, and of pdflatex over a document of the same length; lists of 300 and 3,000
# publications from a .bib file against the CV; a save under `cvtex watch` against a render;
# the CV in each theme against `classic`; and renders with and without reading the PDF back.
set -eu
cd "$(dirname "$0")/.."

cv="${1:-examples/researcher.yaml}"
cvtex="$PWD/target/release/cvtex"
scripts="$PWD/scripts"
examples="$PWD/examples"
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

# A CV of so many publications, each by authors of its own among a few hundred.
list() {
    awk -v many="$1" 'BEGIN {
        for (i = 1; i <= many; i++) {
            printf "@article{key%d,\n  author = {Name%d, Given and Lovelace, Ada and Other%d, A. B.},\n", i, i % 300, i % 170
            printf "  title = {A result of some length about the {Analytical} engine, number %d},\n", i
            printf "  journal = {Journal of Engines %d},\n  volume = {%d}, pages = {%d--%d}, year = {%d},\n", i % 40, i % 90 + 1, i, i + 9, 2025 - i % 40
            printf "  doi = {10.5555/engine.%d}\n}\n", i
        }
    }' > "$work/list$1.bib"
    printf 'cv: {name: Ada Lovelace}\nsections:\n  - {kind: publications, from: list%s.bib}\n' "$1" > "$work/list$1.yaml"
}
list 300
list 3000
cp "$work/list3000.bib" "$work/before.bib"
cat > "$work/paper.bib" <<'END'
@article{x, title = {Notes on the Engine}, author = {Lovelace, Ada}, journal = {Memoirs}, year = 1843}
END

# The CV without the look of its own, in each theme.
themes="$("$cvtex" themes | cut -d' ' -f1)"
for theme in $themes; do
    awk '/^design:/ { skip = 1; next } /^[^ #]/ { skip = 0 } !skip' "$work/cv.yaml" > "$work/theme-$theme.yaml"
    printf '\ndesign: {theme: %s}\n' "$theme" >> "$work/theme-$theme.yaml"
done

cd "$work"
# Unchanged pages are not written again, so every run starts without any.
hyperfine --warmup 2 --runs 15 --export-csv times.csv \
    --prepare 'rm -f cv.pdf' --command-name 'cvtex render' "$cvtex render cv.yaml" \
    --prepare 'rm -f cv.pdf' --command-name 'cvtex check' "$cvtex check cv.yaml" \
    --prepare 'rm -f list300.pdf' --command-name '300 publications' "$cvtex render list300.yaml" \
    --prepare 'rm -f list3000.pdf' --command-name '3000 publications' "$cvtex render list3000.yaml" \
    --prepare 'true' --command-name 'check of 3000' "$cvtex check list3000.yaml" \
    --prepare 'cp before.bib list3000.bib' --command-name 'add to 3000' \
    "$cvtex add paper.bib --cv list3000.yaml --no-render" \
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
        many = median["300 publications"]
        printf "300 publications %.0f ms: %.1f times the CV (aim 5); ", many, many / render
        most = median["3000 publications"]
        printf "3000: %.0f ms, %.1f times the 300 (aim 10); ", most, most / many
        printf "check of 3000: %.0f ms\n", median["check of 3000"]
        added = median["add to 3000"]
        printf "adding one to 3000, with the check: %.0f ms (aim 100), ", added
        printf "%.2f of the check alone\n", added / median["check of 3000"]
    }' times.csv
# In turns, with the slowest runs; CVTEX_BEFORE names an earlier program to compare with.
"$scripts/spread.py" 100 cv.pdf "cvtex=$cvtex render cv.yaml" \
    ${CVTEX_BEFORE:+"before=$CVTEX_BEFORE render cv.yaml"} \
    "xelatex=xelatex -interaction=batchmode cv.tex"
for watched in cv.yaml list300.yaml; do
    printf '%s: ' "$watched"
    "$scripts/watch.py" "$cvtex" "$work/$watched"
done
for verified in cv professor list300; do
    test -f "$verified.yaml" || cp "$examples/$verified".* .
    hyperfine --warmup 2 --runs 25 --style none --prepare "rm -f $verified.pdf" --export-csv verify.csv \
        "$cvtex render $verified.yaml" "$cvtex render --no-verify $verified.yaml"
    awk -F, -v name="$verified" '
        NR > 1 { median[NR] = $4 * 1000 }
        END { printf "reading back %s: %.1f ms, %.3f of a render without (aim 0.2)\n", name,
            median[2] - median[3], median[2] / median[3] - 1 }' verify.csv
done
for pages in 2 3; do
    hyperfine --warmup 1 --runs 10 --style none --prepare 'rm -f fitted.pdf' --export-csv fit.csv \
        "$cvtex render --set pages=$pages cv.yaml -o fitted.pdf" "$cvtex render cv.yaml -o fitted.pdf"
    awk -F, -v pages="$pages" '
        NR > 1 { median[NR] = $4 }
        END { printf "fitting into %d pages: %.2f of a render (aim 8)\n", pages, median[2] / median[3] }' fit.csv
done
hyperfine --warmup 1 --runs 15 --prepare 'rm -f theme-*.pdf' --export-csv themes.csv \
    --parameter-list theme "$(echo $themes | tr ' ' ',')" \
    --command-name '{theme}' "$cvtex render theme-{theme}.yaml"
awk -F, '
    NR > 1 && !base { base = $4 }
    NR > 1 { printf "theme %s %.0f ms: %.2f of classic (aim 1.3)\n", $1, $4 * 1000, $4 / base }' themes.csv
ls -l "$cvtex" | awk '{ printf "the program %.1f MB (aim 30)\n", $5 / 1e6 }'
