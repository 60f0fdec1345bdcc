"""Whom a question is about: one person, or everybody at a company, with a title, from a school, on a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from graph.errors import Ambiguous, InvalidInput, PersonNotFound
from graph.identity import (
    company_key,
    company_words,
    exact_name,
    fold_name,
    fold_words,
    normal_slug,
    slug_of_url,
)
from graph.model import AffiliationKind, PersonId, PersonKey
from graph.sameness import describe
from graph.store import GraphStore, MentionRow, People, PersonRow


@dataclass(frozen=True, slots=True)
class TargetQuery:
    """Whom somebody wants to reach; the filters are joined by "and".

    Attributes:
        person: A name, one of our ids or a profile URL; None when nobody is named. Cannot be combined.
        people: Names, ids or profile URLs of a whole list, each sought as one target; empty for no list.
        company: An employer as the user writes it; None for any.
        title: Words that all must occur, as whole folded words, in the job title; None for any.
        school: A school as the user writes it; None for any. Only schools of people's own files are known.
        former: Whether earlier jobs count too, for company and title.

    Example:
        >>> TargetQuery(company="Analytical Engines", title="engineer").one
        False
    """

    person: str | None = None
    people: tuple[str, ...] = ()
    company: str | None = None
    title: str | None = None
    school: str | None = None
    former: bool = False

    @property
    def one(self) -> bool:
        """Whether the query names one person, who then gets all alternatives."""
        return self.person is not None


def resolve(
    store: GraphStore, query: TargetQuery, *, as_of: date, met: People | None = None
) -> tuple[PersonKey, ...]:
    """Find the people a query means.

    Args:
        store: Where to look.
        query: Whom to find.
        as_of: The day; jobs and schools that began later do not count as earlier ones.
        met: Gets to know rows that were read for it; None where nobody needs them.

    Returns:
        Their roots, ascending, each once; empty when nobody fits or a well-formed profile URL is unknown.

    Raises:
        PersonNotFound: A name or id is unknown; with suggestions.
        Ambiguous: A name fits several people.
        InvalidInput: The query is empty, or names a person and filters as well.

    Example:
        >>> from graph.store import open_store
        >>> with open_store("sqlite://") as store:
        ...     resolve(store, TargetQuery(company="Analytical Engines"), as_of=date(2026, 1, 5))
        ()
    """
    filters = query.company is not None or query.title is not None or query.school is not None
    if query.person is not None:
        if filters or query.people:
            raise InvalidInput("a person cannot be combined with filters", do="name either one")
        row = find_person(store, query.person)
        if row is None:
            return ()
        if met is not None:
            met.told_rows([row])
        return (row.key,)
    if not filters and not query.people:
        raise InvalidInput("nobody is asked for", do="name a person, a company, a title or a school")
    found: set[PersonKey] | None = None
    if query.people:
        found = {row.key for row in find_people(store, query.people) if row is not None}
    if query.school is not None:
        school = _from_school(store, query.school, as_of)
        found = school if found is None else found & school
    if query.company is not None or query.title is not None:
        found = _with_job(store, query, found, as_of)
    return tuple(sorted(found or ()))


def unknown_addresses(store: GraphStore, query: TargetQuery) -> tuple[str, ...]:
    """Return the profile URLs on a list that are nobody's in the store, as they were written and in their order.

    Example:
        >>> from graph.store import open_store
        >>> with open_store("sqlite://") as store:
        ...     unknown_addresses(store, TargetQuery(people=("https://www.linkedin.com/in/nobody-here",)))
        ('https://www.linkedin.com/in/nobody-here',)
    """
    return tuple(
        text
        for text in query.people
        if slug_of_url(text.strip()) is not None and find_person(store, text) is None
    )


def find_person(store: GraphStore, text: str) -> PersonRow | None:
    """Find the one person that a name, id or profile URL means.

    Args:
        store: Where to look.
        text: As a user writes it; of a name, capitals, accents and degrees do not matter unless they decide.

    Returns:
        The root's row; None for a well-formed profile URL that is not in the store.

    Raises:
        PersonNotFound: The name or id is unknown; with suggestions.
        Ambiguous: The name fits several people.

    Example:
        >>> from graph.store import open_store
        >>> with open_store("sqlite://") as store:
        ...     find_person(store, "https://www.linkedin.com/in/nobody-here") is None
        True
    """
    (row,) = find_people(store, [text])
    return row


def find_people(store: GraphStore, texts: Sequence[str]) -> list[PersonRow | None]:
    """Find the person that each of several texts means, all in one read of the store.

    Args:
        store: Where to look.
        texts: As for :func:`find_person`.

    Returns:
        For each text what :func:`find_person` returns, in their order.

    Raises:
        PersonNotFound: Of the first name or id that is unknown or not clear.
        Ambiguous: Likewise.
    """
    meant = [_meant(text.strip()) for text in texts]
    names = [name for name, _, _ in meant if name]
    named, known = store.people_meant(names, [id_ for _, id_, _ in meant if id_])
    return [
        _chosen(store, text.strip(), named.get(name, []), known.get(id_) if id_ else None, needed=needed)
        for text, (name, id_, needed) in zip(texts, meant, strict=True)
    ]


def _meant(text: str) -> tuple[str, PersonId | None, str]:
    """Return the search key and the id that a text may mean, and what it is: a ``url``, an ``id`` or a ``name``."""
    slug = slug_of_url(text)
    if slug is not None:
        return "", PersonId("li:" + slug), "url"
    scheme, _, rest = text.partition(":")
    if scheme in ("li", "m", "n"):
        return "", PersonId(f"{scheme}:{normal_slug(rest)}" if scheme == "li" else text), "id"
    by_slug = PersonId("li:" + normal_slug(text)) if text and " " not in text else None
    return fold_name(text), by_slug, "name"


def _chosen(
    store: GraphStore, text: str, named: Sequence[PersonRow], known: PersonRow | None, *, needed: str
) -> PersonRow | None:
    """Return whom a text means of those who have its name and the one who has its id, or refuse."""
    known = known if known is not None and known.shown else None
    if needed == "url":
        return known
    if needed == "id":
        if known is None:
            raise PersonNotFound("no person has this id", do="look for the name with: intrograph people")
        return known
    rows = [row for row in named if row.shown]
    if len(rows) > 1:
        exact = [row for row in rows if exact_name(row.name) == exact_name(text)]
        rows = exact if len(exact) == 1 else rows
    if len(rows) > 1:
        raise Ambiguous(
            f"this name fits {len(rows)} people",
            candidates=tuple(sorted((describe(row) for row in rows), key=lambda person: person.id)),
            do="name one by id or profile URL",
        )
    if rows:
        return rows[0]
    if known is not None:
        return known
    near = suggestions(store, text)
    raise PersonNotFound(
        "nobody in the store has this name",
        suggestions=tuple(describe(row) for row in near),
        do="did you mean somebody with a name near it?" if near else "search with: intrograph people",
    )


def written_otherwise(
    store: GraphStore, query: TargetQuery, *, as_of: date, limit: int = 3
) -> tuple[tuple[TargetQuery, int], ...]:
    """Return questions that somebody fits and that differ only in how the employer or school is written.

    Names are near when each word asked for begins a word of theirs; where there are none, when the first word does.
    A scan of all jobs or schools, meant for the moment when nobody fits.

    Args:
        store: Where to look.
        query: A question that nobody fits; one without company and school has no other spelling.
        as_of: The day, as for :func:`resolve`.
        limit: How many at most.

    Returns:
        Each question with how many people it means, those with most people first, then by name.

    Example:
        >>> from graph.store import open_store
        >>> with open_store("sqlite://") as store:
        ...     written_otherwise(store, TargetQuery(company="Analytical"), as_of=date(2026, 1, 5))
        ()
    """
    asked = query.company if query.company is not None else query.school
    words = fold_words(asked or "")
    for wanted in (words, words[:1]) if words else ():
        spellings: dict[str, dict[str, int]] = {}
        for name in _names_with(store, wanted, school=query.company is None):
            counts = spellings.setdefault(company_key(name), {})
            counts[name] = counts.get(name, 0) + 1
        spellings.pop("", None)
        likely = sorted(spellings.values(), key=lambda counts: (-sum(counts.values()), min(counts)))
        found: list[tuple[TargetQuery, int]] = []
        for counts in likely[: 4 * limit]:
            name = min(counts, key=lambda name: (-counts[name], name))
            other = replace(query, school=name) if query.company is None else replace(query, company=name)
            people = len(resolve(store, other, as_of=as_of))
            if people:
                found.append((other, people))
        if found:
            found.sort(key=lambda each: (-each[1], each[0].company or "", each[0].school or ""))
            return tuple(found[:limit])
    return ()


def _names_with(store: GraphStore, words: Sequence[str], *, school: bool) -> Iterator[str]:
    """Yield names of employers, or of schools, in which every word begins a word, as often as they are said."""
    if school:
        rows = store.affiliations()
        names: Iterable[str] = (row.name for row in rows if row.kind == AffiliationKind.EDUCATION)
    else:
        names = (mention.company for mention in store.employed([words], ()))
    near: dict[str, bool] = {}
    for name in names:
        if name not in near:
            theirs = fold_words(name)
            near[name] = all(any(part.startswith(word) for part in theirs) for word in words)
        if near[name]:
            yield name


def suggestions(store: GraphStore, text: str, *, limit: int = 5) -> Sequence[PersonRow]:
    """Return people whose names are near a text.

    A scan of all people, meant for the moment when a name was not found. Names that share a word with the text, or
    have a word that begins like one of its words, are compared letter by letter; where none of these is near, whoever
    may be called so is named.

    Args:
        store: Where to look.
        text: A name as a user writes it.
        limit: How many at most.

    Returns:
        The nearest first, then by name and id.
    """
    from difflib import SequenceMatcher

    wanted = fold_name(text)
    if not wanted:
        return []
    words = set(wanted.split())
    beginnings = tuple(word[:2] for word in words if len(word) > 1)
    found: list[tuple[float, str, PersonId, PersonRow]] = []
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    for row in store.scan_people():
        theirs = row.folded.split()
        shared = not words.isdisjoint(theirs)
        if not row.shown or not (shared or any(word.startswith(beginnings) for word in theirs)):
            continue
        matcher.set_seq1(row.folded)
        # Shared first names alone are too many in a large store to be of help, unless nothing is nearer.
        if matcher.real_quick_ratio() < 0.5 or matcher.quick_ratio() < 0.6:
            continue
        ratio = matcher.ratio() + (0.2 if shared else 0.0)
        if ratio >= 0.7:
            found.append((-ratio, row.folded, row.shown, row))
    found.sort(key=lambda each: each[:3])
    return [row for *_, row in found[:limit]] or _called(store, text, limit)


def _called(store: GraphStore, text: str, limit: int) -> list[PersonRow]:
    """Return the people who may be meant by a part of a name or a nickname, unless they are too many to be of help."""
    from graph.names import NameSearch

    search = NameSearch(text)
    ranked = ((search.rank(row.folded), row) for row in store.scan_people() if row.shown)
    found = [(rank, row.folded, row.shown, row) for rank, row in ranked if rank is not None]
    found.sort(key=lambda each: each[:3])
    return [row for *_, row in found] if len(found) <= limit else []


def _from_school(store: GraphStore, school: str, as_of: date) -> set[PersonKey]:
    """Return who went to a school by their own file."""
    key = company_key(school)
    rows = {
        row.person
        for row in store.affiliations()
        if row.kind == AffiliationKind.EDUCATION and row.key == key and key and row.start <= as_of.toordinal()
    }
    return {row.root for row in store.person_rows(rows).values()}


def _with_job(
    store: GraphStore, query: TargetQuery, among: set[PersonKey] | None, as_of: date
) -> set[PersonKey]:
    """Return who has, or with ``former`` also had, the job that is asked for.

    Args:
        store: Where to look.
        query: Company and title, one of which is given.
        among: Only these people; None for everybody.
        as_of: The day.
    """
    key = company_key(query.company) if query.company is not None else None
    title = frozenset(fold_words(query.title)) if query.title is not None else frozenset[str]()
    if key == "" or (query.title is not None and not title):
        return set()
    rows: Iterable[PersonRow]
    if key is not None and not query.former:
        if not title:
            keys = set(store.members_of(key))
            return keys if among is None else keys & among
        rows = [row for row in store.employed_at(key) if among is None or row.key in among]
    elif among is not None:
        rows = store.person_rows(among).values()
    elif key is not None:
        rows = store.employed_at(key)
    else:
        rows = store.titled(sorted(title))

    # The same few employers and titles come again and again.
    seen: dict[tuple[str, str], bool] = {}

    def fits(company: str, position: str) -> bool:
        known = seen.get((company, position))
        if known is None:
            known = seen[company, position] = (key is None or company == key) and title.issubset(
                fold_words(position) if title else ()
            )
        return known

    found = {row.key for row in rows if row.shown and fits(row.company_key, row.position)}
    if query.former:
        earlier = _earlier_jobs(store, among, key, sorted(title), as_of)
        found.update(root for root, company, position in earlier if fits(company, position))
    return found


def _earlier_jobs(
    store: GraphStore, among: set[PersonKey] | None, key: str | None, title: Sequence[str], as_of: date
) -> Iterator[tuple[PersonKey, str, str]]:
    """Yield ``(root, company key, title)`` of jobs that any source gives up to a day.

    Args:
        store: Where to look.
        among: Of these people; None for everybody.
        key: With this employer; None for any.
        title: At least all jobs with these folded words in the title.
        as_of: The day.
    """
    last = as_of.toordinal()
    days = {origin.id: origin.as_of for origin in store.origins()}
    mentions: Iterable[MentionRow]
    if among is None:
        mentions = store.employed(company_words(key) if key is not None else (), title)
        jobs = store.affiliations()
    else:
        own = {row.key for rows in store.rows_rooted_at(among).values() for row in rows}
        mentions = store.mentions(own)
        jobs = store.affiliations(own)
    keys: dict[str, str] = {}
    said: list[tuple[PersonKey, str, str]] = []
    for mention in mentions:
        if mention.current and days.get(mention.origin, last + 1) <= last:
            company = keys.get(mention.company)
            if company is None:
                company = keys[mention.company] = company_key(mention.company)
            if key is None or company == key:
                said.append((mention.person, company, mention.position))
    said.extend(
        (row.person, row.key, row.title)
        for row in jobs
        if row.kind == AffiliationKind.POSITION and row.start <= last and (key is None or row.key == key)
    )
    known = store.person_rows({person for person, _, _ in said})
    roots = store.person_rows({row.root for row in known.values()})
    for person, company, position in said:
        root = roots[known[person].root]
        if root.shown:
            yield root.key, company, position
