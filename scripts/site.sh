#!/bin/sh
# Makes a book of the documents, and follows each of its links: target/site/index.html.
set -eu
cd "$(dirname "$0")/.."
scripts/packages.sh python3
version=0.5.4
mdbook="$PWD/target/mdbook/bin/mdbook"
if ! "$mdbook" --version 2>/dev/null | grep -q "$version"; then
    cargo install --quiet --locked --root target/mdbook --no-default-features --features search \
        --version "$version" mdbook
fi
"$mdbook" build
scripts/links.py target/site
echo "the site is target/site/index.html"
