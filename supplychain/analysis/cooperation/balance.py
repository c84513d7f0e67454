r"""Balance of benefits: what each country gains, what it gives, and what would even it out.

With all proposed agreements against none of them, at purchase prices:

* *avoided*: rounds that the country no longer lacks, of every priority;
* *given up*: rounds of munitions that it ends with less of at its own sites;
* *net*: avoided less given up;
* *work*: munitions that its lines make more of. What is made is counted already where it is fired,
  so the balance is drawn without work, and beside that with it.

Both plans are those of their last stage: equally good ones could spread shortfall, stock and work
otherwise. The imbalance is the Hoover index of the net benefits, widened to losses, so that it is 0
where all gain alike and 1 where one has it all (of two, also where one gains and one loses),

.. math:: H = \frac{n}{2(n - 1)}\, \frac{\sum_c |net_c - \overline{net}|}{\sum_c |net_c|}

A *remedy* moves what one has above the mean to one that has less: as a payment; as
stock, in rounds of what the receiver gave up most of by value, lent or made good; or as workshare,
as a share of the output value of the joint programmes (lines that a proposed agreement opens). The
one most above the mean gives to the one most below as much as evens one of the two out, and so on;
of those alike the first in the order of the case.

Source: E. M. Hoover 1936, The measurement of industrial localization, Review of Economic
Statistics 18.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from supplychain.analysis.comparison import ALL
from supplychain.analysis.cooperation.proposals import day_text, players, proposed, signed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from supplychain.analysis.cooperation.bench import Bench
    from supplychain.instance import Network
    from supplychain.instance.calendar import Floats
    from supplychain.solve import Plan

    Plans = tuple[Plan, Plan]  # today, and with all proposed agreements

DUST = 1e-6  # rounds
EVEN = 1e-6  # share of the largest difference that is not worth moving
SUMS = ("avoided_rounds", "given_up_rounds", "avoided", "given_up", "work", "net", "net_with_work")
REMEDIES = ["kind", "giver", "receiver", "item", "amount", "unit"]


def balance(bench: Bench, day: float) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the balance of the players, and the remedies of what is uneven.

    Returns
    -------
    balance : pandas.DataFrame
        A row a player and one for `all`: avoided_rounds, given_up_rounds; avoided, given_up, work,
        net, net_with_work (currency; blank where a price is); to_even (what it must get, above 0,
        or give, so that all have the mean of net); imbalance and imbalance_with_work (0 to 1, in
        the row `all`).
    remedies : pandas.DataFrame
        A row a remedy: kind (payment, stock, workshare), giver, receiver, item, amount, unit.
        Those of one giver and receiver are alternatives.
    """
    plans = bench.today, bench.plan(signed(proposed(bench.shop.case), day))
    frame = _benefits(bench.shop.network, plans, players(bench.shop.case))
    label = {"signed": day_text(day)}
    return evened(frame).assign(**label), _remedies(bench, plans, frame).assign(**label)


def evened(frame: pd.DataFrame) -> pd.DataFrame:
    """Add what would even the benefits out, and the row of all with the imbalance."""
    net = frame["net"].to_numpy(dtype=float)
    last = {name: frame[name].sum(min_count=len(frame)) for name in SUMS}
    for name in ("net", "net_with_work"):
        last[name.replace("net", "imbalance")] = imbalance(frame[name].to_numpy(dtype=float))
    players_too = frame.assign(to_even=net.mean() - net)
    return pd.concat([players_too, pd.DataFrame([{"country": ALL, **last}])], ignore_index=True)


def imbalance(net: Sequence[float] | Floats) -> float:
    """Return how unevenly benefits are spread, from 0 to 1; 0 of a single country or of nothing.

    NaN where a benefit is unknown.

    >>> imbalance([3.0, 3.0]), imbalance([6.0, 0.0]), imbalance([6.0, 0.0, 0.0])
    (0.0, 1.0, 1.0)
    """
    values = np.asarray(net, dtype=float)
    size = np.abs(values).sum()
    if len(values) < 2 or size == 0:
        return 0.0
    away = np.abs(values - values.mean()).sum() / size
    return float(away * len(values) / (2 * (len(values) - 1)))


