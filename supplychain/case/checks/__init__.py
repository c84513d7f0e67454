"""Checks across cells, rows and tables: each yields findings and changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supplychain.case.checks import (
    accords,
    correlations,
    links,
    openings,
    options,
    orphans,
    programmes,
    references,
    scale,
    structure,
    supply,
    timing,
    transport,
    trends,
    war,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from supplychain.case.findings import Finding
    from supplychain.case.sheet.draft import Draft

ALL: tuple[Callable[[Draft], Iterator[Finding]], ...] = (
    *structure.CHECKS,
    *references.CHECKS,
    *timing.CHECKS,
    *supply.CHECKS,
    *transport.CHECKS,
    *war.CHECKS,
    *accords.CHECKS,
    *openings.CHECKS,
    *correlations.CHECKS,
    *orphans.CHECKS,
    *links.CHECKS,
    *scale.CHECKS,
    *options.CHECKS,
    *trends.CHECKS,
    *programmes.CHECKS,
)
