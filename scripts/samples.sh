#!/bin/sh
# Converts the CVs that other programs publish with their packages: RenderCV from PyPI,
# YAMLResume and the schema of JSON Resume from npm, in the versions named here. Each must
# become a CV that passes the check, and at least one file of each package must be there, so
# that nothing passes by not being tried. No file of them goes into the repository.
#
# usage: scripts/samples.sh [CVTEX]
set -eu
cd "$(dirname "$0")/.."

cvtex="$(realpath "${1:-target/release/cvtex}")"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
failed=0

# convert PACKAGE FILE…: imports each file, and checks what it became.
convert() {
    package="$1"
    shift
    count=0
    for file in "$@"; do
        [ -f "$file" ] || continue
        count=$((count + 1))
        out="$work/out/$package/$count"
        mkdir -p "$out"
        # Warnings name what has no place; an error is a CV that cannot be shown.
        if "$cvtex" import --message-format short "$file" -o "$out/cv.yaml" >"$out/said" 2>&1 &&
            (cd "$out" && "$cvtex" check --message-format short cv.yaml >>said 2>&1); then
            echo "samples: $package, ${file##*/}: $(grep -c '^' "$out/cv.yaml") lines"
        else
            echo "samples: $package, ${file##*/}: FAILED" >&2
            grep 'error' "$out/said" >&2 || cat "$out/said" >&2
            failed=1
        fi
    done
    if [ "$count" -eq 0 ]; then
        echo "samples: no file of $package was found" >&2
        failed=1
    fi
}

for version in 1.18 2.3 2.8; do
    python3 -m pip download --quiet --no-deps --no-binary :none: --python-version 3.13 \
        --only-binary :all: --dest "$work/pypi" "rendercv==$version"
    mkdir -p "$work/rendercv-$version"
    (cd "$work/rendercv-$version" && unzip -qo "$work"/pypi/rendercv-"$version"-*.whl)
    # What the program starts a CV with; parts that hold only a design are none.
    # shellcheck disable=SC2046
    convert "rendercv-$version" $(grep -rl '^ *sections:' "$work/rendercv-$version" \
        --include='sample*.yaml' --include='sample*.yml')
done

for package in @jsonresume/schema@1.3.1 resume-schema@1.0.0; do
    name="$(echo "$package" | tr -d @ | tr / -)"
    mkdir -p "$work/npm/$name"
    archive="$(cd "$work/npm/$name" && npm pack --silent "$package")"
    tar --extract --file "$work/npm/$name/$archive" --directory "$work/npm/$name"
    # shellcheck disable=SC2046
    convert "$name" $(find "$work/npm/$name/package" -type f \
        \( -name '*resume*.json' -o -name '*.yml' -o -name '*.yaml' \) \
        ! -name 'package.json' ! -name '*schema.json' ! -path '*/test/*')
done

# YAMLResume keeps its samples in a program, in the languages that it has.
(cd "$work" && npm install --silent --ignore-scripts --no-fund --no-audit --prefix "$work/yr" \
    @yamlresume/samples@0.16.1)
cat >"$work/yr/samples.mjs" <<'END'
import { writeFileSync } from "node:fs";
import { getSampleResume, listSampleResumes } from "@yamlresume/samples";

for (const { meta, id = meta.id } of listSampleResumes()) {
  for (const language of ["en", "de", "es", "fr", "nl", "pt-br"]) {
    const yaml = getSampleResume(id, language, { withLayouts: true, withComments: true });
    if (yaml) writeFileSync(`${id}.${language}.yml`, yaml);
  }
}
END
(cd "$work/yr" && node samples.mjs)
convert yamlresume-samples "$work"/yr/*.yml

exit "$failed"
