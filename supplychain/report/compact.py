"""Numbers in few characters that still say what matters."""

from __future__ import annotations

import math

EXACT = 99_999.5
MILLION = 999_950.0


def rounds(number: float) -> str:
    """Return an amount in at most six characters below a hundred million.

    >>> [rounds(x) for x in (0.0, 0.2, 12_340.4, 412_345.0, 1_234_567.0)]
    ['0', '<1', '12,340', '412.3k', '1.235M']
    """
    if not math.isfinite(number):
        return "-"
    size, sign = round(abs(number), 6), "-" if number < 0 else ""  # a half less noise is a half
    if size < 1e-6:
        return "0"
    if size < 0.5:
        return "<1" if number > 0 else ">-1"
    if size < EXACT:
        return f"{sign}{size:,.0f}"
    return (
        f"{sign}{size / 1e3:.1f}k"
        if size < MILLION
        else f"{sign}{size / 1e6:.{3 if size < 9.9995e6 else 2}f}M"
    )


def gain(number: float) -> str:
    """Return an amount with its sign.

    >>> [gain(x) for x in (0.0, 12.0, -12.0)]
    ['0', '+12', '-12']
    """
    text = rounds(number)
    return f"+{text}" if number > 1e-6 and text != "<1" else text


def share(number: float) -> str:
    """Return a share in at most four characters; only a whole one is 100%.

    >>> [share(x) for x in (1.0, 0.9999, 0.634, 0.001, 0.0)]
    ['100%', '>99%', '63%', '<1%', '0%']
    """
    if not math.isfinite(number):
        return "-"
    if 0.995 <= number < 1 - 1e-9:
        return ">99%"
    if 1e-9 < number < 0.005:
        return "<1%"
    return f"{abs(number):.0%}"


def period(number: float) -> str:
    """Return the number of a period, a dash where there is none.

    >>> [period(x) for x in (3.0, math.nan)]
    ['3', '-']
    """
    return f"{number:.0f}" if math.isfinite(number) else "-"


def index(number: float) -> str:
    """Return an index with three decimals.

    >>> index(0.1234)
    '0.123'
    """
    return f"{number:.3f}" if math.isfinite(number) else "-"
