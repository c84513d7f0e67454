"""How large the wartime shortfall of munitions would be, why, and what cooperation would change.

>>> import supplychain
>>> case = supplychain.read(supplychain.dataset("tutorial"))
>>> run = supplychain.solve(case, regimes="sharing")
>>> run.summary.query("country == 'all'").set_index("regime")["shortfall"].round(3).to_dict()
{'national': 696.0, 'sharing': 297.0}

``run.report("runs/first")`` writes the reports. The names are those of ``supplychain.api``, which
is loaded when one of them is first used.

The rooms, from the case upwards: ``case`` (tables and their judgement), ``instance`` (numbers per
period), ``formulation`` (the algebra), ``solve`` (HiGHS), ``results`` (tables and run folder),
``workbook`` (Excel and CSV), ``report`` (pages for people), ``analysis`` (questions asked by
solving again). Importing this package loads none of them.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from supplychain.api import (
        Case,
        CaseError,
        JudgementError,
        Run,
        SolveError,
        dataset,
        read,
        solve,
    )

__version__ = "0.1.0"

__all__ = [
    "Case",
    "CaseError",
    "JudgementError",
    "Run",
    "SolveError",
    "dataset",
    "read",
    "solve",
]


def __getattr__(name: str) -> object:
    """Return one of the names above from ``supplychain.api``."""
    if name not in __all__:
        raise AttributeError(name)
    return getattr(import_module("supplychain.api"), name)


class _Library(ModuleType):
    """The package itself: its names are those of the library, also where a room is called alike.

    An import of the room ``supplychain.solve`` would leave the room under the name of the function.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if name not in __all__ or not isinstance(value, ModuleType):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Library
