"""Characters that look alike: full-width forms, odd spaces, hyphens and minus signs."""

from __future__ import annotations

import re
import unicodedata

_MINUS = re.compile("[\u2010-\u2015\u2212\ufe63\uff0d]")


def plain_width(text: str) -> str:
    """Return the text with letters, digits and brackets of plain width, else as it is."""
    return unicodedata.normalize("NFKC", text)


def narrow(text: str) -> str:
    """Return the text with half-width letters and digits, plain spaces and plain minus signs.

    Text with digits that are no plain digits, such as a footnote mark or a fraction, comes back as
    it is: 1200 with a raised 2 is not 12002.
    """
    if any(unicodedata.category(letter) == "No" for letter in text):
        return text
    plain = plain_width(_MINUS.sub("-", text))
    visible = "".join(letter for letter in plain if unicodedata.category(letter) != "Cf")
    return " ".join(visible.split())


def folded(identifier: str) -> str:
    """Return what identifiers are matched by: width, case, spaces and hyphens aside."""
    return re.sub(r"[\s_-]", "", narrow(identifier).casefold())


def normal(text: str) -> str:
    """Return what words are compared by: letters and digits alone, width and capitals aside.

    Words of symbols alone, such as a circle for yes, stay as they are.
    """
    plain = plain_width(text).casefold()
    letters = "".join(filter(str.isalnum, plain))
    return letters or "".join(plain.split())
