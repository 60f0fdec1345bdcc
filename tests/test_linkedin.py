"""Every generation of every file of the export: samples with the claims that were checked by hand.

``python tests/test_linkedin.py`` writes the golden files anew after a change that was meant; read the difference.
"""

import csv
import io
import json
import shutil
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from row_by_row import row_by_row

from graph.claims import Claims, FileClaims
from graph.errors import ImportProblem
from importers.reading import read

SAMPLES = Path(__file__).parent / "data" / "linkedin"
OWNER = "https://www.linkedin.com/in/anna-koch-0100"

# The path inside the sample's folder; whether the user has to say whose it is.
CASES: dict[str, tuple[str, str | None]] = {
    "connections_2017": ("Connections.csv", "Anna Koch"),
    "connections_2018_03": ("Connections.csv", "Anna Koch"),
    "connections_2018_11": ("Connections.csv", OWNER),
    "connections_2021_06": ("Connections.csv", OWNER),
    "connections_2023_07": ("Connections.csv", OWNER),
    "connections_excel": ("Connections.csv", OWNER),
    "connections_blank_lines": ("Connections.csv", OWNER),
    "archive": ("Complete_LinkedInDataExport_02-09-2026", None),
    "messages_2018": ("Messages.csv", None),
    "messages_2021": ("messages.csv", None),
    "messages_2026": ("messages.csv", None),
    "invitations_to_2023": ("Invitations.csv", None),
    "invitations_2023_07": ("Invitations.csv", None),
    "invitations_2023_10": ("Invitations.csv", None),
    "contacts_2018": ("Imported Contacts.csv", OWNER),
    "contacts_2022": ("Contacts.csv", OWNER),
}


def sample(case: str) -> Claims:
    inside, owner = CASES[case]
    return row_by_row(read(SAMPLES / case / inside, owner=owner))


def plain(value: Any) -> Any:
    """Values as JSON keeps them; what is empty is left out, so that a golden file shows what is said."""
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        value = value._asdict()
    if isinstance(value, dict):
        return {
            key: plain(item)
            for key, item in value.items()
            if item not in (None, "", (), []) and (item is not False or key == "outgoing")
        }
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return getattr(value, "word", getattr(value, "name", value)) if hasattr(value, "value") else value


def document(claims: Claims) -> dict[str, Any]:
    files = list(claims.files)
    return {
        "source": claims.source,
        "as_of": plain(claims.as_of),
        "owner": plain(asdict(claims.owner)) if claims.owner else None,
        "files": [
            plain(
                {
                    name: getattr(file, name)
                    for name in FileClaims.__slots__
                    if name not in ("mentions", "facts", "named", "affiliations")
                }
            )
            | {
                name: [
                    plain(claim if isinstance(claim, tuple) else asdict(claim))
                    for claim in getattr(file, name)
                ]
                for name in ("mentions", "facts", "named", "affiliations")
                if getattr(file, name)
            }
            for file in files
        ],
        "unused": [list(entry) for entry in claims.unused],
    }


def written(claims: Claims) -> str:
    def line(value: Any, depth: int) -> str:
        # One claim on one line: a difference is then one line too.
        if isinstance(value, dict) and depth < 3:
            inner = ",\n".join(
                f"{'  ' * (depth + 1)}{json.dumps(key)}: {line(item, depth + 1)}"
                for key, item in value.items()
            )
            return "{\n" + inner + "\n" + "  " * depth + "}"
        if isinstance(value, list) and depth < 4 and any(isinstance(item, dict | list) for item in value):
            inner = ",\n".join("  " * (depth + 1) + line(item, depth + 1) for item in value)
            return "[\n" + inner + "\n" + "  " * depth + "]"
        return json.dumps(value, ensure_ascii=False)

    return line(document(claims), 0) + "\n"


@pytest.mark.parametrize("case", sorted(CASES))
def test_sample_says_what_its_golden_file_holds(case: str) -> None:
    golden = (SAMPLES / f"{case}.json").read_text(encoding="utf-8")
    assert json.loads(written(sample(case))) == json.loads(golden)


def accounted(file: FileClaims) -> int:
    """Rows that are skipped or repeats, and rows that a claim counts."""
    lines = {mention.line for mention in file.mentions}
    lines |= {own.line for own in file.affiliations}
    counted = {fact.line for fact in file.facts} | {fact.line for fact in file.named} | lines
    return len(counted) + len(file.skips) + len(file.repeats)


