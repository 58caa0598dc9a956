#!/bin/sh
# Reads what cvtex writes for other programs with these programs: every example as JSON Resume is
# held against the schema of the format, and as BibTeX and RIS it is read by biber, BibTeX,
# pybtex and rispy, which must find the authors, titles and years of its CSL JSON. Two themes for
# JSON Resume must make pages of it.
set -eu
cd "$(dirname "$0")/.."
work=target/data
rm -rf "$work/files"
mkdir -p "$work/files"
[ -x "$work/venv/bin/python3" ] || python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet jsonschema==4.25.1 pybtex==0.26.1 rispy==0.10.0
npm install --prefix "$work" --silent --no-fund --no-audit @jsonresume/schema@1 \
	jsonresume-theme-even@0.26 jsonresume-theme-stackoverflow@3
for cv in examples/*.yaml data/starter.yaml; do
	case $cv in *-private.yaml) continue ;; esac
	target/release/cvtex render --format json-resume,bib,csl-json,ris \
		-o "$work/files/{name}.{ext}" "$cv" >/dev/null 2>&1
done
"$work/venv/bin/python3" scripts/data.py "$work/files" "$work/node_modules/@jsonresume/schema/schema.json"
node scripts/data.mjs "$work/files" "$work/node_modules"
