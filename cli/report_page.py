"""What a report says to the member, in sections made of the blocks of :mod:`cli.report_blocks`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from cli.report_blocks import (
    Bars,
    Block,
    Chains,
    Figure,
    Item,
    Letter,
    Listing,
    Page,
    Prose,
    Rings,
    Section,
    Table,
    chance,
    day,
    full_name,
    long_text,
    name_of,
    note_of,
    said,
    span,
    words_of,
    worth,
)
from cli.terminal import clean, listed, plural
from outreach.calendar import Week
from outreach.counts import FUNNEL, Came, rate
from outreach.plan import Choice, Plan
from outreach.report import Counts, Lesson, WeeklyReport
from outreach.states import EVENTS, State
from outreach.surroundings import Growth, RankMove

LEFT_OUT_SHOWN = 12
"""How many of those who are left out are listed; the rest are counted (assumption)."""

ROWS_SHOWN = 15
"""How many rows of a long table are shown; the rest are counted (assumption)."""

__all__ = ["Page", "funnel_section", "member_page", "subtitle", "weeks_table"]


# --- for the member ---------------------------------------------------------------------------------------------


def member_page(report: WeeklyReport) -> Page:
    """Return the report for a member."""
    overdue = sum(each.overdue for each in report.obligations)
    held = report.happened["held"]
    sections = (
        _owed(report),
        _plan_section("plan", "This week's asks", report.plan, report),
        _happened(report),
        funnel_section(report.funnels),
        _waiting(report),
        _learned(report),
        _coverage(report),
        _network(report),
        _relationships(report),
        _next(report),
    )
    return Page(
        title=f"Your week {report.week}",
        subtitle=subtitle(report.week, report.as_of),
        summary=(
            (str(len(report.obligations)), "owed" if not overdue else f"owed, {overdue} overdue"),
            (str(len(report.asks)), "open asks" if len(report.asks) != 1 else "open ask"),
            (str(held), "conversations this week" if held != 1 else "conversation this week"),
            (
                str(report.totals.referred),
                "referrals so far" if report.totals.referred != 1 else "referral so far",
            ),
        ),
        lead=_lead(report),
        sections=tuple(section for section in sections if section is not None),
        foot=f"For {name_of(report.member)}. Made on this computer; nothing was sent to anybody.",
    )


def subtitle(week: Week, as_of: date) -> str:
    """Return the days a report covers."""
    over = as_of >= date.fromordinal(week.end.toordinal() - 1)
    return span(week) if over else f"{span(week)}, as of {day(as_of, week.start)}"


def _lead(report: WeeklyReport) -> str:
    """Return the first sentence."""
    if report.first and not any(report.happened.values()):
        if report.plan.choices or report.asks:
            return "This is your first week. What you write down in it is what later weeks are compared with."
        return (
            "This is your first week. Name one or two people or companies you would like to know more about "
            "(intrograph target add), and the plan below shows who could introduce you."
        )
    if report.first:
        return (
            "This is your first week with asks in it. From next week on it is compared with the weeks before."
        )
    if not any(report.happened.values()):
        return "Nothing was written down this week, and that is fine."
    return ""


def _owed(report: WeeklyReport) -> Section:
    """Return what is owed."""
    if not report.obligations:
        return Section("owed", "What you owe", (Prose("Nothing is owed for now."),))
    items = []
    for each in report.obligations:
        if each.overdue:
            tag = f"overdue since {day(each.due, report.as_of)}"
        elif each.due == report.as_of:
            tag = "today"
        else:
            tag = f"by {day(each.due, report.as_of)}"
        if each.due_at is not None:
            tag += f", {each.due_at:%H:%M}"
        details = (f"Rule {each.rule}, ask {each.ask}.",)
        items.append(Item(note_of(each.what), details, tag, each.overdue, clean(each.settle)))
    return Section("owed", "What you owe", (Listing(tuple(items)),))


def _plan_section(key: str, title: str, plan: Plan, report: WeeklyReport) -> Section:
    """Return a plan."""
    blocks: list[Block] = []
    if plan.choices:
        numbers = tuple(choice.slot for choice in plan.choices)
        items = tuple(_choice(choice, key == "plan") for choice in plan.choices)
        blocks.append(Listing(items, numbers))
        blocks.append(_chains(plan.choices))
    else:
        over = plan.week.end <= report.as_of or plan.week.end.toordinal() - 1 == report.as_of.toordinal()
        blocks.append(Prose("Nothing was planned for this week." if over else _no_plan(plan)))
    if plan.one_more is not None:
        who = listed([name_of(person) for person in plan.one_more.targets])
        blocks.append(
            Prose(
                f"One more ask a week would bring about {worth(plan.one_more.utility)} conversations more"
                + (f": {who}." if who else ".")
            )
        )
    if plan.left_out and key == "plan":
        blocks.append(Prose("Left out this week:"))
        items = tuple(Item(f"{full_name(each.target)}: {note_of(each.why)}") for each in plan.left_out)
        blocks.append(Listing(items[:LEFT_OUT_SHOWN]))
        if len(items) > LEFT_OUT_SHOWN:
            blocks.append(Prose(f"And {plural(len(items) - LEFT_OUT_SHOWN, 'more', 'more')}."))
    if key == "plan":
        drafts = report.surroundings.drafts
        blocks.extend(
            Letter(f"Draft for {choice.slot}: {name_of(choice.connector or choice.target)}", long_text(text))
            for choice in plan.choices
            for text in [drafts.get(choice.target.id, "")]
            if text
        )
    return Section(key, title, tuple(blocks))


def _no_plan(plan: Plan) -> str:
    """Say why a plan is empty."""
    if plan.asks == 0:
        return "You asked for no asks this week."
    if plan.left_out:
        return "Nobody is to be asked this week; below is why."
    return "There is nobody to ask for yet: name people or companies with intrograph target add."


def _choice(choice: Choice, now: bool) -> Item:
    """Return one ask of a plan."""
    target = full_name(choice.target)
    if choice.connector is not None:
        text = f"Ask {name_of(choice.connector)} about {target}"
    else:
        text = f"Write to {target}"
    reasons = dict.fromkeys(note_of(reason) for reason in choice.reasons if reason)
    details = [note_of(choice.why), *reasons]
    rests = f"from {plural(choice.odds.asks, 'ask')} of yours" if choice.odds.asks else "so far a guess"
    details.append(
        f"Odds {chance(choice.odds)}, {rests}; value {choice.value}, worth {worth(choice.utility)}."
    )
    command = ""
    if now and choice.ask is None:
        command = f"intrograph plan accept {choice.slot}"
    elif now and choice.state is State.PLANNED:
        command = f"intrograph draft ask {choice.ask}"
    tag = "new to try" if choice.explores else "" if choice.state is None else words_of(choice.state.value)
    return Item(text, tuple(details), tag, False, command)


def _chains(choices: Sequence[Choice]) -> Figure:
    """Return the paths of a plan as a picture."""
    chains = tuple(
        (
            choice.slot,
            ("you", *(name_of(person) for person in choice.path[1:])),
            choice.known or ((True,) * (len(choice.path) - 1) if choice.score is not None else ()),
        )
        for choice in choices
    )
    rows = tuple(
        (str(slot), " → ".join(names), "cold" if not known else "known" if all(known) else "partly inferred")
        for slot, names, known in chains
    )
    cold = sum(not known for _, _, known in chains)
    alt = (
        f"{plural(len(chains), 'ask')} of this plan, each as a line of people from you to the person to meet."
    )
    if cold:
        alt += f" {plural(cold, 'of them goes', 'of them go')} to somebody you have no tie to (dotted)."
    if any(known and not all(known) for _, _, known in chains):
        alt += " A dashed line is an inferred tie."
    table = Table("Who leads to whom", ("Ask", "Path", "Ties"), rows, words=3)
    return Figure(Chains(chains), alt, table, spoken=True)


def _happened(report: WeeklyReport) -> Section:
    """Return what happened, against the weeks before."""
    blocks: list[Block] = []
    if report.events:
        items = []
        for each in report.events:
            who = name_of(each.by)
            about = f" about {name_of(each.target)}" if each.by.id != each.target.id else ""
            items.append(
                Item(f"{day(each.on, report.as_of)}: {words_of(each.event)}, {who}{about} (ask {each.ask})")
            )
        blocks.append(Listing(tuple(items)))
    else:
        blocks.append(Prose("No entries this week."))
    table = weeks_table(report.week, report.happened, report.before)
    if table is not None:
        blocks.append(table)
    return Section("happened", "What happened", tuple(blocks))


def weeks_table(week: Week, happened: Counts, before: Sequence[tuple[Week, Counts]]) -> Table | None:
    """Return the entries of five weeks, newest first; None where there are none."""
    weeks = [(week, happened), *reversed(before)]
    words = [word for word in EVENTS if any(counts[word] for _, counts in weeks)]
    if not words:
        return None
    header = ("Event", "This week", "Last week", *(f"W{each.number:02}" for each, _ in weeks[2:]))
    rows = tuple((words_of(word), *(str(counts[word]) for _, counts in weeks)) for word in words)
    return Table("Entries by week", header, rows)


def funnel_section(funnels: Sequence[tuple[Week, Counts]]) -> Section | None:
    """Return the funnel at the end of each week."""
    last = funnels[-1][1]
    if not any(last.values()):
        return None
    steps = [step for step in FUNNEL if last[step] or step in {"asked", "agreed", "introduced", "held"}]
    weeks = [f"W{week.number:02}" for week, _ in funnels]
    counts = tuple(tuple(each[step] for _, each in funnels) for step in steps)
    rows = tuple((words_of(step), *map(str, row)) for step, row in zip(steps, counts, strict=True))
    talks = rate(last["held"], last["asked"])
    alt = (
        f"Asks that ever reached each step, at the end of five weeks. By the end of {funnels[-1][0]}: "
        + listed([f"{last[step]} {words_of(step)}" for step in steps])
        + "."
    )
    blocks = (
        Prose(f"Of all you asked, {talks} led to a conversation."),
        Figure(
            Bars(tuple(map(words_of, steps)), tuple(weeks), counts),
            alt,
            Table("Asks that ever reached a step, at the end of each week", ("Step", *weeks), rows),
        ),
    )
    return Section("funnel", "How far asks come", blocks)


def _waiting(report: WeeklyReport) -> Section | None:
    """Return the open asks and who has the turn."""
    if not report.asks:
        return None
    rows = []
    for ask in report.asks:
        turn = "you" if ask.turn is None else name_of(ask.turn)
        state = words_of(ask.state.value) + (", quiet" if ask.quiet else "")
        rows.append((str(ask.id), name_of(ask.target), state, turn, day(report.since[ask.id], report.as_of)))
    table = Table(
        "Where they stand, and whose turn it is",
        ("Ask", "To meet", "Where it stands", "Whose turn", "Last entry"),
        tuple(rows),
        words=5,
    )
    return Section("open", "Open asks", (table,))


def _learned(report: WeeklyReport) -> Section | None:
    """Return what was learned and ruled out."""

    def items(lessons: Iterable[Lesson]) -> tuple[Item, ...]:
        """Return lessons as a list."""
        return tuple(
            Item(
                f"{full_name(each.target)}: {note_of(each.note) or 'no note'}", (), day(each.on, report.as_of)
            )
            for each in lessons
        )

    learned = items(each for each in report.lessons if not each.ruled_out)
    ruled_out = items(each for each in report.lessons if each.ruled_out)
    if not learned and not ruled_out:
        return None
    blocks: list[Block] = []
    if learned:
        blocks.append(Listing(learned))
    if ruled_out:
        blocks.append(Prose("Ruled out, which is a result, too:"))
        blocks.append(Listing(ruled_out))
    return Section("learned", "What you learned", tuple(blocks))


def _coverage(report: WeeklyReport) -> Section | None:
    """Return companies by functions."""
    if not report.coverage:
        return None
    rows = tuple(
        (
            said(row.company) or "unknown",
            *("" if not asks else f"{held} of {asks}" for asks, held in zip(row.asks, row.held, strict=True)),
        )
        for row in report.coverage
    )
    blocks: list[Block] = [
        Table(
            "Conversations of asks, by company and function",
            ("Company", *report.functions),
            rows[:ROWS_SHOWN],
        )
    ]
    if len(rows) > ROWS_SHOWN:
        blocks.append(Prose(f"And {plural(len(rows) - ROWS_SHOWN, 'more company', 'more companies')}."))
    return Section("coverage", "Where you have looked", tuple(blocks))


def _network(report: WeeklyReport) -> Section | None:
    """Return how the network grew, and what moved in it."""
    blocks: list[Block] = []
    growth = report.surroundings.growth
    if growth is not None:
        blocks.append(Prose(_growth(growth)))
    held = report.happened["held"]
    if report.leads:
        blocks.append(
            Prose(
                f"{plural(report.leads, 'new name')} to talk to from {plural(held, 'conversation')} this week."
            )
        )
    if report.circles:
        blocks.append(_rings(report))
    jobs = report.surroundings.jobs
    if jobs:
        blocks.append(Prose("New jobs among your contacts; a good reason to write:"))
        items = []
        for change in jobs:
            was = " at ".join(said(part) for part in (change.position, change.company) if part)
            items.append(Item(full_name(change.person) + (f" (before: {was})" if was else "")))
        blocks.append(Listing(tuple(items[:ROWS_SHOWN])))
    if report.surroundings.moves:
        blocks.append(Prose("Paths that stand elsewhere than in the last plan you accepted:"))
        blocks.append(Listing(tuple(map(_move, report.surroundings.moves[:ROWS_SHOWN]))))
    return Section("network", "Your network", tuple(blocks)) if blocks else None


def _growth(growth: Growth) -> str:
    """Say how the network grew."""
    text = f"You know {plural(growth.contacts, 'person', 'people')}"
    if growth.new:
        names = [name_of(person) for person in growth.new[:5]]
        more = len(growth.new) - len(names)
        names += [f"{more} more"] if more else []
        text += f"; new this week: {listed(names)}"
    if growth.ended:
        text += f"; {plural(growth.ended, 'tie')} ended"
    return f"{text}."


def _move(move: RankMove) -> Item:
    """Say where a path stands now."""
    path = " → ".join(name_of(person) for person in move.people[1:])
    if move.before is None:
        how = f"new, now {move.now}"
    elif move.now is None:
        how = f"was {move.before}, now gone"
    else:
        how = f"was {move.before}, now {move.now}"
    return Item(f"{path}: {how}", (note_of(move.why),) if move.why else ())


def _rings(report: WeeklyReport) -> Figure:
    """Return the people around the member's asks as a picture."""
    labels = {
        0: "nobody between yet",
        1: "your contacts",
        2: "behind one connector",
        3: "behind two connectors",
    }
    rings = tuple(
        (
            labels.get(circle.distance, f"behind {circle.distance - 1} connectors"),
            tuple((name_of(person), opened) for person, opened in circle.people),
        )
        for circle in sorted(report.circles, key=lambda circle: circle.distance or 99)
    )
    rows = tuple(
        (label, str(len(people)), str(sum(opened for _, opened in people))) for label, people in rings
    )
    total = sum(len(people) for _, people in rings)
    opened = sum(is_open for _, people in rings for _, is_open in people)
    alt = (
        f"You in the middle, {plural(total, 'person', 'people')} of your asks and your plan around you by distance; "
        f"{opened} of them (filled) opened a door or talked with you."
    )
    table = Table("People of your asks by distance", ("Circle", "People", "Opened"), rows)
    return Figure(Rings("you", rings), alt, table)


def _relationships(report: WeeklyReport) -> Section | None:
    """Return what came of whose favours."""
    if not report.relationships and not report.totals.asks:
        return None
    words = ["asks", "agreed", "introduced", "held", *(w for w in FUNNEL[5:] if getattr(report.totals, w))]
    rows = [_came(name_of(person), came, words) for person, came in report.relationships[:ROWS_SHOWN]]
    rows.append(_came("all asks", report.totals, words))
    blocks: list[Block] = []
    if report.totals.referred:
        who = [name_of(person) for person, came in report.relationships if came.referred]
        how = f" through {listed(who)}" if who else ""
        blocks.append(Prose(f"{plural(report.totals.referred, 'ask')} led to a referral{how}."))
    blocks.append(Table("What came of whose help", ("Connector", *words), tuple(rows)))
    return Section("relationships", "Favours that led somewhere", tuple(blocks))


def _came(label: str, came: Came, words: Sequence[str]) -> tuple[str, ...]:
    """Return one row of counts."""
    return (label, *(str(getattr(came, word)) for word in words))


def _next(report: WeeklyReport) -> Section | None:
    """Return the coming week's plan."""
    if report.next is None:
        return None
    return _plan_section("next", f"Next week ({report.next.week})", report.next, report)
