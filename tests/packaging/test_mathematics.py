"""models/MATHEMATICS.md is the docstrings as they are now."""

from __future__ import annotations

from pathlib import Path

from supplychain.formulation import mathematics

ROOT = Path(__file__).resolve().parents[2]
NO_MATHEMATICS = {"__init__", "judgement", "mathematics", "model", "numbers", "sets"}
NO_NUMBERS = {"__init__", "build", "instance", "records", "scenario"}


def test_document_is_fresh() -> None:
    stored = (ROOT / "models" / "MATHEMATICS.md").read_text(encoding="utf-8")
    hint = "run `python -m supplychain.formulation.mathematics > models/MATHEMATICS.md`"
    assert stored == mathematics.document(), hint


def test_document_is_markdown_throughout() -> None:
    text = mathematics.document()
    assert ":math:" not in text
    assert ".. math" not in text
    assert text.count("$$") % 2 == 0


def test_every_module_with_mathematics_is_in_it() -> None:
    for room, named, without in (
        ("formulation", mathematics.FORMULATION, NO_MATHEMATICS),
        ("instance", mathematics.INSTANCE, NO_NUMBERS),
    ):
        found = {path.stem for path in (ROOT / "supplychain" / room).glob("*.py")}
        assert found - without == set(named)
