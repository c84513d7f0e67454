r"""What a coalition of countries can do for itself: the program behind its worth.

The members conclude the proposed agreements whose parties are all among them. Agreements in force
stay in force, with outsiders too. Of all plans in which no outsider is worse off than today, they
take the one that leaves them the smallest priced gap together:

.. math:: \min \sum_{f\,of\,S} w_f \sum_b price_b\, band_{f,b} \qquad
          \sum_{f\,of\,c} w_f \sum_b price_b\, band_{f,b} \le today_c \;\; (c \notin S)

over force elements of the first priority. The coalition's *worth* is what that takes off the
members' gap of today, in points: hundredths of the gap if nobody's requirement were met. Members
may lose one to the other, which transfers between them can settle; so the rule that no nation is
worse off is for outsiders alone. Without an agreement of their own members can do nothing that
today's plan does not do, since it has the smallest sum of all gaps: their worth is 0.

Of the plans that are best for all players together the *joint plan* is one in which the member that
loses most against today loses least, and of these the one that is best for the later stages. If a
member loses in it, then in every plan that is as good some member loses as much.

What each country brings is priced by the duals of the program of all players (Owen 1975): with
:math:`d` the reduced costs, the gap is the sum of

.. math:: account_c = \sum_{j\,of\,c} d_j\, b_j

over what belongs to the country: its requirement (which adds to the gap), and its stock, lines,
launchers, routes (half to either end) and stores (which take off it).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from scipy.sparse import csc_array, hstack, vstack

from supplychain.analysis.cooperation.bench import POINTS
from supplychain.analysis.cooperation.proposals import signed, within
from supplychain.solve.stages import solve_stages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from supplychain.analysis.cooperation.bench import Bench
    from supplychain.analysis.cooperation.games import Coalition
    from supplychain.instance.calendar import Floats
    from supplychain.solve.program import LinearProgram
    from supplychain.solve.stages import Solved

STAGE, LOSS = "members", "largest loss"
ROOM = 1e-9  # by which outsiders' gaps of today may be exceeded, for rounding
BROUGHT = {
    "requirement": "need",
    "band": "need",
    "opening": "stock",
    "due": "stock",
    "uptime": "lines",
    "sustain": "lines",
    "fire_limit": "launchers",
    "lift": "routes",
    "room": "stores",
    "reserve": "reserves",
}


@dataclass(frozen=True)
class Alliance:
    """What a coalition does: its stages solved, and the gaps that they leave, by country."""

    program: LinearProgram
    stages: list[Solved]
    gaps: Floats


def worth_of(bench: Bench, day: float, coalition: Coalition) -> float:
    """Worth of a coalition whose agreements are signed on `day`, in points of the priced gap."""
    if not within(bench.shop.case, coalition):
        return 0.0
    inside = _inside(bench, coalition)
    today = bench.gaps(bench.today) @ inside
    ally = alliance(bench, day, coalition)
    return POINTS * float(today - ally.gaps @ inside)


def alliance(bench: Bench, day: float, coalition: Coalition, later: Sequence[str] = ()) -> Alliance:
    """Solve the program of a coalition, and then the stages `later`; raises ``SolveError``."""
    program = _program(bench, day, coalition)
    solved = solve_stages(program, [STAGE, *later])
    bands = solved[-1].x[bench.shop.structure.slices["band"]].reshape(len(bench.urgent), -1)
    return Alliance(program, solved, bench.by_country(bench.priced(bands)) * bench.unit)


def _program(bench: Bench, day: float, coalition: Coalition) -> LinearProgram:
    """Program of the regime with a row a country and a last column: the largest loss of a member.

    An outsider's gap is at most today's; a member's is at most the largest loss above it.
    """
    shop = bench.shop
    agreements = signed(within(shop.case, coalition), day)
    program = shop.program(bench.instances.under(agreements), {})
    cost = program.costs[shop.stage_names[0]]
    own, inside = _of_countries(bench, cost), _inside(bench, coalition)
    today = own @ _columns(bench)
    limits = np.where(inside == 1, today, today + ROOM * (1 + today))
    scale = 100 / max(float(cost.max()), 1e-300)
    rows = np.column_stack([scale * own, -inside])
    loss = np.append(np.zeros(len(cost)), 1.0)
    costs = {STAGE: inside @ own, **program.costs}
    return replace(
        program,
        matrix=csc_array(vstack([_with_column(program.matrix), csc_array(rows)], format="csc")),
        lower=np.append(program.lower, 0.0),
        upper=np.append(program.upper, np.inf),
        row_lower=np.append(program.row_lower, np.full(len(rows), -np.inf)),
        row_upper=np.append(program.row_upper, scale * limits),
        costs={name: np.append(values, 0.0) for name, values in costs.items()} | {LOSS: loss},
    )


def _with_column(matrix: csc_array) -> csc_array:
    """Return a matrix with an empty column at its end."""
    return csc_array(hstack([matrix, csc_array((matrix.shape[0], 1))], format="csc"))


def _of_countries(bench: Bench, cost: Floats) -> Floats:
    """Return the cost of the first stage, a row a country and its bands alone in each."""
    network, bands = bench.shop.network, bench.shop.structure.slices["band"]
    rows = np.zeros((len(network.countries), len(cost)))
    steps = bench.shop.structure.steps["band"]
    owner = np.repeat([fe["country"] for fe in network.elements.values()], steps)
    for row, country in zip(rows, network.countries, strict=True):
        row[bands] = cost[bands] * (owner == country)
    return rows


def _columns(bench: Bench) -> Floats:
    """Today's plan, as columns."""
    values = bench.today.values
    return np.concatenate([values[name].ravel() for name in bench.shop.structure.slices])