@pytest.mark.parametrize("case", sorted(CASES))
def test_account_adds_up(case: str) -> None:
    for file in sample(case).files:
        skipped = {line for line, _ in file.skips}
        claimed = {
            claim.line
            for claims in (file.mentions, file.facts, file.named, file.affiliations)
            for claim in claims
        }
        assert not skipped & claimed
        assert not skipped & set(file.repeats)
        assert not claimed & set(file.repeats)
        assert len(skipped) == len(file.skips)
        if file.kind in ("messages", "endorsements_received", "endorsements_given"):
            # Rows of one day are counted together.
            assert accounted(file) <= file.rows
        else:
            assert accounted(file) == file.rows


def test_no_text_and_no_address_of_a_message_or_mail_is_kept() -> None:
    kept = json.dumps(document(sample("archive")), ensure_ascii=False)
    for secret in ("talk", "See you", "anybody there", "Met at the fair", "great", "@", "+49"):
        assert secret not in kept


@pytest.mark.parametrize(
    ("rows", "complete"),
    [
        (["Ada,Lovelace,,,,,07 Jun 2022", ",,,,,,07 Jun 2022"], True),
        (["Ada,Lovelace,,,,,07 Jun 2022", "Bob,Broken,,,,,77 Foo 2022"], False),
        (["Ada,Lovelace,,,,,07 Jun 2022", "Bob,Broken,,,,,07 Jun 2022,more"], False),
        ([",,,,,,07 Jun 2022"], False),
    ],
)
def test_list_with_an_unreadable_row_ends_no_tie(tmp_path: Path, rows: list[str], complete: bool) -> None:
    path = tmp_path / "Connections.csv"
    header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    path.write_text("\n".join([header, *rows]), encoding="utf-8")
    (file,) = read(path, owner=OWNER).files
    assert file.full_list == complete


CELLS = st.sampled_from(
    ["", " ", "Ada", "Zoë", "LinkedIn Member", "https://www.linkedin.com/in/", "https://www.linkedin.com/in/zo%C3%AB",
     "https://www.linkedin.com/in/ada-1", "https://www.linkedin.com/in/zoë", "http://de.linkedin.com/in/Ada-1/?x",
     "li:ada", "a@b.example", "07 Jun 2022", "6/7/22", "17.09.2021", "never", "a\nb", 'a "b"', "x,y", "\x00", "=1+1"]
)  # fmt: skip


@given(st.lists(st.lists(CELLS, min_size=5, max_size=8), max_size=12))
def test_every_row_of_a_list_is_kept_or_named(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    path = tmp_path_factory.mktemp("list") / "Connections.csv"
    text = io.StringIO()
    header = ["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"]
    csv.writer(text, lineterminator="\n").writerows([header, *rows])
    path.write_text(text.getvalue(), encoding="utf-8")
    try:
        (file,) = row_by_row(read(path, owner=OWNER)).files
    except ImportProblem:
        assert not any(any(cell.strip() for cell in row) for row in rows)
        return
    assert len(file.mentions) + len(file.skips) == file.rows
    assert [mention.line for mention in file.mentions] == [fact.line for fact in file.facts]
    assert [mention.id for mention in file.mentions] == [fact.b for fact in file.facts]
    for mention in file.mentions:
        kind, _, rest = mention.id.partition(":")
        assert kind in ("li", "m", "n")
        assert rest


@pytest.mark.parametrize("case", sorted(CASES))
@given(data=st.data())
@settings(max_examples=25)
def test_damaged_bytes_are_read_or_refused(
    case: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    inside, owner = CASES[case]
    source = SAMPLES / case / inside
    folder = tmp_path_factory.mktemp("damaged")
    target = folder / source.name
    if source.is_dir():
        shutil.copytree(source, target)
        victim = data.draw(st.sampled_from(sorted(target.rglob("*.csv"))))
    else:
        shutil.copy(source, target)
        victim = target
    content = bytearray(victim.read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, max(0, len(content) - 1)))
        match data.draw(st.sampled_from(["flip", "cut", "drop", "double"])):
            case "flip" if content:
                content[at] = data.draw(st.integers(0, 255))
            case "cut":
                del content[at:]
            case "drop":
                del content[at : at + 40]
            case _:
                content[at:at] = content[at : at + 200]
    victim.write_bytes(content)
    refused = ""
    files: list[FileClaims] = []
    try:
        files = list(read(target, owner=owner).files)
    except ImportProblem as problem:
        refused = str(problem)
    assert "\n" not in refused
    assert bool(refused) != bool(files)
    for file in files:
        assert accounted(file) <= file.rows


if __name__ == "__main__":
    for name in CASES:
        (SAMPLES / f"{name}.json").write_text(written(sample(name)), encoding="utf-8")
