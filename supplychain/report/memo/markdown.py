"""A memo in Markdown: text and tables, without pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supplychain.report.memo.content import Bullets, Grid, Heading, Paragraph, Picture

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from supplychain.case import Settings
    from supplychain.report.memo.content import Block

LIVE = str.maketrans({character: f"\\{character}" for character in "\\`*_[]<>#|~$"})


def write_markdown(settings: Settings, blocks: Sequence[Block], path: Path) -> None:
    """Write the blocks of a memo below its title, with the marking first and last."""
    marking = [f"**{plain(settings.marking)}**"] if settings.marking else []
    parts = [*marking, f"# {plain(settings.title)}"]
    parts += [_block(block) for block in blocks if not isinstance(block, Picture)]
    path.write_text("\n\n".join([*parts, *marking]) + "\n", encoding="utf-8")


def plain(text: str) -> str:
    """Return text of a case on one line, with nothing in it that Markdown would act on."""
    return " ".join(text.split()).translate(LIVE)


def _block(block: Block) -> str:
    match block:
        case Heading(text):
            return f"## {plain(text)}"
        case Paragraph(text, strong):
            return f"**{plain(text)}**" if strong else plain(text)
        case Bullets(lines):
            return "\n".join(f"- {plain(line)}" for line in lines)
        case Grid(columns, rows, numeric):
            rule = ["---:" if place in numeric else "---" for place in range(len(columns))]
            head = [plain(name) for name in columns]
            body = [[plain(cell) for cell in row] for row in rows]
            return "\n".join(f"| {' | '.join(line)} |" for line in (head, rule, *body))
    raise TypeError(block)
