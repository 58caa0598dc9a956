#!/usr/bin/env bash
# Installs the release CVTEX_VERSION from CVTEX_RELEASES below RUNNER_TEMP, and puts it on the path
# of the steps that follow. What came is held against the sums of the release.
set -euo pipefail

fail() {
    echo "::error title=cvtex::$*"
    exit 1
}

[ "$(uname -s)" = Linux ] || fail "there are releases for Linux only; use a runner such as ubuntu-latest"
machine="$(uname -m)"
name="cvtex-$CVTEX_VERSION-$machine-linux"
folder="$RUNNER_TEMP/cvtex-install"
rm -rf "$folder"
mkdir -p "$folder"
cd "$folder"

# Releases are under their tags, which begin with a `v`.
for file in "$name.tar.gz" SHA256SUMS; do
    curl --fail --silent --show-error --location --retry 3 --output "$file" \
        "$CVTEX_RELEASES/v$CVTEX_VERSION/$file" ||
        fail "there is no $file in the release $CVTEX_VERSION at $CVTEX_RELEASES"
done
awk -v name="$name.tar.gz" '$2 == name' SHA256SUMS > sum
[ -s sum ] || fail "the release $CVTEX_VERSION has no sum of $name.tar.gz"
sha256sum --check --quiet sum || fail "$name.tar.gz is not what the release says that it is"
tar -xzf "$name.tar.gz"
"$folder/$name/bin/cvtex" --version
echo "$folder/$name/bin" >> "$GITHUB_PATH"
