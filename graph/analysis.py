"""The network as a whole on one day: its circles, who joins them, where it would fall apart, how far somebody reaches.

Everything rests on living known ties; inferred ones count for nothing here. networkx does the graph theory and is
imported inside the functions, because most commands have no use for it. Inside, people are numbers in the order of
their ids, so that nothing depends on the order of imports or of hashes.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, cast

from graph.export import ExportedTie, living_ties, people
from graph.model import Person, PersonId
from graph.store import GraphStore

if TYPE_CHECKING:
    import networkx

__all__ = [
    "Bridge",
    "Broker",
    "Community",
    "Coverage",
    "Opener",
    "WholeGraph",
    "analyse",
    "gexf",
    "graph_of",
    "graphml",
]

PIVOTS = 200
"""From so many people, drawn at random, shortest ways are counted in a larger network (Brandes and Pich 2007: a few
hundred pivots order the highest betweenness well); in a smaller one from everybody."""

MOST_HOPS = 4
"""Reach is told up to so many ties, as far as paths are sought."""


@dataclass(frozen=True, slots=True)
class Community:
    """A circle: people who have more ties among themselves than chance would give (Blondel et al. 2008).

    Attributes:
        people: Those with most ties inside first, then by id.
        ties: How many ties are inside.
        companies: The most frequent employers as ``(name, people)``, at most three, each of two people or more.
    """

    people: tuple[Person, ...]
    ties: int
    companies: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Broker:
    """Somebody through whom many shortest ways between others lead (betweenness; Freeman 1977).

    Attributes:
        person: Who.
        share: The share of all pairs of others whose shortest ways lead through them, 0 to 1; estimated from
            :data:`PIVOTS` people in a network of more.
        circles: To how many communities their own ties lead.
        contacts: Their living known ties.
    """

    person: Person
    share: float
    circles: int
    contacts: int


@dataclass(frozen=True, slots=True)
class Bridge:
    """A tie without which the people on its two sides would not reach each other at all.

    Attributes:
        a: The end on the smaller side; of equal sides, the end with the smaller id.
        b: The other end.
        behind: How many people are on the smaller side, ``a`` included.
    """

    a: Person
    b: Person
    behind: int


@dataclass(frozen=True, slots=True)
class Opener:
    """A first-degree connector, chosen so that a few together open as much as possible.

    Attributes:
        person: Who.
        opens: People two ties away whom they know and nobody chosen before them does.
    """

    person: Person
    opens: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far somebody reaches.

    Attributes:
        start: Who.
        within: People within 1, 2, 3 and 4 ties.
        openers: The connectors that together open most of the people two ties away, in the order of being chosen.
        opened: How many of them the openers know together.
    """

    start: Person
    within: tuple[int, ...]
    openers: tuple[Opener, ...]
    opened: int


@dataclass(frozen=True, slots=True)
class WholeGraph:
    """The network as a whole.

    Attributes:
        people: Everybody in the store.
        ties: Living known ties.
        alone: People without any.
        components: Groups of people that no tie joins with each other, people without ties left out.
        largest: People in the largest of them.
        communities: The largest first, then by the id of their first person.
        brokers: The greatest share first, then by id; only people with a share.
        bridges: Those with most people behind them first, then by ids; only where two or more are.
        coverage: How far the start reaches; None where nobody was named.
    """

    people: int
    ties: int
    alone: int
    components: int
    largest: int
    communities: tuple[Community, ...]
    brokers: tuple[Broker, ...]
    bridges: tuple[Bridge, ...]
    coverage: Coverage | None


