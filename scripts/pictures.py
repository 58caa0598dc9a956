#!/usr/bin/env python3
"""Compares the pictures that cvtex draws with those of Poppler: every page of every example.

Usage: scripts/pictures.py FOLDER, as `make pictures` calls it. Of each example it says how much the
pixels differ on average, of 255; and which part of the ink differs when each pixel is mixed with
its neighbours, so that the edges of letters, which each program draws in its way, count little.
"""

import pathlib
import re
import subprocess
import sys

from PIL import Image, ImageChops, ImageFilter, ImageStat

ROOT = pathlib.Path(__file__).resolve().parent.parent
CVTEX = ROOT / "target/release/cvtex"
# Poppler draws letters heavier, which gives up to 0.26; a page that is moved by two pixels gives
# 0.4 and more.
MOST = 0.3


def run(*command):
    subprocess.run([str(part) for part in command], capture_output=True, check=True)


def pages(folder, name):
    """The pictures of the CV in order; those of a letter have another name."""
    found = [path for path in folder.glob(f"{name}*.png") if "-letter" not in path.name]
    return sorted(found, key=lambda path: [int(it) for it in re.findall(r"\d+", path.name)])


def difference(ours, theirs):
    changed = ImageChops.difference(ours, theirs)
    return ImageStat.Stat(changed).mean[0]


def main():
    work = pathlib.Path(sys.argv[1])
    work.mkdir(parents=True, exist_ok=True)
    for old in work.glob("*.p*"):
        old.unlink()
    worst = 0
    for cv in sorted(ROOT.glob("examples/*.yaml")):
        if cv.stem.endswith("-private"):
            continue
        pdf = work / f"{cv.stem}.pdf"
        run(CVTEX, "render", cv, "-o", pdf)
        run(CVTEX, "render", cv, "--format", "png", "--dpi", "100", "-o", work / f"{cv.stem}.ours.png")
        run("pdftoppm", "-r", "100", "-png", pdf, work / f"{cv.stem}.theirs")
        ours, theirs = pages(work, f"{cv.stem}.ours"), pages(work, f"{cv.stem}.theirs")
        assert len(ours) == len(theirs) > 0, f"{cv.stem}: {len(ours)} pages, not {len(theirs)}"
        sharp = mixed = 0
        for one, other in zip(ours, theirs):
            one, other = Image.open(one).convert("L"), Image.open(other).convert("L")
            assert one.size == other.size, f"{cv.stem}: {one.size}, not {other.size}"
            sharp = max(sharp, difference(one, other))
            blur = ImageFilter.BoxBlur(2)
            ink = 255 - ImageStat.Stat(other).mean[0]
            mixed = max(mixed, difference(one.filter(blur), other.filter(blur)) / ink)
        worst = max(worst, mixed)
        print(f"{cv.stem}: {len(ours)} pages, at most {sharp:.2f} of 255, {mixed:.2f} of the ink")
    print(f"at most {worst:.2f} of the ink (aim {MOST})")
    sys.exit(1 if worst > MOST else 0)


main()
