"""Names of columns and rows that a person can read, such as ``balance[JP_DEPOT,155mm-HE,3]``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from supplychain.formulation.model import column_index
from supplychain.formulation.numbers import figures
from supplychain.formulation.objectives import priorities
from supplychain.formulation.sets import index_sets
from supplychain.solve.tables import Tables
from supplychain.solve.templates import templates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from supplychain.formulation.sets import Label
    from supplychain.solve.workshop import Workshop

# What an identifier of the LP format may hold, beside letters and digits.
LP_ALLOWED = r"!\"#$%&(),.;?@_'`{}~"


def column_names(shop: Workshop) -> list[str]:
    """Return the name of every column of a case's program, in column order."""
    index = column_index(shop.network, shop.judgement)
    return [_name(family, key) for family, keys in index.items() for key in keys]


def row_names(shop: Workshop) -> list[str]:
    """Return the name of every row of a case's program, in row order."""
    case, network, judgement = shop.case, shop.network, shop.judgement
    rules = templates(tuple(priorities(network)), judgement)
    sets = index_sets(case, network, judgement)
    tables = Tables(rules, sets, figures(case, network, judgement))
    return [
        _name(rule.name, key)
        for rule in rules.rows
        for key in sets.labels.tuples(tables.codes(rule.over))
    ]


def mps_names(names: Iterable[str]) -> list[str]:
    """Return names as free MPS takes them: without blanks, each once."""
    return _told_apart(re.sub(r"\s+", "_", name) for name in names)


def lp_names(names: Iterable[str]) -> list[str]:
    """Return names as the LP format takes them: round brackets, other signs as ``_``, each once."""
    round_ones = (name.replace("[", "(").replace("]", ")") for name in names)
    strange = re.compile(f"[^A-Za-z0-9{LP_ALLOWED}]+")
    return _told_apart(strange.sub("_", name) for name in round_ones)


def _name(family: str, key: Iterable[Label]) -> str:
    """Return family and index; signs that join the parts of a way to serve lose their blanks."""
    index = re.sub(r"\s*([:+(])\s*", r"\1", ",".join(map(str, key)))
    return f"{family}[{index}]"


def _told_apart(names: Iterable[str]) -> list[str]:
    """Return the names, one that stands there already with ``~2``, ``~3`` and so on behind it."""
    taken: set[str] = set()
    found = []
    for name in names:
        free, number = name, 1
        while free in taken:
            number += 1
            free = f"{name}~{number}"
        taken.add(free)
        found.append(free)
    return found
