#!/usr/bin/env bash
# Renders the CVs of the repository in the current folder into RUNNER_TEMP/cvtex: those of
# CVTEX_FILES, or all of them; with CVTEX_BASE those alone of which a file has changed since that
# commit. What is wrong is said in the form that GitHub shows at its line. All are tried before
# the script fails.
set -euo pipefail
export LC_ALL=C.UTF-8

folder="$RUNNER_TEMP/cvtex"
rm -rf "$folder"
mkdir -p "$folder"
echo "folder=$folder" >> "$GITHUB_OUTPUT"

cvs=()
if [ -n "${CVTEX_FILES:-}" ]; then
    while IFS= read -r file; do
        if [ -n "$file" ]; then cvs+=("$file"); fi
    done <<< "$CVTEX_FILES"
else
    # A CV is a YAML file that has a person: `cv:` at the beginning of a line.
    while IFS= read -r -d '' file; do
        if grep -q '^cv:' "$file"; then cvs+=("$file"); fi
    done < <(git ls-files -z -- '*.yaml' '*.yml')
fi
if [ "${#cvs[@]}" -eq 0 ]; then
    echo "::notice title=cvtex::there is no CV here: no YAML file has \`cv:\` at the beginning of a line"
    exit 0
fi

# A new branch has a base of zeros, and a shallow clone does not have the base.
changed=""
if [ -n "${CVTEX_BASE:-}" ]; then
    if git rev-parse --quiet --verify "$CVTEX_BASE^{commit}" >/dev/null; then
        changed="$(git -c core.quotePath=false diff --name-only "$CVTEX_BASE" HEAD)"
    else
        CVTEX_BASE=""
        echo "the commit to compare with is not here; all CVs are rendered"
    fi
fi

# concerns CV: whether a file that the CV is made of has changed. The last line of the check has
# them as `inputs`.
concerns() {
    local inputs file
    # One with errors is shown whatever has changed.
    inputs="$(cvtex check --message-format json "$1" | tail -n 1)" || return 0
    while IFS= read -r file; do
        if [ -n "$file" ] && [[ "$inputs" == *"\"$file\""* ]]; then return 0; fi
    done <<< "$changed"
    return 1
}

options=(--message-format github)
if [ "${CVTEX_DENY_WARNINGS:-false}" = true ]; then options+=(--deny-warnings); fi
failed=0
for cv in "${cvs[@]}"; do
    if [ -n "${CVTEX_BASE:-}" ] && ! concerns "$cv"; then
        echo "$cv: nothing that it is made of has changed"
        continue
    fi
    into="$folder/$(dirname "$cv")"
    mkdir -p "$into"
    cvtex render "${options[@]}" "$cv" -o "$into/" || failed=1
done
find "$folder" -type d -empty -delete
mkdir -p "$folder"
exit "$failed"
