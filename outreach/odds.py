"""The chance that an ask ends in a conversation, and when a connector had better rest.

Odds stay close to a prior until the member's own outcomes say otherwise, and carry an interval and the number of
asks behind them. They never reorder paths. The model: the mean of a class is shrunk to its prior, and one path is a
Beta distribution around that mean, moved by what came of asks through the same first connector.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from graph.model import AskId, PersonId
from outreach.asks import Ask, Ledger, Odds
from outreach.profile import Profile
from outreach.states import WAITING, PathClass, State

__all__ = [
    "MODEL",
    "Experience",
    "Odds",
    "Outcome",
    "beta_cdf",
    "beta_quantile",
    "held_back",
    "odds",
    "outcome",
]

MODEL = "1"
"""The version of the model; frozen with every ask, so that calibration compares like with like."""

_PRIORS: Mapping[PathClass, str] = MappingProxyType(
    {
        PathClass.FIRST_DEGREE: "odds.first-degree",
        PathClass.ONE_CONNECTOR: "odds.one-connector",
        PathClass.TWO_CONNECTORS: "odds.two-connectors",
        PathClass.THREE_CONNECTORS: "odds.three-connectors",
        PathClass.COLD: "odds.cold",
    }
)
"""Where the prior of each class stands among :data:`outreach.profile.DEFAULTS`."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an ask ended for the odds.

    Attributes:
        success: Whether a conversation was held.
        on: The day of the first conversation, or the day of the no, the close or the quiet.
    """

    success: bool
    on: date


def outcome(ask: Ask) -> Outcome | None:
    """Return how an ask ended, as of the ledger's day; None while it is pending or was never made.

    A held conversation is a success, whatever came before or after. Declined, closed, ruled out and quiet are
    failures. A planned ask that was given up before anybody was asked says nothing about people and does not count.
    """
    held = ask.first("held")
    if held is not None:
        return Outcome(True, held.on)
    if not ask.made:
        return None
    if ask.state in {State.DECLINED, State.CLOSED, State.RULED_OUT}:
        ended = ask.events[-1]
        for event in reversed(ask.events):
            if event.state is not ask.state:
                break
            ended = event
        return Outcome(False, ended.on)
    if ask.quiet and ask.quiet_from is not None:
        return Outcome(False, ask.quiet_from)
    return None


def prior(profile: Profile, path_class: PathClass, *, inferred: bool = False) -> float:
    """Return the prior mean of a class; an inferred tie on the path halves it.

    Example:
        >>> prior(Profile(PersonId("li:me")), PathClass.ONE_CONNECTOR, inferred=True)
        0.075
    """
    return profile.number(_PRIORS[path_class]) * (profile.number("odds.inferred") if inferred else 1)


def odds(
    ledger: Ledger,
    member: PersonId,
    path_class: PathClass,
    first_connector: PersonId | None,
    *,
    inferred: bool = False,
) -> Odds:
    """Estimate the chance that an ask ends in a conversation.

    The mean of the class is m = (30 prior + S) / (30 + S + F) with the member's S successes and F failures in it;
    the path is Beta(10 m + s, 10 (1 - m) + f), with s and f the outcomes of all the member's asks through the same
    first connector, each weighing half as much after 365 days. Paths with an inferred tie are a class of their own.

    Args:
        ledger: As of the day of the ask.
        member: Who asks.
        path_class: The class of the path.
        first_connector: The first person between; None for direct and cold asks, which share nobody.
        inferred: Whether an inferred tie is on the path.

    Returns:
        Mean and quantiles with 4 digits, and S + F.

    Example:
        >>> odds(Ledger(date(2026, 11, 2)), PersonId("li:me"), PathClass.ONE_CONNECTOR, None)
        Odds(low=0.0329, mid=0.15, high=0.3008, asks=0)
    """
    return Experience(ledger, member).odds(path_class, first_connector, inferred=inferred)


class Experience:
    """What came of a member's asks, counted once: the odds of many ways cost no more than those of one.

    Args:
        ledger: As of the day of the asks.
        member: Who asks.
    """

    def __init__(self, ledger: Ledger, member: PersonId) -> None:
        """Count."""
        self._profile = ledger.profile(member)
        self._classes: dict[tuple[PathClass, bool], tuple[int, int]] = {}
        self._through: dict[PersonId, tuple[float, float]] = {}
        half_life = self._profile.number("odds.half-life")
        for ask in ledger.of(member):
            ended = outcome(ask)
            if ended is None:
                continue
            kind = (ask.frozen.path_class, ask.frozen.inferred)
            good, bad = self._classes.get(kind, (0, 0))
            self._classes[kind] = good + ended.success, bad + (not ended.success)
            if ask.connector is not None:
                weight = 0.5 ** ((ledger.today - ended.on).days / half_life)
                more, less = self._through.get(ask.connector, (0.0, 0.0))
                self._through[ask.connector] = (
                    more + weight * ended.success,
                    less + weight * (not ended.success),
                )

    def _beta(
        self, path_class: PathClass, first_connector: PersonId | None, *, inferred: bool
    ) -> tuple[float, float]:
        """Return the parameters of the distribution of one way."""
        good, bad = self._classes.get((path_class, inferred), (0, 0))
        known = self._profile.number("odds.prior-weight")
        mean = (known * prior(self._profile, path_class, inferred=inferred) + good) / (known + good + bad)
        weight = self._profile.number("odds.path-weight")
        more, less = (0.0, 0.0) if first_connector is None else self._through.get(first_connector, (0.0, 0.0))
        return weight * mean + more, weight * (1 - mean) + less

    def mid(
        self, path_class: PathClass, first_connector: PersonId | None, *, inferred: bool = False
    ) -> float:
        """Return the mean of :meth:`odds` alone, which is cheap."""
        alpha, beta = self._beta(path_class, first_connector, inferred=inferred)
        return round(alpha / (alpha + beta), 4)

    def odds(
        self, path_class: PathClass, first_connector: PersonId | None, *, inferred: bool = False
    ) -> Odds:
        """Return the odds of one way, as :func:`odds` does."""
        alpha, beta = self._beta(path_class, first_connector, inferred=inferred)
        return Odds(
            round(beta_quantile(0.1, alpha, beta), 4),
            self.mid(path_class, first_connector, inferred=inferred),
            round(beta_quantile(0.9, alpha, beta), 4),
            sum(self._classes.get((path_class, inferred), (0, 0))),
        )


# --- the Beta distribution, without the half second that importing scipy takes ---------------------------------


def beta_cdf(x: float, a: float, b: float) -> float:
    """Return the regularised incomplete beta function I_x(a, b).

    By the continued fraction of DLMF 8.17.22, evaluated with the modified Lentz method (Thompson and Barnett 1986).

    Args:
        x: From 0 to 1.
        a: Greater than 0.
        b: Greater than 0.

    Example:
        >>> beta_cdf(0.5, 2.0, 2.0)
        0.5
    """
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    # The fraction converges fast only left of the mean; right of it the mirrored one does.
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_cdf(1 - x, b, a)
    front = math.exp(
        math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    )
    tiny = 1e-300
    d = 1 - (a + b) * x / (a + 1)
    d = 1 / (d if abs(d) > tiny else tiny)
    c, fraction = 1.0, d
    for m in range(1, 10_000):
        for numerator in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 + numerator * d
            d = 1 / (d if abs(d) > tiny else tiny)
            c = 1 + numerator / c
            c = c if abs(c) > tiny else tiny
            fraction *= c * d
        if abs(c * d - 1) < 1e-16:
            break
    return front * fraction / a


def beta_quantile(p: float, a: float, b: float) -> float:
    """Return the x at which :func:`beta_cdf` is ``p``, by Newton's method within a bracket.

    Args:
        p: From 0 to 1.
        a: Greater than 0.
        b: Greater than 0.

    Example:
        >>> round(beta_quantile(0.5, 2.0, 2.0), 9)
        0.5
    """
    if p <= 0 or p >= 1:
        return 0.0 if p <= 0 else 1.0
    log_beta = math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)
    low, high = 0.0, 1.0
    x = a / (a + b)
    # A step that leaves the bracket, or hardly narrows it, is a halving; near 0 that takes many until the two meet.
    for attempt in range(1100):
        missing = beta_cdf(x, a, b) - p
        if missing < 0:
            low = x
        else:
            high = x
        if high - low < 1e-15 * high:
            break
        density = math.exp((a - 1) * math.log(x) + (b - 1) * math.log1p(-x) - log_beta) if 0 < x < 1 else 0.0
        step = missing / density if density > 0 else math.inf
        if abs(step) < 1e-15 * x:
            break
        following = x - step
        if not low < following < high or attempt % 8 == 7:
            following = (low + high) / 2
            if following in {low, high}:
                break
        x = following
    return x


# --- rest days and debts ----------------------------------------------------------------------------------------


def held_back(
    ledger: Ledger,
    member: PersonId,
    connectors: Sequence[PersonId],
    *,
    names: Mapping[PersonId, str] | None = None,
    besides: AskId | None = None,
) -> str | None:
    """Say why these people had better not be asked now; it is advice, the user decides.

    E52 counts every member's asks to a connector, and names no member: one ask at a time, 21 days after the last,
    90 days after a no, twice in 91 days. E55 counts what this member still owes them. Who introduced on the spot was
    not asked (E51).

    Args:
        ledger: As of the day of the ask.
        member: Who would ask.
        connectors: Everybody between, in the order of the path.
        names: What to call people; ids where a name is missing.
        besides: An ask that does not count, such as the one that is about to be asked.

    Returns:
        One sentence that names the rule, for the first connector and the first rule that applies; None if none does.
    """
    if not connectors or not ledger.asks:
        return None
    # Not at the top: find-path shows odds, and most days nothing is open.
    from outreach.obligations import debts

    owed = debts(ledger, member, to=connectors, besides=besides)
    for connector in connectors:
        name = (names or {}).get(connector) or connector
        reason = _rest(ledger, ledger.profile(member), connector, besides)
        if reason is not None:
            return f"{name} {reason}"
        rules = sorted({each.rule for each in owed.get(connector, ())})
        if rules:
            return f"{name} is still owed something by you: {', '.join(rules)} (E55)"
    return None


def _rest(ledger: Ledger, profile: Profile, connector: PersonId, besides: AskId | None) -> str | None:
    """Say why one connector should rest, by E52."""
    asked: list[date] = []
    refused: list[date] = []
    for ask in ledger.asks.values():
        if ask.id == besides or connector not in ask.connectors:
            continue
        if ask.made and not ask.quiet and ask.state in WAITING | {State.SCHEDULED}:
            return "is being asked for a favour already (E52: one at a time)"
        asked.extend(leg.day for leg in ask.legs() if leg.requested and leg.person == connector)
        refused.extend(each.on for each in ask.events if each.event == "declined" and each.by == connector)
    rests = (
        (refused, "E52.after_no", "said no", "E52: {} days after a no"),
        (asked, "E52", "was asked", "E52: {} days between two asks"),
    )
    for days, key, what, rule in rests:
        rest = profile.count(key)
        if days and (ledger.today - max(days)).days < rest:
            until = max(days) + timedelta(days=rest)
            return f"{what} on {max(days)} and can be asked again from {until} ({rule.format(rest)})"
    quarter, most = profile.count("E52.quarter"), profile.count("E52.per_quarter")
    recent = sorted(day for day in asked if (ledger.today - day).days < quarter)
    if len(recent) >= most:
        until = recent[-most] + timedelta(days=quarter)
        times = "twice" if most == 2 else f"{len(recent)} times"
        return f"was asked {times} in {quarter} days and can be asked again from {until} (E52)"
    return None
