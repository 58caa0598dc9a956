#!/bin/sh
# Installs what holds PDFs to PDF/UA and is no Debian package: pdfua, in target/checkers.
# Where it cannot be had it says so; the tests then say that they were not tried.
set -eu
cd "$(dirname "$0")/.."

version=0.1.3
if [ -x target/checkers/bin/pdfua ] && [ "$(cat target/checkers/version 2>/dev/null)" = "$version" ]; then
    exit 0
fi
mkdir -p target
if python3 -m venv target/checkers &&
    target/checkers/bin/pip install --quiet --disable-pip-version-check "pdfua==$version"; then
    echo "$version" >target/checkers/version
else
    echo "checkers: pdfua $version cannot be installed here" >&2
fi
