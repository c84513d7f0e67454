"""The command line answers at once: what a verb needs is imported when it runs."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HELP = "from supplychain.cli import main; main(['--help'], standalone_mode=False)"
HEAVY = ("pandas", "numpy", "pyomo", "highspy", "scipy", "rich", "xlsxwriter", "openpyxl")
MOST_CPU = 0.15  # seconds


def python(code: str) -> str:
    command = [sys.executable, "-c", code]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def cpu_of_help() -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    python(HELP)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


def test_help_names_the_verbs() -> None:
    text = python(HELP)
    for verb in ("solve", "template", "check"):
        assert verb in text


def test_help_of_every_verb_imports_nothing_heavy() -> None:
    each = "for verb in list(main.commands): main([verb, '--help'], standalone_mode=False)"
    loaded = python(f"{HELP}\n{each}\nimport sys; print('loaded:', *sys.modules)")
    modules = set(loaded.rpartition("loaded:")[2].split())
    assert "supplychain.cli" in modules
    assert modules.isdisjoint(HEAVY)


def test_help_is_quick() -> None:
    python(HELP)  # writes the bytecode
    assert min(cpu_of_help() for _ in range(5)) < MOST_CPU
