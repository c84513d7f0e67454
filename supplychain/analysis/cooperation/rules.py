r"""What a rule costs: the shortfall as a rule grows tighter, the rest of the case as it is.

* *workshare*: how wide the bounds of a programme are, as a share of their width as stated, from 0
  (each share fixed at the middle of its bounds, all of them made to add up to 1) to none at all;
* *reserve*: the share of its usable munitions on hand that a country keeps for its own forces, one
  country at a time and all at once;
* *no nation worse off*: off, judged by country, or by country and class;
* *third-country orders*: force elements of countries that are party to no proposed agreement served
  first (honoured), or last (diverted).

Every point is solved whole, the baseline and all proposed agreements, so that the gain of
cooperation under the rule is known as well. Gaps are priced as in ``bench``, over the force
elements that have the first priority in the case as it is, so that the points of a curve compare.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from supplychain.analysis.comparison import ALL
from supplychain.analysis.cooperation.bench import POINTS, TODAY, Bench
from supplychain.analysis.cooperation.proposals import day_text, players, proposed, signed
from supplychain.formulation.judgement import GUARDS
from supplychain.solve import SolveError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from supplychain.analysis.cooperation.benches import Benches
    from supplychain.analysis.cooperation.clerk import Clerk
    from supplychain.case import Case
    from supplychain.formulation.judgement import Judgement
    from supplychain.instance.calendar import Floats
    from supplychain.solve import Workshop

NUMBERS = ("points_national", "points", "rounds_national", "rounds")
WORKSHARE, RESERVE = "workshare", "reserve"
GUARD, ORDERS = "no nation worse off", "third-country orders"
STATED, HONOURED, DIVERTED, NONE = "as stated", "honoured", "diverted", "none"
FLAT = 1e-7  # by which the ends of a flat curve may differ
WIDTHS = {"fixed": 0.0, "half as wide": 0.5, STATED: 1.0, "twice as wide": 2.0, NONE: None}
SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True)
class Setting:
    """One point of a curve: the rule, on whom or what it bears, and how it is set.

    `level` is the number behind `setting`, if it is one.
    """

    rule: str
    subject: str
    setting: str
    level: float | None


def settings_of(case: Case) -> list[Setting]:
    """Return the points of the curves of a case; of workshare those of all programmes at once."""
    found = [Setting(GUARD, ALL, guard, None) for guard in GUARDS]
    if len(case.tables["workshare"]):
        found += _widths(ALL)
    owners = [c for c in case.text["countries"]["country"] if _munitions(case, [c]).any()]
    for owner in [ALL, *owners] if len(owners) > 1 else owners:
        found.append(Setting(RESERVE, owner, STATED, None))
        found += [Setting(RESERVE, owner, f"{share:.0%}", share) for share in SHARES]
    if _foreign(case).any():
        found += [Setting(ORDERS, ALL, way, None) for way in (STATED, HONOURED, DIVERTED)]
    return found


def price_of_rules(clerk: Clerk, scenario: str, days: Sequence[float]) -> pd.DataFrame:
    """Return the curves, with all proposed agreements signed on each of `days`.

    A row a day, point and country (and `all`): signed, rule, subject, setting, level, country,
    points_national and points (the country's part of the priced gap, without and with the
    agreements), rounds_national and rounds (short). Single programmes of workshare have a curve
    where that of all of them is not flat: between no bound and every share fixed lies what each can
    do. Raises ``SolveError``.
    """
    case = clerk.here.shop.case
    solved = _all_solved(clerk, scenario, days, settings_of(case))
    programmes = list(dict.fromkeys(case.text["workshare"]["programme"]))
    if len(programmes) > 1 and not _flat(solved):
        single = [point for programme in programmes for point in _widths(programme)]
        solved |= _all_solved(clerk, scenario, days, single)
    countries = [ALL, *clerk.here.shop.network.countries]
    blocks = []
    for point, (today, *joint) in solved.items():
        for day, measures in zip(days, joint, strict=True):
            numbers = np.column_stack(
                [POINTS * today[0], POINTS * measures[0], today[1], measures[1]]
            )
            place = {"signed": day_text(day), **asdict(point), "country": countries}
            blocks.append(pd.DataFrame({**place, **dict(zip(NUMBERS, numbers.T, strict=True))}))
    return pd.concat(blocks, ignore_index=True)


def _flat(solved: Mapping[Setting, list[Floats]]) -> bool:
    """Tell whether the bounds of workshare change nobody's gap."""
    tightest, *_, none = (np.array(solved[point]) for point in _widths(ALL))
    return bool(np.allclose(tightest[:, 0], none[:, 0], rtol=FLAT, atol=FLAT))


def _widths(programme: str) -> list[Setting]:
    """Return the points of a curve of workshare, the tightest first."""
    return [Setting(WORKSHARE, programme, name, width) for name, width in WIDTHS.items()]


