"""Import damaged files by the ten thousand: each is refused in one line or accounted for, and nothing else happens.

    python -m benchmarks.fuzz_imports [--cases 20000] [--seed 1]

Seeds are the samples of the tests and invented exports of several members. They are mutated (bytes flipped, lines cut
or repeated, columns shuffled, encodings mixed, separators changed) and packed (lone files, folders, ZIPs in ZIPs, bombs,
names that point outside), then read and taken into a store. A case passes when it ends in an ImportProblem of one
printable line, or in an account in which every file adds up; when the store holds nothing of a refused case and, in
every twentieth, exactly its former self after the import was taken back. The same seed gives the same cases.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import io
import random
import resource
import shutil
import sys
import tempfile
import time
import traceback
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

from benchmarks.networks import write_ties_list
from cli.fiction import write_exports
from graph.errors import ImportProblem
from graph.intake import take_in, undo
from graph.model import ImportAccount
from graph.store import GraphStore, open_store
from importers.reading import read

SAMPLES = Path(__file__).parent.parent / "tests" / "data"
OWNER = "https://www.linkedin.com/in/anna-koch-0100"
MOST_BYTES = 200_000
"""Longer seeds are cut, so that a case takes milliseconds."""
LONGEST_BYTES = 4_000_000
"""No file grows beyond this by mutations; what is larger is a bomb, and made as one."""
MOST_MEMORY = 500
"""MiB that no case may need more than."""

_OTHERS: dict[str, bytes] = {
    "contacts.vcf": (
        b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada Lovelace\r\nN:Lovelace;Ada;;;\r\nORG:Engines;Lab\r\n"
        b"EMAIL;TYPE=work:ada@example.org\r\nitem1.URL:https://www.linkedin.com/in/ada-lovelace-0001\r\n"
        b"NOTE:folded\r\n  line\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:2.1\r\n"
        b"FN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Zo=C3=AB Brandt\r\nEND:VCARD\r\n"
    ),
    "mail.mbox": (
        b"From ada@example.org Mon Jan  5 09:00:00 2026\nFrom: Ada <ada@example.org>\nTo: Bob <bob@example.org>\n"
        b"Date: Mon, 5 Jan 2026 09:00:00 +0000\nMessage-ID: <1@example.org>\nSubject: hello\n\nbody\n\n"
        b"From bob@example.org Tue Jan  6 09:00:00 2026\nFrom: =?utf-8?q?Bob_B=C3=A9?= <bob@example.org>\n"
        b"To: ada@example.org, cy@example.org\nDate: Tue, 6 Jan 2026 09:00:00 +0100\n\nbody\n"
    ),
    "calendar.ics": (
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\nBEGIN:VEVENT\r\nUID:1@example.org\r\n"
        b"DTSTAMP:20260105T090000Z\r\nDTSTART:20260105T090000Z\r\nDTEND:20260105T093000Z\r\n"
        b"ORGANIZER;CN=Ada:mailto:ada@example.org\r\nATTENDEE;CN=Bob;PARTSTAT=ACCEPTED:mailto:bob@example.org\r\n"
        b"RRULE:FREQ=WEEKLY;COUNT=3\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    ),
    "snapshot.json": (
        b'{"elements": [{"snapshotDomain": "CONNECTIONS", "snapshotData": [{"First Name": "Ada", "Last Name": "Lovelace",'
        b' "URL": "https://www.linkedin.com/in/ada-lovelace-0001", "Connected On": "07 Jun 2022", "Company": "Engines",'
        b' "Position": "Poet", "Email Address": ""}]}, {"snapshotDomain": "PROFILE", "snapshotData": [{"First Name":'
        b' "Anna", "Last Name": "Koch", "Headline": "x"}]}]}'
    ),
    "ties.csv": (
        b"person_a,person_b,url_a,url_b,since,kind\nAda Lovelace,Bob Bee,https://www.linkedin.com/in/ada-lovelace-0001,,"
        b"2020-01-05,school\nCy Coe,Ada Lovelace,,https://www.linkedin.com/in/ada-lovelace-0001,2019,\nBob Bee,Cy Coe,,,,\n"
    ),
    "google.csv": (
        b"First Name,Middle Name,Last Name,Organization Name,Organization Title,Notes,Labels,E-mail 1 - Label,"
        b"E-mail 1 - Value,Phone 1 - Value,Website 1 - Value\nAda,,Lovelace,Engines,Poet,,* myContacts,* Work,"
        b"ada@example.org ::: al@example.org,+44 20 7946 0000,https://www.linkedin.com/in/ada-lovelace-0001\n"
    ),
    "outlook.csv": (
        "Anrede,Vorname,Weitere Vornamen,Nachname,Suffix,Firma,Position,E-Mail-Adresse\n"
        ",Zoë,,Brandt,,Münster AG,Ärztin,zoe@example.org\n"
    ).encode("cp1252"),
    "leads.csv": (
        "\ufeffpublic_id;profile_url;full_name;current_company;mutual_count;mutual_first_fullname;mutual_second_fullname\n"
        "cy-0003;https://www.linkedin.com/in/cy-0003;Cy Coe;Engines;2;Ada Lovelace;Bob Bee\n"
    ).encode(),
    "log.csv": b"time,sender,recipients\n2026-01-05 09:00:00,ada,bob;cy\n2026-01-06 09:00:00,bob,ada\n",
}

_PIECES = (
    b",",
    b";",
    b"\t",
    b'"',
    b'""',
    b"\n",
    b"\r",
    b"\r\n",
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xe4",
    b"\xf0\x9f\x9a\x80",
    b"=cmd|' /C calc'!A0",
    b"LinkedIn Member",
    b"https://www.linkedin.com/in/",
    b"https://www.linkedin.com/in/%FF%00",
    b"99999999999999999999",
    b"31 Feb 2020",
    b"1/1/00, 0:00 AM",
    b"urn:li:member:1",
    b"a" * 5000,
    b"\xe2\x80\xae",
    "ﷺ".encode(),
    "𝔸𝕕𝕒".encode(),
    b"-1",
    b"0000-00-00",
    b"\x1b[2J",
    b"%s%n{0}",
    b"From ",
    b"BEGIN:VCARD",
    b"END:VEVENT",
)


def seeds(folder: Path) -> list[tuple[str, dict[str, bytes]]]:
    """Return ``(what, files)`` of everything that is mutated; several files are an archive."""
    found: list[tuple[str, dict[str, bytes]]] = [(name, {name: data}) for name, data in _OTHERS.items()]
    for path in sorted(SAMPLES.rglob("*")):
        if (
            path.is_file()
            and path.suffix in (".csv", ".vcf", ".ics", ".mbox", ".txt")
            and "drafts" not in path.parts
        ):
            found += [(path.name, {path.name: path.read_bytes()[:MOST_BYTES]})]
    archive = SAMPLES / "linkedin" / "archive"
    found.append(
        (
            "archive",
            {
                p.relative_to(archive).as_posix(): p.read_bytes()
                for p in sorted(archive.rglob("*"))
                if p.is_file()
            },
        )
    )
    for export in write_exports(folder / "fiction", seed=1, today=date(2026, 11, 23)).exports:
        if export.path.is_file():
            with zipfile.ZipFile(export.path) as packed:
                files = {name: packed.read(name)[:20_000] for name in packed.namelist()}
        else:
            places = [path for path in sorted(export.path.rglob("*")) if path.is_file()]
            files = {path.relative_to(export.path).as_posix(): path.read_bytes()[:20_000] for path in places}
        found.append((export.path.name, files))
    long = write_ties_list(folder / "long.csv", 1000, 5000)
    found.append(("long.csv", {"long.csv": long.read_bytes()}))
    return found


# --- mutations of bytes -----------------------------------------------------------------------------------------------


def _flip(data: bytes, chance: random.Random) -> bytes:
    """Change single bytes."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 30)) if changed else 0):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(data: bytes, chance: random.Random) -> bytes:
    """End anywhere, or begin anywhere."""
    at = chance.randrange(len(data) + 1)
    return data[:at] if chance.random() < 0.7 else data[at:]


