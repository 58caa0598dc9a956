#!/bin/sh
# Builds the program for others and packs it: target/dist/.
#
# The program is built in a folder of its own, without the paths of this machine, so that the
# same commit and the same compilers give the same bytes. One that was built on Debian 12 runs
# on every Linux with glibc 2.36 or later.
set -eu
cd "$(dirname "$0")/.."
scripts/packages.sh python3 binutils git
SOURCE_DATE_EPOCH="$(git log -1 --format=%ct)"
export SOURCE_DATE_EPOCH
RUSTFLAGS="--remap-path-prefix=$PWD=/cvtex --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=/cargo"
CFLAGS="-ffile-prefix-map=$PWD=/cvtex -ffile-prefix-map=${CARGO_HOME:-$HOME/.cargo}=/cargo"
CXXFLAGS="$CFLAGS"
export RUSTFLAGS CFLAGS CXXFLAGS
rm -rf target/dist
cargo build --profile dist --locked --target-dir target/dist-build --bin cvtex
scripts/dist.py target/dist-build/dist/cvtex target/dist
