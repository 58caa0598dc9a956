#!/usr/bin/env python3
"""Compares what other programs read in Word files.

Usage: scripts/word.py FILES READ, as `scripts/word.sh` calls it. openxml-audit must find nothing;
python-docx and Pandoc must find the same headings and points; and LibreOffice must have every
word in order, in the text and on the pages, but for formulas of two dimensions, which it
loses in text.
"""

import json
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as xml
import zipfile

import docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def words(text):
    return re.findall(r"\w+", text.replace("\u00ad", "").casefold())


def text_of(path):
    """The text of the file itself, a line for each paragraph."""
    body = xml.fromstring(zipfile.ZipFile(path).read("word/document.xml"))
    lines = []
    for paragraph in body.iter(W + "p"):
        signs = {W + "t": None, W + "tab": "\t", W + "br": "\n", W + "noBreakHyphen": "-"}
        parts = (
            node.text or "" if node.tag == W + "t" else signs.get(node.tag) or ""
            for node in paragraph.iter()
        )
        lines.append("".join(parts))
    return "\n".join(lines)


def pandoc(path):
    ran = subprocess.run(["pandoc", "-f", "docx", "-t", "json", path], capture_output=True, check=True)
    headings, points = [], 0

    def plain(node):
        if isinstance(node, list):
            return "".join(map(plain, node))
        if isinstance(node, dict):
            kind = node.get("t")
            if kind == "Str":
                return node["c"]
            if kind in ("Space", "SoftBreak", "LineBreak"):
                return " "
            return plain(node.get("c", []))
        return ""

    def visit(node):
        nonlocal points
        if isinstance(node, list):
            for inner in node:
                visit(inner)
        elif isinstance(node, dict):
            if node.get("t") == "Header":
                headings.append((node["c"][0], plain(node["c"][2]).strip()))
                return
            if node.get("t") == "BulletList":
                points += len(node["c"])
            visit(node.get("c", []))

    visit(json.loads(ran.stdout)["blocks"])
    return headings, points


def python_docx(path):
    headings, points = [], 0
    for paragraph in docx.Document(path).paragraphs:
        name = paragraph.style.name
        if name.startswith("Heading "):
            headings.append((int(name[8:]), paragraph.text.strip()))
        points += name.startswith("List Bullet")
    return headings, points


def audit(path):
    program = pathlib.Path(sys.executable).with_name("openxml-audit")
    ran = subprocess.run([program, "-o", "json", path], capture_output=True, text=True, check=False)
    return [] if ran.returncode == 0 else [ran.stdout[:500]]


def faults_of(path, read):
    yield from audit(path)
    ours, theirs = python_docx(path), pandoc(path)
    if ours != theirs:
        yield f"python-docx finds {ours}, Pandoc {theirs}"
    titles = [p.text for p in docx.Document(path).paragraphs if p.style.name == "Title"]
    if len(titles) != 1 or not docx.Document(path).core_properties.author:
        yield f"titles: {titles}"
    wanted = words(text_of(path))
    found = words((read / path.with_suffix(".txt").name).read_text(encoding="utf-8-sig"))
    # LibreOffice writes the marks of lists, which are no words, and nothing else of its own.
    if wanted != found:
        at = next((n for n, pair in enumerate(zip(wanted, found)) if pair[0] != pair[1]), -1)
        yield f"LibreOffice reads {found[at : at + 8]}, not {wanted[at : at + 8]}"
    pdf = read / path.with_suffix(".pdf").name
    ran = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True)
    shown = "".join(words(re.sub(r"-\n", "", ran.stdout)))
    lost = {word for word in wanted if word not in shown and len(word) < 30}
    if lost:
        yield f"the pages of LibreOffice lack {sorted(lost)}"


def main():
    files, read = map(pathlib.Path, sys.argv[1:])
    faults = count = 0
    for path in sorted(files.glob("*.docx")):
        count += 1
        for fault in faults_of(path, read):
            print(f"{path.name}: {fault}")
            faults += 1
    print(f"{count} files, {faults} faults; pictures in {read}")
    sys.exit(1 if faults or not count else 0)


main()
