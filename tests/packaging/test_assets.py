"""Bundled cases and model files are found wherever the package runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from supplychain import assets
from supplychain.formulation.judgement import Judgement, read_judgement

if TYPE_CHECKING:
    from pathlib import Path


def test_default_case_and_model_are_there() -> None:
    assert (assets.dataset(assets.DEFAULT_CASE) / "settings.csv").is_file()
    assert read_judgement(assets.model(assets.DEFAULT_MODEL)) == Judgement()


@pytest.mark.parametrize("name", ["", ".", "..", "northeast", "../datasets/northeast_asia"])
def test_unknown_case(name: str) -> None:
    with pytest.raises(assets.AssetError, match=r"there is .*northeast_asia"):
        assets.dataset(name)


def test_installed_package_comes_before_what_lies_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "supplychain" / "_assets" / "models" / "shortfall.toml"
    beside = tmp_path / "models" / "shortfall.toml"
    for path in (inside, beside):
        path.parent.mkdir(parents=True)
        path.write_text("")
    monkeypatch.setattr(assets, "PACKAGE", tmp_path / "supplychain")
    assert assets.model("shortfall") == inside
    inside.unlink()
    assert assets.model("shortfall") == beside
    beside.unlink()
    with pytest.raises(assets.AssetError, match="install the package again"):
        assets.model("shortfall")