def analyse(
    store: GraphStore,
    *,
    as_of: date,
    start: PersonId | None = None,
    limit: int = 10,
    rng: random.Random | None = None,
) -> WholeGraph:
    """Describe the network as a whole on a day.

    Takes seconds for some thousand people and minutes for some hundred thousand.

    Args:
        store: Where the network is.
        as_of: The day; later evidence does not count.
        start: Whose reach is described; None for nobody's. Somebody without ties reaches nobody.
        limit: How many communities, brokers, bridges and openers are named at most, at least 1.
        rng: Draws the pivots and the order in which communities grow; None for the same draw every time.

    Returns:
        The same for the same network, whatever order it was imported in.

    Example:
        >>> from graph.store import open_store
        >>> with open_store("sqlite://") as store:
        ...     analyse(store, as_of=date(2026, 1, 5)).ties
        0
    """
    import networkx

    rng = rng or random.Random(1)
    everybody = people(store)
    numbers = {person.id: number for number, person in enumerate(everybody)}
    graph: networkx.Graph[int] = networkx.Graph()
    graph.add_nodes_from(range(len(everybody)))
    graph.add_edges_from((numbers[tie.a.id], numbers[tie.b.id]) for tie in living_ties(store, as_of=as_of))
    alone = [number for number in graph if not graph.degree(number)]
    at = numbers.get(start) if start is not None else None
    coverage = _coverage(graph, everybody, at, limit) if at is not None else None
    graph.remove_nodes_from(alone)
    sizes = sorted((len(part) for part in networkx.connected_components(graph)), reverse=True)
    parts = _communities(graph, rng)
    return WholeGraph(
        people=len(everybody),
        ties=graph.number_of_edges(),
        alone=len(alone),
        components=len(sizes),
        largest=sizes[0] if sizes else 0,
        communities=tuple(_community(graph, everybody, part) for part in parts[:limit]),
        brokers=_brokers(graph, everybody, parts, limit, rng),
        bridges=_bridges(graph, everybody, limit),
        coverage=coverage,
    )


def _communities(graph: networkx.Graph[int], rng: random.Random) -> list[list[int]]:
    """Return the circles, the largest first."""
    from networkx.algorithms.community import louvain_communities

    if not graph.number_of_edges():
        return []
    found = louvain_communities(graph, seed=rng.randrange(2**31))
    return sorted((sorted(part) for part in found), key=lambda part: (-len(part), part[0]))


def _community(graph: networkx.Graph[int], everybody: Sequence[Person], part: Sequence[int]) -> Community:
    """Describe one circle."""
    members = set(part)
    inside = {number: sum(other in members for other in graph[number]) for number in part}
    companies: dict[str, int] = {}
    for number in part:
        company = everybody[number].company
        if company:
            companies[company] = companies.get(company, 0) + 1
    frequent = sorted(
        ((name, count) for name, count in companies.items() if count > 1), key=lambda c: (-c[1], c[0])
    )
    return Community(
        tuple(everybody[number] for number in sorted(part, key=lambda number: (-inside[number], number))),
        sum(inside.values()) // 2,
        tuple(frequent[:3]),
    )


def _brokers(
    graph: networkx.Graph[int],
    everybody: Sequence[Person],
    parts: Sequence[Sequence[int]],
    limit: int,
    rng: random.Random,
) -> tuple[Broker, ...]:
    """Return the people through whom most shortest ways lead."""
    import networkx

    pivots = PIVOTS if len(graph) > PIVOTS else None
    shares: Mapping[int, float] = networkx.betweenness_centrality(graph, k=pivots, seed=rng.randrange(2**31))
    circle = {number: at for at, part in enumerate(parts) for number in part}
    # Rounded, because the order of additions is not the same on every machine.
    best = sorted((-round(share, 9), number) for number, share in shares.items() if round(share, 9) > 0)
    return tuple(
        Broker(
            everybody[number],
            -share,
            len({circle[other] for other in graph[number]}),
            len(graph[number]),
        )
        for share, number in best[:limit]
    )


def _bridges(graph: networkx.Graph[int], everybody: Sequence[Person], limit: int) -> tuple[Bridge, ...]:
    """Return the ties on which most people depend."""
    import networkx

    found: list[tuple[int, int, int]] = []
    # The library's published types say that this yields people.
    bridges = cast("Iterable[tuple[int, int]]", networkx.bridges(graph))
    cut = sorted((min(tie), max(tie)) for tie in bridges)
    forest = graph.copy()
    forest.remove_edges_from(cut)
    block = {number: at for at, part in enumerate(networkx.connected_components(forest)) for number in part}
    size: dict[int, int] = {}
    for at in block.values():
        size[at] = size.get(at, 0) + 1
    # What is left without the bridges are blocks; the bridges join them to trees, in which sizes add up.
    tree: networkx.Graph[int] = networkx.Graph()
    tree.add_nodes_from(sorted(size))
    tree.add_edges_from((block[a], block[b], {"tie": (a, b)}) for a, b in cut)
    for part in networkx.connected_components(tree):
        root = min(part)
        total = sum(size[at] for at in part)
        below = {at: size[at] for at in part}
        for above, at in reversed(list(networkx.dfs_edges(tree, root))):
            below[above] += below[at]
            a, b = tree[above][at]["tie"]
            lower, upper = (a, b) if block[a] == at else (b, a)
            found.append(min((below[at], lower, upper), (total - below[at], upper, lower)))
    found.sort(key=lambda each: (-each[0], each[1], each[2]))
    return tuple(Bridge(everybody[a], everybody[b], behind) for behind, a, b in found[:limit] if behind > 1)


