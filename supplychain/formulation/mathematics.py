"""The mathematics as one document, put together from the docstrings of the modules.

Run ``python -m supplychain.formulation.mathematics > models/MATHEMATICS.md``.
"""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

ROOMS = Path(__file__).resolve().parents[1]
INSTANCE = ("calendar", "requirement", "agreements", "attrition", "output", "stock", "network")
FORMULATION = (
    "variables", "balance", "capacity", "requirement", "fire_rate", "routes", "storage", "reserve",
    "workshare", "nations", "objectives", "units",
)  # fmt: skip
SOLVING = (
    "stages", "scaling", "certificate", "large/components", "large/pricing", "large/duals",
    "limited/pools",
)  # fmt: skip
TWO_STAGES = ("recourse", "two_stage")
PLANS = ("options", "effects", "budget", "alone")
YEARS = ("trends", "outlook", "programmes")
COOPERATION = (
    "bench", "sweep", "agreements", "games/shapley", "alliance", "countries", "games/core",
    "games/nucleolus", "games/production", "balance", "cells", "rules",
)  # fmt: skip
CHAPTERS = (
    ("Numbers of an instance", "instance", INSTANCE),
    ("The linear program", "formulation", FORMULATION),
    ("How it is solved, and to what tolerance", "solve", SOLVING),
    ("Decisions before one of several programs comes true", "solve", TWO_STAGES),
    ("What to buy before the war", "analysis/plans", PLANS),
    ("Wars of later years", "analysis/plans", YEARS),
    ("What cooperation is worth", "analysis/cooperation", COOPERATION),
)
MATH = ".. math::"
INTRODUCTION = """\
# Mathematics

Generated from the docstrings of the modules named below; do not edit. To renew it:
`python -m supplychain.formulation.mathematics > models/MATHEMATICS.md`.

One linear program answers one scenario under one regime, and all of them have the same rows and
columns. Indices: site $s$, item $i$ (and $j$, what is made of it), production line $l$, route $r$,
force element $f$, way to serve it $d$, country $c$, class of munition $k$, band of the gap $b$,
period $t$. Every variable is at least 0.
"""


def document() -> str:
    """Return the text of `models/MATHEMATICS.md`."""
    parts = [INTRODUCTION]
    for title, room, modules in CHAPTERS:
        parts.append(f"## {title}\n")
        parts += [_section(f"{room}/{module}.py") for module in modules]
    return "\n".join(parts)


def _section(module: str) -> str:
    """Return the docstring of a module as a section: its first sentence is the title."""
    source = (ROOMS / module).read_text(encoding="utf-8")
    docstring = ast.get_docstring(ast.parse(source)) or ""
    title, _, body = docstring.partition("\n")
    blocks = re.split(r"\n{2,}", body.strip("\n"))
    if blocks[1:] and blocks[1].startswith(MATH) and not blocks[0].endswith(":"):
        blocks[0] = f"```text\n{blocks[0]}\n```"  # the rows in plain text, before their formula
    text = "\n\n".join(map(_block, blocks))
    return f"### {title.rstrip('.')}\n\n`supplychain/{module}`\n\n{text}\n"


def _block(block: str) -> str:
    """Return one paragraph or formula of a docstring in Markdown.

    A formula takes one line: Markdown reads a line that begins with ``+`` or ``=`` as its own.
    """
    if block.startswith(MATH):
        return f"$$\n{' '.join(block.removeprefix(MATH).split())}\n$$"
    if block.startswith("```"):
        return block
    return re.sub(r":math:`([^`]+)`", r"$\1$", block).replace("``", "`")


if __name__ == "__main__":
    sys.stdout.write(document())
