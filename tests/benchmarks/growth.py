"""How time and memory grow with a case, and how large a case fits into 24 GB.

Run ``python -m tests.benchmarks.growth``. Each size has a process of its own, which makes the case,
then builds its program and hands it to HiGHS, then at the smaller sizes solves and certifies the
first stage. Seconds are those of the processor, the least of three for building; megabytes are
those above what the process weighs with all its imports and the case.

The exponents are fitted by least squares to the logarithms of seconds, or megabytes, and non-zeros.
What is beyond the sizes measured is reckoned from the largest of them: with the fitted exponent,
or 1 where that is less, since what is fixed counts for nothing there; and of more than ten times
the largest nothing is said. It is so of cases of this form, and of their first stage alone.
"""

from __future__ import annotations

import argparse
import gc
import json
import subprocess
import sys
import time

import numpy as np

from supplychain.instance import build_network
from supplychain.solve.compile import compile_structure
from supplychain.solve.stages import solve_stages
from tests.benchmarks.common import NO_GUARD, filled, hand_over, instance_of, peak, say
from tests.benchmarks.generator import SIZES, Size, make_case

ALL = {
    "10k": SIZES["10k"],
    "30k": Size(4, 5, 3, 14),
    "100k": SIZES["100k"],
    "300k": Size(8, 8, 4, 30),
    "1M": SIZES["1M"],
    "3M": SIZES["3M"],
}
SOLVED = ("10k", "30k", "100k", "300k", "1M")
BEYOND = 10.0  # times the largest size measured: nothing is said of larger ones
REPEATS = 3
STAGE = "shortfall_1"
MACHINE = 24 * 1024.0  # megabytes
HOUR = 3600.0  # seconds
Found = dict[str, float]


def measure(size: str) -> Found:
    """Non-zeros of a case, seconds and megabytes of building it and perhaps of solving it."""
    imported = peak()
    case = make_case(ALL[size])
    before, seconds = peak(), []
    for _ in range(REPEATS):
        gc.collect()
        started = time.process_time()
        network = build_network(case)
        instance = instance_of(case, network)
        program = filled(compile_structure(case, network, NO_GUARD), network, instance)
        kept = hand_over(program)
        seconds.append(time.process_time() - started)
        del kept
    found = {
        "imported": imported,
        "before": before,
        "entries": program.matrix.nnz,
        "build s": min(seconds),
        "build MB": peak() - before,
    }
    if size in SOLVED:
        started = time.process_time()
        solve_stages(program, [STAGE])
        found |= {"solve s": time.process_time() - started, "solve MB": peak() - before}
    return found


def apart(size: str) -> Found:
    """Measure a size in a process of its own."""
    command = [sys.executable, "-W", "ignore", "-m", "tests.benchmarks.growth", "--alone", size]
    done = subprocess.run(command, check=True, capture_output=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


class Trend:
    """What grows with the non-zeros, as a power of them."""

    def __init__(self, found: list[Found], name: str) -> None:
        known = [one for one in found if name in one]
        entries, amounts = ([one[key] for one in known] for key in ("entries", name))
        self.exponent = float(np.polyfit(np.log(entries), np.log(amounts), 1)[0])
        self._beyond, self._last = max(self.exponent, 1.0), (entries[-1], amounts[-1])

    def reaches(self, amount: float) -> str:
        """Say at how many non-zeros the amount is reached."""
        entries, last = self._last
        reached = float(entries * (amount / last) ** (1 / self._beyond))
        if reached > BEYOND * entries:
            return f"more than {BEYOND * entries / 1e6:.1f} million non-zeros"
        return f"{reached / 1e6:.1f} million non-zeros"


def main() -> None:
    """Measure every size, or in a process of its own one of them, and print what follows."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", nargs="+", choices=ALL, default=[*ALL])
    parser.add_argument("--alone", choices=ALL, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.alone:
        sys.stdout.write(json.dumps(measure(asked.alone)))
        return
    names = ("build s", "build MB", "solve s", "solve MB")
    say(f"{'size':6}{'non-zeros':>11}" + "".join(f"{name:>10}" for name in names))
    found = []
    for size in sorted(asked.sizes, key=list(ALL).index):
        one = apart(size)
        found.append(one)
        cells = (f"{one[name]:10.2f}" if name in one else " " * 10 for name in names)
        say(f"{size:6}{one['entries']:11.0f}" + "".join(cells).rstrip())
    base = max(one["before"] for one in found)
    say(f"imports {max(one['imported'] for one in found):.0f} MB, and the case {base:.0f} MB")
    for what, did in (("build", "building"), ("solve", "solving the first stage")):
        seconds, room = Trend(found, f"{what} s"), Trend(found, f"{what} MB")
        say(
            f"{did}: seconds grow as non-zeros ^ {seconds.exponent:.2f}, "
            f"megabytes as ^ {room.exponent:.2f}"
        )
        say(f"  24 GB hold {room.reaches(MACHINE - base)}")
    say(f"  an hour is enough for {seconds.reaches(HOUR)}")


if __name__ == "__main__":
    main()
