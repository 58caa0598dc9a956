#!/bin/sh
# Makes target/native: the C libraries the engine is linked with, as static archives.
#
# The pkg-config files made here point at a folder that holds only archives (.a), so the
# linker has nothing else to take and the program needs no shared library but libc. Most of
# them are links to the distribution's own; three are ours, from native/.
# Run again, it does nothing. `native.sh aarch64-linux-gnu` makes target/native-aarch64-linux-gnu with
# the cross compiler and the libraries of that system.
set -eu
cd "$(dirname "$0")/.."

if [ -n "${1:-}" ]; then
    out="target/native-$1" cc="$1-gcc" ar="$1-ar"
    export PKG_CONFIG_LIBDIR="/usr/lib/$1/pkgconfig:/usr/share/pkgconfig" PKG_CONFIG_PATH=
else
    out=target/native cc=cc ar=ar
fi
stamp="$out/.made-from"
made_from="$(cat "$0" native/*.c | cksum) $(pkg-config --modversion icu-uc freetype2 libpng zlib)"
if [ "$(cat "$stamp" 2>/dev/null)" = "$made_from" ]; then exit 0; fi

echo "native libraries: linking static archives into $out"
rm -rf "$out"
mkdir -p "$out/lib" "$out/pkgconfig"

# FreeType needs other libraries in each release of a distribution (bzip2 in the newer ones),
# and pkg-config knows which. `-lm` is left to the linker, as part of libc.
freetype="$(pkg-config --static --libs-only-l freetype2)"
with_freetype="$(echo "$freetype" | sed 's/-lm / /g; s/-lm$//; s/-l//g')"

# The system's archives, found where its compiler finds them. `libgcc_s` is the name under
# which Rust asks for the unwinder; libgcc_eh is the same code as an archive.
for library in icuuc png16 z $with_freetype stdc++ gcc_s=gcc_eh; do
    from="lib${library#*=}.a"
    archive="$("$cc" -print-file-name="$from")"
    if [ "$archive" = "$from" ]; then
        echo "native libraries: no $from here; the system's shared libraries will be needed" >&2
        rm -rf "$out"
        exit 0
    fi
    ln -sf "$archive" "$out/lib/lib${library%=*}.a"
done

# Ours.
for library in fontconfig graphite2 icudata; do
    "$cc" -O2 -fPIC -Wall -Wextra $(pkg-config --cflags graphite2 icu-uc) \
        -c "native/$library.c" -o "$out/lib/$library.o"
    "$ar" crs "$out/lib/lib$library.a" "$out/lib/$library.o"
    rm "$out/lib/$library.o"
done

# describe NAME VERSION LIBRARIES CFLAGS
describe() {
    cat > "$out/pkgconfig/$1.pc" <<EOF
Name: $1
Description: $1, static, for cvtex
Version: $2
Libs: -L\${pcfiledir}/../lib $3
Cflags: $4
EOF
}
version() { pkg-config --modversion "$1"; }
# The engine expects to be told an include folder, even the usual one.
cflags() { PKG_CONFIG_ALLOW_SYSTEM_CFLAGS=1 pkg-config --cflags "$1"; }
describe icu-uc "$(version icu-uc)" "-licuuc -licudata -lstdc++ -lm" "$(cflags icu-uc)"
describe freetype2 "$(version freetype2)" "$freetype" "$(cflags freetype2)"
describe libpng "$(version libpng)" "-lpng16 -lz -lm" "$(cflags libpng)"
describe zlib "$(version zlib)" "-lz" "$(cflags zlib)"
describe graphite2 "$(version graphite2)" "-lgraphite2" "$(cflags graphite2)"
describe fontconfig 2.14.0 "-lfontconfig" ""

# Cargo does not see that what pkg-config says has changed.
if [ -n "${1:-}" ]; then
    echo "$made_from" > "$stamp"
    exit 0
fi
for package in bridge_fontconfig bridge_freetype2 bridge_graphite2 bridge_icu bridge_png; do
    for profile in dev release; do
        cargo clean --quiet --profile "$profile" --package "tectonic_$package"
    done
done

echo "$made_from" > "$stamp"
