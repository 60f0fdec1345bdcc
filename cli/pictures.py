"""Found paths as a picture: the person who asks on the left, who is wanted on the right, everybody drawn once.

SVG is laid out here and written through a template. PNG shows the same layout; matplotlib draws it, because it brings
a font of its own with letters of many languages.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path as FilePath

from cli.session import Usage
from cli.terminal import chain_of, columns, fit, job_of, name_of
from graph.errors import InvalidInput
from graph.model import Path, Person, PersonId

__all__ = ["FORMS", "Picture", "check", "draw", "png", "save", "svg"]

FORMS = (".svg", ".png")
"""What a picture's name may end with."""

MARGIN, CARD_WIDTH, CARD_HEIGHT, GAP_ACROSS, GAP_DOWN, HEAD = 24, 190, 46, 90, 18, 30
PAPER, INK, FAINT, LINE = "#ffffff", "#1d2433", "#5a6478", "#8a94a8"
ENDS, BETWEEN = "#dcebfa", "#f4f6fa"
LEGEND = "Solid: a known tie. Dashed: only likely. Thick: the best path."


@dataclass(frozen=True, slots=True)
class Card:
    """A person in the picture; ``x`` and ``y`` are the upper left corner in pixels."""

    x: int
    y: int
    name: str
    job: str
    whole: str
    fill: str

    @property
    def middle(self) -> int:
        """Where the text is centred."""
        return self.x + CARD_WIDTH // 2


Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Line:
    """A tie in the picture: curves from a card to another, each beginning where the one before ends.

    Attributes:
        points: The start, then two handles and an end of every curve.
        known: Whether the tie is known.
        width: In pixels.
    """

    points: tuple[Point, ...]
    known: bool
    width: float


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn where.

    Attributes:
        title: What the picture shows.
        description: The paths in words, for those who cannot see it.
        width: In pixels.
        height: In pixels.
        cards: The people, from left to right.
        ties: The ties, each once, the best path's last so that it lies on top.
    """

    title: str
    description: str
    width: int
    height: int
    cards: tuple[Card, ...]
    ties: tuple[Line, ...]


TieEnds = tuple[PersonId, PersonId]
"""The ends of a tie, the smaller id first."""


class _Plan:
    """Who stands where: how many ties from the left, and as which one in that column.

    Those between stand as far to the right as any path has them. A tie that leads past a column has a place of its own
    in it, so that no line runs behind somebody whom it does not touch.
    """

    def __init__(self, paths: Sequence[Path]) -> None:
        """Give everybody and every long tie a place, in the order in which they come on the paths."""
        self.last = max(path.hops for path in paths)
        self.people: dict[PersonId, Person] = {}
        self.column: dict[PersonId, int] = {}
        self._rows: list[dict[PersonId | TieEnds, int]] = [{} for _ in range(self.last + 1)]
        for path in paths:
            for number, person in enumerate(path.people):
                at = self.last if number == path.hops else number
                self.people.setdefault(person.id, person)
                self.column[person.id] = max(self.column.get(person.id, 0), at)
        for path in paths:
            for one, other in pairwise(path.people):
                self._place(self.column[one.id], one.id)
                for column in self.between(tie_ends(one, other)):
                    self._place(column, tie_ends(one, other))
            self._place(self.last, path.people[-1].id)
        self.tallest = max(map(len, self._rows))

    def _place(self, column: int, what: PersonId | TieEnds) -> None:
        """Put somebody, or a tie, below what stands in a column, unless they stand there."""
        rows = self._rows[column]
        rows.setdefault(what, len(rows))

    def between(self, ends: TieEnds) -> range:
        """Return the columns that a tie leads past."""
        one, other = sorted(self.column[end] for end in ends)
        return range(one + 1, other)

    def in_order(self, ends: TieEnds) -> TieEnds:
        """Return the ends of a tie from left to right, in one column from top to bottom."""
        one, other = sorted(ends, key=lambda end: (self.column[end], self._rows[self.column[end]][end]))
        return one, other

    def corner(self, column: int, what: PersonId | TieEnds) -> Point:
        """Return the upper left corner of a place."""
        rows = self._rows[column]
        step_down = CARD_HEIGHT + GAP_DOWN
        free = (self.tallest - len(rows)) * step_down // 2
        return MARGIN + column * (CARD_WIDTH + GAP_ACROSS), HEAD + MARGIN + free + rows[what] * step_down


def tie_ends(one: Person, other: Person) -> TieEnds:
    """Return the ends of a tie, the smaller id first."""
    return min(one.id, other.id), max(one.id, other.id)


def draw(paths: Sequence[Path], *, title: str, you: bool) -> Picture:
    """Lay out paths.

    Args:
        paths: At least one, best first, all from the same person.
        title: What the picture shows.
        you: Whether the start is called "you".

    Returns:
        The same picture for the same paths.

    Raises:
        InvalidInput: There is no path to draw.
    """
    if not paths:
        raise InvalidInput(
            "there is no path to draw", where="--picture", do="leave --picture out to read why"
        )
    plan = _Plan(paths)
    start = paths[0].people[0].id
    ends = {person.id for path in paths for person in (path.people[0], path.people[-1])}
    cards = []
    for id_, person in plan.people.items():
        x, y = plan.corner(plan.column[id_], id_)
        name = "you" if you and id_ == start else name_of(person)
        job = job_of(person)
        whole = f"{name}, {job}" if job else name
        cards.append(Card(x, y, _cut(name, 24), _cut(job, 30), whole, ENDS if id_ in ends else BETWEEN))
    ties: dict[TieEnds, Line] = {}
    for path in reversed(paths):
        for step, one, other in zip(path.steps, path.people, path.people[1:], strict=False):
            key = tie_ends(one, other)
            ties.pop(key, None)
            ties[key] = Line(_curves(plan, key), step.known, 3.5 if path is paths[0] else 1.5)
    right = max(x for tie in ties.values() for x, _ in tie.points)
    return Picture(
        title,
        "; ".join(chain_of(path, you=you) for path in paths),
        max(MARGIN + max(right, max(card.x for card in cards) + CARD_WIDTH), 2 * MARGIN + 9 * columns(title)),
        2 * HEAD + 2 * MARGIN + plan.tallest * (CARD_HEIGHT + GAP_DOWN),
        tuple(sorted(cards, key=lambda card: (card.x, card.y))),
        tuple(ties.values()),
    )


def _curves(plan: _Plan, ends: TieEnds) -> tuple[Point, ...]:
    """Return the curves of a tie: across to the next column and through its places, or around the side of a column."""
    one, other = plan.in_order(ends)
    half, bow = CARD_HEIGHT // 2, GAP_ACROSS // 2
    x, y = plan.corner(plan.column[one], one)
    points = [(x + CARD_WIDTH, y + half)]
    if plan.column[one] == plan.column[other]:
        below = plan.corner(plan.column[other], other)[1]
        side = x + CARD_WIDTH + bow
        return (*points, (side, y + half), (side, below + half), (x + CARD_WIDTH, below + half))
    stops = [plan.corner(column, ends) for column in plan.between(ends)]
    for number, (x, y) in enumerate([*stops, plan.corner(plan.column[other], other)]):
        before = points[-1]
        points += [(before[0] + bow, before[1]), (x - bow, y + half), (x, y + half)]
        if number < len(stops):
            points += [(x, y + half), (x + CARD_WIDTH, y + half), (x + CARD_WIDTH, y + half)]
    return tuple(points)


def _cut(text: str, width: int) -> str:
    """Shorten a text to so many columns."""
    return fit(text, width).rstrip()


def check(file: FilePath) -> None:
    """Make sure that a picture can get this name.

    Raises:
        Usage: The name ends with none of :data:`FORMS`.
        InvalidInput: There is such a file already.
    """
    if file.suffix.lower() not in FORMS:
        raise Usage(
            "a picture is an .svg or a .png", where="--picture", do=f"name it {file.stem or 'paths'}.svg"
        )
    if file.exists():
        raise InvalidInput("there is such a file already", where=str(file), do="name another one")


def save(picture: Picture, file: FilePath) -> None:
    """Write a picture to a new file that only its owner can read; :func:`check` has seen the name."""
    content = png(picture) if file.suffix.lower() == ".png" else svg(picture).encode()
    with file.open("xb") as stream:
        stream.write(content)
    file.chmod(0o600)


def svg(picture: Picture) -> str:
    """Return a picture as SVG."""
    from importlib.resources import files

    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    source = files("cli").joinpath("templates", "paths.svg.j2").read_text(encoding="utf-8")
    return environment.from_string(source).render(
        title=picture.title,
        description=picture.description,
        width=picture.width,
        height=picture.height,
        cards=picture.cards,
        ties=picture.ties,
        margin=MARGIN,
        card_width=CARD_WIDTH,
        card_height=CARD_HEIGHT,
        paper=PAPER,
        ink=INK,
        faint=FAINT,
        line=LINE,
        legend=LEGEND,
    )


def png(picture: Picture) -> bytes:
    """Return a picture as PNG, twice as fine as its measures.

    Raises:
        InvalidInput: The library that draws it is not installed.
    """
    try:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
        from matplotlib.patches import FancyBboxPatch, PathPatch
        from matplotlib.path import Path as Curve
    except ImportError:
        raise InvalidInput(
            "drawing a .png needs matplotlib", where="--picture", do="install it, or write an .svg"
        ) from None
    figure = Figure(figsize=(picture.width / 100, picture.height / 100), dpi=200, facecolor=PAPER)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, picture.width)
    axes.set_ylim(picture.height, 0)
    axes.axis("off")
    point = 0.72  # a hundredth of an inch in points

    def write(
        x: float, y: float, text: str, size: float, colour: str, *, left: bool = False, bold: bool = False
    ) -> None:
        # Dollar signs in names are no formulas.
        axes.text(
            x, y, text, fontsize=size * point, color=colour, ha="left" if left else "center", va="baseline",
            weight="bold" if bold else "normal", parse_math=False, zorder=3,
        )  # fmt: skip

    write(MARGIN, MARGIN, picture.title, 15, INK, left=True, bold=True)
    for tie in picture.ties:
        curve = Curve(tie.points, [Curve.MOVETO, *[Curve.CURVE4] * (len(tie.points) - 1)])
        axes.add_patch(
            PathPatch(
                curve, facecolor="none", edgecolor=LINE, linewidth=tie.width * point,
                linestyle="-" if tie.known else (0, (4, 3)), zorder=1,
            )
        )  # fmt: skip
    for card in picture.cards:
        shape = FancyBboxPatch(
            (card.x + 7, card.y + 7), CARD_WIDTH - 14, CARD_HEIGHT - 14, boxstyle="round,pad=7",
            facecolor=card.fill, edgecolor=LINE, linewidth=point, zorder=2,
        )  # fmt: skip
        axes.add_patch(shape)
        write(card.middle, card.y + (20 if card.job else 28), card.name, 13, INK)
        if card.job:
            write(card.middle, card.y + 36, card.job, 10, FAINT)
    write(MARGIN, picture.height - 14, LEGEND, 10, FAINT, left=True)
    stream = io.BytesIO()
    import warnings

    with warnings.catch_warnings():
        # A letter that the font lacks becomes a box; that is no reason to alarm anybody.
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        figure.savefig(stream, format="png", metadata={"Software": None})
    return stream.getvalue()
