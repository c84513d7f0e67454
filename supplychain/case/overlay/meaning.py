"""What an update changes without a word: figures of the base whose meaning hangs on another cell.

A rate counts per what `per` says, a price in the currency of the settings, and a stock without a
day is on hand. An update that changes such a cell alone would change figures that it does not name:
that is an error, and the sender is asked to give them too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from supplychain.case.cell.dates import days_of
from supplychain.case.cell.units import measure
from supplychain.case.findings import Finding, Level
from supplychain.case.words import ENDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supplychain.case.overlay.layers import Layer, Places

RULE, PER, SPAN = "changed-meaning", "per", ("from", "to")


def changed_meaning(base: Layer, index: int, above: Places) -> Iterator[Finding]:
    """Yield what is open where updates fill cells of one row of the base.

    Parameters
    ----------
    base, index
        The table of the base, and its row.
    above : sequence of (Layer, int)
        The updates, each with its row.
    """
    given = {name for layer, place in above for name in layer.columns if layer.text(name, place)}
    for layer, place in above:
        if base.table.name == "settings":
            yield from _other_setting(base, index, layer, place)
            continue
        yield from _other_base(base, index, layer, place, given)
        yield from _other_range(base, index, layer, place, given)
        if not base.table.key:
            yield from _other_row(base, index, layer, place)


def _other_base(
    base: Layer, index: int, layer: Layer, place: int, given: set[str]
) -> Iterator[Finding]:
    """Yield an error where the time base changes and figures of the base stay."""
    before, after = base.text(PER, index), layer.text(PER, place)
    if not before or not after or before == after:
        return
    stay = [
        name
        for name, column in base.columns.items()
        if measure(column).row_base and base.text(name, index) and name not in given
    ]
    if stay:
        figures = ", ".join(f"`{name}` {base.text(name, index)}" for name in stay)
        where = base.origin(PER, index)
        message = f"`per` is {after} here and {before} in {where}, where {figures} stays."
        yield _error(layer, PER, place, message, "Give these figures too, in the new time base.")


def _other_range(
    base: Layer, index: int, layer: Layer, place: int, given: set[str]
) -> Iterator[Finding]:
    """Yield a warning where a figure changes and the range of the old one stays."""
    for name in layer.columns:
        ends = [f"{name}_{end}" for end in ENDS if base.text(f"{name}_{end}", index)]
        text = layer.text(name, place)
        if text and text != base.text(name, index) and ends and not given & set(ends):
            old = " to ".join(base.text(end, index) for end in ends)
            where = base.origin(name, index)
            message = f"`{name}` is new, and the range of {where} stays: {old}."
            hint = f"Give {' and '.join(f'`{end}`' for end in ends)} too."
            yield layer.sheet.finding(
                Level.WARNING, RULE, message, hint, column=name, index=place, value=text
            )


def _other_row(base: Layer, index: int, layer: Layer, place: int) -> Iterator[Finding]:
    """Yield an error where one row has a day and the other a blank cell, which says a thing too.

    A sheet without the columns of a span leaves the span as it is; a list of stocks without days of
    delivery is one of stocks on hand.
    """
    for name, column in base.table.columns.items():
        if column.type != "date" or (name in SPAN and name not in layer.columns):
            continue
        before, after = base.text(name, index), layer.text(name, place)
        if bool(before) != bool(after):
            change = f"`{name}` is {after or 'blank'} here and {before or 'blank'}"
            message = (
                f"{change} in {base.origin(name, index)}: it is open whether the row takes the "
                f"place of that one or stands beside it."
            )
            hint = f"Give all rows of the group, or write in `{name}` what the base says."
            shown = name if name in layer.columns else layer.names[0]
            yield _error(layer, shown, place, message, hint)


def _other_setting(base: Layer, index: int, layer: Layer, place: int) -> Iterator[Finding]:
    """Yield what a new currency or D-day does to the rest of the base."""
    key = base.text("key", index)
    before, after = base.text("value", index), layer.text("value", place)
    if not before or not after or before == after:
        return
    change = f"`{key}` is {after} here and {before} in {base.origin('value', index)}"
    if key == "currency" and before.casefold() != after.casefold():
        message = f"{change}: the prices of the base would become {after} unconverted."
        hint = f"Convert the prices of this file to {before}, and leave the currency out."
        yield _error(layer, "value", place, message, hint)
    elif key == "start" and days_of(before) != days_of(after):
        message = f"{change}: all days written D+n move with it, and dates stay."
        hint = "Leave it out unless D-day is meant to move."
        yield layer.sheet.finding(
            Level.WARNING, RULE, message, hint, column="value", index=place, value=after
        )


def _error(layer: Layer, name: str, place: int, message: str, hint: str) -> Finding:
    value = layer.text(name, place)
    return layer.sheet.finding(
        Level.ERROR, RULE, message, hint, column=name, index=place, value=value
    )
