"""What a report says to the member, in sections made of the blocks of :mod:`cli.report_blocks`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from cli.report_blocks import (
    Bars,
    Block,
    Figure,
    Item,
    Listing,
    Page,
    Prose,
    Rings,
    Section,
    Subheading,
    Table,
    day,
    full_name,
    name_of,
    note_of,
    said,
    short_day,
    span,
    words_of,
)
from cli.report_plan import accepted_blocks, coming_blocks, plan_blocks
from cli.terminal import clean, listed, plural
from graph.model import PersonId
from outreach.calendar import Week
from outreach.counts import FUNNEL, Came, rate
from outreach.report import Counts, Happening, Lesson, WeeklyReport
from outreach.states import EVENTS
from outreach.surroundings import Growth, RankMove

OPENED_SHOWN = 8
"""How many of those who were opened are named below the picture of circles (assumption)."""

ROWS_SHOWN = 15
"""How many rows of a long table are shown; the rest are counted (assumption)."""

__all__ = ["Page", "funnel_section", "member_page", "subtitle", "weeks_table"]


# --- for the member ---------------------------------------------------------------------------------------------


def member_page(report: WeeklyReport, again: str = "") -> Page:
    """Return the report for a member.

    Args:
        report: The report.
        again: The options that taking the plan on needs as well, with a space before each.
    """
    overdue = sum(each.overdue for each in report.obligations)
    held = report.happened["held"]
    happened = (
        _happened(report),
        funnel_section(report.funnels),
        _waiting(report),
        _learned(report),
        _coverage(report),
        _network(report),
        _relationships(report),
    )
    # On a Monday morning what matters is the week that begins.
    sections = (
        (_owed(report), _next(report, again), _plan(report, again), *happened)
        if report.over
        else (_owed(report), _plan(report, again), *happened, _next(report, again))
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
    """Return the first sentence or two."""
    if report.first and not any(report.happened.values()):
        if report.plan.choices or report.asks:
            return "This is your first week. What you write down in it is what later weeks are compared with."
        return (
            "This is your first week. Name one or two people or companies you would like to know more about "
            "(intrograph target add), and the plan below shows who could introduce you."
        )
    said = _news(report)
    if report.first:
        said.append("From next week on there is something to compare with.")
    if report.week.start > report.today:
        said.append("This week has not begun; what stands here is what would hold if nothing changed.")
    elif not any(report.happened.values()):
        said.append("Nothing was written down this week, and that is fine.")
    return " ".join(said)


def _news(report: WeeklyReport) -> list[str]:
    """Say what happened that matters most, a sentence each."""

    def whom(word: str) -> list[str]:
        """Return the names of those whom an event of the week was about."""
        return list(dict.fromkeys(name_of(each.target) for each in report.events if each.event == word))

    said = []
    if whom("held"):
        said.append(f"You talked with {listed(whom('held'))}.")
    opened = {each.by.id: name_of(each.by) for each in report.events if each.event == "introduced"}
    if opened:
        said.append(f"{listed(list(opened.values()))} introduced you.")
    for word, what in (
        ("referred", "A referral came of it"),
        ("interviewed", "You were interviewed for a job"),
        ("offered", "You were offered a job"),
        ("hired", "You have the job, and all who helped will be glad to hear it"),
    ):
        if whom(word):
            who = "" if whom(word) == whom("held") else f" ({listed(whom(word))})"
            said.append(f"{what}{who}.")
    return said


def _owed(report: WeeklyReport) -> Section:
    """Return what is owed."""
    if not report.obligations:
        return Section("owed", "What you owe", (Prose("Nothing is owed for now."),))
    items = []
    for each in report.obligations:
        if each.overdue:
            tag = f"overdue since {day(each.due, report.as_of)}"
        elif each.due == report.as_of and not report.over:
            tag = "today"
        else:
            tag = f"by {day(each.due, report.as_of)}"
        if each.due_at is not None:
            tag += f", {each.due_at:%H:%M}"
        details = (f"Rule {each.rule}, ask {each.ask}.",)
        items.append(Item(note_of(each.what), details, tag, each.overdue, clean(each.settle)))
    return Section("owed", "What you owe", (Listing(tuple(items)),))


def _plan(report: WeeklyReport, again: str) -> Section | None:
    """Return the plan of the week; of one that is over, what was taken on, if anything was."""
    if report.over:
        if not report.plan.choices:
            return None
        return Section("plan", "What was planned", tuple(accepted_blocks(report.plan)))
    title = "This week's asks"
    if report.week.start > report.today:
        title = f"The asks of that week ({report.week})"
        again += f" --week {report.week}"
    blocks = plan_blocks(report.plan, again=again, drafts=report.surroundings.drafts)
    return Section("plan", title, tuple(blocks))


def _next(report: WeeklyReport, again: str) -> Section | None:
    """Return the coming week's plan: in full where it is the week that begins, or runs already."""
    coming = report.next
    if coming is None:
        return None
    week = report.week.next
    if not report.over:
        title = f"Next week ({week})"
        return Section("next", title, tuple(coming_blocks(coming, report.plan)))
    if week.end <= report.today:
        if not coming.choices:
            return None
        return Section("next", f"What was planned next ({week})", tuple(accepted_blocks(coming)))
    blocks = plan_blocks(coming, again=again, drafts=report.surroundings.drafts)
    return Section("next", f"Now: the asks of {week}", tuple(blocks))


