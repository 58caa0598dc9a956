#!/usr/bin/env python3
"""Times commands in turns, so that the noise of the machine meets all of them alike.

Usage: spread.py RUNS OUTPUT NAME=COMMAND...

OUTPUT is removed before each run. Prints of each command the median, the slowest tenth (its
median, and divided by the median of all), the ratio of its median to that of the first command,
processor time and peak memory; and how many runs failed. The first round is not counted.
"""

import os
import shlex
import statistics
import sys
import time


def main():
    runs, output, named = int(sys.argv[1]), sys.argv[2], sys.argv[3:]
    commands = dict(command.split("=", 1) for command in named)
    results = {name: [] for name in commands}
    for round_ in range(runs + 1):
        for name, command in commands.items():
            result = run(shlex.split(command), output)
            if round_:
                results[name].append(result)
    first = None
    for name, rows in results.items():
        times = sorted(row[0] for row in rows)
        median = statistics.median(times)
        tail = statistics.median(times[-max(1, len(times) // 10):])
        first = first or median
        cpu, memory = (statistics.median(row[column] for row in rows) for column in (1, 2))
        failed = sum(row[3] != 0 for row in rows)
        print(
            f"{name}: {median:.0f} ms, {median / first:.2f} of {next(iter(commands))}; "
            f"slowest tenth {tail:.0f} ms ({tail / median:.2f}); "
            f"processor {cpu:.0f} ms; peak {memory:.0f} MiB"
            + (f"; {failed} of {runs} failed" if failed else "")
        )


def run(command, output):
    """Milliseconds, processor milliseconds, peak memory in MiB and the exit code of one run."""
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
