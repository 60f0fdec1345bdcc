"""Found paths as a picture: the person who asks on the left, who is wanted on the right, everybody drawn once.

SVG is laid out here and written through a template. PNG shows the same layout; matplotlib draws it, because it brings
a font of its own with letters of many languages.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class Line:
    """A tie in the picture: a curve from a card to another (start, two handles, end)."""

    points: tuple[tuple[int, int], tuple[int, int], tuple[int, int], tuple[int, int]]
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


@dataclass(slots=True)
class _Place:
    """Where somebody stands: how many ties from the left, and as which one in that column."""

    person: Person
    column: int
    row: int = 0
    end: bool = False


@dataclass(slots=True)
class _Plan:
    """Everybody's place, by id."""

    places: dict[PersonId, _Place] = field(default_factory=dict)
    tallest: int = 0

    def put(self, path: Path, last: int) -> None:
        """Give everybody on a path a place; those between stand as far to the right as any path has them."""
        for column, person in enumerate(path.people):
            end = column in (0, path.hops)
            at = last if column == path.hops else column
            place = self.places.setdefault(person.id, _Place(person, at))
            place.column = max(place.column, at)
            place.end = place.end or end

    def count_rows(self) -> None:
        """Stack the people of each column in the order in which they came."""
        for place in self.places.values():
            place.row = self.heights.get(place.column, 0)
            self.heights[place.column] = place.row + 1
        self.tallest = max(self.heights.values(), default=0)

    heights: dict[int, int] = field(default_factory=dict)


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
    last = max(path.hops for path in paths)
    plan = _Plan()
    for path in paths:
        plan.put(path, last)
    plan.count_rows()
    step_down = CARD_HEIGHT + GAP_DOWN
    height = HEAD + 2 * MARGIN + plan.tallest * step_down + HEAD

    def corner(place: _Place) -> tuple[int, int]:
        free = (plan.tallest - plan.heights[place.column]) * step_down // 2
        return (
            MARGIN + place.column * (CARD_WIDTH + GAP_ACROSS),
            HEAD + MARGIN + free + place.row * step_down,
        )

    start = paths[0].people[0].id
    cards = []
    for place in sorted(plan.places.values(), key=lambda each: (each.column, each.row)):
        x, y = corner(place)
        name = "you" if you and place.person.id == start else name_of(place.person)
        job = job_of(place.person)
        whole = f"{name}, {job}" if job else name
        cards.append(Card(x, y, _cut(name, 24), _cut(job, 30), whole, ENDS if place.end else BETWEEN))
    ties: dict[tuple[PersonId, PersonId], Line] = {}
    for path in reversed(paths):
        for step, one, other in zip(path.steps, path.people, path.people[1:], strict=False):
            key = (min(one.id, other.id), max(one.id, other.id))
            ties.pop(key, None)
            ends = sorted(
                (plan.places[one.id], plan.places[other.id]), key=lambda each: (each.column, each.row)
            )
            points = _curve(corner(ends[0]), corner(ends[1]))
            ties[key] = Line(points, step.known, 3.5 if path is paths[0] else 1.5)
    return Picture(
        title,
        "; ".join(chain_of(path, you=you) for path in paths),
        max(2 * MARGIN + (last + 1) * CARD_WIDTH + last * GAP_ACROSS, 2 * MARGIN + 9 * columns(title)),
        height,
        tuple(cards),
        tuple(ties.values()),
    )


def _curve(
    one: tuple[int, int], other: tuple[int, int]
) -> tuple[tuple[int, int], tuple[int, int], tuple[int, int], tuple[int, int]]:
    """Return a curve between two cards: across to the next one, or around the side of a column."""
    (x1, y1), (x2, y2) = one, other
    half = CARD_HEIGHT // 2
    start = (x1 + CARD_WIDTH, y1 + half)
    bow = GAP_ACROSS // 2
    if x1 == x2:
        return start, (start[0] + bow, y1 + half), (start[0] + bow, y2 + half), (x2 + CARD_WIDTH, y2 + half)
    return start, (start[0] + bow, y1 + half), (x2 - bow, y2 + half), (x2, y2 + half)


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
        curve = Curve(tie.points, (Curve.MOVETO, Curve.CURVE4, Curve.CURVE4, Curve.CURVE4))
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
