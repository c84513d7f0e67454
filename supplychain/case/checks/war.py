"""Demand and attrition: rows that lack what their method needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supplychain.case.hints import amount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supplychain.case.findings import Finding
    from supplychain.case.sheet.draft import Draft


def shots(draft: Draft) -> Iterator[Finding]:
    """Yield raids that tell the shots at a threat neither directly nor by a kill goal, or twice."""
    sheet = draft.sheets["raids"]
    given = sheet.given("shots")
    by_goal = sheet.given("kill_probability") & sheet.given("kill_goal")
    for row in sheet.where(~given & ~by_goal):
        message = "the shots at one threat are not given."
        hint = "Write `shots`, or both `kill_probability` and `kill_goal`."
        yield sheet.at(row, "shots").error("shots", message, hint)
    for row in sheet.where(given & by_goal):
        message = "shots are given and follow from the kill goal as well: `shots` is used."
        hint = "Leave one of the two blank."
        yield sheet.at(row, "shots").warning("shots-twice", message, hint)


def systems(draft: Draft) -> Iterator[Finding]:
    """Yield effort of force elements whose systems are unknown."""
    sheet, elements = draft.sheets["effort"], draft.sheets["force_elements"]
    unknown = elements["force_element"][elements["systems"].isna()]
    element = sheet["force_element"]
    for row in sheet.where((element != "") & element.isin(unknown)):
        message = f"`{row['force_element']}` has no number of systems to multiply with."
        hint = "Write `systems` in force_elements, or state the need in demand."
        yield sheet.at(row, "force_element").error("no-systems", message, hint)


def rates_of_fire(draft: Draft) -> Iterator[Finding]:
    """Yield effort that asks more rounds of a system than it fires: short whatever the stock."""
    sheet = draft.sheets["effort"]
    most = draft.of("force_elements", "max_rounds_per_day", sheet["force_element"]).astype(float)
    asked = sheet["rounds_per_day"] * sheet["intensity"]
    for row in sheet.where(asked > most * (1 + 1e-9)):
        message = (
            f"{amount(asked[row.index])} rounds a day at this intensity are asked of a system "
            f"that fires {amount(most[row.index])} at most (`max_rounds_per_day`)."
        )
        hint = "The rest is short whatever the stock: lower one, or raise the other."
        yield sheet.at(row, "rounds_per_day").warning("fire-rate", message, hint)


def total_losses(draft: Draft) -> Iterator[Finding]:
    """Yield attrition that takes all of a stock or of the systems at once."""
    sheet = draft.sheets["attrition"]
    lasting = sheet["effect"].isin(["stock", "system"])
    for column in ("loss", "mitigated_loss"):
        for row in sheet.where(lasting & (sheet[column] == 1)):
            message = (
                f"a {column.replace('_', ' ')} of 1 takes everything on the first day: no "
                "smaller daily share adds up to all."
            )
            hint = "Write 0.99 for nearly all, spread over the window."
            yield sheet.at(row, column).warning("total-loss", message, hint)


def mitigation(draft: Draft) -> Iterator[Finding]:
    """Yield mitigation without its agreement or its loss, or that makes the loss larger."""
    sheet = draft.sheets["attrition"]
    named, given = sheet["mitigated_by"] != "", sheet.given("mitigated_loss")
    for row in sheet.where(named & ~given):
        message = f"the loss under `{row['mitigated_by']}` is not given."
        hint = "Write `mitigated_loss`, the loss in place of `loss`."
        yield sheet.at(row, "mitigated_loss").error("mitigation", message, hint)
    for row in sheet.where(given & ~sheet.given("mitigated_by")):
        message = "`mitigated_loss` is never used without an agreement in `mitigated_by`."
        place = sheet.at(row, "mitigated_loss")
        yield place.warning("mitigation", message, "Name the agreement.")
    for row in sheet.where(named & (sheet["mitigated_loss"] > sheet["loss"])):
        message = f"the agreement `{row['mitigated_by']}` makes the loss larger."
        hint = "`mitigated_loss` replaces `loss`; it is not the share taken away."
        yield sheet.at(row, "mitigated_loss").warning("mitigation", message, hint)


CHECKS = (shots, systems, rates_of_fire, total_losses, mitigation)
