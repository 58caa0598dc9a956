#!/bin/sh
# Makes a web page of every example in every theme, and opens it in Chromium: target/web/.
# A word as an argument takes the examples or themes that have it in their names.
set -eu
cd "$(dirname "$0")/.."
only=${1:-}
pages=target/web/pages
rm -rf "$pages"
mkdir -p "$pages"
npm install --prefix target/web --silent --no-fund --no-audit axe-core@4 puppeteer-core@24
for cv in examples/*.yaml data/starter.yaml; do
	case $cv in *-private.yaml) continue ;; esac
	for theme in $(target/release/cvtex themes | cut -d ' ' -f 1); do
		name=$(basename "$cv" .yaml)-$theme
		case $name in *"$only"*) ;; *) continue ;; esac
		target/release/cvtex render --format html --set design.theme="$theme" \
			-o "$pages/$name.html" "$cv" >/dev/null 2>&1
	done
done
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
node scripts/web.mjs "$pages" target/web/node_modules "$browser"
