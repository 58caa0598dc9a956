#!/bin/sh
# @citation-js/plugin-bibtex 0.8.2: `and others` becomes a person.
#
# Expected of `author = {Noel, Ada and others}`, BibTeX's and biblatex's own way to say that
# there are more: one author, or a mark that says so; no format prints a Mr Others.
# Seen: a second author with the family name `others`, which styles print as `Noel & others`.
set -eu
dir="$(mktemp -d)"
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --no-audit --no-fund @citation-js/core@0.8.2 @citation-js/plugin-bibtex@0.8.2

cat > read.js <<'EOF'
const { Cite } = require('@citation-js/core')
require('@citation-js/plugin-bibtex')
const entry = '@article{a, author = {Noel, Ada and others}, title = {Cards}, year = 2001}'
const authors = new Cite(entry).data[0].author
console.log(JSON.stringify(authors))
require('assert').deepStrictEqual(authors.map(it => it.family), ['Noel', 'others'])
EOF
node read.js
