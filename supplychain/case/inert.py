"""Text that a spreadsheet would take for a formula, kept from coming alive in a CSV file.

Excel and LibreOffice run a CSV cell that begins with =, +, - or @. An apostrophe before it makes it
text there, and is taken away again when the file is read.
"""

from __future__ import annotations

import re

_LIVE = re.compile(r"'*[=+\-@\t\r]")
_HELD = re.compile(r"'+[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")


def inert(text: str) -> str:
    """Return a text as a CSV file may hold it; numbers stay as they are."""
    return f"'{text}" if _LIVE.match(text) and not _NUMBER.fullmatch(text) else text


def revived(text: str) -> str:
    """Return a text of a CSV file without the apostrophe that `inert` put before it."""
    return text[1:] if _HELD.match(text) else text