def _lines(data: bytes, chance: random.Random) -> bytes:
    """Lose, repeat, swap or break lines."""
    lines = data.splitlines(keepends=True)
    for _ in range(chance.choice((1, 2, 8)) if lines else 0):
        at = chance.randrange(len(lines))
        match chance.randrange(4):
            case 0:
                lines[at] = b""
            case 1:
                lines[at] *= min(chance.choice((2, 3, 50)), 1 + LONGEST_BYTES // (len(lines[at]) + 1))
            case 2:
                other = chance.randrange(len(lines))
                lines[at], lines[other] = lines[other], lines[at]
            case _:
                cut = chance.randrange(len(lines[at]) + 1)
                lines[at] = lines[at][:cut] + chance.choice((b"\n", b"\r\n", b"")) + lines[at][cut:]
    return b"".join(lines)


def _columns(data: bytes, chance: random.Random) -> bytes:
    """Shuffle, lose or repeat columns, line by line and blind to quotes, as careless scripts do."""
    lines = data.split(b"\n")
    width = max((line.count(b",") + 1 for line in lines), default=1)
    order = (
        [chance.randrange(width) for _ in range(width)]
        if chance.random() < 0.3
        else chance.sample(range(width), width)
    )
    if chance.random() < 0.3:
        order = order[: chance.randrange(1, width + 1)]
    moved = []
    for line in lines:
        cells = line.split(b",")
        moved.append(b",".join(cells[at] for at in order if at < len(cells)) if len(cells) > 1 else line)
    return b"\n".join(moved)


def _encoding(data: bytes, chance: random.Random) -> bytes:
    """Write all or a part in another encoding."""
    codec = chance.choice(("cp1252", "utf-16", "utf-16-be", "utf-8-sig", "latin-1", "shift_jis", "utf-32"))
    at = chance.choice((0, chance.randrange(len(data) + 1)))
    return data[:at] + data[at:].decode("utf-8", "replace").encode(codec, "replace")


def _separator(data: bytes, chance: random.Random) -> bytes:
    """Change separators and line ends."""
    start = chance.choice((b"", b"sep=;\r\n", b"\xef\xbb\xbf", b"\n\n", b"Notes:\n"))
    return start + data.replace(b",", chance.choice((b";", b"\t", b"|", b","))).replace(
        b"\n", chance.choice((b"\r\n", b"\r", b"\n", b"\n\n"))
    )


def _insert(data: bytes, chance: random.Random) -> bytes:
    """Put nasty pieces anywhere."""
    for _ in range(chance.choice((1, 2, 10))):
        at = chance.randrange(len(data) + 1)
        data = data[:at] + chance.choice(_PIECES) + data[at:]
    return data


MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flip, _cut, _lines, _columns, _encoding, _separator, _insert,
)  # fmt: skip


