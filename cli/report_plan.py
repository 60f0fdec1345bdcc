"""What a plan looks like, in the report and by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cli.report_blocks import (
    Block,
    Chains,
    Figure,
    Item,
    Letter,
    Listing,
    Prose,
    Subheading,
    Table,
    chance,
    full_name,
    long_text,
    name_of,
    note_of,
    said,
    words_of,
    worth,
)
from cli.terminal import listed, plural
from graph.model import Person, PersonId
from outreach.plan import Choice, LeftOut, Plan
from outreach.states import State

LEFT_OUT_SHOWN = 12
"""How many lines about those who are left out are shown; the rest are counted (assumption)."""

NAMES_SHOWN = 3
"""How many people of one company are named who are left out for the same reason (assumption)."""


def options_again(week: str | None = None, asks: int | None = None, member: str | None = None) -> str:
    """Return options as they were given, for a command to type next; with a space before each.

    Example:
        >>> options_again("2026-W50", None, "Ada Park")
        ' --week 2026-W50 --from "Ada Park"'
    """
    said = {"--week": week, "--asks": asks, "--from": f'"{member}"' if member is not None else None}
    return "".join(f" {option} {value}" for option, value in said.items() if value is not None)


def plan_blocks(plan: Plan, *, again: str = "", drafts: Mapping[PersonId, str] | None = None) -> list[Block]:
    """Return a plan that can be taken on: its asks with reasons, their paths, who is left out, and one ask more.

    Args:
        plan: The plan.
        again: The options that taking it on needs as well, with a space before each.
        drafts: Texts ready to send, by the target of a choice; None for none.
    """
    blocks: list[Block] = []
    if plan.choices:
        items = tuple(_choice(choice, again, drafts or {}) for choice in plan.choices)
        blocks.append(Listing(items, tuple(choice.slot for choice in plan.choices)))
        blocks.append(chains(plan.choices))
    else:
        blocks.append(Prose(_nothing(plan)))
    more = _one_more(plan)
    if more:
        blocks.append(Prose(more))
    if plan.left_out:
        lines = list(left_out(plan.left_out))
        blocks.append(Subheading("Not this week, and why"))
        blocks.append(Listing(tuple(map(Item, lines[:LEFT_OUT_SHOWN]))))
        if len(lines) > LEFT_OUT_SHOWN:
            blocks.append(Prose(f"And {plural(len(lines) - LEFT_OUT_SHOWN, 'more', 'more')}."))
    return blocks


def accepted_blocks(plan: Plan) -> list[Block]:
    """Return what was taken on of a week that is over; at least one ask."""
    items = tuple(
        Item(heading(choice), tag=words_of(choice.state.value) if choice.state is not None else "")
        for choice in plan.choices
    )
    return [Listing(items, tuple(choice.slot for choice in plan.choices))]


def coming_blocks(plan: Plan, before: Plan) -> list[Block]:
    """Return the plan of the week after one that still runs, without what is said of this week already.

    Args:
        plan: The coming week's.
        before: The running week's.
    """
    known = {choice.ids for choice in before.choices if choice.ask is None}
    same = [choice for choice in plan.choices if choice.ids in known]
    new = [choice for choice in plan.choices if choice.ids not in known]
    blocks: list[Block] = []
    if same:
        ids = {choice.ids for choice in same}
        slots = listed([str(choice.slot) for choice in before.choices if choice.ids in ids])
        asks = (
            "The asks you do not take on this week"
            if len(same) > 1
            else "The ask you do not take on this week"
        )
        blocks.append(Prose(f"{asks} ({slots}) can wait until next week."))
    if new:
        blocks.append(Listing(tuple(Item(heading(choice), (note_of(choice.why),)) for choice in new)))
    if not plan.choices:
        blocks.append(Prose(_nothing(plan)))
    return blocks


def _nothing(plan: Plan) -> str:
    """Say why a plan is empty."""
    if plan.asks == 0:
        return "You asked for no asks this week."
    if plan.left_out:
        return "Nobody is to be asked this week; below is why."
    return "There is nobody to ask for yet: name people or companies with intrograph target add."


def _one_more(plan: Plan) -> str:
    """Say what one more ask a week would bring."""
    more = plan.one_more
    if more is None:
        if not plan.choices or not plan.left_out:
            return ""
        return "One more ask a week would bring nothing now: everybody else has to wait."
    who = listed([name_of(person) for person in more.targets])
    return f"One more ask a week would be worth {worth(more.utility)} more" + (f": {who}." if who else ".")


def heading(choice: Choice) -> str:
    """Say in a line what is asked of whom."""
    target = full_name(choice.target)
    if choice.connector is not None:
        return f"Ask {name_of(choice.connector)} about {target}"
    return f"Write to {target}"


def _choice(choice: Choice, again: str, drafts: Mapping[PersonId, str]) -> Item:
    """Return one ask of a plan."""
    reasons = dict.fromkeys(note_of(reason) for reason in choice.reasons if reason)
    details = [note_of(choice.why), *reasons]
    rests = f"from {plural(choice.odds.asks, 'ask')} of yours" if choice.odds.asks else "so far a guess"
    details.append(
        f"Odds {chance(choice.odds)}, {rests}; value {choice.value}, worth {worth(choice.utility)}."
    )
    command = ""
    if choice.ask is None:
        command = f"intrograph plan accept{again} {choice.slot}"
    elif choice.state is State.PLANNED:
        command = f"intrograph draft ask {choice.ask}"
    tag = "new to try" if choice.explores else "" if choice.state is None else words_of(choice.state.value)
    text = drafts.get(choice.target.id, "")
    letter = None
    if text:
        title = f"Draft for {choice.slot}: {name_of(choice.connector or choice.target)}"
        letter = Letter(title, long_text(text))
    return Item(heading(choice), tuple(details), tag, False, command, letter)


def left_out(rows: Sequence[LeftOut]) -> Iterator[str]:
    """Yield a line for each person who is left out; people of one company with the same reason share one."""
    groups: dict[tuple[str, str], list[Person]] = {}
    for each in rows:
        # Who is unlike all others is a group of one.
        company = each.target.company or f"\n{each.target.id}"
        groups.setdefault((company, each.why), []).append(each.target)
    for (company, why), people in groups.items():
        if len(people) == 1:
            yield f"{full_name(people[0])}: {note_of(why)}"
            continue
        names = [name_of(person) for person in people[:NAMES_SHOWN]]
        if len(people) > NAMES_SHOWN:
            names.append(f"{len(people) - NAMES_SHOWN} more")
        yield f"{listed(names)} at {said(company)}: {note_of(why)}"


def chains(choices: Sequence[Choice]) -> Figure:
    """Return the paths of a plan as a picture."""
    drawn = tuple(
        (
            choice.slot,
            ("you", *(name_of(person) for person in choice.path[1:])),
            choice.known or ((True,) * (len(choice.path) - 1) if choice.score is not None else ()),
        )
        for choice in choices
    )
    rows = tuple(
        (str(slot), " → ".join(names), "cold" if not known else "known" if all(known) else "partly inferred")
        for slot, names, known in drawn
    )
    cold = sum(not known for _, _, known in drawn)
    alt = "Who leads to whom, from you to the person to meet."
    if cold:
        alt += (
            f" {'One ask goes' if cold == 1 else f'{cold} asks go'} to somebody you have no tie to (dotted)."
        )
    if any(known and not all(known) for _, _, known in drawn):
        alt += " A dashed line is an inferred tie."
    table = Table("Who leads to whom", ("Ask", "Path", "Ties"), rows, words=3)
    return Figure(Chains(drawn), alt, table, spoken=True)
