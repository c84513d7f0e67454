"""One column of a sheet, taken whole: cells as handed over to typed values and their remarks.

Distinct cells are read once, and numbers that a file holds as numbers go to an array at once; only
cells about which there is something to say are visited one by one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from supplychain.case.cell.plain import as_text, blank_value, is_plain_word, parse
from supplychain.case.cell.reading import Remark, read
from supplychain.case.schema import TEXT_TYPES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from supplychain.case.cell.context import Cell, Reading
    from supplychain.case.cell.plain import Value
    from supplychain.case.schema import Column

Codes = npt.NDArray[np.intp]
Bools = npt.NDArray[np.bool_]
Texts = npt.NDArray[np.object_]


@dataclass(frozen=True)
class Cells:
    """The cells of one column.

    Parameters
    ----------
    column : Column
        The column of the data dictionary.
    values : pandas.Series
        Typed values: ``str``, tuple of ``str`` or ``float``. A blank cell, and one that is wrong,
        has the default of the column, else blank text or NaN.
    given : array of bool
        Whether the cell is not blank.
    write : callable
        Makes the texts, which are seldom asked for.
    coded : pair of array and list, or None
        Number of the distinct value of each cell, and those values, where they are known.
    """

    column: Column
    values: pd.Series[Any]
    given: Bools
    write: Callable[[], Texts] = field(repr=False)
    coded: tuple[Codes, list[Value]] | None = field(default=None, repr=False)

    @cached_property
    def text(self) -> Texts:
        """Texts of the cells as read, repairs included; blank is ``""``."""
        return self.write()

    @cached_property
    def factors(self) -> tuple[Codes, list[Value]]:
        """Number of the distinct value of each cell, and those values."""
        if self.coded is not None:
            return self.coded
        codes, distinct = pd.factorize(self.values.to_numpy(dtype=object))
        return codes, list(distinct)

    @property
    def numbers(self) -> npt.NDArray[Any]:
        """Numbers that are equal where the values are: codes, or the numbers of the cells."""
        return self.values.to_numpy() if self.values.dtype == np.float64 else self.factors[0]

    def among(self, rows: Bools) -> list[Value]:
        """Return the distinct values in some of the rows."""
        codes, distinct = self.factors
        return [distinct[code] for code in pd.unique(codes[rows]).tolist()]

    def taken(self, rows: npt.NDArray[np.intp]) -> Cells:
        """Return some of the cells."""
        values = self.values.iloc[rows].reset_index(drop=True)
        return Cells(self.column, values, self.given[rows], partial(_some, self.write, rows))

    def replaced(self, texts: Mapping[int, str]) -> Cells:
        """Return the column with other words or lists, none of them blank, in some of its cells."""
        values = self.values.to_numpy(dtype=object, copy=True)
        known = {text: parse(self.column, text, None) for text in dict.fromkeys(texts.values())}
        for index, text in texts.items():
            values[index] = known[text]
        given = self.given.copy()
        given[list(texts)] = True
        write = partial(_with_texts, self.write, dict(texts))
        series = pd.Series(values, dtype=self.values.dtype)
        return Cells(self.column, series, given, write)


def absent(column: Column, count: int) -> Cells:
    """Return a column that the sheet lacks: every cell is blank."""
    values = _series(column, [blank_value(column)], np.zeros(count, dtype=np.intp))
    given = np.zeros(count, dtype=np.bool_)
    return Cells(column, values, given, partial(np.full, count, "", dtype=object))


def read_column(
    column: Column, cells: Sequence[Cell], reading: Reading
) -> tuple[Cells, list[tuple[int, Remark]]]:
    """Return the typed cells of a column, and remarks with the index of their row.

    Blank cells are not remarked on, even where the column is required: what another cell of the
    row says may fill them.
    """
    if column.is_numeric:
        return _read_numbers(column, cells, reading)
    codes, distinct = _factorized(cells)
    plain = column.type in {"text", "id"}
    texts, values, remarks = (_read_words if plain else _read_distinct)(column, distinct, reading)
    written = np.array(texts, dtype=object)
    series = _series(column, values, codes)
    given = np.array([bool(text) for text in texts], dtype=np.bool_)[codes]
    coded = (codes, values) if len(set(values)) == len(values) else None
    result = Cells(column, series, given, partial(_taken, written, codes), coded)
    return result, _spread(remarks, codes)


def _read_numbers(
    column: Column, cells: Sequence[Cell], reading: Reading
) -> tuple[Cells, list[tuple[int, Remark]]]:
    """Read a column of numbers: true numbers at once, everything else by distinct cell."""
    count = len(cells)
    kinds = set(map(type, cells))
    if kinds <= {float, int}:
        values = np.array(cells, dtype=np.float64)
        true = np.ones(count, dtype=np.bool_)
    else:
        true = np.fromiter((type(c) is float or type(c) is int for c in cells), np.bool_, count)
        values = np.full(count, blank_value(column), dtype=np.float64)
        values[true] = np.array([cells[i] for i in np.flatnonzero(true).tolist()], np.float64)
    given = true.copy()
    fits = ~true | _fits(column, values)
    doubtful: list[int] = np.flatnonzero(~(true & fits)).tolist()
    odd = [i for i in doubtful if cells[i] is not None and cells[i] != ""]
    codes, distinct = _factorized([cells[i] for i in odd])
    texts, numbers, remarks = _read_distinct(column, distinct, reading)
    at = np.array(odd, dtype=np.intp)
    values[at] = np.array(numbers, dtype=np.float64)[codes]
    given[at] = np.array([bool(text) for text in texts], dtype=np.bool_)[codes]
    changed = {i: texts[code] for i, code in zip(odd, codes.tolist(), strict=True)}
    write = partial(_number_texts, cells, changed)
    spread = [(odd[position], remark) for position, remark in _spread(remarks, codes)]
    return Cells(column, pd.Series(values), given, write), spread


def _fits(column: Column, values: npt.NDArray[np.float64]) -> Bools:
    """Return which numbers the column allows."""
    fits = np.isfinite(values) & column.interval.contains(values)
    if column.type == "integer":
        fits &= values == np.floor(values)
    return fits


def _factorized(cells: Sequence[Cell]) -> tuple[npt.NDArray[np.intp], list[Cell]]:
    """Return for each cell the number of its distinct cell, and those."""
    objects = np.empty(len(cells), dtype=object)
    objects[:] = cells
    codes, found = pd.factorize(objects)
    if not {0, 1}.isdisjoint(found):  # True is equal to 1
        objects[:] = [("logical", cell) if isinstance(cell, bool) else cell for cell in cells]
        codes, found = pd.factorize(objects)
    distinct = [key[1] if isinstance(key, tuple) else key for key in found]
    if (codes < 0).any():  # None, a blank cell
        codes = np.where(codes < 0, len(distinct), codes)
        distinct.append(None)
    return codes, distinct


def _read_distinct(
    column: Column, distinct: Iterable[Cell], reading: Reading
) -> tuple[list[str], list[Value], dict[int, Remark]]:
    """Return texts and values of distinct cells, and remarks by their number."""
    texts: list[str] = []
    values: list[Value] = []
    remarks = {}
    blank = blank_value(column)
    for code, cell in enumerate(distinct):
        text = as_text(cell)
        if not text:
            texts.append("")
            values.append(blank)
            continue
        result = read(column, cell, text, reading)
        texts.append(result.text)
        values.append(blank if result.value is None else result.value)
        if result.remark:
            remarks[code] = result.remark
    return texts, values, remarks


def _read_words(
    column: Column, distinct: Sequence[Cell], reading: Reading
) -> tuple[list[str], list[Value], dict[int, Remark]]:
    """Return the same for free text and identifiers, of which nearly all are what they say."""
    texts = [cell.strip() if type(cell) is str else as_text(cell) for cell in distinct]
    values: list[Value] = list(texts)
    remarks = {}
    for code, text in enumerate(texts):
        if not is_plain_word(column, text) or isinstance(distinct[code], bool):
            result = read(column, distinct[code], text, reading)
            texts[code] = result.text
            values[code] = result.value or ""
            if result.remark:
                remarks[code] = result.remark
    return texts, values, remarks


def _spread(remarks: Mapping[int, Remark], codes: npt.NDArray[np.intp]) -> list[tuple[int, Remark]]:
    """Return the remarks on distinct cells for every row that has such a cell."""
    if not remarks:
        return []
    at = np.flatnonzero(np.isin(codes, list(remarks)))
    return [(int(index), remarks[int(codes[index])]) for index in at]


def _series(column: Column, values: list[Value], codes: npt.NDArray[np.intp]) -> pd.Series[Any]:
    """Return one value a row, of the type of the column."""
    if column.type in TEXT_TYPES:
        return pd.Series(pd.array(np.array(values, dtype=object), dtype="str").take(codes))
    if column.type == "list":
        objects = np.empty(len(values), dtype=object)
        objects[:] = values
        return pd.Series(objects[codes], dtype=object)
    return pd.Series(np.array(values, dtype=np.float64)[codes])


def _taken(texts: Texts, codes: npt.NDArray[np.intp]) -> Texts:
    return texts[codes]


def _some(write: Callable[[], Texts], rows: npt.NDArray[np.intp]) -> Texts:
    return write()[rows]


def _number_texts(cells: Sequence[Cell], changed: Mapping[int, str]) -> Texts:
    texts = np.array([as_text(cell) for cell in cells], dtype=object)
    texts[list(changed)] = list(changed.values())
    return texts


def _with_texts(write: Callable[[], Texts], changed: Mapping[int, str]) -> Texts:
    texts = write().copy()
    texts[list(changed)] = list(changed.values())
    return texts
