"""The invented people: a cast with parts in the story, and everybody they have ever met."""

from __future__ import annotations

import random
import unicodedata
from datetime import date, timedelta

from cli.fiction.records import Job, Person

_FIRST_NAMES = (
    "Adela Aino Alma Amara Anders Anouk Ansel Arlo Astrid Aurel Bea Benno Bruna Caleb Carina Casper Clio "
    "Dagny Dario Delia Dorian Edda Elio Elke Emre Enzo Esra Fabian Farah Fenna Fiona Florin Gita Greta "
    "Hamza Hanna Hugo Ida Ilan Ines Iris Ivo Jana Jasper Jolanda Joris Juno Kaia Karim Kasia Kiran Lara "
    "Leander Leif Lena Levin Lina Lorenz Luana Mabel Malik Mara Marisol Mats Mehdi Milo Mina Nadia Nils "
    "Nora Olek Orla Otis Pablo Paula Pernille Quentin Rania Remy Rosa Ruben Sadie Selma Silas Sofia Sunita "
    "Sven Tamar Tariq Tessa Theo Tilda Ulrike Vera Vito Wanda Wim Yara Yusuf Zeno Zoë Renée Søren Łucja "
    "Jürgen Chloé José Álvaro Håkon Þóra Đorđe Çelik Noël"
).split()
_LAST_BEGINNINGS = "Bel Cor Dal Fen Gar Hol Jar Kal Lor Mar Nor Ost Pel Quin Ros Sel Tor Ul Var Wes".split()
_LAST_ENDINGS = (
    "abrin edvar ilmoor ostrel unwick averley endaal irsko olmgren ustavi essari ombeck andoval ethorn "
    "igsund orvane ulquist aspern elbrook öström"
).split()
_FOREIGN_NAMES = (
    ("雪乃 蓮太 小雨 千景 風花 陽向", "雲野 月森 星原 霧島田 青石川"),
    ("Вера Глеб Тая Мирон Злата", "Снегирская Лунёв Ветрогор Звонарёв Тихомост"),
    ("ليان ريان سلمى نوح", "الغيمي الزهرمي البحيري"),
    ("Δάφνη Ίων Λυδία", "Θαλασσινάκος Λιμνάρης Κυμάτου"),
)
_COMPANY_BEGINNINGS = (
    "Thistle Bracken Quill Ferro Halv Oster Mirr Tolv Sorrel Plover Cobal Elver Gannet Lantern Hazel Dunlin "
    "Marl Sedge"
).split()
_COMPANY_ENDINGS = "wane fold meer gren stad holm ridge vik loft ander".split()
_COMPANY_FORMS = ("", "", "", " Labs", " Group", ", Inc.", " GmbH", " & Sons, Ltd.", " Health", " Studio")
_POSITIONS = (
    "Product Manager",
    "Data Analyst",
    "Software Engineer",
    "Head of Operations",
    "Teacher",
    "Consultant",
    "Nurse Manager",
    "UX Designer",
    "Sales Director, Nordics",
    "Founder & CEO",
    "Research Associate",
    "HR Business Partner",
    "Chefkonditor",
    "Ingeniera de datos",
    "Accountant",
)
OFFICE = "Quillander Systems"
"""Where the seeker worked until lately, with the colleague and the manager."""

SCHOOL = "University of Saltmere"
"""Where the seeker, the friend and the people of the alumni club studied."""

TARGET_COMPANY = "Lanternfold Energy"
"""The dream company."""

COMPANY = "Plovermark Robotics"
"""A wanted company with several people two ties away."""

INSIDER_COMPANY = "Sorrelwick Health"
"""A company where the seeker knows somebody."""


CIRCLES = {"office": 420, "campus": 520, "club": 700, "trade": 700, "town": 260, "open": 340, "island": 240}
"""Circles of acquaintances and how many people each holds (invented)."""


