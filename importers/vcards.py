"""Read address books as vCard 2.1, 3.0 and 4.0.

vobject reads the properties. What it gets wrong is put right before it sees a card: it stops at the first line it
cannot read, so only the few properties that matter are shown to it; it takes quoted-printable text without a
character set for UTF-8, and only joins its soft line breaks for version 2.1; it drops what stands behind a comma
that is not escaped ("Lovelace, Ada"); and it does not say on which line a card begins. Notes, photos and postal
addresses are dropped unread.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator

from graph.claims import Claims
from graph.errors import ImportProblem
from importers.addressbook import Entry, add_entry
from importers.contract import FileDraft, Importer, Request
from importers.encoding import decode
from importers.files import Source, SourceFile
from importers.heading import is_export, left_aside
from importers.whose import needed_owner

_PROPERTY = re.compile(
    r"(?:[A-Za-z0-9-]+\.)?([A-Za-z0-9-]+)((?:;[^:\"]*(?:\"[^\"]*\"[^:\"]*)*)?):(.*)", re.DOTALL
)
_READ = frozenset(
    "FN N NICKNAME ORG TITLE ROLE EMAIL TEL URL X-SOCIALPROFILE SOCIALPROFILE IMPP X-LINKEDIN KIND "
    "X-ADDRESSBOOKSERVER-KIND X-ABSHOWAS".split()
)
_MOST_CHARACTERS = 2**20
_CONTROL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")
_BARE = re.compile(r"(?<!\\)([,;])")
_FRAME = re.compile(r"\s*(BEGIN|END)\s*:\s*VCARD\s*$", re.IGNORECASE).match
_CHARSET = re.compile(r";\s*CHARSET=\"?([A-Za-z0-9_-]+)\"?", re.IGNORECASE)
_QUOTED = re.compile(r";\s*(?:ENCODING=)?\"?QUOTED-PRINTABLE\"?", re.IGNORECASE)


class VCards(Importer):
    """One or many vCards in a file, or several such files."""

    what = "vCards (.vcf)"

    def fits(self, source: Source) -> bool:
        """Tell whether a file of the source begins with a card."""
        return not is_export(source) and any(_is_cards(file) for file in source.files())

    def read(self, source: Source, request: Request) -> Claims:
        """Read the cards of a source.

        Args:
            source: The opened path; closed on return.
            request: ``owner`` or ``me`` is whose address book it is.

        Returns:
            The claims; a row is a card.

        Raises:
            ImportProblem: A file is damaged, or holds no card.
            OwnerNeeded: Nobody is known whose it could be.
        """
        with source:
            files = [file for file in source.files() if _is_cards(file)]
            owner = needed_owner(source, request)
            drafts = []
            for file in files:
                draft = FileDraft(file.name, "address book")
                for card in _cards(decode(file.read())[0]):
                    draft.rows += 1
                    what = _entry(card)
                    if isinstance(what, str):
                        draft.skip(card.line, what)
                    else:
                        add_entry(draft, owner, what)
                    draft.generation = draft.generation or card.version
                drafts.append(draft)
            if not any(draft.rows for draft in drafts):
                raise ImportProblem(
                    "there is no card in it", where=source.name, do="export the address book again"
                )
            return Claims(
                source=source.name,
                digest=source.digest,
                as_of=source.date_in_name or request.as_of,
                owner=owner,
                member=False,
                files=tuple(draft.finish() for draft in drafts),
                unused=tuple(sorted(left_aside(source, files, "a file of vCards"))),
            )


def _is_cards(file: SourceFile) -> bool:
    """Tell whether the first line that is not blank begins a card."""
    if file.size == 0:
        return False
    with file.open() as stream:
        start = stream.read(4096).replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return re.match(rb"BEGIN[ \t]*:[ \t]*VCARD", start, re.IGNORECASE) is not None


class _Card:
    """The logical lines of one card that matter."""

    __slots__ = ("closed", "line", "properties", "version")

    def __init__(self, line: int) -> None:
        """Begin with none."""
        self.line = line
        self.version = ""
        self.closed = False
        self.properties: list[tuple[str, str, str]] = []

    def add(self, logical: str) -> None:
        """Keep a property that is read."""
        found = _PROPERTY.fullmatch(logical) if len(logical) < _MOST_CHARACTERS else None
        if found is None:
            return
        name, parameters, value = found[1].upper(), found[2], found[3]
        if name == "VERSION":
            self.version = self.version or value.strip()[:5]
        elif name in _READ:
            self.properties.append((name, parameters, value))


def _cards(text: str) -> Iterator[_Card]:
    """Split a text into cards, with the physical line on which each begins."""
    card: _Card | None = None
    depth = 0
    pending: list[str] = []

    def flush() -> None:
        if card is not None and depth == 1 and pending:
            card.add("".join(pending))
        pending.clear()

    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        frame = _FRAME(line)
        if frame and frame[1].upper() == "BEGIN":
            flush()
            if card is not None and depth == 1 and not _inside_agent(card):
                yield card  # the one before was never closed
                card, depth = None, 0
            if card is None:
                card, depth = _Card(number), 1
            else:
                depth += 1
        elif frame:
            flush()
            depth -= 1
            if depth <= 0 and card is not None:
                card.closed = True
                yield card
                card, depth = None, 0
        elif pending and _soft(pending):
            pending[-1] = pending[-1][:-1]
            pending.append(line)
        elif line[:1] in (" ", "\t") and pending:
            pending.append(line[1:])
        else:
            flush()
            if card is not None and line.strip():
                if line.upper().startswith("AGENT") and line.rstrip().endswith(":"):
                    card.properties.append(("AGENT", "", ""))
                pending.append(line)
    flush()
    if card is not None:
        yield card


def _inside_agent(card: _Card) -> bool:
    """Tell whether the card inside a card is its agent's, as version 2.1 writes them."""
    return bool(card.properties) and card.properties[-1][0] == "AGENT"


