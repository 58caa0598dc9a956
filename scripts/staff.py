#!/usr/bin/env python3
"""Writes the CVs of a university's staff, each of two pages and different from all others.

Usage: staff.py COUNT FOLDER

The same count gives the same files. docs/scale.md measures with them.
"""

import pathlib
import random
import sys

GIVEN = "Ada Grace Emmy Mary Sofia Katherine Rosalind Lise Chien Hedy Alan Emil Niels Carl Jan".split()
FAMILY = "Lovelace Hopper Noether Somerville Kovalevskaya Johnson Franklin Meitner Wu Turing Bohr".split()
FIELDS = ["numerical analysis", "marine geology", "medieval history", "organic chemistry",
          "labour economics", "number theory", "robotics", "public health"]
PLACES = ["Lund", "Graz", "Porto", "Leuven", "Tartu", "Galway", "Trieste", "Bergen"]
NOUNS = ["engines", "currents", "charters", "catalysts", "wages", "lattices", "arms", "cohorts"]


def main():
    count, folder = int(sys.argv[1]), pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"staff{number:05}.yaml").write_text(cv(number), encoding="utf-8")


def cv(number):
    """The CV of one of the staff."""
    chance = random.Random(number)
    name = f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}"
    field, place = chance.choice(FIELDS), chance.choice(PLACES)
    lines = [
        "date: 2026-01-01",
        f"cv: {{name: {name}, email: staff{number}@university.example}}",
        "sections:",
        "  - kind: text",
        "    title: Research",
        f"    text: I work on {field}, and since {chance.randint(1995, 2015)} on its {chance.choice(NOUNS)}.",
        "  - kind: experience",
        "    entries:",
    ]
    year = 2024
    for position in ["Professor", "Lecturer", "Postdoctoral researcher"]:
        start = year - chance.randint(3, 7)
        lines += [
            f"      - position: {position} of {field}",
            f"        organization: University of {chance.choice(PLACES)}",
            f"        start: {start}",
            f"        end: {year}",
            f"        highlights: [Led a group of {chance.randint(2, 20)}., "
            f"Taught {chance.randint(2, 9)} courses on {chance.choice(NOUNS)}.]",
        ]
        year = start
    lines += [
        "  - kind: education",
        "    entries:",
        f"      - {{degree: PhD in {field}, institution: University of {place}, end: {year}}}",
        "  - kind: publications",
        "    entries:",
    ]
    for paper in range(chance.randint(22, 26)):
        other = f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}"
        authors = name if other == name else f"{name}, {other}"
        lines += [
            f"      - title: On {chance.choice(NOUNS)} and {chance.choice(NOUNS)} in {field}, part {paper + 1}",
            f"        authors: [{authors}]",
            f"        venue: Journal of {chance.choice(FIELDS)}",
            f"        date: {chance.randint(year, 2025)}",
            f"        doi: 10.5555/staff.{number}.{paper}",
        ]
    return "\n".join(lines) + "\n"


main()
