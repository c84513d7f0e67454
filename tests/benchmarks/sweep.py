"""How many programs a second a sweep solves, beside building and solving each of them afresh.

Run ``python -m tests.benchmarks.sweep``. The case is generated, at about ten thousand non-zeros,
with six agreements that take effect within a week and sixteen scenarios. Each sweep is one that
users ask for, on one processor, and what stands beside it does the same work for the same question,
in the same process and with the same settings of the solver, but from the checked tables each time:

regimes
    ``value``: every set of the six agreements, nobody worse off than today. Afresh: the set's own
    plan and no other, so today's plan, which every set needs, is not counted against it.
scenarios
    ``solve``: each scenario under baseline and regime, all stages, and what the guard costs.
    Afresh: a case with no other scenario, from nothing. All are of the same contingencies, so one
    anchor a regime does for all.
figures
    ``sensitivity``: each figure moved alone to either end, the first stage with and without the
    regime. Afresh: the same two stages.
samples
    ``sensitivity --samples``: all figures drawn at once, all stages with and without the regime.
    Afresh: the same.

The last column is against Pyomo's own way, as a modeller's loop would go it: each program expanded
by Pyomo and handed over by its appsi interface to HiGHS, which minimises the same stages,
keeping each optimum by a row. The guard is left out there.

A program whose answer follows from another's counts as answered. Seconds are those of the
processor.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import pyomo.environ as pyo
from pyomo.contrib.appsi.solvers.highs import Highs

from supplychain.analysis.comparison import Question, compare
from supplychain.analysis.cooperation.games.game import coalitions
from supplychain.analysis.cooperation.proposals import proposed
from supplychain.analysis.uncertainty.monte_carlo import monte_carlo
from supplychain.analysis.uncertainty.sampling import draw
from supplychain.analysis.uncertainty.screening import open_screen, try_figure
from supplychain.case import BASELINE
from supplychain.case.figures import Ranged, figures, moved
from supplychain.formulation.model import build_model
from supplychain.formulation.numbers import coefficients, column_bounds
from supplychain.instance import build_instance, build_network
from supplychain.solve import open_workshop, solve_case
from supplychain.solve.stages import ROUNDING, first_optimum
from tests.benchmarks import regimes
from tests.benchmarks.common import DEFAULT, say, timed
from tests.benchmarks.generator import Size, make_case

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from supplychain.case import Case

TEN_THOUSAND = Size(6, 3, 1, 8, own=2, entry_days=7, scenarios=16, off=0.2)
WAR, JOINT = "war", "joint"
SAMPLES, SEED = 20, 1
TRIED = 40  # figures and sets of agreements that are done afresh: as many as say how long one takes


class Sweep(NamedTuple):
    """What is swept, and how an answer is found afresh; programs an answer, stages a program."""

    run: Callable[[], object]
    answers: int
    programs: int
    stages: int
    afresh: Callable[[int], object]


def sweeps(case: Case) -> dict[str, Sweep]:
    """Every sweep by name."""
    question = Question(case, DEFAULT, WAR, JOINT)
    sets = list(coalitions(proposed(case)))
    scenarios = list(case.text["scenarios"]["scenario"])
    trials = [figure.at(end) for figure in figures(case) for end in ("low", "high")]
    drawn = draw(figures(case), SAMPLES, SEED)
    every = len(open_workshop(case, DEFAULT).stage_names)
    return {
        "regimes": Sweep(
            partial(regimes.sweep, case, WAR), len(sets), 1, every,
            lambda k: regimes.fresh(case, WAR, sets[k], guarded=False),
        ),
        "scenarios": Sweep(
            partial(solve_case, case, DEFAULT, scenarios, [JOINT], jobs=1),
            len(scenarios), 2, every,
            lambda k: solve_case(
                alone(case, scenarios[k]), DEFAULT, None, [JOINT], jobs=1, method="simplex"
            ),
        ),
        "figures": Sweep(
            partial(try_all, question), len(trials), 2, 1,
            lambda k: first_stages(moved(case, trials[k])),
        ),
        "samples": Sweep(
            partial(monte_carlo, question, SAMPLES, SEED), SAMPLES, 2, every,
            lambda k: sample_afresh(case, drawn[k]),
        ),
    }  # fmt: skip


def try_all(question: Question) -> None:
    """Try every figure at either end."""
    screen = open_screen(question)
    for figure in figures(question.case):
        for end in ("low", "high"):
            try_figure(screen, (figure, end))


def first_stages(case: Case) -> None:
    """Build the programs of the baseline and of the regime and solve their first stages."""
    shop = open_workshop(case, DEFAULT)
    for regime in (BASELINE, JOINT):
        program = shop.program(build_instance(case, shop.network, WAR, regime), {})
        first_optimum(program, shop.stage_names[0])


def sample_afresh(case: Case, values: Mapping[Ranged, float]) -> None:
    """Build the programs of the baseline and of the regime and solve all their stages."""
    compare(open_workshop(moved(case, values), DEFAULT), WAR, JOINT)


def alone(case: Case, scenario: str) -> Case:
    """Return a case with one of its scenarios."""
    rows = case.tables["scenarios"]
    return replace(case, tables={**case.tables, "scenarios": rows[rows["scenario"] == scenario]})


def by_pyomo(case: Case, stages: Sequence[str]) -> None:
    """Expand the program of one regime and minimise its stages, as Pyomo does it."""
    network = build_network(case)
    instance = build_instance(case, network, WAR, JOINT)
    model = build_model(case, network, DEFAULT, coefficients(network, instance, DEFAULT))
    for name, (lower, upper) in column_bounds(network, instance, DEFAULT, {}).items():
        columns = model.component(name).values()
        for column, low, high in zip(columns, lower.tolist(), upper.tolist(), strict=True):
            column.setlb(low)
            column.setub(high)
    for objective in model.component_objects(pyo.Objective):
        objective.deactivate()
    model.kept, solver = pyo.ConstraintList(), Highs()
    for stage in stages:
        objective = model.component(stage)
        objective.activate()
        solver.solve(model)
        model.kept.add(objective.expr <= pyo.value(objective) * (1 + ROUNDING))
        objective.deactivate()


def main() -> None:
    """Measure every sweep and print its ratios."""
    case = make_case(TEN_THOUSAND)
    shop = open_workshop(case, DEFAULT)
    entries = shop.program(build_instance(case, shop.network, WAR, JOINT), {}).matrix.nnz
    names = shop.stage_names
    by_pyomo(case, names[:1])  # so that nothing is first
    by_stages = {k: timed(lambda k=k: by_pyomo(case, names[:k]))[0] for k in (1, len(names))}
    pyomo = ", ".join(f"{k} of its stages {seconds:.3f} s" for k, seconds in by_stages.items())
    say(f"{entries} non-zeros; a program by Pyomo: {pyomo}")
    say(f"{'sweep':11}{'answers':>8}{'a second':>10}{'afresh':>9}{'ratio':>7}{'to Pyomo':>10}")
    for name, sweep in sweeps(case).items():
        sweep.afresh(0)
        each = timed(sweep.run)[0] / sweep.answers
        numbers = range(0, sweep.answers, -(-sweep.answers // TRIED))
        seconds, _ = timed(lambda s=sweep, n=numbers: [s.afresh(k) for k in n])
        afresh = seconds / len(numbers)
        say(
            f"{name:11}{sweep.answers:8}{1 / each:10.1f}{1 / afresh:9.1f}"
            f"{afresh / each:7.1f}{sweep.programs * by_stages[sweep.stages] / each:10.1f}"
        )


if __name__ == "__main__":
    main()
