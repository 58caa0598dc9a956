#!/usr/bin/env python3
"""Compares what cvtex, biber and pybtex read of the `.bib` files of a folder.

Usage: scripts/compare-bib.py FOLDER [KIND]

Authors are compared part by part, titles and years by their letters. The differences are
sorted into kinds, which docs/publications.md explains; `other` is what no kind explains. With
a KIND, or `all`, these differences are printed. `make compare-bib DIR=…` installs what this needs.
"""

import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as xml

HERE = pathlib.Path(__file__).resolve().parent.parent
CVTEX = HERE / "target/release/examples/bib-names"
PYBTEX = HERE / "target/compare/bin/python"
SPACE = "{http://biblatex-biber.sourceforge.net/biblatexml}"
PARTS = "given", "particle", "family", "suffix"
PYBTEX_PROGRAM = """
import json, sys
from pybtex.database.input.bibtex import Parser
from pybtex.richtext import Text
import pybtex.errors
pybtex.errors.set_strict_mode(False)
def plain(words):
    try:
        return str(Text.from_latex(" ".join(words)))
    except Exception:
        return " ".join(words)
for path in sys.argv[1:]:
    try:
        entries = Parser(encoding="utf-8").parse_file(path).entries
    except Exception:
        continue
    for key, entry in entries.items():
        authors = [
            [plain(p.first_names + p.middle_names), plain(p.prelast_names),
             plain(p.last_names), plain(p.lineage_names)]
            for p in entry.persons.get("author", [])
        ]
        year = plain([entry.fields.get("year", entry.fields.get("date", ""))])
        print(json.dumps({"file": path, "key": key, "title": plain([entry.fields.get(name, "") for name in ("title", "subtitle")]),
                          "year": year, "authors": authors}))
"""


def of_cvtex(paths):
    return lines(run([CVTEX, *paths]))


def of_pybtex(paths):
    return lines(run([PYBTEX, "-c", PYBTEX_PROGRAM, *paths]))


def of_biber(paths):
    read = {}
    for path in paths:
        with tempfile.TemporaryDirectory() as work:
            out = pathlib.Path(work) / "out.xml"
            # Its lists of names end at a file's first fault, so a faulty file is left out.
            run(["biber", "--tool", "--quiet", "--nolog", "--output-format=biblatexml",
                 f"--output-file={out}", path])  # fmt: skip
            if not out.exists():
                continue
            try:
                entries = xml.parse(out).getroot()
            except xml.ParseError as error:
                print(f"{path}: what biber writes is not XML: {error}", file=sys.stderr)
                continue
            for entry in entries:
                key = entry.get("id")
                read[str(path), key] = {
                    "title": " ".join(
                        text(entry.find(SPACE + name)) for name in ("title", "subtitle")
                    ),
                    "year": biber_year(entry),
                    "authors": biber_names(entry),
                }
    return read


def biber_year(entry):
    date = entry.find(f"{SPACE}date")
    if date is not None:
        start = date.find(f"{SPACE}start")
        return text(date if start is None else start)
    return text(entry.find(f"{SPACE}year"))


def biber_names(entry):
    names = entry.find(f"{SPACE}names[@type='author']")
    read = []
    for name in [] if names is None else names.findall(f"{SPACE}name"):
        parts = dict.fromkeys(PARTS, "")
        for part in name.findall(f"{SPACE}namepart"):
            pieces = part.findall(f"{SPACE}namepart")
            words = [text(piece) for piece in pieces] if pieces else [text(part)]
            parts[part.get("type").replace("prefix", "particle")] = " ".join(words)
        read.append(list(parts.values()))
    return read


def text(node):
    return "" if node is None else "".join(node.itertext()).strip()


def run(command):
    ran = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    return ran.stdout


def lines(output):
    read = [json.loads(line) for line in output.splitlines()]
    return {(entry["file"], entry["key"]): entry for entry in read}


