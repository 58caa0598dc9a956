#!/usr/bin/env python3
"""Times commands in turns, so that the noise of the machine meets all of them alike.

Usage: spread.py RUNS OUTPUT NAME=COMMAND...

The files OUTPUT, with commas between them, are removed before each run. The first command is run
twice in each round: how far its two medians are apart is the noise. Prints a table: of each
command the median, its ratio to that of the first, the median of the slowest tenth divided by
the median, processor time and peak memory; and how many runs failed. The first round is not
counted.
"""

import os
import shlex
import statistics
import sys
import time


def main():
    runs, outputs, named = int(sys.argv[1]), sys.argv[2].split(","), sys.argv[3:]
    commands = [command.split("=", 1) for command in named]
    results = [[] for _ in range(len(commands) + 1)]
    for round_ in range(runs + 1):
        for place, (_, command) in enumerate([*commands, commands[0]]):
            result = run(shlex.split(command), outputs)
            if round_:
                results[place].append(result)
    again = results.pop()
    first = median(results[0])
    print("| | median | ratio | slowest tenth | processor | memory |")
    print("| --- | --- | --- | --- | --- | --- |")
    for (name, _), rows in zip(commands, results):
        middle = median(rows)
        times = sorted(row[0] for row in rows)
        tail = statistics.median(times[-max(1, len(times) // 10):])
        failed = sum(row[3] != 0 for row in rows)
        note = f" ({failed} of {runs} failed)" if failed else ""
        print(
            f"| {name}{note} | {middle:.1f} ms | {middle / first:.2f} | {tail / middle:.2f} "
            f"| {median(rows, 1):.0f} ms | {median(rows, 2):.0f} MiB |"
        )
    print(f"\nNoise: the first measured again is {median(again) / first:.2f} of itself.\n")


def median(rows, column=0):
    """The median of a column of the runs' results."""
    return statistics.median(row[column] for row in rows)


def run(command, outputs):
    """Milliseconds, processor milliseconds, peak memory in MiB and the exit code of one run."""
    for output in outputs:
        try:
            os.remove(output)
        except FileNotFoundError:
            pass
    quiet = [
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
    ]
    started = time.perf_counter()
    process = os.posix_spawnp(command[0], command, os.environ, file_actions=quiet)
    _, status, used = os.wait4(process, 0)
    took = (time.perf_counter() - started) * 1000
    cpu = (used.ru_utime + used.ru_stime) * 1000
    return took, cpu, used.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)


main()
