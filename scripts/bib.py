#!/usr/bin/env python3
"""Renders every `.bib` file of a folder with cvtex and prints a table of what came of it.

Usage: scripts/bib.py [--folders] FOLDER [STEM=NAME[;NAME…]…]

Folders in it are read too; `--folders` prints a line for each of these instead of one for each
file. Below the table stand the files that need a look, and why.

The person of a file is the one its name says: `ada-lovelace-all.bib` is Ada Lovelace's. An
argument such as `ada-lovelace=Ada Byron;A. Noel` names her otherwise, and her aliases. A file with `talks` or
`patents` in its name is read as such.

What came of a file is one of

* `shown`: there is a PDF;
* `no entry`: it holds no entry, which is an error that cvtex reports;
* `refused`: there is no PDF, though it holds entries;
* `panic`: cvtex ended by a panic, by a signal, or not within two minutes.

A word is lost if it is in a title or a venue, is not in the text of the PDF, and no diagnostic
is at its field or at its entry as a whole.
"""

import argparse
import collections
import concurrent.futures
import json
import pathlib
import re
import subprocess
import tempfile

CVTEX = pathlib.Path(__file__).resolve().parent.parent / "target/release/cvtex"
SECONDS = 120
# In bytes, like the places of diagnostics.
ENTRY = re.compile(rb"^[ \t]*@+[ \t]*(?!comment|string|preamble)([\w-]+)\s*[{(]", re.I | re.M)
FIELD = re.compile(rb"[,{]\s*(title|booktitle|journal|journaltitle)\s*=\s*(?=[{\"])", re.I)
TEX = re.compile(r"\S*[\\{}]\S*")
HTML = re.compile(r"</?[A-Za-z][\w:]*(?: [^<>]*)?/?>|&(?:#\d+|#x[0-9A-Fa-f]+|[A-Za-z]\w+);")
KINDS = {
    "publications": r"\begin{cvpublication}",
    "talks": r"\begin{cventry}",
    "patents": r"\begin{cventry}",
}
OUTCOMES = "refused", "panic", "no entry"
COLUMNS = (
    "files", "entries", "shown", *OUTCOMES, "words lost", "TeX left", "HTML left", "own name"
)  # fmt: skip


class Reading:
    """What cvtex made of one file."""

    def __init__(self, path, aliases):
        self.path = path
        self.bytes = path.read_bytes()
        self.starts = [match.start() for match in ENTRY.finditer(self.bytes)]
        self.kind = next((kind for kind in KINDS if kind in path.stem), "publications")
        self.names = person(path.stem, aliases)
        with tempfile.TemporaryDirectory() as work:
            self.render(pathlib.Path(work))

    def render(self, work):
        (work / "list.bib").write_bytes(self.bytes)
        owner = {"name": self.names[0], "aliases": self.names[1:]}
        (work / "cv.yaml").write_text(
            f"cv: {json.dumps({key: value for key, value in owner.items() if value})}\n"
            f"sections: [{{kind: {self.kind}, from: list.bib}}]\n"
        )
        command = [CVTEX, "render", "--format", "pdf,tex", "--message-format", "json", "cv.yaml"]
        try:
            ran = subprocess.run(
                command, cwd=work, capture_output=True, text=True, errors="replace",
                check=False, timeout=SECONDS,
            )  # fmt: skip
            code, lines = ran.returncode, ran.stdout.splitlines()
        except subprocess.TimeoutExpired:
            code, lines = None, []
        self.messages = [json.loads(line) for line in lines if line.startswith("{")]
        self.messages = [it for it in self.messages if it.get("kind") == "diagnostic"]
        tex, pdf = work / "cv.tex", work / "cv.pdf"
        blocks = tex.read_text().split(KINDS[self.kind])[1:] if tex.exists() else []
        self.shown = len(blocks)
        self.own = sum(r"\cvself" in block for block in blocks)
        self.text = page_text(pdf) if pdf.exists() else ""
        if code is None or code == 101 or code < 0:
            self.outcome = "panic"
        elif pdf.exists():
            self.outcome = "shown"
        else:
            self.outcome = "refused" if self.starts else "no entry"

    def lost(self):
        """The words of titles and venues that are neither on the page nor in a diagnostic."""
        if not self.text:
            return []
        page = letters(self.text)
        lost = []
        ends = [*self.starts, len(self.bytes)][1:]
        places = [it["place"]["bytes"] for it in self.messages if it["place"]]
        for start, end in zip(self.starts, ends, strict=True):
            inside = [span for span in places if start <= span[0] < end]
            fields = [
                (match.end(), value_end(self.bytes, match.end()))
                for match in FIELD.finditer(self.bytes, start, end)
            ]
            is_in_a_field = [any(a <= span[0] < b for a, b in fields) for span in inside]
            if not all(is_in_a_field):
                continue
            for first, last in fields:
                if any(first <= span[0] < last for span in inside):
                    continue
                words = plain_words(self.bytes[first:last])
                lost += [word for word in words if letters(word) not in page]
        return lost

    def cells(self):
        """The numbers of the table, and the lines below it."""
        lost, tex, html = self.lost(), TEX.findall(self.text), HTML.findall(self.text)
        is_known = self.kind == "publications" and self.names[0].split()[-1].lower() in (
            self.bytes.decode("utf-8", "replace").lower()
        )
        numbers = collections.Counter({
            "files": 1, "entries": len(self.starts), "shown": self.shown,
            "words lost": len(lost), "TeX left": len(tex), "HTML left": len(html),
            "own": self.own if is_known else 0, "could be own": self.shown if is_known else 0,
        })  # fmt: skip
        if self.outcome in OUTCOMES:
            numbers[self.outcome] = 1
        notes = []
        if self.outcome != "shown":
            errors = [it for it in self.messages if it["severity"] == "error"]
            codes = collections.Counter(it["code"] for it in errors)
            notes.append(", ".join([self.outcome, *codes]))
        found = {"lost": lost, "TeX": tex, "HTML": html}
        notes += [f"{what}: {' '.join(words[:12])}" for what, words in found.items() if words]
        return numbers, notes


