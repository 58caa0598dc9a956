#!/usr/bin/env python3
"""Times `cvtex watch` beside `cvtex render`: the same changes of a CV, one after the other.

Of the watch, the time from the save until the new PDF is in its place; of the render, the whole
process, when no watch is alive: its waiting child holds memory that a render beside it would
have to wait for. Prints the medians and their ratio.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 15


def main():
    cvtex, cv = os.path.abspath(sys.argv[1]), sys.argv[2]
    text = open(cv, encoding="utf-8").read()
    with tempfile.TemporaryDirectory() as work:
        watched, rendered = (os.path.join(work, name) for name in ("watched", "rendered"))
        for folder in (watched, rendered):
            os.mkdir(folder)
            for file in os.listdir(os.path.dirname(cv) or "."):
                if file.endswith((".bib", ".csl")):
                    shutil.copy(os.path.join(os.path.dirname(cv), file), folder)
            save(folder, text)
        watch = subprocess.Popen(
            [cvtex, "watch", "cv.yaml"],
            cwd=watched,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        changes = [f"{text}# {n}\n".replace("name: ", f"name: N{n} ", 1) for n in range(ROUNDS)]
        try:
            watch.stdout.readline()
            saves = [save_to_pdf(watch, watched, change) for change in changes]
        finally:
            watch.terminate()
            watch.wait()
        render(cvtex, rendered)
        renders = [one_render(cvtex, rendered, change) for change in changes]
    until_pdf, rendering = statistics.median(saves), statistics.median(renders)
    print(
        f"watch: from save to PDF {until_pdf * 1000:.0f} ms, one render {rendering * 1000:.0f} ms: "
        f"{until_pdf / rendering:.2f} of one render (aim 1)"
    )


def save_to_pdf(watch, folder, text):
    # The next child is ready by then, as it is between two saves of a person.
    time.sleep(0.7)
    pdf = os.path.join(folder, "cv.pdf")
    before = os.stat(pdf).st_ino, os.stat(pdf).st_mtime_ns
    start = time.perf_counter()
    save(folder, text)
    while (os.stat(pdf).st_ino, os.stat(pdf).st_mtime_ns) == before:
        time.sleep(0.0002)
    took = time.perf_counter() - start
    watch.stdout.readline()
    return took


def one_render(cvtex, folder, text):
    time.sleep(0.2)
    save(folder, text)
    start = time.perf_counter()
    render(cvtex, folder)
    return time.perf_counter() - start


def save(folder, text):
    """Saves as most editors do: a new file in the place of the old one."""
    new = os.path.join(folder, "cv.yaml.new")
    with open(new, "w", encoding="utf-8") as file:
        file.write(text)
    os.rename(new, os.path.join(folder, "cv.yaml"))


def render(cvtex, folder):
    nowhere = subprocess.DEVNULL
    subprocess.run([cvtex, "render", "cv.yaml"], cwd=folder, stdout=nowhere, stderr=nowhere, check=True)


if __name__ == "__main__":
    main()