def _soft(pending: list[str]) -> bool:
    """Tell whether a quoted-printable value goes on in the next line."""
    return pending[-1].endswith("=") and _QUOTED.search(pending[0].partition(":")[0]) is not None


def _entry(card: _Card) -> Entry | str:
    """Read one card, or say why it is nobody."""
    if not card.closed:
        return "the card is not closed"
    values = _values(card.properties)
    kind = {
        *map(str.casefold, values.get("KIND", ())),
        *map(str.casefold, values.get("X-ADDRESSBOOKSERVER-KIND", ())),
    }
    if kind & {"group", "location", "device"}:
        return "a group, not a person"
    if "org" in kind or "company" in map(str.casefold, values.get("X-ABSHOWAS", ())):
        return "a company, not a person"
    addresses = [
        value
        for name in ("URL", "X-SOCIALPROFILE", "SOCIALPROFILE", "X-LINKEDIN", "IMPP")
        for value in values.get(name, ())
    ]
    return Entry(
        card.line,
        next(filter(None, [*values.get("FN", ()), *values.get("N", ())]), ""),
        tuple(value.removeprefix("mailto:") for value in values.get("EMAIL", ())),
        tuple(addresses),
        next(filter(None, values.get("ORG", ())), ""),
        next(filter(None, [*values.get("TITLE", ()), *values.get("ROLE", ())]), ""),
        any(values.get("TEL", ())),
    )


def _values(properties: list[tuple[str, str, str]]) -> dict[str, list[str]]:
    """Read the properties of a card through vobject; one that it cannot read has no value."""
    import vobject

    lines = [_plain(*one) for one in properties]
    try:
        component = vobject.readOne("BEGIN:VCARD\nVERSION:3.0\n" + "".join(lines) + "END:VCARD\n")
    except Exception:  # noqa: BLE001  (vobject raises whatever it meets)
        if len(properties) < 2:
            return {}
        # One by one, so that only what is broken is lost.
        found: dict[str, list[str]] = {}
        for one in properties:
            for name, values in _values([one]).items():
                found.setdefault(name, []).extend(values)
        return found
    return {
        name.upper(): [_text(name, line.value) for line in lines_of if hasattr(line, "value")]
        for name, lines_of in component.contents.items()
    }


def _plain(name: str, parameters: str, value: str) -> str:
    """Write a property so that vobject reads it: in version 3.0, without parameters, on one line."""
    if _QUOTED.search(parameters):
        value = " ".join(_unquoted(value, parameters).split())
    value = _CONTROL.sub(" ", value)
    if name not in ("N", "ORG"):
        value = _BARE.sub(r"\\\1", value)
    return f"{name}:{value}\n"


def _text(name: str, content: object) -> str:
    """Return the text of a value: the full name of its parts, the first part of other structures."""
    if name == "n":
        parts = [getattr(content, part, "") for part in ("given", "additional", "family")]
        words = [" ".join(part) if isinstance(part, list) else str(part) for part in parts if part]
        return " ".join(" ".join(words).split())
    if isinstance(content, list):
        return str(content[0]).strip() if content else ""
    # Some programs put a backslash before colons too, which no version of the standard asks for: https\://...
    return str(content).strip().replace("\\:", ":")


def _unquoted(value: str, parameters: str) -> str:
    """Decode a quoted-printable value in its own character set, else in the one that fits."""
    raw = quopri.decodestring(value.encode("utf-8", "replace"))
    told = _CHARSET.search(parameters)
    try:
        return raw.decode(told[1] if told else "utf-8")
    except (UnicodeDecodeError, LookupError):
        return decode(raw)[0]
