#!/usr/bin/env python3
"""Reads every `.bib` file of a folder with cvtex and prints a table of what came of it.

Usage: scripts/bib.py FOLDER [STEM=NAME[;NAME…]…]

The person of a file is the one its name says: `ada-lovelace-all.bib` is Ada Lovelace's. An
argument such as `ada-lovelace=Ada Byron;A. Noel` names her otherwise, and her aliases. A file with `talks` or
`patents` in its name is read as such.
"""

import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile

CVTEX = pathlib.Path(__file__).parent.parent / "target/release/cvtex"
ENTRY = re.compile(r"^[ \t]*@+(?!comment|string|preamble)([a-z]+)\s*[{(]", re.I | re.M)
KINDS = {
    "publications": r"\begin{cvpublication}",
    "talks": r"\begin{cventry}",
    "patents": r"\begin{cventry}",
}
COLUMNS = "file", "in file", "read", "named", "own name", "TeX left", "diagnostics"


def run(*arguments):
    command = [str(CVTEX), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def person(stem, aliases):
    words = [word for word in stem.split("-") if word not in ("all", "talks", "inspire")]
    names = [" ".join(word.capitalize() for word in words)]
    for start, others in aliases.items():
        if stem.startswith(start):
            names = [*others, *names]
    return names


def row(path, aliases, work):
    text = path.read_text("utf-8", "replace")
    kind = next((kind for kind in KINDS if kind in path.stem), "publications")
    names = person(path.stem, aliases)
    cv = work / "cv.yaml"
    (work / "list.bib").write_bytes(path.read_bytes())
    owner = {"name": names[0]} | ({"aliases": names[1:]} if names[1:] else {})
    cv.write_text(
        f"cv: {json.dumps(owner)}\n"
        f"sections: [{{kind: {kind}, from: list.bib}}]\n"
    )
    counted = len(ENTRY.findall(text))
    said = run("check", "--message-format", "json", cv).stdout.splitlines()
    said = [json.loads(line) for line in said if line.startswith("{")]
    said = [line for line in said if line.get("kind") == "diagnostic"]
    codes = collections.Counter(line["code"] for line in said)
    starts = [match.start() for match in ENTRY.finditer(text)]
    places = [line["place"]["bytes"][0] for line in said if line["place"]]
    encoded = [len(text[:start].encode()) for start in starts]
    named = {sum(start <= place for start in encoded) for place in places}
    tex = work / "cv.tex"
    tex.unlink(missing_ok=True)
    run("render", "--format", "tex", "-o", tex, cv)
    latex = tex.read_text() if tex.exists() else ""
    read = latex.count(KINDS[kind])
    entries = latex.split(KINDS[kind])[1:]
    own = sum(r"\cvself" in entry for entry in entries)
    pdf = work / "cv.pdf"
    pdf.unlink(missing_ok=True)
    run("render", "-o", pdf, cv)
    shown = ""
    if pdf.exists():
        command = ["pdftotext", "-layout", str(pdf), "-"]
        shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    left = re.findall(r"\S*[\\{}]\S*", shown)
    share = f"{100 * own / read:.0f} %" if read and kind == "publications" else "–"
    told = ", ".join(f"{count} {code}" for code, count in codes.most_common()) or "none"
    return path.name, counted, read, len(named - {0}), share, len(left), told, left


def main():
    folder = pathlib.Path(sys.argv[1])
    aliases = {}
    for argument in sys.argv[2:]:
        stem, _, names = argument.partition("=")
        aliases[stem] = names.split(";")
    print("| " + " | ".join(COLUMNS) + " |")
    print("| --- " * len(COLUMNS) + "|")
    leftovers = []
    with tempfile.TemporaryDirectory() as work:
        for path in sorted(folder.glob("*.bib")):
            *cells, left = row(path, aliases, pathlib.Path(work))
            print("| " + " | ".join(map(str, cells)) + " |", flush=True)
            leftovers += [(path.name, word) for word in left]
    for name, word in leftovers:
        print(f"{name}: {word}")


main()
