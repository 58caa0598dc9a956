#!/bin/sh
# Writes the owner and the sums of a release into copies of the packages: packaging/fill.sh OWNER FOLDER
#
# FOLDER has the files of the release with their SHA256SUMS. The copies are put into FOLDER/packaging.
set -eu
owner="$1"
folder="$(cd "$2" && pwd)"
cd "$(dirname "$0")"
version="$(sed -n 's/^version = "\(.*\)"/\1/p' ../Cargo.toml | head -n 1)"

# sum_of MACHINE: that of its archive.
sum_of() { awk -v name="cvtex-$version-$1-linux.tar.gz" '$2 == name { print $1 }' "$folder/SHA256SUMS"; }

for file in homebrew/cvtex.rb nix/flake.nix aur/PKGBUILD; do
    mkdir -p "$folder/packaging/$(dirname "$file")"
    sed "s/OWNER/$owner/g; s/0\.1\.0/$version/g
        s/SUM_X86_64/$(sum_of x86_64)/; s/SUM_AARCH64/$(sum_of aarch64)/" "$file" > "$folder/packaging/$file"
done
