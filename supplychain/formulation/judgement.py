"""How we judge a plan: the model file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

STAGES = (["shortfall", "effort"], ["shortfall", "fairness", "effort"])
LARGEST = 1e6  # of a price or urgency; beyond it lies no judgement, only a slip
MEASURES = ("fraction", "units", "value")
GUARDS = ("off", "country", "class")


class JudgementError(ValueError):
    """A model file that cannot be used; the message lists everything that is wrong with it."""


@dataclass(frozen=True)
class Judgement:
    """Ordered stages, measure of a gap, price of its bands, urgency, and the guard of nations."""

    stages: tuple[str, ...] = ("shortfall", "effort")
    measure: str = "fraction"
    bands: tuple[float, ...] = (1.0, 2.0, 4.0)
    urgency: float = 0.01
    no_nation_worse_off: str = "country"


def read_judgement(path: Path) -> Judgement:
    """Judgement of a TOML model file; raises ``JudgementError`` listing all that is wrong."""
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise JudgementError(f"{path}: cannot be read as TOML: {error}") from error
    wrong = [f"{path}: {message}" for message in _mistakes(values)]
    if wrong:
        raise JudgementError("\n".join(wrong))
    return Judgement(
        stages=tuple(values["stages"]),
        measure=values["measure"],
        bands=tuple(float(price) for price in values["bands"]),
        urgency=float(values["urgency"]),
        no_nation_worse_off=values["no_nation_worse_off"],
    )


def _mistakes(values: dict[str, Any]) -> list[str]:
    known = ("stages", "measure", "bands", "urgency", "no_nation_worse_off")
    found = [f'"{key}" is not a setting; settings are {", ".join(known)}' for key in values
             if key not in known]  # fmt: skip
    found += [f'"{key}" is missing' for key in known if key not in values]
    if found:
        return found
    if values["stages"] not in STAGES:
        found.append(f"stages is {values['stages']}; allowed: {' or '.join(map(str, STAGES))}")
    if values["measure"] not in MEASURES:
        found.append(f"measure is {values['measure']!r}; allowed: {', '.join(MEASURES)}")
    if not _rising(values["bands"]):
        found.append(f"bands is {values['bands']}; give positive prices up to 1e6 that do not fall")
    if not _number(values["urgency"]):
        found.append(f"urgency is {values['urgency']!r}; give a number from 0 to 1e6")
    if values["no_nation_worse_off"] not in GUARDS:
        found.append(
            f"no_nation_worse_off is {values['no_nation_worse_off']!r}; "
            f"allowed: {', '.join(GUARDS)}"
        )
    return found


def _number(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return 0 <= value <= LARGEST


def _rising(prices: object) -> bool:
    """Tell whether prices are positive and never fall: else the LP fills the last band first."""
    return (
        isinstance(prices, list)
        and len(prices) > 0
        and all(_number(price) and price > 0 for price in prices)
        and prices == sorted(prices)
    )
