"""What a report says to a coach, and to somebody who did the member a favour."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cli.report_blocks import (
    Block,
    Item,
    Listing,
    Page,
    Prose,
    Section,
    Table,
    day,
    full_name,
    name_of,
    said,
    words_of,
)
from cli.report_page import funnel_section, subtitle, weeks_table
from cli.terminal import listed, plural
from outreach.report_others import CoachReport, ConnectorReport, Favour, MemberLine

__all__ = ["coach_page", "connector_page"]


# --- for a coach ------------------------------------------------------------------------------------------------


def coach_page(report: CoachReport) -> Page:
    """Return the report for a coach."""
    sections = [
        Section("members", "Everybody at a glance", (_members_table(report.members),)),
        _help(report),
        _stuck(report),
        _cohort(report),
        _funnel_of_cohort(report),
    ]
    held = report.happened["held"]
    open_asks = sum(line.open for line in report.members)
    return Page(
        title=f"The circle's week {report.week}",
        subtitle=subtitle(report.week, report.as_of),
        summary=(
            (str(len(report.members)), "members" if len(report.members) != 1 else "member"),
            (str(open_asks), "open asks" if open_asks != 1 else "open ask"),
            (str(sum(line.stuck for line in report.members)), "stuck"),
            (str(held), "conversations this week" if held != 1 else "conversation this week"),
        ),
        lead="Names, states and companies only of members who agreed; for the rest numbers alone.",
        sections=tuple(section for section in sections if section is not None),
        foot="Made on this computer; nothing was sent to anybody.",
    )


def _members_table(lines: Sequence[MemberLine]) -> Table:
    """Return one row per member."""
    rows = tuple(
        (
            said(line.label),
            str(line.open),
            str(line.happened["asked"]),
            str(line.happened["held"]),
            str(line.happened["referred"]),
            str(line.overdue),
            str(line.stuck),
            "never" if line.idle is None else f"{plural(line.idle, 'day')} ago" if line.idle else "today",
        )
        for line in lines
    )
    header = ("Member", "Open", "Asked", "Held", "Referred", "Overdue", "Stuck", "Last entry")
    return Table("This week, member by member", header, rows)


def _help(report: CoachReport) -> Section:
    """Return who may need help."""
    by_label = {line.label: line for line in report.members}
    items = [
        Item(
            f"{said(label)}: "
            + " and ".join(
                part
                for part in (
                    plural(by_label[label].stuck, "ask is stuck", "asks are stuck")
                    if by_label[label].stuck
                    else "",
                    f"{by_label[label].overdue} overdue" if by_label[label].overdue else "",
                )
                if part
            )
        )
        for label in report.help
    ]
    blocks: tuple[Block, ...] = (Listing(tuple(items)),) if items else (Prose("Nobody is stuck this week."),)
    return Section("help", "Who may need help", blocks)


def _stuck(report: CoachReport) -> Section | None:
    """Return where those who agreed are."""
    rows: list[tuple[str, ...]] = []
    for line in report.members:
        rows.extend(
            (said(line.label), said(each.company) or "unknown", words_of(each.state.value), listed(each.why))
            for each in line.stuck_asks
        )
    states = [
        (said(line.label), said(company) or "unknown", words_of(state.value))
        for line in report.members
        for company, state in line.states
    ]
    blocks: list[Block] = []
    if rows:
        blocks.append(
            Table("Stuck asks", ("Member", "Company", "Where it stands", "Why"), tuple(rows), words=4)
        )
    if states:
        blocks.append(Table("Open asks", ("Member", "Company", "Where it stands"), tuple(states), words=3))
    return Section("where", "Where they are", tuple(blocks)) if blocks else None


def _cohort(report: CoachReport) -> Section:
    """Return what happened in the whole circle."""
    table = weeks_table(report.week, report.happened, report.before)
    return Section("happened", "What happened", (table or Prose("No entries in these weeks."),))


def _funnel_of_cohort(report: CoachReport) -> Section | None:
    """Return the funnel of the whole circle."""
    section = funnel_section(report.funnels)
    if section is None:
        return None
    figure = section.blocks[-1]
    return Section("funnel", "How far asks come", (figure,))


# --- for a connector --------------------------------------------------------------------------------------------


def connector_page(report: ConnectorReport) -> Page:
    """Return the report for somebody who did the member favours, ready to send."""
    who, helper = name_of(report.member), name_of(report.connector)
    blocks: tuple[Block, ...]
    if report.favours:
        items = tuple(
            Item(
                f"{full_name(favour.target)}",
                _story(favour, report.as_of),
                "new this week" if favour.new else "",
            )
            for favour in report.favours
        )
        blocks = (Listing(items),)
    else:
        blocks = (Prose("There is nothing to tell yet."),)
    talks = sum(bool(favour.held) for favour in report.favours)
    return Page(
        title="What became of your help",
        subtitle=f"From {who} to {helper}, {day(report.as_of)}",
        summary=(
            (
                str(len(report.favours)),
                "introductions you helped with"
                if len(report.favours) != 1
                else "introduction you helped with",
            ),
            (str(talks), "conversations" if talks != 1 else "conversation"),
        ),
        lead=f"Dear {helper}, you helped me to meet people, and you should know what came of it."
        if report.favours
        else "",
        sections=(Section("favours", "Whom you helped me to meet", blocks),),
        foot=f"Thank you. {who}" if report.favours else who,
    )


def _story(favour: Favour, today: date) -> tuple[str, ...]:
    """Tell what became of one favour."""
    lines = []
    if favour.introduced is not None:
        lines.append(f"You introduced us on {day(favour.introduced, today)}.")
    elif favour.agreed is not None:
        lines.append(f"You said on {day(favour.agreed, today)} that you would introduce me.")
    if favour.held:
        lines.append(f"We talked on {listed([day(each, today) for each in favour.held])}.")
    if favour.scheduled is not None:
        lines.append(f"We are going to talk; the day: {day(favour.scheduled, today)}.")
    news = {
        "referred": "They referred me",
        "applied": "I applied",
        "interviewed": "I was interviewed",
        "offered": "I was offered a job",
        "hired": "I was hired",
    }
    lines.extend(f"{news[word]} ({day(on, today)})." for word, on in favour.outcomes)
    if favour.over and not favour.held and not favour.outcomes:
        lines.append("It did not come to a conversation, and that is quite all right. Thank you for trying.")
    return tuple(lines)