def plain(words):
    """A text without TeX and Markdown, in one form of Unicode."""
    words = re.sub(r"\\[A-Za-z]+\s*|[\\{}*_$^`]", "", words.replace("~", " ").replace("---", "–"))
    words = words.replace("--", "–").replace("—", "–").replace("''", "”").replace("’", "'")
    return " ".join(unicodedata.normalize("NFC", words.replace("\xa0", " ")).split())


def letters(words):
    """Its letters and digits alone, without accents."""
    apart = unicodedata.normalize("NFKD", plain(words).lower())
    return "".join(sign for sign in apart if sign.isalnum())


def kind_of_name(ours, theirs):
    """The kind of difference between two readings of one name; none when they agree."""
    ours, theirs = [plain(part) for part in ours], [plain(part) for part in theirs]
    if ours == theirs:
        return None
    squeezed = [[letters(part) for part in name] for name in (ours, theirs)]
    if squeezed[0] == squeezed[1]:
        return "initials" if ours[0] != theirs[0] else "signs"
    dotted = [[part.replace("ı\u0301", "í") for part in name] for name in (ours, theirs)]
    if dotted[0] == dotted[1]:
        return "dotless i"
    together = [sorted(letters(" ".join(name))) for name in (ours, theirs)]
    if together[0] != together[1]:
        return "other letters"
    if ours[3] != theirs[3]:
        return "suffix"
    if not ours[0] and theirs[0]:
        return "whole name"
    if not ours[1] and not theirs[1]:
        return "family of several words" if len(ours[2]) > len(theirs[2]) else "given name first"
    return "particle"


def without_others(entry):
    """An entry without the name that stands for all who are not named."""
    authors = entry["authors"]
    if authors and authors[-1] == ["", "", "others", ""]:
        authors = authors[:-1]
    return entry | {"authors": authors}


def kinds(ours, theirs):
    """The differences of an entry: kind, our reading, theirs."""
    ours, theirs = without_others(ours), without_others(theirs)
    if len(ours["authors"]) != len(theirs["authors"]):
        yield "number of names", names(ours), names(theirs)
    else:
        for one, other in zip(ours["authors"], theirs["authors"], strict=True):
            kind = kind_of_name(one, other)
            if kind:
                yield kind, "|".join(one), "|".join(other)
    if letters(ours["title"]) != letters(theirs["title"]):
        yield "title", ours["title"], theirs["title"]
    if year(ours) != year(theirs):
        # Neither program gives an entry the fields of the one that it names by `crossref`.
        yield "year" if theirs["year"] else "year of another entry", ours["year"], theirs["year"]


def year(entry):
    """The first year that is written, without what is there to be sorted by."""
    found = re.search(r"\d{4}", re.sub(r"\\noopsort\s*\{?\d+[a-z]?\}?", "", entry["year"]))
    return found and found.group()


def names(entry):
    return "; ".join("|".join(name) for name in entry["authors"])


def main():
    folder = pathlib.Path(sys.argv[1])
    wanted = sys.argv[2] if len(sys.argv) > 2 else None
    paths = sorted(str(path) for path in folder.rglob("*.bib") if path.is_file())
    ours = of_cvtex(paths)
    table, examples = collections.Counter(), {}
    for program, read in ("biber", of_biber), ("pybtex", of_pybtex):
        theirs = read(paths)
        shared = ours.keys() & theirs.keys()
        table["entries in both", program] = len(shared)
        table["names in both", program] = sum(len(ours[key]["authors"]) for key in shared)
        for key in sorted(shared):
            for kind, mine, other in kinds(ours[key], theirs[key]):
                table[kind, program] += 1
                examples.setdefault(kind, f"{mine} / {program}: {other}")
                if wanted in (kind, "all"):
                    print(f"{kind}: {key[1]}: {mine} / {program}: {other}")
    if wanted and wanted != "all":
        return
    print("| what | biber | pybtex | the first: cvtex / the other |\n| --- | --- | --- | --- |")
    for kind in dict.fromkeys(kind for kind, _ in table):
        example = examples.get(kind, "").replace("|", "¦")[:120]
        print(f"| {kind} | {table[kind, 'biber']} | {table[kind, 'pybtex']} | {example} |")


if __name__ == "__main__":
    main()
