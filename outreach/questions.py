"""Questions for a conversation: a bank by topic, and the choice of a few that nobody at the company has heard before.

The topics are those of rule E23; the wording is ours. Every question is about the other person's work and can be
answered well by nobody else: none that a website answers (E22), none that presumes a fault (E24), none that asks for
work (E01).
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from graph.errors import InvalidInput
from graph.identity import company_key
from graph.model import JournalEntry
from outreach.asks import Ask, Ledger
from outreach.etiquette import Finding, check
from outreach.journal import Journal, commit, data_of

QUESTIONS = "prep.questions"
"""The questions chosen for a conversation."""

OWN_QUESTION = "prep.own"
"""A question of the user's own."""

WEBSITE = "prep.website"
"""A question that a website answers (E22)."""

FIRST, LAST = "day", "others"
"""The topic to begin with, and the one to end with (E35)."""

USUAL = 6
"""How many questions are chosen where the limits of E22 allow it (assumption: what fits into 20 minutes)."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes:
        id: Topic and place, such as ``"day.2"``; ``"own.40"`` for one of the user's own, with its entry.
        topic: A key of :data:`TOPICS`.
        text: The question.
    """

    id: str
    topic: str
    text: str


TOPICS: Mapping[str, str] = MappingProxyType(
    {
        "day": "a typical day",
        "drawn": "what attracted you",
        "valued": "skills that are valued",
        "wished": "skills you wish you had",
        "known": "what you wish you had known",
        "way in": "how people get into the work",
        "entry": "what beginners do",
        "next": "next steps",
        "culture": "values and culture",
        "review": "how good work is recognised",
        "chosen": "why you were chosen",
        "advanced": "what made you advance",
        "others": "who else to talk to",
        "own": "your own questions",
    }
)
"""The topics of E23, in the order in which a conversation goes; the last holds the user's own questions."""

_PLACE = {topic: number for number, topic in enumerate(TOPICS)}

_BANK: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "day": (
            "What did yesterday look like for you, from the first thing you did to the last?",
            "Which part of your week do you look forward to most?",
            "How is your time divided between working alone and working with others?",
            "Which decisions land on your desk, and which go elsewhere?",
            "What does a really good day in your work look like?",
            "What are you working on this month that you enjoy explaining to people?",
        ),
        "drawn": (
            "What drew you to this work in the first place?",
            "What made you choose this company when you came?",
            "What keeps the work interesting for you today?",
            "When did you notice that this was the right field for you?",
            "Which project made you glad to be here?",
        ),
        "valued": (
            "Which skills does your team count on most?",
            "What do your best colleagues do that makes them so good to work with?",
            "Which tools or methods do you reach for every week?",
            "Which skill turned out to matter more than you expected?",
            "What would you practise first, if you prepared for your work again?",
        ),
        "wished": (
            "Which skill would you like to have learned earlier?",
            "What are you learning at the moment?",
            "Which course, book or person taught you most for this work?",
            "What would you study for a month, if somebody gave you the time?",
            "Which neighbouring field do you wish you knew better?",
        ),
        "known": (
            "What do you know about this work now that you would have liked to know at the start?",
            "What surprised you in your first months here?",
            "Which idea about this field did you have before, and how did it change?",
            "What would you tell your younger self before the first day?",
            "Which advice did you get early that still helps you?",
        ),
        "way in": (
            "How did you come from your first job to what you do now?",
            "How do people usually find their way into this field?",
            "Which backgrounds do the people around you bring along?",
            "What helps somebody from another field to be understood here?",
            "Which first step into this field would you find sensible for somebody like me?",
        ),
        "entry": (
            "What does the work of a beginner look like in your field?",
            "What did you do in your first year, and what did it teach you?",
            "Which tasks let newcomers learn fastest?",
            "How long does it take until somebody new works on their own?",
            "Which kind of first project shows what somebody can do?",
        ),
        "next": (
            "Which step would you take next in my place?",
            "What should I read or try in the coming month to understand this work better?",
            "Where do people who do your work usually go from here?",
            "How could I find out in a small way whether this work suits me?",
            "Which event or group is worth an evening, for somebody new to the field?",
        ),
        "culture": (
            "How would you describe the way people work together here?",
            "What is celebrated in your team?",
            "How are decisions made when people see things differently?",
            "Which value of the company do you notice in daily work?",
            "How do people here learn from one another?",
        ),
        "review": (
            "How do you know at the end of a month that your work was good?",
            "What does good work look like to the people you work for?",
            "How does feedback reach you, and from whom?",
            "Which results count most in your team?",
            "What does somebody do in a year that everybody remembers as a very good one?",
        ),
        "chosen": (
            "What do you think made people choose you when you came?",
            "Which part of your background was most useful in the beginning?",
            "What did you bring that was new to the team?",
            "Which of your earlier experiences do you use more than you expected?",
            "What convinced you and them that you would fit together?",
        ),
        "advanced": (
            "What helped you most on the way to what you do now?",
            "Which piece of work opened the next door for you?",
            "Who or what helped you grow in your first years?",
            "Which choice in your working life are you glad you made?",
            "What did you do differently after you took on more responsibility?",
        ),
        "others": (
            "Who else would you talk to, if you wanted to understand this work?",
            "Whose view on this is different from yours and worth hearing?",
            "Who does this kind of work in a very different place?",
            "Which colleague of yours explains this field best?",
            "Whom did you ask for advice when you were starting out?",
            "Is there a person outside your company whose work on this you admire?",
            "Who has recently made the move that I am thinking about?",
        ),
    }
)

BANK: tuple[Question, ...] = tuple(
    Question(f"{topic}.{number}", topic, text)
    for topic, texts in _BANK.items()
    for number, text in enumerate(texts, 1)
)
"""Every question, by topic in the order of :data:`TOPICS`."""