def _benefits(network: Network, plans: Plans, names: list[str]) -> pd.DataFrame:
    """Return the sums of each player, before and after, in rounds and in currency."""
    today, joint = plans
    elements = network.elements.values()
    fewer = today.values["lost"] - joint.values["lost"]
    avoided = _priced(network, [fe["item"] for fe in elements], fewer)
    needing = np.array([fe["country"] for fe in elements], dtype=object)
    left = _given_up(network, plans)
    given = _priced(network, [i for _, i in network.stored], left)
    holding = _owners(network, [s for s, _ in network.stored])
    munition = [float(network.items[m.item]["kind"] == "munition") for m in network.makes]
    more = (joint.values["make"] - today.values["make"]).sum(axis=1) * np.array(munition)
    work = _priced(network, [m.item for m in network.makes], more)
    making = _owners(network, [m.site for m in network.makes])
    rows = []
    for c in names:
        sums = {
            "avoided_rounds": fewer[needing == c].sum(),
            "given_up_rounds": left[holding == c].sum(),
            "avoided": avoided[needing == c].sum(),
            "given_up": given[holding == c].sum(),
            "work": work[making == c].sum(),
        }
        net = sums["avoided"] - sums["given_up"]
        rows.append({"country": c, **sums, "net": net, "net_with_work": net + sums["work"]})
    return pd.DataFrame(rows)


def _owners(network: Network, sites: Sequence[str]) -> Floats:
    return np.array([network.sites[s]["country"] for s in sites], dtype=object)


def _given_up(network: Network, plans: Plans) -> Floats:
    """Rounds of munitions that are fewer at the end, a number a site and item."""
    today, joint = plans
    munition = [float(network.items[i]["kind"] == "munition") for _, i in network.stored]
    fewer = (today.values["hold"] - joint.values["hold"])[:, -1]
    return np.asarray(fewer * np.array(munition))


def _priced(network: Network, items: list[str], rounds: Floats) -> Floats:
    """Value of rounds at their purchase price; NaN where some have none."""
    price = np.array([network.items[i]["unit_price"] for i in items], dtype=float)
    return np.where(np.abs(rounds) > DUST, rounds * price, 0.0)


def _remedies(bench: Bench, plans: Plans, frame: pd.DataFrame) -> pd.DataFrame:
    network, output = bench.shop.network, _joint_output(bench, plans[1])
    rows: list[tuple[str, str, str, str, float, str]] = []
    over = (frame["net"] - frame["net"].mean()).to_numpy(dtype=float, copy=True)
    least = EVEN * max(float(np.abs(over).max(initial=0.0)), 1.0)
    while np.isfinite(over).all() and over.max(initial=0.0) > least:
        giver, receiver = int(over.argmax()), int(over.argmin())
        amount = min(over[giver], -over[receiver])
        over[giver], over[receiver] = over[giver] - amount, over[receiver] + amount
        names = str(frame["country"][giver]), str(frame["country"][receiver])
        rows.append(("payment", *names, "", amount, "currency"))
        item = _most_given(network, plans, names[1])
        if item:
            rounds = amount / network.items[item]["unit_price"]
            rows.append(("stock", *names, item, rounds, "rounds"))
        if output > amount:
            rows.append(("workshare", *names, "", amount / output, "share of joint output"))
    return pd.DataFrame(rows, columns=REMEDIES)


def _joint_output(bench: Bench, plan: Plan) -> float:
    """Output value of the lines that a proposed agreement opens."""
    network, names = bench.shop.network, set(proposed(bench.shop.case))
    joint = np.array([float(network.lines[m.line]["agreement"] in names) for m in network.makes])
    made = plan.values["make"].sum(axis=1) * joint
    return float(_priced(network, [m.item for m in network.makes], made).sum())


def _most_given(network: Network, plans: Plans, country: str) -> str:
    """Munition of which a country gives up most, by value; blank if it gives up none."""
    items = [i for _, i in network.stored]
    value = pd.Series(np.nan_to_num(_priced(network, items, _given_up(network, plans))), items)
    own = _owners(network, [s for s, _ in network.stored]) == country
    sums = value[own].groupby(level=0).sum()
    return str(sums.idxmax()) if len(sums) and sums.max() > 0 else ""
