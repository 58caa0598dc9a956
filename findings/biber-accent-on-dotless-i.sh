#!/bin/sh
# biber 2.18 (Debian 12): `\'\i`, the classic way to write í in BibTeX, becomes two characters.
#
# Expected of `Mar{\'\i}a`: the letter í (U+00ED), as of `{\'i}`; biber composes every other
# accent of the same field.
# Seen: ı (U+0131) and a combining acute (U+0301). The two are not equal in any of Unicode's
# normal forms, so a search for María does not find her. `{\'i}` gives U+00ED.
set -eu
dir="$(mktemp -d)"
trap 'rm -rf "$dir"' EXIT

cat > "$dir/list.bib" <<'EOF'
@article{one, author = {Cruz, Mar{\'\i}a}, title = {Caf{\'e}}, year = 2001}
@article{two, author = {Cruz, Mar{\'i}a}, title = {Caf{\'e}}, year = 2001}
EOF
# The package and the libraries of Perl that it needs, unpacked and not installed.
libraries="$(apt-cache depends --recurse --no-recommends --no-suggests --no-conflicts --no-breaks \
    --no-replaces --no-enhances biber | grep '^lib.*-perl$' | sort -u)"
(cd "$dir" && apt-get download -qq biber=2.18-1 $libraries 2>/dev/null)
for package in "$dir"/*.deb; do dpkg-deb -x "$package" "$dir/unpacked"; done
export PERL5LIB="$dir/unpacked/usr/share/perl5:$(echo "$dir"/unpacked/usr/lib/*/perl5/5.*)"
biber="$dir/unpacked/usr/bin/biber"
"$biber" --version
"$biber" --tool --quiet --nolog --output-format=biblatexml --output-file="$dir/out.xml" "$dir/list.bib"
python3 - "$dir/out.xml" <<'EOF'
import re, sys
text = open(sys.argv[1], encoding="utf-8").read()
given = re.findall(r'type="given"[^>]*>([^<]*)<', text)
print([[f"U+{ord(sign):04X}" for sign in name if ord(sign) > 127] for name in given])
assert given == ["Mar\u0131\u0301a", "Mar\u00eda"], given
assert "Caf\u00e9" in text
EOF