def mutate(data: bytes, chance: random.Random) -> bytes:
    """Return damaged bytes; one time in eight they stay whole."""
    for _ in range(chance.choice((0, 1, 1, 1, 1, 2, 2, 4))):
        data = chance.choice(MUTATIONS)(data, chance)[:LONGEST_BYTES]
    return data


# --- packing ----------------------------------------------------------------------------------------------------------


def _zipped(files: dict[str, bytes]) -> bytes:
    """Pack files; two of one name are allowed."""
    target = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name, data in files.items():
                archive.writestr(name, data)
    return target.getvalue()


def _renamed(files: dict[str, bytes], chance: random.Random) -> dict[str, bytes]:
    """Give some files names that point outside, are hidden, repeat, or say something else."""
    result = {}
    for name, data in files.items():
        last = name.rsplit("/", 1)[-1]
        odd = (
            f"../../{last}", f"/etc/{last}", f"C:\\{last}", f"a/../{name}", f"__MACOSX/._{last}", f".{last}",
            f"top/{name}", f"{'d/' * 20}{last}", last.upper(), last.replace(".csv", "_1.csv"), last + ".gz",
            last.replace(".csv", " (1).csv"), "\x1b[31m" + last, last + "\x00x", "d/", "Connections.csv",
        )  # fmt: skip
        result[chance.choice(odd) if chance.random() < 0.2 else name] = data
    return result


def _bomb(chance: random.Random) -> dict[str, bytes]:
    """Return something that unpacks to far more than it is."""
    row = b"Ada,Lovelace,https://www.linkedin.com/in/ada-lovelace-0001,,Engines,Poet,07 Jun 2022\n"
    match chance.randrange(3):
        case 0:
            return {"Connections.csv": b"First Name,Last Name,Connected On\n" + b"," * 20_000_000}
        case 1:
            return {f"{number}.csv": b"x" for number in range(20_500)}
        case _:
            return {
                "Connections.csv": b"First Name,Last Name,Connected On\n" + row * 100,
                "b.zip": _zipped({"c": bytes(30_000_000)}),
            }


def write_case(folder: Path, files: dict[str, bytes], chance: random.Random) -> Path:
    """Write one case and return its path."""
    files = (
        {name: mutate(data, chance) for name, data in files.items()}
        if chance.random() < 0.95
        else dict(files)
    )
    form = chance.random()
    if len(files) == 1 and form < 0.75:
        ((name, data),) = files.items()
        if chance.random() < 0.05:
            name, data = name + ".gz", gzip.compress(data, 1)
        path = folder / name
        path.write_bytes(mutate(data, chance) if name.endswith(".gz") else data)
        return path
    if form < 0.15:
        top = folder / "Basic_LinkedInDataExport_01-05-2026.zip"
        for name, data in files.items():
            (top / name).parent.mkdir(parents=True, exist_ok=True)
            (top / name).write_bytes(data)
        return top
    if chance.random() < 0.01:
        files = _bomb(chance)
    packed = _zipped(_renamed(files, chance) if chance.random() < 0.5 else files)
    for _ in range(chance.choice((0, 0, 0, 0, 1, 2, 3))):
        inside = {"inner.zip": packed}
        if chance.random() < 0.3:
            inside["beside.txt"] = b"x"
        packed = _zipped(inside)
    if chance.random() < 0.4:
        packed = chance.choice((_flip, _cut, _insert))(packed, chance)
    path = folder / chance.choice(
        ("export.zip", "Basic_LinkedInDataExport_01-05-2026.zip.zip", "export", "export.csv")
    )
    path.write_bytes(packed)
    return path


