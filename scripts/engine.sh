#!/bin/sh
# Makes target/engine: the source of Tectonic's XeTeX crate as published, for the build script
# of native/engine to change and compile.
#
# Cargo fetches the crate from the registry it is configured for; what came is compared with
# the sum below. Run again, it does nothing.
set -eu
cd "$(dirname "$0")/.."

out=target/engine
sum=e3b1b8c5bb2b6ea83dffb5045b82d456008497077e84dc823df8520135f12a9f

sum_of() {
    (cd "$1" && find src xetex -type f | LC_ALL=C sort | xargs cat | sha256sum | cut -d' ' -f1)
}

if [ -d "$out" ] && [ "$(sum_of "$out")" = "$sum" ]; then exit 0; fi

echo "engine: fetching its source"
manifest="$(cargo metadata --quiet --format-version 1 \
    --manifest-path native/engine/fetch/Cargo.toml |
    grep -o '"manifest_path":"[^"]*/tectonic_engine_xetex-[^"/]*/Cargo.toml"' |
    head -n 1 | cut -d'"' -f4)"
rm -rf native/engine/fetch/Cargo.lock
if [ -z "$manifest" ]; then
    echo "engine: Cargo gave no tectonic_engine_xetex" >&2
    exit 1
fi
source="$(dirname "$manifest")"
if [ "$(sum_of "$source")" != "$sum" ]; then
    echo "engine: the source in $source is not the one that native/engine is made for" >&2
    exit 1
fi
rm -rf "$out"
mkdir -p "$out"
cp -R "$source/src" "$source/xetex" "$out/"
