#!/bin/sh
# Reads the Word files that cvtex writes with other programs: every example in every theme is
# checked by openxml-audit, and read by python-docx, Pandoc and LibreOffice. Pictures of the pages
# that LibreOffice makes are in target/word/.
# A word as an argument takes the examples or themes that have it in their names.
set -eu
cd "$(dirname "$0")/.."
only=${1:-}
work=target/word
rm -rf "$work/files" "$work/read"
mkdir -p "$work/files" "$work/read"
[ -x "$work/venv/bin/python3" ] || python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet python-docx==1.2.0 openxml-audit==0.8.0
for cv in examples/*.yaml data/starter.yaml; do
	case $cv in *-private.yaml) continue ;; esac
	for theme in $(target/release/cvtex themes | cut -d ' ' -f 1); do
		name=$(basename "$cv" .yaml)-$theme
		case $name in *"$only"*) ;; *) continue ;; esac
		target/release/cvtex render --format docx --set design.theme="$theme" \
			-o "$work/files/$name.docx" "$cv" >/dev/null 2>&1
	done
done
profile="-env:UserInstallation=file://$PWD/$work/profile"
for format in pdf txt:Text; do
	soffice "$profile" --headless --convert-to "$format" --outdir "$work/read" \
		"$work"/files/*.docx >/dev/null 2>&1
done
for pdf in "$work"/read/*.pdf; do
	pdftoppm -r 60 -png "$pdf" "${pdf%.pdf}"
done
"$work/venv/bin/python3" scripts/word.py "$work/files" "$work/read"
