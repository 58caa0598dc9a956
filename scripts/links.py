#!/usr/bin/env python3
"""Follows the links of a site on disk: scripts/links.py FOLDER. Fails with those that lead nowhere."""

import html
import pathlib
import re
import sys
import urllib.parse

# Made by mdBook of all pages, with the links of each as they stand there.
WHOLE = {"print.html", "404.html"}


def main():
    root = pathlib.Path(sys.argv[1])
    pages = {page.resolve(): page.read_text() for page in root.rglob("*.html")}
    names = {page: set(re.findall(r'\bid="([^"]+)"', text)) for page, text in pages.items()}
    count, broken = 0, []
    for page, text in sorted(pages.items()):
        if page.name in WHOLE:
            continue
        for link in re.findall(r'<\w[^<>]*?\s(?:href|src)="([^"]+)"', text):
            link = html.unescape(link)
            if re.match(r"[a-z]+:|//", link):
                continue
            count += 1
            path, _, name = link.partition("#")
            path = urllib.parse.unquote(path)
            target = (page.parent / path).resolve() if path else page
            name = urllib.parse.unquote(name)
            if not target.exists() or name and name not in names.get(target, {name}):
                broken.append(f"{page.relative_to(root.resolve())}: {link}")
    for line in broken:
        print(line, file=sys.stderr)
    if broken:
        sys.exit(f"links: {len(broken)} of {count} lead nowhere")
    print(f"links: {count} are followed")


main()
