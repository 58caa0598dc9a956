#!/bin/sh
# Makes a book of the documents: target/site/index.html.
set -eu
cd "$(dirname "$0")/.."
version=0.5.4
mdbook="$PWD/target/mdbook/bin/mdbook"
if ! "$mdbook" --version 2>/dev/null | grep -q "$version"; then
    cargo install --quiet --locked --root target/mdbook --no-default-features --features search \
        --version "$version" mdbook
fi
"$mdbook" build
echo "the site is target/site/index.html"