_BY_ID = {question.id: question for question in BANK}


def question(id: str) -> Question | None:
    """Return a question of the bank, or None.

    Example:
        >>> question("day.2").text
        'Which part of your week do you look forward to most?'
    """
    return _BY_ID.get(id)


def choose(
    seed: str, used: Collection[str], *, fewest: int = 5, most: int = 8, own: int = 0
) -> tuple[Question, ...]:
    """Choose questions for a conversation: one of each topic, a beginning and an end, and none that was used.

    Args:
        seed: What the choice depends on besides; the same seed chooses the same.
        used: The ids that were used at this company before, or that a website answers.
        fewest: How many at least, the user's own included (E22).
        most: How many at most (E22).
        own: How many questions the user brings along.

    Returns:
        In the order of :data:`TOPICS`. Fewer than ``fewest`` only where the bank holds no more that are unused.

    Example:
        >>> chosen = choose("ask 1", ())
        >>> len(chosen), chosen[0].topic, chosen[-1].topic
        (6, 'day', 'others')
    """
    count = max(0, min(max(USUAL, fewest), most) - own)
    draw = random.Random(int.from_bytes(hashlib.sha256(seed.encode()).digest()[:8], "big"))
    free: dict[str, list[Question]] = {}
    for each in BANK:
        if each.id not in used:
            free.setdefault(each.topic, []).append(each)
    for questions in free.values():
        draw.shuffle(questions)
    middle = [topic for topic in free if topic not in {FIRST, LAST}]
    draw.shuffle(middle)
    order = [*(topic for topic in (LAST, FIRST) if topic in free), *middle]
    chosen: list[Question] = []
    while len(chosen) < count and any(free.values()):
        for topic in order:
            if free[topic] and len(chosen) < count:
                chosen.append(free[topic].pop())
    return tuple(sorted(chosen, key=lambda each: (_PLACE[each.topic], each.id)))


def objections(text: str) -> tuple[Finding, ...]:
    """Say what speaks against a question of the user's own: it must serve the purpose, which is never work (E02).

    Example:
        >>> [each.rule for each in objections("Are there any openings in your team?")]
        ['E01']
    """
    return check(text)


# --- the choice that is kept --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Asking:
    """The questions for one conversation.

    Attributes:
        questions: In the order of the conversation, the user's own last but for the one about others.
        used: The ids that were used at this company before.
        kept: Whether the choice is in the journal already.
    """

    questions: tuple[Question, ...]
    used: frozenset[str]
    kept: bool


def questions_for(
    entries: Sequence[JournalEntry],
    ledger: Ledger,
    ask: Ask,
    company: str | None,
) -> Asking:
    """Choose the questions for an ask's conversation; none was used before at that company (E22, E23).

    Args:
        entries: The whole journal by ``n``.
        ledger: As of today.
        ask: The ask.
        company: Where the target works; None where unknown, then only this ask's own past counts.
    """
    key = company_key(company or "")
    used: set[str] = set()
    mine: JournalEntry | None = None
    own: list[Question] = []
    website: set[str] = set()
    for entry in entries:
        if entry.member != ask.member or entry.on > ledger.today:
            continue
        same = entry.ask == ask.id
        if entry.word == QUESTIONS and same:
            mine = entry
        elif entry.word == QUESTIONS and key and entry.get("company") == key:
            used.update((entry.get("questions") or "").split(","))
        elif entry.word == OWN_QUESTION and same and entry.note:
            own.append(Question(f"own.{entry.n}", "own", entry.note))
        elif entry.word == WEBSITE and (same or (key and entry.get("company") == key)):
            website.add(entry.get("question") or "")
    used.discard("")
    profile = ledger.profile(ask.member)
    fewest, most = profile.count("E22.fewest"), profile.count("E22.most")
    kept = [] if mine is None else [question(each) for each in (mine.get("questions") or "").split(",")]
    standing = [each for each in kept if each is not None and each.id not in website]
    standing = standing[: max(0, most - len(own))]
    wanted = choose(
        f"{ask.member}\n{ask.id}\n{key}",
        used | website | {each.id for each in standing},
        fewest=fewest,
        most=most,
        own=len(own) + len(standing),
    )
    chosen = sorted((*standing, *wanted), key=lambda each: _PLACE[each.topic])
    end = [each for each in chosen if each.topic == "others"]
    middle = [each for each in chosen if each.topic != "others"]
    done = mine is not None and not wanted and len(standing) == len(kept)
    return Asking((*middle, *own, *end), frozenset(used | website), done)


def keep_questions(store: Journal, ask: Ask, asking: Asking, company: str | None, *, today: date) -> None:
    """Write which questions were chosen, so that they are not asked again at that company; once is enough."""
    if asking.kept:
        return
    ids = ",".join(each.id for each in asking.questions if each.topic != "own")
    data = data_of({"questions": ids, "company": company_key(company or "")})
    entry = JournalEntry(0, ask.member, QUESTIONS, ask.id, today, "", data)
    commit(store, lambda _: [entry])


def tick_website(store: Journal, ask: Ask, id: str, company: str | None, *, today: date) -> None:
    """Write that a website answers a question, so that it is not asked at that company (E22).

    Raises:
        InvalidInput: The bank has no such question.
    """
    if question(id) is None:
        raise InvalidInput(
            "no such question", where="--website", do="the sheet shows their names, such as day.2"
        )
    data = data_of({"question": id, "company": company_key(company or "")})
    entry = JournalEntry(0, ask.member, WEBSITE, ask.id, today, "", data)
    commit(store, lambda _: [entry])
