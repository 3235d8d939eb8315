"""Runs a command and tells what it took: shared by the scripts here and in .ci."""
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass


@dataclass
class Took:
    """What a run took: seconds by the clock, processor seconds (user and system), the most memory in bytes.

    The memory is never told below that of the calling Python: what the child was before it became the command counts too.
    """

    wall: float
    processor: float
    memory: int


def run(command, cpus=None, feed=None, **options):
    """Runs a command to its end, on these processors alone where they are named.

    `feed` is called with a file that is the command's standard input, in the time that the command takes.
    """
    keep = (lambda: os.sched_setaffinity(0, cpus)) if cpus else None
    stdin = subprocess.PIPE if feed else subprocess.DEVNULL
    begun = time.perf_counter()
    child = subprocess.Popen([str(part) for part in command], stdin=stdin, preexec_fn=keep, **options)
    if feed:
        with child.stdin as pipe:
            feed(pipe)
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - begun
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{' '.join(child.args)}: exit status {child.returncode}")
    return Took(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def in_turn(times, *runs):
    """Runs each of several things so many times, one after the other: what disturbs the machine for a while disturbs all.

    Gives a list of what they gave for each.
    """
    all_took = [[] for _ in runs]
    for _ in range(times):
        for took, one in zip(all_took, runs):
            took.append(one())
    return all_took


def median(took, what):
    """The middle value of an attribute."""
    return statistics.median(getattr(one, what) for one in took)


def table(heads, rows):
    """Prints rows as a table of Markdown, numbers to the right."""
    print("| " + " | ".join(heads) + " |")
    print("|" + "|".join("---" if n == 0 else "---:" for n in range(len(heads))) + "|")
    for row in rows:
        print("| " + " | ".join(str(cell) for cell in row) + " |", flush=True)