CAST: dict[str, tuple[str, str, str, str]] = {
    "me": ("Livia", "Tannerholt", "", ""),
    "colleague": ("Marek", "Oldenwick", "Tolvgren Analytics", "Lead Analyst"),
    "friend": ("Zoë", "Brandelmo", "Hazelvik Studio", "Service Designer"),
    "alumna": ("Ingrid", "Valdessaro", "Gannetridge Group", "Programme Lead"),
    "organiser": ("Tobias", "Querlingen", "Saltmere Alumni Club", "Chair"),
    "neighbour": ("Oskar", "Dunnemark", "Sedgeloft", "Master Joiner"),
    "manager": ("Helena", "Corvasso", OFFICE, "Director of Product"),
    "newcomer": ("Rafaela", "Umbrecorte", "Marlvik Ferries", "Route Planner"),
    "target": ("Noor", "Hallvedsen", TARGET_COMPANY, "Head of Product"),
    "target colleague 1": ("Jonas", "Ellerquist, PE", TARGET_COMPANY, "Grid Engineer"),
    "target colleague 2": ("Mireille", "Toldessaux", TARGET_COMPANY, "People Partner"),
    "company 1": ("Aksel", "Winterhaugen", COMPANY, "Product Owner"),
    "company 2": ("Priya", "Sandelmoor", COMPANY, "Data Engineer"),
    "company 3": ("Lukas", "Ferrowin", COMPANY, "Robotics Engineer"),
    "company 4": ("Carmen", "Oliverrado", COMPANY, "Talent Partner"),
    "company 5": ("Henrik", "Stavemoor", COMPANY, "Workshop Manager"),
    "company 6": ("Anjali", "Roskandar", COMPANY, "Chief of Staff"),
    "insider": ("Samir", "Wexholm-Adari", INSIDER_COMPANY, "Clinical Product Lead"),
    "insider colleague": ("Dana", "Pellimore", INSIDER_COMPANY, "Operations Manager"),
    "first namesake": ("Anna", "Feldmarin", "Ostermeer & Sons, Ltd.", "Controller"),
    "second namesake": ("Anna", "Feldmarin", "Brackenstad Labs", "Biologist"),
    "unreachable": ("Petra", "Isgaardsen", "Farlight Keepers' Trust", "Keeper"),
    "unanswered": ("Viktor", "Lannhelmer", "Dunlinloft", "Partner"),
}
"""By role: first name, last name, company and position now."""


def slug_of(name: str) -> str:
    """Make a profile slug: lower case, words joined by hyphens, letters of any script kept.

    Args:
        name: A full name.

    Returns:
        The slug in NFC, not percent-encoded.

    Example:
        >>> slug_of("Zoë van Brandelmo")
        'zoë-van-brandelmo'
    """
    letters = [c if c.isalnum() else "-" for c in unicodedata.normalize("NFC", name.lower())]
    return "-".join(part for part in "".join(letters).split("-") if part)


