#!/usr/bin/env python3
"""Times `cvtex watch` beside `cvtex render`: the same change of a CV, in turns.

Of the watch, the time from the save until the new PDF is in its place; of the render, the whole
process. Prints the medians and the median of the ratios. On a busy machine the ratio flatters
the watch: what is slow there is the memory of TeX's tables, which a child has got in advance.
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
        try:
            watch.stdout.readline()
            render(cvtex, rendered)
            times = [round_of(cvtex, watch, watched, rendered, f"{text}# {n}\n", n) for n in range(ROUNDS)]
        finally:
            watch.terminate()
            watch.wait()
    save_to_pdf, one_render = (statistics.median(column) for column in zip(*times))
    ratio = statistics.median(watch / render for watch, render in times)
    print(
        f"watch: from save to PDF {save_to_pdf * 1000:.0f} ms, one render {one_render * 1000:.0f} ms: "
        f"{ratio:.2f} of one render (aim 1)"
    )


def round_of(cvtex, watch, watched, rendered, text, number):
    """The two times of one change, which is a name that no CV has had before."""
    text = text.replace("name: ", f"name: N{number} ", 1)
    # The next child is ready by then, as it is between two saves of a person.
    time.sleep(0.7)
    pdf = os.path.join(watched, "cv.pdf")
    before = os.stat(pdf).st_ino, os.stat(pdf).st_mtime_ns
    start = time.perf_counter()
    save(watched, text)
    while (os.stat(pdf).st_ino, os.stat(pdf).st_mtime_ns) == before:
        time.sleep(0.0002)
    save_to_pdf = time.perf_counter() - start
    watch.stdout.readline()
    time.sleep(0.7)
    start = time.perf_counter()
    save(rendered, text)
    render(cvtex, rendered)
    one_render = time.perf_counter() - start
    return save_to_pdf, one_render


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
