"""What happened between the invented people: ties, talk, favours."""

from __future__ import annotations

import base64
import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from cli.fiction.files import month
from cli.fiction.people import CAST, COMPANY, INSIDER_COMPANY, OFFICE, SCHOOL, TARGET_COMPANY, People
from cli.fiction.records import (
    Conversation,
    Endorsement,
    Extras,
    Job,
    Member,
    Message,
    Person,
    Recommendation,
    Story,
    Tie,
)

EXPORT_DAYS = {
    "me": 3,
    "colleague": 12,
    "friend": 33,
    "alumna": 61,
    "organiser": 20,
    "neighbour": 95,
    "manager": 45,
    "newcomer": 8,
}
"""By member: how many days ago the export was made."""

OLD_EXPORT_DAYS = 1890
"""How many days ago the manager made an export before: a bit over five years."""

_TALK = (
    "Did you get home well yesterday?",
    "Thanks again for the notes, they helped a lot.",
    "The slides are in the usual place.",
    "How is the new flat?",
    "Lunch next week? Thursday suits me best.",
    "I read the article you sent.\nThe second half is the better one.",
    'My sister calls it "the longest staircase in town".',
    "Happy birthday!",
    "Good luck with the workshop, you will be fine.",
    "Could you look over my summary when you have a minute?",
    "The garden is finally green again 🌱",
    "See you at the station at nine.",
    "What a match, wasn't it?",
    "I moved the meeting to four, hope that works.",
    "Everything went well, I will tell you on Friday.",
)
_NOTES = (
    "Good to meet you at the spring fair. Let us stay in touch.",
    "We sat at the same table on Tuesday; thank you for the tip, it worked.",
    "I enjoyed your talk about small teams.",
)
_SKILLS = ("Data Analysis", "Product Discovery", "Interviewing", "Aprendizado de máquina", "Facilitation")

# By member: the share of each circle that the member is connected with.
_SHARES: dict[str, dict[str, float]] = {
    "me": {"office": 0.34, "campus": 0.24, "club": 0.03, "town": 0.25, "trade": 0.11},
    "colleague": {"office": 0.6, "trade": 0.4, "town": 0.05, "campus": 0.02},
    "friend": {"campus": 0.5, "club": 0.12, "trade": 0.05, "open": 0.1},
    "alumna": {"club": 0.45, "campus": 0.3, "trade": 0.25, "open": 0.2},
    "organiser": {"club": 0.8, "campus": 0.35, "open": 0.4, "trade": 0.2},
    "neighbour": {"town": 0.55, "open": 0.1},
    "manager": {"office": 0.5, "trade": 0.45, "open": 0.2},
    "newcomer": {"island": 0.9},
}

_LONGEST_AGO = 4200  # days from an export back to the oldest tie in it

# Ties of the main people: inviter, invitee, days ago, number of messages since.
_MAIN_TIES: tuple[tuple[str, str, int, int], ...] = (
    ("friend", "me", 4150, 46),
    ("colleague", "me", 3100, 84),
    ("me", "manager", 3000, 18),
    ("me", "neighbour", 1500, 14),
    ("me", "alumna", 900, 0),
    ("manager", "colleague", 3300, 30),
    ("alumna", "friend", 3600, 6),
    ("organiser", "friend", 230, 9),
    ("organiser", "alumna", 2500, 12),
    ("colleague", "alumna", 1200, 2),
    ("colleague", "target", 2200, 26),
    ("target", "friend", 1600, 5),
    ("alumna", "target", 640, 0),
    ("organiser", "target", 1000, 1),
    ("organiser", "target colleague 1", 1900, 2),
    ("alumna", "target colleague 1", 1400, 0),
    ("organiser", "target colleague 2", 800, 0),
    ("manager", "company 1", 2700, 8),
    ("colleague", "company 1", 2400, 3),
    ("colleague", "company 2", 1700, 6),
    ("friend", "company 3", 2050, 10),
    ("alumna", "company 3", 1250, 0),
    ("alumna", "company 4", 510, 0),
    ("neighbour", "company 5", 1900, 4),
    ("organiser", "company 6", 1100, 1),
    ("organiser", "company 4", 1300, 0),
    ("me", "insider", 820, 7),
    ("friend", "insider", 2300, 3),
    ("organiser", "insider colleague", 1500, 1),
    ("colleague", "insider colleague", 1450, 2),
    ("colleague", "first namesake", 1980, 3),
    ("friend", "second namesake", 1330, 2),
    ("newcomer", "unreachable", 700, 3),
)


