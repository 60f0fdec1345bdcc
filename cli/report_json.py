"""A report as a JSON document; docs/report.md describes every key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from cli.asks import ask_document, obligation_document
from cli.documents import Document, iso, odds_document, person_document
from cli.terminal import JSON
from outreach.counts import COUNTS

if TYPE_CHECKING:
    from graph.model import PersonId
    from outreach.calendar import Week
    from outreach.counts import Came
    from outreach.plan import Choice, Plan
    from outreach.report import Counts, WeeklyReport
    from outreach.report_others import CoachReport, ConnectorReport, Favour, MemberLine


def plan_document(plan: Plan, drafts: Mapping[PersonId, str] = MappingProxyType({})) -> Document:
    """Return the document of ``plan``.

    Args:
        plan: The plan.
        drafts: Texts ready to send, by the target of a choice.
    """
    more = plan.one_more
    return {
        "week": str(plan.week),
        "asks": [_choice(choice, drafts.get(choice.target.id)) for choice in plan.choices],
        "left_out": [{"target": person_document(each.target), "why": each.why} for each in plan.left_out],
        "asks_per_week": plan.asks,
        "one_more": None
        if more is None
        else {"utility": more.utility, "targets": [person_document(person) for person in more.targets]},
    }


def _choice(choice: Choice, draft: str | None) -> Document:
    """Return one ask of a plan."""
    return {
        "target": person_document(choice.target),
        "connector": None if choice.connector is None else person_document(choice.connector),
        "path": [person.id for person in choice.path],
        "score": choice.score,
        "odds": odds_document(choice.odds),
        "value": choice.value,
        "why": choice.why,
        "slot": choice.slot,
        "class": choice.path_class.value + (", inferred" if choice.inferred else ""),
        "utility": choice.utility,
        "reasons": list(choice.reasons),
        "explores": choice.explores,
        "propensity": choice.propensity,
        "ask": choice.ask,
        "state": None if choice.state is None else choice.state.value,
        "draft": draft,
    }


def weekly_document(report: WeeklyReport) -> Document:
    """Return the document of ``report weekly --for me --format json``."""
    around = report.surroundings
    growth = around.growth
    return {
        "for": "me",
        "member": person_document(report.member),
        **_week(report.week),
        "as_of": report.as_of.isoformat(),
        "obligations": [obligation_document(each, report.person(each.person)) for each in report.obligations],
        "plan": plan_document(report.plan, MappingProxyType({}) if report.over else around.drafts),
        "happened": dict(report.happened),
        "before": _weeks(report.before),
        "funnel": dict(report.funnel),
        "asks": [ask_document(ask) for ask in report.asks],
        "next": None
        if report.next is None
        else plan_document(report.next, around.drafts if report.over else MappingProxyType({})),
        "funnels": _weeks(report.funnels),
        "learned": [
            {
                "on": each.on.isoformat(),
                "ask": each.ask,
                "target": person_document(each.target),
                "note": each.note,
                "ruled_out": each.ruled_out,
            }
            for each in report.lessons
        ],
        "coverage": {
            "functions": list(report.functions),
            "companies": [
                {"company": row.company or None, "asks": list(row.asks), "held": list(row.held)}
                for row in report.coverage
            ],
        },
        "circles": [
            {
                "distance": circle.distance,
                "people": [
                    {"person": person_document(person), "opened": opened} for person, opened in circle.people
                ],
            }
            for circle in report.circles
        ],
        "network": None
        if growth is None
        else {
            "contacts": growth.contacts,
            "new": [person_document(person) for person in growth.new],
            "ended": growth.ended,
            "people": growth.people,
            "ties": growth.ties,
        },
        "leads": report.leads,
        "moves": [
            {
                "people": [person_document(person) for person in move.people],
                "before": move.before,
                "now": move.now,
                "why": move.why,
            }
            for move in around.moves
        ],
        "jobs": [
            {
                "person": person_document(change.person),
                "company": change.company,
                "position": change.position,
                "on": iso(change.on),
            }
            for change in around.jobs
        ],
        "relationships": [
            {"connector": person_document(person), **_came(came)} for person, came in report.relationships
        ],
        "totals": _came(report.totals),
        "first": report.first,
    }


def coach_document(report: CoachReport) -> Document:
    """Return the document of ``report weekly --for coach --format json``; what is nobody's business is empty."""
    return {
        "for": "coach",
        **_week(report.week),
        "as_of": report.as_of.isoformat(),
        "obligations": [],
        "plan": None,
        "happened": dict(report.happened),
        "before": _weeks(report.before),
        "funnel": dict(report.funnel),
        "asks": [],
        "next": None,
        "funnels": _weeks(report.funnels),
        "members": [_member(line) for line in report.members],
        "help": list(report.help),
    }


def connector_document(report: ConnectorReport) -> Document:
    """Return the document of ``report weekly --for CONNECTOR --format json``."""
    return {
        "for": "connector",
        "member": person_document(report.member),
        "connector": person_document(report.connector),
        **_week(report.week),
        "as_of": report.as_of.isoformat(),
        "favours": [_favour(favour) for favour in report.favours],
    }


def _week(week: Week) -> Document:
    """Return a week with its days; ``to`` is the day after the last."""
    return {"week": str(week), "from": week.start.isoformat(), "to": week.end.isoformat()}


def _weeks(weeks: Sequence[tuple[Week, Counts]]) -> list[JSON]:
    """Return numbers by week."""
    return [{"week": str(week), **counts} for week, counts in weeks]


def _came(came: Came) -> Document:
    """Return how far asks came."""
    return {name: getattr(came, name) for name in COUNTS}


def _member(line: MemberLine) -> Document:
    """Return what a coach may see of one member."""
    return {
        "label": line.label,
        "person": None if line.person is None else person_document(line.person),
        "happened": dict(line.happened),
        "funnel": dict(line.funnel),
        "open": line.open,
        "overdue": line.overdue,
        "stuck": line.stuck,
        "states": [{"company": company or None, "state": state.value} for company, state in line.states],
        "stuck_asks": [
            {
                "ask": each.ask,
                "state": each.state.value,
                "company": each.company or None,
                "why": list(each.why),
            }
            for each in line.stuck_asks
        ],
        "idle": line.idle,
    }


def _favour(favour: Favour) -> Document:
    """Return one favour."""
    return {
        "target": person_document(favour.target),
        "agreed": iso(favour.agreed),
        "introduced": iso(favour.introduced),
        "scheduled": iso(favour.scheduled),
        "held": [day.isoformat() for day in favour.held],
        "outcomes": [{"event": word, "on": day.isoformat()} for word, day in favour.outcomes],
        "over": favour.over,
        "changed": favour.changed.isoformat(),
        "new": favour.new,
    }