# --- what must hold ---------------------------------------------------------------------------------------------------


class _Abandoned(Exception):
    """Ends the transaction of a case."""


def contents(store: GraphStore) -> tuple[object, ...]:
    """Return everything a store holds that an import could leave behind."""
    people = sorted(store.scan_people())
    keys = [row.key for row in people]
    return (
        people,
        sorted(store.evidence_of(keys)),
        list(store.mentions(keys)),
        sorted(store.named_of([*keys, keys[0].__class__(0)]), key=repr),
        store.affiliations(),
        sorted(store.tally_histories(keys).items()),
        [row for row in store.imports() if not row.account.undone],
    )


def check(account: ImportAccount) -> None:
    """Check that every row is accounted for."""
    for file in account.files:
        assert file.rows == file.kept + file.merged + file.skipped, f"{file.kind}: the rows do not add up"
        assert min(file.kept, file.merged, file.new_people, file.new_ties, file.changed) >= 0, (
            f"{file.kind}: below 0"
        )
        assert file.skipped == len(file.skips), f"{file.kind}: skips without a line"
        assert all(line >= 1 and reason for line, reason in file.skips), (
            f"{file.kind}: a skip without a line or reason"
        )


def run_case(store: GraphStore, path: Path, chance: random.Random, *, keep: bool) -> str:
    """Run one case; return how it ended."""
    owner = OWNER if chance.random() < 0.9 else None
    full = chance.random() < 0.5
    try:
        if keep:
            before = contents(store)
            account = take_in(store, read(path, owner=owner, full=full))
            check(account)
            if account.repeats is None:
                undo(store, account.id)
            assert contents(store) == before, "taking it back left something"
            return "taken in and back"
        with store.transaction():
            check(take_in(store, read(path, owner=owner, full=full, mine=lambda _: chance.random() < 0.5)))
            raise _Abandoned
    except _Abandoned:
        return "taken in"
    except ImportProblem as problem:
        text = str(problem)
        assert text.isprintable(), "a message with control characters"
        return "refused"


def main() -> None:
    """Run as many cases as asked for; print what was found."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--first", type=int, default=0, help="the number of the first case, to repeat one")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    warnings.simplefilter("error")
    ends: Counter[str] = Counter()
    found: Counter[str] = Counter()
    began = time.process_time()
    slowest = (0.0, 0)
    largest = (0, 0)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        known = seeds(folder)
        store = open_store("sqlite://")
        take_in(store, read(SAMPLES / "linkedin" / "archive" / "Complete_LinkedInDataExport_02-09-2026"))
        base = contents(store)
        at_rest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        for number in range(arguments.first, arguments.first + arguments.cases):
            chance = random.Random(f"{arguments.seed}:{number}")
            case = folder / "case"
            shutil.rmtree(case, ignore_errors=True)
            case.mkdir()
            what, files = chance.choice(known)
            path = write_case(case, files, chance)
            start = time.process_time()
            try:
                ends[run_case(store, path, chance, keep=number % 20 == 0)] += 1
                if number % 500 == 0:
                    assert contents(store)[:-1] == base[:-1], "an abandoned case left something"
            except Exception as error:  # noqa: BLE001 - whatever comes out is a finding
                place = traceback.extract_tb(error.__traceback__)[-1]
                key = (
                    f"{type(error).__name__} at {Path(place.filename).name}:{place.lineno}: {str(error)[:90]}"
                )
                found[key] += 1
                if found[key] == 1:
                    print(f"case {number} ({what}): {key}", flush=True)
                    kept = Path(tempfile.gettempdir()) / f"fuzz-{number}"
                    shutil.rmtree(kept, ignore_errors=True)
                    shutil.copytree(case, kept, symlinks=True)
            slowest = max(slowest, (time.process_time() - start, number))
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            if peak > largest[0]:
                largest = peak, number
            if number % 200 == 0:
                gc.collect()
    seconds = time.process_time() - began
    print(
        f"{arguments.cases} cases in {seconds:.0f} s: "
        + ", ".join(f"{count} {end}" for end, count in sorted(ends.items()))
    )
    print(f"  memory {largest[0]} MiB at most, in case {largest[1]} ({at_rest} MiB before the first)")
    print(f"  slowest case {slowest[1]}: {slowest[0]:.2f} s")
    for key, count in found.most_common():
        print(f"  {count} x {key}")
    if found or largest[0] > MOST_MEMORY:
        sys.exit(1)


if __name__ == "__main__":
    main()
