#!/bin/sh
# Says before anything is installed what the first build takes, and ends where it cannot
# succeed: Rust is missing or too old, or the disk is too small.
set -eu
cd "$(dirname "$0")/.."

needed="$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)"

# ask PROGRAM: ends the script unless the program is there and new enough.
ask() {
    if ! command -v "$1" >/dev/null; then
        if [ -n "${SUDO_USER:-}" ]; then
            echo "run make without sudo: it calls sudo itself for what only root can do" >&2
        fi
        refuse "there is no '$1' on the PATH"
    fi
    if ! answer="$("$1" --version 2>&1)"; then
        echo "$answer" >&2
        refuse "'$1 --version' fails"
    fi
    version="$(echo "$answer" | sed -n "s/^$1 \([0-9.]*\).*/\1/p")"
    oldest="$(printf '%s\n' "$needed" "$version" | sort -V | head -n 1)"
    if [ "$oldest" != "$needed" ]; then refuse "$(command -v "$1") is $version"; fi
}

refuse() {
    echo "cvtex needs Rust $needed or later, and $1; https://rustup.rs has a current one" >&2
    exit 1
}

ask cargo
ask rustc

if [ -e target/release/cvtex ]; then exit 0; fi
free="$(df -Pk . | awk 'NR == 2 { print int($4 / 1024) }')"
echo "the first build downloads about 300 MB, needs 1.7 GB of disk (there are $free MB free)" \
    "and takes some 6 minutes on two cores"
if [ "$free" -lt 1700 ]; then
    echo "there is too little space for it in $(pwd)" >&2
    exit 1
fi