def _happened(report: WeeklyReport) -> Section:
    """Return what happened, against the weeks before."""
    blocks: list[Block] = []
    if report.events:
        # What was written down of one person on one day stands on one line.
        lines: dict[tuple[date, int, PersonId], list[Happening]] = {}
        for each in report.events:
            lines.setdefault((each.on, each.ask, each.by.id), []).append(each)
        items = []
        for (on, ask, _), events in lines.items():
            by, target = events[0].by, events[0].target
            what = listed(list(dict.fromkeys(words_of(each.event) for each in events)))
            about = f" about {name_of(target)}" if by.id != target.id else ""
            items.append(Item(f"{day(on, report.as_of)}: {what}, {name_of(by)}{about} (ask {ask})"))
        blocks.append(Listing(tuple(items)))
    else:
        blocks.append(Prose("No entries this week."))
    table = weeks_table(report.week, report.happened, report.before)
    if table is not None:
        blocks.append(table)
    return Section("happened", "What happened", tuple(blocks))


def weeks_table(week: Week, happened: Counts, before: Sequence[tuple[Week, Counts]]) -> Table | None:
    """Return the entries of five weeks, oldest first; None where there are none."""
    weeks = [*before, (week, happened)]
    words = [word for word in EVENTS if any(counts[word] for _, counts in weeks)]
    if not words:
        return None
    header = ("Event", *(f"W{each.number:02}" for each, _ in weeks))
    rows = tuple((words_of(word), *(str(counts[word]) for _, counts in weeks)) for word in words)
    return Table(f"Entries by week; this week is W{week.number:02}", header, rows)


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
        last = short_day(report.since[ask.id], report.as_of)
        rows.append((str(ask.id), name_of(ask.target), state, turn, last))
    table = Table(
        "Where they stand, and whose turn it is",
        ("Ask", "To meet", "Stands", "Turn", "Last entry"),
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
        blocks.append(Subheading("Ruled out, which is a result, too"))
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
    if report.leads or held:
        names = plural(report.leads, "new name") if report.leads else "No new names yet"
        blocks.append(Prose(f"{names} to talk to from {plural(held, 'conversation')} this week."))
    if report.circles:
        blocks.append(_rings(report))
    jobs = report.surroundings.jobs
    if jobs:
        blocks.append(Subheading("New jobs among your contacts, a good reason to write"))
        items = []
        for change in jobs:
            was = " at ".join(said(part) for part in (change.position, change.company) if part)
            items.append(Item(full_name(change.person) + (f" (before: {was})" if was else "")))
        blocks.append(Listing(tuple(items[:ROWS_SHOWN])))
    if report.surroundings.moves:
        blocks.append(Subheading("Paths that stand elsewhere than when you took them on"))
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
    text += "."
    if growth.people or growth.ties:
        text += (
            f" Files of this week brought {plural(growth.people, 'new person', 'new people')} and "
            f"{plural(growth.ties, 'new tie')}."
        )
    return text


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
    names = [name for _, people in rings for name, is_open in people if is_open]
    if names:
        more = [f"{len(names) - OPENED_SHOWN} more"] if len(names) > OPENED_SHOWN else []
        alt += f" Opened: {listed([*names[:OPENED_SHOWN], *more])}."
    table = Table("People of your asks by distance", ("Circle", "People", "Opened"), rows)
    return Figure(Rings("you", rings), alt, table)


def _relationships(report: WeeklyReport) -> Section | None:
    """Return what came of whose favours."""
    if not report.relationships and not report.totals.asks:
        return None
    words = ["asks", "agreed", "introduced", "held", *(w for w in FUNNEL[5:] if getattr(report.totals, w))]
    # A no, and silence, cost nobody anything: who did no favour is counted among all asks, and not named here.
    favours = [row for row in report.relationships if row[1].agreed or row[1].introduced]
    rows = [_came(name_of(person), came, words) for person, came in favours[:ROWS_SHOWN]]
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