def person(stem, aliases):
    words = [word for word in stem.split("-") if word not in ("all", "talks", "inspire")]
    names = [" ".join(word.capitalize() for word in words) or "Nobody"]
    for start, others in aliases.items():
        if stem.startswith(start):
            names = [*others, *names]
    return names


def page_text(pdf):
    command = ["pdftotext", "-layout", str(pdf), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def letters(text):
    """The letters of a text, so that a word divided at the end of a line is still found."""
    return "".join(sign for sign in text.lower() if sign.isalpha())


def value_end(text, start):
    """Where the value in braces or quotation marks ends that starts here."""
    depth, quoted = 0, text[start : start + 1] == b'"'
    for at in range(start, len(text)):
        sign = text[at : at + 1]
        if sign == b"\\" or text[at - 1 : at] == b"\\":
            continue
        depth += (sign == b"{") - (sign == b"}")
        if (not quoted and depth <= 0) or (quoted and at > start and sign == b'"' and depth == 0):
            return at + 1
    return len(text)


def plain_words(value):
    """The words of a value that are the same on the page: four letters or more, no TeX in them."""
    text = value.decode("utf-8", "replace")
    if "arxiv" in text.lower():
        return []  # printed by its number
    text = re.sub(r"\$[^$]*\$|\\[A-Za-z]+\s*\{[^{}]*\}", " ", text)
    words = (word.strip("{}\"'`.,;:!?()[]") for word in re.split(r"[\s~/–—-]+", text))
    return [word for word in words if re.fullmatch(r"[A-Za-z]{4,}", word)]


def row(name, numbers):
    own = "–"
    if numbers["could be own"]:
        own = f"{100 * numbers['own'] / numbers['could be own']:.1f} %"
    cells = [name, *(numbers[column] for column in COLUMNS[:-1]), own]
    return "| " + " | ".join(map(str, cells)) + " |"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--folders", action="store_true")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("names", nargs="*")
    arguments = parser.parse_args()
    aliases = {}
    for argument in arguments.names:
        stem, _, names = argument.partition("=")
        aliases[stem] = names.split(";")
    folder = arguments.folder
    paths = sorted(path for path in folder.rglob("*.bib") if path.is_file())
    print("| in | " + " | ".join(COLUMNS) + " |")
    print("| --- " * (len(COLUMNS) + 1) + "|")
    sums, below, total = collections.defaultdict(collections.Counter), [], collections.Counter()
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = pool.map(lambda path: Reading(path, aliases).cells(), paths)
        for path, (numbers, notes) in zip(paths, results, strict=True):
            name = path.relative_to(folder)
            sums[str(name.parent)].update(numbers)
            total.update(numbers)
            if not arguments.folders:
                print(row(name, numbers), flush=True)
            below += [f"{name}: {note}" for note in notes]
    if arguments.folders:
        top = collections.defaultdict(collections.Counter)
        for name, numbers in sums.items():
            top["/".join(name.split("/")[:2])].update(numbers)
        for name, numbers in top.items():
            print(row(name, numbers))
    print(row("all", total))
    print("\n" + "\n".join(below) if below else "", end="\n" if below else "")


main()
