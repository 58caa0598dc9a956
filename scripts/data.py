#!/usr/bin/env python3
"""Compares what other programs read in the files that cvtex writes for them.

Usage: scripts/data.py FOLDER SCHEMA, as `scripts/data.sh` calls it. Each resume in the folder must
follow the schema; of each list of publications, biber, BibTeX, pybtex and rispy must find the
authors, titles and years that its CSL JSON has. Titles are compared without the formulas of
TeX, of which CSL JSON has the letters.
"""

import importlib.util
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

import jsonschema
import pybtex.errors
import rispy
from pybtex.database.input.bibtex import Parser
from pybtex.richtext import Text

HERE = pathlib.Path(__file__).resolve().parent

# A style of BibTeX that writes what it reads.
STYLE = r"""
ENTRY { author title year } {} {}
INTEGERS { at }
FUNCTION {begin} { "KEY " cite$ * write$ newline$ }
FUNCTION {people} {
  #1 'at :=
  { at author num.names$ #1 + < }
  { "NAME " author at "{vv~}{ll}{, jj}" format.name$ * "|" * author at "{ff}" format.name$ *
    write$ newline$
    at #1 + 'at := }
  while$ }
FUNCTION {entry} {
  begin
  author missing$ 'skip$ 'people if$
  title missing$ 'skip$ { "TITLE " title * write$ newline$ } if$
  year missing$ 'skip$ { "YEAR " year * write$ newline$ } if$ }
"""
KINDS = "article book booklet inbook incollection inproceedings manual mastersthesis misc phdthesis proceedings techreport unpublished online software dataset patent thesis report collection mvbook mvcollection"
STYLE += "".join(f"FUNCTION {{{kind}}} {{ entry }}\n" for kind in KINDS.split())
STYLE += "FUNCTION {default.type} { entry }\nREAD\nITERATE {call.type$}\n"


def letters(text):
    """The letters and figures of a text, without markup, formulas and accents of TeX."""
    text = re.sub(r"\$[^$]*\$|<[^>]*>", " ", text)
    text = re.sub(r"\\[A-Za-z]+\*?|\\.|[{}~]", "", text)
    text = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in text if sign.isalnum())


def of_csl(path):
    read = {}
    for item in json.loads(path.read_text()):
        people = item.get("author", [])
        names = [
            letters(one.get("literal", ""))
            or letters(
                one.get("non-dropping-particle", "")
                + one.get("dropping-particle", "")
                + one.get("family", "")
                + one.get("suffix", "")
            )
            + "|"
            + letters(one.get("given", ""))
            for one in people
        ]
        year = item.get("issued", {}).get("date-parts", [[""]])[0][0]
        read[item["id"]] = {"title": item.get("title", ""), "authors": names, "year": str(year)}
    return read


def name(family, given):
    return letters(family) + "|" + letters(given) if given else letters(family)


def of_pybtex(path):
    read = {}
    for key, entry in Parser(encoding="utf-8").parse_file(str(path)).entries.items():
        people = [
            name(
                " ".join(one.prelast_names + one.last_names + one.lineage_names),
                " ".join(one.first_names + one.middle_names),
            )
            for one in entry.persons.get("author", [])
        ]
        title = str(Text.from_latex(re.sub(r"\$[^$]*\$", " ", entry.fields.get("title", ""))))
        read[key] = {"title": title, "authors": people, "year": entry.fields.get("year", "")}
    return read


def of_biber(path):
    place = importlib.util.spec_from_file_location("compare", HERE / "compare-bib.py")
    compare = importlib.util.module_from_spec(place)
    place.loader.exec_module(compare)
    read = {}
    for (_, key), entry in compare.of_biber([path]).items():
        people = [
            name(f"{particle} {family} {suffix}", given)
            for given, particle, family, suffix in entry["authors"]
        ]
        read[key] = {**entry, "authors": people, "year": entry["year"][:4]}
    return read


def of_bibtex(path):
    read = {}
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        (work / "read.bst").write_text(STYLE)
        (work / "cv.bib").write_bytes(path.read_bytes())
        (work / "cv.aux").write_text("\\citation{*}\n\\bibdata{cv}\n\\bibstyle{read}\n")
        ran = subprocess.run(["bibtex", "cv"], cwd=work, capture_output=True, text=True, check=False)
        if ran.returncode:
            print(f"{path.name}: bibtex says {ran.stdout}")
        # It breaks lines that are long for it.
        text = re.sub(r"\n  +", " ", (work / "cv.bbl").read_text()).replace("%\n", "")
    for line in text.splitlines():
        word, _, rest = line.partition(" ")
        if word == "KEY":
            entry = read[rest] = {"title": "", "authors": [], "year": ""}
        elif word == "NAME":
            entry["authors"].append(name(*rest.split("|")))
        elif word in ("TITLE", "YEAR"):
            entry[word.lower()] = rest
    return read


def of_rispy(path):
    read = {}
    for item in rispy.loads(path.read_text()):
        people = []
        for one in item.get("authors", []):
            family, given, suffix = (one.split(", ") + ["", ""])[:3]
            people.append(name(family + suffix, given))
        read[item["id"]] = {
            "title": item.get("title", ""),
            "authors": people,
            "year": item.get("year", ""),
        }
    return read


def is_same_title(ours, theirs):
    """Whether they differ in nothing but the letters of formulas, which only our side has."""
    signs = iter(ours)
    return len(theirs) > 0.8 * len(ours) and all(sign in signs for sign in theirs)


def compare(program, path, read, wanted):
    faults = 0
    for key in wanted.keys() | read.keys():
        one, other = wanted.get(key), read.get(key)
        if one is None or other is None:
            print(f"{path.name}: {program} {'finds' if other else 'does not find'} {key}")
            faults += 1
            continue
        pairs = [
            ("title", letters(one["title"]), letters(other["title"])),
            ("authors", one["authors"], [it for it in other["authors"] if it != "others"]),
            ("year", one["year"], other["year"]),
        ]
        for what, ours, theirs in pairs:
            if ours != theirs and not (what == "title" and is_same_title(ours, theirs)):
                print(f"{path.name}: {key}: {what}: {program} reads {theirs}, not {ours}")
                faults += 1
    return faults


def main():
    folder, schema = map(pathlib.Path, sys.argv[1:])
    pybtex.errors.set_strict_mode(False)
    validator = jsonschema.Draft7Validator(
        json.loads(schema.read_text()), format_checker=jsonschema.FormatChecker()
    )
    faults = works = resumes = 0
    for path in sorted(folder.glob("*.csl.json")):
        stem = path.name.removesuffix(".csl.json")
        resumes += 1
        resume = json.loads((folder / f"{stem}.json").read_text())
        for fault in validator.iter_errors(resume):
            print(f"{stem}.json: {'/'.join(map(str, fault.path))}: {fault.message}")
            faults += 1
        wanted = of_csl(path)
        works += len(wanted)
        bib, ris = folder / f"{stem}.bib", folder / f"{stem}.ris"
        if not wanted:
            continue
        for program, read in [("biber", of_biber), ("bibtex", of_bibtex), ("pybtex", of_pybtex)]:
            faults += compare(program, bib, read(bib), wanted)
        faults += compare("rispy", ris, of_rispy(ris), wanted)
    print(f"{resumes} resumes, {works} publications in four readers, {faults} faults")
    sys.exit(1 if faults or not works else 0)


main()
