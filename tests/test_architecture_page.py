"""The page about the architecture names what is there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def test_every_file_and_name_on_the_page_is_there() -> None:
    places = re.findall(r"`((?:graph|importers|outreach|cli|tests)/[a-z_0-9/]+\.py)(?:::(\w+))?`", PAGE)
    assert len(places) > 20
    for file, name in places:
        assert (ROOT / file).is_file(), file
        assert re.search(rf"\b{name}\b", (ROOT / file).read_text(encoding="utf-8")), (file, name)


def test_every_link_of_the_page_leads_somewhere() -> None:
    links = re.findall(r"\]\(([\w/.]+)\)", PAGE)
    assert links
    assert [link for link in links if not (ROOT / "docs" / link).is_file()] == []
