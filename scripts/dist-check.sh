#!/bin/sh
# Tries what `make dist` has packed on a bare system: scripts/dist-check.sh [--keep] SUITE [FOLDER]
#
# SUITE is bookworm, trixie or another that debootstrap knows, FOLDER that of the packages, by
# default target/dist. The Debian package is installed with dpkg, renders a CV, completes a
# command in bash, shows its manual page and is removed without a trace; the archive and the
# image are unpacked and render the same CV. The system has neither Rust nor a compiler nor
# TeX. Run it as root: it changes roots. FRESH_MIRROR is where the system comes from.
set -eu

keep=false suite="" packed=""
for argument in "$@"; do
    case "$argument" in
        --keep) keep=true ;;
        -*) sed -n '2,/^set/s/^# \{0,1\}//p' "$0"; exit 2 ;;
        *) if [ -z "$suite" ]; then suite="$argument"; else packed="$argument"; fi ;;
    esac
done
if [ -z "$suite" ]; then echo "dist-check: name a suite" >&2; exit 2; fi
if [ "$(id -u)" -ne 0 ]; then echo "dist-check: run this as root" >&2; exit 1; fi

cd "$(dirname "$0")/.."
packed="${packed:-target/dist}"
root="$PWD/target/dist-check/$suite"
scripts/packages.sh debootstrap debian-archive-keyring

fail() {
    echo "dist-check: $suite: $*" >&2
    exit 1
}

# A finished root is kept for the next run under `--keep`.
if [ ! -e "$root/.made" ]; then
    rm -rf --one-file-system "$root"
    mkdir -p "$root"
    debootstrap --variant=minbase "$suite" "$root" ${FRESH_MIRROR:+"$FRESH_MIRROR"} >"$root.log" 2>&1 \
        || fail "debootstrap failed: $root.log"
    touch "$root/.made"
fi
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 "$@"; }
now() { date +%s%N; }
# since TIME: in seconds, with a tenth.
since() { echo "$(now) $1" | awk '{ printf "%.1f", ($1 - $2) / 1e9 }'; }

rm -rf "$root/try"
mkdir -p "$root/try"
cp examples/researcher.yaml examples/researcher.bib "$root/try/"
cp "$packed"/*.deb "$packed"/*-linux.tar.gz "$packed"/*.oci.tar "$packed/SHA256SUMS" "$root/try/"
deb="$(basename "$root"/try/*.deb)"
archive="$(basename "$root"/try/*-linux.tar.gz)"
inside sh -c 'command -v cc || command -v cargo || command -v tex' && fail "the system is not bare"
inside sh -c "cd /try && grep -v cdx SHA256SUMS | sha256sum --check --quiet" || fail "the sums"

# is_cv FILE: whether it is a PDF of some size.
is_cv() { [ "$(head -c 5 "$root$1")" = "%PDF-" ] && [ "$(wc -c < "$root$1")" -gt 20000 ]; }

# The package.
list() { inside find / -xdev -not -path '/try*' -not -path '/var/lib/dpkg/*' -not -path '/var/log/*' \
    -not -path '/var/cache/*' -not -path '/proc*' -not -path '/dev*' | sort; }
# A run that failed may have left it.
inside dpkg -P cvtex >/dev/null 2>&1 || true
list > "$root.before"
start="$(now)"
inside dpkg -i "/try/$deb" >"$root.log" 2>&1 || fail "the package is not installed: $(tail -n 3 "$root.log")"
inside cvtex render /try/researcher.yaml -o /try/package.pdf || fail "the package renders nothing"
echo "dist-check: $suite: from the package to a PDF in $(since "$start") s"
is_cv /try/package.pdf || fail "package.pdf is no CV"
completed="$(inside bash -c '
    . /usr/share/bash-completion/completions/cvtex
    COMP_WORDS=(cvtex ren) COMP_CWORD=1
    "$(complete -p cvtex | sed "s/.*-F \([^ ]*\).*/\1/")" cvtex ren cvtex
    echo "${COMPREPLY[*]}"')"
[ "$completed" = render ] || fail "bash completes \`cvtex ren\` to \`$completed\`"
inside sh -c 'gzip -dc /usr/share/man/man1/cvtex.1.gz | grep -q "^\.TH cvtex"' 2>/dev/null \
    || grep -q "path-exclude.*man" "$root"/etc/dpkg/dpkg.cfg.d/* 2>/dev/null || fail "no manual page"
inside test -s /usr/share/doc/cvtex/copyright || fail "no licences"
inside dpkg -r cvtex >>"$root.log" 2>&1 || fail "the package is not removed"
list > "$root.after"
cmp -s "$root.before" "$root.after" || fail "left behind: $(diff "$root.before" "$root.after" | head -n 5)"

# The archive.
start="$(now)"
inside tar -xzf "/try/$archive" -C /try || fail "the archive is not unpacked"
inside sh -c '/try/cvtex-*-linux/bin/cvtex render /try/researcher.yaml -o /try/archive.pdf' \
    || fail "the archive renders nothing"
echo "dist-check: $suite: from the archive to a PDF in $(since "$start") s"
is_cv /try/archive.pdf || fail "archive.pdf is no CV"

# The image, as a container has it: its own files and nothing else.
image="$root.image"
rm -rf "$image"
mkdir -p "$image/oci" "$image/root/work"
tar -xf "$packed"/*.oci.tar -C "$image/oci"
for layer in "$image"/oci/blobs/sha256/*; do
    if gzip -t "$layer" 2>/dev/null; then tar -xzf "$layer" -C "$image/root"; fi
done
cp examples/researcher.yaml examples/researcher.bib "$image/root/work/"
chroot "$image/root" /usr/bin/cvtex render /work/researcher.yaml -o /work/cv.pdf || fail "the image renders nothing"
[ "$(head -c 5 "$image/root/work/cv.pdf")" = "%PDF-" ] || fail "the image's PDF is no PDF"

rm -rf "$image" "$root/try"
if ! $keep; then rm -rf --one-file-system "$root"; fi
echo "dist-check: $suite: installed, run, completed and removed; archive and image run"
