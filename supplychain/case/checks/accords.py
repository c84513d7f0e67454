"""Agreements: dates of signature, qualifications and workshares that can hold."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from supplychain.case.schema import BASELINE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supplychain.case.findings import Finding
    from supplychain.case.sheet.draft import Draft, Row

EPSILON = 1e-9


def signatures(draft: Draft) -> Iterator[Finding]:
    """Yield agreements of a regime without a date of signature, or added to the baseline."""
    sheet, agreements = draft.sheets["regimes"], draft.sheets["agreements"]
    for row in sheet.where((sheet["regime"] == BASELINE) & (sheet["agreement"] != "")):
        message = f"regime `{BASELINE}` is the baseline and adds no agreement."
        hint = "Leave `agreement` blank, or give the regime another name."
        yield sheet.at(row, "agreement").error("baseline", message, hint)
    open_ones = agreements["agreement"][~agreements.given("in_force_since")]
    named = sheet["agreement"]
    for row in sheet.where((named != "") & named.isin(open_ones) & ~sheet.given("since")):
        message = f"`{row['agreement']}` is not in force and the regime gives no `since`."
        hint = "Write the day of signature, such as D+0 or D-1095."
        yield sheet.at(row, "since").error("no-signature", message, hint)


def qualifications(draft: Draft) -> Iterator[Finding]:
    """Yield partial fits without the days that a qualification takes."""
    sheet = draft.sheets["interoperability"]
    for row in sheet.where((sheet["fit"] == "partial") & ~sheet.given("qualification_days")):
        message = "a partial fit needs `qualification_days`."
        hint = "Write the days from signature to the end of the qualification."
        yield sheet.at(row, "qualification_days").error("qualification", message, hint)


def workshare_bounds(draft: Draft) -> Iterator[Finding]:
    """Yield workshares that no output can keep."""
    sheet = draft.sheets["workshare"]
    for row in sheet.where(sheet["max_share"] < sheet["min_share"]):
        message = f"`max_share` {row['max_share']:g} is below `min_share` {row['min_share']:g}."
        yield sheet.at(row, "max_share").error("workshare", message, "Exchange the two.")
    for (programme, _, _), rows in _programmes(draft).items():
        least = sum(row["min_share"] for row in rows)
        if least > 1 + EPSILON:
            message = f"the least shares of programme `{programme}` add up to {least:g}, above 1."
            hint = "Lower some `min_share`."
            yield sheet.at(rows[-1], "min_share").error("workshare", message, hint)


def workshare_lines(draft: Draft) -> Iterator[Finding]:
    """Yield workshares that the lines of the agreement can keep only by making nothing."""
    sheet = draft.sheets["workshare"]
    for (programme, agreement, item), rows in _programmes(draft).items():
        makers = {country for country, _ in _outputs(draft, agreement, item)}
        for row in rows:
            if row["min_share"] > 0 and row["country"] not in makers:
                message = (
                    f"`{row['country']}` has no line under `{agreement}` to make its least share: "
                    "the programme could make nothing."
                )
                hint = "Give it a line and a rate, or lower `min_share` to 0."
                yield sheet.at(row, "country").error("workshare", message, hint)
        most = {row["country"]: row["max_share"] for row in rows}
        total = sum(most.get(country, 1.0) for country in makers)
        if makers and total < 1 - EPSILON:
            message = (
                f"the greatest shares of the makers in programme `{programme}` add up to "
                f"{total:g}, below 1: the programme could make nothing."
            )
            hint = "Raise some `max_share`."
            yield sheet.at(rows[-1], "max_share").error("workshare", message, hint)


def workshare_prices(draft: Draft) -> Iterator[Finding]:
    """Yield items under a workshare without a price: shares are of the output value."""
    sheet = draft.sheets["items"]
    items = draft.by_id("items")
    for programme, agreement, item in _programmes(draft):
        for made in sorted({made for _, made in _outputs(draft, agreement, item)} | {item}):
            if made in items and math.isnan(items[made]["unit_price"]):
                message = f"`{made}` has no price, but workshare `{programme}` counts its value."
                hint = "Write the price of one unit."
                yield sheet.at(items[made], "unit_price").error("price", message, hint)


def _programmes(draft: Draft) -> dict[tuple[str, str, str], list[Row]]:
    """Return the workshare rows of each programme, agreement and item, as in the sheet."""
    programmes: dict[tuple[str, str, str], list[Row]] = {}
    for row in draft.rows("workshare"):
        key = (row["programme"], row["agreement"], row["item"])
        programmes.setdefault(key, []).append(row)
    return programmes


def _outputs(draft: Draft, agreement: str, item: str) -> set[tuple[str, str]]:
    """Return country and item of what the lines under an agreement make; blank item: all."""
    lines, sites, rates = (draft.sheets[table] for table in ("lines", "sites", "rates"))
    gated = lines.frame("line", "site")[lines["agreement"] == agreement]
    made = rates.frame("line", "item").merge(gated, on="line")
    made = made.merge(sites.frame("site", "country"), on="site", how="left").fillna({"country": ""})
    if item:
        made = made[made["item"] == item]
    return set(zip(made["country"], made["item"], strict=True))


CHECKS = (signatures, qualifications, workshare_bounds, workshare_lines, workshare_prices)