def _inside(bench: Bench, coalition: Coalition) -> Floats:
    return np.array([float(c in coalition) for c in bench.shop.network.countries])


def accounts(bench: Bench, ally: Alliance) -> pd.DataFrame:
    """What every country's need costs and what it brings takes off the gap, in points.

    A row a country, the columns of `BROUGHT` and their sum, account. The accounts of all countries
    and the guarantees to outsiders (row ``(guarantees)``, column account) add up to the optimum.
    """
    stage = ally.stages[0]
    gap = POINTS * bench.unit
    owners = _owners(bench)
    found: dict[str, dict[str, float]] = {}
    for family, (first, second) in owners.items():
        where = bench.shop.structure.slices[family]
        amounts = gap * (stage.reduced * stage.x)[where].reshape(len(first), -1).sum(axis=1)
        for ends in (first, second):
            for country, amount in zip(ends, amounts, strict=True):
                row = found.setdefault(country, dict.fromkeys(BROUGHT.values(), 0.0))
                row[BROUGHT[family]] += amount / 2
    frame = pd.DataFrame.from_dict(found, orient="index").rename_axis("country")
    frame["account"] = frame.sum(axis=1)
    extra = len(bench.shop.structure.row_upper)
    held = gap * float(stage.y[extra:] @ ally.program.row_upper[extra:])
    frame.loc["(guarantees)", "account"] = held
    return frame.fillna(0.0).reset_index()


def _owners(bench: Bench) -> dict[str, tuple[list[str], list[str]]]:
    """Owner of every thing that belongs to somebody; a route has two, others the same one twice."""
    net = bench.shop.network
    site = {s: str(row["country"]) for s, row in net.sites.items()}
    line = {x: site[row["site"]] for x, row in net.lines.items()}
    element = {f: str(row["country"]) for f, row in net.elements.items()}
    single = {
        "requirement": list(element.values()),
        "band": list(element.values()),
        "fire_limit": [element[f] for f in net.limited],
        "opening": [site[s] for s, _ in net.nodes],
        "due": [site[s] for s, _, _ in net.deliveries],
        "uptime": list(line.values()),
        "sustain": [line[m.line] for m in net.sustained],
        "room": [site[s] for s in net.bounded],
        "reserve": [c for c, _ in net.reserves],
    }
    ends = [net.routes[r] for r in net.rationed]
    both = {"lift": ([site[r["origin"]] for r in ends], [site[r["destination"]] for r in ends])}
    return {name: (owner, owner) for name, owner in single.items() if owner} | (
        both if ends else {}
    )
