#!/bin/sh
# Times whole processes in turns, and prints tables: cvtex beside what peers `make bench` could
# install, lists of 300 and 3,000 publications, checks, an addition, a save under `cvtex watch`,
# reading back, page limits, themes, and many CVs at a time.
#
# CVTEX_BEFORE names an earlier program, measured beside this one; RUNS is how often each is run,
# and RUNS_OF_SLOWEST how often where the slowest count.
set -eu
cd "$(dirname "$0")/.."

cv="${1:-examples/researcher.yaml}"
runs="${RUNS:-30}"
cvtex="${CVTEX:-$PWD/target/release/cvtex}"
before="${CVTEX_BEFORE:-}"
scripts="$PWD/scripts"
examples="$PWD/examples"
peers="$PWD/target/bench"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

"$cvtex" render --format tex,json-resume -o "$work/cv.{ext}" "$cv" >/dev/null
cp "$cv" "$work/cv.yaml"
find "$(dirname "$cv")" -maxdepth 1 -name '*.bib' -exec cp {} "$work" \;

# The same text without the class: sections, items and paragraphs of pdflatex's own.
plain() {
    printf '%s\n' '\documentclass[a4paper]{article}\usepackage[T1]{fontenc}\usepackage{lmodern,geometry,xcolor,hyperref}'
    printf '%s\n' '\begin{document}\section{Publications}'
    i=0
    while [ $i -lt 40 ]; do
        printf '%s\n' '\textbf{A title of some length}, \textit{a venue}, \href{https://example.org}{link}.'
        printf '%s\n' 'Authors, a summary of two lines that says what was done and why it matters to a reader.\par'
        i=$((i + 1))
    done
    printf '%s\n' '\end{document}'
}
plain > "$work/plain.tex"

# The same in Typst.
{
    printf '= Publications\n'
    i=0
    while [ $i -lt 40 ]; do
        printf '%s\n' '*A title of some length*, _a venue_, #link("https://example.org")[link].'
        printf '%s\n\n' 'Authors, a summary of two lines that says what was done and why it matters to a reader.'
        i=$((i + 1))
    done
} > "$work/plain.typ"

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
awk 'BEGIN {
    print "cv: {name: Ada Lovelace}\nsections:\n  - kind: entries\n    entries:"
    for (i = 0; i < 50000; i++) printf "      - {title: T, key%d: x}\n", i
}' > "$work/faults.yaml"

# The CV without the look of its own, in each theme.
themes="$("$cvtex" themes | cut -d' ' -f1)"
for theme in $themes; do
    awk '/^design:/ { skip = 1; next } /^[^ #]/ { skip = 0 } !skip' "$work/cv.yaml" > "$work/theme-$theme.yaml"
    printf '\ndesign: {theme: %s}\n' "$theme" >> "$work/theme-$theme.yaml"
done

cd "$work"
# Peers that are there, as arguments: "$@".
set --
if [ -x "$peers/bin/ferrocv" ]; then
    set -- "$@" "ferrocv, the same content=$peers/bin/ferrocv render cv.json --output ferrocv.pdf"
fi
# RenderCV fetches a package at its first render, and is left out where it cannot.
rendercv="$peers/python/bin/rendercv"
sample="render Ada_CV.yaml --dont-generate-markdown --dont-generate-html --dont-generate-png"
if [ -x "$rendercv" ] && "$rendercv" new Ada >/dev/null 2>&1; then
    # shellcheck disable=SC2086 # several arguments
    if "$rendercv" $sample >/dev/null 2>&1; then
        set -- "$@" "RenderCV, its own sample, PDF=$rendercv $sample"
    else
        echo "bench: RenderCV does not render its own sample here, and is not measured" >&2
    fi
fi
if [ -x "$peers/python/bin/python" ] && "$peers/python/bin/python" -c 'import typst' 2>/dev/null; then
    set -- "$@" "typst of PyPI, plain text=$peers/python/bin/python -c 'import typst; typst.compile(\"plain.typ\", output=\"typst.pdf\")'"
fi
for tex in xelatex:cv pdflatex:plain; do
    if command -v "${tex%:*}" >/dev/null; then
        what="the exported LaTeX"
        [ "${tex#*:}" = cv ] || what="plain text"
        set -- "$@" "${tex%:*}, a pass over $what=${tex%:*} -interaction=batchmode ${tex#*:}.tex"
    fi
done

