"""``referrals``: which relationships turned into conversations, referrals, interviews and offers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from cli.asks import called, people_of
from cli.documents import Document, person_document
from cli.session import command_app, session_of
from cli.terminal import plural, wrap
from outreach.counts import COUNTS, Came, Relationship, by_label, calibration, channel, hops
from outreach.counts import referrals as count
from outreach.fields import company_type
from outreach.ledger import read

if TYPE_CHECKING:
    from graph.model import Person, PersonId
    from outreach.counts import Calibration, Rate

app = command_app()


@app.command()
def referrals(
    context: typer.Context,
    *,
    calibrated: Annotated[
        bool, typer.Option("--calibration", help="How good the odds were, and whether that can be said yet.")
    ] = False,
    member: Annotated[
        str | None, typer.Option("--from", metavar="MEMBER", help="Whose; yours unless given.")
    ] = None,
) -> None:
    """Say which relationships turned into conversations, referrals, interviews and offers."""
    session = session_of(context)
    owner = session.me(member).shown
    ledger = read(session.store, today=session.today)
    few = ledger.profile(owner).count("report.few")
    asks = [ask for ask in ledger.of(owner) if ask.made]
    if calibrated:
        found = calibration(ledger.of(owner), few=few)
        session.answer(
            lambda: {"calibration": _calibration_document(found)}, lambda: _calibration_lines(found)
        )
        return
    rows, totals = count(ledger, owner)
    people = people_of(session, (each for ask in ledger.of(owner) for each in ask.path))
    groups = {
        "tie": by_label(asks, lambda ask: ask.frozen.label),
        "hops": by_label(asks, hops),
        "channel": by_label(asks, channel),
        "company_type": by_label(asks, lambda ask: company_type(people[ask.target].company)),
    }
    session.answer(
        lambda: {
            "relationships": [
                {"connector": person_document(people[row.connector]), **came_document(row.came, few)}
                for row in rows
            ],
            "totals": came_document(totals, few),
            "by": {
                name: [{"label": label, **came_document(each, few)} for label, each in group]
                for name, group in groups.items()
            },
        },
        lambda: _lines(rows, totals, groups, people, few),
    )


def rate_document(rate: Rate) -> Document:
    """Return a share with its interval."""
    return {"count": rate.count, "of": rate.of, "low": rate.low, "high": rate.high, "enough": rate.enough}


def came_document(came: Came, few: int) -> Document:
    """Return how many asks came how far, with rates and the entries behind them."""
    return {
        **{name: getattr(came, name) for name in COUNTS},
        "referred_offered": came.referred_offered,
        "referred_asked": came.referred_asked,
        "rates": {name: rate_document(came.rate(name, few=few)) for name in COUNTS if name != "asks"},
        "numbers": list(came.numbers),
        "entries": list(came.entries),
    }


# --- text ---------------------------------------------------------------------------------------------------------


def _lines(
    rows: Sequence[Relationship],
    totals: Came,
    groups: Mapping[str, Sequence[tuple[str, Came]]],
    people: Mapping[PersonId, Person],
    few: int,
) -> Iterator[str]:
    """Write the relationships for people."""
    if not totals.asks:
        yield "Nobody has been asked yet. Begin with: intrograph ask new TARGET"
        return
    for row in rows:
        yield from wrap(f"{called(people[row.connector])}: {_words(row.came)}", rest="  ")
        where = ", ".join(map(str, row.came.numbers))
        yield from wrap(f"{'ask' if len(row.came.numbers) == 1 else 'asks'} {where}", first="  ")
    if rows:
        yield ""
    yield from wrap(f"Altogether: {_words(totals)}", rest="  ")
    yield from wrap(f"conversations: {totals.rate('held', few=few)}", first="  ")
    yield from wrap(f"referrals: {totals.rate('referred', few=few)}", first="  ")
    if totals.referred:
        yield from wrap(
            f"of them offered {totals.referred_offered}, asked for {totals.referred_asked} (E42)", first="  "
        )
    titles = {
        "tie": "By kind of tie",
        "hops": "By ties",
        "channel": "By channel",
        "company_type": "By company type",
    }
    for name, group in groups.items():
        if len(group) > 1:
            yield ""
            yield f"{titles[name]}, conversations"
            for label, came in group:
                yield from wrap(f"{label}: {came.rate('held', few=few)}", first="  ")


def _words(came: Came) -> str:
    """Say how many asks came how far; what never happened is left out."""
    parts = [plural(came.asks, "ask")]
    for name in COUNTS[1:]:
        number: int = getattr(came, name)
        if number:
            parts.append(f"{number} {name}")
    return ", ".join(parts)


# --- calibration --------------------------------------------------------------------------------------------------


def _calibration_document(found: Calibration) -> Document:
    """Return how good the odds were."""
    return {
        "asks": found.asks,
        "held": found.held,
        "brier": found.brier,
        "reference": found.reference,
        "skill": found.skill,
        "meaningful": found.meaningful,
        "verdict": found.verdict,
        "bins": [
            {
                "low": each.low,
                "high": each.high,
                "asks": each.asks,
                "expected": each.expected,
                "held": rate_document(each.held),
            }
            for each in found.bins
        ],
    }


def _calibration_lines(found: Calibration) -> Iterator[str]:
    """Say how good the odds were, for people."""
    yield from wrap(found.verdict)
    if found.brier is not None and found.reference is not None:
        skill = f", skill {found.skill:+.2f}" if found.skill is not None else ""
        yield from wrap(
            f"Brier score {found.brier:.4f} (best 0), always the overall share {found.reference:.4f}{skill}",
            first="  ",
        )
    for each in found.bins:
        if each.asks and each.expected is not None:
            yield from wrap(
                f"odds {each.low:.0%} to {each.high:.0%}: {each.expected:.0%} expected, {each.held}",
                first="  ",
            )
