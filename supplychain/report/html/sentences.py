"""The answer in three sentences: how large, of what and from when, and what agreements change.

They speak of one scenario: the one with the largest weighted gap under the baseline.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from supplychain.case import BASELINE
from supplychain.report.view import ALL

if TYPE_CHECKING:
    from supplychain.report.view import View

NOTHING = 1e-6  # share of a requirement below which a shortfall is what rounding leaves


def three_sentences(view: View) -> list[str]:
    """Return the sentences that stand at the top of a report."""
    worst = worst_scenario(view)
    return [_how_large(view, worst), _of_what(view, worst), _what_changes(view, worst)]


def worst_scenario(view: View) -> str:
    """Return the scenario with the largest index under the baseline, of equals the first."""
    return max(view.scenarios, key=lambda s: _known(view.number(s, BASELINE, ALL, "index")))


def amount(value: float) -> str:
    """Return rounds as one reads them: whole, or with a decimal where there are fewer than ten."""
    return f"{value:,.0f}" if round(value, 1) >= 10 or value == round(value) else f"{value:,.1f}"


def part(value: float) -> str:
    """Return a share in per cent; what is not quite all or nothing is not called so."""
    if 0 < value < 0.01:
        return "less than 1%"
    if 0.99 < value < 1:
        return "more than 99%"
    return f"{value:.0%}"


def _how_large(view: View, worst: str) -> str:
    need, short = _totals(view, worst, BASELINE)
    if all(_totals(view, s, BASELINE)[0] <= 0 for s in view.scenarios):
        return "No scenario asks for any round."
    affected = [s for s in view.scenarios if _lacks(view, s, BASELINE)]
    one = len(view.scenarios) == 1
    if not affected:
        where = f"in “{view.scenario_name(worst)}”" if one else "in any scenario"
        return f"Under the agreements in force today nothing is short {where}."
    head = "" if one else (
        f"Under the agreements in force today munitions are short in {len(affected)} of "
        f"{len(view.scenarios)} scenarios, and most so in “{view.scenario_name(worst)}”: "
    )  # fmt: skip
    head = head or f"In “{view.scenario_name(worst)}”, under the agreements in force today, "
    whole = view.case.settings
    span = f"{whole.periods} {whole.period}{'s' if whole.periods != 1 else ''}"
    if short >= need * (1 - NOTHING):
        return f"{head}none of the {amount(need)} rounds that are needed over {span} is ever fired."
    return (
        f"{head}{amount(short)} of the {amount(need)} rounds that are needed over {span} "
        f"are never fired ({part(short / need)})."
    )


def _of_what(view: View, worst: str) -> str:
    short = _totals(view, worst, BASELINE)[1]
    if not _lacks(view, worst, BASELINE):
        return f"No country and no class of munition has a deficit in any {view.period}."
    country, class_ = max(
        ((c, k) for c in view.countries for k in view.classes),
        key=lambda cell: _known(view.number(worst, BASELINE, cell[0], "shortfall", cell[1])),
    )
    lacking = view.number(worst, BASELINE, country, "shortfall", class_)
    first = view.number(worst, BASELINE, country, "first_deficit", class_)
    days = view.text(worst, BASELINE, country, "first_deficit_days", class_)
    whose = f" of {view.country_name(country)}" if len(view.countries) > 1 else ""
    share = lacking / short
    if share >= 1 - NOTHING:
        head = f"All of it is {class_}{whose}"
    else:
        most = "Most of it" if share > 1 / 2 else "The largest part of it"
        head = f"{most} is {class_}{whose}: {amount(lacking)} rounds, {part(share)}"
    return f"{head}, first short in {view.period} {first:.0f} ({days})."


def _what_changes(view: View, worst: str) -> str:
    regime = view.widest
    if regime == BASELINE:
        return "No other agreements were solved, so nothing is said of what they would change."
    before, (need, after) = _totals(view, worst, BASELINE)[1], _totals(view, worst, regime)
    lacked = _lacks(view, worst, BASELINE)
    short = f"{amount(after)} rounds are short"
    if not _lacks(view, worst, regime):
        told = "nothing is short any more" if lacked else "nothing is short either"
    elif not lacked:
        told = short
    elif abs(before - after) <= NOTHING * need:
        told = "as many rounds are short as without it"
    elif after > before:
        told = f"{short}, {amount(after - before)} more: the plan counts gaps by weight, not rounds"
    else:
        told = f"{short}, {part(1 - after / before)} fewer{_who_gains(view, worst, regime)}"
    return f"With “{regime}”, the widest set of agreements solved, {told}."


def _who_gains(view: View, worst: str, regime: str) -> str:
    gains = {c: _known(view.number(worst, regime, c, "gain")) for c in view.countries}
    most = max(gains, key=lambda country: gains[country])
    if len(gains) == 1 or gains[most] <= 0:
        return ""
    return f"; {view.country_name(most)} gains most ({amount(gains[most])} rounds)"


def _totals(view: View, scenario: str, regime: str) -> tuple[float, float]:
    numbers = (view.number(scenario, regime, ALL, name) for name in ("requirement", "shortfall"))
    need, short = (_known(number) for number in numbers)
    return need, short


def _lacks(view: View, scenario: str, regime: str) -> bool:
    need, short = _totals(view, scenario, regime)
    return short > NOTHING * need


def _known(value: float) -> float:
    return value if value == value else 0.0  # noqa: PLR0124 - NaN differs from itself
