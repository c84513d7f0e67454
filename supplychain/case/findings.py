"""What is wrong or doubtful in the tables of a case, said so that its sender can mend it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Level(StrEnum):
    """How grave a finding is.

    An error stops, a warning asks for a look, a repair says that something was read otherwise than
    it was written, a note informs.
    """

    ERROR = "error"
    WARNING = "warning"
    REPAIR = "repair"
    NOTE = "note"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One remark on one place of the tables.

    Parameters
    ----------
    level : Level
        Error, warning, repair or note.
    file : str
        Name of the file: the workbook, or the CSV file of the table.
    sheet : str
        Name of the sheet, which is the name of the table; blank when the file itself is meant.
    cell : str
        Spreadsheet address such as ``C12``, the same for CSV; blank when the whole sheet is meant.
    rule : str
        Short name of the rule, the same for every finding of its kind.
    value : str
        What the cell holds.
    message : str
        What is wrong.
    hint : str
        What to write instead, or where to look; may be blank.
    after : str
        What was read in place of the value of a repair, or should stand there if it is known.
    """

    level: Level
    file: str = ""
    sheet: str = ""
    cell: str = ""
    rule: str
    value: str = ""
    message: str
    hint: str = ""
    after: str = ""

    @property
    def place(self) -> str:
        """Return the address with sheet and file, such as ``stocks!C12 (stocks.csv)``."""
        if not self.sheet:
            return self.file
        address = f"{self.sheet}!{self.cell}" if self.cell else self.sheet
        return f"{address} ({self.file})" if self.file else address

    def __str__(self) -> str:
        """Return one line: level, place, what was read of a repair, message and hint."""
        read = f'read "{self.value}" as {self.after or "blank"}. ' if self._rereads else ""
        hint = f" {self.hint}" if self.hint else ""
        return f"{self.level} {self.place}: {read}{self.message}{hint}"

    @property
    def _rereads(self) -> bool:
        """Return whether the finding is the repair of one cell."""
        return self.level is Level.REPAIR and bool(self.cell) and self.value != self.after


class CaseError(Exception):
    """The tables cannot be used as they are; ``str()`` lists every finding, errors and others."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(self.findings)

    def __str__(self) -> str:
        """Return a count, then one line a finding."""
        count = Counter(finding.level for finding in self.findings)
        heading = ", ".join(f"{level}s: {count[level]}" for level in Level if count[level])
        return "\n".join([heading, *map(str, self.findings)])
