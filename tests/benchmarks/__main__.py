"""Every benchmark, one after the other, written down with machine, versions and date.

Run ``python -m tests.benchmarks docs/benchmarks.md``; it takes a quarter of an hour and no network.
Nothing else should run meanwhile. What each measures stands at the head of its module.
"""

from __future__ import annotations

import datetime as dt
import os
import platform
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from tests.benchmarks import build, growth, jobs, limited, reading, regimes, sweep, whole

PACKAGES = ("highspy", "linopy", "numpy", "pandas", "pyomo", "python-calamine", "scipy")
QUICK = ["--ways", "raw", "refill", "build", "case", "linopy"]  # plain would take minutes
RUNS = {
    "Building and handing over": (
        build,
        [*(["--size", s] for s in ("10k", "100k", "1M")), ["--size", "3M", *QUICK]],
    ),
    "Growth": (growth, [[]]),
    "Fifty countries, five minutes": (limited, [[]]),
    "A whole run": (
        whole,
        [*(["--size", s] for s in ("10k", "100k", "bundled")), ["--size", "bundled", "--all"]],
    ),
    "Sweeps": (sweep, [[]]),
    "Many regimes of one scenario": (regimes, [[]]),
    "Two processors": (jobs, [[]]),
    "Reading a large workbook": (reading, [[]]),
}


def machine() -> str:
    """Return processor, memory and system."""
    pages = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    names = [
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        if line.startswith("model name")
    ]
    return f"{len(names)} x {names[0]}, {pages / 2**30:.0f} GB, {platform.system()}"


def main() -> None:
    """Run everything and write it to the file that is named."""
    (path,) = sys.argv[1:]
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    parts = [
        "# Benchmarks",
        "Written by `python -m tests.benchmarks`. Ratios within one run say more than seconds.",
        f"{dt.datetime.now(dt.UTC):%Y-%m-%d}; {machine()}; Python {platform.python_version()}; "
        f"{versions}.",
    ]
    for title, (module, runs) in RUNS.items():
        parts += [f"## {title}", str(module.__doc__).strip()]
        for arguments in runs:
            command = [sys.executable, "-W", "ignore", "-m", module.__name__, *arguments]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            told = " ".join(arguments)
            parts.append(f"```text\n{told + chr(10) if told else ''}{done.stdout.strip()}\n```")
    Path(path).write_text("\n\n".join(parts) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
