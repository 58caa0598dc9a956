#!/bin/sh
# Packs the sources with all that a build reads: target/dist/cvtex-VERSION-source.tar.gz.
#
# Beside the files of the last commit the archive has `packed/`: the TeX files that the last
# build has read, and the source of the engine. With it
# `cargo install --path .` needs Rust, a C++ compiler, pkg-config and the development files of
# the C libraries, and neither make nor apt. The same commit and files give the same bytes.
set -eu
cd "$(dirname "$0")/.."
scripts/packages.sh git

version="$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)"
name="cvtex-$version-source"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
mkdir -p target/dist "$work/$name/packed/texmf"
git archive --prefix="$name/" HEAD | tar -x -C "$work"
cp -R target/engine "$work/$name/packed/engine"

# What the last build has read of the tree, and the licences of the fonts.
list="$(ls -t target/release/build/cvtex-*/out/tree.txt target/dist-build/dist/build/cvtex-*/out/tree.txt \
    2>/dev/null | head -n 1)"
if [ -z "$list" ]; then
    echo "dist-src: which TeX files a build reads is known after a build: run \`make dist-src\`" >&2
    exit 1
fi
sed -n 's|^target/texmf/||p' "$list" > "$work/files"
(cd target/texmf && ls usr/share/doc/*/copyright) >> "$work/files"
tar -c -h -C target/texmf -T "$work/files" | tar -x -C "$work/$name/packed/texmf"

# Links are followed, owners and times are left out, and the order is that of the names.
tar -c --sort=name --owner=0 --group=0 --numeric-owner --mode=go+rX,go-w \
    --mtime="@$(git log -1 --format=%ct)" -C "$work" "$name" \
    | gzip -n -9 > "target/dist/$name.tar.gz"
echo "the sources are target/dist/$name.tar.gz"
