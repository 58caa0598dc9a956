#!/usr/bin/env python3
"""Renders PDFs of many sorts and has checkers of others look at each.

usage: accessibility.py CVTEX FOLDER
"""

import glob
import os
import subprocess
import sys

CVTEX, WORK = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
ROOT = os.getcwd()
FONTS = ":".join(
    folder
    for folder in (
        "/usr/share/fonts/opentype/fonts-hosny-amiri",
        "/usr/share/fonts/truetype/culmus",
        "/usr/share/fonts/truetype/wqy",
        "/usr/share/fonts/truetype/lohit-devanagari",
        "/usr/share/fonts/truetype/dejavu",
    )
    if os.path.isdir(folder)
)
faults = []


def run(*command, **more):
    return subprocess.run(command, capture_output=True, text=True, check=False, **more)


def fault(pdf, checker, said):
    faults.append(f"{os.path.basename(pdf)}: {checker}: {said.strip()[:400]}")


def render(file, name, *settings):
    """The PDF of a CV, and that of its letter if it has one."""
    pdf = f"{WORK}/pdf/{name}.pdf"
    sets = [part for setting in settings for part in ("--set", setting)]
    done = run(
        CVTEX, "render", file, "-o", pdf, *sets,
        env={**os.environ, "CVTEX_FONTS": FONTS, "SOURCE_DATE_EPOCH": "1700000000"},
    )
    if done.returncode != 0:
        fault(pdf, "cvtex", done.stderr)
        return []
    letter = pdf.replace(".pdf", "-letter.pdf")
    return [path for path in (pdf, letter) if os.path.exists(path)]


SCRIPTS = {
    "he": ("נועה לביא", "מהנדסת ראשית", "חברת אורות"),
    "ar": ("ليلى حداد", "مهندسة", "جامعة بيروت"),
    "ru": ("Анна Каренина", "Инженер", "Завод"),
    "el": ("Άννα Παππά", "Μηχανικός", "Πανεπιστήμιο"),
    "zh": ("王小明", "工程师", "清华大学"),
    "ja": ("山田太郎", "技師", "東京大学"),
}


def script(locale):
    name, position, place = SCRIPTS[locale]
    path = f"{WORK}/cv/{locale}.yaml"
    with open(path, "w", encoding="utf-8") as file:
        file.write(
            f"locale: {locale}\ncv: {{name: {name}, email: a@example.org}}\nsections:\n"
            f"- kind: experience\n  entries:\n  - {{position: {position}, organization: {place},"
            " start: 2018, end: 2023}\n"
        )
    return path


def long(count):
    path = f"{WORK}/cv/long-{count}.yaml"
    with open(path, "w", encoding="utf-8") as file:
        file.write("cv: {name: Ada Lovelace}\nsections:\n- kind: publications\n  entries:\n")
        for number in range(count):
            file.write(
                f"  - {{title: Note {number} on the Engine and its many operations,"
                f" authors: [A. Lovelace, C. Babbage], venue: Memoirs, date: {1800 + number % 50},"
                f" url: 'https://example.org/{number}'}}\n"
            )
    return path


def all_pdfs():
    for folder in ("pdf", "cv"):
        os.makedirs(f"{WORK}/{folder}", exist_ok=True)
        for old in glob.glob(f"{WORK}/{folder}/*"):
            os.remove(old)
    styles = glob.glob("data/latex/cvtex-*.sty")
    parts = ("fonts", "directions", "wide")
    themes = [os.path.basename(style)[6:-4] for style in styles]
    themes = sorted(theme for theme in themes if theme not in parts)
    examples = sorted(glob.glob("examples/*.yaml"))
    examples = [path for path in examples if not path.endswith("-private.yaml")]
    for theme in themes:
        for example in examples:
            for paper in ("a4", "letter"):
                name = f"{os.path.basename(example)[:-5]}-{theme}-{paper}"
                yield from render(example, name, f"design.theme={theme}", f"design.paper={paper}")
    for locale in SCRIPTS:
        yield from render(script(locale), f"script-{locale}")
    for count in (20, 120, 700):
        yield from render(long(count), f"long-{count}")
    for standard in ("ua-1", "a-2a", "a-3a"):
        yield from render("examples/researcher.yaml", standard, f"design.pdf-standard={standard}")
    yield from render("examples/researcher.yaml", "attached", "design.attach=[source, json-resume]")


def in_groups(paths, size=40):
    for at in range(0, len(paths), size):
        yield paths[at : at + size]


