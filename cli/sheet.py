"""The sheet for a conversation, for the terminal, as Markdown and as an HTML page to print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from cli.documents import Document, person_document
from cli.terminal import clean, listed, name_of, plural, title_of, wrap
from outreach.meetings import Fact, Sheet
from outreach.questions import TOPICS

LINES = 4
"""Empty lines for notes under each question (assumption: a page holds eight questions)."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the sheet.

    Attributes:
        title: Its heading.
        lines: What stands in it; each is one item.
        notes: Whether there is room to write under each.
    """

    title: str
    lines: tuple[str, ...]
    notes: bool = False


def heading(sheet: Sheet) -> str:
    """Return the heading of a sheet."""
    return f"Conversation with {title_of(sheet.target)}"


def when(sheet: Sheet) -> str:
    """Say when and where."""
    if sheet.at is None or sheet.until is None:
        return f"No time is fixed yet; {sheet.minutes} minutes are asked for (E09)."
    place = f", {clean(sheet.place)}" if sheet.place else ""
    return f"{sheet.at:%Y-%m-%d %H:%M} to {sheet.until:%H:%M}{place}; end on time (E34)."


def parts(sheet: Sheet) -> list[Part]:
    """Return what stands on a sheet, in the order of reading."""
    found = [
        Part("Purpose (E02)", (clean(sheet.purpose) or "Not said yet: intrograph profile set purpose …",)),
        Part("Who they are (E20)", _facts(sheet.who)),
    ]
    if sheet.shared:
        found.append(Part("What you share (E12)", _facts(sheet.shared)))
    found.append(
        Part("What the connector says (E21)", _facts(sheet.view) or ("Nothing yet: ask before you meet.",))
    )
    asked = tuple(f"{clean(each.text)} [{each.id}, {TOPICS[each.topic]}]" for each in sheet.questions)
    few = len(sheet.questions) < sheet.fewest
    more = (
        (f"Only {plural(len(asked), 'question')} that nobody there has heard before; add your own (E22).",)
        if few
        else ()
    )
    found.append(Part("Questions (E22, E23)", (*asked, *more)))
    if sheet.pitch:
        minutes, seconds = divmod(sheet.pitch_seconds, 60)
        long = sheet.pitch_seconds > sheet.pitch_limit * 60
        note = f"; longer than {plural(sheet.pitch_limit, 'minute')}, shorten it" if long else ""
        found.append(
            Part(f"Who you are, {minutes}:{seconds:02} minutes aloud{note} (E27)", (clean(sheet.pitch),))
        )
    else:
        found.append(Part("Who you are (E27)", ("Not said yet: intrograph profile set pitch …",)))
    found.append(Part("They may ask you (E28)", sheet.practise))
    found.append(Part("You promised (E06)", tuple(f"{text} ({rule})" for rule, text in sheet.promises)))
    found.append(Part("Think of", tuple(f"{clean(text)} ({rule})" for rule, text in sheet.checklist)))
    if sheet.useful:
        people = listed([title_of(person) for person in sheet.useful])
        found.append(
            Part("Perhaps useful to them (E37)", (f"{people}: people you know who do similar work.",))
        )
    if sheet.gifts:
        found.append(
            Part(
                "Given and received (E37)",
                tuple(
                    f"{each.on}: {'given' if each.given else 'received'}: {clean(each.text)}"
                    for each in sheet.gifts
                ),
            )
        )
    found.append(Part("Notes (E32)", tuple(clean(each.text) for each in sheet.questions), notes=True))
    return found


def _facts(facts: Sequence[Fact]) -> tuple[str, ...]:
    """Return facts with their sources."""
    return tuple(
        f"{clean(each.text)} ({'; '.join(map(clean, each.sources[:2]))})"
        if each.sources
        else clean(each.text)
        for each in facts
    )


def text_lines(sheet: Sheet) -> Iterator[str]:
    """Yield a sheet for the terminal."""
    yield from wrap(heading(sheet))
    yield from wrap(when(sheet))
    for part in parts(sheet):
        if part.notes:
            continue
        yield ""
        yield part.title
        for line in part.lines:
            yield from wrap(line, first="  - ")


def markdown(sheet: Sheet) -> str:
    """Return a sheet as Markdown, with room for notes."""
    from cli.report_markdown import escaped

    lines = [f"# {escaped(heading(sheet))}", "", escaped(when(sheet))]
    for part in parts(sheet):
        lines += ["", f"## {escaped(part.title)}", ""]
        for line in part.lines:
            lines.append(f"- {escaped(line)}")
            if part.notes:
                lines += [""] + ["  \\_" * 20, ""] * 2
    return "\n".join(lines) + "\n"


_STYLE = (
    "body{font:16px/1.5 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}"
    "h1{font-size:1.5rem;line-height:1.25}h2{font-size:1.05rem;margin:1.5rem 0 .3rem}"
    "ul{margin:.2rem 0;padding-left:1.2rem}"
    "li{margin:.2rem 0;overflow-wrap:anywhere}.line{border-bottom:1px solid #767676;height:1.7rem}"
    "@media print{body{margin:0;max-width:none}h2{break-after:avoid}li{break-inside:avoid}.notes{break-before:page}}"
)


def html(sheet: Sheet) -> str:
    """Return a sheet as one HTML page without anything from outside."""
    body = [f"<h1>{escape(heading(sheet))}</h1>", f"<p>{escape(when(sheet))}</p>"]
    for part in parts(sheet):
        body.append(f"<section{' class=notes' if part.notes else ''}><h2>{escape(part.title)}</h2><ul>")
        room = '<div class="line"></div>' * LINES if part.notes else ""
        body += [f"<li>{escape(line)}{room}</li>" for line in part.lines]
        body.append("</ul></section>")
    title = escape(f"Conversation with {name_of(sheet.target)}")
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{_STYLE}</style></head><body><main>\n"
        + "\n".join(body)
        + "\n</main></body></html>\n"
    )


def sheet_document(sheet: Sheet) -> Document:
    """Return a sheet."""

    def facts(some: Sequence[Fact]) -> list[Document]:
        """Return facts with their sources."""
        return [{"text": each.text, "sources": list(each.sources)} for each in some]

    return {
        "ask": sheet.ask,
        "target": person_document(sheet.target),
        "state": sheet.state.value,
        "at": sheet.at.isoformat() if sheet.at is not None else None,
        "until": sheet.until.isoformat() if sheet.until is not None else None,
        "minutes": sheet.minutes,
        "place": sheet.place,
        "purpose": sheet.purpose,
        "who": facts(sheet.who),
        "shared": facts(sheet.shared),
        "view": facts(sheet.view),
        "questions": [
            {"id": each.id, "topic": TOPICS[each.topic], "text": each.text} for each in sheet.questions
        ],
        "pitch": {"text": sheet.pitch, "seconds": sheet.pitch_seconds, "limit": sheet.pitch_limit * 60},
        "practise": list(sheet.practise),
        "promises": [{"rule": rule, "text": text} for rule, text in sheet.promises],
        "checklist": [{"rule": rule, "text": text} for rule, text in sheet.checklist],
        "useful": [person_document(person) for person in sheet.useful],
        "gifts": [
            {"on": each.on.isoformat(), "given": each.given, "text": each.text} for each in sheet.gifts
        ],
    }
