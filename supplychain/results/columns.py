"""Columns of every result table, in order, and the columns that tell its rows apart."""

from __future__ import annotations

_RUN = ("scenario", "regime")

KEYS: dict[str, tuple[str, ...]] = {
    "shortfall": (*_RUN, "force_element", "period"),
    "issues": (*_RUN, "force_element", "item", "with", "period"),
    "production": (*_RUN, "line", "item", "period"),
    "shipments": (*_RUN, "route", "item", "period"),
    "ledger": (*_RUN, "site", "item", "period"),
    "summary": (*_RUN, "country", "class"),
    "gains": (*_RUN, "country", "class"),
    "rules": (*_RUN, "stage"),
    "stages": (*_RUN, "stage"),
    "supply_rates": (*_RUN, "force_element"),
    "days_of_supply": (*_RUN, "country", "item", "rate_factor"),
    "sufficiency": (*_RUN, "country", "item", "basis"),
    "objectives": ("country", "item"),
    "munitions": ("country", "item", "paragraph", "element", "scenario", "year"),
}

COLUMNS: dict[str, tuple[str, ...]] = {
    "shortfall": (
        *_RUN, "force_element", "country", "class", "item", "priority", "period", "start",
        "requirement", "met", "unmet", "shortfall", "launchers", "munitions",
    ),
    "issues": (
        *_RUN, "force_element", "country", "platform", "item", "with", "site", "period",
        "rounds", "effect", "with_quantity",
    ),
    "production": (
        *_RUN, "line", "site", "country", "item", "period", "made", "ceiling", "used_share",
    ),
    "shipments": (
        *_RUN, "route", "origin", "destination", "mode", "item", "period", "arrival_period",
        "sent", "lost", "arrived", "tonnes",
    ),
    "ledger": (
        *_RUN, "site", "country", "item", "period", "opening", "made", "arrived", "due",
        "used", "issued", "sent", "lost", "left", "closing",
    ),
    "summary": (
        *_RUN, "country", "class", "requirement", "shortfall", "launchers", "munitions",
        "fill_rate", "first_deficit", "first_deficit_days", "collapse_from", "collapse_to",
        "days_of_supply", "rate_assumed", "controlled_supply_rate", "desk_shortfall", "gain",
        "index",
    ),
    "gains": (
        *_RUN, "country", "class", "shortfall_national", "shortfall", "gain",
        "fill_rate_national", "fill_rate", "closing_stock_national", "closing_stock",
        "stock_given_up", "desk_shortfall", "loses", "index_national", "index",
    ),
    "rules": (*_RUN, "stage", "optimum", "without_rule", "price"),
    "stages": (
        *_RUN, "stage", "optimum", "bound", "status", "method", "seconds", "iterations", "primal",
        "dual", "complementarity", "earlier",
    ),
    "supply_rates": (
        *_RUN, "force_element", "country", "class", "item", "systems", "days",
        "required_supply_rate", "controlled_supply_rate", "lowest_supply_rate",
        "required_per_system", "controlled_per_system", "first_deficit", "first_deficit_days",
        "collapse_from", "collapse_to",
    ),
    "days_of_supply": (
        *_RUN, "country", "class", "item", "rate_factor", "rate", "on_hand", "days_of_supply",
        "days_with_output",
    ),
    "sufficiency": (
        *_RUN, "country", "class", "item", "basis", "days", "required", "held", "sufficiency",
        "lacking", "days_held",
    ),
    "objectives": (
        "country", "class", "item", "objective", "objective_year", "held", "due", "sufficiency",
        "gap", "year", "current_rate", "average_rate", "surge_rate", "years_current",
        "years_average", "years_surge", "unit_price", "cost_of_gap",
    ),
    "munitions": (
        "country", "class", "item", "paragraph", "element", "scenario", "year", "value", "unit",
        "text",
    ),
}  # fmt: skip

# Tables of `supplychain value`: what cooperation is worth, to whom, and whether it would last.
_SIGNED = ("scenario", "signed")
COOPERATION: dict[str, tuple[str, ...]] = {
    "values": (
        *_SIGNED, "agreement", "measure", "country", "today", "first", "last", "average", "low",
        "high",
    ),
    "pairs": (*_SIGNED, "agreement", "other", "measure", "first", "last", "average", "relation"),
    "sets": (*_SIGNED, "agreements", "country", "points", "rounds"),
    "coalitions": (*_SIGNED, "coalition", "agreements", "points"),
    "splits": (
        *_SIGNED, "country", "split", "points_today", "points", "transfer_points",
        "transfer_value",
    ),
    "stability": (
        *_SIGNED, "split", "stable", "leaves", "leaving_points", "least_core_points",
    ),
    "prices": (
        *_SIGNED, "country", "need", "stock", "lines", "launchers", "routes", "stores",
        "reserves", "account",
    ),
    "balance": (
        *_SIGNED, "country", "avoided_rounds", "given_up_rounds", "avoided", "given_up", "work",
        "net", "net_with_work", "to_even", "imbalance", "imbalance_with_work",
    ),
    "remedies": (*_SIGNED, "kind", "giver", "receiver", "item", "amount", "unit"),
    "cells": (
        *_SIGNED, "kind", "cell", "agreement", "wait_days", "most_points", "points", "rounds",
    ),
    "curves": (
        *_SIGNED, "rule", "subject", "setting", "level", "country", "points_national", "points",
        "rounds_national", "rounds",
    ),
}  # fmt: skip

# Columns of text, in these tables and in those that an analysis adds; all others hold numbers.
TEXTS = frozenset({
    "basis", "class", "country", "destination", "element", "first_deficit_days", "force_element",
    "input", "item", "kind", "line", "loses", "method", "mode", "note", "origin", "paragraph",
    "platform", "reason", "regime", "relaxation", "route", "scenario", "site", "stage", "start",
    "status", "text", "together", "unit", "with",
})  # fmt: skip
