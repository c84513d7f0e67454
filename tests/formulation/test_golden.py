"""Every block of rows as text, compared with a file that is read once by eye and then kept.

One small case has every kind of row. A block is a module of ``supplychain.formulation`` that has an
`add`; its rows are printed one a line, terms by name, and compared with ``golden/<block>.lp``. A
difference is a change of the mathematics: read it, then renew the files.
"""

from __future__ import annotations

import inspect
import os
import pkgutil
import re
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyomo.environ as pyo
import pytest
from pyomo.repn import generate_standard_repn

import supplychain.formulation
from supplychain.formulation.judgement import Judgement
from supplychain.formulation.model import build_model, expand
from supplychain.formulation.numbers import coefficients, figures
from supplychain.formulation.objectives import priorities
from supplychain.formulation.sets import index_sets
from supplychain.formulation.variables import declare
from supplychain.instance import build_instance, build_network

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from supplychain.case import Case

    Fixture = Callable[..., Any]

HERE = Path(__file__).parent
RENEW = "UPDATE_GOLDEN=1 pytest tests/formulation/test_golden.py"
JUDGEMENT = Judgement(stages=("shortfall", "fairness", "effort"))


def _blocks() -> dict[str, ModuleType]:
    modules = pkgutil.iter_modules(supplychain.formulation.__path__, "supplychain.formulation.")
    loaded = [import_module(module.name) for module in modules]
    return {m.__name__.rpartition(".")[2]: m for m in loaded if hasattr(m, "add")}


BLOCKS = _blocks()


@pytest.fixture
def case(tiny: Fixture) -> Case:
    """Return a case of two days that has every kind of row."""
    return tiny(
        periods=2,
        sites=[
            {"site": "jp", "country": "JP", "storage_neq_kg": 50},
            {"site": "kr", "country": "KR"},
            {"site": "north", "country": "JP"},
        ],
        items=[
            {"item": "shell", "unit_price": 3},
            {"item": "powder", "kind": "component", "mass_kg": 500},
            {"item": "target", "kind": "cue", "mass_kg": ""},
        ],
        stocks=[
            {"site": "north", "quantity": 40, "reserve": 20},
            {"site": "kr", "item": "powder", "quantity": 30},
            {"quantity": 5, "due": "D+1"},
        ],
        lines=[{"line": "plant", "site": "kr", "agreement": "licence"}, {"line": "radar"}],
        rates=[
            {"line": "plant", "rate": 8, "lead_days": 1, "min_rate": 2, "unit_cost": 4},
            {"line": "radar", "item": "target", "rate": 9, "unit_cost": 1},
        ],
        bom=[{"input": "powder", "quantity": 2}],
        routes=[
            {"route": "ferry", "capacity_t": 6, "per": "day", "loss": 0.1, "cost_per_t": 7},
            {"route": "rail", "origin": "north", "lead_days": 1},
        ],
        force_elements=[
            {"force_element": "jp_guns", "carry_over": 0.5, "systems": 4, "max_rounds_per_day": 3},
            {"force_element": "kr_guns", "country": "KR", "site": "kr", "platform": "k9",
             "priority": 2},
        ],
        demand=[
            {"force_element": "jp_guns", "quantity": 10},
            {"force_element": "kr_guns", "quantity": 5},
        ],
        interoperability=[{"with": "target", "with_quantity": 2, "effectiveness": 0.5}],
        attrition=[{"effect": "stock", "what": "north", "to": "D+0", "loss": 0.25}],
        agreements=[{"agreement": "licence", "in_force_since": "2000-01-01"}],
        workshare=[
            {"programme": "joint", "agreement": "licence", "country": "JP", "max_share": 0.75},
            {"programme": "joint", "agreement": "licence", "country": "KR", "min_share": 0.2},
        ],
    )  # fmt: skip


@pytest.mark.parametrize("block", BLOCKS)
def test_the_rows_of_a_block_are_those_of_its_golden_file(case: Case, block: str) -> None:
    """Prove that a block adds the rows that were read and kept, with every coefficient."""
    text = _text(_block(case, BLOCKS[block]))
    golden = HERE / "golden" / f"{block}.lp"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(text, encoding="utf-8")
    assert golden.exists(), f"no {golden.name}; read what `{RENEW}` writes, and keep it"
    assert text == golden.read_text(encoding="utf-8"), f"changed on purpose? `{RENEW}`"


def test_the_model_is_its_blocks_and_nothing_else(case: Case) -> None:
    """Prove that no block is left out of the model and that the model adds no row of its own.

    Otherwise a golden file could vouch for rows that no plan has to keep.
    """
    network = build_network(case)
    model = build_model(case, network, JUDGEMENT, _coefficients(case))
    lines = [line for block in BLOCKS.values() for line in _lines(_block(case, block))]
    assert sorted(_lines(model)) == sorted(lines)


def test_every_block_has_a_golden_file_and_a_hand_computed_test() -> None:
    """Prove that a new block cannot come without both; nor does a file outlive its block."""
    golden = {path.stem for path in (HERE / "golden").glob("*.lp")}
    by_hand = {
        path.stem.removeprefix("test_")
        for path in HERE.glob("test_*.py")
        if re.search(r"^def test_.*solve: Fixture", path.read_text(), re.MULTILINE | re.DOTALL)
    }
    assert BLOCKS
    assert golden == set(BLOCKS)
    assert set(BLOCKS) <= by_hand


def _block(case: Case, block: ModuleType) -> pyo.ConcreteModel:
    """Return the variables with the rows of one block; `add` takes what it names."""
    network = build_network(case)
    model = pyo.AbstractModel()
    declare(model, priorities(network))
    offered = {"m": model, "judgement": JUDGEMENT, "priorities": priorities(network)}
    block.add(**{name: offered[name] for name in inspect.signature(block.add).parameters})
    numbers = figures(case, network, JUDGEMENT) | _coefficients(case)
    return expand(model, index_sets(case, network, JUDGEMENT).members, numbers)


def _coefficients(case: Case) -> dict[str, Any]:
    network = build_network(case)
    return coefficients(network, build_instance(case, network, "war", "national"), JUDGEMENT)


def _text(model: pyo.ConcreteModel) -> str:
    return "\n\n".join(sorted(_lines(model))) + "\n"


def _lines(model: pyo.ConcreteModel) -> list[str]:
    rows = [
        f"{row.name}:{_terms(row.body)}\n  {_sense(row)}"
        for row in model.component_data_objects(pyo.Constraint, active=True)
    ]
    aims = [
        f"{aim.name}: minimise{_terms(aim.expr)}"
        for aim in model.component_data_objects(pyo.Objective)
    ]
    return rows + aims


def _terms(expression: Any) -> str:
    form = generate_standard_repn(expression)
    assert form.is_linear()
    assert form.constant == 0
    pairs = zip(form.linear_vars, form.linear_coefs, strict=True)
    terms = sorted((variable.name, coefficient) for variable, coefficient in pairs)
    return "".join(f"\n  {coefficient:+.12g} {name}" for name, coefficient in terms)


def _sense(row: Any) -> str:
    bounds = (pyo.value(row.lower), pyo.value(row.upper))
    return {(0, 0): "= 0", (None, 0): "<= 0"}[bounds]
