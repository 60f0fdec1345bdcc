"""A picture of paths shows everybody once, is valid, escapes what names hold, and is the same every time."""

import struct
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from command import TODAY, here
from hypothesis import given
from hypothesis import strategies as st

from cli.fiction import write_exports
from cli.pictures import CARD_HEIGHT, CARD_WIDTH, draw, png, svg
from graph.errors import InvalidInput
from graph.model import Path as FoundPath
from graph.model import Person, PersonId, Step

SPACE = "{http://www.w3.org/2000/svg}"


def path(*names: str, inferred: bool = False) -> FoundPath:
    """A path over these people; the last tie may be inferred."""
    people = tuple(Person(PersonId(f"li:{name.lower()}"), name, None, None) for name in names)
    steps = tuple(
        Step(one.id, other.id, not (inferred and other is people[-1]), 0.5, (), ())
        for one, other in pairwise(people)
    )
    return FoundPath(people, 1, 0.5, steps, 0)


PATHS = [
    path("Me", "Ann", "Tom"),
    path("Me", "Bea", "Ann", "Tom"),
    path("Me", "Ann", "Bea", "Tom"),
    path("Me", "Cy & <b>", "Tom", inferred=True),
]


def test_everybody_is_drawn_once_and_every_tie_once() -> None:
    picture = draw(PATHS, title="Paths", you=True)
    assert sorted(card.name for card in picture.cards) == ["Ann", "Bea", "Cy & <b>", "Tom", "you"]
    pairs = {frozenset(pair) for each in PATHS for pair in pairwise(each.people)}
    assert len(picture.ties) == len(pairs) == 7
    assert [tie.known for tie in picture.ties].count(False) == 1
    assert [tie.width for tie in picture.ties].count(3.5) == 2
    corners = {(card.x, card.y) for card in picture.cards}
    assert len(corners) == 5
    assert all(0 <= x < picture.width - 190 and 0 <= y < picture.height - 46 for x, y in corners)
    by_name = {card.name: card.x for card in picture.cards}
    assert by_name["you"] < by_name["Bea"] < by_name["Tom"]


def along(points: Sequence[tuple[int, int]]) -> Iterator[tuple[float, float]]:
    """Many places on the curves of a line."""
    for at in range(0, len(points) - 1, 3):
        for tenth in range(11):
            t = tenth / 10
            shares = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            some = points[at : at + 4]
            yield (
                sum(share * x for share, (x, _) in zip(shares, some, strict=True)),
                sum(share * y for share, (_, y) in zip(shares, some, strict=True)),
            )


@given(st.lists(st.permutations("ABCDEF"), min_size=1, max_size=10), st.data())
def test_no_line_runs_behind_a_card_or_out_of_the_picture(
    orders: list[list[str]], data: st.DataObject
) -> None:
    target = data.draw(st.sampled_from(["T", None]))
    paths = [path("Me", *order[: data.draw(st.integers(0, 3))], target or order[5]) for order in orders]
    picture = draw(paths, title="P", you=True)
    for tie in picture.ties:
        for x, y in along(tie.points):
            assert 0 < x < picture.width
            assert 0 < y < picture.height
            assert not any(
                card.x + 1 < x < card.x + CARD_WIDTH - 1 and card.y <= y <= card.y + CARD_HEIGHT
                for card in picture.cards
            )


def test_the_svg_is_valid_and_escapes_names() -> None:
    text = svg(draw(PATHS, title='To "Tom" & <co>', you=False))
    root = ElementTree.fromstring(text)
    assert root.tag == f"{SPACE}svg"
    assert root.findtext(f"{SPACE}title") == 'To "Tom" & <co>'
    assert "Me → Bea → Ann → Tom" in (root.findtext(f"{SPACE}desc") or "")
    written = [element.text for element in root.iter(f"{SPACE}text")]
    assert "Cy & <b>" in written
    assert len(list(root.iter(f"{SPACE}path"))) == 7
    assert sum("stroke-dasharray" in element.attrib for element in root.iter(f"{SPACE}path")) == 1
    assert text == svg(draw(PATHS, title='To "Tom" & <co>', you=False))


def test_the_png_is_as_large_as_the_svg_and_the_same_every_time() -> None:
    picture = draw([path("Me", "$x^2$ 山田", "Łukasz Đorđe")], title="Paths", you=True)
    content = png(picture)
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", content[16:24]) == (2 * picture.width, 2 * picture.height)
    assert png(picture) == content


def test_no_path_is_no_picture() -> None:
    with pytest.raises(InvalidInput):
        draw([], title="Paths", you=True)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("pictures")
    fiction = write_exports(folder / "exports", today=date.fromisoformat(TODAY))
    done = here(folder / "network.db", "import", *fiction.paths)
    assert done.code == 0, done.err
    return folder / "network.db", fiction.company


@pytest.mark.parametrize("form", ["svg", "png"])
def test_find_path_draws_and_answers(form: str, store: tuple[Path, str], tmp_path: Path) -> None:
    file = tmp_path / f"paths.{form}"
    asked = ["find-path", "--company", store[1], "--json"]
    plain, drawn = here(store[0], *asked), here(store[0], *asked, "--picture", file)
    assert (drawn.code, drawn.err, drawn.out) == (0, "", plain.out)
    assert file.stat().st_size > 1000
    assert file.stat().st_mode & 0o077 == 0
    if form == "svg":
        written = [each.text for each in ElementTree.fromstring(file.read_text("utf-8")).iter(f"{SPACE}text")]
        for found in plain.json["paths"]:
            assert found["people"][-1]["name"][:10] in " ".join(filter(None, written))
    again = here(store[0], *asked, "--picture", file)
    assert (again.code, again.json["error"]["what"]) == (1, "there is such a file already")
    assert "already" in again.err


def test_find_path_refuses_other_forms_and_says_when_there_is_nothing_to_draw(
    store: tuple[Path, str], tmp_path: Path
) -> None:
    refused = here(store[0], "find-path", "--company", store[1], "--picture", tmp_path / "paths.pdf")
    assert (refused.code, refused.out) == (2, "")
    none = here(store[0], "find-path", "--company", "Nowhere at all", "--picture", tmp_path / "paths.svg")
    assert none.code == 0
    assert "no picture" in none.err
    assert list(tmp_path.iterdir()) == []