def pdfua(paths):
    """Whether pdfua has nothing to say."""
    return run(f"{ROOT}/target/checkers/bin/pdfua", "check", *paths)


def zpdf(paths):
    return run(f"{WORK}/zpdf/target/debug/check-pdf", *paths)


def qpdf(path):
    return run("qpdf", "--check", path)


def poppler(path):
    """The headings and links of the tree, in its order, and what Poppler complains of."""
    done = run("pdfinfo", "-struct-text", path)
    return done.stdout, done.stderr


def pdfjs(paths):
    """The elements of each file as pdf.js has them."""
    done = run("node", "structure.mjs", *paths, cwd=f"{WORK}/pdfjs")
    found, last = {}, None
    for line in done.stdout.splitlines():
        if line.startswith("file "):
            last = found.setdefault(line[5:], [])
        elif last is not None:
            last.append(line)
    return found, done.stderr


def tags(struct):
    """The tags that Poppler prints, without the text and the attributes."""
    lines = [line.strip() for line in struct.splitlines()]
    lines = [line for line in lines if line and line[0] not in '"/' and not line.startswith("Object")]
    return [line.split()[0].rstrip(":") for line in lines]


COMPARED = ("H1", "H2", "H3", "L", "LI", "Link")


def check(paths):
    for group in in_groups(paths):
        done = pdfua(group)
        if done.returncode != 0:
            fault(group[0], "pdfua", done.stdout)
        done = zpdf(group)
        if done.returncode != 0:
            fault(group[0], "zpdf-document", done.stdout)
        trees, said = pdfjs(group)
        if said:
            fault(group[0], "pdf.js", said)
        for path in group:
            done = qpdf(path)
            if done.returncode != 0:
                fault(path, "qpdf", done.stdout + done.stderr)
            struct, said = poppler(path)
            if said or not struct.startswith("Document"):
                fault(path, "pdfinfo", said or "no tree")
            # A page at a time, pdf.js gives an element once for each page that it is on.
            mine = [tag for tag in tags(struct) if tag in COMPARED]
            theirs = [line.split(" ")[0] for line in trees.get(path, [])]
            theirs = [tag for tag in theirs if tag in COMPARED]
            pages = run("pdfinfo", path).stdout
            if "Pages:           1\n" in pages and mine != theirs:
                fault(path, "pdf.js", f"{theirs} instead of {mine}")
            # The narrow column of one page stands before the wide one of the next.
            both = [[tag for tag in tags if tag[0] == "H"] for tags in (mine, theirs)]
            if "-sidebar-" in path:
                both = [sorted(headings) for headings in both]
            if both[0] != both[1]:
                fault(path, "pdf.js", "other headings than Poppler")


def spoilt(path):
    """Checkers that find nothing wrong with a PDF that is."""
    plain, bad = f"{WORK}/pdf/plain.pdf", f"{WORK}/pdf/spoilt.pdf"
    run("qpdf", "--qdf", "--object-streams=disable", path, plain)
    with open(plain, "rb") as file:
        data = file.read()

    def write(old, new):
        assert old in data, old
        with open(bad, "wb") as file:
            file.write(data.replace(old, new.ljust(len(old))))

    write(b"/StructTreeRoot", b"/StructTreeFoot")
    if pdfua([bad]).returncode == 0:
        fault(path, "pdfua", "passes a file without a tree")
    if zpdf([bad]).returncode == 0:
        fault(path, "zpdf-document", "passes a file without a tree")
    if poppler(bad)[0].startswith("Document"):
        fault(path, "pdfinfo", "reads the tree of a file without one")
    if pdfjs([bad])[0].get(bad):
        fault(path, "pdf.js", "reads the tree of a file without one")
    write(b"/Contents (", b"/Kontents (")
    if pdfua([bad]).returncode == 0:
        fault(path, "pdfua", "passes links without a description")
    write(b"/OutputIntents", b"/OutputIntends")
    if zpdf([bad]).returncode == 0:
        fault(path, "zpdf-document", "passes a PDF/A without an output intent")
    with open(bad, "wb") as file:
        file.write(data[: len(data) // 2])
    if qpdf(bad).returncode == 0:
        fault(path, "qpdf", "passes half a file")
    os.remove(plain)
    os.remove(bad)


def main():
    paths = list(all_pdfs())
    check(paths)
    spoilt(f"{WORK}/pdf/everything-classic-a4.pdf")
    for one in faults:
        print(f"accessibility: {one}", file=sys.stderr)
    print(f"accessibility: {len(paths)} PDFs, {len(faults)} faults")
    sys.exit(1 if faults else 0)


main()