heading() { printf '\n### %s\n\n' "$1"; }
# compare OUTPUTS ARGUMENTS…: cvtex with these arguments, and the earlier program.
compare() {
    outputs="$1" arguments="$2"
    "$scripts/spread.py" "$runs" "$outputs" "cvtex=$cvtex $arguments" \
        ${before:+"before=$before $arguments"}
}

heading "A CV of three pages"
"$scripts/spread.py" "$runs" cv.pdf,ferrocv.pdf,typst.pdf "cvtex=$cvtex render cv.yaml" \
    ${before:+"before=$before render cv.yaml"} "$@"
slowest="${RUNS_OF_SLOWEST:-100}"
heading "$slowest runs, for the slowest"
"$scripts/spread.py" "$slowest" cv.pdf "cvtex=$cvtex render cv.yaml" \
    ${before:+"before=$before render cv.yaml"}
heading "Its check"
compare none "check cv.yaml"
heading "300 publications"
"$peers/bin/ferrocv" --version >/dev/null 2>&1 && "$cvtex" render --format json-resume -o list300.json list300.yaml >/dev/null
set --
if [ -f list300.json ]; then
    set -- "ferrocv=$peers/bin/ferrocv render list300.json --output ferrocv.pdf"
fi
"$scripts/spread.py" "$runs" list300.pdf,ferrocv.pdf "cvtex=$cvtex render list300.yaml" \
    ${before:+"before=$before render list300.yaml"} "$@"
heading "3,000 publications beside 300"
"$scripts/spread.py" 7 list300.pdf,list3000.pdf "300=$cvtex render list300.yaml" \
    "3,000=$cvtex render list3000.yaml" ${before:+"3,000 before=$before render list3000.yaml"}
heading "An addition to 3,000, beside their check"
cat > add.sh <<END
cp before.bib list3000.bib && exec "\$1" add paper.bib --cv list3000.yaml --no-render
END
"$scripts/spread.py" 7 none "check=$cvtex check list3000.yaml" "add=sh add.sh $cvtex" \
    ${before:+"check before=$before check list3000.yaml"} ${before:+"add before=sh add.sh $before"}
cp before.bib list3000.bib
heading "A check of 50,000 faults"
"$scripts/spread.py" 5 none "cvtex=$cvtex check faults.yaml"
heading "From a save to the PDF"
for watched in cv.yaml list300.yaml; do
    printf '%s: ' "$watched"
    "$scripts/watch.py" "$cvtex" "$work/$watched"
done
for verified in cv professor list300; do
    test -f "$verified.yaml" || cp "$examples/$verified".* .
    heading "Reading back: $verified"
    "$scripts/spread.py" "$runs" "$verified.pdf" "without=$cvtex render --no-verify $verified.yaml" \
        "with=$cvtex render $verified.yaml"
done
heading "Page limits"
"$scripts/spread.py" 10 fitted.pdf "without=$cvtex render cv.yaml -o fitted.pdf" \
    "2 pages=$cvtex render --set pages=2 cv.yaml -o fitted.pdf" \
    "3 pages=$cvtex render --set pages=3 cv.yaml -o fitted.pdf"
heading "Themes"
set --
for theme in $themes; do
    set -- "$@" "$theme=$cvtex render theme-$theme.yaml -o theme.pdf"
done
"$scripts/spread.py" 10 theme.pdf "$@"
heading "200 CVs of two pages"
"$scripts/staff.py" 200 staff
cat > one-by-one.sh <<END
rm -f staff/*.pdf; for file in staff/*.yaml; do "$cvtex" render "\$file"; done
END
cat > at-a-time.sh <<END
rm -f staff/*.pdf; exec "$cvtex" render staff
END
"$scripts/spread.py" 3 none "one after the other=sh one-by-one.sh" "in one command=sh at-a-time.sh"
heading "Other formats"
set -- "check=$cvtex check cv.yaml"
for format in html docx md txt json-resume bib csl-json ris; do
    set -- "$@" "$format=$cvtex render --format $format -o other cv.yaml"
done
"$scripts/spread.py" "$runs" other "$@"
heading "A page as PNG"
"$cvtex" render cv.yaml >/dev/null
"$scripts/spread.py" 10 page.png "pdftoppm=pdftoppm -r 100 -png -singlefile cv.pdf page" \
    "cvtex=$cvtex render --format png --dpi 100 --page 1 -o page.png cv.yaml"
ls -l "$cvtex" | awk '{ printf "\nThe program has %.1f MB.\n", $5 / 1e6 }'