class World:
    """The invented people and all that happened between them, told in one fixed order.

    Attributes:
        cast: The people with a part, by role.
        story: Ties, conversations and acts.
        members: The profiles of those whose exports are written, by role.
    """

    def __init__(self, rng: random.Random, today: date) -> None:
        self._rng = rng
        self._today = today
        self._people = People(rng, today)
        self.cast = self._people.cast
        self._conversations: list[Conversation] = []
        self._ties: list[Tie] = []
        self._open: list[Tie] = []
        self._tie_main_people()
        for role in _SHARES:
            self._tie_member(role)
        self._tie_lost_contacts()
        self._write_unanswered()
        self._write_groups_and_advertisements()
        self.story = Story(
            tuple(self._ties),
            tuple(self._open),
            tuple(self._conversations),
            self._endorse(),
            self._recommend(),
        )
        self.members = {role: self._member(role) for role in _SHARES}

    def _day(self, ago: int) -> date:
        """The day so many days before today."""
        return self._today - timedelta(days=ago)

    def _moment(self, day: date) -> datetime:
        """Some moment of a UTC day."""
        return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(
            seconds=self._rng.randrange(86400)
        )

    def _tie(self, inviter: Person, invitee: Person, ago: int, messages: int, note: str = "") -> None:
        """Connect two people so many days ago, with so many messages since, both ways if several."""
        rng = self._rng
        accepted = self._moment(self._day(ago))
        wait = timedelta(minutes=2 + min(rng.expovariate(1 / 900), 9000))
        self._ties.append(Tie(inviter, invitee, accepted - wait, accepted, note))
        said = [Message(inviter, accepted, note)] if note else []
        one_way = messages == 1 or (messages < 4 and rng.random() < 0.4)
        for at in sorted(
            accepted + timedelta(hours=1 + rng.random() ** 0.7 * (ago - 3) * 24) for _ in range(messages)
        ):
            sender = inviter if one_way or rng.random() < 0.5 else invitee
            said.append(self._message(sender, at))
        if messages > 1 and not one_way and said[-1].sender is said[-2].sender:
            # In a conversation of two both have said something.
            answer = invitee if said[-1].sender is inviter else inviter
            said[-1] = replace(said[-1], sender=answer)
        if said:
            self._converse((inviter, invitee), said)

    def _message(self, sender: Person, at: datetime) -> Message:
        """Something said; now and then only an attachment, or with the line ends of another system."""
        draw = self._rng.random()
        if draw < 0.03:
            return Message(
                sender, at, "", attachment=f"https://www.linkedin.com/dms/prv/document/{int(at.timestamp())}"
            )
        text = self._rng.choice(_TALK)
        return Message(sender, at, text.replace("\n", "\r\n") if draw > 0.6 else text)

    def _converse(
        self, people: tuple[Person, ...], said: Sequence[Message], title: str = "", gone: int = 0
    ) -> None:
        """Keep a conversation under a new opaque code; nothing in it is later than three days ago."""
        code = f"2-{base64.b64encode(self._rng.randbytes(40)).decode()}"
        latest = self._day(3)
        kept = tuple(message for message in said if message.at.date() <= latest)
        self._conversations.append(Conversation(code, people, kept, title, gone))

    def _tie_main_people(self) -> None:
        """The ties the promises rest on."""
        for inviter, invitee, ago, messages in _MAIN_TIES:
            recent = ago < 300
            self._tie(self.cast[inviter], self.cast[invitee], ago, messages, note=_NOTES[0] if recent else "")

    def _tie_member(self, role: str) -> None:
        """A member's share of every circle, with notes and conversations for some."""
        rng = self._rng
        member, age = self.cast[role], EXPORT_DAYS[role]
        talkative = {"me": 0.22, "neighbour": 0.15, "newcomer": 0.1}.get(role, 0.09)
        taken: set[tuple[str, str, int]] = set()
        for circle, share in _SHARES[role].items():
            for person in self._people.circles[circle]:
                if rng.random() >= share:
                    continue
                ago = age + 1 + int(_LONGEST_AGO * rng.random() ** 1.3)
                # Two people of one name met on one day could not be told apart in a list without addresses.
                while (person.first.strip(), person.last.strip(), ago) in taken:
                    ago += 1
                taken.add((person.first.strip(), person.last.strip(), ago))
                pair = (member, person) if rng.random() < 0.5 else (person, member)
                note = rng.choice(_NOTES) if rng.random() < 0.06 else ""
                messages = 1 + int(rng.expovariate(0.3)) if rng.random() < talkative else 0
                self._tie(*pair, ago, messages, note)
        if role == "neighbour":  # has invited nobody
            return
        # Open invitations go to people of the wider circle who are not in the list.
        ends = [person for tie in self._ties for person in (tie.inviter, tie.invitee)]
        listed = {ends[place ^ 1].slug for place, person in enumerate(ends) if person is member}
        wider = self._people.circles["island" if role == "newcomer" else "open"]
        strangers = [person for person in wider if person.slug not in listed]
        for person in rng.sample(strangers, 5):
            sent = self._moment(self._day(age + rng.randrange(2, 200)))
            self._open.append(Tie(member, person, sent, sent))

    def _tie_lost_contacts(self) -> None:
        """A few ties the manager's first list held and the newest no longer holds."""
        manager = self.cast["manager"]
        for person in self._people.circles["open"][:40]:
            if any(tie.inviter is manager and tie.invitee is person for tie in self._ties):
                continue
            if any(tie.invitee is manager and tie.inviter is person for tie in self._ties):
                continue
            at = self._moment(self._day(OLD_EXPORT_DAYS + 400))
            if sum(tie.until is not None for tie in self._ties) < 5:
                self._ties.append(
                    Tie(person, manager, at - timedelta(hours=5), at, "", until=self._day(1100))
                )

    def _write_unanswered(self) -> None:
        """An invitation and a message to somebody who never answered, and mail from strangers."""
        me, stranger = self.cast["me"], self.cast["unanswered"]
        sent = self._moment(self._day(40))
        self._open.append(Tie(me, stranger, sent, sent, _NOTES[2]))
        subject = "A question about your team"
        self._converse((me, stranger), [Message(me, sent + timedelta(days=3), _NOTES[2], subject)])
        for number, person in enumerate(self._people.circles["open"][-9:]):
            at = self._moment(self._day(30 + 90 * number))
            if number % 3 == 0:
                said = [Message(person, at, "Would a short call suit you?", "A role you may like")]
                said.append(Message(me, at + timedelta(days=1), "Thank you, not just now."))
            else:
                said = [Message(person, at, "Would a short call suit you?", "A role you may like")]
            self._converse((me, person), said)

    def _write_groups_and_advertisements(self) -> None:
        """Group conversations, closed accounts and paid mail among my messages."""
        cast, rng = self.cast, self._rng
        me = cast["me"]
        known = [tie.invitee for tie in self._ties if tie.inviter is me]
        pool = [person for person in known if person not in cast.values()]
        degrees = [person for person in pool if ", " in person.last] or pool[-1:]
        groups = (
            ((me, cast["colleague"], pool[0], degrees[0]), "", 0, 9),
            ((me, cast["friend"], pool[1]), "Reading circle", 1, 6),
            ((me, cast["neighbour"], pool[2], pool[3]), "Summer party, no. 14", 0, 5),
            ((pool[4], me, *pool[5:16]), "", 0, 2),
        )
        for people, title, gone, count in groups:
            moments = sorted(self._moment(self._day(rng.randrange(5, 800))) for _ in range(count))
            # A circular to many comes from one; a few friends all talk.
            speakers = people[:1] if len(people) > 10 else people
            said = [self._message(rng.choice(speakers), at) for at in moments]
            if gone:
                said.append(
                    Message("LinkedIn Member", said[-1].at + timedelta(minutes=9), "I will bring a cake.")
                )
            self._converse(people, said, title, gone)
        html = (
            '<p class="spinmail-quill-editor__spin-break">Hi %FIRSTNAME%,</p><p>Our evening course '
            "starts soon&nbsp;&amp; seats are few.</p>"
        )
        for number in range(8):
            at = self._moment(self._day(20 + 110 * number))
            said = [Message("LinkedIn Member", at, html)]
            if number == 3:
                said.append(Message(me, at + timedelta(hours=4), "No, thank you."))
            self._converse((me,), said, "Sponsored Conversation", 1)
        at = self._moment(self._day(77))
        course = Message("Sedgeridge Courses", at, "<p>Learn joinery in a weekend</p>", "Learn joinery")
        self._converse((me,), [course], "Learn joinery in a weekend")
        for number in range(2):
            at = self._moment(self._day(1500 + 500 * number))
            lost = [Message("LinkedIn Member", at, "Thanks for the address, see you there.")]
            lost.append(Message(me, at + timedelta(hours=2), "You are welcome."))
            self._converse((me,), lost, "", 1)

    def _endorse(self) -> tuple[Endorsement, ...]:
        """Endorsements between connected people, several skills of one giver on one day."""
        rng, acts = self._rng, []
        for tie in self._ties:
            parts = [role for role, person in self.cast.items() if person in (tie.inviter, tie.invitee)]
            if tie.until or parts == ["me", "alumna"]:  # that connection stays bare
                continue
            if rng.random() > (0.5 if len(parts) == 2 else 0.012):
                continue
            giver, receiver = (tie.inviter, tie.invitee) if rng.random() < 0.5 else (tie.invitee, tie.inviter)
            span = (self._today - tie.accepted.date()).days
            at = self._moment(self._day(max(3, int(span * rng.random()))))
            if at < tie.accepted:
                continue
            for number, skill in enumerate(rng.sample(_SKILLS, rng.randrange(1, 4))):
                last_second = at.replace(hour=23, minute=59, second=59)
                acts.append(
                    Endorsement(giver, receiver, skill, min(at + timedelta(seconds=7 * number), last_second))
                )
        return tuple(acts)

    def _recommend(self) -> tuple[Recommendation, ...]:
        """Two recommendations among people who worked together."""
        me, colleague, manager = (self.cast[role] for role in ("me", "colleague", "manager"))
        my_job = Job(date.min, OFFICE, "Product Analyst")
        at = self._moment(self._day(1450))
        return (
            Recommendation(
                colleague,
                me,
                "Livia asks the question everybody else forgot.  I would work with her again tomorrow.",
                at,
                Job(date.min, OFFICE, "Senior Analyst"),
                my_job,
            ),
            Recommendation(
                me,
                manager,
                "Helena gives people room, and keeps her promises.",
                at + timedelta(days=20),
                my_job,
                Job(date.min, OFFICE, "Director of Product"),
            ),
        )

    def _member(self, role: str) -> Member:
        """A member's own profile files."""
        rng, person, age = self._rng, self.cast[role], EXPORT_DAYS[role]
        start, end = month(self._day(3150)), month(self._day(150))
        description = "Planning, research and the weekly numbers."
        desk = (OFFICE, "Product Analyst", description, "Saltmere", start, end)
        positions = {
            "me": (desk, ("Gannetloft", "Trainee", "", "Saltmere", month(self._day(3600)), start)),
            "colleague": (
                ("Tolvgren Analytics", "Lead Analyst", "", "Saltmere", month(self._day(700)), ""),
                (OFFICE, "Senior Analyst", "", "Saltmere", month(self._day(3400)), month(self._day(700))),
            ),
            "manager": ((OFFICE, "Director of Product", "", "Saltmere", month(self._day(3900)), ""),),
        }.get(role)
        if positions is None:
            job = person.jobs[-1]
            positions = ((job.company, job.position, "", "Saltmere", month(self._day(1300)), ""),)
        education: tuple[tuple[str, ...], ...] = ()
        if role in ("me", "friend", "alumna", "organiser"):
            # The seeker and the friend studied in the same years; the club's people before them.
            begun = self._today.year - (16 if role in ("me", "friend") else 24)
            education = (
                (SCHOOL, str(begun), str(begun + 4), "", "Bachelor of Science, Statistics", "Choir"),
            )
        elif role == "colleague":
            education = (("Kaldmoor Polytechnic", "", "", "", "", ""),)
        listed = sum(1 for tie in self._ties if person in (tie.inviter, tie.invitee))
        hidden = [self._day(age + 1 + rng.randrange(_LONGEST_AGO)) for _ in range(round(listed * 0.02))]
        follows = [
            (self._day(age + rng.randrange(1, 2000)), name)
            for name in rng.sample(self._people.companies, 6 if role != "newcomer" else 0)
        ]
        if role == "me":
            follows += [(self._day(60), TARGET_COMPANY), (self._day(58), COMPANY)]
        drafts: tuple[tuple[str, Message], ...] = ()
        if role in ("colleague", "organiser"):
            unsent = self._moment(self._day(age + 30))
            drafts = (
                ("", Message(person, unsent, "I wanted to ask whether")),
                (self._conversations[0].code, Message(person, unsent - timedelta(days=9), "Dear all,")),
            )
        headline = "Product analyst looking for a new team" if role == "me" else CAST[role][3]
        return Member(
            person,
            headline,
            "Renewable Energy" if role == "me" else "Professional Services",
            "Saltmere",
            positions,
            education,
            _SKILLS[: 3 + len(role) % 3],
            tuple(hidden + hidden[:1]),  # exact duplicates occur among rows without a name
            tuple(sorted(follows, key=lambda follow: (-follow[0].toordinal(), follow[1]))),
            drafts,
        )

    def extras(self) -> Extras:
        """Tell what only my own archive holds.

        Returns:
            Follows, private notes, address book, 213 job applications, wishes and posts.
        """
        cast = self.cast
        applications = []
        companies = self._people.companies
        for number in range(213):  # one more than a single file holds
            company = INSIDER_COMPANY if number == 4 else companies[number % len(companies)]
            at = datetime.combine(self._day(4 + number // 2), datetime.min.time(), UTC)
            applications.append((at + timedelta(hours=19), company, "Product Analyst"))
        said = self._moment(self._day(25))
        return Extras(
            member_follows=(
                (said, "Active", self._people.circles["open"][40].name),
                (said - timedelta(days=90), "Active", self._people.circles["open"][41].name),
                (said - timedelta(days=9), "Unfollow", self._people.circles["open"][41].name),
            ),
            notes=(
                (cast["colleague"], "Ask about the move to Tolvgren; prefers a call.", said),
                (cast["insider"], "Met at the clinic day, offered to explain the team.", said),
            ),
            contacts=(
                ("Oskar", "Dunnemark", cast["neighbour"].email, "+1 555-0114"),
                ("Zoë", "Brandelmo", cast["friend"].email, "+1 555-0121, +1 555-0122"),
                ("", "", "", "+1 555-0133"),
            ),
            applications=tuple(applications),
            dream_companies=(TARGET_COMPANY, COMPANY),
            posts=(
                (said, "Open to new things after eight good years.\n\nThank you all"),
                (
                    said - timedelta(days=60),
                    'Slides of my talk, "Small teams", are online.\nAsk me anything.',
                ),
            ),
        )