class People:
    """Everybody in the story, invented in one fixed order.

    Attributes:
        companies: Invented companies, the larger first; none of the cast's employers is among them.
        cast: The people with a part, by role.
        circles: All others, by the circle of acquaintances they belong to.
    """

    def __init__(self, rng: random.Random, today: date) -> None:
        self._rng = rng
        self._today = today
        self._slugs: set[str] = set()
        self.companies = self._invent_companies()
        self.cast = {role: self._cast_person(role, index) for index, role in enumerate(CAST)}
        self.circles = self._invent_circles()

    def _day(self, ago: int) -> date:
        """The day so many days before today."""
        return self._today - timedelta(days=ago)

    def _invent_companies(self) -> list[str]:
        """Company names, none of them one of the story's own."""
        names = [a + b for a in _COMPANY_BEGINNINGS for b in _COMPANY_ENDINGS]
        self._rng.shuffle(names)
        # The story's companies keep their people to themselves.
        told = {job[2].split(" ")[0].rstrip(",") for job in CAST.values() if job[2]}
        return [
            name + _COMPANY_FORMS[i % len(_COMPANY_FORMS)] for i, name in enumerate(names) if name not in told
        ]

    def _cast_person(self, role: str, index: int) -> Person:
        """One of the main people, with a readable slug."""
        first, last, company, position = CAST[role]
        before = Job(date.min, company, position)
        jobs: tuple[Job, ...] = (before,)
        if role == "me":
            jobs = (Job(date.min, OFFICE, "Product Analyst"), Job(self._day(150), "", ""))
        elif role == "colleague":
            jobs = (Job(date.min, OFFICE, "Senior Analyst"), Job(self._day(700), company, position))
        slug = slug_of(f"{first} {last.partition(',')[0]}")
        while slug in self._slugs:
            slug = f"{slug}-{index}04b7"
        self._slugs.add(slug)
        email = f"{first.lower().replace('ë', 'e')}@{slug.split('-')[1]}.example"
        return Person(slug, first, last, jobs, email, shows_email=role in ("neighbour", "friend"))

    def _invent_circles(self) -> dict[str, list[Person]]:
        """Everybody else, circle by circle."""
        rng = self._rng
        total = sum(CIRCLES.values())
        lasts = [a + b for a in _LAST_BEGINNINGS for b in _LAST_ENDINGS]
        pairs = rng.sample(range(len(_FIRST_NAMES) * len(lasts)), total)
        names = [(_FIRST_NAMES[pair // len(lasts)], lasts[pair % len(lasts)]) for pair in pairs]
        foreign = [
            (f, s) for firsts, seconds in _FOREIGN_NAMES for f in firsts.split() for s in seconds.split()
        ]
        for place, name in zip(rng.sample(range(total), len(foreign)), foreign, strict=True):
            names[place] = name
        for _ in range(4):  # different people of the same name occur in every large network
            one, two = rng.sample(range(total), 2)
            names[one] = names[two]
        circles, start = {}, 0
        for circle, size in CIRCLES.items():
            circles[circle] = [self._person(*name, circle) for name in names[start : start + size]]
            start += size
        return circles

    def _person(self, first: str, last: str, circle: str) -> Person:
        """One of the many, sometimes with the oddities real lists have in names and addresses."""
        rng = self._rng
        slug = slug_of(f"{first} {last}")
        if rng.random() < 0.7 or slug in self._slugs:
            slug += f"-{rng.getrandbits(36):09x}"
        oddity = rng.random()
        if oddity < 0.035:
            last += rng.choice((", PhD", ", MBA", ", PMP®", ", CPA", ",PhD", ", MSc, PE"))
        elif oddity < 0.055:
            first, last = rng.choice(((f"{first} ", last), (first, f" {last}"), (first, f"{last} ")))
        elif oddity < 0.08:
            first, last = first.upper(), last.upper()
        elif oddity < 0.095:
            symbol = rng.choice("🚀💡🌍✨")
            last += f" {symbol}"
            slug += f"-{symbol}" if rng.random() < 0.4 else ""
        elif oddity < 0.1:
            first, last = rng.choice(
                (
                    (first, f"{last}\u200b"),
                    (f"{first}\u00a0J.", last),
                    ("".join(chr(ord(c) + 0x1D3B9) if "a" <= c <= "z" else c for c in first), last),
                    (f"@{first}", last),
                )
            )
        self._slugs.add(slug)
        email = f"contact{len(self._slugs)}@mail.example"
        return Person(slug, first, last, self._jobs(circle), email, shows_email=rng.random() < 0.03)

    def _jobs(self, circle: str) -> tuple[Job, ...]:
        """A job, sometimes none shown, sometimes one before it."""
        rng = self._rng
        if rng.random() < 0.03:
            return (Job(date.min, "", ""),)
        companies = self.companies[:40] if circle == "trade" else self.companies
        # Few large employers, many small ones.
        company = companies[int(len(companies) * rng.random() ** 2)]
        if circle == "office" and rng.random() < 0.55:
            company = OFFICE
        if rng.random() > 0.3:
            return (Job(date.min, company, rng.choice(_POSITIONS)),)
        before = Job(date.min, rng.choice(companies), rng.choice(_POSITIONS))
        return before, Job(self._day(rng.randrange(5, 2500)), company, rng.choice(_POSITIONS))