def _all_solved(
    clerk: Clerk, scenario: str, days: Sequence[float], points: Sequence[Setting]
) -> dict[Setting, list[Floats]]:
    """Solve each point; those that leave the case as it is are one."""
    judgement, small = clerk.here.shop.judgement, clerk.bench(scenario).small
    alike = {p: _as_it_is(p, judgement) for p in points}
    kinds = list(dict.fromkeys(alike.values()))
    tasks = [(scenario, tuple(days), key) for key in kinds]
    answers = clerk.answers(f"Rules: {scenario}", _solved, tasks, small=small)
    found = dict(zip(kinds, answers, strict=True))
    return {p: found[alike[p]] for p in points}


def _as_it_is(point: Setting, judgement: Judgement) -> Setting:
    """Return the point itself, or one for all that leave the case as it is."""
    same = point.setting == (judgement.no_nation_worse_off if point.rule == GUARD else STATED)
    return Setting(GUARD, ALL, judgement.no_nation_worse_off, None) if same else point


def _solved(benches: Benches, task: tuple[str, tuple[float, ...], Setting]) -> list[Floats]:
    """Measures (see ``bench``) without the agreements, and with them signed on each day."""
    scenario, days, point = task
    shop = _under(benches.shop, point)
    bench = Bench(shop, scenario, urgent=benches.of(scenario).urgent)
    regimes = [TODAY, *(signed(proposed(shop.case), day) for day in days)]
    try:
        return [bench.measures(bench.plan(regime)) for regime in regimes]
    except SolveError as error:
        where = f"scenario {scenario}, {point.rule} {point.setting}"
        raise SolveError(f"{where}: {error}") from error


def _under(shop: Workshop, point: Setting) -> Workshop:
    """Return the workshop of the case with a rule set otherwise."""
    if point.rule == GUARD:
        return replace(shop, judgement=replace(shop.judgement, no_nation_worse_off=point.setting))
    changed = {WORKSHARE: _workshare, RESERVE: _reserve, ORDERS: _orders}[point.rule]
    return shop.with_figures(changed(shop.case, point))


def _workshare(case: Case, point: Setting) -> Case:
    """Widen or narrow the bounds of a programme around the middle of each, or lift them."""
    table = case.tables["workshare"]
    own = (table["programme"] == point.subject) | (point.subject == ALL)
    if point.setting == NONE:
        return _with(case, "workshare", table[~own])
    middle = (table["min_share"] + table["max_share"]) / 2
    group = [table["programme"], table["agreement"], table["item"]]
    fixed = middle / middle.groupby(group).transform("sum")
    width = point.level or 0.0
    low = fixed - width * (middle - table["min_share"])
    high = fixed + width * (table["max_share"] - middle)
    return _with(
        case,
        "workshare",
        table.assign(
            min_share=table["min_share"].mask(own, low.clip(0, 1)),
            max_share=table["max_share"].mask(own, high.clip(0, 1)),
        ),
    )


def _reserve(case: Case, point: Setting) -> Case:
    """Let a country, or all of them, keep a share of its munitions on hand."""
    table = case.tables["stocks"]
    own = _munitions(case, [point.subject] if point.subject != ALL else None)
    kept = (point.level or 0.0) * table["quantity"] * table["serviceable"]
    return _with(case, "stocks", table.assign(reserve=table["reserve"].mask(own, kept)))


def _orders(case: Case, point: Setting) -> Case:
    """Serve the force elements of countries outside every proposed agreement first, or last."""
    table, foreign = case.tables["force_elements"], _foreign(case)
    if point.setting == HONOURED:
        priority = (table["priority"] + 1).mask(foreign, 1)
    else:
        priority = table["priority"].mask(foreign, table["priority"].max() + 1)
    return _with(case, "force_elements", table.assign(priority=priority))


def _munitions(case: Case, countries: Sequence[str] | None) -> pd.Series[bool]:
    """Tell which rows of `stocks` are munitions on hand, of these countries (None: of any)."""
    table, sites, items = (case.tables[name] for name in ("stocks", "sites", "items"))
    owner = table["site"].map(dict(zip(sites["site"], sites["country"], strict=True)))
    kind = table["item"].map(dict(zip(items["item"], items["kind"], strict=True)))
    on_hand = (kind == "munition") & table["due"].isna() & (table["quantity"] > 0)
    return on_hand if countries is None else on_hand & owner.isin(countries)


def _foreign(case: Case) -> pd.Series[bool]:
    """Tell which force elements belong to a country outside every proposed agreement."""
    return ~case.tables["force_elements"]["country"].isin(players(case))


def _with(case: Case, name: str, table: pd.DataFrame) -> Case:
    return replace(case, tables={**case.tables, name: table.reset_index(drop=True)})