def _coverage(graph: networkx.Graph[int], everybody: Sequence[Person], start: int, limit: int) -> Coverage:
    """Say how far somebody reaches, and which few connectors open most."""
    import networkx

    distance: Mapping[int, int] = networkx.single_source_shortest_path_length(graph, start, cutoff=MOST_HOPS)
    within = tuple(sum(0 < steps <= hops for steps in distance.values()) for hops in range(1, MOST_HOPS + 1))
    second = {number for number, steps in distance.items() if steps == 2}
    opens = {number: second.intersection(graph[number]) for number in sorted(graph[start])}
    chosen: list[Opener] = []
    covered: set[int] = set()
    # Greedy, which is at least 63 % of the best there is (Nemhauser et al. 1978).
    while len(chosen) < limit and opens:
        best = max(opens, key=lambda number: (len(opens[number] - covered), -number))
        fresh = opens.pop(best) - covered
        if not fresh:
            break
        covered |= fresh
        chosen.append(Opener(everybody[best], len(fresh)))
    return Coverage(everybody[start], within, tuple(chosen), len(covered))


# --- for other programs -----------------------------------------------------------------------------------------------

# What XML 1.0 cannot hold, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_STAMP = re.compile(r' lastmodifieddate="[^"]*"(.*?<creator>)[^<]*', re.DOTALL)


def graph_of(everybody: Iterable[Person], ties: Iterable[ExportedTie]) -> networkx.Graph[str]:
    """Return people and ties as a networkx graph.

    Args:
        everybody: The nodes, in their order.
        ties: The edges, in their order; their ends are among the people.

    Returns:
        Nodes are ids, with ``label`` (the name), ``company`` and ``position`` (empty when unknown); edges have
        ``since`` and ``last`` (ISO days, empty when unknown), ``evidence`` (its kinds, joined by spaces) and
        ``messages``.
    """
    import networkx

    graph: networkx.Graph[str] = networkx.Graph()
    for person in everybody:
        graph.add_node(
            _text(person.id),
            label=_text(person.name or person.id),
            company=_text(person.company or ""),
            position=_text(person.position or ""),
        )
    for tie in ties:
        graph.add_edge(
            _text(tie.a.id),
            _text(tie.b.id),
            since=tie.since.isoformat() if tie.since else "",
            last=tie.last.isoformat() if tie.last else "",
            evidence=" ".join(kind.word for kind in tie.kinds),
            messages=tie.messages,
        )
    return graph


def graphml(everybody: Iterable[Person], ties: Iterable[ExportedTie], *, as_of: date) -> str:
    """Return people and ties as GraphML, which Gephi, networkx and yEd read.

    Args:
        everybody: As for :func:`graph_of`.
        ties: As for :func:`graph_of`.
        as_of: The day for which they stand; kept as a property of the graph.
    """
    from networkx import generate_graphml

    graph = graph_of(everybody, ties)
    graph.graph["as_of"] = as_of.isoformat()
    return _document(generate_graphml(graph, named_key_ids=True))


def gexf(everybody: Iterable[Person], ties: Iterable[ExportedTie], *, as_of: date) -> str:
    """Return people and ties as GEXF, the form of Gephi.

    Args:
        everybody: As for :func:`graph_of`.
        ties: As for :func:`graph_of`.
        as_of: The day for which they stand, which the document bears.
    """
    from networkx import generate_gexf

    text = _document(generate_gexf(graph_of(everybody, ties), version="1.2draft"))
    # The library stamps the day of the real clock and its own version.
    return _STAMP.sub(rf' lastmodifieddate="{as_of.isoformat()}"\1intrograph', text, count=1)


def _document(lines: Iterable[str]) -> str:
    """Return an XML document."""
    text = "\n".join(lines)
    return (
        text.rstrip("\n") + "\n"
        if text.startswith("<?xml")
        else f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'
    )


def _text(text: str) -> str:
    """Return a text without what XML cannot hold."""
    return _NOT_XML.sub(" ", text)
